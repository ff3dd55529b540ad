package io.bordereau.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Decimal;
import io.bordereau.document.Moment;
import io.bordereau.document.Money;
import io.bordereau.document.Order;
import io.bordereau.document.OrderResponse;
import io.bordereau.mapping.Finding;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class OrderChecksTest {
  /** Forty at 38.50 and twelve at 31.50, of which the second line goes to two stores: 1918. */
  private static final Order GOOD =
      with(
          empty(Order.class), "number", "PO-1", "issued", day("2026-11-09"), "currency", "USD", "delivery.date", day("2026-12-01"),
          "lines[1].id", "1", "lines[1].quantity", n("40"), "lines[1].unit", "EA", "lines[1].price.net", n("38.5"), "lines[1].net", usd("1540"),
          "lines[1].item.sellerId", "TD-8",
          "lines[2].id", "2", "lines[2].quantity", n("12"), "lines[2].unit", "EA", "lines[2].price.net", n("31.5"), "lines[2].item.name", "Bits",
          "lines[2].distributions[1].quantity", n("8"), "lines[2].distributions[2].quantity", n("4"), "totals.withTax", usd("1918"));

  /** Thirty of forty at once and ten later. */
  private static final OrderResponse ANSWER =
      with(
          empty(OrderResponse.class), "order", "PO-1", "orderDate", day("2026-11-09"), "verdict", "accepted-with-changes", "lines[1].id", "1",
          "lines[1].quantity", n("40"), "lines[1].item.sellerId", "TD-8", "lines[1].confirmations[1].status", "accepted",
          "lines[1].confirmations[1].quantity", n("30"), "lines[1].confirmations[2].status", "backordered", "lines[1].confirmations[2].quantity", n("10"));

  private record Wrong(String code, String where, Record document) {}

  private static final List<Wrong> WRONG =
      List.of(
          new Wrong("ORD-01", "number", with(GOOD, "number", null)),
          new Wrong("ORD-01", "order", with(ANSWER, "order", " ")),
          new Wrong("ORD-02", "lines", with(GOOD, "lines", List.of())),
          new Wrong("ORD-03", "lines[2].id", with(GOOD, "lines[2].id", "1")),
          new Wrong("ORD-04", "lines[1].quantity", with(GOOD, "lines[1].quantity", null)),
          new Wrong("ORD-04", "lines[1].quantity", with(GOOD, "lines[1].quantity", n("-3"), "lines[1].net", null, "totals", null)),
          new Wrong("ORD-05", "currency", with(GOOD, "currency", "DOLLAR")),
          new Wrong("ORD-06", "lines[1].item", with(GOOD, "lines[1].item", null)),
          new Wrong("ORD-07", "lines[1].unit", with(GOOD, "lines[1].unit", "x12:QX")),
          new Wrong("ORD-08", "dates", with(GOOD, "dates[1].kind", "ship-not-before", "dates[1].at", day("2026-11-30"), "dates[2].kind", "ship-no-later",
              "dates[2].at", day("2026-11-25"))),
          new Wrong("ORD-08", "period.end", with(GOOD, "period.start", day("2027-01-01"), "period.end", day("2026-12-31"))),
          new Wrong("ORD-09", "delivery.date", with(GOOD, "delivery.date", day("2026-11-01"))),
          new Wrong("ORD-10", "lines[1].net", with(GOOD, "lines[1].net", usd("1640"), "totals.withTax", usd("2018"))),
          new Wrong("ORD-11", "totals.withTax", with(GOOD, "totals.withTax", usd("1920"))),
          new Wrong("ORD-12", "lines[2].distributions", with(GOOD, "lines[2].distributions[2].quantity", n("5"))),
          new Wrong("ORD-13", "verdict", with(ANSWER, "verdict", null)),
          new Wrong("ORD-14", "lines[1].confirmations", with(ANSWER, "lines[1].confirmations[2].quantity", n("5"))),
          new Wrong("ORD-15", "lines[1].confirmations", with(ANSWER, "verdict", "accepted")));

  @Test
  void whatAddsUpIsGood() {
    assertEquals(List.of(), OrderChecks.check(GOOD));
    assertEquals(List.of(), OrderChecks.check(ANSWER));
  }

  @Test
  void theTotalMayCountAllowancesAndChargesOrNot() {
    var charged = with(GOOD, "charges[1].amount", usd("75"), "allowances[1].amount", usd("20"));
    assertEquals(List.of(), OrderChecks.check(charged));
    assertEquals(List.of(), OrderChecks.check(with(charged, "totals.withTax", usd("1973"))));
  }

  @Test
  void aPriceMayBePerHundred() {
    assertEquals(List.of(), OrderChecks.check(with(GOOD, "lines[1].price.net", n("3850"), "lines[1].price.baseQuantity", n("100"))));
  }

  @Test
  void aCancellationNeedsNoLinesAndAChangeMayTakeALineAway() {
    assertEquals(List.of(), OrderChecks.check(with(GOOD, "purpose", "cancel", "lines", List.of(), "totals", null)));
    assertEquals(
        List.of(),
        OrderChecks.check(with(GOOD, "lines[1].action", "delete", "lines[1].quantity", n("0"), "lines[1].net", usd("0"), "totals", null)));
  }

  @TestFactory
  Stream<DynamicTest> everyWrongOrderHasItsFinding() {
    return WRONG.stream().map(w -> DynamicTest.dynamicTest(w.code + " " + w.where, () -> {
      var found = Checks.other(w.document);
      assertEquals(List.of(w.code), found.stream().map(Finding::code).toList(), found::toString);
      assertEquals(w.where, found.getFirst().where());
      assertTrue(found.getFirst().message().endsWith("."), found.getFirst().message());
    }));
  }

  @Test
  void everyCodeIsTried() {
    var tried = new TreeSet<>(WRONG.stream().map(Wrong::code).toList());
    var known = new TreeSet<>(FindingCatalogue.ALL.stream().map(FindingCatalogue.Entry::code).filter(c -> c.startsWith("ORD-")).toList());
    assertEquals(known, tried);
  }

  private static Moment day(String iso) {
    return Moment.parse(iso);
  }

  private static Decimal n(String number) {
    return Decimal.of(number);
  }

  private static Money usd(String amount) {
    return Money.of(amount);
  }

  private static <T extends Record> T empty(Class<T> type) {
    try {
      var constructor = type.getDeclaredConstructors()[0];
      return type.cast(constructor.newInstance(new Object[constructor.getParameterCount()]));
    } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T extends Record> T with(T document, Object... pathsAndValues) {
    for (int i = 0; i < pathsAndValues.length; i += 2) document = Edit.set(document, (String) pathsAndValues[i], pathsAndValues[i + 1]);
    return document;
  }
}
