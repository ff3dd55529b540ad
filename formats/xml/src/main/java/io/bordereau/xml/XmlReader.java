package io.bordereau.xml;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Names;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Tree;
import io.bordereau.mapping.Turn;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * Reads XML bytes into a tree. Nothing outside the bytes is ever fetched: an internal DTD subset is refused, a DOCTYPE is tolerated
 * only where the format demands one and its system id is known, and no entity but the five of XML is known.
 */
public final class XmlReader {
  /** The largest document in bytes. */
  public static final int MOST_BYTES = 200_000_000;

  /** The deepest nesting of elements. */
  public static final int MOST_DEPTH = 64;

  /** The most nodes. */
  public static final int MOST_NODES = 20_000_000;

  /** The most attributes of one element. */
  public static final int MOST_ATTRIBUTES = 1000;

  private static final InputFactoryImpl FACTORY = new InputFactoryImpl();

  static {
    FACTORY.setProperty(XMLInputFactory.IS_COALESCING, false);
    FACTORY.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    FACTORY.setXMLResolver((publicId, systemId, base, namespace) -> {
      throw new XMLStreamException("external entities are not fetched");
    });
  }

  private final Namespaces namespaces;
  private final Predicate<String> doctype;
  private final Set<String> fixed;
  private final Set<String> skipped;

  /**
   * A reader of whole documents.
   *
   * @param namespaces the family's names
   * @param doctype which system ids of a DOCTYPE are known; none for formats without one
   * @param fixed local names of attributes that the standard fixes and that are no data by themselves
   */
  public XmlReader(Namespaces namespaces, Predicate<String> doctype, Set<String> fixed) {
    this(namespaces, doctype, fixed, Set.of());
  }

  /**
   * A reader that passes over an envelope.
   *
   * @param skipped names of elements that belong to the envelope and not to the business document: local names, or {@code {namespace}name} of children of the root, and
   *     {@code @name} for their attributes
   */
  public XmlReader(Namespaces namespaces, Predicate<String> doctype, Set<String> fixed, Set<String> skipped) {
    this.skipped = Set.copyOf(skipped);
    this.namespaces = namespaces;
    this.doctype = doctype;
    this.fixed = Set.copyOf(fixed);
  }

  /** The beginning of a document as text, for telling formats apart. */
  public static String head(byte[] bytes) {
    return Sniff.head(bytes);
  }

  /** The mark of a node whose text is fixed by the standard. */
  static final int FIXED = 8;

  /**
   * Reads a document.
   *
   * @throws XmlFault when it is not well-formed, too large, too deep, or wants something from outside
   */
  public Tree read(byte[] bytes, Tree tree) throws XmlFault {
    if (bytes.length > MOST_BYTES) throw fault("XML-03", "The document has " + bytes.length + " bytes; at most " + MOST_BYTES + " are read.", "Split the document, or send attachments apart.", null);
    if (tooManyAttributes(bytes)) throw fault("XML-04", "An element of the document has more than " + MOST_ATTRIBUTES + " attributes.", "Send a document of the agreed format.", null);
    tree.clear();
    XMLStreamReader2 in = null;
    try {
      in = (XMLStreamReader2) FACTORY.createXMLStreamReader(new java.io.ByteArrayInputStream(bytes));
      return new Run(in, tree, bytes).run();
    } catch (XMLStreamException e) {
      var at = e.getLocation();
      throw fault("XML-01", "The document is not well-formed XML" + (at == null ? "." : " at line " + at.getLineNumber() + ", column " + at.getColumnNumber() + ": " + brief(e.getMessage()) + "."), "Correct the XML at this place and send the document again.", at == null ? null : "line " + at.getLineNumber());
    } catch (RuntimeException e) {
      throw fault("XML-01", "The document is not well-formed XML: " + brief(String.valueOf(e.getMessage())) + ".", "Send the whole, corrected document again.", null);
    } finally {
      if (in != null) close(in);
    }
  }

  /**
   * Whether a tag has too many attributes. The parser's effort grows with the square of their number, so it must not see them. Between one {@code <} and
   * the next, no more can be attributes than there are equals signs before a quote, whatever else stands there and in which encoding.
   */
  private static boolean tooManyAttributes(byte[] bytes) {
    int count = 0;
    boolean equals = false;
    for (byte b : bytes) {
      if (b == '=') {
        equals = true;
      } else if (b == '<') {
        count = 0;
        equals = false;
      } else if (equals && b > ' ') {
        equals = false;
        if ((b == '"' || b == '\'') && ++count > MOST_ATTRIBUTES) return true;
      } else if (b < 0) {
        equals = false;
      }
    }
    return false;
  }

  private static void close(XMLStreamReader2 in) {
    try {
      in.close();
    } catch (XMLStreamException e) {
      return; // all bytes are in memory: there is nothing that could be left open
    }
  }

  private static String brief(String message) {
    var line = message == null ? "" : message.lines().findFirst().orElse("");
    if (line.startsWith("Unexpected end-of-input") || line.startsWith("Unexpected End-of-input")) return "it ends in the middle, most likely it was cut off";
    return line.length() > 160 ? line.substring(0, 160) : line;
  }

  private static XmlFault fault(String code, String message, String next, String where) {
    return new XmlFault(new Finding(code, Severity.ERROR, where, null, null, message, null, Turn.SENDER, next));
  }

