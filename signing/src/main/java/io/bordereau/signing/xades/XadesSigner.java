package io.bordereau.signing.xades;

import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.keys.SignatureAlgorithm;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.keys.SigningKey;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.SignatureLevel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.w3c.dom.Element;

/**
 * Signs whole XML documents with an enveloped XAdES signature (ETSI EN 319 132-1; BES, or EPES with a policy). The signature becomes the last child of the root; every
 * byte of the document stays as it is.
 *
 * @param key who signs
 * @param profile what the signature says beside that
 * @param level what it carries along
 * @param authorities whom a level above B asks
 */
public record XadesSigner(SigningKey key, XadesProfile profile, SignatureLevel level, Authorities authorities) {
  /** NullPointerException when the level needs an authority that is not here. */
  public XadesSigner {
    authorities.enoughFor(level);
  }

  /**
   * The document with its signature.
   *
   * @param document XML in an encoding in which ASCII is ASCII, without a DOCTYPE
   * @param at the time that the signature claims
   * @throws SigningFailed when the key does not sign, an authority does not answer, or the document cannot be signed
   */
  public byte[] sign(byte[] document, Instant at) throws SigningFailed {
    return new XadesUpgrade(authorities).raise(signed(document, at), level, at);
  }

  private byte[] signed(byte[] document, Instant at) throws SigningFailed {
    SecureXml xml = read(document);
    Element root = xml.document().getDocumentElement();
    ElementSpans.Span span = xml.spans().span(xml.document(), root);
    if (span.empty()) throw new SigningFailed("the document has no content to sign", false);
    for (org.w3c.dom.Node n = root; n != null; n = XmlNames.next(n)) {
      // Whatever is added to a document that another signature covers breaks that one.
      if (XmlNames.is(n, XmlNames.DS, "Signature")) throw new SigningFailed("the document carries a signature already", false);
    }
    SignatureAlgorithm algorithm = Placed.algorithm(key);
    DigestAlgorithm digest = algorithm.digest();
    String id = id(xml, document, at);
    Placed place = Placed.in(root);

    byte[] content = digest.start().digest(Canonicalization.INCLUSIVE.octets(xml.document()));
    String open = "<ds:Signature xmlns:ds=\"" + XmlNames.DS + "\" Id=\"" + id + "\">";
    String keyInfo = new SignatureText().keyInfo(id + "-key", Placed.brought(key)).toString();
    String object = new SignatureText().add("<ds:Object><xades:QualifyingProperties xmlns:xades=\"" + XmlNames.XADES + "\" Target=\"#" + id + "\">")
        .signedProperties(id + "-properties", profile, key.certificate(), digest, at, id + "-document").add("</xades:QualifyingProperties></ds:Object>").toString();
    String unfinished = open + keyInfo + object + "</ds:Signature>";
    String info = new SignatureText().openSignedInfo(algorithm)
        .reference(" Id=\"" + id + "-document\" URI=\"\"", XmlNames.ENVELOPED, digest, content)
        .reference(" URI=\"#" + id + "-key\"", null, digest, place.digest(unfinished, id + "-key", digest))
        .reference(" Type=\"" + XmlNames.SIGNED_PROPERTIES + "\" URI=\"#" + id + "-properties\"", null, digest, place.digest(unfinished, id + "-properties", digest))
        .add("</ds:SignedInfo>").toString();
    String value = place.sign(open + info + "</ds:Signature>", key);
    return inserted(document, span.close(), open + info + "<ds:SignatureValue Id=\"" + id + "-value\">" + value + "</ds:SignatureValue>" + keyInfo + object + "</ds:Signature>");
  }

  static SecureXml read(byte[] document) throws SigningFailed {
    try {
      return SecureXml.read(document, XmlLimits.DEFAULT);
    } catch (SecureXml.Unreadable e) {
      throw new SigningFailed("the document cannot be signed: " + e.getMessage(), false, e);
    }
  }

  /** An Id that stands nowhere in the document, the same for the same document and time. */
  private static String id(SecureXml xml, byte[] document, Instant at) throws SigningFailed {
    var digest = DigestAlgorithm.SHA256.start();
    digest.update(document);
    byte[] found = digest.digest(at.toString().getBytes(StandardCharsets.US_ASCII));
    String id = "signature-" + Base64.getUrlEncoder().withoutPadding().encodeToString(found).substring(0, 22);
    XmlIds ids = XmlIds.of(xml.document());
    if (ids.has(id)) throw new SigningFailed("the document has been signed at this very moment", false);
    return id;
  }

  static byte[] inserted(byte[] document, int at, String markup) {
    byte[] added = markup.getBytes(StandardCharsets.US_ASCII);
    byte[] out = new byte[document.length + added.length];
    System.arraycopy(document, 0, out, 0, at);
    System.arraycopy(added, 0, out, at, added.length);
    System.arraycopy(document, at, out, at + added.length, document.length - at);
    return out;
  }
}
