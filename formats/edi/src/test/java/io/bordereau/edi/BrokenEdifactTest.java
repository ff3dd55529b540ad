package io.bordereau.edi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A sound message with one rule broken at a time: each break gets exactly the code that CONTRL has for it (0085). A segment is counted from
 * UNH (0096), a missing one by the segment before it; an element is counted from the segment's tag (0098), a component from 1 (0104).
 */
class BrokenEdifactTest {
  private static final String UCI = "UCI+REF42+4012345000009:14+4098765000004:14+";
  private static final String UCM = "7 UCM+1+INVOIC:D:96A:UN:EAN008+";

  /**
   * One break.
   *
   * @param what in words
   * @param how what is done to the interchange
   * @param says the CONTRL, from the action on the interchange
   */
  private record Break(String what, UnaryOperator<String> how, String says) {
    Break(String what, String from, String to, String says) {
      this(what, s -> swap(s, from, to), says);
    }
  }

  private static final List<Break> BREAKS = List.of(
      new Break("nothing", s -> s, "7"),
      // counts and references
      new Break("UNT counts wrongly", "UNT+24+", "UNT+23+", UCM + "4+29+UNT+2"),
      new Break("UNT refers to another UNH", "UNT+24+1", "UNT+24+2", UCM + "4+28+UNT+3"),
      new Break("UNZ counts wrongly", "UNZ+1+", "UNZ+2+", "4+29+UNZ+2"),
      new Break("UNZ refers to another UNB", "+REF42'\n", "+REF43'\n", "4+28+UNZ+3"),
      // lengths and types
      new Break("a country is too long", "20457+DE'", "20457+DEUT'", UCM + "7 UCS+6 UCD+39+10"),
      new Break("a currency is too long", "CUX+2:EUR:4", "CUX+2:EURO:4", UCM + "7 UCS+9 UCD+39+2:2"),
      new Break("a quantity is no number", "QTY+47:10:", "QTY+47:ten:", UCM + "4 UCS+12 UCD+37+2:2"),
      new Break("a decimal mark has nothing before it", "PRI+AAA:12.55", "PRI+AAA:.55", UCM + "7 UCS+14 UCD+38+2:2"),
      // what must stand and what has no place
      new Break("a date has no qualifier", "DTM+137:", "DTM+:", UCM + "4 UCS+3 UCD+13+2:1"),
      new Break("a tax has no function", "TAX+7+", "TAX++", UCM + "4 UCS+22 UCD+13+2"),
      new Break("a component too many", "CUX+2:EUR:4", "CUX+2:EUR:4::9", UCM + "7 UCS+9 UCD+16+2:5"),
      new Break("an element too many", "UNS+S'", "UNS+S+X'", UCM + "7 UCS+18 UCD+16+3"),
      new Break("a segment that EDIFACT does not have", "CUX+2:EUR:4'", "XQZ+1'", UCM + "4 UCS+9+15"),
      new Break("a segment that an invoice does not have", "CUX+2:EUR:4'", "ERC+1'", UCM + "4 UCS+9+15"),
      new Break("UNS is missing", s -> swap(swap(s, "UNS+S'\n", ""), "UNT+24", "UNT+23"), UCM + "4 UCS+18+15 UCS+22+13"),
      new Break("a segment too often", s -> again(s, "BGM+380+RE-4711+9'\n"), UCM + "4 UCS+3+35"),
      // kinds and versions
      new Break("a kind of message that is not read", "INVOIC:D:96A:UN:EAN008", "DESADV:D:96A:UN:EAN008", "7 UCM+1+DESADV:D:96A:UN:EAN008+4+14+UNH+3:1"),
      new Break("a second message with the same reference", s -> twice(s), "7 UCM+1+INVOIC:D:96A:UN:EAN008+7+26+UNH+2"),
      // envelopes
      new Break("the message has no end", "UNT+24+1'\n", "", UCM + "4+13+UNT"),
      new Break("the interchange has no end", "UNZ+1+REF42'\n", "", "4+13+UNZ"),
      new Break("the interchange holds nothing", s -> EdifactSamples.UNB + "UNZ+0+REF42'\n", "4+32"),
      new Break("a character set that is none", "UNB+UNOC:", "UNB+XXXX:", "7+14+UNB+2:1"));

