package io.bordereau.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Adjustment;
import io.bordereau.document.Moment;
import io.bordereau.document.Money;
import io.bordereau.document.Remittance;
import io.bordereau.document.RemittanceGroup;
import io.bordereau.document.RemittanceItem;
import io.bordereau.document.Settlement;
import io.bordereau.document.Settlement.Extent;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RemittanceChecksTest {
  /** An invoice with a discount, one paid short for damaged goods, and a credit note: 980 + 450 - 100. */
  private static final Remittance GOOD =
      with(
          empty(Remittance.class), "number", "R-1", "currency", "EUR", "total", money("1330"), "issued", Moment.parse("2026-11-20"), "paid",
          Moment.parse("2026-11-22"),
          "items[1]", item("380", "INV-1", "1000", "980", "discount", money("20")),
          "items[2]", item("380", "INV-2", "500", "450", "adjustments[1].amount", money("-50"), "adjustments[1].reason", "damaged"),
          "items[3]", item("381", "CRN-1", "-100", "-100"));

  private record Wrong(String code, String where, Remittance remittance) {}

  private static final List<Wrong> WRONG =
      List.of(
          new Wrong("REM-01", "total", with(GOOD, "total", money("1380"))),
          new Wrong("REM-02", "items[1].net", with(GOOD, "items[1].net", money("990"), "total", money("1340"))),
          new Wrong("REM-03", "items[4].number", with(GOOD, "items[4]", item("380", "INV-1", "1000", "980", "discount", money("20")), "total", money("2310"))),
          new Wrong("REM-04", "items[4]", with(GOOD, "items[4]", item(null, null, null, "10"), "total", money("1340"))),
          new Wrong("REM-05", "items[3].net", with(GOOD, "items[3].net", money("100"), "items[3].gross", money("100"), "total", money("1530"))),
          new Wrong("REM-06", "currency", with(GOOD, "currency", null)),
          new Wrong("REM-06", "currency", with(GOOD, "currency", "EURO")),
          new Wrong("REM-07", "items[2].date", with(GOOD, "items[2].date", Moment.parse("2026-12-24"))),
          new Wrong("REM-07", "paid", with(GOOD, "paid", Moment.parse("0226-11-22"))),
          new Wrong("REM-08", "totals.discount", with(GOOD, "totals.discount", money("25"))),
          new Wrong("REM-02", "groups[1].items[1].net", with(GOOD, "items", List.of(), "adjustments", List.of(), "groups", List.of(
              with(empty(RemittanceGroup.class), "items[1]", item("380", "INV-9", "100", "1330"))))));

  @Test
  void aRemittanceThatAddsUpIsGood() {
    assertEquals(List.of(), RemittanceChecks.check(GOOD));
    assertEquals(List.of(), RemittanceChecks.check(with(GOOD, "totals.gross", money("1400"), "totals.discount", money("20"), "totals.net", money("1330"))));
  }

  @Test
  void adjustmentsOfAnItemAreNotSubtractedTwiceAndOthersCount() {
    var fee = with(empty(Adjustment.class), "amount", money("-30"), "reason", "bank-charges");
    assertEquals(List.of(), RemittanceChecks.check(with(GOOD, "adjustments", List.of(fee), "total", money("1300"))));
  }

  @Test
  void anInvoiceAndItsReversalAreNotTheSameTwice() {
    var back = with(GOOD, "items[4]", item("380", "INV-1", "-1000", "-980", "discount", money("-20")), "total", money("350"));
    assertEquals(List.of(), RemittanceChecks.check(back));
  }

  @Test
  void aPartialPaymentNeedsNoReason() {
    assertEquals(List.of(), RemittanceChecks.check(with(GOOD, "items[4]", item("380", "INV-4", "1000", "400"), "total", money("1730"))));
  }

  @TestFactory
  Stream<DynamicTest> everyMistakeIsNamed() {
    return WRONG.stream().map(w -> DynamicTest.dynamicTest(w.code + " at " + w.where, () -> {
      var findings = RemittanceChecks.check(w.remittance);
      assertTrue(findings.stream().anyMatch(f -> f.code().equals(w.code) && f.where().equals(w.where)), findings::toString);
      for (Finding f : findings) {
        assertEquals(Severity.WARNING, f.severity());
        assertFalse(f.message().contains("null"), f.message());
        assertTrue(f.term().matches("RT-[0-9]+"), f.term());
      }
    }));
  }

  @Test
  void everyCheckOfTheCatalogueIsRaisedByAnExampleAbove() {
    var raised = new TreeSet<>(WRONG.stream().map(Wrong::code).toList());
    var catalogue = new TreeSet<>(FindingCatalogue.ALL.stream().map(FindingCatalogue.Entry::code).filter(c -> c.startsWith("REM-")).toList());
    assertEquals(catalogue, raised);
  }

  @Test
  void aFinancePersonUnderstandsTheSentence() {
    var f = RemittanceChecks.check(with(GOOD, "total", money("1380"))).getFirst();
    assertEquals("The payment is 1380.00 and what is paid adds up to 1330.00: 50.00 of the payment belong to nothing.", f.message());
  }

  @Test
  void aSettlementSaysHowMuchOfADocumentIsPaidAndWhyNotAll() {
    var part = with(GOOD, "items[4]", item("380", "INV-4", "1000", "400"), "items[5]", item("380", "INV-5", "100", "110"), "items[6]",
        item("380", "INV-6", null, "5"));
    assertEquals(
        List.of(
            "INV-1 980.00 1000.00 WHOLE_WITH_DEDUCTIONS [payment-discount]",
            "INV-2 450.00 500.00 WHOLE_WITH_DEDUCTIONS [damaged]",
            "CRN-1 -100.00 -100.00 WHOLE []",
            "INV-4 400.00 400.00 PART []",
            "INV-5 110.00 110.00 MORE []",
            "INV-6 5.00 5.00 UNKNOWN []"),
        Settlement.of(part).stream().map(s -> s.number() + " " + s.paid() + " " + s.settled() + " " + s.extent() + " " + s.reasons()).toList());
  }

  @Test
  void documentsOfGroupsAreSettledToo() {
    var grouped = with(GOOD, "groups", List.of(with(empty(RemittanceGroup.class), "number", "2", "items[1]", item("380", "INV-9", "7", "7"))));
    assertEquals(new Settlement("380", "INV-9", null, null, money("7"), money("7"), Extent.WHOLE, List.of()), Settlement.of(grouped).getLast());
  }

  private static Money money(String amount) {
    return Money.of(amount);
  }

  private static RemittanceItem item(String type, String number, String gross, String net, Object... more) {
    var item = with(empty(RemittanceItem.class), "type", type, "number", number, "gross", gross == null ? null : money(gross), "net", money(net));
    return with(item, more);
  }

  private static <T extends Record> T with(T record, Object... pathsAndValues) {
    for (int i = 0; i < pathsAndValues.length; i += 2) record = Edit.set(record, (String) pathsAndValues[i], pathsAndValues[i + 1]);
    return record;
  }

  private static <T extends Record> T empty(Class<T> type) {
    try {
      var c = type.getDeclaredConstructors()[0];
      return type.cast(c.newInstance(new Object[c.getParameterCount()]));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
