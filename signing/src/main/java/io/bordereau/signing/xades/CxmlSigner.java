package io.bordereau.signing.xades;

import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.keys.SignatureAlgorithm;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.keys.SigningKey;
import java.time.Instant;
import java.util.List;
import org.w3c.dom.Element;

/**
 * Signs a cXML message as cXML 1.2 has it (signature version 1.0): a ds:Signature behind the Request, over the Request, over the payloadID, and over the XAdES properties in the
 * words that the DTD knows. The Header stays open, because the networks in between rewrite it. Every byte of the message stays; two attributes and the signature come in.
 *
 * @param key who signs
 */
public record CxmlSigner(SigningKey key) {
  static final String VERSION = "1.0";
  private static final XadesProfile PROFILE = new XadesProfile(XadesProfile.Edition.TS_101_903, null, List.of(), "text/xml", null, null);

  /**
   * The message with its signature.
   *
   * @param cxml a whole message, with its envelope
   * @param at the time that the signature claims
   * @throws SigningFailed when the key does not sign, or the message cannot be signed
   */
  public byte[] sign(byte[] cxml, Instant at) throws SigningFailed {
    SecureXml plain = XadesSigner.read(cxml);
    Element root = plain.document().getDocumentElement();
    Element body = CxmlSignatures.body(root).orElseThrow(() -> new SigningFailed("this is no cXML with one Request, Message or Response", false));
    if (!SignatureStructure.outermost(plain.document()).isEmpty()) throw new SigningFailed("the message carries a signature already", false);
    String data = body.hasAttribute("Id") ? body.getAttribute("Id") : "cXMLData";
    byte[] named = body.hasAttribute("Id") ? cxml : attribute(cxml, plain.spans().span(plain.document(), body), "Id=\"cXMLData\"");
    if (!root.hasAttribute("signatureVersion")) {
      named = attribute(named, plain.spans().span(plain.document(), root), "signatureVersion=\"" + VERSION + "\"");
    } else if (!root.getAttribute("signatureVersion").equals(VERSION)) {
      throw new SigningFailed("the message asks for another version of signatures", false);
    }

    SecureXml xml = XadesSigner.read(named);
    root = xml.document().getDocumentElement();
    XmlIds ids = XmlIds.of(xml.document());
    for (String ours : new String[] {"cXMLSignature", "cXMLSignedInfo", "XAdESSignedProps"}) {
      if (ids.has(ours)) throw new SigningFailed("the Id " + ours + ", which the signature needs, stands in the message", false);
    }
    SignatureAlgorithm algorithm = Placed.algorithm(key);
    DigestAlgorithm digest = algorithm.digest();
    Placed place = Placed.in(root);
    byte[] content = digest.start().digest(Canonicalization.INCLUSIVE.octets(ids.only(data).orElseThrow(() -> new SigningFailed("the Id " + data + " stands more than once", false))));
    // With both names declared here a reader that knows the DTD, which fixes them, and one that does not see the same.
    String open = "<ds:Signature xmlns:ds=\"" + XmlNames.DS + "\" xmlns:xades=\"" + XmlNames.XADES + "\" Id=\"cXMLSignature\">";
    String keyInfo = new SignatureText().keyInfo(null, Placed.brought(key)).toString();
    String objects = new SignatureText().add("<ds:Object><cXMLSignedInfo signatureVersion=\"" + VERSION + "\" payloadID=\"").text(root.getAttribute("payloadID"))
        .add("\" Id=\"cXMLSignedInfo\"></cXMLSignedInfo></ds:Object><ds:Object><xades:QualifyingProperties Target=\"#cXMLSignature\">")
        .signedProperties("XAdESSignedProps", PROFILE, key.certificate(), digest, at, "cXMLDataReference").add("</xades:QualifyingProperties></ds:Object>").toString();
    String unfinished = open + keyInfo + objects + "</ds:Signature>";
    String info = new SignatureText().openSignedInfo(algorithm)
        .reference(" URI=\"#cXMLSignedInfo\"", null, digest, place.digest(unfinished, "cXMLSignedInfo", digest))
        .reference(" Id=\"cXMLDataReference\" URI=\"#" + data + "\"", null, digest, content)
        .reference(" Type=\"" + XmlNames.SIGNED_PROPERTIES + "\" URI=\"#XAdESSignedProps\"", null, digest, place.digest(unfinished, "XAdESSignedProps", digest))
        .add("</ds:SignedInfo>").toString();
    String value = place.sign(open + info + "</ds:Signature>", key);
    return XadesSigner.inserted(named, xml.spans().span(xml.document(), root).close(),
        open + info + "<ds:SignatureValue>" + value + "</ds:SignatureValue>" + keyInfo + objects + "</ds:Signature>");
  }

  /** With one attribute more at the end of a start-tag. */
  private static byte[] attribute(byte[] xml, ElementSpans.Span element, String attribute) {
    int end = element.content() - 1;
    return XadesSigner.inserted(xml, xml[end - 1] == '/' ? end - 1 : end, " " + attribute);
  }
}
