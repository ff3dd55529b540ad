package io.bordereau.signing.verify.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Whether two descriptions of a document (XMP, ISO 16684-1) say the same, but for when and by which program the file was last written. */
final class PdfDescription {
  private static final int LARGEST = 4 << 20;
  private static final Set<String> OF_THE_FILE = Set.of("ModifyDate", "MetadataDate", "Producer", "CreatorTool", "InstanceID", "History", "xmptk", "DerivedFrom", "VersionID");

  private PdfDescription() {}

  static boolean same(byte[] one, byte[] other) {
    if (one.length > LARGEST || other.length > LARGEST) {
      return false;
    }
    try {
      return said(one).equals(said(other));
    } catch (ParserConfigurationException | SAXException | IOException | RuntimeException e) {
      return false;
    }
  }

  private static Set<String> said(byte[] xmp) throws ParserConfigurationException, SAXException, IOException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setExpandEntityReferences(false);
    var builder = factory.newDocumentBuilder();
    builder.setErrorHandler(null);
    Set<String> all = new TreeSet<>();
    collect(builder.parse(new ByteArrayInputStream(xmp)).getDocumentElement(), "", all, 0);
    return all;
  }

  /** Properties may be written as elements or as attributes: both become a way of names and a text. */
  private static void collect(Element element, String above, Set<String> all, int depth) {
    if (depth > 60 || OF_THE_FILE.contains(element.getLocalName())) {
      return;
    }
    boolean frame = Set.of("RDF", "Description", "xmpmeta").contains(element.getLocalName());
    String way = frame ? above : above + "/" + element.getNamespaceURI() + " " + element.getLocalName();
    var attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Node each = attributes.item(i);
      if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(each.getNamespaceURI()) && !OF_THE_FILE.contains(each.getLocalName()) && !each.getLocalName().equals("about")) {
        all.add(way + "/" + each.getNamespaceURI() + " " + each.getLocalName() + "=" + each.getNodeValue().strip());
      }
    }
    boolean leaf = true;
    int at = 0;
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element inner) {
        leaf = false;
        collect(inner, inner.getLocalName().equals("li") ? way + "[" + at++ + "]" : way, all, depth + 1);
      }
    }
    if (leaf && !frame) {
      all.add(way + "=" + element.getTextContent().strip());
    }
  }
}
