package io.bordereau.signing.xades;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.w3c.dom.Attr;
import org.w3c.dom.Comment;
import org.w3c.dom.Document;
import org.w3c.dom.DocumentType;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.ProcessingInstruction;
import org.w3c.dom.Text;

/**
 * Writes canonical XML (Canonical XML 1.0 and 1.1, Exclusive XML Canonicalization 1.0) of a whole document or of an element with all that is in it, with at most one
 * element left out. The document must have been read without a DTD, with its CDATA sections made text; its depth is bounded by whoever read it.
 */
final class Canonical {
  /** Names are sorted by code points, which is another order than that of UTF-16 where surrogates are concerned. */
  private static final Comparator<String> BY_CODE_POINTS = (a, b) -> {
    int n = Math.min(a.length(), b.length());
    for (int i = 0; i < n; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        return Character.isSurrogate(x) == Character.isSurrogate(y) ? x - y : Character.isSurrogate(x) ? 1 : -1;
      }
    }
    return a.length() - b.length();
  };
  private static final Comparator<Attr> ORDER = Comparator.comparing((Attr a) -> a.getNamespaceURI() == null ? "" : a.getNamespaceURI(), BY_CODE_POINTS)
      .thenComparing(Canonical::local, BY_CODE_POINTS);

  private final Canonicalization how;
  private final Element without;
  private final Set<String> prefixes;
  private final OutputStream out;
  private final byte[] buffer = new byte[8192];
  private int used;
  /** What the output has declared so far, where the walk stands; the default namespace has the empty prefix. */
  private final Map<String, String> declared = new HashMap<>();

  Canonical(Canonicalization how, Element without, Set<String> prefixes, OutputStream out) {
    this.how = how;
    this.without = without;
    this.prefixes = prefixes;
    this.out = out;
  }

  void write(Node apex) {
    if (apex instanceof Document document) {
      boolean behind = false;
      for (Node n = document.getFirstChild(); n != null; n = n.getNextSibling()) {
        boolean element = n instanceof Element;
        boolean written = element || n.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE || n.getNodeType() == Node.COMMENT_NODE && how.comments();
        if (written && behind) put('\n');
        node(n, false);
        if (written && !behind && !element) put('\n');
        behind |= element;
      }
    } else {
      node(apex, true);
    }
    try {
      out.write(buffer, 0, used);
      used = 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void node(Node n, boolean apex) {
    if (n instanceof Element e) {
      if (n != without) element(e, apex);
    } else if (n instanceof Comment comment) {
      if (how.comments()) {
        put("<!--");
        raw(comment.getData());
        put("-->");
      }
    } else if (n instanceof Text text) {
      text(text.getData());
    } else if (n instanceof ProcessingInstruction instruction) {
      put("<?");
      put(instruction.getTarget());
      if (!instruction.getData().isEmpty()) {
        put(' ');
        raw(instruction.getData());
      }
      put("?>");
    } else if (!(n instanceof DocumentType)) {
      throw new Uncanonical("it holds what has no canonical form");
    }
  }

  private void element(Element e, boolean apex) {
    Map<String, String> before = new HashMap<>();
    put('<');
    put(e.getNodeName());
    namespaces(e, apex).forEach((prefix, uri) -> declare(prefix, uri, before));
    for (Attr a : attributes(e, apex)) {
      put(' ');
      put(a.getNodeName());
      put("=\"");
      value(a.getValue());
      put('"');
    }
    put('>');
    for (Node n = e.getFirstChild(); n != null; n = n.getNextSibling()) {
      node(n, false);
    }
    put("</");
    put(e.getNodeName());
    put('>');
    before.forEach((prefix, uri) -> {
      if (uri == null) declared.remove(prefix);
      else declared.put(prefix, uri);
    });
  }

  private void declare(String prefix, String uri, Map<String, String> before) {
    String now = declared.get(prefix);
    // Nothing declared is the same as an empty default namespace.
    if (uri.equals(now) || uri.isEmpty() && now == null || prefix.equals("xml")) return;
    before.put(prefix, now);
    declared.put(prefix, uri);
    put(prefix.isEmpty() ? " xmlns" : " xmlns:");
    put(prefix);
    put("=\"");
    value(uri);
    put('"');
  }

  /** What an element would declare, sorted by prefix. */
  private Map<String, String> namespaces(Element e, boolean apex) {
    Map<String, String> all = new TreeMap<>(BY_CODE_POINTS);
    Map<String, String> given = new HashMap<>();
    if (apex) scope(e, given);
    else own(e, given);
    if (!how.exclusive()) {
      all.putAll(given);
      return all;
    }
    given.forEach((prefix, uri) -> {
      if (prefixes.contains(prefix)) all.put(prefix, uri);
    });
    all.put(prefix(e), e.getNamespaceURI() == null ? "" : e.getNamespaceURI());
    NamedNodeMap attributes = e.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Node a = attributes.item(i);
      if (a.getNamespaceURI() != null && !a.getNamespaceURI().equals(XmlNames.XMLNS)) all.put(prefix(a), a.getNamespaceURI());
    }
    return all;
  }

  /** All that is in scope where an element stands. */
  static void scope(Element e, Map<String, String> into) {
    List<Element> way = new ArrayList<>();
    for (Node n = e; n instanceof Element each; n = n.getParentNode()) way.add(each);
    for (int i = way.size() - 1; i >= 0; i--) own(way.get(i), into);
  }

  private static void own(Element e, Map<String, String> into) {
    NamedNodeMap attributes = e.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Node a = attributes.item(i);
      if (XmlNames.XMLNS.equals(a.getNamespaceURI())) into.put(a.getNodeName().equals("xmlns") ? "" : a.getLocalName(), a.getNodeValue());
    }
  }

  private List<Attr> attributes(Element e, boolean apex) {
    List<Attr> all = new ArrayList<>();
    NamedNodeMap attributes = e.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Attr a = (Attr) attributes.item(i);
      if (!XmlNames.XMLNS.equals(a.getNamespaceURI())) all.add(a);
    }
    if (apex && !how.exclusive()) inherit(e, all);
    all.sort(ORDER);
    return all;
  }

  /** The attributes of the namespace xml that an element has from those around it; the nearest wins. */
  private void inherit(Element e, List<Attr> all) {
    for (Node n = e.getParentNode(); n instanceof Element up; n = n.getParentNode()) {
      NamedNodeMap attributes = up.getAttributes();
      for (int i = 0; i < attributes.getLength(); i++) {
        Attr a = (Attr) attributes.item(i);
        if (!XmlNames.XML.equals(a.getNamespaceURI()) || all.stream().anyMatch(o -> XmlNames.XML.equals(o.getNamespaceURI()) && local(o).equals(local(a)))) continue;
        if (!how.version11() || local(a).equals("lang") || local(a).equals("space")) all.add(a);
        else if (local(a).equals("base")) throw new Uncanonical("it needs the joining of xml:base, which is not done here");
      }
    }
  }

  private static String local(Node n) {
    return n.getLocalName() == null ? n.getNodeName() : n.getLocalName();
  }

  private static String prefix(Node n) {
    return n.getPrefix() == null ? "" : n.getPrefix();
  }

  private void text(String s) {
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c == '&') put("&amp;");
      else if (c == '<') put("&lt;");
      else if (c == '>') put("&gt;");
      else if (c == '\r') put("&#xD;");
      else i = character(s, i);
    }
  }

  private void value(String s) {
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c == '&') put("&amp;");
      else if (c == '<') put("&lt;");
      else if (c == '"') put("&quot;");
      else if (c == '\t') put("&#x9;");
      else if (c == '\n') put("&#xA;");
      else if (c == '\r') put("&#xD;");
      else i = character(s, i);
    }
  }

  private void raw(String s) {
    for (int i = 0; i < s.length(); i++) {
      if (s.charAt(i) == '\r') put("&#xD;");
      else i = character(s, i);
    }
  }

  private void put(String s) {
    for (int i = 0; i < s.length(); i++) i = character(s, i);
  }

  /** One code point in UTF-8; the place of its last char. */
  private int character(String s, int at) {
    char c = s.charAt(at);
    if (c < 0x80) {
      put(c);
      return at;
    }
    int point = s.codePointAt(at);
    if (point < 0x800) {
      put(0xC0 | point >> 6);
    } else {
      if (point < 0x10000) {
        put(0xE0 | point >> 12);
      } else {
        put(0xF0 | point >> 18);
        put(0x80 | point >> 12 & 0x3F);
      }
      put(0x80 | point >> 6 & 0x3F);
    }
    put(0x80 | point & 0x3F);
    return at + Character.charCount(point) - 1;
  }

  private void put(int b) {
    if (used == buffer.length) {
      try {
        out.write(buffer, 0, used);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      used = 0;
    }
    buffer[used++] = (byte) b;
  }

  /** That something has no canonical form here. */
  static final class Uncanonical extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Uncanonical(String words) {
      super(words);
    }
  }
}
