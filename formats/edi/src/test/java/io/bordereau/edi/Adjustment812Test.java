package io.bordereau.edi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Invoice;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Read;
import io.bordereau.mapping.Residue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The 812: a credit or debit note whose lines say why, in both versions. */
class Adjustment812Test {
  private static final String CREDIT = """
      BCD*20261122*CM-77*H*5975*C*20261101*L-77112*SO-9*20261020*PO-77415**CR***NA~
      CUR*SE*USD~
      N9*CR*0042~
      N9*DP*17*Garden*20261020~
      PER*AR*Jo Reed*TE*14105550142~
      ITD*01*3****20261222*30~
      DTM*035*20261030~
      DTM*067*20261101*1430~
      FOB*PP~
      SAC*C*D240***125********Return freight~
      N1*SE*Larkfield Instruments Inc.*1*080417733~
      N3*1200 Harbor Avenue~
      N4*Baltimore*MD*21230*US~
      N9*TJ*94-3381207~
      PER*AR*Billing*EM*billing@larkfield.example~
      N1*BY*Northgate Retail Corp.*92*NG~
      LM*DD~
      LQ*0*A12~
      FA1*DD~
      FA2*10*97X4930~
      CDD*04*C*1*6000***2*EA**UCP*30~
      LIN**VP*SC-15*BP*7700145*PO*PO-77415~
      PO4*1*15*LB~
      N9*BM*BL-7~
      DTM*067*20261101~
      CDD*01*D*2*150***1*EA*1.5*UCP*28.5~
      LIN**VP*LBL-12~
      """;

  private static final List<Format> VERSIONS = EdiFormats.ALL.stream().filter(f -> f.family().equals("x12-812")).toList();

  private static String interchange(Format format, String set) {
    var version = format.id().substring(4, 10);
    var repetition = version.equals("004010") ? "U" : "^";
    return "ISA*00*          *00*          *ZZ*BORDEREAU      *ZZ*BORDEREAU      *000101*0000*" + repetition + "*" + version.substring(0, 5)
        + "*000000001*0*T*>~\nGS*CD*BORDEREAU*BORDEREAU*20000101*0000*1*X*" + version + "~\nST*812*0001~\n" + set.strip() + "\nSE*"
        + (set.strip().lines().count() + 2) + "*0001~\nGE*1*1~\nIEA*1*000000001~\n";
  }

  private static Read<?> read(Format format, String set) {
    return format.read(interchange(format, set).getBytes(StandardCharsets.UTF_8), Context.NEUTRAL).getFirst();
  }

  @TestFactory
  Stream<DynamicTest> everySegmentIsUnderstoodAndComesBackAsItWas() {
    return VERSIONS.stream().map(f -> DynamicTest.dynamicTest(f.id(), () -> {
      var read = read(f, CREDIT);
      assertEquals(List.of(), read.findings());
      assertEquals(List.of(), read.rest().entries().stream().filter(e -> e.kind() == Residue.Kind.PUT || e.kind() == Residue.Kind.INSTEAD).toList());
      var written = f.write(read.document().orElseThrow(), read.rest(), Context.NEUTRAL);
      assertEquals(interchange(f, CREDIT), new String(written.bytes(), StandardCharsets.UTF_8));
      assertEquals(List.of(), X12WriterTest.objections(written.bytes()));
    }));
  }

  @Test
  void aLineAgainstTheDirectionOfTheDocumentIsNegative() {
    var credit = (Invoice) read(VERSIONS.getFirst(), CREDIT).document().orElseThrow();
    assertEquals("381", credit.type());
    assertEquals("59.75", credit.totals().withTax().toString());
    assertEquals(List.of("damaged 60.00", "price -1.50"), credit.lines().stream().map(l -> l.reason() + " " + l.net()).toList());
    assertEquals("L-77112", credit.preceding().getFirst().number());
    var debit = (Invoice) read(VERSIONS.getFirst(), CREDIT.replace("*H*5975*C*", "*H*5975*D*")).document().orElseThrow();
    assertEquals("383", debit.type());
    assertEquals(List.of("-60.00", "1.50"), debit.lines().stream().map(l -> l.net().toString()).toList());
  }

  @Test
  void whatTheLaterVersionHasRoomForIsLostInTheEarlierOne() {
    var text = "A text that only the later version has a place for";
    var note = (Invoice) read(VERSIONS.getLast(), CREDIT.replace("*1.5*UCP*28.5~", "*1.5*UCP*28.5***" + text + "~")).document().orElseThrow();
    assertEquals(text, note.lines().get(1).note());
    assertEquals(List.of(), VERSIONS.getLast().write(note, Residue.NONE, Context.NEUTRAL).lost());
    var lost = VERSIONS.getFirst().write(note, Residue.NONE, Context.NEUTRAL).lost();
    assertTrue(lost.stream().anyMatch(l -> l.where().equals("lines[2].note") && l.value().equals(text)), lost.toString());
  }
}
