package io.bordereau.edi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.mapping.Finding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the writer writes in EDIFACT is read back the same, by us and by another reader. */
class EdifactWriterTest {
  private static final EdiMessage INVOICE = EdiMessage.edifact(Directory.D96A, "INVOIC");

  /** What a neutral interchange with the sample invoice becomes when a text of it is another one. */
  private static EdiWriter.Output written(String text, Delimiters delimiters, Repertoire repertoire) {
    var out = new ArrayList<EdiWriter.Output>();
    var sample = EdifactSamples.interchange(EdifactSamples.INVOICE.replace("Hammer, 500 g", text)).replace("UNOC:3", "UNOY:4");
    new EdiReader().read(Samples.bytes(sample), s -> out.add(EdiWriter.write(s.tree(), INVOICE, delimiters, null, repertoire, true)));
    return out.get(0);
  }

  private static Map<String, String> values(byte[] bytes) {
    var seen = new ArrayList<Map<String, String>>();
    var around = new EdiReader().read(bytes, s -> {
      assertEquals(List.of(), s.findings().stream().filter(f -> !f.code().equals("EDI-49")).toList());
      seen.add(X12ReaderTest.values(s));
    });
    assertEquals(List.of(), around);
    return seen.get(0);
  }

  private static String latin1(EdiWriter.Output out) {
    return new String(out.bytes(), StandardCharsets.ISO_8859_1);
  }

  private static List<String> codes(List<Finding> findings) {
    return findings.stream().map(f -> f.code() + " " + f.severity()).toList();
  }

  private static String text(EdiWriter.Output out) {
    return values(out.bytes()).get("INVOIC/LIN[1]/IMD/03/04");
  }

  @Test
  void whatIsWrittenIsReadBackTheSameByUsAndByStaedi() throws Exception {
    var out = written("Hammer", null, null);
    assertEquals(List.of(), out.findings());
    var expected = values(EdifactSamples.latin1(EdifactSamples.interchange(EdifactSamples.INVOICE.replace("Hammer, 500 g", "Hammer"))));
    assertEquals(expected, values(out.bytes()));
    assertEquals(List.of(), X12WriterTest.objections(out.bytes()));
    var s = latin1(out);
    assertTrue(s.startsWith("UNA:+.? '\nUNB+UNOC:3+BORDEREAU+BORDEREAU+000101:0000+1++++++1'\nUNH+1+INVOIC:D:96A:UN'\nBGM+380+RE-4711+9'\n"), s);
    assertTrue(s.endsWith("\nUNT+24+1'\nUNZ+1+1'\n"), s);
  }

  @Test
  void serviceCharactersInTextsAreReleased() throws Exception {
    var out = written("5?+5?: it?'s ?? ?*", null, null);
    assertEquals("5+5: it's ? *", text(out));
    assertTrue(latin1(out).contains(":5?+5?: it?'s ?? *'"));
    assertEquals(List.of(), X12WriterTest.objections(out.bytes()));
  }

  @Test
  void aTextOutsideLatinOneMakesItUtf8InSyntaxFour() throws Exception {
    var out = written("Молоток ?* 5 €", null, null);
    assertEquals("Молоток * 5 €", text(out));
    var s = latin1(out);
    assertTrue(s.startsWith("UNA:+.?*'\nUNB+UNOY:4+BORDEREAU+BORDEREAU+20000101:0000+1"), s);
    assertTrue(s.contains(" ?* 5 "), "an asterisk separates repetitions in syntax 4");
    assertEquals(List.of(), X12WriterTest.objections(out.bytes()));
    assertTrue(latin1(written("Säge", null, null)).contains("UNOC:3"));
  }

  @Test
  void theDecimalMarkOfUnaIsWrittenInNumbersAndNotInTexts() {
    var comma = new Delimiters('+', ':', -1, '?', '\'', ',');
    var s = latin1(written("Nr. 5.0", comma, null));
    assertTrue(s.startsWith("UNA:+,? '"), s);
    assertTrue(s.contains("MOA+77:179,10'") && s.contains("PRI+AAA:12,55'") && s.contains(":::Nr. 5.0'") && s.contains("BGM+380+RE-4711+9'"), s);
    assertEquals("179.10", values(written("x", comma, null).bytes()).get("INVOIC/UNS/MOA[2]/01/02"));
  }

