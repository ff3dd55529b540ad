package io.bordereau.edi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.mapping.Finding;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reader makes of EDIFACT data, good and bad. */
class EdifactReaderTest {
  private List<Finding> around;

  private record Seen(TransactionSet set, Map<String, String> values) {}

  private List<Seen> read(byte[] bytes) {
    var seen = new ArrayList<Seen>();
    around = new EdiReader().read(bytes, s -> seen.add(new Seen(s, X12ReaderTest.values(s))));
    return seen;
  }

  private List<Seen> read(String text) {
    return read(Samples.bytes(text));
  }

  private static List<String> codes(List<Finding> findings) {
    return findings.stream().map(Finding::code).toList();
  }

  private static List<String> official(List<Finding> findings) {
    return findings.stream().map(f -> f.official() + " " + f.where()).toList();
  }

  /** A message between the sample's header and its end, so that one text can be tried. */
  private static String with(String segment) {
    return EdifactSamples.interchange(EdifactSamples.INVOICE.replaceFirst("FTX[^\n]*\n", java.util.regex.Matcher.quoteReplacement(segment + "\n")));
  }

  @Test
  void segmentsStandBelowTheirGroupsAndTheEnvelopeBesideThem() {
    var seen = read(EdifactSamples.interchange(EdifactSamples.INVOICE)).get(0);
    assertEquals(List.of(), around);
    assertEquals(List.of(), seen.set().findings());
    var v = seen.values();
    assertEquals("RE-4711", v.get("INVOIC/BGM/02"));
    assertEquals("DE123456789", v.get("INVOIC/NAD[1]/RFF/01/02"));
    assertEquals("PO-77", v.get("INVOIC/RFF/01/02"));
    assertEquals("12.55", v.get("INVOIC/LIN[1]/PRI/01/02"));
    assertEquals("179.10", v.get("INVOIC/UNS/MOA[2]/01/02"));
    assertEquals("28.60", v.get("INVOIC/UNS/TAX/MOA/01/02"));
    var i = seen.set().interchange();
    assertEquals("4012345000009 14 4098765000004 14", i.sender() + " " + i.senderQualifier() + " " + i.receiver() + " " + i.receiverQualifier());
    assertEquals("261120 0930 UNOC:3 REF42 1", i.date() + " " + i.time() + " " + i.version() + " " + i.control() + " " + i.acknowledge());
    assertTrue(i.test());
    assertNull(seen.set().group());
    assertEquals("D.96A EAN008", seen.set().version() + " " + seen.set().implementation());
    assertEquals(24, seen.set().segments());
  }

  @Test
  void aReleaseCharacterTakesTheMeaningOfTheNextByteAwayAndGoes() {
    var v = read(EdifactSamples.interchange(EdifactSamples.INVOICE)).get(0).values();
    assertEquals("Lieferung + Montage: 2 Tage, Rabatt?", v.get("INVOIC/FTX/04/01"));
    assertEquals("it's ??", read(with("FTX+AAI+++it?'s ????'")).get(0).values().get("INVOIC/FTX/04/01"));
  }

  @Test
  void decimalCommaAndPointAreTheSameNumberAndADigitMustStandOnBothSides() {
    assertEquals("125.50", read(EdifactSamples.interchange(EdifactSamples.INVOICE)).get(0).values().get("INVOIC/LIN[1]/MOA/01/02"));
    var findings = read(EdifactSamples.interchange(EdifactSamples.INVOICE.replace("125,50", ",5"))).get(0).set().findings();
    assertEquals(List.of("0085 38 INVOIC/LIN/MOA/01/02"), official(findings));
    var thousands = read(EdifactSamples.interchange(EdifactSamples.INVOICE.replace("125,50", "1.125,50"))).get(0).set().findings();
    assertEquals(List.of("0085 37 INVOIC/LIN/MOA/01/02"), official(thousands));
  }

