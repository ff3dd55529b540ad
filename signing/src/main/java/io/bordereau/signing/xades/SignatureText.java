package io.bordereau.signing.xades;

import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.keys.SignatureAlgorithm;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;

/** Writes the parts of an XML signature: in ASCII, so that they fit into a document of any encoding, and without white space between elements. */
final class SignatureText {
  private static final Base64.Encoder BASE64 = Base64.getEncoder();

  private final StringBuilder b = new StringBuilder(4096);

  SignatureText add(String markup) {
    b.append(markup);
    return this;
  }

  SignatureText text(String text) {
    text.codePoints().forEach(c -> {
      if (c == '&' || c == '<' || c == '>' || c == '"' || c < ' ' || c > '~') b.append("&#x").append(Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT)).append(';');
      else b.append((char) c);
    });
    return this;
  }

  SignatureText element(String name, String text) {
    return add("<" + name + ">").text(text).add("</" + name + ">");
  }

  SignatureText bytes(String name, byte[] value) {
    return add("<" + name + ">" + BASE64.encodeToString(value) + "</" + name + ">");
  }

  SignatureText algorithm(String name, String uri) {
    return add("<" + name + " Algorithm=\"" + uri + "\"></" + name + ">");
  }

  SignatureText digest(DigestAlgorithm digest, byte[] value) {
    return algorithm("ds:DigestMethod", XmlNames.digestUri(digest)).bytes("ds:DigestValue", value);
  }

  /** A ds:Reference; its attributes are ours. */
  SignatureText reference(String attributes, String transform, DigestAlgorithm digest, byte[] value) {
    add("<ds:Reference" + attributes + ">");
    if (transform != null) {
      add("<ds:Transforms>").algorithm("ds:Transform", transform).add("</ds:Transforms>");
    }
    return digest(digest, value).add("</ds:Reference>");
  }

  SignatureText openSignedInfo(SignatureAlgorithm algorithm) {
    return add("<ds:SignedInfo>").algorithm("ds:CanonicalizationMethod", Canonicalization.INCLUSIVE.uri()).algorithm("ds:SignatureMethod", algorithm.uri());
  }

  SignatureText keyInfo(String id, Collection<X509Certificate> certificates) {
    add("<ds:KeyInfo" + (id == null ? "" : " Id=\"" + id + "\"") + "><ds:X509Data>");
    certificates.forEach(c -> bytes("ds:X509Certificate", encoded(c)));
    return add("</ds:X509Data></ds:KeyInfo>");
  }

  /**
   * xades:SignedProperties.
   *
   * @param object the Id of the reference whose format is described; null when none is
   */
  SignatureText signedProperties(String id, XadesProfile profile, X509Certificate signer, DigestAlgorithm digest, Instant at, String object) {
    boolean older = profile.edition() == XadesProfile.Edition.TS_101_903;
    String certificate = older ? "xades:SigningCertificate" : "xades:SigningCertificateV2";
    add("<xades:SignedProperties Id=\"" + id + "\"><xades:SignedSignatureProperties>");
    element("xades:SigningTime", at.truncatedTo(ChronoUnit.SECONDS).toString());
    add("<" + certificate + "><xades:Cert><xades:CertDigest>").digest(digest, digest.start().digest(encoded(signer))).add("</xades:CertDigest>");
    if (older) {
      add("<xades:IssuerSerial>").element("ds:X509IssuerName", signer.getIssuerX500Principal().getName())
          .element("ds:X509SerialNumber", signer.getSerialNumber().toString()).add("</xades:IssuerSerial>");
    }
    add("</xades:Cert></" + certificate + ">");
    if (profile.policy() != null) policy(profile.policy());
    if (!profile.roles().isEmpty()) {
      String role = older ? "xades:SignerRole" : "xades:SignerRoleV2";
      add("<" + role + "><xades:ClaimedRoles>");
      profile.roles().forEach(r -> element("xades:ClaimedRole", r));
      add("</xades:ClaimedRoles></" + role + ">");
    }
    add("</xades:SignedSignatureProperties>");
    if (object != null) {
      add("<xades:SignedDataObjectProperties><xades:DataObjectFormat ObjectReference=\"#" + object + "\">");
      if (profile.description() != null) element("xades:Description", profile.description());
      if (profile.identifier() != null) {
        add("<xades:ObjectIdentifier><xades:Identifier Qualifier=\"OIDAsURN\">").text(profile.identifier()).add("</xades:Identifier></xades:ObjectIdentifier>");
      }
      element("xades:MimeType", profile.mime()).add("</xades:DataObjectFormat></xades:SignedDataObjectProperties>");
    }
    return add("</xades:SignedProperties>");
  }

  private void policy(SignaturePolicy policy) {
    add("<xades:SignaturePolicyIdentifier><xades:SignaturePolicyId><xades:SigPolicyId>");
    add(policy.identifier().startsWith("urn:oid:") ? "<xades:Identifier Qualifier=\"OIDAsURN\">" : "<xades:Identifier>").text(policy.identifier()).add("</xades:Identifier>");
    if (policy.description() != null) element("xades:Description", policy.description());
    add("</xades:SigPolicyId><xades:SigPolicyHash>").digest(policy.digest(), Base64.getDecoder().decode(policy.value())).add("</xades:SigPolicyHash>");
    if (policy.address() != null) {
      add("<xades:SigPolicyQualifiers><xades:SigPolicyQualifier>").element("xades:SPURI", policy.address()).add("</xades:SigPolicyQualifier></xades:SigPolicyQualifiers>");
    }
    add("</xades:SignaturePolicyId></xades:SignaturePolicyIdentifier>");
  }

  static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read can be written", e);
    }
  }

  @Override
  public String toString() {
    return b.toString();
  }
}
