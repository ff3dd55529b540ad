package io.bordereau.routes.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.smooks.api.ExecutionContext;
import org.smooks.api.resource.reader.SmooksXMLReader;
import org.xml.sax.ContentHandler;
import org.xml.sax.DTDHandler;
import org.xml.sax.EntityResolver;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What every reader of ours for Smooks has: bounded bytes, nothing fetched, nothing to switch. */
abstract class TellingReader implements SmooksXMLReader {
  /** The most bytes of one run: a tree of the whole is held. */
  static final int LARGEST = 16 << 20;

  private ContentHandler handler;
  private DTDHandler declarations;
  private EntityResolver entities;
  private ErrorHandler errors;

  /** To whom it is told. */
  final ContentHandler handler() {
    return handler;
  }

  static byte[] bytes(InputSource input) throws IOException, SAXException {
    InputStream stream = input.getByteStream();
    byte[] bytes;
    if (stream != null) {
      bytes = stream.readNBytes(LARGEST + 1);
    } else if (input.getCharacterStream() != null) {
      var text = new StringWriter();
      try (Reader characters = input.getCharacterStream()) {
        var buffer = new char[8192];
        for (int n; text.getBuffer().length() <= LARGEST && (n = characters.read(buffer)) >= 0; ) text.write(buffer, 0, n);
      }
      bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    } else {
      throw new SAXException("There is neither a stream of bytes nor of characters: an address is not fetched.");
    }
    if (bytes.length > LARGEST) throw new SAXException("The interchange has more than " + LARGEST + " bytes.");
    return bytes;
  }

  @Override
  public void parse(String systemId) throws SAXException {
    throw new SAXException("An address is not fetched.");
  }

  @Override
  public void setExecutionContext(ExecutionContext context) {
    // nothing of it is needed: a run is told by its input alone
  }

  @Override
  public void setContentHandler(ContentHandler contentHandler) {
    handler = contentHandler;
  }

  @Override
  public ContentHandler getContentHandler() {
    return handler;
  }

  @Override
  public void setDTDHandler(DTDHandler dtdHandler) {
    declarations = dtdHandler;
  }

  @Override
  public DTDHandler getDTDHandler() {
    return declarations;
  }

  @Override
  public void setEntityResolver(EntityResolver resolver) {
    entities = resolver;
  }

  @Override
  public EntityResolver getEntityResolver() {
    return entities;
  }

  @Override
  public void setErrorHandler(ErrorHandler errorHandler) {
    errors = errorHandler;
  }

  @Override
  public ErrorHandler getErrorHandler() {
    return errors;
  }

  @Override
  public boolean getFeature(String name) {
    return false;
  }

  @Override
  public void setFeature(String name, boolean value) {
    // there is nothing to switch: no DTD, no namespaces, no entities
  }

  @Override
  public Object getProperty(String name) {
    return null;
  }

  @Override
  public void setProperty(String name, Object value) {
    // there is nothing to set
  }
}