  @ParameterizedTest
  @CsvSource(delimiter = ' ', quoteCharacter = '"', value = {
      "UNA:+.?_' : + ? '", "UNA:+,?_' : + ? '", "UNA:+.?*' : + ? '", "UNA|#,!_~ | # ! ~", "UNA^*.?_$ ^ * ? $"})
  void delimitersAreTakenFromUna(String una, char component, char element, char release, char terminator) {
    var sample = new StringBuilder(EdifactSamples.interchange(EdifactSamples.INVOICE).replace("\n", ""));
    for (int i = 0; i < sample.length(); i++) {
      int which = ":+?'".indexOf(sample.charAt(i));
      if (which >= 0) sample.setCharAt(i, new char[] {component, element, release, terminator}[which]);
    }
    for (var lines : List.of("", "\r\n")) {
      var seen = read(una.replace('_', ' ') + lines + sample).get(0);
      assertEquals(List.of(), around);
      assertEquals(List.of(), seen.set().findings());
      assertEquals("RE-4711", seen.values().get("INVOIC/BGM/02"));
      assertEquals("Hammer, 500 g", seen.values().get("INVOIC/LIN[1]/IMD/03/04"));
    }
  }

  @Test
  void aUnaWithoutItsBlankIsReadAndSaid() {
    assertEquals("RE-4711", read("UNA:+.?'" + EdifactSamples.interchange(EdifactSamples.INVOICE)).get(0).values().get("INVOIC/BGM/02"));
    assertEquals(List.of("EDI-38"), codes(around));
  }

  @Test
  void aUnaWhoseDelimitersCannotBeToldApartIsRefused() {
    assertEquals(0, read("UNA++.? '" + EdifactSamples.interchange(EdifactSamples.INVOICE)).size());
    assertEquals(List.of("EDI-35"), codes(around));
  }

  @Test
  void aBlankInUnaSaysThatNothingIsReleased() {
    var text = "UNA:+.  '" + with("FTX+AAI+++really?'");
    assertEquals("really?", read(text).get(0).values().get("INVOIC/FTX/04/01"));
  }

  @Test
  void theControlCharactersOfLevelBAreDelimitersWithoutUna() {
    var text = EdifactSamples.interchange(EdifactSamples.INVOICE.replaceFirst("FTX[^\n]*\n", "FTX+AAI+++a b'\n")).replace("\n", "")
        .replace("UNOC:3", "UNOB:1").replace('+', '\u001d').replace(':', '\u001f').replace('\'', '\u001c')
        .replace("a b", "what's + this: ok?");
    var seen = read(text).get(0);
    assertEquals(List.of(), around);
    assertEquals(List.of(), seen.set().findings());
    assertEquals("what's + this: ok?", seen.values().get("INVOIC/FTX/04/01"));
  }

  @Test
  void anAsteriskSeparatesRepetitionsInSyntaxFourOnlyAndNotAgainstUna() {
    var four = with("FTX+AAI+++2*3'").replace("UNOC:3", "UNOC:4").replace("261120:0930", "20261120:0930");
    assertEquals("2", read(four).get(0).values().get("INVOIC/FTX/04[1]/01"));
    assertEquals("2*3", read(with("FTX+AAI+++2*3'")).get(0).values().get("INVOIC/FTX/04/01"));
    assertEquals("2*3", read("UNA:+.? '" + four).get(0).values().get("INVOIC/FTX/04/01"), "a blank in UNA");
    assertEquals("2*3", read("UNA:+.?*'" + with("FTX+AAI+++2*3'")).get(0).values().get("INVOIC/FTX/04/01"), "reserved before syntax 4");
    assertEquals("2*3", read(four.replace("2*3", "2?*3")).get(0).values().get("INVOIC/FTX/04/01"), "released");
    var announced = "UNA:+.?!'" + four.replace("2*3", "2!3*4");
    assertEquals("3*4", read(announced).get(0).values().get("INVOIC/FTX/04[2]/01"));
  }

  @Test
  void messagesInGroupsAreCountedByGroup() {
    var group = "UNG+INVOIC+SENDER:14+RECEIVER:14+261120:0930+G1+UN+D:96A'\n";
    var text = EdifactSamples.UNB + group + EdifactSamples.invoice(1) + EdifactSamples.invoice(2) + "UNE+2+G1'\n" + "UNZ+1+REF42'\n";
    var seen = read(text);
    assertEquals(List.of(), around);
    assertEquals("INVOIC SENDER RECEIVER G1 UN D.96A", String.join(" ", seen.get(1).set().group().id(), seen.get(1).set().group().sender(),
        seen.get(1).set().group().receiver(), seen.get(1).set().group().control(), seen.get(1).set().group().agency(),
        seen.get(1).set().group().version()));
    read(text.replace("UNE+2+G1", "UNE+3+G2").replace("UNZ+1", "UNZ+2"));
    assertEquals(List.of("0085 29 UNE/01", "0085 28 UNE/02", "0085 29 UNZ/01"), official(around));
    read(text.replace("UNZ+1", EdifactSamples.invoice(3) + "UNZ+1"));
    assertEquals(List.of("0085 30 UNZ"), official(around), "a message beside the group");
    read(text.replace("UNE+2+G1'\n", ""));
    assertEquals(List.of("0085 13 UNE"), official(around));
  }

