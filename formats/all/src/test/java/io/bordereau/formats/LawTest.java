package io.bordereau.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.mapping.Context;
import io.bordereau.mapping.Coverage;
import io.bordereau.mapping.Group;
import io.bordereau.mapping.Lost;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Residue;
import io.bordereau.mapping.Tree;
import io.bordereau.xml.XmlFormat;
import io.bordereau.xml.own.BordereauJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The laws of the kernel for the XML formats and documents of every kind made by chance. The EDI formats have the same laws in their own module,
 * over documents that they can number and total.
 */
class LawTest {

  /** A format and one of the kinds of document that it carries. */
  record Carried(XmlFormat format, Class<?> kind) {
    Object document(long seed) {
      return new RandomDocuments(seed, kind, Needs.of(format.id(), kind)).document();
    }

    @Override
    public String toString() {
      return kind.getSimpleName() + " as " + format.id();
    }
  }

  /** All of them; {@code -Dlaw=REGEX} narrows the choice while a format is made. */
  private static final List<Carried> CARRIED =
      Formats.ALL.stream().flatMap(f -> f instanceof XmlFormat x ? x.documents().stream().map(k -> new Carried(x, k)) : Stream.empty())
          .filter(c -> c.toString().matches(System.getProperty("law", ".*"))).toList();

  @Provide
  Arbitrary<Carried> carried() {
    return Arbitraries.of(CARRIED);
  }

  /** Accounting: every value of a document is in the output, or in the account. */
  @Property(tries = 1000)
  void whatDoesNotComeBackIsInTheAccount(@ForAll("carried") Carried carried, @ForAll long seed) {
    var document = carried.document(seed);
    var written = carried.format().write(document, Residue.NONE, Context.NEUTRAL);
    var read = carried.format().read(written.bytes(), Context.NEUTRAL).get(0);
    var back = values(Leaves.of(read.document().orElseThrow(() -> new AssertionError(carried + " refuses what it wrote: " + read.findings()))));
    var told = written.lost().stream().map(Lost::where).collect(Collectors.toSet());
    var leaves = Leaves.of(document);
    leaves.keySet().removeIf(told::contains);
    var silent = values(leaves);
    back.forEach(silent::remove);
    assertEquals(List.of(), silent, () -> carried + "\n" + new String(written.bytes(), StandardCharsets.UTF_8));
  }

  /** A line without an order of its own has the document's: said once or on each line, it is the same. */
  private static void inherit(Map<String, String> leaves) {
    int lines = (int) leaves.keySet().stream().filter(p -> p.matches("lines\\[\\d+]\\.id")).count();
    for (var key : List.of("order", "orderDate", "orderMessageId", "contract", "salesOrder", "receivingAdvice", "despatchAdvice")) {
      var shared = leaves.get(key);
      boolean inherited = false;
      for (int i = 1; shared != null && i <= lines; i++) inherited |= leaves.putIfAbsent("lines[" + i + "]." + key, shared) == null;
      if (inherited) leaves.remove(key);
    }
  }

  /** Values with their places in the record; members of lists that did not go leave no gap behind, so that their numbers do not
      count; what is paid is the same whether it is listed under those whom it concerns or not, and not every format lists it so. */
  private static List<String> values(Map<String, String> leaves) {
    inherit(leaves);
    var all = new ArrayList<String>();
    leaves.forEach((path, value) -> all.add(plain(path) + " = " + value));
    return all;
  }

  /** What is paid is the same whether it is listed under those whom it concerns or not; not every format lists it so. */
  private static String plain(String path) {
    return path.replaceAll("\\[\\d+]", "").replaceFirst("^groups\\.(items|adjustments)\\.", "$1.");
  }

  /** Partition: every leaf of an input is in exactly one of mapped, derived, passed and lost; what the hub wrote leaves nothing over. */
  @Property(tries = 600)
  void everyLeafIsCountedOnce(@ForAll("carried") Carried carried, @ForAll long seed) {
    var written = carried.format().write(carried.document(seed), Residue.NONE, Context.NEUTRAL);
    var read = carried.format().read(written.bytes(), Context.NEUTRAL).get(0);
    var c = read.counts();
    assertEquals(c.leaves(), c.mapped() + c.derived() + c.passed() + c.lost());
    assertEquals(0, c.lost());
    assertTrue(read.rest().isEmpty(), () -> carried + " left over " + read.rest());
  }

