package io.bordereau.signing.xades;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** The time-stamps (RFC 3161) in the properties of a signature. */
final class XmlStamps {
  private XmlStamps() {}

  /** The token of a time-stamp property; empty when there is none, or more than one. */
  static Optional<byte[]> encapsulated(Element property) {
    return XmlNames.only(property, XmlNames.XADES, "EncapsulatedTimeStamp").flatMap(SignatureStructure::decoded);
  }

  /** How a time-stamp property canonicalises what it covers; empty when it says something that is not taken. */
  static Optional<Canonicalization> canonicalization(Element property) {
    List<Element> said = XmlNames.children(property, XmlNames.DS, "CanonicalizationMethod");
    return said.isEmpty() ? Optional.of(Canonicalization.INCLUSIVE)
        : said.size() > 1 || !XmlNames.children(said.get(0)).isEmpty() ? Optional.empty() : Canonicalization.of(said.get(0).getAttribute("Algorithm"));
  }
}
