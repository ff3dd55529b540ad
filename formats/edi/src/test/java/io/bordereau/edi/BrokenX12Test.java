package io.bordereau.edi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Sound invoices with one rule broken at a time: each break gets exactly the code that X12 has for it. In what an answer says, {@code @} is
 * the position of the broken segment, ST being 1.
 */
class BrokenX12Test {
  private static final Path SAMPLES = Path.of(System.getProperty("bordereau.root", "../..")).resolve("samples");
  private static final List<String> CASES = List.of("invoice-basic", "credit-note-partial", "us-state-county-tax");
  private static final String SOUND = "A*000";

  /**
   * One break.
   *
   * @param what in words
   * @param how what is done to the segments, from ISA to IEA; gives the index of the segment that is wrong, 0 for none
   * @param ta1 verdict and code on the interchange
   * @param ack what the 997 says of the set and its group; empty when there is none, since the interchange is refused as a whole
   */
  private record Break(String what, ToIntFunction<List<String>> how, String ta1, String ack) {}

  private static final List<Break> BREAKS = List.of(
      new Break("nothing", s -> 0, SOUND, "AK5*A AK9*A*1*1*1"),
      // counts and references
      new Break("SE counts wrongly", s -> set(s, "SE", 1, "99"), SOUND, "AK5*R*4 AK9*R*1*1*0"),
      new Break("SE refers to another ST", s -> set(s, "SE", 2, "0002"), SOUND, "AK5*R*3 AK9*R*1*1*0"),
      new Break("GE counts wrongly", s -> set(s, "GE", 1, "2"), SOUND, "AK5*A AK9*R*2*1*0*5"),
      new Break("GE refers to another GS", s -> set(s, "GE", 2, "77"), SOUND, "AK5*A AK9*R*1*1*0*4"),
      new Break("IEA counts wrongly", s -> set(s, "IEA", 1, "3"), "R*021", ""),
      new Break("IEA refers to another ISA", s -> set(s, "IEA", 2, "000000009"), "R*001", ""),
      // lengths and types
      new Break("a state is too long", s -> set(s, "N4", 2, "XXX"), SOUND, "AK3*N4*@*N1*8 AK4*2*156*5*XXX AK5*E*5 AK9*E*1*1*1"),
      new Break("a currency is too short", s -> set(s, "CUR", 2, "US"), SOUND, "AK3*CUR*@**8 AK4*2*100*4*US AK5*E*5 AK9*E*1*1*1"),
      new Break("a price is no number", s -> set(s, "IT1", 4, "free"), SOUND, "AK3*IT1*@*IT1*8 AK4*4*212*6*free AK5*R*5 AK9*R*1*1*0"),
      new Break("a total has a point", s -> set(s, "TDS", 1, "12.50"), SOUND, "AK3*TDS*@**8 AK4*1*610*6*12.50 AK5*R*5 AK9*R*1*1*0"),
      new Break("there is no such day", s -> set(s, "BIG", 1, "20260231"), SOUND, "AK3*BIG*@**8 AK4*1*373*8*20260231 AK5*R*5 AK9*R*1*1*0"),
      new Break("there is no such time", s -> insert(s, "IT1", "DTM*035*20261119*2561"), SOUND,
          "AK3*DTM*@**8 AK4*3*337*9*2561 AK5*E*5 AK9*E*1*1*1"),
      new Break("the component separator stands in a text", s -> set(s, "PID", 5, "4>8 mm"), SOUND,
          "AK3*PID*@*PID*8 AK4*5*352*6*4>8 mm AK5*E*5 AK9*E*1*1*1"),
      // what must stand and what has no place
      new Break("the invoice has no number", s -> set(s, "BIG", 2, ""), SOUND, "AK3*BIG*@**8 AK4*2*76*1 AK5*R*5 AK9*R*1*1*0"),
      new Break("the last element is missing", s -> cut(s, "CUR", 2), SOUND, "AK3*CUR*@**8 AK4*2*100*1 AK5*R*5 AK9*R*1*1*0"),
      new Break("an element too many", s -> set(s, "CTT", 8, "x"), SOUND, "AK3*CTT*@**8 AK4*8**3*x AK5*E*5 AK9*E*1*1*1"),
      new Break("BIG is missing", s -> remove(s, "BIG"), SOUND, "AK3*BIG*@**3 AK5*R*5 AK9*R*1*1*0"),
      new Break("a segment that X12 does not have", s -> insert(s, "N1", "XQZ*1"), SOUND, "AK3*XQZ*@**1 AK5*R*5 AK9*R*1*1*0"),
      new Break("a segment that an invoice does not have", s -> insert(s, "N1", "AK5*A"), SOUND, "AK3*AK5*@**2 AK5*R*5 AK9*R*1*1*0"),
      new Break("a second currency", s -> insert(s, "CUR", "CUR*BY*CHF") + 1, SOUND, "AK3*CUR*@**5 AK5*R*5 AK9*R*1*1*0"),
      new Break("eleven dates", s -> dates(s), SOUND, "AK3*DTM*@**5 AK5*R*5 AK9*R*1*1*0"),
      new Break("a note behind the terms", s -> insert(s, "IT1", "NTE*GEN*late"), SOUND, "AK3*NTE*@**7 AK5*R*5 AK9*R*1*1*0"),
      // kinds, versions and control numbers
      new Break("two sets with one control number", s -> twice(s), SOUND, "AK5*A AK2*810*0001 AK5*E*23 AK9*E*2*2*2"),
      new Break("a kind of document that is not read", s -> set(s, "ST", 1, "856"), SOUND, "AK2*856*0001 AK5*R*1 AK9*R*1*1*0"),
      new Break("a version that is none", s -> set(s, "GS", 8, "NONE"), SOUND, "AK5*R*1 AK9*R*1*1*0*2"),
      // envelopes
      new Break("the set has no end", s -> remove(s, "SE"), SOUND, "AK5*R*2 AK9*R*1*1*0"),
      new Break("the group has no end", s -> remove(s, "GE"), SOUND, "AK5*A AK9*R*1*1*0*3"),
      new Break("the interchange has no end", s -> remove(s, "IEA"), "R*023", ""),
      new Break("neither has one", s -> remove(s, "IEA") + remove(s, "GE"), "R*023", ""),
      new Break("the group holds nothing", s -> removeAll(s, "ST", "SE"), "R*024", ""),
      new Break("the interchange holds nothing", s -> removeAll(s, "GS", "GE"), "R*024", ""),
      new Break("a set outside a group", s -> remove(s, "GS"), "R*024", ""));

