package io.bordereau.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.bordereau.document.Invoice;
import io.bordereau.document.Order;
import io.bordereau.document.OrderResponse;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Read;
import io.bordereau.mapping.Residue;
import io.bordereau.mapping.Written;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The DTD generation of RosettaNet: which DOCTYPEs are tolerated, and what documents of partners look like that the hub has not written itself. */
class RosettaNetDtdTest {
  private static final Format ORDERS = Formats.byId("rosettanet-3a4-dtd").orElseThrow();

  private static final Format INVOICES = Formats.byId("rosettanet-3c3-dtd").orElseThrow();

  private static Object sample(String name) {
    return Case.all().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow().document().document().orElseThrow();
  }

  private static Written written(Format format, String name, Map<String, String> options) {
    return format.write(sample(name), Residue.NONE, new Context(options, null, true));
  }

  private static String text(Written w) {
    return new String(w.bytes(), StandardCharsets.UTF_8);
  }

  private static Read<?> read(Format format, String text) {
    return format.read(text.getBytes(StandardCharsets.UTF_8), Context.NEUTRAL).getFirst();
  }

  private static List<String> codes(List<Finding> findings) {
    return findings.stream().map(Finding::code).toList();
  }

  @Test
  void theAgreementNamesTheVersionOfTheDtd() {
    assertTrue(text(written(ORDERS, "order-simple", Map.of())).contains("<!DOCTYPE Pip3A4PurchaseOrderRequest SYSTEM \"3A4_MS_V02_02_PurchaseOrderRequest.dtd\">"));
    assertTrue(text(written(ORDERS, "order-response-accepted", Map.of("version", "V02_00"))).contains("<!DOCTYPE Pip3A4PurchaseOrderConfirmation SYSTEM \"3A4_MS_V02_00_PurchaseOrderConfirmation.dtd\">"));
  }

  @Test
  void onlyTheDtdsOfThePipAreToleratedAndNothingIsFetched() {
    var text = text(written(ORDERS, "order-simple", Map.of()));
    assertEquals(List.of(), codes(read(ORDERS, text).findings()));
    assertEquals(List.of(), codes(read(ORDERS, text.replaceFirst("<!DOCTYPE.*>", "")).findings()));
    for (var system : List.of("http://127.0.0.1:1/3A4_MS_V02_02_PurchaseOrderRequest.dtd", "file:///etc/hostname", "3A4_MS_V09_99_PurchaseOrderRequest.dtd", "../3A4_MS_V02_02_PurchaseOrderRequest.dtd")) {
      var read = read(ORDERS, text.replace("3A4_MS_V02_02_PurchaseOrderRequest.dtd", system));
      assertEquals(List.of("XML-02"), codes(read.findings()), system);
      assertTrue(read.document().isEmpty(), system);
    }
    var subset = text.replace("PurchaseOrderRequest.dtd\">", "PurchaseOrderRequest.dtd\" [<!ENTITY a \"b\">]>");
    assertEquals(List.of("XML-02"), codes(read(ORDERS, subset).findings()));
  }

  @Test
  void aLineHasTheDayOfTheWholeOrderAndADayThatNobodyKnowsIsAFinding() {
    var order = written(ORDERS, "order-simple", Map.of());
    assertEquals(3, text(order).split("<DateStamp>20261201Z</DateStamp>", -1).length - 1);
    assertEquals(List.of(), codes(order.findings()));
    var answer = written(ORDERS, "order-response-changes", Map.of());
    assertEquals(List.of("XML-09", "XML-09", "XML-09"), codes(answer.findings()));
  }

  @Test
  void anAnswerAcceptsRefusesOrWaits() {
    var back = (OrderResponse) read(ORDERS, text(written(ORDERS, "order-response-changes", Map.of()))).document().orElseThrow();
    assertEquals("received", back.verdict());
    assertEquals(List.of("accepted", "on-hold", "rejected"), back.lines().stream().map(l -> l.confirmations().get(0).status()).toList());
    assertEquals("Discontinued", back.lines().get(2).confirmations().get(0).reason());
  }

  @Test
  void anInvoiceSaysItsAmountsAndWhomTheyFavour() {
    var text = text(written(INVOICES, "credit-note-partial", Map.of()));
    assertTrue(text.contains("<!DOCTYPE Pip3C3InvoiceNotification SYSTEM \"3C3_MS_V01_01_InvoiceNotification.dtd\">"));
    assertTrue(text.contains("<GlobalDocumentTypeCode>Credit Memo<") && text.contains("<GlobalMonetaryAmountTypeCode>Credit<") && !text.contains("<MonetaryAmount>-"));
    var credit = (Invoice) read(INVOICES, text).document().orElseThrow();
    var sample = (Invoice) sample("credit-note-partial");
    assertTrue(credit.isCredit());
    assertEquals(sample.totals().withTax(), credit.totals().withTax());
    assertEquals(sample.lines().stream().map(l -> l.net()).toList(), credit.lines().stream().map(l -> l.net()).toList());
    assertEquals(sample.seller().vatId(), credit.seller().vatId());
    assertEquals(sample.buyer().address(), credit.buyer().address());
  }

  @Test
  void totalsOfLinesThatMakeTheTotalOfTheInvoiceAreWithTax() {
    var sample = (Invoice) sample("invoice-basic");
    assertEquals(1, sample.lines().size());
    var net = sample.lines().get(0).net().toString();
    var text = text(written(INVOICES, "invoice-basic", Map.of()));
    int at = text.indexOf("<totalLineItemAmount>");
    var gross = text.substring(0, at) + text.substring(at).replaceFirst(">" + net + "<", ">" + sample.totals().withTax() + "<");
    var line = ((Invoice) read(INVOICES, gross).document().orElseThrow()).lines().get(0);
    assertEquals(sample.totals().withTax(), line.gross());
    assertEquals(null, line.net());
    assertEquals(sample.lines().get(0).net(), ((Invoice) read(INVOICES, text).document().orElseThrow()).lines().get(0).net());
  }

  @Test
  void anInstanceThatTheHubHasNotWrittenIsRead() throws IOException {
    var named = System.getenv("BORDEREAU_FOREIGN");
    var folder = named != null ? Path.of(named) : Path.of(System.getProperty("bordereau.root", "../..")).resolve("../shared/foreign");
    var file = folder.resolve("rosettanet/neozhu__Kaifa.B2B.Solution/LOBApplication/SampleInstances/3A4_Request.xml");
    if (named != null && !Files.exists(file)) fail("BORDEREAU_FOREIGN is set, but there is no " + file);
    Assumptions.assumeTrue(Files.exists(file), "no foreign documents");
    var read = ORDERS.read(Files.readAllBytes(file), Context.NEUTRAL).getFirst();
    assertEquals(List.of(), codes(read.findings()));
    var order = (Order) read.document().orElseThrow();
    assertEquals("123456789", order.buyer().identifiers().get(0).value());
    assertEquals("2002-03-11", order.delivery().date().toString());
    assertEquals("10", order.paymentTerms().get(0).netDays().toString());
    assertEquals("rosettanet:10 Kilogram Drum", order.lines().get(0).unit());
    assertFalse(read.rest().isEmpty());
    var again = ORDERS.read(ORDERS.write(order, read.rest(), Context.NEUTRAL).bytes(), Context.NEUTRAL).getFirst();
    assertEquals(order, again.document().orElseThrow());
  }
}