  @Test
  void otherDelimitersAreAnnounced() throws Exception {
    var out = written("a|b#c", new Delimiters('|', '#', -1, '!', '~', '.'), null);
    assertEquals("a|b#c", text(out));
    assertTrue(latin1(out).startsWith("UNA#|.! ~"));
    assertEquals(List.of(), X12WriterTest.objections(out.bytes()));
  }

  @Test
  void withoutAReleaseCharacterADelimiterInATextIsAnError() {
    var out = written("a?+b", new Delimiters('+', ':', -1, -1, '\'', '.'), null);
    assertEquals(List.of("EDI-30 ERROR", "EDI-30 ERROR"), codes(out.findings()), "this text, and the one with service characters");
    assertEquals("a b", text(out));
  }

  @Test
  void levelAIsWrittenInCapitalsAndWhatItHasNotIsAnError() {
    var out = written("Hammer (500 g)", null, Repertoire.UNOA);
    assertTrue(latin1(out).contains("UNB+UNOA:3+"));
    assertEquals("HAMMER (500 G)", text(out));
    assertTrue(codes(out.findings()).stream().allMatch("EDI-31 WARNING"::equals), out.findings()::toString);
    assertTrue(codes(written("Säge", null, Repertoire.UNOA).findings()).contains("EDI-31 ERROR"));
    assertEquals(List.of("EDI-31 ERROR"), codes(written("100 @ 5", null, Repertoire.UNOB).findings()));
    assertEquals(List.of(), codes(written("Hammer", null, Repertoire.UNOB).findings()));
    assertEquals(List.of("EDI-31 ERROR"), codes(written("Säge", null, Repertoire.UNOE).findings()));
    assertEquals("Молоток", text(written("Молоток", null, Repertoire.UNOE)));
  }

  @Test
  void anAgreementNamesItsCharacterSet() {
    assertEquals(Repertoire.UNOA, Repertoire.agreed(Dialect.EDIFACT, "UNOA"));
    assertEquals(Repertoire.UNOC, Repertoire.agreed(Dialect.EDIFACT, "iso-8859-1"));
    assertEquals(Repertoire.BASIC, Repertoire.agreed(Dialect.X12, "basic"));
    assertEquals(null, Repertoire.agreed(Dialect.X12, "UNOA"));
    assertEquals(null, Repertoire.agreed(Dialect.EDIFACT, ""));
  }

  @Test
  void x12InTheBasicCharacterSetIsWrittenInCapitals() {
    var out = new ArrayList<EdiWriter.Output>();
    var invoice = EdiMessage.x12(Directory.X12_004010, "810", "IN");
    new EdiReader().read(Samples.bytes(Samples.interchange(Samples.INVOICE.replace("Rivets", "Rivets @ 5%"))),
        s -> out.add(EdiWriter.write(s.tree(), invoice, null, null, Repertoire.BASIC, true)));
    assertTrue(latin1(out.get(0)).contains("PID*F****BRACKET, STEEL~"));
    assertTrue(codes(out.get(0).findings()).contains("EDI-31 ERROR"), "there is no @ in it");
  }

  @Test
  void repeatedElementsMakeItSyntaxFourAndComeBack() throws Exception {
    var out = written("Hammer*:::Zange", null, null);
    var back = values(out.bytes());
    assertEquals("Hammer", back.get("INVOIC/LIN[1]/IMD/03[1]/04"));
    assertEquals("Zange", back.get("INVOIC/LIN[1]/IMD/03[2]/04"));
    assertTrue(latin1(out).contains("UNB+UNOC:4+"));
    assertEquals(List.of(), X12WriterTest.objections(out.bytes()));
    var fixed = written("Hammer*:::Zange", Delimiters.EDIFACT, null);
    assertEquals(List.of("EDI-46 ERROR"), codes(fixed.findings()));
    assertFalse(latin1(fixed).contains("Zange"), "it is not written into another element");
  }
}
