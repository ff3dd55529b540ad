package io.bordereau.edi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Order;
import io.bordereau.document.OrderResponse;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Read;
import io.bordereau.mapping.Residue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What orders of EDIFACT have beside their usual terms: places, equipment, marks, numbers, requirements, characteristics, documents. */
class EdifactOrderPartsTest {
  private static final String ORDER = """
      BGM+220+B-100+9'
      DTM+137:20261120:102'
      DTM+2:202648:616'
      DTM+69:2026120120261205:718'
      FTX+DIN+1+012::9+Ring before delivery+EN'
      GIR+1+4711:BN+4712:SE'
      RFF+ADE:77'
      DTM+171:20261101:102'
      NAD+SU+4012345000009::9'
      LOC+7+DEHAM:162:6:Hamburg'
      NAD+BY+4098765000010::9'
      FII+BK+DE02120300000000202051:Larkfield GmbH+BYLADEM1001:25:5'
      DOC+9+C-1:::EN++1+2'
      TDT+20++30'
      LOC+8+FRPAR'
      DTM+17:20261203:102'
      TOD+6++CIF'
      LOC+1+DEHAM'
      LOC+8+FRPAR::6'
      PAC+4++201::9'
      MEA+WT+AAD+KGM:120'
      PCI+33E+LARKFIELD:HAMBURG'
      GIN+BJ+354123450000000014:354123450000000021'
      EQD+CN+ABCU1234567+42G1:102:5++2+5'
      HAN+KEE:::Keep dry'
      ALC+N++++SAA:::Sorting'
      QTY+1:4'
      RNG+4+PCE:1:10'
      RCS+14+RES::9:No smoking+4'
      LIN+1++4012345001112:EN'
      QTY+21:10'
      PCD+9:5'
      DOC+820+CERT-5'
      CCI+11++HARD::9:Hardness'
      CAV+7::9:Seven'
      UNS+S'
      """;

  private static byte[] message(String type, String release, String body) {
    long segments = body.lines().count() + 2;
    return ("UNA:+.? '\nUNB+UNOC:3+4012345000009:14+4098765000010:14+261120:1200+7'\nUNH+1+" + type + ":" + release + "'\n" + body + "UNT+" + segments
        + "+1'\nUNZ+1+7'\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static EdiFormat format(String id) {
    return (EdiFormat) EdiFormats.ALL.stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
  }

  private static Read<?> read(String id, byte[] bytes) {
    var read = format(id).read(bytes, Context.NEUTRAL).getFirst();
    assertTrue(read.findings().isEmpty(), () -> read.findings().toString());
    return read;
  }

  private static Order order() {
    return (Order) read("edifact-d01b-orders", message("ORDERS", "D:01B:UN", ORDER)).document().orElseThrow();
  }

  @Test
  void aWeekOrAPeriodIsKeptAsItStandsAndIsNoDay() {
    var order = order();
    assertTrue(order.delivery() == null || order.delivery().date() == null);
    assertEquals(List.of("202648", "2026120120261205"), order.dates().stream().map(d -> d.text()).toList());
    assertEquals(List.of("616", "718"), order.dates().stream().map(d -> d.layout()).toList());
    assertNull(order.dates().getFirst().at());
  }

  @Test
  void placesBelongToThePartyTheJourneyAndTheTermsOfDelivery() {
    var order = order();
    assertEquals("Hamburg", order.seller().locations().getFirst().place().name());
    assertEquals("edifact:7", order.seller().locations().getFirst().kind());
    var journey = order.shipments().stream().filter(s -> s.mode() != null).findFirst().orElseThrow();
    assertEquals("2026-12-03", journey.locations().getFirst().dates().getFirst().at().toString());
    var terms = order.shipments().stream().filter(s -> s.incoterms() != null).findFirst().orElseThrow();
    assertEquals("DEHAM", terms.placeCode());
    assertEquals("FRPAR", terms.locations().getFirst().place().code());
  }

  @Test
  void aPartyHasAccountsAndDocuments() {
    var buyer = order().buyer();
    assertEquals("DE02120300000000202051", buyer.accounts().getFirst().id());
    assertEquals("C-1", buyer.documents().getFirst().number());
    assertEquals("EN", buyer.documents().getFirst().language());
  }

  @Test
  void goodsHaveMarksNumbersAndEquipment() {
    var order = order();
    var pack = order.packs().getFirst();
    assertEquals("LARKFIELD\nHAMBURG", pack.markings().getFirst().marks());
    assertEquals("354123450000000021", pack.markings().getFirst().numbers().getFirst().numbers().getFirst().last());
    assertEquals("120", pack.measurements().getFirst().value().toString());
    assertEquals(List.of("4711", "4712"), order.numberSets().getFirst().numbers().stream().map(n -> n.value()).toList());
    assertEquals("Keep dry", order.equipment().getFirst().handling().getFirst().text());
  }

  @Test
  void aServiceThatIsNeitherAllowanceNorChargeKeepsItsIndicator() {
    var order = order();
    assertTrue(order.allowances().isEmpty() && order.charges().isEmpty());
    assertEquals("edifact:N", order.services().getFirst().indicator());
    assertEquals("10", order.services().getFirst().quantityRange().most().toString());
    assertEquals("No smoking", order.requirements().getFirst().text());
  }

  @Test
  void aLineHasCharacteristicsDocumentsAndPercentages() {
    var line = order().lines().getFirst();
    assertEquals("Seven", line.characteristics().getFirst().values().getFirst().text());
    assertEquals("CERT-5", line.documents().getFirst().number());
    assertEquals("5", line.percentages().getFirst().percent().toString());
  }

  @Test
  void writtenAgainAllOfItIsThere() {
    var read = read("edifact-d01b-orders", message("ORDERS", "D:01B:UN", ORDER));
    var written = format("edifact-d01b-orders").write(read.document().orElseThrow(), Residue.NONE, Context.NEUTRAL);
    assertEquals(List.of(), written.lost());
    var again = format("edifact-d01b-orders").read(written.bytes(), Context.NEUTRAL).getFirst();
    assertEquals(read.document(), again.document());
  }

  @Test
  void anAnswerSaysWhyItChangesALine() {
    var read = read("edifact-d01b-ordrsp", message("ORDRSP", "D:01B:UN", """
        BGM+231+A-1+4'
        DTM+137:20261121:102'
        RFF+ON:B-100'
        NAD+SU+4012345000009::9'
        NAD+BY+4098765000010::9'
        LIN+1+3+4012345001112:EN'
        QTY+21:8'
        AJT+1+1'
        FTX+AAO+++Two are sold out'
        UNS+S'
        """));
    var reason = ((OrderResponse) read.document().orElseThrow()).lines().getFirst().reasons().getFirst();
    assertEquals("edifact:1", reason.code());
    assertEquals("Two are sold out", reason.notes().getFirst().text());
  }
}