  @Test
  void severalInterchangesInARowMayHaveDifferentDelimitersAndCharacterSets() {
    var first = EdifactSamples.interchange(EdifactSamples.invoice(1), EdifactSamples.invoice(2));
    var second = "UNA:+,? '\r\n" + EdifactSamples.interchange(EdifactSamples.invoice(3).replace("Hammer", "Молоток")).replace("UNOC:3", "UNOE:3");
    var third = EdifactSamples.interchange(EdifactSamples.invoice(4).replace("Hammer", "Säge"));
    var bytes = new java.io.ByteArrayOutputStream();
    bytes.writeBytes(EdifactSamples.latin1(first + "\n\n"));
    bytes.writeBytes(second.getBytes(Charset.forName("ISO-8859-5")));
    bytes.writeBytes(EdifactSamples.latin1("\u001a\0" + third));
    var seen = read(bytes.toByteArray());
    assertEquals(List.of(), around);
    assertEquals(List.of("RE-4711", "RE-4712", "RE-4713", "RE-4714"), seen.stream().map(s -> s.values().get("INVOIC/BGM/02")).toList());
    assertEquals("Молоток, 500 g", seen.get(2).values().get("INVOIC/LIN[1]/IMD/03/04"));
    assertEquals("Säge, 500 g", seen.get(3).values().get("INVOIC/LIN[1]/IMD/03/04"));
  }

  @ParameterizedTest
  @CsvSource({"UNOD,ISO-8859-2,Łódź", "UNOE,ISO-8859-5,Київ", "UNOF,ISO-8859-7,Αθήνα", "UNOG,ISO-8859-3,Ħamrun", "UNOH,ISO-8859-4,Rīga",
      "UNOI,ISO-8859-6,القاهرة", "UNOJ,ISO-8859-8,חיפה", "UNOK,ISO-8859-9,İzmir", "UNOL,ISO-8859-15,Œ 5 €", "UNOW,UTF-8,東京 – 5 €", "UNOY,UTF-8,東京",
      "UNOX,UTF-8,Ærø", "UNOC,ISO-8859-1,Århus", "UNOC,UTF-8,東京 in UTF-8", "UNOA,ISO-8859-1,Ærø"})
  void theCharacterSetIsTheOneThatUnbNames(String level, String charset, String text) {
    var bytes = with("FTX+AAI+++" + text + "'").replace("UNOC", level).getBytes(Charset.forName(charset));
    var seen = read(bytes).get(0);
    assertEquals(text, seen.values().get("INVOIC/FTX/04/01"));
    assertEquals(List.of(), around);
    assertEquals(List.of(), seen.set().findings());
  }

  @Test
  void bytesThatAreNotOfTheNamedCharacterSetAreSaid() {
    var seen = read(EdifactSamples.latin1(with("FTX+AAI+++Århus'").replace("UNOC", "UNOY"))).get(0);
    assertEquals("Århus", seen.values().get("INVOIC/FTX/04/01"));
    assertEquals(List.of("EDI-45"), codes(seen.set().findings()));
    read(EdifactSamples.latin1(with("FTX+AAI+++Århus'").replace("UNOC", "IBMX")));
    assertEquals(List.of("EDI-36"), codes(around));
  }

  @Test
  void escapeSequencesOfCodeExtensionAreRefusedClearly() {
    var seen = read(EdifactSamples.latin1(with("FTX+AAI+++\u001b$BEl5~'").replace("UNOC", "UNOX"))).get(0);
    assertEquals(List.of("EDI-39"), codes(seen.set().findings()));
    assertFalse(seen.set().readable());
  }

  @ParameterizedTest
  @ValueSource(ints = {72, 80, 132, 500})
  void linesOfEqualLengthAreJoinedWhereverTheyEnd(int width) {
    var flat = EdifactSamples.interchange(EdifactSamples.INVOICE).replace("\n", "");
    var wrapped = flat.replaceAll("(.{" + width + "})", "$1\r\n");
    assertEquals(read(flat).get(0).values(), read(wrapped).get(0).values());
    assertEquals(List.of("EDI-19"), codes(around));
  }

