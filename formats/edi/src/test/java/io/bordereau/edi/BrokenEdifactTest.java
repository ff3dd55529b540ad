package io.bordereau.edi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
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
      new Break("a number of dangerous goods is too short", s -> swap(swap(swap(s, "D:96A:UN:EAN008", "D:01B:UN:EAN010"), "RFF+ON", "DGS+ADR++123'\nRFF+ON"),
          "UNT+24", "UNT+25"), "7 UCM+1+INVOIC:D:01B:UN:EAN010+7 UCS+5 UCD+40+4:1"),
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
      new Break("a character set that is none", "UNB+UNOC:", "UNB+XXXX:", "7+2+UNB+2:1"),
      new Break("a version of the syntax that is none", "UNB+UNOC:3", "UNB+UNOC:9", "7+2+UNB+2:2"),
      new Break("the interchange has no such day", "261120:0930+REF42", "261320:0930+REF42", "7+12+UNB+5:1"),
      new Break("the interchange has no such time", "261120:0930+REF42", "261120:2530+REF42", "7+12+UNB+5:2"),
      new Break("a segment between the messages", "UNZ+1+", "FTX+AAI'UNZ+1+", "7+33"),
      new Break("an object between the messages", s -> swap(swap(s, "UNZ+1+", "UNO+P1+A:1+1+4'ABCD'UNP+4+P1'UNZ+1+"), "UNZ+1+", "UNZ+2+"), "7+33"),
      // what names a message
      new Break("UNH has no reference", "UNH+1+", "UNH++", "7 UCM+1+INVOIC:D:96A:UN:EAN008+4+13+UNH+2"),
      new Break("UNT has no reference", "UNT+24+1'", "UNT+24'", UCM + "4+13+UNT+3"),
      new Break("neither has one", s -> swap(swap(s, "UNH+1+", "UNH++"), "UNT+24+1'", "UNT+24'"), "7 UCM+0+INVOIC:D:96A:UN:EAN008+4+13+UNH+2"),
      new Break("UNH names no kind", "UNH+1+INVOIC:D", "UNH+1+:D", "7 UCM+1+0:D:96A:UN:EAN008+4+13+UNH+3:1"),
      new Break("UNH names no release", "D:96A:UN:EAN008", "D::UN:EAN008", "7 UCM+1+INVOIC:D:0:UN:EAN008+4+13+UNH+3:3"),
      new Break("UNH is missing", s -> swap(s, "UNH+1+INVOIC:D:96A:UN:EAN008'\n", ""), "7+33 UCM+1+0:0:0:0+4+13+UNT"),
      new Break("a segment of security", s -> swap(swap(s, "BGM+", "USH+7+1'\nBGM+"), "UNT+24", "UNT+25"), UCM + "4 UCS+2+27"),
      new Break("twenty-six terms of payment", s -> swap(swap(s, "LIN+1", "PAT+1'\n".repeat(11) + "LIN+1"), "UNT+24", "UNT+35"), UCM + "4 UCS+20+36"),
      new Break("a character outside the character set", s -> swap(swap(s, "UNOC:3", "UNOY:3"), "Hammer", "H\u00e4mmer"), UCM + "7 UCS+11 UCD+21+4:4"));

  /** Breaks whose codes the list has since syntax 4, or that only its envelopes can have. */
  private static final List<Break> SYNTAX_4 = List.of(
      new Break("nothing", s -> s, "7"),
      new Break("a character set that is none", "UNB+UNOC:", "UNB+XXXX:", "7+46+UNB+2:1"),
      new Break("an object between the messages", s -> swap(swap(s, "UNZ+1+", "UNO+P1+A:1+1+4'ABCD'UNP+4+P1'UNZ+1+"), "UNZ+1+", "UNZ+2+"), "7+47"),
      new Break("a tax that is repeated", s -> swap(swap(s, "UNB", "UNA:+.?*'\nUNB"), "UNS+S'", "UNS+S*D'"), UCM + "7 UCS+18 UCD+35+2::2"),
      new Break("a group of orders with an invoice", s -> group(s, "ORDERS"), "7 UCF+77+LAGER+EINKAUF+7 " + UCM.substring(2) + "7+31+UNH+3:1"),
      new Break("a group that does not say which messages", s -> swap(group(s, "INVOIC"), "UNG+INVOIC+", "UNG++"), "7 UCF+77+LAGER+EINKAUF+7+48+UNG+2"),
      new Break("a group that holds nothing", s -> swap(group(s, "INVOIC"), EdifactSamples.INVOICE + "UNE+1", EdifactSamples.INVOICE
          + "UNE+1+77'\nUNG+INVOIC+LAGER+EINKAUF+20261120:0930+78+UN+D:96A'\nUNE+0").replace("UNE+0+77", "UNE+0+78").replace("UNZ+1", "UNZ+2"),
          "7 UCF+78+LAGER+EINKAUF+7+32+UNE+2"),
      new Break("messages in groups and without", s -> swap(group(s, "INVOIC"), "UNZ+1", EdifactSamples.invoice(2) + "UNZ+1"), "7+30+UNZ"));

  private static String group(String s, String kind) {
    return swap(swap(s, "UNH+", "UNG+" + kind + "+LAGER+EINKAUF+20261120:0930+77+UN+D:96A'\nUNH+"), "UNZ+", "UNE+1+77'\nUNZ+");
  }

  /** Codes that the hub never gives, and why; 1, 3 to 6 and 8 to 11 were taken out of the list before syntax 3 was. */
  private static final Map<Integer, String> NEVER = Map.ofEntries(
      Map.entry(7, "whom the data is for is a matter of the agreements: what is for nobody is put apart"),
      Map.entry(17, "as 7"),
      Map.entry(19, "a point and a comma are both read as decimal marks"),
      Map.entry(20, "without service characters that can be told nothing is known that an answer could name"),
      Map.entry(22, "as 20"),
      Map.entry(23, "data of nobody who is known is put apart, without an answer"),
      Map.entry(24, "nothing is too old to be read"),
      Map.entry(25, "tests are taken, and never become real"),
      Map.entry(34, "a nesting that is written out is passed: the structure of the message says the same"),
      Map.entry(41, "said by networks"),
      Map.entry(42, "said by networks"),
      Map.entry(43, "said by networks"),
      Map.entry(44, "what cannot be taken is not taken in, and the sender's connection says so"),
      Map.entry(45, "a separator too many at an end takes nothing from what is said"));

  @TestFactory
  Stream<DynamicTest> codesThatCameWithSyntax4AreSaidInThatSyntax() {
    return SYNTAX_4.stream().map(b -> DynamicTest.dynamicTest(b.what, () -> {
      var four = EdifactSamples.interchange(EdifactSamples.INVOICE).replace("UNOC:3", "UNOC:4").replace("+261120:", "+20261120:");
      assertEquals(List.of(UCI + b.says), answers(b.how.apply(four)));
    }));
  }

  @Test
  void everyCodeOfTheListIsGivenForABreakOrNeverForAReason() {
    var given = new TreeSet<Integer>();
    for (var b : Stream.concat(BREAKS.stream(), SYNTAX_4.stream()).toList()) {
      for (var segment : b.says.split(" ")) {
        var parts = segment.split("\\+");
        int at = switch (parts[0]) {
          case "UCM" -> 4;
          case "UCF" -> 5;
          case "UCS" -> 2;
          case "UCD" -> 1;
          default -> 1;
        };
        if (parts.length > at) given.add(Integer.parseInt(parts[at]));
      }
    }
    given.add(18); // a message that is too large: EdiStreamTest
    var list = Stream.of(IntStream.of(2, 7), IntStream.rangeClosed(12, 48)).flatMap(IntStream::boxed).toList();
    assertEquals(List.of(), list.stream().filter(c -> !given.contains(c) && !NEVER.containsKey(c)).toList());
    assertEquals(List.of(), NEVER.keySet().stream().filter(given::contains).toList());
  }

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
    var answers = Acknowledgements.answer(EdifactSamples.latin1(data), Samples.USUAL, i -> false);
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
        var answers = Acknowledgements.answer(Arrays.copyOf(bytes, n), Samples.USUAL, i -> false);
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
      assertTrue(Acknowledgements.answer(bytes, Samples.USUAL, i -> false).get(0).receipt().verdict().equals("accepted"), file);
      for (int n = 0; n < bytes.length - 2; n++) {
        int cut = n;
        for (var a : Acknowledgements.answer(Arrays.copyOf(bytes, n), Samples.USUAL, i -> false)) {
          assertTrue(!a.accepts(), () -> file + " cut at " + cut + ": " + AcknowledgementsTest.told(a));
        }
      }
    }
  }
}
