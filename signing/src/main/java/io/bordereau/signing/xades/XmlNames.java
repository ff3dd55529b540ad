package io.bordereau.signing.xades;

import io.bordereau.signing.keys.DigestAlgorithm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The names of XML signatures, and how their parts are found: by namespace and place, never by a search through the document. */
final class XmlNames {
  static final String DS = "http://www.w3.org/2000/09/xmldsig#";
  static final String XADES = "http://uri.etsi.org/01903/v1.3.2#";
  static final String XADES_141 = "http://uri.etsi.org/01903/v1.4.1#";
  static final String XMLNS = "http://www.w3.org/2000/xmlns/";
  static final String XML = "http://www.w3.org/XML/1998/namespace";
  static final String ENVELOPED = DS + "enveloped-signature";
  static final String SIGNED_PROPERTIES = "http://uri.etsi.org/01903#SignedProperties";

  private XmlNames() {}

  /** The identifier of a digest algorithm in XML signatures (RFC 9231; XML Encryption for SHA-256 and SHA-512). */
  static String digestUri(DigestAlgorithm digest) {
    return switch (digest) {
      case MD5 -> "http://www.w3.org/2001/04/xmldsig-more#md5";
      case SHA1 -> DS + "sha1";
      case SHA256 -> "http://www.w3.org/2001/04/xmlenc#sha256";
      case SHA384 -> "http://www.w3.org/2001/04/xmldsig-more#sha384";
      case SHA512 -> "http://www.w3.org/2001/04/xmlenc#sha512";
    };
  }

  static Optional<DigestAlgorithm> digest(String uri) {
    for (DigestAlgorithm each : DigestAlgorithm.values()) {
      if (digestUri(each).equals(uri)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  static boolean is(Node node, String namespace, String name) {
    return node instanceof Element e && namespace.equals(e.getNamespaceURI()) && name.equals(e.getLocalName());
  }

  /** The child elements in their order. */
  static List<Element> children(Element of) {
    List<Element> all = new ArrayList<>();
    for (Node n = of.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element e) {
        all.add(e);
      }
    }
    return all;
  }

  static List<Element> children(Element of, String namespace, String name) {
    return children(of).stream().filter(e -> is(e, namespace, name)).toList();
  }

  /** The one child of that name; empty when there is none, or more than one: an ambiguity is never resolved. */
  static Optional<Element> only(Element of, String namespace, String name) {
    List<Element> all = children(of, namespace, name);
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }

  /** The text of an element that holds nothing else: no element, no comment; empty otherwise. What a canonical form passes over must not change what is read. */
  static Optional<String> text(Element of) {
    StringBuilder text = new StringBuilder();
    for (Node n = of.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n.getNodeType() != Node.TEXT_NODE && n.getNodeType() != Node.CDATA_SECTION_NODE) {
        return Optional.empty();
      }
      text.append(n.getNodeValue());
    }
    return Optional.of(text.toString());
  }

  /** What follows in the order of the document; null at its end. */
  static Node next(Node n) {
    Node next = n.getFirstChild();
    for (Node up = n; next == null && up != null; up = up.getParentNode()) {
      next = up.getNextSibling();
    }
    return next;
  }

  /** What follows behind all that is in a node; null at the end of the document. */
  static Node after(Node n) {
    Node next = n.getNextSibling();
    for (Node up = n.getParentNode(); next == null && up != null; up = up.getParentNode()) {
      next = up.getNextSibling();
    }
    return next;
  }

  /** Whether one element stands in another. */
  static boolean within(Node inner, Node outer) {
    for (Node n = inner.getParentNode(); n != null; n = n.getParentNode()) {
      if (n == outer) {
        return true;
      }
    }
    return false;
  }

  /** An element's name for people. */
  static String shown(Element e) {
    String name = e.getLocalName() == null ? e.getNodeName() : e.getLocalName();
    return name.length() > 60 ? name.substring(0, 60) : name;
  }
}
