package io.bordereau.pdf.archive;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The metadata of a PDF (XMP, ISO 16684-1): written whole, in one order, with every extension schema in one list, since a second list makes a
 * PDF/A invalid; read leniently, element or attribute, list or text.
 */
public final class XmpPacket {
  private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  private static final String DC = "http://purl.org/dc/elements/1.1/";
  private static final String PDF = "http://ns.adobe.com/pdf/1.3/";
  private static final String XMP = "http://ns.adobe.com/xap/1.0/";
  private static final String PDFA = "http://www.aiim.org/pdfa/ns/id/";
  private static final String PDFUA = "http://www.aiim.org/pdfua/ns/id/";
  private static final int LONGEST = 4 << 20;
  private static final int DEEPEST = 60;

  private XmpPacket() {}

  /** The packet that says these facts, in UTF-8. */
  public static byte[] of(ArchiveFacts f) {
    var out = new StringBuilder(4096);
    out.append("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF xmlns:rdf=\"").append(RDF).append("\">\n");
    open(out, "dc", DC);
    text(out, "dc:format", "application/pdf");
    list(out, "dc:title", "Alt", f.title());
    list(out, "dc:creator", "Seq", f.author());
    list(out, "dc:description", "Alt", f.subject());
    list(out, "dc:language", "Bag", f.language());
    close(out);
    open(out, "pdf", PDF);
    text(out, "pdf:Producer", f.producer());
    text(out, "pdf:Keywords", f.keywords());
    close(out);
    open(out, "xmp", XMP);
    text(out, "xmp:CreatorTool", f.creator());
    text(out, "xmp:CreateDate", date(f.created()));
    text(out, "xmp:ModifyDate", date(f.modified()));
    close(out);
    if (f.claimsArchive()) {
      open(out, "pdfaid", PDFA);
      text(out, "pdfaid:part", Integer.toString(f.part()));
      text(out, "pdfaid:conformance", f.conformance() == null ? null : f.conformance().name());
      close(out);
    }
    if (f.accessible()) {
      open(out, "pdfuaid", PDFUA);
      text(out, "pdfuaid:part", "1");
      close(out);
    }
    if (f.facturX() != null) mark(out, f.facturX());
    if (f.claimsArchive()) extensions(out, f);
    return out.append("</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void mark(StringBuilder out, FacturXMark mark) {
    open(out, "fx", mark.namespace());
    text(out, "fx:DocumentType", mark.documentType());
    text(out, "fx:DocumentFileName", mark.fileName());
    text(out, "fx:Version", mark.version());
    text(out, "fx:ConformanceLevel", mark.level());
    close(out);
  }

  private static void extensions(StringBuilder out, ArchiveFacts f) {
    if (!f.accessible() && f.facturX() == null) return;
    out.append("<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"")
        .append(" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n<pdfaExtension:schemas>\n<rdf:Bag>\n");
    if (f.accessible()) {
      schema(out, "PDF/UA identification", PDFUA, "pdfuaid", "part", "Integer", "internal", "Part of ISO 14289 that the file conforms to");
    }
    if (f.facturX() != null) {
      schema(out, "Factur-X PDFA Extension Schema", f.facturX().namespace(), "fx",
          "DocumentFileName", "Text", "external", "Name of the embedded XML invoice",
          "DocumentType", "Text", "external", "Kind of document",
          "Version", "Text", "external", "Version of the XML schema of the embedded invoice",
          "ConformanceLevel", "Text", "external", "Profile of the embedded invoice");
    }
    out.append("</rdf:Bag>\n</pdfaExtension:schemas>\n</rdf:Description>\n");
  }

  private static void schema(StringBuilder out, String name, String namespace, String prefix, String... properties) {
    out.append("<rdf:li rdf:parseType=\"Resource\">\n");
    text(out, "pdfaSchema:schema", name);
    text(out, "pdfaSchema:namespaceURI", namespace);
    text(out, "pdfaSchema:prefix", prefix);
    out.append("<pdfaSchema:property>\n<rdf:Seq>\n");
    for (int i = 0; i < properties.length; i += 4) {
      out.append("<rdf:li rdf:parseType=\"Resource\">\n");
      text(out, "pdfaProperty:name", properties[i]);
      text(out, "pdfaProperty:valueType", properties[i + 1]);
      text(out, "pdfaProperty:category", properties[i + 2]);
      text(out, "pdfaProperty:description", properties[i + 3]);
      out.append("</rdf:li>\n");
    }
    out.append("</rdf:Seq>\n</pdfaSchema:property>\n</rdf:li>\n");
  }

  private static void open(StringBuilder out, String prefix, String namespace) {
    out.append("<rdf:Description rdf:about=\"\" xmlns:").append(prefix).append("=\"").append(namespace).append("\">\n");
  }

  private static void close(StringBuilder out) {
    out.append("</rdf:Description>\n");
  }

  private static void text(StringBuilder out, String name, String value) {
    if (value == null || value.isBlank()) return;
    out.append('<').append(name).append('>');
    escaped(out, value);
    out.append("</").append(name).append(">\n");
  }

  private static void list(StringBuilder out, String name, String kind, String value) {
    if (value == null || value.isBlank()) return;
    out.append('<').append(name).append("><rdf:").append(kind).append("><rdf:li").append(kind.equals("Alt") ? " xml:lang=\"x-default\">" : ">");
    escaped(out, value);
    out.append("</rdf:li></rdf:").append(kind).append("></").append(name).append(">\n");
  }

  private static void escaped(StringBuilder out, String value) {
    value.codePoints().forEach(c -> {
      if (c == '&') out.append("&amp;");
      else if (c == '<') out.append("&lt;");
      else if (c == '>') out.append("&gt;");
      else if (c < ' ' || c >= 0xd800 && c <= 0xdfff || c == 0xfffe || c == 0xffff) out.append(' '); // no character of XML 1.0
      else out.appendCodePoint(c);
    });
  }

  private static String date(Instant at) {
    return at == null ? null : at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** What a packet says; nothing when it is no packet that can be read. A document type is refused, and nothing is fetched. */
  public static ArchiveFacts read(byte[] packet) {
    if (packet == null || packet.length > LONGEST) return ArchiveFacts.NONE;
    try {
      return facts(values(packet));
    } catch (XMLStreamException | RuntimeException unreadable) {
      return ArchiveFacts.NONE;
    }
  }

  private static Map<String, String> values(byte[] packet) throws XMLStreamException {
    var factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    var values = new LinkedHashMap<String, String>();
    var path = new ArrayDeque<String>();
    var in = factory.createXMLStreamReader(new ByteArrayInputStream(packet));
    String property = null;
    int at = 0;
    while (in.hasNext()) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (path.size() > DEEPEST) return values;
          var name = '{' + in.getNamespaceURI() + '}' + in.getLocalName();
          if (property == null && !RDF.equals(in.getNamespaceURI()) && path.contains('{' + RDF + "}Description")) {
            property = name;
            at = path.size();
          }
          if (property == null && RDF.equals(in.getNamespaceURI())) attributes(in, values);
          path.push(name);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          // Of several values, such as titles in several languages, the first counts.
          if (property != null && !in.getText().isBlank()) values.putIfAbsent(property, in.getText().strip());
        }
        case XMLStreamConstants.END_ELEMENT -> {
          path.pop();
          if (property != null && path.size() == at) property = null;
        }
        case XMLStreamConstants.DTD -> {
          return Map.of();
        }
        default -> { }
      }
    }
    return values;
  }

