package io.bordereau.edi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.mapping.Finding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the reader makes of X12 data, good and bad. */
class X12ReaderTest {

  /** A transaction set whose tree was taken down before the reader went on. */
  record Seen(TransactionSet set, Map<String, String> values) {}

  private List<Finding> around;

  private List<Seen> read(byte[] bytes) {
    var seen = new ArrayList<Seen>();
    around = new EdiReader().read(bytes, s -> seen.add(new Seen(s, values(s))));
    return seen;
  }

  private List<Seen> read(String text) {
    return read(Samples.bytes(text));
  }

  static Map<String, String> values(TransactionSet set) {
    var values = new LinkedHashMap<String, String>();
    var t = set.tree();
    if (t != null) for (int n = 0; n < t.size(); n++) if (t.length(n) > 0) values.put(t.path(n), t.text(n));
    return values;
  }

  private static List<String> codes(List<Finding> findings) {
    return findings.stream().map(Finding::code).toList();
  }

  @Test
  void segmentsStandBelowTheirLoopsAndTheEnvelopeBesideThem() {
    var seen = read(Samples.interchange(Samples.INVOICE));
    assertEquals(1, seen.size());
    assertEquals(List.of(), around);
    var set = seen.get(0).set();
    assertEquals(List.of(), set.findings());
    assertEquals("NORTHWIND", set.interchange().sender());
    assertEquals("01", set.interchange().receiverQualifier());
    assertTrue(set.interchange().test());
    assertEquals("004010", set.group().version());
    assertEquals("0001", set.control());
    assertEquals(28, set.segments());
    var v = seen.get(0).values();
    assertEquals("INV-1001", v.get("810/BIG/02"));
    assertEquals("14-7654321", v.get("810/N1[1]/REF/02"));
    assertEquals("0042", v.get("810/REF/02"));
    assertEquals("1250", v.get("810/IT1[1]/SAC/05"));
    assertEquals("250", v.get("810/SAC/05"));
    assertEquals("6.25", v.get("810/IT1[1]/TXI/03"));
    assertEquals("6.25", v.get("810/TXI/03"));
    assertEquals("Rivets", v.get("810/IT1[2]/PID/05"));
    assertFalse(v.keySet().stream().anyMatch(k -> k.contains("/SE") || k.contains("/ST/")));
  }

  @Test
  void aByteOrderMarkLineEndsAndBlanksInFrontOfSegmentsDoNotMatter() {
    var text = "\ufeff\r\n" + Samples.interchange(Samples.INVOICE).replace("\n", "\r\n   ") + "\u001a";
    var seen = read(text);
    assertEquals(List.of(), around);
    assertEquals(List.of(), seen.get(0).set().findings());
    assertEquals("Northwind Parts Inc", seen.get(0).values().get("810/N1[1]/02"));
  }

  @Test
  void otherDelimitersAreTakenFromIsa() {
    var text = Samples.interchange(Samples.INVOICE).replace("~\n", "~").replace('*', '|').replace('>', '^').replace('~', '\n');
    assertEquals("INV-1001", read(text).get(0).values().get("810/BIG/02"));
    assertEquals(List.of(), around);
    var dos = text.replace("\n", "\r\n");
    assertEquals("INV-1001", read(dos).get(0).values().get("810/BIG/02"));
    assertEquals("62.5", read(dos).get(0).values().get("810/IT1[1]/TXI/02"));
  }

  @Test
  void anIsaOfWrongWidthIsReportedAndRead() {
    var seen = read(Samples.interchange(Samples.INVOICE).replace("NORTHWIND      *", "NORTHWIND*"));
    assertEquals(List.of("EDI-02"), codes(around));
    assertEquals("INV-1001", seen.get(0).values().get("810/BIG/02"));
    assertEquals("NORTHWIND", seen.get(0).set().interchange().sender());
  }

  @Test
  void linesOfEqualLengthArePutTogether() {
    var flat = Samples.interchange(Samples.INVOICE).replace("\n", "");
    var wrapped = new StringBuilder();
    for (int i = 0; i < flat.length(); i += 80) wrapped.append(flat, i, Math.min(flat.length(), i + 80)).append("\r\n");
    var seen = read(wrapped.toString());
    assertEquals(List.of("EDI-19"), codes(around));
    assertEquals(read(flat).get(0).values(), seen.get(0).values());
  }

  @Test
  void severalInterchangesGroupsAndSetsAreReadInOrder() {
    var two = Samples.interchange(Samples.INVOICE, Samples.INVOICE.replace("INV-1001", "INV-1002").replace("*0001~", "*0002~"));
    var other = Samples.interchange(Samples.INVOICE.replace("INV-1001", "INV-1003")).replace('*', '|');
    var seen = read(two + "\n" + other);
    assertEquals(List.of("INV-1001", "INV-1002", "INV-1003"), seen.stream().map(s -> s.values().get("810/BIG/02")).toList());
    assertEquals(List.of(), around);
  }

  @Test
  void textsAreUtf8WhereTheDataIsElseLatin1() {
    var text = Samples.interchange(Samples.INVOICE.replace("Harbor Stores", "Bäckerei Łódź"));
    assertEquals("Bäckerei Łódź", read(text).get(0).values().get("810/N1[2]/02"));
    var latin = Samples.interchange(Samples.INVOICE.replace("Harbor Stores", "Bäckerei")).getBytes(StandardCharsets.ISO_8859_1);
    assertEquals("Bäckerei", read(latin).get(0).values().get("810/N1[2]/02"));
  }

