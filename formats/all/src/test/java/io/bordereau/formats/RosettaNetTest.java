package io.bordereau.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Invoice;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Read;
import io.bordereau.mapping.Residue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What RosettaNet documents of partners look like that the hub has not written itself, and what agreements say about those that it writes. */
class RosettaNetTest {
  private static final Format PIP = Formats.byId("rosettanet-3c3").orElseThrow();

  private static Invoice sample(String name) {
    return (Invoice) Case.all().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow().document().document().orElseThrow();
  }

  private static String written(String name, Map<String, String> options) {
    return new String(PIP.write(sample(name), Residue.NONE, new Context(options, null, true)).bytes(), StandardCharsets.UTF_8);
  }

  private static Read<?> read(String text) {
    return PIP.read(text.getBytes(StandardCharsets.UTF_8), Context.NEUTRAL).getFirst();
  }

  private static Invoice invoice(String text) {
    return (Invoice) read(text).document().orElseThrow();
  }

  private static List<String> codes(Read<?> read) {
    return read.findings().stream().map(Finding::code).toList();
  }

  private static final Format SELF_BILLING = Formats.byId("rosettanet-3c7").orElseThrow();

  private static String selfBilled(String name) {
    return new String(SELF_BILLING.write(sample(name), Residue.NONE, Context.NEUTRAL).bytes(), StandardCharsets.UTF_8);
  }

  @Test
  void whatABuyerBillsHimselfComesFromTheBuyerAndGoesToTheSeller() {
    var text = selfBilled("self-billing");
    assertTrue(text.indexOf("Rheinwerk", text.indexOf("<SelfBillingFrom>")) < text.indexOf("</SelfBillingFrom>"));
    assertTrue(text.indexOf("Rheinwerk", text.indexOf("<ssdh:Sender>")) < text.indexOf("</ssdh:Sender>"));
    var back = (Invoice) SELF_BILLING.read(text.getBytes(StandardCharsets.UTF_8), Context.NEUTRAL).getFirst().document().orElseThrow();
    assertEquals(sample("self-billing").seller().identifiers(), back.seller().identifiers());
    assertEquals(sample("self-billing").due(), back.due());
    assertEquals(null, back.payee(), "the seller is paid, whom RemitTo repeats");
  }

  @Test
  void anInvoiceOfTheSellerIsNoSelfBillingInvoice() {
    assertFalse(SELF_BILLING.carries(sample("invoice-basic")));
    var read = SELF_BILLING.read(selfBilled("self-billing").replace(">SBI<", ">INV<").getBytes(StandardCharsets.UTF_8), Context.NEUTRAL).getFirst();
    assertTrue(codes(read).contains("MAP-02"), codes(read).toString());
  }

  @Test
  void severalMovementsOfOneProductAreOneLineWithItsParts() {
    var text = selfBilled("self-billing-credit");
    int from = text.indexOf("        <ProductMovement>");
    int to = text.indexOf("</ProductMovement>") + "</ProductMovement>\n".length();
    var second = text.substring(from, to).replaceFirst("(?s)<udc:BusinessDocumentReference>\\s*<udct:DocumentType>PSI.*?</udc:BusinessDocumentReference>", "")
        .replace(">4<", ">6<").replace("      <Description>returned to consignment stock</Description>\n", "").replaceAll("(?m)^\\s*<Description>.*\n", "");
    var read = SELF_BILLING.read((text.substring(0, to) + second + text.substring(to)).getBytes(StandardCharsets.UTF_8), Context.NEUTRAL).getFirst();
    var line = ((Invoice) read.document().orElseThrow()).lines().getFirst();
    assertEquals("4", line.quantity().toString());
    assertEquals(List.of("6"), line.components().stream().map(c -> c.quantity().toString()).toList());
    assertEquals("K-8801", line.components().getFirst().references().getFirst().value());
    assertTrue(read.rest().isEmpty(), () -> read.rest().toString());
    var again = SELF_BILLING.write(read.document().orElseThrow(), Residue.NONE, Context.NEUTRAL);
    assertEquals(read.document(), SELF_BILLING.read(again.bytes(), Context.NEUTRAL).getFirst().document());
  }

  @Test
  void anotherVersionIsReadByTheSameTableAndSaysSo() {
    var old = written("invoice-basic", Map.of()).replace("InvoiceNotification:xsd:schema:02.05", "InvoiceNotification:xsd:schema:01.07").replace("Procurement:xsd:schema:02.29", "Procurement:xsd:schema:02.07");
    var read = read(old);
    assertEquals(List.of("ROS-01"), codes(read));
    assertEquals(invoice(written("invoice-basic", Map.of())), read.document().orElseThrow());
    assertTrue(read.rest().isEmpty());
  }

  @Test
  void aVersionThatNobodyKnowsIsRefused() {
    var read = read(written("invoice-basic", Map.of()).replace("InvoiceNotification:xsd:schema:02.05", "InvoiceNotification:xsd:schema:07.00"));
    assertEquals(List.of("ROS-02"), codes(read));
    assertTrue(read.document().isEmpty());
  }

