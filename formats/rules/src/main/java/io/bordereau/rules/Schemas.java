package io.bordereau.rules;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.SAXException;

/** Compiles official schemas of the class path with the JDK's own factory (named, not looked up). Nothing else is read. */
final class Schemas {
  private static final String SCHEME = "classpath:";

  private Schemas() {}

  static Schema compile(Layer layer) {
    try {
      SchemaFactory factory = SchemaFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "classpath");
      factory.setResourceResolver((type, namespace, publicId, systemId, base) -> systemId == null ? null : imported(systemId, base));
      List<Source> sources = new ArrayList<>();
      for (String resource : layer.resources()) {
        sources.add(new StreamSource(open(resource), SCHEME + resource));
      }
      return factory.newSchema(sources.toArray(Source[]::new));
    } catch (SAXException e) {
      throw new IllegalStateException("the schema of " + layer.id() + " does not compile", e);
    }
  }

  /** What a schema imports by a relative location, beside itself on the class path. */
  private static LSInput imported(String systemId, String base) {
    String path = java.net.URI.create(base.substring(SCHEME.length())).resolve(systemId).toString();
    return new ClassPathInput(SCHEME + path, open(path));
  }

  private static InputStream open(String resource) {
    InputStream in = Schemas.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException("no schema " + resource + " on the class path");
    }
    return in;
  }
}
