package io.bordereau.rules;

import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.ext.DefaultHandler2;

/**
 * The only way of a hostile document into this package: the JDK's own parser (named, not looked up), which refuses every DTD before it
 * reads a declaration, fetches nothing, and bounds size and depth.
 */
final class SecureParser {
  /** Most bytes of a document. The largest that a Peppol access point must take is 100 MB with its attachments. */
  static final int MOST_BYTES = 100_000_000;

  /** Most levels of elements. Invoices have about 10, signed ones about 20; rules recurse by level. */
  static final int MOST_LEVELS = 64;

  /** How the JDK's parser begins when one of its own limits is passed (number of attributes, length of names). */
  private static final String LIMIT = "JAXP000100";

  private static final SAXParserFactory FACTORY = factory();

  private SecureParser() {}

  private static SAXParserFactory factory() {
    try {
      SAXParserFactory f = SAXParserFactory.newDefaultNSInstance();
      f.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      f.setFeature("http://xml.org/sax/features/external-general-entities", false);
      f.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      f.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      f.setXIncludeAware(false);
      return f;
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("the JDK's parser cannot be secured", e);
    }
  }

  /** A reader of our own resources, such as style sheets, with the same bolts. */
  static XMLReader reader() {
    try {
      XMLReader reader;
      synchronized (FACTORY) {
        reader = FACTORY.newSAXParser().getXMLReader();
      }
      reader.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      reader.setEntityResolver((publicId, systemId) -> {
        throw new Refusal(Codes.UNSAFE, "an external entity");
      });
      return reader;
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("the JDK's parser cannot be secured", e);
    }
  }

  /**
   * Feeds the document to a handler.
   *
   * @throws Refusal when it is unsafe, too large or too deep, or no well-formed XML
   * @throws Identity.Enough when the handler has seen enough
   */
  static void parse(byte[] xml, DefaultHandler2 handler) throws Refusal, Identity.Enough {
    if (xml.length > MOST_BYTES) {
      throw new Refusal(Codes.BOUNDS, xml.length + " bytes are more than the " + MOST_BYTES + " that are read");
    }
    Guard guard = new Guard(handler);
    try {
      XMLReader reader = reader();
      reader.setContentHandler(guard);
      reader.setErrorHandler(guard);
      reader.setProperty("http://xml.org/sax/properties/lexical-handler", guard);
      reader.parse(new InputSource(new ByteArrayInputStream(xml)));
    } catch (Refusal | Identity.Enough e) {
      throw e;
    } catch (SAXParseException e) {
      String message = String.valueOf(e.getMessage());
      throw new Refusal(message.startsWith(LIMIT) ? Codes.BOUNDS : Codes.MALFORMED,
          "line " + e.getLineNumber() + ", column " + e.getColumnNumber() + ": " + message);
    } catch (CharConversionException e) {
      throw new Refusal(Codes.MALFORMED, "a byte that the declared encoding does not know: " + e.getMessage());
    } catch (SAXException | IOException e) {
      throw new Refusal(Codes.MALFORMED, String.valueOf(e.getMessage()));
    }
  }

  /** Refuses what no invoice needs, and passes on the rest. */
  private static final class Guard extends DefaultHandler2 {
    private final DefaultHandler2 next;
    private int depth;

    Guard(DefaultHandler2 next) {
      this.next = next;
    }

    @Override
    public void startDTD(String name, String publicId, String systemId) throws SAXException {
      throw new Refusal(Codes.UNSAFE, "a document type declaration (DOCTYPE)");
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) throws SAXException {
      if (++depth > MOST_LEVELS) {
        throw new Refusal(Codes.BOUNDS, "elements are nested deeper than " + MOST_LEVELS + " levels");
      }
      next.startElement(uri, local, name, attributes);
    }

    @Override
    public void endElement(String uri, String local, String name) throws SAXException {
      depth--;
      next.endElement(uri, local, name);
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void setDocumentLocator(Locator locator) {
      next.setDocumentLocator(locator);
    }

    @Override
    public void startDocument() throws SAXException {
      next.startDocument();
    }

    @Override
    public void endDocument() throws SAXException {
      next.endDocument();
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) throws SAXException {
      next.startPrefixMapping(prefix, uri);
    }

    @Override
    public void endPrefixMapping(String prefix) throws SAXException {
      next.endPrefixMapping(prefix);
    }

    @Override
    public void characters(char[] chars, int start, int length) throws SAXException {
      next.characters(chars, start, length);
    }

    @Override
    public void ignorableWhitespace(char[] chars, int start, int length) throws SAXException {
      next.ignorableWhitespace(chars, start, length);
    }

    @Override
    public void processingInstruction(String target, String data) throws SAXException {
      next.processingInstruction(target, data);
    }
  }
}
