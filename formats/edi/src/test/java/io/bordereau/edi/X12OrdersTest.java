package io.bordereau.edi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Distribution;
import io.bordereau.document.Moment;
import io.bordereau.document.Order;
import io.bordereau.document.OrderLine;
import io.bordereau.document.OrderResponse;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Read;
import io.bordereau.mapping.Residue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What orders of X12 say, in the words of the canonical order. */
class X12OrdersTest {
  private static final String ORDER =
      """
      BEG*00*RL*PO-1*0007*20261110*BK-9*AD~
      CUR*BY*USD~
      REF*DP*042*Kitchen~
      DTM*002*20261201*0930*UT~
      N1*BY*Cormorant Stores*92*0500~
      N1*ST**92*DC-09~
      PO1*1*24*EA*8.5*PE*UP*614141551231*SK*778120~
      CTT*1~
      """;

  private static final String CHANGE =
      """
      BCH*04*SA*PO-1**2*20261110***SO-7**20261113~
      N1*BY*Cormorant Stores*92*0500~
      POC*1*QI*30*18*EA*8.5**UP*614141551231~
      CTT*1~
      """;

  private static final String ANSWER =
      """
      BAK*00*AC*PO-1*20261110*0007***SO-7*20261112~
      N1*SE*Bluff Point~
      PO1*1*24*EA*8.5**VP*KB-OAK~
      ACK*IS*24*EA*068*20261130**VP*KB-WAL~
      CTT*1~
      """;

  private static byte[] interchange(String set, String body, String version) {
    boolean old = version.equals("004010");
    var head = "ISA*00*          *00*          *ZZ*CORMORANT      *ZZ*BLUFFPOINT     *261110*0930*" + (old ? "U*00401" : "^*00501") + "*000000311*0*T*>~\n";
    var group = switch (set) {
      case "850" -> "PO";
      case "855" -> "PR";
      case String other -> "PC";
    };
    long segments = body.lines().count() + 2;
    var text = head + "GS*" + group + "*CORMORANT*BLUFFPOINT*20261110*0930*311*X*" + version + "~\nST*" + set + "*0001~\n" + body
        + "SE*" + segments + "*0001~\nGE*1*311~\nIEA*1*000000311~\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Format format(String id) {
    return EdiFormats.ALL.stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
  }

  private static Read<?> read(String set, String body) {
    return format("x12-004010-" + set).read(interchange(set, body, "004010"), Context.NEUTRAL).getFirst();
  }

  private static Order order(String set, String body) {
    var read = read(set, body);
    return (Order) read.document().orElseThrow(() -> new AssertionError(read.findings().toString()));
  }

  /** The document's segments as they are written again, one a line. */
  private static List<String> again(String set, String body) {
    var read = read(set, body);
    var bytes = format("x12-004010-" + set).write(read.document().orElseThrow(), read.rest(), Context.NEUTRAL).bytes();
    return new String(bytes, StandardCharsets.UTF_8).lines().map(l -> l.substring(0, l.length() - 1)).toList();
  }

  private static void comesBack(String set, String body) {
    var segments = again(set, body);
    assertEquals(body.lines().map(l -> l.substring(0, l.length() - 1)).toList(), segments.subList(3, segments.size() - 3));
  }

  @Test
  void anOrderSaysWhatItIsAndWhatItAnswersTo() {
    var order = order("850", ORDER);
    assertEquals("226", order.type(), "a release is a call-off");
    assertEquals("BK-9", order.contract());
    assertEquals("detail", order.answer());
    assertEquals(Moment.parse("2026-12-01T09:30:00Z"), order.delivery().date());
    assertEquals("614141551231", order.lines().getFirst().item().standardId().value());
    comesBack("850", ORDER);
  }

  @Test
  void anOriginalHasNoPurposeAndACancellationHas() {
    assertEquals(null, order("850", ORDER).purpose());
    assertEquals("cancel", order("850", ORDER.replace("BEG*00", "BEG*01")).purpose());
  }

  @Test
  void anOrderThatChangesAnotherIsAChange() {
    var order = order("850", ORDER.replace("BEG*00*RL", "BEG*04*SA"));
    assertEquals("230", order.type());
    assertTrue(again("850", ORDER.replace("BEG*00*RL", "BEG*04*SA")).contains("BEG*04*SA*PO-1*0007*20261110*BK-9*AD"));
  }

  @Test
  void aChangeSaysWhatBecomesOfALine() {
    var order = order("860", CHANGE);
    assertEquals("230", order.type());
    assertEquals("SO-7", order.salesOrder());
    var line = order.lines().getFirst();
    assertEquals(List.of("quantity-increase", "30", "18"), List.of(line.action(), line.quantity().toString(), line.open().toString()));
    comesBack("860", CHANGE);
  }

  @Test
  void anAnswerSaysWhatComesInstead() {
    var read = read("855", ANSWER);
    var answer = (OrderResponse) read.document().orElseThrow();
    assertEquals("accepted-with-changes", answer.verdict());
    var confirmation = answer.lines().getFirst().confirmations().getFirst();
    assertEquals("substituted", confirmation.status());
    assertEquals("KB-WAL", confirmation.item().sellerId());
    assertEquals("scheduled-ship", confirmation.dates().getFirst().kind());
    comesBack("855", ANSWER);
  }

