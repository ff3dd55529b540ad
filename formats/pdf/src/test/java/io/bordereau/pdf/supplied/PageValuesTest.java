package io.bordereau.pdf.supplied;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Invoice;
import io.bordereau.document.Moment;
import io.bordereau.document.Money;
import io.bordereau.document.Totals;
import io.bordereau.mapping.Finding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageValuesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 2, 10);

  static final List<String> LINES = List.of("Nordwind GmbH", "USt-IdNr.: DE 123 456 789", "Sonnenschein SARL, TVA FR83 404 833 048", "Rechnungsnummer: RE-2026-4711",
      "Rechnungsdatum: 10.02.2026", "Fällig am 12. März 2026", "1 Beratung 8 h 125,00 1.000,00", "Zwischensumme 1.000,00", "19 % USt 190,00", "Gesamtbetrag EUR 1.190,00");

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-10", "10.02.2026", "10.2.2026", "10.02.26", "10/02/2026", "02/10/2026", "10-02-2026", "10 . 02 . 2026", "2026/02/10", "20260210",
      "10 February 2026", "February 10, 2026", "Feb. 10th, 2026", "10-FEB-2026", "10. Februar 2026", "10 février 2026", "10 février 2026", "10 februari 2026",
      "10. februar 2026", "10 de fevereiro de 2026", "10 de febrero de 2026", "10 febbraio 2026", "10 feb 2026", "10. фебруар 2026.", "10. 02. 2026.", "10 Febr. 2026", "10 fév. 2026"})
  void aDateIsReadInEverySpelling(String spelling) {
    assertTrue(PageDates.in("Datum: " + spelling + " Seite 1").contains(DAY), spelling);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-11", "10.02.2025", "110.02.2026", "10.02.20261", "10 Foo 2026", "30.02.2026", "10 mai 2026"})
  void anotherDateIsAnotherDate(String spelling) {
    assertFalse(PageDates.in("Datum: " + spelling).contains(DAY), spelling);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.234,56", "1,234.56", "1 234,56", "1 234,56", "1 234,56", "1'234.56", "1’234.56", "1234,56", "1234.56", "€1,234.56", "EUR 1.234,56", "1.234,56 €",
      "2 1 234,56", "1.234,560"})
  void anAmountIsReadInEverySpelling(String spelling) {
    var amounts = PageAmounts.in("Total " + spelling);
    assertTrue(amounts.stream().anyMatch(a -> a.value().compareTo(new BigDecimal("1234.56")) == 0 && !a.negative()), amounts.toString());
  }

  @Test
  void largeAmountsAndThoseOfIndiaAndSwitzerlandAreReadAsWell() {
    assertTrue(has("12 345 678,90", "12345678.90", false));
    assertTrue(has("12,34,567.00", "1234567", false));
    assertTrue(has("1'190.- CHF", "1190", false));
    assertTrue(has("CHF 1'190.–", "1190", false));
    assertTrue(has("1.190 €", "1190", false));
    assertTrue(has("-119,00", "119", true));
    assertTrue(has("(119.00)", "119", true));
    assertTrue(has("119,00-", "119", true));
    assertTrue(has("− 119,00", "119", true));
    assertFalse(has("11.190,00", "1190", false));
    assertFalse(has("1190", "1190", false), "a bare number is no amount");
    assertFalse(has("Pos-119,00", "119", true), "a hyphen within a word is no sign");
  }

  private static boolean has(String line, String value, boolean negative) {
    return PageAmounts.in(line).stream().anyMatch(a -> a.exact() && a.negative() == negative && a.value().compareTo(new BigDecimal(value)) == 0);
  }

  @Test
  void aNumberIsFoundWholeOnly() {
    assertTrue(number("Rechnung Nr.4711 vom", "4711"));
    assertTrue(number("Invoice #4711", "4711"));
    assertTrue(number("RE\u20112026\u20114711", "RE-2026-4711"), "hyphens of any kind");
    assertTrue(number("re-2026-4711", "RE-2026-4711"));
    assertFalse(number("44711", "4711"));
    assertFalse(number("4711-2", "4711"));
    assertFalse(number("2026-4711", "4711"));
    assertFalse(number("2026.4711", "4711"));
  }

  private static boolean number(String line, String number) {
    return PageWords.number(List.of(PageWords.plain(line)), number);
  }

  @Test
  void anIdentifierIsFoundWithItsSeparatorsAndWithoutItsCountry() {
    assertTrue(identifier("USt-IdNr.: DE 123 456 789", "DE123456789"));
    assertTrue(identifier("CHE-123.456.789 MWST", "CHE123456789MWST"));
    assertTrue(identifier("No TVA CHE-123.456.789 TVA", "CHE-123.456.789 MWST"), "the tax has a name in each language");
    assertTrue(identifier("BE 0123.456.789", "BE0123456789"));
    assertTrue(identifier("NIF: B12345678", "ESB12345678"));
    assertTrue(identifier("NO 123 456 789 MVA", "NO123456789MVA"));
    assertTrue(identifier("P.IVA 01234567890", "IT01234567890"));
    assertFalse(identifier("DE1234567890", "DE123456789"));
    assertFalse(identifier("DE123456780", "DE123456789"));
  }

  private static boolean identifier(String line, String id) {
    return PageWords.identifier(List.of(PageWords.plain(line)), id);
  }

  @Test
  void aPageThatSaysTheSameGivesNothingToSay() {
    assertEquals(List.of(), compare(LINES, Invoices.usual()));
  }

  @Test
  void eachDifferenceIsNamedWithBothValues() {
    assertEquals(List.of("PDF-33 BT-1 RE-2026-4712"), compare(replaced("RE-2026-4711", "RE-2026-4712"), Invoices.usual()));
    assertEquals(List.of("PDF-34 BT-2 2026-02-11"), compare(replaced("10.02.2026", "11.02.2026"), Invoices.usual()));
    assertEquals(List.of("PDF-34 BT-9 2026-03-13"), compare(replaced("12. März", "13. März"), Invoices.usual()));
    assertEquals(List.of("PDF-35 BT-31 DE123456789"), compare(replaced("DE 123 456 789", "DE 123 456 788"), Invoices.usual()));
    assertEquals(List.of("PDF-36 BT-112 1.191,00"), compare(replaced("1.190,00", "1.191,00"), Invoices.usual()));
    assertEquals(List.of("PDF-36 BT-110 1.190,00"), compare(replaced("USt 190,00", "USt 191,00"), Invoices.usual()));
  }

  @Test
  void aTotalOfThePageThatTheDataDoNotKnowIsADifferenceThoughTheRightOneStandsSomewhere() {
    var lines = new java.util.ArrayList<>(LINES);
    lines.add("Vorherige Rechnung 1.190,00");
    lines.set(9, "Gesamtbetrag EUR 2.380,00");
    assertEquals(List.of("PDF-36 BT-112 2.380,00"), compare(lines, Invoices.usual()));
  }

  @Test
  void aNumberOfThePageThatTheDataDoNotKnowIsADifferenceThoughTheRightOneStandsSomewhere() {
    var lines = new java.util.ArrayList<>(replaced("RE-2026-4711", "RE-2026-4712"));
    lines.add("Ihre Zeichen: RE-2026-4711");
    assertEquals(List.of("PDF-33 BT-1 RE-2026-4712"), compare(lines, Invoices.usual()));
  }

  @Test
  void whatAReaderMayMissIsAWarning() {
    var lines = LINES.stream().filter(l -> !l.contains("TVA") && !l.contains("Fällig")).toList();
    assertEquals(List.of("PDF-37 BT-9 2026-03-12", "PDF-37 BT-48 FR83404833048"), compare(lines, Invoices.usual()));
    assertTrue(PageComparison.of(new PageText(lines, 500, 0, 0), Invoices.usual()).stream().noneMatch(Finding::isError));
  }

  @Test
  void theBuyersIdentifierMustStandWhereTheBuyerOwesTheTax() {
    var lines = LINES.stream().filter(l -> !l.contains("TVA")).toList();
    var reverse = Invoices.with(Map.of("vat", List.of(Invoices.of(io.bordereau.document.Vat.class, Map.of("base", Money.of("1000.00"), "amount", Money.of("0.00"), "category", "AE")))));
    assertTrue(compare(lines, reverse).contains("PDF-35 BT-48 FR83404833048"));
  }

  @Test
  void theSignCountsOnAnInvoiceAndNotOnACreditNote() {
    var totals = Invoices.of(Totals.class, Map.of("withTax", Money.of("-119.00"), "due", Money.of("-119.00")));
    var lines = List.of("RE-2026-4711", "10.02.2026", "12.03.2026", "DE123456789", "FR83404833048", "119,00");
    Map<String, Object> parts = Map.of("totals", totals, "vat", List.of());
    assertEquals(List.of("PDF-36 BT-112 -119.00"), compare(lines, Invoices.with(parts)));
    assertEquals(List.of(), compare(replaced(lines, "119,00", "-119,00"), Invoices.with(parts)));
    assertEquals(List.of(), compare(lines, Invoices.with(Map.of("totals", Invoices.of(Totals.class, Map.of("withTax", Money.of("119.00"))), "vat", List.of(), "type", "381"))));
  }

  @Test
  void datesThatTheDocumentKnowsElsewhereAreNoDifference() {
    Invoice tax = Invoices.with(Map.of("taxPoint", Moment.parse("2026-01-31")));
    assertEquals(List.of(), compare(replaced("Rechnungsdatum: 10.02.2026", "Rechnungsdatum: 31.01.2026, 10.02.2026"), tax));
  }

  private static List<String> replaced(String from, String to) {
    return replaced(LINES, from, to);
  }

  private static List<String> replaced(List<String> lines, String from, String to) {
    return lines.stream().map(l -> l.replace(from, to)).toList();
  }

  private static List<String> compare(List<String> lines, Invoice invoice) {
    return PageComparison.of(new PageText(lines, 500, 0, 0), invoice).stream().map(f -> f.code() + " " + f.term() + " " + f.value()).toList();
  }
}