  private static void attributes(XMLStreamReader in, Map<String, String> values) {
    for (int i = 0; i < in.getAttributeCount(); i++) {
      var namespace = in.getAttributeNamespace(i);
      if (namespace != null && !RDF.equals(namespace)) values.putIfAbsent('{' + namespace + '}' + in.getAttributeLocalName(i), in.getAttributeValue(i).strip());
    }
  }

  private static ArchiveFacts facts(Map<String, String> v) {
    int part = number(v.get('{' + PDFA + "}part"));
    var level = v.get('{' + PDFA + "}conformance");
    var conformance = Optional.ofNullable(level).map(l -> l.toUpperCase(Locale.ROOT))
        .flatMap(l -> java.util.Arrays.stream(Conformance.values()).filter(c -> c.name().equals(l)).findFirst()).orElse(null);
    return new ArchiveFacts(v.get('{' + DC + "}title"), v.get('{' + DC + "}creator"), v.get('{' + DC + "}description"), v.get('{' + PDF + "}Keywords"),
        v.get('{' + DC + "}language"), v.get('{' + XMP + "}CreatorTool"), v.get('{' + PDF + "}Producer"), instant(v.get('{' + XMP + "}CreateDate")),
        instant(v.get('{' + XMP + "}ModifyDate")), part, conformance, number(v.get('{' + PDFUA + "}part")) > 0, mark(v));
  }

  private static FacturXMark mark(Map<String, String> v) {
    for (var key : v.keySet()) {
      var namespace = key.substring(1, key.indexOf('}'));
      if (!FacturXMark.marks(namespace)) continue;
      var of = '{' + namespace + '}';
      return new FacturXMark(namespace, v.get(of + "DocumentType"), v.get(of + "DocumentFileName"), v.get(of + "Version"), v.get(of + "ConformanceLevel"));
    }
    return null;
  }

  private static int number(String text) {
    return text != null && text.length() == 1 && Character.isDigit(text.charAt(0)) ? text.charAt(0) - '0' : 0;
  }

  private static Instant instant(String text) {
    if (text == null) return null;
    try {
      if (text.length() <= 10) return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
      boolean zoned = text.endsWith("Z") || text.indexOf('+', 10) > 0 || text.indexOf('-', 11) > 0;
      return zoned ? OffsetDateTime.parse(text).toInstant() : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException odd) {
      return null;
    }
  }
}