  @Test
  void moreStoresThanASegmentHoldsGoOnInTheNext() {
    var pairs = IntStream.rangeClosed(1, 23).mapToObj("*S%02d*2"::formatted).toList();
    var segments = List.of(pairs.subList(0, 10), pairs.subList(10, 20), pairs.subList(20, 23)).stream()
        .map(p -> "SDQ*EA*92" + String.join("", p) + "~\n").collect(Collectors.joining());
    var body = ORDER.replace("CTT*1~", segments.strip() + "\nCTT*1~");
    var stores = order("850", body).lines().getFirst().distributions();
    assertEquals(23, stores.size());
    assertEquals("S23", stores.getLast().location());
    assertEquals("buyer-assigned", stores.getLast().scheme());
    comesBack("850", body);
  }

  @Test
  void storesCountedInAnotherUnitHaveASegmentOfTheirOwn() {
    var body = ORDER.replace("CTT*1~", "SDQ*EA*92*S1*2*S2*3~\nSDQ*CA*92*S3*1~\nCTT*1~");
    var stores = order("850", body).lines().getFirst().distributions();
    assertEquals(List.of("S1", "S2", "S3"), stores.stream().map(Distribution::location).toList());
    assertEquals("EA", stores.get(1).unit());
    assertNotEquals("EA", stores.get(2).unit());
    comesBack("850", body);
  }

  @Test
  void theLinesOfANoteAreItsSegments() {
    var body = ORDER.replace("N1*BY", "N9*L1*NOTE*DELIVERY~\nMSG*Ring the bell.~\nMSG*Gate 4.~\nN1*BY");
    assertEquals("Ring the bell.\nGate 4.", order("850", body).notes().getFirst().text());
    comesBack("850", body);
  }

  @Test
  void aNoteOf005010StandsInTheSegmentOfThatVersion() {
    var body = ORDER.replace("N1*BY", "N9*L1*NOTE*DELIVERY~\nMTX**Ring the bell.~\nN1*BY");
    var read = format("x12-005010-850").read(interchange("850", body, "005010"), Context.NEUTRAL).getFirst();
    assertEquals("Ring the bell.", ((Order) read.document().orElseThrow()).notes().getFirst().text());
    assertEquals(List.of(), read.findings());
  }

  @Test
  void namesAsProductDescriptionsStaySo() {
    var body = ORDER.replace("CTT*1~", "PID*F*08***Stock pot~\nPID*F*73***Steel~\nCTT*1~");
    var item = order("850", body).lines().getFirst().item();
    assertEquals("Stock pot", item.name());
    assertEquals("vendor-color", item.texts().getFirst().characteristic());
    comesBack("850", body);
  }

  @Test
  void freightAndCarrierAreOneShipment() {
    var body = ORDER.replace("DTM*002", "FOB*CC*OR*Bluff Point~\nDTM*002").replace("N1*BY", "TD5**2*RDWY*M*Route 9~\nN1*BY");
    var shipments = order("850", body).shipments();
    assertEquals(1, shipments.size());
    var one = shipments.getFirst();
    assertEquals(List.of("collect", "RDWY", "motor"), List.of(one.freightTerms(), one.carrierCode(), one.mode()));
    comesBack("850", body);
  }

  @Test
  void partsWithDatesOfTheirOwnMayHaveATime() {
    var body = ORDER.replace("CTT*1~", "SCH*16*EA***067*20270118*0700~\nSCH*8*EA***067*20270215~\nCTT*1~");
    assertEquals(Moment.parse("2027-01-18T07:00:00"), order("850", body).lines().getFirst().schedules().getFirst().dates().getFirst().at());
    comesBack("850", body);
  }

  @Test
  void aSumOfQuantitiesIsRecomputed() {
    assertEquals(List.of(), read("850", ORDER.replace("CTT*1~", "CTT*1*24~")).findings());
    comesBack("850", ORDER.replace("CTT*1~", "CTT*1*24~"));
    assertEquals(1, read("850", ORDER.replace("CTT*1~", "CTT*1*25~")).findings().size());
  }

  @Test
  void withoutItsFirstSegmentNobodyCanSayWhichOrderItIs() {
    var read = read("850", ORDER.substring(ORDER.indexOf("CUR")));
    assertTrue(read.document().isEmpty());
    assertEquals(List.of("EDI-12"), read.findings().stream().filter(Finding::isError).map(Finding::code).toList());
  }

  @Test
  void whatNobodyMapsComesBackInItsPlace() {
    comesBack("850", ORDER.replace("CTT*1~", "PO3*AA*20261201***ZZ*4*EA~\nCTT*1~"));
    comesBack("850", ORDER.replace("PO1*1", "ADV*ZZ*AA~\nPO1*1"));
  }

  @Test
  void staediReadsWhatIsWritten() throws Exception {
    for (var set : List.of("850", "855", "860")) {
      for (var version : List.of("004010", "005010")) {
        var format = format("x12-" + version + "-" + set);
        var document = read(set, set.equals("850") ? ORDER : set.equals("855") ? ANSWER : CHANGE).document().orElseThrow();
        var bytes = format.write(document, Residue.NONE, Context.NEUTRAL).bytes();
        assertEquals(List.of(), X12WriterTest.objections(bytes), format.id());
        var lines = document instanceof Order o ? o.lines() : ((OrderResponse) document).lines();
        assertEquals(List.of("1"), lines.stream().map(OrderLine::id).toList());
      }
    }
  }
}