  private static String swap(String s, String from, String to) {
    assertTrue(s.contains(from), from);
    return s.replaceFirst(java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to));
  }

  private static String again(String s, String segment) {
    return swap(swap(s, segment, segment + segment), "UNT+24", "UNT+25");
  }

  private static String twice(String s) {
    return swap(swap(s, EdifactSamples.INVOICE, EdifactSamples.INVOICE + EdifactSamples.INVOICE), "UNZ+1", "UNZ+2");
  }

  private static List<String> answers(String data) {
    var answers = Acknowledgements.answer(EdifactSamples.latin1(data), Answering.USUAL, i -> false);
    for (var a : answers) assertEquals(List.of(), a.findings(), () -> "an answer is itself without fault: " + AcknowledgementsTest.told(a));
    return answers.stream().map(AcknowledgementsTest::told).toList();
  }

  @TestFactory
  Stream<DynamicTest> eachBreakHasItsCode() {
    return BREAKS.stream().map(b -> DynamicTest.dynamicTest(b.what, () ->
        assertEquals(List.of(UCI + b.says), answers(b.how.apply(EdifactSamples.interchange(EdifactSamples.INVOICE))))));
  }

  @Test
  void whatIsWrongInOneMessageIsSaidOfThatMessageAlone() {
    var second = EdifactSamples.invoice(2).replace("UNT+24", "UNT+25");
    assertEquals(List.of(UCI + "7 UCM+2+INVOIC:D:96A:UN:EAN008+4+29+UNT+2"), answers(EdifactSamples.interchange(EdifactSamples.INVOICE, second)));
  }

  @Test
  void aGroupIsAnsweredWithItsMessages() {
    var group = EdifactSamples.UNB + "UNG+INVOIC+LAGER+EINKAUF+261120:0930+77+UN+D:96A'\n" + EdifactSamples.INVOICE + "UNE+%s+77'\nUNZ+1+REF42'\n";
    assertEquals(List.of(UCI + "7"), answers(group.formatted("1")));
    assertEquals(List.of(UCI + "7 UCF+77+LAGER+EINKAUF+4+29+UNE+2"), answers(group.formatted("2")));
    assertEquals(List.of(UCI + "7 UCF+77+LAGER+EINKAUF+7 UCM+1+INVOIC:D:96A:UN:EAN008+4 UCS+3 UCD+13+2:1"),
        answers(group.formatted("1").replace("DTM+137:", "DTM+:")));
  }

  @Test
  void dataThatIsCutAnywhereIsNeverAccepted() {
    for (var message : List.of(EdifactSamples.INVOICE, EdifactSamples.invoice(3), EdifactSamples.INVOICE + EdifactSamples.invoice(2))) {
      var bytes = EdifactSamples.latin1(EdifactSamples.interchange(message).replace("UNZ+1", message.contains("UNH+2") ? "UNZ+2" : "UNZ+1"));
      for (int n = 0; n < bytes.length - 2; n++) {
        var answers = Acknowledgements.answer(Arrays.copyOf(bytes, n), Answering.USUAL, i -> false);
        int cut = n;
        var told = new ArrayList<String>();
        for (var a : answers) {
          told.add(AcknowledgementsTest.told(a));
          assertTrue(!a.accepts(), () -> "cut at " + cut + ": " + told);
        }
        assertTrue(n < EdifactSamples.UNB.length() || told.size() == 1, () -> "cut at " + cut + ": " + told);
      }
    }
  }

  @Test
  void theSamplesAreAcceptedWholeAndNeverWhenTheyAreCut() throws IOException {
    var samples = Path.of(System.getProperty("bordereau.root", "../..")).resolve("samples");
    for (var file : List.of("invoice-basic/edifact-d96a-invoic.edi", "credit-note-partial/edifact-d01b-invoic.edi", "order-simple/edifact-d96a-orders.edi")) {
      var bytes = Files.readAllBytes(samples.resolve(file));
      assertTrue(Acknowledgements.answer(bytes, Answering.USUAL, i -> false).get(0).receipt().verdict().equals("accepted"), file);
      for (int n = 0; n < bytes.length - 2; n++) {
        int cut = n;
        for (var a : Acknowledgements.answer(Arrays.copyOf(bytes, n), Answering.USUAL, i -> false)) {
          assertTrue(!a.accepts(), () -> file + " cut at " + cut + ": " + AcknowledgementsTest.told(a));
        }
      }
    }
  }
}
