package io.bordereau.edi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bordereau.document.Adjustment;
import io.bordereau.document.Moment;
import io.bordereau.document.Money;
import io.bordereau.document.Remittance;
import io.bordereau.document.RemittanceItem;
import io.bordereau.document.Settlement;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Residue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** The same remittance is worth the same in every format that carries it: the total, what each document gets, and why not more. */
class RemittanceEconomyTest {
  /** Reasons that both code lists know. */
  private static final String[] REASONS = {
    "price", "damaged", "wrong-product", "allowance", "duplicate", "payment-discount", "tax", "freight-deducted", "terms"
  };

  private static final List<Format> FORMATS = EdiFormats.ALL.stream().filter(f -> f.documents().contains(Remittance.class)).toList();

  @Property(tries = 150)
  void totalAndSettlementsAreTheSameInEveryFormat(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
    var remittance = remittance(new Random(seed));
    for (var format : FORMATS) {
      var back = (Remittance) format.read(format.write(remittance, Residue.NONE, Context.NEUTRAL).bytes(), Context.NEUTRAL).getFirst().document().orElseThrow();
      assertEquals(remittance.total(), back.total(), format.id());
      assertEquals(remittance.settled(), back.settled(), format.id());
      assertEquals(remittance.currency(), back.currency(), format.id());
      assertEquals(Settlement.of(remittance), Settlement.of(back), () -> format.id() + " of seed " + seed);
    }
  }

  private static Remittance remittance(Random random) {
    var items = new ArrayList<RemittanceItem>();
    for (int n = random.nextInt(6); n >= 0; n--) items.add(item(random, n));
    var loose = new ArrayList<Adjustment>();
    if (random.nextInt(4) == 0) loose.add(adjustment(random));
    var total = Money.ZERO;
    for (var i : items) total = total.plus(i.net());
    for (var a : loose) total = total.plus(a.amount());
    return record(Remittance.class, Map.of("number", "R-" + random.nextInt(1000), "issued", Moment.of(LocalDate.of(2026, 11, 20)), "currency", "EUR", "total",
        total, "trace", "T-" + random.nextInt(1000), "items", items, "adjustments", loose));
  }

  private static RemittanceItem item(Random random, int n) {
    boolean credit = random.nextInt(4) == 0;
    var gross = money(random, credit);
    var discount = random.nextInt(3) == 0 ? money(random, credit) : null;
    var adjustments = new ArrayList<Adjustment>();
    for (int k = random.nextInt(3); k > 0; k--) adjustments.add(adjustment(random));
    var net = discount == null ? gross : gross.minus(discount);
    for (var a : adjustments) net = net.plus(a.amount());
    if (random.nextInt(5) == 0) net = money(random, credit);
    var values = new java.util.HashMap<String, Object>(Map.of("type", credit ? "381" : "380", "number", "D-" + n, "net", net, "adjustments", adjustments));
    if (random.nextInt(5) > 0) values.put(random.nextInt(4) > 0 ? "gross" : "due", gross);
    if (discount != null) values.put("discount", discount);
    if (random.nextBoolean()) values.put("order", "PO-" + random.nextInt(50));
    return record(RemittanceItem.class, values);
  }

  private static Adjustment adjustment(Random random) {
    return record(Adjustment.class, Map.of("amount", money(random, random.nextInt(3) > 0), "reason", REASONS[random.nextInt(REASONS.length)]));
  }

  private static Money money(Random random, boolean negative) {
    var m = new Money(BigDecimal.valueOf(random.nextInt(900_000) + 1, 2));
    return negative ? m.negated() : m;
  }

  private static <T> T record(Class<T> type, Map<String, Object> values) {
    try {
      var components = type.getRecordComponents();
      var args = new Object[components.length];
      for (int i = 0; i < args.length; i++) args[i] = values.get(components[i].getName());
      return type.cast(type.getDeclaredConstructors()[0].newInstance(args));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
