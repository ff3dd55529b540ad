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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
   * @param repeats whether the answer repeats a name that is wrong, and so is not without fault itself
   */
  private record Break(String what, ToIntFunction<List<String>> how, String ta1, String ack, boolean repeats) {
    Break(String what, ToIntFunction<List<String>> how, String ta1, String ack) {
      this(what, how, ta1, ack, false);
    }
  }

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
      new Break("a segment that an invoice does not have", s -> insert(s, "N1", "AK5*A"), SOUND, "AK3*AK5*@**6 AK5*R*5 AK9*R*1*1*0"),
      new Break("a second currency", s -> insert(s, "CUR", "CUR*BY*CHF") + 1, SOUND, "AK3*CUR*@**5 AK5*R*5 AK9*R*1*1*0"),
      new Break("eleven dates", s -> dates(s), SOUND, "AK3*DTM*@**5 AK5*R*5 AK9*R*1*1*0"),
      new Break("twenty-six charges on a line", s -> insert(s, "TDS", Collections.nCopies(26, "SAC*C*D240***100").toArray(String[]::new)), SOUND,
          "AK3*SAC*@*SAC*4 AK5*R*5 AK9*R*1*1*0"),
      new Break("an identifier without its kind", s -> insert(s, "ITD", "N1*ZZ*Somebody**4711"), SOUND,
          "AK3*N1*@*N1*8 AK4*3*66*2 AK5*E*5 AK9*E*1*1*1"),
      new Break("two elements that exclude each other", s -> behind(s, "IT1", "QTY*01*5**5"), SOUND,
          "AK3*QTY*@*IT1*8 AK4*4*61*10 AK5*E*5 AK9*E*1*1*1"),
      new Break("a note behind the terms", s -> insert(s, "IT1", "NTE*GEN*late"), SOUND, "AK3*NTE*@**7 AK5*R*5 AK9*R*1*1*0"),
      // kinds, versions and control numbers
      new Break("two sets with one control number", s -> twice(s), SOUND, "AK5*A AK2*810*0001 AK5*E*23 AK9*E*2*2*2"),
      new Break("a kind of document that is not read", s -> set(s, "ST", 1, "856"), SOUND, "AK2*856*0001 AK5*R*1 AK9*R*1*1*0"),
      new Break("a version that is none", s -> set(s, "GS", 8, "NONE"), SOUND, "AK5*R*1 AK9*R*1*1*0*2"),
      // what names a set
      new Break("ST has no number", s -> set(s, "ST", 2, ""), SOUND, "AK5*R*7 AK9*R*1*1*0"),
      new Break("SE has no number", s -> set(s, "SE", 2, ""), SOUND, "AK5*R*7 AK9*R*1*1*0"),
      new Break("neither has one", s -> set(s, "ST", 2, "") + set(s, "SE", 2, ""), SOUND, "AK2*810*0000 AK5*R*7 AK9*R*1*1*0"),
      new Break("the number of the set is too short", s -> set(s, "ST", 2, "1") + set(s, "SE", 2, "1"), SOUND, "AK2*810*1 AK5*E*7 AK9*E*1*1*1", true),
      new Break("ST names no kind", s -> set(s, "ST", 1, ""), SOUND, "AK2*000*0001 AK5*R*6 AK9*R*1*1*0"),
      new Break("ST names what is no kind", s -> set(s, "ST", 1, "81"), SOUND, "AK2*000*0001 AK5*R*6 AK9*R*1*1*0"),
      new Break("ST is missing", s -> drop(s, "ST"), "E*024", "AK2*000*0001 AK5*R*6 AK9*R*1*1*0"),
      new Break("an invoice in a group of orders", s -> set(s, "GS", 1, "PO"), SOUND, "AK1*PO*1 AK2*810*0001 AK5*E*6 AK9*E*1*1*1"),
      // what names a group
      new Break("a group of a kind that is not read", s -> set(s, "GS", 1, "SH") + set(s, "ST", 1, "856"), SOUND,
          "AK1*SH*1 AK2*856*0001 AK5*R*1 AK9*R*1*1*0*1"),
      new Break("the number of the group is no number", s -> set(s, "GS", 6, "X1") + set(s, "GE", 2, "X1"), SOUND,
          "AK1*IN*X1 AK2*810*0001 AK5*A AK9*E*1*1*1*6", true),
      // the interchange
      new Break("the qualifier of the sender is missing", s -> set(s, "ISA", 5, "  "), "E*005", "AK5*A AK9*A*1*1*1"),
      new Break("the sender is missing", s -> set(s, "ISA", 6, " ".repeat(15)), "E*006", "AK5*A AK9*A*1*1*1"),
      new Break("the qualifier of the receiver is missing", s -> set(s, "ISA", 7, "  "), "E*007", "AK5*A AK9*A*1*1*1"),
      new Break("the receiver is missing", s -> set(s, "ISA", 8, " ".repeat(15)), "E*008", "AK5*A AK9*A*1*1*1"),
      new Break("the qualifier of the authorization is missing", s -> set(s, "ISA", 1, "  "), "E*010", "AK5*A AK9*A*1*1*1"),
      new Break("the authorization is missing", s -> set(s, "ISA", 1, "03"), "E*011", "AK5*A AK9*A*1*1*1"),
      new Break("the qualifier of the password is missing", s -> set(s, "ISA", 3, "  "), "E*012", "AK5*A AK9*A*1*1*1"),
      new Break("the password is missing", s -> set(s, "ISA", 3, "01"), "E*013", "AK5*A AK9*A*1*1*1"),
      new Break("the interchange has no such day", s -> set(s, "ISA", 9, "000231"), "E*014", "AK5*A AK9*A*1*1*1"),
      new Break("the interchange has no such time", s -> set(s, "ISA", 10, "2460"), "E*015", "AK5*A AK9*A*1*1*1"),
      new Break("another standard", s -> set(s, "ISA", 11, "V"), "E*016", "AK5*A AK9*A*1*1*1"),
      new Break("a version of the interchange that is none", s -> set(s, "ISA", 12, "00A01"), "E*017", "AK5*A AK9*A*1*1*1"),
      new Break("the number of the interchange is too short", s -> set(s, "ISA", 13, "00000001 ") + set(s, "IEA", 2, "00000001"), "E*018",
          "AK5*A AK9*A*1*1*1"),
      new Break("an acknowledgement is asked for by another code", s -> set(s, "ISA", 14, "Y"), "E*019", "AK5*A AK9*A*1*1*1"),
      new Break("a mark that is neither test nor production", s -> set(s, "ISA", 15, "Q"), "E*020", "AK5*A AK9*A*1*1*1"),
      new Break("the ISA segment is too narrow", s -> set(s, "ISA", 6, "NARROW"), "E*022", "AK5*A AK9*A*1*1*1"),
      // envelopes
      new Break("the set has no end", s -> remove(s, "SE"), SOUND, "AK5*R*2 AK9*R*1*1*0"),
      new Break("the group has no end", s -> remove(s, "GE"), SOUND, "AK5*A AK9*R*1*1*0*3"),
      new Break("the interchange has no end", s -> remove(s, "IEA"), "R*023", ""),
      new Break("neither has one", s -> remove(s, "IEA") + remove(s, "GE"), "R*023", ""),
      new Break("the group holds nothing", s -> removeAll(s, "ST", "SE"), "R*024", ""),
      new Break("the interchange holds nothing", s -> removeAll(s, "GS", "GE"), "R*024", ""),
      new Break("a set outside a group", s -> remove(s, "GS"), "R*024", ""));

  /** Breaks whose codes the lists have since 005010. */
  private static final List<Break> LATER = List.of(
      new Break("nothing", s -> 0, SOUND, "AK5*A AK9*A*1*1*1"),
      new Break("an invoice in a group of orders", s -> set(s, "GS", 1, "PO"), SOUND, "AK1*PO*1*005010 AK2*810*0001 AK5*E*18 AK9*E*1*1*1"),
      new Break("two groups with one number", s -> groupTwice(s), SOUND,
          "AK5*A AK9*A*1*1*1\nAK1*IN*1*005010 AK2*810*0001 AK5*A AK9*E*1*1*1*19"),
      new Break("a name that is repeated", s -> set(s, "N1", 2, "Left^Right"), SOUND, "AK3*N1*@*N1*8 AK4*2>>2*93*12*Right AK5*E*5 AK9*E*1*1*1"),
      new Break("a component too many", s -> insert(s, "N1", "REF*DP*42**DP>42>DP>43>DP>44>G"), SOUND,
          "AK3*REF*@**8 AK4*4>7**13*G AK5*E*5 AK9*E*1*1*1"));

  /** Codes that the hub never gives, and why. */
  private static final Map<String, String> NEVER = Map.ofEntries(
      Map.entry("TA105 002", "016 says the same of ISA11, which names the standard"),
      Map.entry("TA105 003", "ISA is read in all versions"),
      Map.entry("TA105 004", "without a terminator that can be told nothing is known that an answer could name"),
      Map.entry("TA105 009", "whom the data is for is a matter of the agreements: what is for nobody is put apart"),
      Map.entry("TA105 026", "as 004"),
      Map.entry("TA105 027", "as 004"),
      Map.entry("TA105 028", "for deferred delivery, which nobody asks of the hub"),
      Map.entry("TA105 029", "as 028"),
      Map.entry("TA105 030", "as 028"),
      Map.entry("TA105 031", "as 028"),
      Map.entry("AK403 7", "codes are compared where they are mapped, and what is not known there is kept: the application's answer (824) says so"),
      Map.entry("AK502 19", "the guideline that ST03 names is a matter of the agreement"),
      Map.entry("AK502 I5", "a partner's guideline is a matter of the agreement, whose findings the application's answer says"),
      Map.entry("AK502 I6", "as 19"));

  /** Codes about security, which the hub does not read: 8 to 17 and 24 to 27 of sets, 10 to 18 and 23 to 26 of groups. */
  private static final Set<String> SECURITY = Stream.of(
      IntStream.rangeClosed(8, 17).filter(i -> i != 14).mapToObj(i -> "AK502 " + i), IntStream.rangeClosed(24, 27).mapToObj(i -> "AK502 " + i),
      IntStream.rangeClosed(10, 18).mapToObj(i -> "AK905 " + i), IntStream.rangeClosed(23, 26).mapToObj(i -> "AK905 " + i))
      .flatMap(s -> s).collect(Collectors.toSet());

  /** All codes of data elements I18, 716, 718, 720 and 723. */
  private static Stream<String> lists() {
    return Stream.of(
        IntStream.rangeClosed(1, 31).mapToObj("TA105 %03d"::formatted),
        IntStream.rangeClosed(1, 8).mapToObj(i -> "AK304 " + i),
        Stream.concat(IntStream.rangeClosed(1, 10).boxed(), Stream.of(12, 13)).map(i -> "AK403 " + i),
        Stream.concat(IntStream.rangeClosed(1, 27).filter(i -> i != 14 && (i < 20 || i > 22)).mapToObj(Integer::toString), Stream.of("I5", "I6")).map(i -> "AK502 " + i),
        Stream.concat(IntStream.rangeClosed(1, 6).boxed(), IntStream.rangeClosed(10, 26).filter(i -> i < 20 || i > 22).boxed()).map(i -> "AK905 " + i))
        .flatMap(s -> s);
  }

  /** Codes that answers give that are told as text. */
  private static Stream<String> codes(String ta1, String ack) {
    var codes = new ArrayList<String>();
    if (!ta1.equals(SOUND)) codes.add("TA105 " + ta1.substring(2));
    for (var segment : ack.split("[ \n](?=AK)")) {
      var parts = segment.split("\\*", -1);
      switch (parts[0]) {
        case "AK3" -> codes.add("AK304 " + parts[4]);
        case "AK4" -> codes.add("AK403 " + parts[3]);
        case "AK5" -> Stream.of(parts).skip(2).forEach(c -> codes.add("AK502 " + c));
        case "AK9" -> Stream.of(parts).skip(5).forEach(c -> codes.add("AK905 " + c));
        default -> {}
      }
    }
    return codes.stream();
  }

  @Test
  void everyCodeOfTheListsIsGivenForABreakOrNeverForAReason() {
    var given = Stream.concat(BREAKS.stream(), LATER.stream()).flatMap(b -> codes(b.ta1, b.ack)).collect(Collectors.toCollection(TreeSet::new));
    given.add("TA105 025"); // a number that came before: AcknowledgementsTest
    given.add("AK304 2"); // a REF directly below the ENT of a remittance: X12Remittance820Test
    var both = new TreeSet<>(given);
    both.retainAll(NEVER.keySet());
    assertEquals(Set.of(), both, "given, and said to be never given");
    assertEquals(List.of(), lists().filter(c -> !given.contains(c) && !NEVER.containsKey(c) && !SECURITY.contains(c)).toList());
  }

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

  private static int drop(List<String> segments, String tag) {
    segments.remove(index(segments, tag));
    return 0;
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

  private static int behind(List<String> segments, String tag, String more) {
    int at = index(segments, tag) + 1;
    segments.add(at, more);
    count(segments);
    return at;
  }

  private static int dates(List<String> segments) {
    segments.removeIf(s -> s.startsWith("DTM*"));
    var dates = new String[11];
    Arrays.fill(dates, "DTM*035*20261119");
    return insert(segments, "IT1", dates);
  }

  private static int groupTwice(List<String> segments) {
    int end = index(segments, "GE") + 1;
    segments.addAll(end, List.copyOf(segments.subList(index(segments, "GS"), end)));
    return set(segments, "IEA", 1, "2");
  }

  private static int twice(List<String> segments) {
    int end = index(segments, "SE") + 1;
    segments.addAll(end, List.copyOf(segments.subList(index(segments, "ST"), end)));
    return set(segments, "GE", 1, "2");
  }

  private static void count(List<String> segments) {
    set(segments, "SE", 1, Integer.toString(index(segments, "SE") - index(segments, "ST") + 1));
  }

  private static List<String> answers(String data, boolean repeats) {
    var answers = Acknowledgements.answer(data.getBytes(StandardCharsets.UTF_8), Samples.USUAL.with(Answering.When.ALWAYS), i -> false);
    for (var a : answers) if (!repeats) assertEquals(List.of(), a.findings(), () -> "an answer is itself without fault: " + AcknowledgementsTest.told(a));
    return answers.stream().map(AcknowledgementsTest::told).toList();
  }

  @TestFactory
  Stream<DynamicTest> eachBreakHasItsCode() {
    return CASES.stream().flatMap(c -> BREAKS.stream().map(b -> DynamicTest.dynamicTest(c + ": " + b.what, () -> check(segments(c), b, ""))));
  }

  @TestFactory
  Stream<DynamicTest> codesThatCameWith005010AreSaidInThatVersion() {
    return CASES.stream().flatMap(c -> LATER.stream().map(b -> DynamicTest.dynamicTest(c + ": " + b.what, () -> {
      var segments = segments(c);
      set(segments, "ISA", 11, "^");
      set(segments, "ISA", 12, "00501");
      set(segments, "GS", 8, "005010");
      check(segments, b, "*005010");
    })));
  }

  private static void check(List<String> segments, Break b, String version) {
    int at = b.how.applyAsInt(segments) - 1; // ISA and GS stand before ST
    var expected = new ArrayList<String>();
    expected.add("TA1*000000001*000101*0000*" + b.ta1);
    var head = b.ack.startsWith("AK1") ? "" : "AK1*IN*1" + version + " " + (b.ack.startsWith("AK2") ? "" : "AK2*810*0001 ");
    if (!b.ack.isEmpty()) expected.add(head + b.ack.replace("*@*", "*" + at + "*"));
    assertEquals(String.join("\n", expected), String.join("\n", answers(String.join("~\n", segments) + "~\n", b.repeats)));
  }

  @Test
  void dataThatIsCutAnywhereIsNeverAccepted() {
    for (var sample : CASES) {
      var whole = String.join("~\n", segments(sample)) + "~\n";
      var bytes = whole.getBytes(StandardCharsets.UTF_8);
      for (int n = 0; n < bytes.length - 2; n++) {
        var answers = Acknowledgements.answer(Arrays.copyOf(bytes, n), Samples.USUAL.with(Answering.When.ALWAYS), i -> false);
        int cut = n;
        assertTrue(n < 106 || answers.size() == 1, () -> sample + " cut at " + cut + ": " + answers.size() + " answers");
        for (var a : answers) assertTrue(!a.accepts(), () -> sample + " cut at " + cut + ": " + AcknowledgementsTest.told(a));
      }
    }
  }
}
