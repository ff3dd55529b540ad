package io.bordereau.signing.keys;

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
}
