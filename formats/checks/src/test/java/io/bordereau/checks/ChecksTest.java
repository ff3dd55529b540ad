package io.bordereau.checks;

import static io.bordereau.checks.CheckGroup.CORE;
import static io.bordereau.checks.Example.day;
import static io.bordereau.checks.Example.eur;
import static io.bordereau.checks.Example.n;
import static io.bordereau.checks.Example.untaxed;
import static io.bordereau.checks.Example.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Blob;
import io.bordereau.document.Decimal;
import io.bordereau.document.Invoice;
import io.bordereau.document.Money;
import io.bordereau.document.Note;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ChecksTest {
  private static final Set<CheckGroup> PEPPOL_TARGET = CheckGroup.of("peppol-bis-3");
  private static final Set<CheckGroup> US_TARGET = CheckGroup.of("x12-004010-810");

  @Test
  void aRightInvoiceHasNoFindings() {
    assertEquals(List.of(), Checks.check(Example.european(), PEPPOL_TARGET));
    for (Invoice d : List.of(untaxed("K", "VATEX-EU-IC", "FR"), untaxed("AE", "VATEX-EU-AE", "FR"), untaxed("G", "VATEX-EU-G", "US"),
        untaxed("E", "VATEX-EU-132", "DE"), untaxed("Z", null, "DE"))) {
      assertEquals(List.of(), Checks.check(d, PEPPOL_TARGET), d.vat().get(0).category());
    }
    assertEquals(List.of(), Checks.check(notSubject(), PEPPOL_TARGET));
  }

  @Test
  void anAmericanInvoiceIsNotHeldToEuropeanRules() {
    assertEquals(List.of(), Checks.check(Example.american(), US_TARGET));
    assertTrue(Checks.check(Example.american(), PEPPOL_TARGET).stream().anyMatch(f -> "BR-CO-18".equals(f.official())));
  }

  @Test
  void anEmptyDocumentIsRefusedInWordsAndNotByAnException() {
    for (Set<CheckGroup> groups : List.of(PEPPOL_TARGET, US_TARGET)) {
      List<Finding> findings = Checks.check(Example.empty(), groups);
      assertTrue(findings.stream().anyMatch(f -> "BR-02".equals(f.official()) && f.message().equals("The invoice has no number.")),
          findings::toString);
    }
  }

  /** A change that makes the document wrong, and the finding that must come of it. */
  private record Wrong(String code, String official, String where, Invoice document, Set<CheckGroup> groups) {}

  private static final List<Wrong> WRONG = new ArrayList<>();

  private static void wrong(String code, String official, String where, Invoice d) {
    WRONG.add(new Wrong(code, official, where, d, PEPPOL_TARGET));
  }

  private static void european(String code, String official, String where, Object... edits) {
    wrong(code, official, where, with(Example.european(), edits));
  }

  private static Invoice notSubject() {
    return with(untaxed("O", "VATEX-EU-O", "DE"), "seller.vatId", null, "seller.registration.value", "HRB 4711", "buyer.vatId", null);
  }

  static {
    european("CHK-01", "BR-02", "number", "number", "");
    european("CHK-01", "BR-09", "seller.address.country", "seller.address.country", null);
    european("CHK-01", "BR-25", "lines[2].item.name", "lines[2].item", null);
    european("CHK-01", "BR-48", "vat[2].rate", "vat[2].rate", null);
    european("CHK-01", "BR-41", "lines[1].allowances[1].amount", "lines[1].allowances[1].reason", "Discount");
    european("CHK-01", "PEPPOL-EN16931-R010", "buyer.endpoint", "buyer.endpoint", null);
    european("CHK-02", "PEPPOL-EN16931-R003", "buyerReference", "buyerReference", null, "order", null);
    european("CHK-02", "BR-33", "allowances[1]", "allowances[1].reasonCode", null);
    european("CHK-02", "BR-CO-26", "seller", "seller.vatId", null);
    european("CHK-02", "BR-CO-25", "due", "due", null);
    european("CHK-03", "BR-CL-01", "type", "type", "999");
    european("CHK-03", "BR-CL-14", "buyer.address.country", "buyer.address.country", "UK");
    european("CHK-03", "BR-CL-18", "lines[1].vat.category", "lines[1].vat.category", "X");
    european("CHK-03", "BR-CL-24", "attachments[1].mime", "attachments[1].id", "A", "attachments[1].mime", "text/xml",
        "attachments[1].content", Blob.of(new byte[3]));
    european("CHK-04", "BR-CL-23", "lines[1].unit", "lines[1].unit", "PCS");
    european("CHK-05", "BR-DEC-23", "lines[1].net", "lines[1].net", eur("200.001"));
    wrong("CHK-06", null, "totals.due", with(Example.european(), "currency", "JPY", "totals.due", eur("400.50"), "totals.rounding",
        eur("0.50")));
    european("CHK-07", "BR-CL-04", "currency", "currency", "EURO");
    european("CHK-10", "BR-CO-10", "totals.lines", "totals.lines", eur("400.01"));
    european("CHK-11", "BR-CO-11", "totals.allowances", "totals.allowances", null);
    european("CHK-12", "BR-CO-12", "totals.charges", "totals.charges", eur("19.99"));
    european("CHK-13", "BR-CO-13", "totals.withoutTax", "totals.withoutTax", eur("390.10"));
    european("CHK-14", "BR-CO-14", "totals.tax", "totals.tax", eur("62.11"));
    european("CHK-15", "BR-CO-15", "totals.withTax", "totals.withTax", eur("452.11"));
    european("CHK-16", "BR-CO-16", "totals.due", "totals.due", eur("452.10"));
    european("CHK-17", "BR-CO-17", "vat[1].amount", "vat[1].amount", eur("56.10"));
    european("CHK-17", null, "vat[1].amount", "vat[1].amount", eur("55.11"));
    WRONG.add(new Wrong("CHK-19", null, "totals.due", with(Example.american(), "totals.due", eur("108.24")), US_TARGET));
    european("CHK-20", "PEPPOL-EN16931-R120", "lines[1].net", "lines[1].net", eur("200.03"));
    european("CHK-22", "PEPPOL-EN16931-R040", "allowances[1].amount", "allowances[1].amount", eur("30.03"));
    european("CHK-23", "PEPPOL-EN16931-R041", "allowances[1].base", "allowances[1].base", null);
    european("CHK-24", "PEPPOL-EN16931-R046", "lines[1].price.net", "lines[1].price.gross", n("50"), "lines[1].price.discount", n("9"));
    european("CHK-25", "PEPPOL-EN16931-R121", "lines[1].price.baseQuantity", "lines[1].price.baseQuantity", n("0"));
    european("CHK-26", "PEPPOL-EN16931-R130", "lines[1].price.baseUnit", "lines[1].price.baseUnit", "KGM");
    european("CHK-27", "BR-27", "lines[1].price.net", "lines[1].price.net", n("-40"), "lines[1].quantity", n("-5"));
    european("CHK-30", null, "lines[2].id", "lines[2].id", "1");
    european("CHK-31", null, "due", "due", day("2026-11-19"));
    european("CHK-32", "BR-29", "period.end", "period.start", day("2026-11-30"), "period.end", day("2026-11-01"));
    european("CHK-33", "PEPPOL-EN16931-R111", "lines[1].period.end", "period.end", day("2026-11-30"), "lines[1].period.end",
        day("2026-12-01"));
    european("CHK-34", "BR-CO-03", "taxPointCode", "taxPoint", day("2026-11-20"), "taxPointCode", "35");
    european("CHK-35", "BR-CO-20", "lines[1].period", "lines[1].period", new io.bordereau.document.Period(null, null, null));
    european("CHK-36", null, "issued", "issued", day("0026-11-20"));
    european("CHK-40", null, "preceding", "type", "381");
    wrong("CHK-41", null, "totals.withTax", with(untaxed("Z", null, "DE"), "type", "381", "lines[1].quantity", n("-5"), "totals.withTax",
        eur("-200")));
    wrong("CHK-42", null, "totals.withTax", with(untaxed("Z", null, "DE"), "totals.withTax", eur("-200")));
    european("CHK-50", "BR-Z-01", "vat", "lines[1].vat.category", "Z");
    european("CHK-51", "BR-S-08", "vat[1].base", "vat[1].base", eur("291.00"));
    european("CHK-51", null, "vat[1].base", "vat[1].base", eur("290.99"));
    european("CHK-52", "BR-S-05", "lines[1].vat.rate", "lines[1].vat.rate", n("0"));
    european("CHK-52", "BR-S-06", "allowances[1].rate", "allowances[1].rate", null);
    wrong("CHK-52", "BR-O-05", "lines[1].vat.rate", with(notSubject(), "lines[1].vat.rate", n("0")));
    wrong("CHK-53", "BR-IC-09", "vat[1].amount", with(untaxed("K", "VATEX-EU-IC", "FR"), "vat[1].amount", eur("0.10")));
    wrong("CHK-54", "BR-AE-10", "vat[1].reason", untaxed("AE", null, "FR"));
    european("CHK-55", "BR-S-10", "vat[1].reason", "vat[1].reason", "exempt");
    european("CHK-56", "BR-S-02", "seller.vatId", "seller.vatId", null);
    wrong("CHK-57", "BR-IC-02", "buyer.vatId", with(untaxed("K", "VATEX-EU-IC", "FR"), "buyer.vatId", null));
    wrong("CHK-58", "BR-O-02", "buyer.vatId", with(notSubject(), "buyer.vatId", "DE136695976"));
    wrong("CHK-59", "BR-IC-11", "delivery.date", with(untaxed("K", "VATEX-EU-IC", "FR"), "delivery.date", null));
    wrong("CHK-59", "BR-IC-12", "delivery.address.country", with(untaxed("K", "VATEX-EU-IC", "FR"), "delivery.address", null));
    wrong("CHK-60", "BR-O-12", "lines[2].vat.category", with(notSubject(), "lines[2]", Example.european().lines().get(1)));
    european("CHK-61", "BR-B-02", "vat", "lines[1].vat.category", "B");
    european("CHK-62", null, "vat[1].rate", "taxPoint", day("2020-08-01"));
    wrong("CHK-63", "PEPPOL-EN16931-P0106", "vat[1].category", untaxed("E", "VATEX-EU-IC", "DE"));
    european("CHK-64", "BR-CO-18", "vat", "vat", List.of());
    european("CHK-66", "BR-53", "totals.taxAccounting", "accountingCurrency", "SEK");
    european("CHK-66", "PEPPOL-EN16931-R005", "accountingCurrency", "accountingCurrency", "EUR");
    european("CHK-70", null, "payments[1].account.id", "payments[1].account.id", "DE89370400440532013001");
    european("CHK-71", null, "seller.vatId", "seller.vatId", "DE136695975");
    european("CHK-72", "PEPPOL-COMMON-R040", "seller.endpoint", "seller.endpoint.value", "4012345000008");
    european("CHK-72", "PEPPOL-COMMON-R043", "seller.endpoint", "seller.endpoint.scheme", "0208", "seller.endpoint.value", "0428.759.497");
    european("CHK-72", null, "buyer.endpoint", "buyer.endpoint.value", "04011000-1234512345-07");
    european("CHK-73", null, "lines[1].item.standardId", "lines[1].item.standardId.value", "9780471117095",
        "lines[1].item.standardId.scheme", "0160");
    european("CHK-74", null, "payments[1].remittance", "payments[1].remittance", "RF19539007547034");
    european("CHK-75", "BR-51", "payments[1].card.number", "payments[1].card.number", "4111111111111111");
    european("CHK-76", "BR-61", "payments[1].account.id", "payments[1].account", null);
    european("CHK-77", "PEPPOL-EN16931-R061", "payments[1].mandate", "payments[1].means", "59");
    european("CHK-78", "BR-62", "seller.endpoint.scheme", "seller.endpoint.scheme", null);
    european("CHK-79", "BR-CO-09", "buyer.vatId", "buyer.vatId", "0401234567");
    european("CHK-80", "PEPPOL-EN16931-P0100", "type", "type", "389");
    wrong("CHK-80", "PEPPOL-EN16931-P0112", "type", with(Example.european(), "type", "384", "buyer.address.country", "AT"));
    wrong("CHK-81", "PEPPOL-EN16931-R002", "notes[2]", with(Example.european(), "buyer.address.country", "AT", "notes",
        List.of(new Note(null, "a", null), new Note(null, "b", null))));
    european("CHK-82", "PEPPOL-EN16931-CL008", "buyer.endpoint.scheme", "buyer.endpoint.scheme", "0202");
    WRONG.add(new Wrong("CHK-90", null, "totals.tax", with(Example.american(), "totals.tax", eur("8.26")), US_TARGET));
    WRONG.add(new Wrong("CHK-91", null, "taxes[1].amount", with(Example.american(), "taxes[1].amount", eur("6.52")), US_TARGET));
    WRONG.add(new Wrong("CHK-92", null, "taxes[2]", with(Example.american(), "taxes[2].type", null, "taxes[2].jurisdiction", null),
        US_TARGET));
  }

  @TestFactory
  Stream<DynamicTest> everyMistakeIsNamed() {
    return WRONG.stream().map(w -> DynamicTest.dynamicTest(w.code + " " + w.official + " at " + w.where, () -> {
      List<Finding> findings = Checks.check(w.document, w.groups);
      assertTrue(findings.stream().anyMatch(f -> f.code().equals(w.code) && java.util.Objects.equals(f.official(), w.official)
          && w.where.equals(f.where())),
          () -> w.code + " is missing in " + String.join("\n", findings.stream().map(Finding::toString).toList()));
      for (Finding f : findings) {
        assertFalse(f.message().isBlank());
        assertFalse(f.next().isBlank());
        assertFalse(f.message().contains("null"), f.message());
        assertTrue(f.term() == null || f.term().matches("B[TGX]-[0-9-]+"), f.term());
      }
    }));
  }

  @Test
  void everyCheckOfTheCatalogueIsRaisedByAnExampleAbove() {
    var raised = new TreeSet<String>();
    for (Wrong w : WRONG) raised.add(w.code);
    var catalogue = new TreeSet<>(FindingCatalogue.ALL.stream().map(FindingCatalogue.Entry::code).filter(c ->
        c.startsWith("CHK-")).toList());
    assertEquals(catalogue, raised);
  }

  @Test
  void aFinancePersonUnderstandsTheSentence() {
    Invoice d = with(Example.european(), "lines[2].net", eur("100.05"));
    Finding f = Checks.check(d, PEPPOL_TARGET).stream().filter(x -> x.code().equals("CHK-20")).findFirst().orElseThrow();
    assertEquals("Line 2 says 100.05, but 10 x 10.00 is 100.00.", f.message());
    assertEquals("BT-131", f.term());
    assertEquals("100.05", f.value());
    assertEquals(Severity.ERROR, f.severity());
  }

  @Test
  void whatOnlyPeppolForbidsIsADoubtElsewhere() {
    Invoice d = with(Example.european(), "lines[2].net", eur("100.05"));
    Finding f = Checks.check(d, EnumSet.of(CORE)).stream().filter(x -> x.code().equals("CHK-20")).findFirst().orElseThrow();
    assertEquals(Severity.WARNING, f.severity());
    assertEquals(null, f.official());
  }

  @Test
  void anAmountDueAfterTheTermsDiscountIsUsualInAmerica() {
    Invoice d = with(Example.american(), "totals.withTax", eur("108.25"), "totals.discount", eur("2.17"), "totals.due", eur("106.08"));
    assertEquals(List.of(), Checks.check(d, US_TARGET));
    assertEquals("CHK-16", Checks.check(with(d, "totals.due", eur("106.09")), US_TARGET).get(0).code());
  }

  @Test
  void aFrenchInvoiceIsHeldToVatLawAlsoInCxml() {
    Invoice d = untaxed("AE", null, "FR");
    assertEquals(List.of(), Checks.check(d, CheckGroup.of("cxml-1.2")));
    assertEquals("BR-AE-10", Checks.check(d, CheckGroup.of("cxml-1.2", d)).get(0).official());
    assertEquals(List.of(), Checks.check(Example.american(), CheckGroup.of("cxml-1.2", Example.american())));
  }

  @Test
  void aCardNumberNeverStandsInAFinding() {
    Invoice d = with(Example.european(), "payments[1].card.number", "4111111111111111");
    for (Finding f : Checks.check(d, PEPPOL_TARGET)) assertFalse(f.toString().contains("4111"), f.toString());
  }

  @Test
  void roundingIsHalfUpOnTheSumAndNotPerLine() {
    Invoice d = with(untaxed("Z", null, "DE"), "lines[1].vat.category", "S", "lines[1].vat.rate", n("7"), "vat[1].category", "S",
        "vat[1].rate", n("7"),
        "vat[1].base", eur("200.00"), "vat[1].amount", eur("14.00"), "totals.tax", eur("14.00"), "totals.withTax", eur("214.00"),
            "totals.due", eur("214.00"));
    assertEquals(List.of(), Checks.check(d, PEPPOL_TARGET));
    Invoice half = with(d, "lines[1].price.net", n("0.15"), "lines[1].quantity", n("1"), "lines[1].net", eur("0.15"), "totals.lines",
        eur("0.15"),
        "totals.withoutTax", eur("0.15"), "vat[1].base", eur("0.15"), "vat[1].rate", n("7"), "vat[1].amount", eur("0.01"), "totals.tax",
            eur("0.01"),
        "totals.withTax", eur("0.16"), "totals.due", eur("0.16"));
    assertEquals(List.of(), Checks.check(half, PEPPOL_TARGET), "0.0105 is 0.01");
  }

  /** Any invoice whose amounts are computed as EN 16931 says passes; a cent more in any of its totals does not. */
  @Property(tries = 300)
  void arithmeticIsJudgedToTheCent(@ForAll @IntRange(min = 1, max = 99_999) int price, @ForAll @IntRange(min = 1, max = 500) int quantity,
      @ForAll @IntRange(min = 0, max = 7) int total) {
    Money net = eur(java.math.BigDecimal.valueOf(price, 2).multiply(java.math.BigDecimal.valueOf(quantity)).toPlainString());
    Money tax = new Money(net.amount().multiply(new java.math.BigDecimal("0.19")).setScale(2, java.math.RoundingMode.HALF_UP));
    Money with = net.plus(tax);
    Invoice d = with(untaxed("Z", null, "DE"), "lines[1].price.net", new Decimal(java.math.BigDecimal.valueOf(price, 2)),
        "lines[1].quantity", n(String.valueOf(quantity)),
        "lines[1].net", net, "lines[1].vat.category", "S", "lines[1].vat.rate", n("19"), "vat[1].category", "S", "vat[1].rate", n("19"),
            "vat[1].base", net,
        "vat[1].amount", tax, "totals.lines", net, "totals.withoutTax", net, "totals.tax", tax, "totals.withTax", with, "totals.due", with);
    assertEquals(List.of(), Checks.check(d, PEPPOL_TARGET));
    String path = List.of("totals.lines", "totals.withoutTax", "totals.tax", "totals.withTax", "totals.due", "lines[1].net",
        "vat[1].amount", "vat[1].base").get(total);
    Money is = List.of(net, net, tax, with, with, net, tax, net).get(total);
    assertFalse(Checks.check(with(d, path, is.plus(eur("0.01"))), PEPPOL_TARGET).isEmpty(), path);
  }
}