  private final class Run {
    private final XMLStreamReader2 in;
    private final byte[] bytes;
    private final Tree tree;
    private final Names names;
    private char[] pending = new char[512];
    private int count;
    private int depth;

    Run(XMLStreamReader2 in, Tree tree, byte[] bytes) {
      this.in = in;
      this.bytes = bytes;
      this.tree = tree;
      this.names = tree.names();
    }

    Tree run() throws XMLStreamException, XmlFault {
      int node = Tree.NONE;
      for (int event = in.next(); event != XMLStreamConstants.END_DOCUMENT; event = in.next()) {
        switch (event) {
          case XMLStreamConstants.START_ELEMENT -> {
            if (node != Tree.NONE) flush(node);
            if (++depth > MOST_DEPTH) throw fault("XML-04", "The document nests more than " + MOST_DEPTH + " elements.", "Send a document of the agreed format.", null);
            if (skips()) {
              in.skipElement();
              depth--;
              continue;
            }
            if (tree.size() > MOST_NODES) throw fault("XML-03", "The document has too many elements.", "Split the document.", null);
            node = tree.add(node, id());
            attributes(node);
          }
          case XMLStreamConstants.END_ELEMENT -> {
            flush(node);
            depth--;
            node = tree.parent(node);
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
            int n = in.getTextLength();
            if (count + n > pending.length) pending = Arrays.copyOf(pending, Math.max(pending.length * 2, count + n));
            System.arraycopy(in.getTextCharacters(), in.getTextStart(), pending, count, n);
            count += n;
          }
          case XMLStreamConstants.DTD -> dtd();
          case XMLStreamConstants.ENTITY_REFERENCE ->
              throw fault("XML-02", "The document uses the entity '&" + in.getLocalName() + ";', which is not one of XML's own.", "Write the character itself.", "line " + in.getLocation().getLineNumber());
          default -> {} // comments and processing instructions carry no data
        }
      }
      return tree;
    }

    private boolean skips() {
      if (skipped.isEmpty()) return false;
      if (skipped.contains(in.getLocalName())) return true;
      var uri = in.getNamespaceURI();
      return depth == 2 && uri != null && !uri.isEmpty() && skipped.contains("{" + uri + "}" + in.getLocalName());
    }

    private int id() {
      var uri = in.getNamespaceURI();
      var local = in.getLocalName();
      int id = namespaces.find(uri, local);
      return id >= 0 ? id : names.id(namespaces.name(uri, local));
    }

    private void attributes(int node) {
      for (int i = 0, n = in.getAttributeCount(); i < n; i++) {
        var local = in.getAttributeLocalName(i);
        if (node == 0 && !skipped.isEmpty() && fixed.contains(local)) continue; // the root of an envelope
        if (depth == 2 && !skipped.isEmpty() && skipped.contains("@".concat(local))) continue;
        var uri = in.getAttributeNamespace(i);
        var plain = uri == null || uri.isEmpty();
        int a = tree.add(node, names.id(plain ? "@".concat(local) : "@" + attribute(uri, local)));
        var value = in.getAttributeValue(i).strip();
        tree.text(a, value);
        if (fixed.contains(local)) tree.flag(a, FIXED);
      }
    }

    private String attribute(String uri, String local) {
      return switch (uri) {
        case "http://www.w3.org/XML/1998/namespace" -> "xml:" + local;
        case "http://www.w3.org/2001/XMLSchema-instance" -> "xsi:" + local;
        case String other -> namespaces.name(other, local);
      };
    }

    /** An element's text; what follows a child is kept apart, in nodes named {@code #text}. */
    private void flush(int node) {
      if (count == 0) return;
      int n = count;
      count = 0;
      int i = 0;
      while (i < n && pending[i] <= ' ') i++;
      if (i == n) return;
      if (tree.length(node) == 0 && onlyAttributes(node)) tree.text(node, pending, 0, n);
      else tree.text(tree.add(node, names.id("#text")), pending, 0, n);
    }

    /** The parser keeps the last characters of a long system id only: the whole one stands in the prolog. */
    private String systemId(String end) {
      var whole = end == null ? null : Sniff.systemId(bytes);
      return whole != null && whole.endsWith(end) ? whole : end;
    }

    private boolean onlyAttributes(int node) {
      for (int c = tree.first(node); c != Tree.NONE; c = tree.next(c)) if (!tree.name(c).startsWith("@")) return false;
      return true;
    }

    private void dtd() throws XMLStreamException, XmlFault {
      var info = in.getDTDInfo();
      var subset = info == null ? null : info.getDTDInternalSubset();
      if (subset != null && !subset.isBlank())
        throw fault("XML-02", "The document carries declarations of its own in its DOCTYPE, which are refused.", "Give this to whoever looks after the sending program: everything between [ and ] in the line with DOCTYPE has to go.", "DOCTYPE");
      var id = info == null ? null : systemId(info.getDTDSystemId());
      if (!doctype.test(id == null ? "" : id))
        throw fault("XML-02", "The document has a DOCTYPE" + (id == null ? "" : " '" + id + "'") + " that this format does not know.", "Remove the DOCTYPE, or use the one of the agreed version.", "DOCTYPE");
    }
  }
}