  @Test
  void lineEndsWithinTextsNumbersAndTagsAreTakenOut() {
    var text = EdifactSamples.interchange(EdifactSamples.INVOICE).replace("QTY+47:10", "Q\nTY+47:1\r\n0").replace("Hammer", "Ham\nmer");
    var seen = read(text).get(0);
    assertEquals("10", seen.values().get("INVOIC/LIN[1]/QTY/01/02"));
    assertEquals("Hammer, 500 g", seen.values().get("INVOIC/LIN[1]/IMD/03/04"));
    assertEquals(List.of("EDI-28", "EDI-28"), codes(seen.set().findings()));
  }

  @Test
  void aByteOrderMarkBlanksAndControlCharactersAroundDoNotMatter() {
    var seen = read("\ufeff \r\n" + EdifactSamples.interchange(EdifactSamples.INVOICE).replace("\n", "\r\n  ") + "\u001a\0\0");
    assertEquals(List.of(), around);
    assertEquals(List.of(), seen.get(0).set().findings());
  }

  @Test
  void explicitNestingBehindATagIsNotPartOfIt() {
    var seen = read(EdifactSamples.interchange(EdifactSamples.INVOICE.replace("LIN+1", "LIN:1+1").replace("MOA+203:125,50", "MOA:1:1+203:125,50")));
    assertEquals("125.50", seen.get(0).values().get("INVOIC/LIN[1]/MOA/01/02"));
    assertEquals(List.of(), seen.get(0).set().findings());
  }

  @Test
  void aMessageWithoutInterchangeIsReadAndSaid() {
    for (var una : List.of("", "UNA:+.? '\n")) {
      assertEquals("RE-4711", read(una + EdifactSamples.INVOICE).get(0).values().get("INVOIC/BGM/02"));
      assertEquals(List.of("EDI-37"), codes(around));
    }
  }

  @Test
  void wrongCountsAndReferencesAreSaid() {
    var text = EdifactSamples.interchange(EdifactSamples.INVOICE).replace("UNT+24+1'", "UNT+23+01'").replace("UNZ+1+REF42", "UNZ+2+REF43");
    var seen = read(text).get(0);
    assertEquals(List.of("0085 29 INVOIC/UNT/01", "0085 28 INVOIC/UNT/02"), official(seen.set().findings()));
    assertEquals(List.of("0085 29 UNZ/01", "0085 28 UNZ/02"), official(around));
  }

  @Test
  void twoMessagesWithOneReferenceAreSaidAndRead() {
    var seen = read(EdifactSamples.interchange(EdifactSamples.INVOICE, EdifactSamples.INVOICE));
    assertEquals(List.of("0085 26 UNH/01"), official(seen.get(1).set().findings()));
    assertTrue(seen.get(1).set().readable());
  }

  @Test
  void dataThatBreaksOffIsSaidAndWhatStandsBeforeItIsRead() {
    var text = EdifactSamples.interchange(EdifactSamples.invoice(1), EdifactSamples.invoice(2));
    var seen = read(text.substring(0, text.length() - 100));
    assertTrue(seen.get(0).set().readable());
    assertEquals(List.of("EDI-04"), codes(seen.get(1).set().findings()));
    assertEquals(List.of("EDI-05"), codes(around));
    var next = read(text.substring(0, text.indexOf("UNZ")) + text);
    assertEquals(4, next.size());
    assertEquals(List.of("EDI-05"), codes(around), "the next interchange begins before the trailer");
  }

  @Test
  void textBetweenInterchangesIsSaidAndWordsInItBeginNothing() {
    var text = EdifactSamples.interchange(EdifactSamples.INVOICE);
    var seen = read(text + "ACHTUNG: VISA*1, Lieferung+UNH\n" + text);
    assertEquals(2, seen.size());
    assertEquals(List.of("EDI-17"), codes(around));
  }

  @Test
  void interactiveInterchangesGetOneClearFinding() {
    for (var una : List.of("", "UNA:+.?*'")) {
      read(una + "UIB+IATA:1++ABC'UIH+PAOREQ:96:1:IA+REF'MSG+1:45'UIT+REF+3'UIZ+ABC+1'");
      assertEquals(List.of("EDI-40"), codes(around));
    }
  }

