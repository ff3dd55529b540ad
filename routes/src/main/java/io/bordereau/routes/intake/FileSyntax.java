package io.bordereau.routes.intake;

import io.bordereau.mapping.Finding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The syntax of the files of an intake, as the reader of its Smooks configuration declares it. */
sealed interface FileSyntax permits CsvSyntax, EdiSyntax, TreeSyntax {
  /**
   * The syntax that a Smooks configuration declares; null when it declares none.
   *
   * @param serialized whether what Smooks writes is read as a format
   * @param wrong gets what is wrong
   */
  static FileSyntax read(String file, byte[] xml, boolean serialized, List<Finding> wrong) {
    Element root;
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      root = builder.parse(new ByteArrayInputStream(xml)).getDocumentElement();
    } catch (SAXException | IOException | ParserConfigurationException e) {
      wrong.add(IntakeFindings.configuration(file, null, "This is not an XML file without a DOCTYPE: "
          + IntakeFindings.cut(e.getMessage()), "Correct the file."));
      return null;
    }
    Element csv = only(root, "https://www.smooks.org/xsd/smooks/csv-", "reader");
    Element reader = only(root, "https://www.smooks.org/xsd/smooks-", "reader");
    String own = reader == null ? "" : reader.getAttribute("class");
    boolean known = own.equals(EdiXmlReader.class.getName()) || own.equals(OwnXmlReader.class.getName()) || own.equals(RecordXmlReader.class.getName());
    if (csv == null && !known) {
      wrong.add(IntakeFindings.configuration(file, null, "There is no csv:reader.",
          "Write one with fields, separator, escape and skipLines; for EDI, XML or fixed-length records write a reader of the class " + EdiXmlReader.class.getName()
              + ", OwnXmlReader or RecordXmlReader beside it."));
      return null;
    }
    Element settings = only(root, "https://www.smooks.org/xsd/smooks/smooks-core-", "filterSettings");
    if (settings == null || !settings.getAttribute("defaultSerialization").equals(String.valueOf(serialized))) {
      wrong.add(IntakeFindings.configuration(file + "/filterSettings", null,
          serialized ? "Smooks would not write the XML that the format reads." : "Smooks would write everything as XML, which nobody reads.",
          "Write <core:filterSettings type=\"SAX NG\" defaultSerialization=\"" + serialized + "\"/>."));
    }
    if (csv != null) return CsvSyntax.of(file, csv, wrong);
    if (own.equals(EdiXmlReader.class.getName())) return EdiSyntax.of(file, reader, wrong);
    return own.equals(OwnXmlReader.class.getName()) ? xml(file, reader, wrong) : records(file, reader, wrong);
  }

  private static FileSyntax xml(String file, Element reader, List<Finding> wrong) {
    var params = params(file, reader, Set.of("root"), wrong);
    if (params.get("root") != null) return new XmlSyntax(params.get("root"));
    wrong.add(XmlSyntax.missing(file));
    return null;
  }

  private static FileSyntax records(String file, Element reader, List<Finding> wrong) {
    var params = params(file, reader, Set.of("type", "records", "layout", "encoding", "count"), wrong);
    try {
      var layout = RecordLayout.of(Optional.ofNullable(params.get("type")), Optional.ofNullable(params.get("records")), Optional.ofNullable(params.get("layout")),
          Optional.ofNullable(params.get("encoding")));
      String count = params.get("count");
      int slash = count == null ? 0 : count.indexOf('/');
      if (slash < 0 || count != null && (layout.records().get(count.substring(0, slash)) == null
          || !layout.records().get(count.substring(0, slash)).fields().containsKey(count.substring(slash + 1)))) {
        throw new IllegalArgumentException("count names no field of a record, such as END/COUNT");
      }
      return new RecordSyntax(layout, count);
    } catch (IllegalArgumentException e) {
      wrong.add(IntakeFindings.configuration(file + "/param", null, "The records are not described rightly: " + e.getMessage() + ".",
          "Write each type of record with its fields, such as LIN POS:4-7 ARTICLE:8-25; docs/intake.md has an example."));
      return null;
    }
  }

  private static Map<String, String> params(String file, Element reader, Set<String> known, List<Finding> wrong) {
    var all = new HashMap<String, String>();
    var params = reader.getElementsByTagNameNS("*", "param");
    for (int i = 0; i < params.getLength(); i++) {
      var param = (Element) params.item(i);
      String name = param.getAttribute("name");
      if (known.contains(name)) all.put(name, name.equals("records") ? param.getTextContent() : param.getTextContent().strip());
      else wrong.add(IntakeFindings.configuration(file + "/param", name, "There is no parameter '" + name + "'.", "Write one of: " + String.join(", ", new TreeSet<>(known)) + "."));
    }
    return all;
  }

  private static Element only(Element root, String namespace, String name) {
    var all = root.getElementsByTagNameNS("*", name);
    for (int i = 0; i < all.getLength(); i++) {
      if (String.valueOf(all.item(i).getNamespaceURI()).startsWith(namespace)) return (Element) all.item(i);
    }
    return null;
  }
}
