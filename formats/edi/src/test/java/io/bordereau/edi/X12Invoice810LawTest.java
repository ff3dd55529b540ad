package io.bordereau.edi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Invoice;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Coverage;
import io.bordereau.mapping.Residue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** The accounting law: whatever of a document does not come back from its 810 was said to be lost. */
class X12Invoice810LawTest {

  /** What in a document neither comes back nor was said to be lost. */
  static List<String> silent(Invoice invoice) {
    var written = X12Invoice810Format.INSTANCE.write(invoice, Residue.NONE, Context.NEUTRAL);
    var read = X12Invoice810Format.INSTANCE.read(written.bytes(), Context.NEUTRAL).get(0);
    assertTrue(read.document().isPresent(), () -> read.findings().toString());
    var before = RandomDocument.flat(invoice);
    var after = bag(RandomDocument.flat(read.document().get()));
    for (var lost : written.lost()) before.remove(lost.where());
    var silent = new ArrayList<String>();
    bag(before).forEach((k, n) -> {
      int back = after.getOrDefault(k, 0);
      if (n > back) silent.add(k);
    });
    return silent;
  }

  /** Values by term path without positions in lists, which may close up when a member is lost. */
  private static Map<String, Integer> bag(Map<String, String> values) {
    var bag = new HashMap<String, Integer>();
    values.forEach((path, value) -> bag.merge(path.replaceAll("\\[\\d+\\]", "") + "=" + value, 1, Integer::sum));
    return bag;
  }

  @Property(tries = 100)
  void whatDoesNotComeBackWasSaidToBeLost(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
    assertEquals(List.of(), silent(new RandomDocument(seed, 0.2 + seed % 3 * 0.3).of(Invoice.class)));
  }

  @Test
  void everySlotIsTried() {
    var tried = new TreeSet<String>();
    for (int seed = 0; seed < 50; seed++) {
      RandomDocument.flat(new RandomDocument(seed, 0.6).of(Invoice.class)).keySet().forEach(k -> tried.add(k.replaceAll("\\[\\d+\\]", "")));
    }
    var untried = new TreeSet<>(Coverage.slots(Invoice.class).keySet());
    untried.removeIf(k -> tried.contains(k.replaceAll("\\[\\d*\\]", "")));
    assertEquals(Set.of(), untried);
  }
}
