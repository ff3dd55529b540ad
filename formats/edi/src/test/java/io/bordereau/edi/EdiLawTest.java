package io.bordereau.edi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.mapping.Context;
import io.bordereau.mapping.Coverage;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Residue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The accounting law for every EDI format: whatever of a document does not come back was said to be lost. */
class EdiLawTest {

  /** What in a document neither comes back nor was said to be lost. */
  static List<String> silent(Format format, Object document) {
    var written = format.write(document, Residue.NONE, Context.NEUTRAL);
    var read = format.read(written.bytes(), Context.NEUTRAL).get(0);
    assertTrue(read.document().isPresent(), () -> format.id() + ": " + read.findings());
    var before = RandomDocument.flat(document);
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
    values.forEach((path, value) -> bag.merge(plain(path) + "=" + value, 1, Integer::sum));
    return bag;
  }

  /** What is paid is the same whether it is listed under those whom it concerns or not; not every format lists it so. */
  private static String plain(String path) {
    return path.replaceAll("\\[\\d+\\]", "").replaceFirst("^groups\\.(items|adjustments)\\.", "$1."); // Remittance: grouped or not
  }

  @Provide
  Arbitrary<Format> formats() {
    return Arbitraries.of(EdiFormats.ALL);
  }

  @Property(tries = 400)
  void whatDoesNotComeBackWasSaidToBeLost(@ForAll("formats") Format format, @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
    for (var kind : format.documents()) {
      assertEquals(List.of(), silent(format, new RandomDocument(seed, 0.2 + seed % 3 * 0.3).of(kind)), () -> format.id() + " of seed " + seed);
    }
  }

  @TestFactory
  Stream<DynamicTest> everySlotIsTried() {
    return EdiFormats.ALL.stream().flatMap(f -> f.documents().stream()).distinct().map(k -> DynamicTest.dynamicTest(k.getSimpleName(), () -> tried(k)));
  }

  private static void tried(Class<?> kind) {
    var tried = new TreeSet<String>();
    for (int seed = 0; seed < 120; seed++) {
      RandomDocument.flat(new RandomDocument(seed, 0.6).of(kind)).keySet().forEach(k -> tried.add(k.replaceAll("\\[\\d+\\]", "")));
    }
    var untried = new TreeSet<>(Coverage.slots(kind).keySet());
    untried.removeIf(k -> tried.contains(k.replaceAll("\\[\\d*\\]", "")));
    assertEquals(Set.of(), untried);
  }
}
