package io.bordereau.edi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.mapping.Finding;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the writer writes is read back the same, by us and by another reader. */
class X12WriterTest {
  private static final EdiMessage INVOICE = EdiMessage.x12(Directory.X12_004010, "810", "IN");

  private static EdiWriter.Output rewritten(String interchange, Delimiters delimiters) {
    var out = new ArrayList<EdiWriter.Output>();
    new EdiReader().read(Samples.bytes(interchange), s -> out.add(EdiWriter.write(s.tree(), INVOICE, delimiters, null, Repertoire.UTF8, true)));
    return out.get(0);
  }

  private static Map<String, String> values(byte[] bytes) {
    var seen = new ArrayList<Map<String, String>>();
    var around = new EdiReader().read(bytes, s -> {
      assertEquals(List.of(), s.findings());
      seen.add(X12ReaderTest.values(s));
    });
    assertEquals(List.of(), around);
    return seen.get(0);
  }

  /** What StAEDI, an independent implementation, objects to. */
  static List<String> objections(byte[] bytes) throws Exception {
    return objections(bytes, "UTF-8");
  }

  /** What StAEDI objects to in bytes of a character set. */
  static List<String> objections(byte[] bytes, String charset) throws Exception {
    var errors = new ArrayList<String>();
    int segments = 0;
    try (var reader = EDIInputFactory.newFactory().createEDIStreamReader(new ByteArrayInputStream(bytes), charset)) {
      while (reader.hasNext()) {
        var event = reader.next();
        if (event == EDIStreamEvent.START_SEGMENT) segments++;
        if (event.isError()) errors.add(event + " " + reader.getErrorType() + " " + reader.getLocation());
      }
    }
    assertTrue(segments > 5);
    return errors;
  }

  @Test
  void whatIsWrittenIsReadBackTheSameByUsAndByStaedi() throws Exception {
    var text = Samples.interchange(Samples.INVOICE);
    var out = rewritten(text, null);
    assertEquals(List.of(), out.findings());
    assertEquals(values(Samples.bytes(text)), values(out.bytes()));
    assertEquals(List.of(), objections(out.bytes()));
    var s = new String(out.bytes(), StandardCharsets.UTF_8);
    assertTrue(s.contains("\nSE*28*0001~\nGE*1*1~\nIEA*1*000000001~\n"), s);
    assertEquals('~', s.charAt(105));
  }

  @Test
  void segmentsComeInTheOrderOfTheStandard() {
    var text = Samples.INVOICE.replace("CUR*SE*USD~\n", "").replace("FOB*PP~\n", "FOB*PP~\nCUR*SE*USD~\n");
    var s = new String(rewritten(Samples.interchange(text), null).bytes(), StandardCharsets.UTF_8);
    assertTrue(s.indexOf("CUR*") < s.indexOf("REF*") && s.indexOf("NTE*") < s.indexOf("CUR*"), s);
  }

  @Test
  void aTextWithADelimiterMovesTheDelimiterNotTheText() throws Exception {
    var text = Samples.interchange(Samples.INVOICE.replace("Bracket, steel", "5|8\" x 3 > 2 ~ ok")).replace("~\n",
        "\n").replace("*T*>\n", "*T*:\n");
    var out = rewritten(text.replace("2 ok", "2 ~ ok"), null);
    assertEquals(List.of(), out.findings());
    assertEquals("5|8\" x 3 > 2 ~ ok", values(out.bytes()).get("810/IT1[1]/PID/05"));
    assertEquals(List.of(), objections(out.bytes()));
  }

  @Test
  void fixedDelimitersInATextAreAnError() {
    var text = Samples.interchange(Samples.INVOICE.replace("Bracket, steel", "a|b"));
    var out = rewritten(text, Delimiters.x12('|', '>', '~'));
    assertEquals(List.of("EDI-30"), out.findings().stream().map(Finding::code).toList());
    assertTrue(out.findings().get(0).isError());
    assertEquals("a|b", out.findings().get(0).value());
  }

  @Test
  void controlCharactersAndForeignScriptsAreSaid() {
    var out = rewritten(Samples.interchange(Samples.INVOICE.replace("Bracket, steel", "steel\tbracket").replace("Rivets", "Заклёпки")),
        null);
    assertEquals(List.of("EDI-32", "EDI-31"), out.findings().stream().map(Finding::code).toList());
    assertFalse(new String(out.bytes(), StandardCharsets.UTF_8).contains("\t"));
  }

  @Test
  void unknownSegmentsComeBackInTheirLoop() {
    var text = Samples.INVOICE.replace("IT1*2*2.5", "ZZQ*kept~\nIT1*2*2.5").replace("SE*28", "SE*29");
    var seen = new ArrayList<Map<String, String>>();
    var bytes = Samples.bytes(Samples.interchange(text));
    new EdiReader().read(bytes, s -> seen.add(X12ReaderTest.values(s)));
    new EdiReader().read(rewritten(Samples.interchange(text), null).bytes(), s -> seen.add(X12ReaderTest.values(s)));
    assertEquals(seen.get(0), seen.get(1));
  }
}
