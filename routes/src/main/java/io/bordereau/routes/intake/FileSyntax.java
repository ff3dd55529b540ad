package io.bordereau.routes.intake;

import io.bordereau.mapping.Finding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The syntax of the files of an intake, as the reader of its Smooks configuration declares it. */
sealed interface FileSyntax permits CsvSyntax, EdiSyntax {
  /** The syntax that a Smooks configuration declares; null when it declares none. What is wrong is added to the findings. */
  static FileSyntax read(String file, byte[] xml, List<Finding> wrong) {
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
    boolean edi = reader != null && reader.getAttribute("class").equals(EdiXmlReader.class.getName());
    if (csv == null && !edi) {
      wrong.add(IntakeFindings.configuration(file, null, "There is no csv:reader.",
          "Write one with fields, separator, escape and skipLines; for EDI write a reader of the class " + EdiXmlReader.class.getName() + "."));
      return null;
    }
    Element settings = only(root, "https://www.smooks.org/xsd/smooks/smooks-core-", "filterSettings");
    if (settings == null || !settings.getAttribute("defaultSerialization").equals("false")) {
      wrong.add(IntakeFindings.configuration(file + "/filterSettings", null, "Smooks would write everything as XML, which nobody reads.",
          "Write <core:filterSettings type=\"SAX NG\" defaultSerialization=\"false\"/>."));
    }
    return csv != null ? CsvSyntax.of(file, csv, wrong) : EdiSyntax.of(file, reader, wrong);
  }

  private static Element only(Element root, String namespace, String name) {
    var all = root.getElementsByTagNameNS("*", name);
    for (int i = 0; i < all.getLength(); i++) {
      if (String.valueOf(all.item(i).getNamespaceURI()).startsWith(namespace)) return (Element) all.item(i);
    }
    return null;
  }
}
