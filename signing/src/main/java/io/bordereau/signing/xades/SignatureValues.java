package io.bordereau.signing.xades;

import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.keys.SignatureAlgorithm;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/**
 * A way to sign that is known here. MAC and DSA are not: whoever can check a MAC can make one, and a key that is taken for a secret is none.
 *
 * @param uri its identifier
 * @param digest what it digests with
 * @param rsa whether its keys are of RSA, otherwise of elliptic curves
 * @param usual the same as one that the hub signs with; null for one that is only read
 */
record SignatureValues(String uri, DigestAlgorithm digest, boolean rsa, SignatureAlgorithm usual) {
  static Optional<SignatureValues> of(String uri) {
    for (SignatureAlgorithm each : SignatureAlgorithm.values()) {
      if (each.uri().equals(uri)) return Optional.of(new SignatureValues(uri, each.digest(), each.rsa(), each));
    }
    if (uri.equals(XmlNames.DS + "rsa-sha1")) return Optional.of(new SignatureValues(uri, DigestAlgorithm.SHA1, true, null));
    if (uri.equals("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1")) return Optional.of(new SignatureValues(uri, DigestAlgorithm.SHA1, false, null));
    return Optional.empty();
  }

  /** Whether a key made a value over octets; a key of another kind did not. */
  boolean holds(PublicKey key, byte[] octets, byte[] value) {
    if (rsa ? !(key instanceof RSAPublicKey) : !(key instanceof ECPublicKey)) return false;
    try {
      Signature signature = rsa ? usual == null ? Signature.getInstance("SHA1withRSA") : usual.start(null) : Signature.getInstance(digest.composed() + "withECDSAinP1363Format");
      signature.initVerify(key);
      signature.update(octets);
      return signature.verify(value);
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }
}