  /** Mutation: one text of the document changes, and its places change with it, and no place of another term. */
  @Property(tries = 600)
  void aChangedTextChangesItsOwnPlacesOnly(@ForAll("carried") Carried carried, @ForAll long seed) {
    var document = carried.document(seed);
    var before = carried.format().write(document, Residue.NONE, Context.NEUTRAL).trace().steps();
    var texts = before.stream().filter(s -> s.value().matches("[a-z]{5,8}[0-9]+")).toList();
    Assume.that(!texts.isEmpty());
    var chosen = texts.get(Math.floorMod(seed, texts.size()));
    var after = carried.format().write(changed(document, chosen.value()), Residue.NONE, Context.NEUTRAL).trace().steps();
    var expected = before.stream().map(s -> s.path() + " at " + s.place() + " = " + s.value().replace(chosen.value(), chosen.value() + "z")).toList();
    assertEquals(expected, after.stream().map(s -> s.path() + " at " + s.place() + " = " + s.value()).toList());
    assertTrue(expected.stream().anyMatch(s -> s.endsWith(chosen.value() + "z")));
  }

  /** Mutation: take any row away, and the account names its term. */
  @Property(tries = 600)
  void aTermWithoutItsRowIsInTheAccount(@ForAll("carried") Carried carried, @ForAll long seed) {
    var document = carried.document(seed);
    var steps = carried.format().write(document, Residue.NONE, Context.NEUTRAL).trace().steps();
    var chosen = steps.get(Math.floorMod(seed, steps.size()));
    var lost = without(carried.format().choose().apply(document), document, chosen.path().replaceAll("\\[\\d+]", ""));
    assertTrue(lost.stream().anyMatch(l -> l.where().startsWith(chosen.path()) && chosen.term().equals(l.term())), () -> chosen + " is not among " + lost);
  }

  private static <T> List<Lost> without(Mapping<T> mapping, Object document, String path) {
    return mapping.write(mapping.type().cast(document), Residue.NONE, Context.NEUTRAL, new Tree(mapping.names().child()), Set.of(path)).lost();
  }

  /** The same document with another text, by way of the internal JSON; every text of a random document is its own. */
  private static Object changed(Object document, String text) {
    var json = new String(BordereauJson.INSTANCE.write(document, Residue.NONE, Context.NEUTRAL).bytes(), StandardCharsets.UTF_8);
    var bytes = json.replace(text, text + "z").getBytes(StandardCharsets.UTF_8);
    return BordereauJson.INSTANCE.read(bytes, Context.NEUTRAL).get(0).document().orElseThrow();
  }

  /** The generator of the laws above reaches every term, so that none of them holds for want of documents. */
  @TestFactory
  Stream<DynamicTest> theGeneratorReachesEveryTerm() {
    return RandomDocuments.kinds().stream().map(kind -> DynamicTest.dynamicTest(kind.getSimpleName(), () -> {
      var reached = new HashSet<String>();
      for (long seed = 0; seed < 1200; seed++) {
        var documents = new RandomDocuments(seed, kind, Need.none(kind));
        documents.document();
        reached.addAll(documents.filled());
      }
      var missed = Coverage.slots(kind).keySet().stream().filter(p -> !reached.contains(p)).filter(p -> !RandomDocuments.seldom(p)).toList();
      assertEquals(List.of(), missed);
    }));
  }

  /** Every kind of document that the internal format knows can be made by chance. */
  @Test
  void everyKindIsMade() {
    assertEquals(Set.copyOf(BordereauJson.INSTANCE.documents()), RandomDocuments.kinds());
  }

  /** A demand is of a format that exists, on terms that exist: none outlives what it was for. */
  @Test
  void everyNeedIsOfAFormatAndOfTermsThatExist() {
    for (var need : Needs.ALL) {
      assertTrue(CARRIED.stream().anyMatch(c -> need.of(c.format().id(), c.kind())), need::toString);
      for (var paths : List.of(need.values().keySet(), need.always(), need.never(), need.single(), need.members().keySet())) {
        for (var path : paths) Group.of(need.kind()).path(path);
      }
    }
  }
}
