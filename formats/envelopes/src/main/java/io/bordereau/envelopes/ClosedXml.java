package io.bordereau.envelopes;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The XML reader of the Java runtime, closed: no DTD is read, no entity is known but the five of XML, and nothing is fetched. */
public final class ClosedXml {
  private ClosedXml() {}

  /**
   * Reads what {@link XmlProlog} has found harmless; the caller bounds the bytes.
   *
   * @throws XMLStreamException when it does not begin like XML
   */
  public static XMLStreamReader read(InputStream bytes) throws XMLStreamException {
    // The Java runtime's own reader, whatever else is on the class path.
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty("http://java.sun.com/xml/stream/properties/ignore-external-dtd", true);
    factory.setXMLResolver((publicId, systemId, base, namespace) -> {
      throw new XMLStreamException("nothing is fetched");
    });
    return factory.createXMLStreamReader(bytes);
  }
}
