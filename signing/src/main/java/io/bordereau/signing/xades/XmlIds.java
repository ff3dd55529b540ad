package io.bordereau.signing.xades;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * The Ids of a document. Without a DTD nobody says which attributes are Ids, so every one that might be is taken for one: an Id that stands twice, in whatever
 * spelling, names nothing.
 */
final class XmlIds {
  private static final Set<String> SPELLINGS = Set.of("Id", "ID", "id", "AssertionID", "ResponseID", "RequestID");

  private final Map<String, Element> first = new HashMap<>();
  private final Set<String> twice = new HashSet<>();

  private XmlIds() {}

  static XmlIds of(Document document) {
    XmlIds ids = new XmlIds();
    for (Node n = document; n != null; n = XmlNames.next(n)) {
      if (n instanceof Element e) ids.add(e);
    }
    return ids;
  }

  private void add(Element e) {
    NamedNodeMap attributes = e.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Attr a = (Attr) attributes.item(i);
      if (SPELLINGS.contains(a.getLocalName()) && first.putIfAbsent(a.getValue(), e) != null) twice.add(a.getValue());
    }
  }

  /** The element with an Id; empty when there is none, or more than one. */
  Optional<Element> only(String id) {
    return twice.contains(id) ? Optional.empty() : Optional.ofNullable(first.get(id));
  }

  boolean ambiguous(String id) {
    return twice.contains(id);
  }

  boolean has(String id) {
    return first.containsKey(id);
  }
}
