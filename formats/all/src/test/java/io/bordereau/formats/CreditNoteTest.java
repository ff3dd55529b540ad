package io.bordereau.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Invoice;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Residue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * One credit note is the same money in every convention: amounts that are negative (cXML at Ariba), positive (cXML at Coupa), in a document of
 * their own (UBL), or under another code (X12, EDIFACT).
 */
class CreditNoteTest {
  private static final Context ARIBA = new Context(Map.of("sign", "negative"), null, true);
  private static final Context COUPA = new Context(Map.of("sign", "positive"), null, true);

  /** A format and the convention of a partner. */
  record Way(String format, Context convention) {
    Format known() {
      return Formats.byId(format).orElseThrow();
    }
  }

  private static final List<Way> WAYS =
      List.of(
          new Way("bordereau-json", Context.NEUTRAL), new Way("bordereau-xml", Context.NEUTRAL), new Way("ubl-2.1", Context.NEUTRAL), new Way("peppol-bis-3", Context.NEUTRAL),
          new Way("x12-004010-810", Context.NEUTRAL), new Way("x12-005010-810", Context.NEUTRAL), new Way("edifact-d96a-invoic", Context.NEUTRAL), new Way("cxml-1.2", ARIBA),
          new Way("cxml-1.2", COUPA));

  private static Invoice credit(String sample) {
    var root = System.getProperty("bordereau.root");
    var folder = (root == null ? Path.of("../..") : Path.of(root)).resolve("samples").resolve(sample);
    return (Invoice) new Case(folder).document().document().orElseThrow();
  }

  /** What a credit note is worth: kind, total, tax, and each line with its sign. */
  private static List<String> worth(Invoice i) {
    var facts = new java.util.ArrayList<String>();
    facts.add("credit " + i.isCredit() + " of " + i.preceding().getFirst().number());
    facts.add("due " + (i.totals().due() != null ? i.totals().due() : i.totals().withTax()));
    for (var l : i.lines()) facts.add(l.quantity() + " at " + l.price().net() + " is " + l.net());
    return facts;
  }

  private static Invoice through(Way way, Invoice credit) {
    var written = way.known().write(credit, Residue.NONE, way.convention());
    var read = way.known().read(written.bytes(), Context.NEUTRAL).getFirst();
    return (Invoice) read.document().orElseThrow(() -> new AssertionError(way + ": " + read.findings()));
  }

  @TestFactory
  Stream<DynamicTest> aCreditNoteIsTheSameMoneyInEveryFormatAndBack() {
    return Stream.of("credit-note-partial", "cxml-line-credit").flatMap(s -> WAYS.stream()
        .map(w -> DynamicTest.dynamicTest(s + " by " + w.format() + " " + w.convention().options(), () -> assertEquals(worth(credit(s)), worth(through(w, credit(s)))))));
  }

  @TestFactory
  Stream<DynamicTest> fromEveryFormatIntoEveryOther() {
    var credit = credit("cxml-line-credit");
    return WAYS.stream().flatMap(from -> WAYS.stream()
        .map(to -> DynamicTest.dynamicTest(from.format() + from.convention().options() + " to " + to.format() + to.convention().options(),
            () -> assertEquals(worth(credit), worth(through(to, through(from, credit)))))));
  }

  @Test
  void aribaWantsAMinusAndCoupaNone() {
    var cxml = Formats.byId("cxml-1.2").orElseThrow();
    var credit = credit("cxml-line-credit");
    var ariba = new String(cxml.write(credit, Residue.NONE, ARIBA).bytes(), StandardCharsets.UTF_8);
    var coupa = new String(cxml.write(credit, Residue.NONE, COUPA).bytes(), StandardCharsets.UTF_8);
    assertTrue(ariba.contains("quantity=\"-2\"") && ariba.contains(">-77.00<") && !ariba.contains(">77.00<"), ariba);
    assertTrue(coupa.contains("quantity=\"2\"") && coupa.contains(">77.00<") && !coupa.contains("-77.00"), coupa);
    assertTrue(ariba.contains(">38.5<") && coupa.contains(">38.5<"), "the price has no sign");
  }
}
