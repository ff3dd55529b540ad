package io.bordereau.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.bordereau.document.Invoice;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Residue;
import io.bordereau.mapping.Severity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Everything that the hub writes as RosettaNet is valid against the schemas of the standard, which lie outside of the project and are
 * resolved from their folder only.
 */
class RosettaNetJudgeTest {
  private static final String SCHEMAS = "rosettanet/dscope-io__RosettaNetJakartaJAXB/src/main/xsd";

  /** A package that the judge has not at hand everywhere: 3C7 is judged where it lies beside the others. */
  private static final String SELF_BILLING = "PIP3C7_V11.04.00_NotifyOfSelfBillingInvoice";

  private static final Map<String, String> PACKAGES =
      Map.of(
          "InvoiceNotification", "PIP3C3_V11.04.00_NotifyOfInvoice/XML/Interchange/InvoiceNotification_02_05.xsd",
          "InvoiceRejectNotification", "PIP3C4_V11.05.00_NotifyOfInvoiceReject/XML/Interchange/InvoiceRejectNotification_02_03.xsd",
          "RemittanceAdviceNotification", "PIP3C6_V11.03.00_NotifyOfRemittanceAdvice/XML/Interchange/RemittanceAdviceNotification_02_04.xsd",
          "SelfBillingInvoiceNotification", SELF_BILLING + "/XML/Interchange/SelfBillingInvoiceNotification_01_10.xsd",
          "PurchaseOrderRequest", "PIP3A4_V11.15.00_RequestPurchaseOrder/XML/Interchange/PurchaseOrderRequest_02_05.xsd",
          "PurchaseOrderConfirmation", "PIP3A4_V11.15.00_RequestPurchaseOrder/XML/Interchange/PurchaseOrderConfirmation_02_05.xsd");

  private static final Map<String, Schema> COMPILED = new HashMap<>();

  /** The schemas; absent where nobody set the variable, a failure where they should be there. */
  private static Path schemas() {
    var named = System.getenv("BORDEREAU_FOREIGN");
    var root = System.getProperty("bordereau.root");
    var folder = (named != null ? Path.of(named) : (root == null ? Path.of("../..") : Path.of(root)).resolve("../shared/foreign")).resolve(SCHEMAS);
    if (named != null && !Files.isDirectory(folder)) fail("BORDEREAU_FOREIGN is set, but there is no " + folder);
    Assumptions.assumeTrue(Files.isDirectory(folder), "no foreign documents");
    return folder;
  }

  private static synchronized Schema schema(String root) {
    return COMPILED.computeIfAbsent(root, RosettaNetJudgeTest::compile);
  }

  private static Schema compile(String root) {
    try {
      var factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI, "com.sun.org.apache.xerces.internal.jaxp.validation.XMLSchemaFactory", null);
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
      return factory.newSchema(schemas().resolve(PACKAGES.get(root)).toFile());
    } catch (SAXException e) {
      throw new AssertionError(e);
    }
  }

  /** What the schema says against a document. */
  static List<String> against(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.UTF_8);
    var root = PACKAGES.keySet().stream().filter(r -> text.contains("<" + r + " ")).findFirst().orElseThrow(() -> new AssertionError("no schema for " + text));
    var errors = new ArrayList<String>();
    try {
      var validator = schema(root).newValidator();
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      validator.setErrorHandler(new ErrorHandler() {
        @Override
        public void warning(SAXParseException e) {
          errors.add(e.getLineNumber() + ": " + e.getMessage());
        }

        @Override
        public void error(SAXParseException e) {
          errors.add(e.getLineNumber() + ": " + e.getMessage());
        }

        @Override
        public void fatalError(SAXParseException e) {
          errors.add(e.getLineNumber() + ": " + e.getMessage());
        }
      });
      validator.validate(new StreamSource(new ByteArrayInputStream(bytes)));
    } catch (SAXException | IOException e) {
      errors.add(e.toString());
    }
    return errors;
  }

  private static List<Format> formats() {
    boolean selfBilling = Files.isDirectory(schemas().resolve(SELF_BILLING));
    return Formats.ALL.stream().filter(f -> f.id().startsWith("rosettanet-") && !f.id().endsWith("-dtd") && (selfBilling || !f.id().endsWith("-3c7"))).toList();
  }

  @TestFactory
  Stream<DynamicTest> everySampleIsValid() {
    schemas();
    return Case.all().stream().flatMap(c -> formats().stream().filter(f -> f.carries(c.document().document().orElseThrow())).map(f -> DynamicTest.dynamicTest(c.name() + " as " + f.id(), () -> {
      var read = c.document();
      var written = f.write(read.document().orElseThrow(), read.rest(), Context.NEUTRAL);
      // What the hub says is incomplete need not be valid; everything else is.
      if (written.findings().stream().noneMatch(finding -> finding.severity() == Severity.ERROR)) assertEquals(List.of(), against(written.bytes()));
      else assertNotEquals(List.of(), against(written.bytes()));
    })));
  }

  /** What a buyer bills himself has the same content as what a seller bills; every invoice of the corpus is judged as one, where there is a judge. */
  @TestFactory
  Stream<DynamicTest> everyInvoiceIsValidAsASelfBillingInvoice() {
    var format = formats().stream().filter(f -> f.id().equals("rosettanet-3c7")).toList();
    var json = Formats.byId("bordereau-json").orElseThrow();
    return format.stream().flatMap(f -> Case.all().stream().filter(c -> c.document().document().orElseThrow() instanceof Invoice).map(c -> DynamicTest.dynamicTest(c.name(), () -> {
      var text = new String(json.write(c.document().document().orElseThrow(), Residue.NONE, Context.NEUTRAL).bytes(), StandardCharsets.UTF_8);
      var type = ((Invoice) c.document().document().orElseThrow()).isCredit() ? "261" : "389";
      var selfBilled = json.read(text.replaceFirst("\"type\" ?: ?\"[0-9]+\"", "\"type\": \"" + type + "\"").getBytes(StandardCharsets.UTF_8), Context.NEUTRAL).getFirst();
      var written = f.write(selfBilled.document().orElseThrow(), Residue.NONE, Context.NEUTRAL);
      if (written.findings().stream().noneMatch(finding -> finding.severity() == Severity.ERROR)) assertEquals(List.of(), against(written.bytes()));
    })));
  }

  @Test
  void theJudgeRefusesAWrongDocument() {
    schemas();
    var c = Case.all().stream().filter(each -> each.name().equals("invoice-basic")).findFirst().orElseThrow();
    var written = Formats.byId("rosettanet-3c3").orElseThrow().write(c.document().document().orElseThrow(), Residue.NONE, Context.NEUTRAL);
    var wrong = new String(written.bytes(), StandardCharsets.UTF_8).replace(">DEB<", ">DBT<");
    assertTrue(against(wrong.getBytes(StandardCharsets.UTF_8)).size() > 1);
  }
}
