package io.bordereau.signing.keys;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** Signatures that somebody else made for us, in whatever form they come, checked before they are used. */
public final class RawSignatures {
  private RawSignatures() {}

  /**
   * The signature as {@link SigningKey#sign} gives it, when it is one over these bytes by this certificate's key.
   *
   * @param signature ECDSA may come as a sequence in DER, or as r and s side by side (IEEE P1363), as tokens and services give it
   * @param who made it, for the words
   * @throws SigningFailed when it is none
   */
  public static byte[] verified(SignatureAlgorithm algorithm, X509Certificate certificate, byte[] signed, byte[] signature, String who) throws SigningFailed {
    if (holds(algorithm, certificate, signed, signature)) {
      return signature;
    }
    if (!algorithm.rsa() && signature.length % 2 == 0 && signature.length > 0) {
      byte[] sequence = sequence(signature);
      if (holds(algorithm, certificate, signed, sequence)) {
        return sequence;
      }
    }
    throw new SigningFailed(who + " gave a signature that the certificate of " + certificate.getSubjectX500Principal() + " does not verify", false);
  }

  private static boolean holds(SignatureAlgorithm algorithm, X509Certificate certificate, byte[] signed, byte[] signature) {
    try {
      Signature check = algorithm.start(null);
      check.initVerify(certificate.getPublicKey());
      check.update(signed);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static byte[] sequence(byte[] plain) {
    int half = plain.length / 2;
    BigInteger r = new BigInteger(1, Arrays.copyOf(plain, half));
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(plain, half, plain.length));
    try {
      return new DERSequence(new ASN1Integer[] {new ASN1Integer(r), new ASN1Integer(s)}).getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
  }

  /** The parameters of RSASSA-PSS in DER (RFC 4055 3.1). */
  public static byte[] pssParameters(SignatureAlgorithm algorithm) {
    var digest = new AlgorithmIdentifier(switch (algorithm.digest()) {
      case SHA384 -> NISTObjectIdentifiers.id_sha384;
      case SHA512 -> NISTObjectIdentifiers.id_sha512;
      case MD5, SHA1, SHA256 -> NISTObjectIdentifiers.id_sha256;
    }, DERNull.INSTANCE);
    try {
      return new RSASSAPSSparams(digest, new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, digest), new ASN1Integer(algorithm.digest().start().getDigestLength()),
          RSASSAPSSparams.DEFAULT_TRAILER_FIELD).getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
  }
}
