package io.bordereau.signing.keys;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;
import java.util.stream.Stream;

/** How the hub signs: nothing weaker than SHA-256, RSA of 2048 to 4096 bits, the curves P-256 and P-384. */
public enum SignatureAlgorithm {
  RSA_SHA256("SHA256withRSA", DigestAlgorithm.SHA256, "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"),
  RSA_SHA384("SHA384withRSA", DigestAlgorithm.SHA384, "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384"),
  RSA_SHA512("SHA512withRSA", DigestAlgorithm.SHA512, "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512"),
  RSA_PSS_SHA256("SHA256withRSAandMGF1", DigestAlgorithm.SHA256, "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1"),
  RSA_PSS_SHA384("SHA384withRSAandMGF1", DigestAlgorithm.SHA384, "http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1"),
  RSA_PSS_SHA512("SHA512withRSAandMGF1", DigestAlgorithm.SHA512, "http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1"),
  ECDSA_SHA256("SHA256withECDSA", DigestAlgorithm.SHA256, "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"),
  ECDSA_SHA384("SHA384withECDSA", DigestAlgorithm.SHA384, "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384"),
  ECDSA_SHA512("SHA512withECDSA", DigestAlgorithm.SHA512, "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512");

  private final String bouncy;
  private final DigestAlgorithm digest;
  private final String uri;

  SignatureAlgorithm(String bouncy, DigestAlgorithm digest, String uri) {
    this.bouncy = bouncy;
    this.digest = digest;
    this.uri = uri;
  }

  /** The name by which Bouncy Castle finds its identifier (RFC 4055, RFC 5758). */
  public String bouncyName() {
    return bouncy;
  }

  /** What it digests with. */
  public DigestAlgorithm digest() {
    return digest;
  }

  /** Its identifier in XML signatures (RFC 9231). */
  public String uri() {
    return uri;
  }

  /** Whether it is of RSA. */
  public boolean rsa() {
    return bouncy.contains("RSA");
  }

  /** Whether it is of RSA with the padding PSS (RFC 8017 8.1). */
  public boolean pss() {
    return bouncy.endsWith("MGF1");
  }

  /**
   * How a key signs when nobody says otherwise: RSA to 3072 bits and P-256 with SHA-256, P-384 with SHA-384, larger RSA with SHA-512; with the padding PSS when the certificate says that
   * the key signs so alone (RFC 4055 1.2); empty for a key that signs nothing.
   */
  public static Optional<SignatureAlgorithm> of(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      int bits = rsa.getModulus().bitLength();
      if (bits < 2048 || bits > 4096) return Optional.empty();
      return Optional.of(demanded(rsa).orElse(pssOnly(key) ? bits > 3072 ? RSA_PSS_SHA512 : RSA_PSS_SHA256 : bits > 3072 ? RSA_SHA512 : RSA_SHA256));
    }
    if (key instanceof ECPublicKey ec) {
      BigInteger order = ec.getParams().getOrder();
      return order.equals(Curves.P256) ? Optional.of(ECDSA_SHA256) : order.equals(Curves.P384) ? Optional.of(ECDSA_SHA384) : Optional.empty();
    }
    return Optional.empty();
  }

  private static boolean pssOnly(PublicKey key) {
    return "RSASSA-PSS".equals(key.getAlgorithm());
  }

  /** What the parameters within the certificate demand; empty when there are none. */
  private static Optional<SignatureAlgorithm> demanded(RSAPublicKey key) {
    return key.getParams() instanceof PSSParameterSpec said ? Stream.of(values()).filter(SignatureAlgorithm::pss)
        .filter(each -> each.pssParameters().getDigestAlgorithm().equals(said.getDigestAlgorithm())).findFirst() : Optional.empty();
  }

  /** Whether a key can sign so. */
  public boolean fits(PublicKey key) {
    if (!of(key).map(usual -> usual.rsa() == rsa()).orElse(false)) return false;
    return !pssOnly(key) || pss() && (!(key instanceof RSAPublicKey rsa) || demanded(rsa).map(only -> only == this).orElse(true));
  }

  /** The same family of algorithms with another digest, which is a strong one. */
  public SignatureAlgorithm with(DigestAlgorithm other) {
    for (SignatureAlgorithm each : values()) {
      if (each.rsa() == rsa() && each.pss() == pss() && each.digest == other) {
        return each;
      }
    }
    throw new IllegalArgumentException("nothing is signed with " + other.micalg());
  }

  /**
   * A signature of the Java runtime, to be initialised by its user.
   *
   * @param provider whose; null for whoever takes the key
   */
  public Signature start(Provider provider) throws GeneralSecurityException {
    String name = pss() ? "RSASSA-PSS" : bouncy;
    Signature signature = provider == null ? Signature.getInstance(name) : Signature.getInstance(name, provider);
    if (pss()) {
      signature.setParameter(pssParameters());
    }
    return signature;
  }

  /** RFC 8017 9.1: the mask by the same digest, and a salt of its length. */
  PSSParameterSpec pssParameters() {
    MGF1ParameterSpec mask = digest == DigestAlgorithm.SHA256 ? MGF1ParameterSpec.SHA256 : digest == DigestAlgorithm.SHA384 ? MGF1ParameterSpec.SHA384 : MGF1ParameterSpec.SHA512;
    return new PSSParameterSpec(mask.getDigestAlgorithm(), "MGF1", mask, digest.start().getDigestLength(), PSSParameterSpec.TRAILER_FIELD_BC);
  }

  /** Curves are told by their order: there are several of each size. */
  private static final class Curves {
    private static final BigInteger P256 = order("secp256r1");
    private static final BigInteger P384 = order("secp384r1");

    private Curves() {}

    private static BigInteger order(String name) {
      try {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(name));
        return parameters.getParameterSpec(ECParameterSpec.class).getOrder();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java runtime has " + name, e);
      }
    }
  }
}
