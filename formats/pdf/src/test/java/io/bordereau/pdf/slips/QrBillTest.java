package io.bordereau.pdf.slips;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Invoice;
import io.bordereau.document.Party;
import io.bordereau.mapping.Finding;
import io.bordereau.pdf.supplied.Invoices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QrBillTest {

  @Test
  void anInvoiceBecomesThirtyTwoLines() {
    assertEquals(List.of("SPC", "0200", "1", "CH4431999123000889012", "S", "Brunner & Söhne AG", "Bahnhofstrasse", "12a", "8001", "Zürich", "CH", "", "", "", "", "",
        "", "", "2593.75", "CHF", "S", "Hôtel du Lac Sàrl", "Rue du Lac", "4", "1201", "Genève", "CH", "QRR", "210000000003139471430009017", "", "EPD",
        "//S1/10/RG-2026\\/117/11/261120/20/PO-8801/30/107787577/31/261118/32/8.1:2000;2.6:420.81/40/2:10;0:30"), lines(made(Bills.swiss())));
  }

  @Test
  void aPayloadThatIsReadIsWrittenTheSame() {
    QrBill bill = made(Bills.swiss());
    Made<QrBill> again = QrBill.read(bill.payload());
    assertEquals(bill, again.it().orElseThrow());
    assertEquals(List.of(), again.findings());
    assertEquals(bill.payload(), QrBill.read(bill.payload().replace("\n", "\r\n") + "\r\n").it().orElseThrow().payload());
  }

  @Test
  void theReferenceDecidesItsKind() {
    assertEquals("SCOR", made(Bills.swiss("payments", List.of(Bills.payment(Bills.IBAN, "RF18 5390 0754 7034")))).get(QrLine.REFERENCE_TYPE));
    QrBill none = made(Bills.swiss("payments", List.of(Bills.payment(Bills.IBAN, "Rechnung RG-2026/117"))));
    assertEquals("NON", none.get(QrLine.REFERENCE_TYPE));
    assertEquals("Rechnung RG-2026/117", none.get(QrLine.MESSAGE));
  }

  @Test
  void aQrIbanWantsAQrReferenceAndAnIbanNone() {
    assertEquals(List.of("PDF-56"), codes(Bills.swiss("payments", List.of(Bills.payment(Bills.QR_IBAN, "RF18539007547034")))));
    assertEquals(List.of("PDF-56"), codes(Bills.swiss("payments", List.of(Bills.payment(Bills.QR_IBAN, null)))));
    assertEquals(List.of("PDF-56"), codes(Bills.swiss("payments", List.of(Bills.payment(Bills.IBAN, Bills.QR_REFERENCE)))));
    assertEquals(List.of("PDF-56"), codes(Bills.swiss("payments", List.of(Bills.payment(Bills.QR_IBAN, "210000000003139471430009018")))));
  }

  @Test
  void whatCannotBePaidByAQrBillIsSaidInWords() {
    assertEquals(List.of("PDF-50"), codes(Bills.swiss("payments", List.of(Bills.payment("DE89370400440532013000", null)))));
    assertEquals(List.of("PDF-50"), codes(Bills.swiss("payments", List.of(Bills.payment("CH9300762011623852958", null)))));
    assertEquals(List.of("PDF-51"), codes(Bills.swiss("currency", "USD")));
    assertEquals(List.of("PDF-52"), codes(Bills.swiss("seller", party("Brunner AG", null, "Zürich"))));
    assertEquals(List.of("PDF-53"), codes(Bills.swiss("seller", party("B".repeat(71), "8001", "Zürich"))));
    assertEquals(List.of("PDF-54"), codes(Bills.swiss("seller", party("Брунер АГ", "8001", "Zürich"))));
    assertEquals(List.of("PDF-55"), codes(Bills.swiss("totals", Bills.totals("1000000000.00"))));
    assertEquals(List.of("PDF-55"), codes(Bills.swiss("totals", Bills.totals("10.005"))));
    assertEquals(List.of("PDF-59"), codes(Bills.swiss("properties", List.of(Bills.property(QrBills.SCHEME, "eBill/B/" + "1".repeat(100))))));
    for (Finding f : QrBills.of(Bills.swiss("currency", "USD")).findings()) {
      assertEquals("BT-5", f.term());
      assertEquals("A QR-bill is in CHF or EUR, not in USD.", f.message());
    }
  }

  @Test
  void aBuyerWithoutATownLeavesTheFieldOfThePayerBlank() {
    Made<QrBill> made = QrBills.of(Bills.swiss("buyer", party("Hôtel du Lac", "1201", null)));
    assertFalse(made.it().orElseThrow().hasDebtor());
    assertEquals(List.of("PDF-52"), made.findings().stream().map(Finding::code).toList());
    assertEquals("", made.it().get().get(QrLine.DEBTOR_TYPE));
  }

  @Test
  void billingInformationWithoutRoomIsLeftOut() {
    Made<QrBill> made = QrBills.of(Bills.swiss("payments", List.of(Bills.payment(Bills.IBAN, "x".repeat(100)))));
    assertEquals("", made.it().orElseThrow().get(QrLine.BILLING));
    assertEquals(List.of("PDF-58"), made.findings().stream().map(Finding::code).toList());
  }

  @Test
  void alternativeSchemesAreCarriedAndAThirdIsNot() {
    var schemes = List.of(Bills.property(QrBills.SCHEME, "eBill/B/41010560425610173"), Bills.property(QrBills.SCHEME, "cdbk/some/values"), Bills.property(QrBills.SCHEME, "x/y"));
    Made<QrBill> made = QrBills.of(Bills.swiss("properties", schemes));
    assertEquals(34, lines(made.it().orElseThrow()).size());
    assertEquals("cdbk/some/values", made.it().get().get(QrLine.SCHEME_2));
    assertEquals(List.of("PDF-59"), made.findings().stream().map(Finding::code).toList());
  }

  @Test
  void typographyIsWrittenPlainlyAndHouseNumbersStandApart() {
    QrBill bill = made(Bills.swiss("seller", Invoices.of(Party.class, Map.of("name", "L’Atelier – Genève", "address", Bills.address("Route de l’Aéroport 5-7", "1215", "Genève",
        "CH")))));
    assertEquals("L'Atelier - Genève", bill.get(QrLine.CREDITOR_NAME));
    assertEquals("Route de l'Aéroport", bill.get(QrLine.CREDITOR_STREET));
    assertEquals("5-7", bill.get(QrLine.CREDITOR_NUMBER));
    QrBill box = made(Bills.swiss("seller", Invoices.of(Party.class, Map.of("name", "A", "address", Bills.address("Postfach", "8001", "Zürich", "CH")))));
    assertEquals("Postfach", box.get(QrLine.CREDITOR_STREET));
    QrBill before = made(Bills.swiss("seller", Invoices.of(Party.class, Map.of("name", "A", "address", Bills.address("12, rue du Lac", "1201", "Genève", "CH")))));
    assertEquals("12, rue du Lac", before.get(QrLine.CREDITOR_STREET));
  }

  @Test
  void nothingIsMadeWhereNothingIsToBePaid() {
    for (Invoice d : List.of(Bills.swiss("type", "381"), Bills.swiss("totals", Bills.totals("0.00")), Bills.swiss("informationOnly", "yes"), Invoices.usual())) {
      assertEquals(Made.nothing(), QrBills.of(d));
    }
  }

  @Test
  void whatIsNoPayloadGivesAFindingAndNoException() {
    String right = made(Bills.swiss()).payload();
    for (String wrong : List.of("", "SPC", right.replace("SPC", "SPD"), right.replace("0200", "0100"), right.replace("EPD", "EPX"), right + "\n\n\n\n\n", "x".repeat(100_000))) {
      Made<QrBill> made = QrBill.read(wrong);
      assertEquals(Optional.empty(), made.it());
      assertEquals(List.of("PDF-57"), made.findings().stream().map(Finding::code).toList());
    }
    assertEquals(List.of("PDF-52"), QrBill.read(right.replace("\nS\nBrunner", "\nK\nBrunner")).findings().stream().map(Finding::code).toList());
    assertEquals(List.of("PDF-57"), QrBill.read(right.replace("CH\n\n\n\n\n\n\n\n2593", "CH\n\n\n\n\n\n\nX\n2593")).findings().stream().map(Finding::code).toList());
  }

  @Test
  void everyChangedLineIsReadBackAsItIsAndNeverThrows() {
    var random = new Random(4711);
    List<String> lines = lines(made(Bills.swiss()));
    for (int i = 0; i < 3000; i++) {
      var changed = new ArrayList<>(lines);
      int at = random.nextInt(changed.size());
      changed.set(at, random.nextBoolean() ? "" : changed.get(at) + (char) (32 + random.nextInt(500)));
      String payload = String.join("\n", changed);
      QrBill.read(payload).it().ifPresent(b -> assertEquals(payload.stripTrailing(), b.payload().stripTrailing()));
    }
  }

  static QrBill made(Invoice d) {
    Made<QrBill> made = QrBills.of(d);
    assertTrue(made.it().isPresent(), made.findings().toString());
    return made.it().get();
  }

  private static List<String> codes(Invoice d) {
    Made<QrBill> made = QrBills.of(d);
    assertEquals(Optional.empty(), made.it());
    return made.findings().stream().map(Finding::code).distinct().toList();
  }

  private static Party party(String name, String postCode, String city) {
    return Invoices.of(Party.class, Map.of("name", name, "address", Bills.address("Bahnhofstrasse 1", postCode, city, "CH")));
  }

  private static List<String> lines(QrBill bill) {
    return List.of(bill.payload().split("\n", -1));
  }
}