  @Test
  void anObjectBesideTheMessagesIsPassedByItsLength() {
    var object = "UNO+7+AAA+1+20'" + "PDF'UNT+1+1'UNZ+9+9'" + "UNP+20+7'";
    var text = EdifactSamples.UNB + object + EdifactSamples.INVOICE + "UNZ+2+REF42'";
    assertEquals("RE-4711", read(text).get(0).values().get("INVOIC/BGM/02"));
    assertEquals(List.of("EDI-41"), codes(around));
  }

  @Test
  void theBytesOfABinarySegmentOfX12AreNoDelimiters() {
    var text = Samples.INVOICE.replace("NTE*GEN", "BIN*12*a~b*c>d\nSE*1~NTE*GEN").replace("SE*28", "SE*29");
    var seen = read(Samples.interchange(text)).get(0);
    assertEquals("a~b*c>d\nSE*1", seen.values().get("810/BIN/02"));
    assertEquals(List.of("EDI-10"), codes(seen.set().findings()), "not part of an invoice");
  }

  @Test
  void missingAndSurplusPartsAreSaidWithTheirPlaces() {
    var text = EdifactSamples.INVOICE.replace("DTM+137:20261120:102'\n", "").replace("QTY+47:10:PCE", "QTY+47").replace("PRI+AAA:12.55", "PRI+AAA:12.55::::::7")
        .replace("CUX+2:EUR:4", "CUX+2:EURO:4").replace("LIN+2+", "LIN+2+++++++8").replace("UNT+24", "UNT+23");
    var said = official(read(EdifactSamples.interchange(text)).get(0).set().findings());
    assertEquals(List.of("0085 39 INVOIC/CUX/01/02", "0085 13 INVOIC/LIN/QTY/01/02", "0085 16 INVOIC/LIN/PRI/01/08", "0085 16 INVOIC/LIN[2]/08",
        "0085 16 INVOIC/LIN[2]/09", "0085 13 INVOIC/DTM"), said);
  }

  @Test
  void aPlaceThatIsFullGivesWayToTheNextOneOfItsTag() {
    var own = OwnMessage.of("XRFTST", List.of("BGM 1/1", "RFF 0/2", "DTM 0/1", "RFF 0/1", "  DTM 0/1", "NAD 0/9"));
    var text = EdifactSamples.UNB + "UNH+1+XRFTST:D:96A:UN'BGM+1'RFF+ON:1'RFF+ON:2'RFF+ON:3'DTM+137:20261120:102'UNT+7+1'UNZ+1+REF42'";
    var seen = new ArrayList<Seen>();
    new EdiReader(List.of(own)).read(Samples.bytes(text), s -> seen.add(new Seen(s, X12ReaderTest.values(s))));
    assertEquals("20261120", seen.get(0).values().get("XRFTST/RFF[3]/DTM/01/02"));
    assertEquals(List.of(), seen.get(0).set().findings());
    var over = text.replace("DTM+", "RFF+ON:4'DTM+").replace("UNT+7", "UNT+8");
    new EdiReader(List.of(own)).read(Samples.bytes(over), s -> seen.add(new Seen(s, X12ReaderTest.values(s))));
    assertEquals(List.of("0085 36 XRFTST/RFF[4]"), official(seen.get(1).set().findings()));
  }

  @Test
  void textsAreReadAsBytesAreWhenThereAreNoBytesAboveAscii() {
    assertEquals(StandardCharsets.ISO_8859_1, Repertoire.guess(Samples.bytes("abc"), 0, 3));
    for (var broken : new int[][] {{0xC3}, {0xC0, 0x80}, {0xE0, 0x80, 0x80}, {0xED, 0xA0, 0x80}, {0xF4, 0x90, 0x80, 0x80}, {0xFF}, {0xC3, 0x41}}) {
      var b = new byte[broken.length];
      for (int i = 0; i < b.length; i++) b[i] = (byte) broken[i];
      assertEquals(StandardCharsets.ISO_8859_1, Repertoire.guess(b, 0, b.length));
    }
    var fine = "é€😀".getBytes(StandardCharsets.UTF_8);
    assertEquals(StandardCharsets.UTF_8, Repertoire.guess(fine, 0, fine.length));
  }
}
