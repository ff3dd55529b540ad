package io.bordereau.simulators;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The JDK's own DOM, with nothing fetched and no entity of the sender's expanded, and short ways through it. */
final class SafeXml {
  private SafeXml() {}

  /**
   * Parses bytes.
   *
   * @param doctype whether a document type without an internal subset is allowed (cXML demands one)
   * @throws SAXException when it is not well-formed, or has a document type that is not allowed
   */
  static Document parse(byte[] bytes, boolean doctype) throws SAXException {
    try {
      var factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", !doctype);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      var builder = factory.newDocumentBuilder();
      builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
      builder.setErrorHandler(new Silent());
      var document = builder.parse(new ByteArrayInputStream(bytes));
      var type = document.getDoctype();
      if (type != null && type.getInternalSubset() != null) throw new SAXException("the document type has an internal subset");
      return document;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's parser knows these settings", e);
    } catch (IOException e) {
      throw new SAXException("the bytes are not text in their encoding", e);
    }
  }

  /** The children of that name, in order. */
  static List<Element> children(Element parent, String name) {
    var list = new ArrayList<Element>();
    if (parent == null) return list;
    for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element e && name.equals(e.getLocalName())) list.add(e);
    }
    return list;
  }

  /** The first element along a path of names; null when there is none. */
  static Element first(Element from, String... path) {
    var at = from;
    for (var name : path) {
      var list = children(at, name);
      if (list.isEmpty()) return null;
      at = list.getFirst();
    }
    return at;
  }

  /** Its text without surrounding white space; null when there is no such element. */
  static String text(Element from, String... path) {
    var e = first(from, path);
    return e == null ? null : e.getTextContent().trim();
  }

  /** An attribute; null when it is absent or empty. */
  static String attribute(Element e, String name) {
    var value = e == null ? "" : e.getAttribute(name);
    return value.isEmpty() ? null : value;
  }

  /** A number; null when it is absent; a fault and null when it is none. */
  static BigDecimal number(Element from, List<Fault> faults, String... path) {
    return number(text(from, path), String.join("/", path), faults);
  }

  /** A number; null when it is absent; a fault and null when it is none. */
  static BigDecimal number(String text, String where, List<Fault> faults) {
    if (text == null) return null;
    try {
      if (text.length() > 40 || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) throw new NumberFormatException();
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      faults.add(new Fault("SYNTAX", where + ": '" + (text.length() > 40 ? text.substring(0, 40) : text) + "' is not a number"));
      return null;
    }
  }

  /** Keeps the parser from writing to the console. */
  private static final class Silent implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) {}

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