  @Test
  void aTaxBehindTheDescriptionOfALineStaysWithTheLine() {
    var text = Samples.INVOICE.replace("TXI*ST*62.5*6.25*VD*MA~\nPID*F****Bracket, steel~\n",
        "PID*F****Bracket, steel~\nTXI*ST*62.5*6.25*VD*MA~\n");
    var seen = read(Samples.interchange(text)).get(0);
    assertEquals("MA", seen.values().get("810/IT1[1]/TXI/05"));
    assertEquals(List.of("EDI-15"), codes(seen.set().findings()));
    assertEquals("AK304 7", seen.set().findings().get(0).official());
  }

  @Test
  void unknownAndUnexpectedSegmentsAreKept() {
    var text = Samples.INVOICE.replace("PID*F****Rivets~\n", "PID*F****Rivets~\nZZQ*kept*too~\nQQZ*no*more~\n").replace("SE*28", "SE*30");
    var seen = read(Samples.interchange(text)).get(0);
    assertEquals("too", seen.values().get("810/IT1[2]/PID/ZZQ/02"));
    assertEquals(List.of("AK304 1", "AK304 1"), seen.set().findings().stream().map(Finding::official).toList());
  }

  @Test
  void whatIsMissingTooManyTooLongOrNoDateIsSaid() {
    var text = Samples.INVOICE.replace("BIG*20261120*", "BIG*20261320*").replace("CUR*SE*USD~\n", "CUR*SE*USDX~\nCUR*SE*USD~\n")
        .replace("TDS*132500~\n", "").replace("IT1*2*2.5*", "IT1*2*2,5*").replace("FOB*PP~", "FOB~");
    var findings = read(Samples.interchange(text)).get(0).set().findings();
    var said = findings.stream().map(f -> f.official() + " " + f.where()).toList();
    assertTrue(said.contains("AK403 8 810/BIG/01"), said.toString());
    assertTrue(said.contains("AK403 5 810/CUR/02") || said.contains("AK403 5 810/CUR[1]/02"), said.toString());
    assertTrue(said.contains("AK304 5 810/CUR[2]"), said.toString());
    assertTrue(said.contains("AK403 6 810/IT1[2]/02"), said.toString());
    assertTrue(said.contains("AK403 1 810/FOB/01"), said.toString());
    assertTrue(said.contains("AK304 3 810/TDS"), said.toString());
  }

  @Test
  void wrongCountsAndControlNumbersAreSaid() {
    var text = Samples.interchange(Samples.INVOICE.replace("SE*28*0001", "SE*26*0009")).replace("GE*1*7",
        "GE*2*8").replace("IEA*1*000000042", "IEA*3*000000041");
    var seen = read(text).get(0);
    assertEquals(List.of("EDI-07", "EDI-06"), codes(seen.set().findings()));
    assertEquals(List.of("EDI-07", "EDI-06", "EDI-07", "EDI-06"), codes(around));
  }

  @Test
  void otherVersionsAndSetsAreRefusedAndTheirNeighboursRead() {
    var order = "ST*856*0002~\nBSN*00*1*20261101*1200~\nSE*3*0002~\n";
    var seen = read(Samples.interchange(Samples.INVOICE, order));
    assertNull(seen.get(1).set().tree());
    assertEquals(List.of("EDI-09"), codes(seen.get(1).set().findings()));
    assertNotNull(seen.get(0).set().tree());
    var later = read(Samples.interchange(Samples.INVOICE).replace("*X*004010", "*X*004030")).get(0).set();
    assertEquals(List.of("EDI-34"), codes(later.findings()), "read by the nearest version");
    assertTrue(later.findings().get(0).message().contains("x12-004010"));
    var none = read(Samples.interchange(Samples.INVOICE).replace("*X*004010", "*X*LATEST")).get(0).set();
    assertEquals(List.of("EDI-08"), codes(none.findings()));
    assertTrue(read(Samples.interchange(Samples.INVOICE).replace("*X*004010", "*X*004010VICS")).get(0).set().readable());
  }

  @Test
  void aDocumentWithoutItsBeginningRefusesItselfAndNotItsNeighbours() {
    var seen = read(Samples.interchange(Samples.INVOICE.replace("ST*810", "TS*810"), Samples.INVOICE));
    assertEquals(List.of("EDI-50"), codes(seen.get(0).set().findings()));
    assertNull(seen.get(0).set().tree());
    assertNotNull(seen.get(1).set().tree());
  }

  @Test
  void aDocumentWithoutEnvelopeAndOtherDataAreRefused() {
    read(Samples.INVOICE);
    assertEquals(List.of("EDI-01"), codes(around));
    var noGroup = read(Samples.ISA + Samples.INVOICE + "IEA*0*000000042~").get(0).set();
    assertEquals(List.of("EDI-18"), codes(noGroup.findings()));
    read(new byte[0]);
    assertEquals(List.of("EDI-01"), codes(around));
    read(Samples.ISA + "IEA*0*000000042~");
    assertEquals(List.of("EDI-16"), codes(around));
  }

  @Test
  void compositesAreTreesAndTheirSeparatorInPlainTextsIsSaid() {
    var text = Samples.INVOICE.replace("REF*DP*0042~", "REF*DP*0042**LI>7>BT>9~").replace("Loyal customer", "Loyal > customer");
    var seen = read(Samples.interchange(text)).get(0);
    assertEquals("7", seen.values().get("810/REF/04/02"));
    assertEquals("Loyal > customer", seen.values().get("810/SAC/13") == null ? seen.values().get("810/SAC/15")
        : seen.values().get("810/SAC/13"));
    assertEquals(List.of("EDI-27"), codes(seen.set().findings()));
  }
}
