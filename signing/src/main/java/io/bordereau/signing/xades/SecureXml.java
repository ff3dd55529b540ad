package io.bordereau.signing.xades;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * XML that was read with everything shut: no DTD (but the DOCTYPE of cXML, which is passed over), no entity, nothing fetched, bounded in size and depth.
 *
 * @param bytes as they came
 * @param document what they say
 * @param spans where its elements stand in them
 */
record SecureXml(byte[] bytes, Document document, ElementSpans spans) {
  private static final Pattern ENCODING = Pattern.compile("^<\\?xml[^>]{0,100}?\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");
  private static final Pattern ASCII_IS_ASCII = Pattern.compile("UTF-8|US-ASCII|ASCII|ISO-8859-[0-9]{1,2}|WINDOWS-125[0-9]");

  /** Why bytes cannot be taken as XML, in words. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String words) {
      super(words);
    }
  }

  static SecureXml read(byte[] bytes, XmlLimits limits) throws Unreadable {
    if (bytes.length > limits.bytes()) {
      throw new Unreadable("it has more than " + limits.bytes() + " bytes");
    }
    encoding(bytes);
    ElementSpans spans = ElementSpans.of(bytes);
    if (spans.hasSubset()) {
      throw new Unreadable("its DOCTYPE has declarations of its own, which are not read");
    }
    if (spans.hasDoctype() && spans.usesEntities()) {
      throw new Unreadable("it uses an entity of a DTD, which is not read");
    }
    Document document = parsed(bytes, spans.hasDoctype(), limits.depth());
    if (spans.hasDoctype() && (document.getDocumentElement().getNamespaceURI() != null || !document.getDocumentElement().getNodeName().equals("cXML"))) {
      throw new Unreadable("it has a DOCTYPE, which only cXML may have");
    }
    return new SecureXml(bytes, document, spans);
  }

  private static void encoding(byte[] bytes) throws Unreadable {
    int from = bytes.length > 2 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF ? 3 : 0;
    String start = new String(bytes, from, Math.min(200, bytes.length - from), StandardCharsets.ISO_8859_1);
    Matcher said = ENCODING.matcher(start);
    if (start.isEmpty() || start.charAt(0) > '<' || start.indexOf(0) >= 0 || said.find() && !ASCII_IS_ASCII.matcher(said.group(1).toUpperCase(Locale.ROOT)).matches()) {
      throw new Unreadable("it is no XML in an encoding that is let through");
    }
  }

  private static Document parsed(byte[] bytes, boolean doctype, int depth) throws Unreadable {
    try {
      // The Java runtime's own parser, whatever else is on the class path.
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", !doctype);
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      factory.setFeature("http://apache.org/xml/features/dom/defer-node-expansion", false);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setAttribute("jdk.xml.maxElementDepth", Integer.toString(depth));
      factory.setAttribute("jdk.xml.elementAttributeLimit", "500");
      factory.setNamespaceAware(true);
      factory.setCoalescing(true);
      factory.setXIncludeAware(false);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setEntityResolver((publicId, systemId) -> new InputSource(new ByteArrayInputStream(new byte[0])));
      builder.setErrorHandler(new Silent());
      return builder.parse(new ByteArrayInputStream(bytes));
    } catch (SAXException | IOException | RuntimeException e) {
      // The parser of the Java runtime throws more than it declares on broken input.
      throw new Unreadable("it is no well-formed XML, or goes beyond what is read of it");
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("every Java runtime can be shut", e);
    }
  }

  /** Says nothing to the console. */
  private static final class Silent implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) {
      // nothing that matters
    }

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
