package io.bordereau.envelopes.sbdh;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An envelope cut at its seams: the header as a document of its own, and what stands behind it as it stands, with the namespaces that were declared
 * around it.
 *
 * @param head the envelope without its content
 * @param content the content's text
 * @param root local name of the content's root
 * @param namespace its namespace; empty for none
 * @param mime {@code mimeType} of the content's root; null when it has none
 * @param text text of the content's root where it has no children
 */
record Sliced(String head, String content, String root, String namespace, String mime, String text) {
  private static final XMLInputFactory FACTORY = XMLInputFactory.newDefaultFactory();
  private static final int DEEPEST = 200;

  static {
    FACTORY.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    FACTORY.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    FACTORY.setProperty(XMLInputFactory.IS_COALESCING, true);
    FACTORY.setXMLResolver((publicId, systemId, base, namespace) -> {
      throw new XMLStreamException("external entities are not fetched");
    });
  }

  /** Bytes that are no envelope. */
  static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    Broken(String why) {
      super(why, null, false, false);
    }
  }

  /** The binary content of the envelope, as Base64; null when the content is a document. */
  String binary(String of) {
    return root.equals("BinaryContent") && namespace.equals(of) ? text : null;
  }

  /** Cuts an envelope whose root is in that namespace. */
  static Sliced of(byte[] bytes, String envelope) throws Broken {
    var all = new String(bytes, StandardCharsets.UTF_8);
    if (all.startsWith("\uFEFF")) all = all.substring(1);
    if (all.contains("<!DOCTYPE")) throw new Broken("it carries a DOCTYPE.");
    try {
      var in = FACTORY.createXMLStreamReader(new StringReader(all));
      in.nextTag();
      if (!in.getLocalName().equals("StandardBusinessDocument") || !envelope.equals(in.getNamespaceURI())) {
        throw new Broken("it begins with '" + in.getLocalName() + "'.");
      }
      int close = all.lastIndexOf("</" + name(in));
      var declared = new LinkedHashMap<String, String>();
      for (int i = 0; i < in.getNamespaceCount(); i++) declared.put(in.getNamespacePrefix(i) == null ? "" : in.getNamespacePrefix(i), in.getNamespaceURI(i));
      in.nextTag();
      if (in.getEventType() != XMLStreamConstants.START_ELEMENT || !in.getLocalName().equals("StandardBusinessDocumentHeader")) throw new Broken("it has no header.");
      var header = name(in);
      skip(in);
      int end = after(all, header, all.indexOf("</" + header));
      in.nextTag();
      if (in.getEventType() != XMLStreamConstants.START_ELEMENT) throw new Broken("nothing is in it.");
      return content(in, all, end, close, declared);
    } catch (XMLStreamException e) {
      throw new Broken("it is not well-formed XML.");
    }
  }

  private static Sliced content(XMLStreamReader in, String all, int end, int close, Map<String, String> declared) throws XMLStreamException, Broken {
    var root = in.getLocalName();
    var namespace = in.getNamespaceURI() == null ? "" : in.getNamespaceURI();
    var mime = in.getAttributeValue(null, "mimeType");
    for (int i = 0; i < in.getNamespaceCount(); i++) declared.remove(in.getNamespacePrefix(i) == null ? "" : in.getNamespacePrefix(i));
    int from = all.indexOf('<', end);
    while (all.startsWith("<!--", from) || all.startsWith("<?", from)) from = all.indexOf('<', all.indexOf(all.startsWith("<!--", from) ? "-->" : "?>", from));
    var text = skip(in);
    in.nextTag();
    if (in.getEventType() != XMLStreamConstants.END_ELEMENT) throw new Broken("it holds more than one document.");
    if (from < end || from >= close) throw new Broken("nothing is in it.");
    var content = all.substring(from, close).stripTrailing();
    int name = 1;
    while (name < content.length() && " \t\r\n/>".indexOf(content.charAt(name)) < 0) name++;
    var added = new StringBuilder();
    boolean plain = content.substring(1, name).indexOf(':') < 0;
    declared.forEach((prefix, uri) -> {
      if (!prefix.isEmpty()) added.append(" xmlns:").append(prefix).append("=\"").append(escape(uri)).append('"');
      else if (plain) added.append(" xmlns=\"").append(escape(uri)).append('"');
    });
    return new Sliced(all.substring(0, end) + all.substring(close), content.substring(0, name) + added + content.substring(name), root, namespace, mime, text);
  }

  /** Goes to the end of the element; gives its own text. */
  private static String skip(XMLStreamReader in) throws XMLStreamException, Broken {
    var text = new StringBuilder();
    for (int depth = 1; depth > 0; ) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> depth++;
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (depth == 1) text.append(in.getText());
        }
        default -> { }
      }
      if (depth > DEEPEST) throw new Broken("it nests too deep.");
    }
    return text.toString();
  }

  private static String name(XMLStreamReader in) {
    var prefix = in.getPrefix();
    return prefix == null || prefix.isEmpty() ? in.getLocalName() : prefix + ":" + in.getLocalName();
  }

  /** Where an end tag ends. A remark that holds one as well makes what is cut no XML, which is then refused. */
  private static int after(String all, String name, int at) throws Broken {
    int end = at < 0 ? -1 : all.indexOf('>', at + name.length());
    if (end < 0) throw new Broken("its header has no end.");
    return end + 1;
  }

  /** A document without what stands before its root. */
  static String document(String text) {
    int at = text.startsWith("\uFEFF") ? 1 : 0;
    for (; ; ) {
      at = text.indexOf('<', at);
      if (at < 0) throw new IllegalArgumentException("no XML element in the document");
      if (text.startsWith("<?", at)) at = text.indexOf("?>", at) + 2;
      else if (text.startsWith("<!--", at)) at = text.indexOf("-->", at) + 3;
      else if (text.startsWith("<!", at)) throw new IllegalArgumentException("a document with a DOCTYPE does not go into an envelope");
      else return text.substring(at).stripTrailing();
    }
  }

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
