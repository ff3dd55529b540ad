package io.bordereau.routes.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Invoice;
import io.bordereau.document.Order;
import io.bordereau.envelopes.CxmlEnvelope;
import io.bordereau.formats.Formats;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Read;
import io.bordereau.mapping.Written;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.signing.keys.DevelopmentAuthority;
import io.bordereau.signing.xades.CxmlSigner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;

/**
 * The cXML that the hub writes is valid by cXML's own document type: the samples, and the documents of the demo as they go over the wire
 * to the partners that take cXML. The document type belongs to others and is not shipped: it lies with the foreign documents.
 */
class CxmlDtdTest {
  private static final String NAME = "http://xml.cxml.org/schemas/cXML/1.2.037/InvoiceDetail.dtd";
  private static final String OLD = "http://xml.cxml.org/schemas/cXML/1.2.020/InvoiceDetail.dtd";
  private static final String UNPROVED = "PaymentRemittance.dtd";

  /** The document types at hand, by the names that documents give them. */
  private static final Map<String, String> FILES =
      Map.of(
          NAME, "cxml/officeluv__cxml/spec/fixtures/1.2.037-InvoiceDetail.dtd",
          OLD, "cxml/officeluv__cxml/spec/fixtures/1.2.020-InvoiceDetail.dtd",
          "http://xml.cxml.org/schemas/cXML/1.2.020/cXML.dtd", "cxml/officeluv__cxml/spec/fixtures/1.2.020-cXML.dtd",
          "http://xml.cxml.org/schemas/cXML/1.2.050/cXML.dtd", "cxml/FriendsOfCXML__cxml-php/tests/metadata/cxml/dtd/1.2.050/cXML.dtd",
          "http://xml.cxml.org/schemas/cXML/1.2.050/Fulfill.dtd", "cxml/FriendsOfCXML__cxml-php/tests/metadata/cxml/dtd/1.2.050/Fulfill.dtd",
          "http://xml.cxml.org/schemas/cXML/1.2.063/cXML.dtd", "cxml/FriendsOfCXML__cxml-php/tests/metadata/cxml/dtd/1.2.063/cXML.dtd",
          "http://xml.cxml.org/schemas/cXML/1.2.063/Fulfill.dtd", "cxml/FriendsOfCXML__cxml-php/tests/metadata/cxml/dtd/1.2.063/Fulfill.dtd");
  private static final Path SAMPLES = Called.ROOT.resolve("samples");

  @TestFactory
  Stream<DynamicTest> theSamplesAreValid() throws IOException {
    Map<String, byte[]> dtd = documentTypes();
    Format cxml = Formats.byId("cxml-1.2").orElseThrow();
    List<Path> files = samples();
    assertTrue(files.size() >= 32, files.size() + " samples");
    return files.stream().map(f -> DynamicTest.dynamicTest(f.getParent().getFileName().toString(),
        () -> agreed(cxml.write(document(f).document().orElseThrow(), document(f).rest(), Context.NEUTRAL), dtd)));
  }

  /** What the hub calls complete is valid, and what it calls incomplete is not. */
  private static void agreed(Written written, Map<String, byte[]> dtd) throws IOException {
    boolean incomplete = written.findings().stream().anyMatch(finding -> finding.code().equals("XML-09"));
    List<String> judged = judged(written.bytes(), dtd);
    assertEquals(incomplete, !judged.isEmpty(), () -> written.findings() + " and " + judged);
  }

  private static Read<?> document(Path file) throws IOException {
    return Formats.byId("bordereau-json").orElseThrow().read(Files.readAllBytes(file.resolveSibling("document.json")), Context.NEUTRAL).getFirst();
  }

