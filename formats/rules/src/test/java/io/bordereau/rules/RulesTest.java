package io.bordereau.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RulesTest {
  private static final Rules RULES = Rules.official();

  private static Finding the(Verdict verdict, String official) {
    return verdict.findings().stream().filter(f -> official.equals(f.official())).findFirst()
        .orElseThrow(() -> new AssertionError(official + " did not fire, but " + verdict.findings()));
  }

  @Test
  void aGoodInvoicePassesAllLayersAndTheVerdictNamesThem() {
    Verdict verdict = RULES.validate(null, Documents.bytes(Documents.INVOICE));
    assertEquals(List.of(), verdict.findings());
    assertTrue(verdict.valid());
    assertEquals("peppol-bis-3", verdict.profile());
    assertEquals(List.of("ubl-Invoice", "peppol-en16931", "peppol-billing"), verdict.applied().stream().map(Layer::id).toList());
  }

  @Test
  void aGoodCiiInvoicePassesEn16931() {
    Verdict verdict = RULES.validate(null, Documents.bytes(Documents.CII));
    assertEquals(List.of(), verdict.findings());
    assertTrue(verdict.valid());
    assertEquals("en16931", verdict.profile());
  }

  @Test
  void wrongTotalsFireTheRuleOfTheStandardInWordsThatHelp() {
    Verdict verdict = RULES.validate(null, Documents.with(Documents.INVOICE, "TaxInclusiveAmount currencyID=\"EUR\">300.00",
        "TaxInclusiveAmount currencyID=\"EUR\">301.00"));
    assertFalse(verdict.valid());
    Finding finding = the(verdict, "BR-CO-15");
    assertEquals("RUL-02", finding.code());
    assertEquals(Severity.ERROR, finding.severity());
    assertEquals(Turn.SENDER, finding.turn());
    assertEquals("BT-112", finding.term());
    assertEquals("Invoice", finding.where());
    assertTrue(finding.message().startsWith("Invoice total amount with VAT (BT-112) = "), finding.message());
    assertTrue(finding.next().startsWith("Recompute the totals"), finding.next());
  }

  @Test
  void aFindingNamesItsLineAndShowsTheValue() {
    byte[] second = Documents.with(Documents.INVOICE, "unitCode=\"C62\">1<", "unitCode=\"KISTE\">1<");
    Finding finding = the(RULES.validate(null, second), "BR-CL-23");
    assertEquals("Invoice/InvoiceLine[2]/InvoicedQuantity/@unitCode", finding.where());
    assertEquals("KISTE", finding.value());
  }

  @Test
  void peppolAsksForMoreThanTheStandard() {
    byte[] noReference = Documents.with(Documents.INVOICE, "<cbc:BuyerReference>4711-7</cbc:BuyerReference>", "");
    assertFalse(RULES.validate("peppol-bis-3", noReference).valid());
    assertTrue(the(RULES.validate("peppol-bis-3", noReference), "PEPPOL-EN16931-R003").next().contains("BT-10"));
    assertTrue(RULES.validate("en16931", noReference).valid());
  }

  @Test
  void aWarningDoesNotMakeTheDocumentInvalid() {
    Verdict verdict = RULES.validate("en16931", Documents.with(Documents.INVOICE, "<cbc:IssueDate>2026-10-05</cbc:IssueDate>",
        "<cbc:IssueDate>2026-10-05</cbc:IssueDate><cbc:IssueTime>10:00:00</cbc:IssueTime>"));
    assertEquals(Severity.WARNING, the(verdict, "UBL-CR-006").severity());
    assertTrue(verdict.valid());
  }

  @Test
  void aSchemaErrorDoesNotStopTheRulesBehindIt() {
    String wrong = Documents.INVOICE.replace("<cbc:ID>K-1001</cbc:ID>", "<cbc:Number>K-1001</cbc:Number>");
    Verdict verdict = RULES.validate(null, Documents.bytes(wrong));
    Finding schema = verdict.findings().getFirst();
    assertEquals("RUL-01", schema.code());
    assertEquals("cvc-complex-type.2.4.a", schema.official());
    assertEquals("Invoice/Number", schema.where());
    assertEquals("K-1001", schema.value());
    assertFalse(schema.message().contains("urn:oasis"), schema.message());
    assertEquals("BT-1", the(verdict, "BR-02").term());
  }

  @Test
  void aSchemaErrorAtTheEndOfAnElementNamesThatElement() {
    Verdict verdict = RULES.validate(null, Documents.with(Documents.INVOICE, "<cbc:IssueDate>2026-10-05", "<cbc:IssueDate>5 October"));
    Finding finding = the(verdict, "cvc-datatype-valid.1.2.1");
    assertEquals("Invoice/IssueDate", finding.where());
    assertEquals("5 October", finding.value());
    assertEquals(1, verdict.findings().stream().filter(f -> f.code().equals("RUL-01")).count(), "one cause, one finding");
  }

  @Test
  void aValueThatBreaksARuleItselfIsToldAndNotThrown() {
    Verdict verdict = RULES.validate(null, Documents.with(Documents.INVOICE, "TaxExclusiveAmount currencyID=\"EUR\">250.00",
        "TaxExclusiveAmount currencyID=\"EUR\">a lot"));
    assertFalse(verdict.valid());
    assertEquals("RUL-01", verdict.findings().getFirst().code());
  }

  @Test
  void aValueThatStopsOneRuleDoesNotStopTheOthers() {
    String oneFault = Documents.INVOICE.replace("<cbc:PriceAmount currencyID=\"EUR\">100.00", "<cbc:PriceAmount currencyID=\"EUR\">much");
    Verdict one = RULES.validate(null, Documents.bytes(oneFault));
    assertTrue(one.findings().stream().anyMatch(f -> f.code().equals("RUL-07")), one.findings().toString());
    byte[] three = Documents.bytes(oneFault.replace("<cbc:BuyerReference>4711-7</cbc:BuyerReference>", "")
        .replace("TaxInclusiveAmount currencyID=\"EUR\">300.00", "TaxInclusiveAmount currencyID=\"EUR\">301.00"));
    the(RULES.validate(null, three), "PEPPOL-EN16931-R003");
    the(RULES.validate(null, three), "BR-CO-15");
  }

  @Test
  void theNumberOfACardIsNeverShown() {
    Verdict verdict = RULES.validate(null, Documents.with(Documents.INVOICE, "<cac:TaxTotal>",
        "<cac:PaymentMeans><cbc:PaymentMeansCode>48</cbc:PaymentMeansCode><cac:CardAccount><cbc:PrimaryAccountNumberID>4111111111111111"
            + "</cbc:PrimaryAccountNumberID><cbc:NetworkID>X</cbc:NetworkID></cac:CardAccount></cac:PaymentMeans><cac:TaxTotal>"));
    assertTrue(verdict.findings().stream().noneMatch(f -> String.valueOf(f).contains("4111111111111111")), verdict.findings().toString());
    assertFalse(verdict.findings().isEmpty());
  }

  @Test
  void theDocumentNamesItsRules() {
    assertEquals("en16931", profileOf("urn:cen.eu:en16931:2017"));
    assertEquals("en16931", profileOf("something else"));
    assertEquals("peppol-bis-3", profileOf("urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"));
    assertEquals("peppol-selfbilling-3", profileOf("urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:selfbilling:3.0"));
    assertEquals("xrechnung-3", profileOf("urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0"));
    assertEquals("nlcius", profileOf("urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0"));
    assertEquals("pint-aunz", profileOf("urn:peppol:pint:billing-1@aunz-1"));
  }

  private static String profileOf(String customization) {
    return RULES.validate(null, Documents.with(Documents.INVOICE,
        "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0", customization)).profile();
  }

  @Test
  void aCountryAddsItsOwnRules() {
    byte[] german = Documents.with(Documents.INVOICE, "urn:fdc:peppol.eu:2017:poacc:billing:3.0",
        "urn:xeinkauf.de:kosit:xrechnung_3.0");
    assertFalse(RULES.validate(null, german).valid());
    Finding contact = the(RULES.validate(null, german), "BR-DE-2");
    assertEquals(Severity.ERROR, contact.severity());
    assertEquals("BG-6", contact.term());
  }

  @Test
  void aFamilyOfProfilesIsNarrowedByTheDocument() {
    String order = "<Order xmlns='urn:oasis:names:specification:ubl:schema:xsd:Order-2'><c:CustomizationID "
        + "xmlns:c='urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2'>%s</c:CustomizationID></Order>";
    for (String profile : Stream.of("peppol-poacc-3", "peppol-poacc-3/t01").toList()) {
      Verdict verdict = RULES.validate(profile, Documents.bytes(order.formatted("urn:fdc:peppol.eu:poacc:trns:order:3")));
      assertEquals("peppol-poacc-3/t01", verdict.profile());
      assertEquals(Severity.ERROR, the(verdict, "PEPPOL-T01-B00103").severity());
    }
    assertEquals("ubl-2.1", RULES.validate(null, Documents.bytes(order.formatted("of our own"))).profile());
  }

  @Test
  void whatHasNoRulesIsToldSo() {
    Verdict foreign = RULES.validate(null, Documents.bytes("<parcel/>"));
    assertNull(foreign.profile());
    assertFalse(foreign.valid());
    assertEquals("RUL-06", foreign.findings().getFirst().code());
    assertEquals("RUL-06", RULES.validate("peppol-bis-3", Documents.bytes(Documents.CII)).findings().getFirst().code());
    Finding unknown = RULES.validate("peppol-bis", Documents.bytes(Documents.INVOICE)).findings().getFirst();
    assertTrue(unknown.message().contains("peppol-bis-3"), unknown.message());
  }
}