  @Test
  void anExponentIsReadWhereNoDigitCanBeGoneAndRefusedWhereOneCan() {
    var text = written("invoice-basic", Map.of());
    var total = sample("invoice-basic").totals().withTax().toString();
    assertEquals("1500.00", total);
    assertEquals("1500.00", invoice(text.replace(">1500.00<", ">1.5E3<")).totals().withTax().toString());
    assertEquals(List.of(), codes(read(text.replace(">1500.00<", ">1.5E3<"))));
    for (var wrong : List.of("1.500001E9", "INF", "NaN", "1E999999999", "1.5E", "0x1")) {
      var read = read(text.replace(">1500.00<", ">" + wrong + "<"));
      assertTrue(codes(read).contains("MAP-02"), wrong + ": " + read.findings());
      assertFalse(((Invoice) read.document().orElseThrow()).totals() != null && ((Invoice) read.document().orElseThrow()).totals().withTax() != null, wrong);
    }
  }

  @Test
  void theVatBreakdownIsCarriedWhereTheAgreementSaysWhere() {
    var invoice = sample("allowances-charges");
    var lost = PIP.write(invoice, Residue.NONE, Context.NEUTRAL).lost();
    assertTrue(lost.stream().anyMatch(l -> l.where().equals("vat[1].category") && l.why().contains("agreement")));
    var text = written("allowances-charges", Map.of("breakdown", "jurisdiction"));
    assertEquals(invoice.vat(), invoice(text).vat());
    assertEquals(invoice.lines().stream().map(l -> l.vat().category()).toList(), invoice(text).lines().stream().map(l -> l.vat().category()).toList());
    assertEquals(List.of(), RosettaNetJudgeTest.against(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void anInvoiceWithoutAnOrderNamesTheOneThatTheAgreementSays() {
    var context = new Context(Map.of("order", "NONPO"), null, true);
    var credit = written("credit-note-partial", Map.of("order", "NONPO"));
    assertFalse(credit.contains("NONPO"), "it has an order");
    var without = credit.replaceAll("(?s)\\s*<PurchaseOrderNumber>.*?</PurchaseOrderNumber>", "");
    assertEquals(null, invoice(without).order());
    var dummy = PIP.write(invoice(without), Residue.NONE, context).bytes();
    assertTrue(new String(dummy, StandardCharsets.UTF_8).contains("<dp:Identifier>NONPO</dp:Identifier>"));
    assertEquals(null, ((Invoice) PIP.read(dummy, context).getFirst().document().orElseThrow()).order());
  }

  @Test
  void aCreditNoteIsPositiveAndSaysCredit() {
    var text = written("credit-note-partial", Map.of());
    assertTrue(text.contains("<ddt:DocumentType>CRM</ddt:DocumentType>") && text.contains("<rmat:MonetaryAmountType>CRE</rmat:MonetaryAmountType>"));
    assertFalse(text.contains("<ume:Amount>-") || text.contains(">DEB<"));
    var back = invoice(text);
    assertTrue(back.isCredit());
    assertEquals(sample("credit-note-partial").totals(), back.totals());
    for (var other : List.of("ubl-2.1", "cxml-1.2", "x12-004010-810", "edifact-d96a-invoic")) {
      var format = Formats.byId(other).orElseThrow();
      var through = (Invoice) format.read(format.write(back, Residue.NONE, Context.NEUTRAL).bytes(), Context.NEUTRAL).getFirst().document().orElseThrow();
      assertTrue(through.isCredit(), other);
      assertEquals(back.totals().withTax(), through.totals().withTax() == null ? through.totals().due() : through.totals().withTax(), other);
      assertEquals(back.lines().stream().map(l -> l.net()).toList(), through.lines().stream().map(l -> l.net()).toList(), other);
      assertEquals(back.lines().stream().map(l -> l.quantity()).toList(), through.lines().stream().map(l -> l.quantity()).toList(), other);
    }
  }

  @Test
  void everyWayOfDescribingAPartnerIsRead() {
    var text = written("invoice-basic", Map.of());
    for (var way : List.of("NewPartner", "IntermittentPartner")) {
      var other = invoice(text.replace("SpecifiedFullPartner", "Specified" + way));
      assertEquals(invoice(text).seller().address(), other.seller().address(), way);
      assertEquals(invoice(text).buyer().contact(), other.buyer().contact(), way);
    }
  }

  @Test
  void aCodeThatTheListDoesNotHaveIsAFinding() {
    var text = written("allowances-charges", Map.of());
    assertEquals(List.of("MAP-02"), codes(read(text.replace("<rict:InvoiceChargeType>FRC<", "<rict:InvoiceChargeType>FRT<"))));
    assertTrue(codes(read(text.replace(">ONE<", ">EACH<"))).contains("MAP-02"));
  }

  @Test
  void nothingInADocumentIsFetchedOrExpanded() {
    for (var doctype : List.of("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>", "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">", "<!DOCTYPE x [<!ENTITY a \"b\">]>")) {
      var text = written("invoice-basic", Map.of()).replace("?>\n", "?>\n" + doctype + "\n");
      assertEquals(List.of("XML-02"), codes(read(text)), doctype);
    }
  }
}