  private static List<String> segments(String sample) {
    try {
      return new ArrayList<>(List.of(Files.readString(SAMPLES.resolve(sample).resolve("x12-004010-810.edi")).split("~\n")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int index(List<String> segments, String tag) {
    for (int i = 0; i < segments.size(); i++) if (segments.get(i).startsWith(tag + "*")) return i;
    throw new AssertionError("no " + tag);
  }

  private static int set(List<String> segments, String tag, int element, String value) {
    int at = index(segments, tag);
    var parts = new ArrayList<>(Arrays.asList(segments.get(at).split("\\*", -1)));
    while (parts.size() <= element) parts.add("");
    parts.set(element, value);
    segments.set(at, String.join("*", parts));
    return at;
  }

  private static int cut(List<String> segments, String tag, int element) {
    int at = set(segments, tag, element, "");
    segments.set(at, segments.get(at).replaceAll("\\*+$", ""));
    return at;
  }

  private static int remove(List<String> segments, String tag) {
    int at = index(segments, tag);
    segments.remove(at);
    if (!tag.matches("SE|GE|IEA|GS")) count(segments);
    return at;
  }

  private static int removeAll(List<String> segments, String from, String to) {
    int at = index(segments, from);
    segments.subList(at, index(segments, to) + 1).clear();
    segments.replaceAll(s -> s.startsWith("GE*") ? "GE*0*1" : s.startsWith("IEA*") && from.equals("GS") ? "IEA*0*000000001" : s);
    return 0;
  }

  /** Puts segments before the first one of that tag; gives the index of the last one. */
  private static int insert(List<String> segments, String before, String... more) {
    int at = index(segments, before);
    segments.addAll(at, List.of(more));
    count(segments);
    return at + more.length - 1;
  }

  private static int dates(List<String> segments) {
    segments.removeIf(s -> s.startsWith("DTM*"));
    var dates = new String[11];
    Arrays.fill(dates, "DTM*035*20261119");
    return insert(segments, "IT1", dates);
  }

  private static int twice(List<String> segments) {
    int end = index(segments, "SE") + 1;
    segments.addAll(end, List.copyOf(segments.subList(index(segments, "ST"), end)));
    return set(segments, "GE", 1, "2");
  }

  private static void count(List<String> segments) {
    set(segments, "SE", 1, Integer.toString(index(segments, "SE") - index(segments, "ST") + 1));
  }

  private static List<String> answers(String data) {
    var answers = Acknowledgements.answer(data.getBytes(StandardCharsets.UTF_8), Answering.USUAL.with(Answering.When.ALWAYS), i -> false);
    for (var a : answers) assertEquals(List.of(), a.findings(), () -> "an answer is itself without fault: " + AcknowledgementsTest.told(a));
    return answers.stream().map(AcknowledgementsTest::told).toList();
  }

  @TestFactory
  Stream<DynamicTest> eachBreakHasItsCode() {
    return CASES.stream().flatMap(c -> BREAKS.stream().map(b -> DynamicTest.dynamicTest(c + ": " + b.what, () -> check(c, b))));
  }

  private static void check(String sample, Break b) {
    var segments = segments(sample);
    int at = b.how.applyAsInt(segments) - 1; // ISA and GS stand before ST
    var expected = new ArrayList<String>();
    expected.add("TA1*000000001*000101*0000*" + b.ta1);
    if (!b.ack.isEmpty()) expected.add("AK1*IN*1 " + (b.ack.startsWith("AK2") ? "" : "AK2*810*0001 ") + b.ack.replace("*@*", "*" + at + "*"));
    assertEquals(String.join("\n", expected), String.join("\n", answers(String.join("~\n", segments) + "~\n")));
  }

  @Test
  void dataThatIsCutAnywhereIsNeverAccepted() {
    for (var sample : CASES) {
      var whole = String.join("~\n", segments(sample)) + "~\n";
      var bytes = whole.getBytes(StandardCharsets.UTF_8);
      for (int n = 0; n < bytes.length - 2; n++) {
        var answers = Acknowledgements.answer(Arrays.copyOf(bytes, n), Answering.USUAL.with(Answering.When.ALWAYS), i -> false);
        int cut = n;
        assertTrue(n < 106 || answers.size() == 1, () -> sample + " cut at " + cut + ": " + answers.size() + " answers");
        for (var a : answers) assertTrue(!a.accepts(), () -> sample + " cut at " + cut + ": " + AcknowledgementsTest.told(a));
      }
    }
  }
}