  /** What an older version cannot say is lost, and said so; what is written is valid by its document type. */
  @TestFactory
  Stream<DynamicTest> theSamplesAreValidInOlderVersions() throws IOException {
    Map<String, byte[]> dtd = documentTypes();
    Format cxml = Formats.byId("cxml-1.2").orElseThrow();
    var tests = new ArrayList<DynamicTest>();
    for (Path file : samples()) {
      var read = document(file);
      Object document = read.document().orElseThrow();
      List<String> versions = document instanceof Invoice ? List.of("1.2.020") : document instanceof Order ? List.of("1.2.050", "1.2.020") : List.of("1.2.050");
      for (String version : versions) {
        tests.add(DynamicTest.dynamicTest(file.getParent().getFileName() + " in " + version, () -> {
          var written = cxml.write(document, read.rest(), new Context(Map.of("version", version), null, true));
          agreed(written, dtd);
        }));
      }
    }
    return tests.stream();
  }

  /** The samples whose document type is at hand: that of remittances is not. */
  private static List<Path> samples() throws IOException {
    try (var folders = Files.list(SAMPLES)) {
      return folders.map(f -> f.resolve("cxml-1.2.xml")).filter(Files::exists).filter(f -> !text(f).contains(UNPROVED)).sorted().toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> whatTheDemoSendsIsValidOnTheWire() throws IOException {
    Map<String, byte[]> dtd = documentTypes();
    Agreements agreements = Configuration.load(Called.ROOT.resolve("config")).agreements();
    List<Partner> partners = agreements.partners().stream().filter(p -> agreements.cxml(p).isPresent()).toList();
    assertTrue(partners.size() >= 2, partners.toString());
    List<Path> documents;
    try (var files = Files.list(SAMPLES.resolve("demo"))) {
      documents = files.filter(f -> f.toString().endsWith(".json")).filter(CxmlDtdTest::isInvoice).sorted().toList();
    }
    assertTrue(documents.size() >= 14, documents.size() + " documents");
    var key = DevelopmentAuthority.create("seller", Instant.now()).root();
    return partners.stream().flatMap(p -> documents.stream().map(d -> DynamicTest.dynamicTest(d.getFileName() + " to " + p.id(), () -> {
      Called called = Called.with("convert", "--to", "cxml-1.2", "--partner", p.id(), d);
      CxmlEnvelope envelope = agreements.cxml(p).orElseThrow();
      byte[] packed = envelope.pack(called.out(), "1@hub.invalid", OffsetDateTime.parse("2026-11-22T10:00:00Z"));
      assertEquals(List.of(), judged(packed, dtd));
      assertEquals(List.of(), judged(CxmlEnvelope.secure(packed, "a<secret>"), dtd));
      assertEquals(List.of(), judged(CxmlEnvelope.secure(packed, null), dtd));
      assertEquals(List.of(), judged(CxmlEnvelope.secure(new CxmlSigner(key).sign(packed, Instant.now()), "a<secret>"), dtd));
    })));
  }

  /** A document of another kind says which; this table of cXML carries invoices. */
  private static boolean isInvoice(Path file) {
    try {
      return !Files.readString(file).contains("\"document\":");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void theJudgeSeesAnElementInAWrongPlaceAndAMissingAttribute() throws IOException {
    Map<String, byte[]> dtd = documentTypes();
    String good = Files.readString(SAMPLES.resolve("invoice-basic/cxml-1.2.xml"));
    assertFalse(judged(good.replaceFirst("<From>", "<To><Credential domain=\"a\"><Identity>b</Identity></Credential></To><From>"), dtd).isEmpty());
    assertFalse(judged(good.replaceFirst(" invoiceID=\"[^\"]*\"", ""), dtd).isEmpty());
  }

  @Test
  void theJudgeTakesNoDeclarationOfTheDocumentItselfAndFetchesNothing() throws IOException {
    Map<String, byte[]> dtd = documentTypes();
    String good = Files.readString(SAMPLES.resolve("invoice-basic/cxml-1.2.xml"));
    String own = good.replaceFirst("InvoiceDetail.dtd\">", "InvoiceDetail.dtd\" [<!ENTITY a \"b\">]>");
    assertEquals(List.of("an internal subset"), judged(own, dtd));
    assertEquals(List.of("http://elsewhere.invalid/a.dtd is not known"), judged(good.replace(NAME, "http://elsewhere.invalid/a.dtd"), dtd));
    assertEquals(List.of("no document type"), judged(good.replaceFirst("<!DOCTYPE[^>]*>", ""), dtd));
  }

  private static List<String> judged(String document, Map<String, byte[]> dtd) throws IOException {
    return judged(document.getBytes(StandardCharsets.UTF_8), dtd);
  }

  /** What is wrong with a document by the document type. */
  private static List<String> judged(byte[] document, Map<String, byte[]> dtd) throws IOException {
    var judge = new Judge(dtd);
    try (InputStream in = new ByteArrayInputStream(document)) {
      var factory = SAXParserFactory.newDefaultInstance();
      factory.setValidating(true);
      SAXParser parser = factory.newSAXParser();
      // the parameter entities of cXML are many, and all of them are known: the limits are for documents of strangers
      parser.setProperty("jdk.xml.totalEntitySizeLimit", "0");
      parser.setProperty("jdk.xml.maxParameterEntitySizeLimit", "0");
      parser.setProperty("jdk.xml.entityExpansionLimit", "0");
      parser.setProperty("http://xml.org/sax/properties/lexical-handler", judge);
      parser.setProperty("http://xml.org/sax/properties/declaration-handler", judge);
      parser.parse(new InputSource(in), judge);
    } catch (SAXException e) {
      judge.wrong.add(e.getMessage());
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the Java runtime has a validating parser", e);
    }
    return judge.named ? judge.wrong : List.of("no document type");
  }

  /** Collects what the parser says, knows one document type, and refuses declarations that stand in the document. */
  private static final class Judge extends DefaultHandler2 {
    private final Map<String, byte[]> dtd;
    private final List<String> wrong = new ArrayList<>();
    private boolean named;
    private boolean external;

    Judge(Map<String, byte[]> dtd) {
      this.dtd = dtd;
    }

    @Override
    public InputSource resolveEntity(String name, String publicId, String base, String systemId) throws SAXException {
      if (!dtd.containsKey(systemId)) throw new SAXException(systemId + " is not known");
      var source = new InputSource(new ByteArrayInputStream(dtd.get(systemId)));
      source.setSystemId(systemId);
      return source;
    }

    @Override
    public void startDTD(String root, String publicId, String systemId) {
      named = true;
    }

    @Override
    public void startEntity(String name) {
      if (name.equals("[dtd]")) external = true;
    }

    @Override
    public void internalEntityDecl(String name, String value) throws SAXException {
      declared();
    }

    @Override
    public void externalEntityDecl(String name, String publicId, String systemId) throws SAXException {
      declared();
    }

    @Override
    public void elementDecl(String name, String model) throws SAXException {
      declared();
    }

    @Override
    public void attributeDecl(String element, String name, String type, String mode, String value) throws SAXException {
      declared();
    }

    private void declared() throws SAXException {
      if (!external) throw new SAXException("an internal subset");
    }

    @Override
    public void error(SAXParseException e) {
      wrong.add(e.getLineNumber() + ": " + e.getMessage());
    }
  }

  private static Map<String, byte[]> documentTypes() throws IOException {
    String set = System.getenv("BORDEREAU_FOREIGN");
    Path foreign = set != null ? Path.of(set) : Called.ROOT.resolve("../shared/foreign");
    Assumptions.assumeTrue(set != null || Files.isDirectory(foreign), "no foreign documents here");
    var types = new HashMap<String, byte[]>();
    for (var type : FILES.entrySet()) {
      Path file = foreign.resolve(type.getValue());
      assertTrue(Files.exists(file), "the document type is missing: " + file);
      types.put(type.getKey(), Files.readAllBytes(file));
    }
    return types;
  }
}
