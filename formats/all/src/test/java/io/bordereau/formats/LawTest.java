package io.bordereau.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Invoice;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Coverage;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Lost;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Residue;
import io.bordereau.mapping.Tree;
import io.bordereau.xml.own.BordereauJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/**
 * The laws of the kernel for the XML formats and documents made by chance. The EDI formats have the same laws in their own module, over
 * documents that they can number and total.
 */
class LawTest {

  @Provide
  Arbitrary<Format> formats() {
    return Arbitraries.of(Formats.ALL.stream().filter(f -> !f.mappings().isEmpty()).filter(f -> f.documents().contains(Invoice.class))
        .filter(f -> !f.id().startsWith("x12-") && !f.id().startsWith("edifact-")).toList());
  }

  /** Accounting: every value of a document is in the output, or in the account. */
  @Property(tries = 400)
  void whatDoesNotComeBackIsInTheAccount(@ForAll("formats") Format format, @ForAll long seed) {
    var invoice = new RandomDocuments(seed).invoice();
    var written = format.write(invoice, Residue.NONE, Context.NEUTRAL);
    var read = format.read(written.bytes(), Context.NEUTRAL).get(0);
    var back = values(Leaves.of(read.document().orElseThrow(() -> new AssertionError(format.id() + " refuses what it wrote: " + read.findings()))));
    var told = written.lost().stream().map(Lost::where).collect(Collectors.toSet());
    var leaves = Leaves.of(invoice);
    leaves.keySet().removeIf(told::contains);
    var silent = values(leaves);
    back.forEach(silent::remove);
    assertEquals(List.of(), silent, () -> format.id() + "\n" + new String(written.bytes(), StandardCharsets.UTF_8));
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

  /** Values with their places in the record; members of lists that did not go leave no gap behind, so that their numbers do not count. */
  private static List<String> values(Map<String, String> leaves) {
    inherit(leaves);
    var all = new ArrayList<String>();
    leaves.forEach((path, value) -> all.add(path.replaceAll("\\[\\d+]", "") + " = " + value));
    return all;
  }

  /** Partition: every leaf of an input is in exactly one of mapped, derived, passed and lost; what the hub wrote leaves nothing over. */
  @Property(tries = 300)
  void everyLeafIsCountedOnce(@ForAll("formats") Format format, @ForAll long seed) {
    var written = format.write(new RandomDocuments(seed).invoice(), Residue.NONE, Context.NEUTRAL);
    var read = format.read(written.bytes(), Context.NEUTRAL).get(0);
    var c = read.counts();
    assertEquals(c.leaves(), c.mapped() + c.derived() + c.passed() + c.lost());
    assertEquals(0, c.lost());
    assertTrue(read.rest().isEmpty(), () -> format.id() + " left over " + read.rest());
  }

  /** Mutation: one text of the document changes, and its places change with it, and no place of another term. */
  @Property(tries = 300)
  void aChangedTextChangesItsOwnPlacesOnly(@ForAll("formats") Format format, @ForAll long seed) {
    var invoice = new RandomDocuments(seed).invoice();
    var before = format.write(invoice, Residue.NONE, Context.NEUTRAL).trace().steps();
    var texts = before.stream().filter(s -> s.value().matches("[a-z]{5,8}[0-9]+")).toList();
    Assume.that(!texts.isEmpty());
    var chosen = texts.get(Math.floorMod(seed, texts.size()));
    var after = format.write(changed(invoice, chosen.value()), Residue.NONE, Context.NEUTRAL).trace().steps();
    var expected = before.stream().map(s -> s.path() + " at " + s.place() + " = " + s.value().replace(chosen.value(), chosen.value() + "z")).toList();
    assertEquals(expected, after.stream().map(s -> s.path() + " at " + s.place() + " = " + s.value()).toList());
    assertTrue(expected.stream().anyMatch(s -> s.endsWith(chosen.value() + "z")));
  }

  /** Mutation: take any row away, and the account names its term. */
  @Property(tries = 300)
  void aTermWithoutItsRowIsInTheAccount(@ForAll("formats") Format format, @ForAll long seed) {
    var invoice = new RandomDocuments(seed).invoice();
    var steps = format.write(invoice, Residue.NONE, Context.NEUTRAL).trace().steps();
    var chosen = steps.get(Math.floorMod(seed, steps.size()));
    var lost = without(format, invoice, chosen.path().replaceAll("\\[\\d+]", ""));
    assertTrue(lost.stream().anyMatch(l -> l.where().startsWith(chosen.path()) && chosen.term().equals(l.term())), () -> chosen + " is not among " + lost);
  }

  @SuppressWarnings("unchecked") // the mappings of a format that carries invoices are mappings of invoices
  private static List<Lost> without(Format format, Invoice invoice, String path) {
    var mapping = (Mapping<Invoice>) format.mappings().get(format.mappings().size() > 1 && invoice.isCredit() ? 1 : 0);
    return mapping.write(invoice, Residue.NONE, Context.NEUTRAL, new Tree(mapping.names().child()), Set.of(path)).lost();
  }

  /** The same document with another text, by way of the internal JSON; every text of a random document is its own. */
  private static Object changed(Invoice invoice, String text) {
    var json = new String(BordereauJson.INSTANCE.write(invoice, Residue.NONE, Context.NEUTRAL).bytes(), StandardCharsets.UTF_8);
    var bytes = json.replace(text, text + "z").getBytes(StandardCharsets.UTF_8);
    return BordereauJson.INSTANCE.read(bytes, Context.NEUTRAL).get(0).document().orElseThrow();
  }

  /** The generator of the laws above reaches every term, so that none of them holds for want of documents. */
  @Test
  void theGeneratorReachesEveryTerm() {
    var reached = new HashSet<String>();
    for (long seed = 0; seed < 400; seed++) {
      var documents = new RandomDocuments(seed);
      documents.invoice();
      reached.addAll(documents.filled());
    }
    var missed = Coverage.slots(Invoice.class).keySet().stream().filter(p -> !reached.contains(p)).filter(p -> !RandomDocuments.seldom(p)).toList();
    assertEquals(List.of(), missed);
  }
}
