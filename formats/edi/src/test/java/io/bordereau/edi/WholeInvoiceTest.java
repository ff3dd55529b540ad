package io.bordereau.edi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Invoice;
import io.bordereau.document.Tax;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Read;
import io.bordereau.mapping.Residue;
import io.bordereau.mapping.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The 810 with every segment that partners use, in both versions, and the choices that senders make. */
class WholeInvoiceTest {
  private static final String WHOLE = """
      BIG*20261122*L-90001*20261101*PO-1**2*CR*07*NA~
      NTE*GEN*Returned goods are credited in full.~
      CUR*SE*CAD*1.350*BY*USD~
      REF*OI*L-80001~
      REF*DP*0042*Garden~
      REF*IA*77881~
      YNQ*RX*Y*D8*20261001*Recycled packing***ZZ*R1~
      PER*AR*Jo Reed*TE*14105550142~
      N1*SE*Larkfield Instruments Inc.*1*080417733~
      N2*Larkfield~
      N3*1200 Harbor Avenue*Suite 400~
      N4*Baltimore*MD*21230*US~
      REF*GT*134567825RT0001~
      N1*BY*Northgate Retail Corp.*92*NG~
      N1*ST*Northgate Store 118*92*0118~
      ITD*08*3*2**10**30*****2 percent in 10 days***0.015~
      DTM*011*20261119~
      DTM*067*20261119*1430~
      FOB*PP*OR*Baltimore*01*FCA~
      PID*F****All goods are of our own make~
      MEA*WT*G*120.5*LB~
      PWK*IV*EL***AC*PS-771*Packing slip~
      PKG*F*34***Crates of oak~
      L7**NMFC*100-AK**60000**55~
      BAL*M*PB*1250.75~
      LM*DD*FAR~
      LQ*0*A12~
      LQ*8*B7~
      N9*L1*NOTE*Claims~
      MSG*Claims within ten days of receipt.~
      V1*9074729*Ever Fair*PA*12E*LARK***L*O~
      R4*L*UN*USBAL*Baltimore*US*Seagirt*4*MD~
      DTM*011*20261120~
      FA1*DD*D240*A~
      FA2*10*97X4930~
      IT1*1*-2*EA*10.5**VP*V-1*BP*B-1*PO*PO-9~
      QTY*39*-2*EA~
      IT3*-2*EA*CC*1*PS~
      TXI*GS*-1.05*5*****-21.00~
      TXI*PG*-2.09*9.975*VD*.qc.ca***-21.00~
      CTP**LPR*12~
      CTP**MSR*19.99~
      PAM****T*-3.14~
      MEA*PD*LN*2.5*FT~
      PID*F*08***Widget~
      PID*F*73***Blue~
      PWK*IV*EL***AC*PS-772*Drawing~
      PKG*F*34***Box~
      PO4*12*1*EA~
      REF*SE*S-100~
      YNQ*RX*N~
      PER*DC*Dock 4*TE*14105550199~
      SDQ*EA*92*0118*-1*0119*-1~
      DTM*067*20261119~
      CAD*M***LARK*Lark Freight**BM*BL-7~
      L7**NMFC*100~
      SAC*A*C310***-100*3*5*****02***Trade discount~
      TXI*GS*-0.05*5~
      SAC*N*B840**********06*CC-4711**Cost centre~
      SLN*1**I*-1*EA*5.25***VP*V-1A~
      DTM*067*20261119~
      REF*BM*LOT-7~
      PID*F*08***Left half~
      SAC*C*D500***-50~
      TC2*J*847989~
      TXI*GS*-0.26*5~
      N1*ST*Northgate Store 119*92*0119~
      LM*DD~
      LQ*0*A13~
      V1**Ever Fair~
      FA1*DD~
      FA2*10*97X4931~
      TDS*-2314~
      TXI*GS*-1.05*5*****-21.00~
      CAD*M***LARK*Lark Freight~
      AMT*1*-21.00~
      AMT*TT*-23.14~
      SAC*C*D240***-100~
      ISS*1*CT*12*LB~
      CTT*1*2~
      """;

  private static final List<Format> VERSIONS =
      EdiFormats.ALL.stream().filter(f -> f.family().equals("x12-810")).toList();

  private static String interchange(String version, String set) {
    var body = set.strip();
    long segments = body.lines().count() + 2;
    var isa = "ISA*00*          *00*          *ZZ*BORDEREAU      *ZZ*BORDEREAU      *000101*0000*" + (version.compareTo("004020") < 0 ? "U" : "^") + "*"
        + version.substring(0, 5) + "*000000001*0*T*>~\nGS*IN*BORDEREAU*BORDEREAU*20000101*0000*1*X*" + version + "~\nST*810*0001~\n";
    return isa + body + "\nSE*" + segments + "*0001~\nGE*1*1~\nIEA*1*000000001~\n";
  }

  private static Read<?> read(Format format, String interchange) {
    var reads = format.read(interchange.getBytes(StandardCharsets.UTF_8), Context.NEUTRAL);
    assertEquals(1, reads.size());
    return reads.getFirst();
  }

  private static String version(Format format) {
    return format.id().substring(4, 10);
  }

  @TestFactory
  Stream<DynamicTest> everySegmentIsUnderstoodAndComesBackAsItWas() {
    return VERSIONS.stream().map(f -> DynamicTest.dynamicTest(f.id(), () -> {
      var source = interchange(version(f), WHOLE);
      var read = read(f, source);
      assertEquals(List.of(), read.findings());
      var left = read.rest().entries().stream().filter(e -> e.kind() == Residue.Kind.PUT || e.kind() == Residue.Kind.INSTEAD).toList();
      assertEquals(List.of(), left, "nothing is left over");
      assertEquals(source, new String(f.write(read.document().orElseThrow(), read.rest(), Context.NEUTRAL).bytes(), StandardCharsets.UTF_8));
    }));
  }

  @Test
  void whatTheSegmentsMean() {
    var invoice = (Invoice) read(VERSIONS.getFirst(), interchange("004010", WHOLE)).document().orElseThrow();
    assertEquals("381", invoice.type());
    assertEquals("23.14", invoice.totals().withTax().toString());
    assertEquals("gross-weight", invoice.measurements().getFirst().what());
    assertEquals("Claims within ten days of receipt.", invoice.notes().get(2).text());
    assertEquals("1.5", invoice.paymentTerms().getFirst().latePercent().toString());
    var line = invoice.lines().getFirst();
    assertEquals("Widget", line.item().name());
    assertEquals("vendor-color", line.item().texts().getFirst().characteristic());
    assertEquals(List.of("0118 1", "0119 1"), line.distributions().stream().map(d -> d.location() + " " + d.quantity()).toList());
    assertEquals(List.of("gst", "qst"), line.taxes().stream().map(Tax::type).toList());
    assertEquals("847989", line.components().getFirst().item().classifications().getFirst().code());
    assertEquals("CC-4711", line.services().getFirst().reference());
  }

  private static final String SHORT = """
      BIG*20261122*L-1***DI~
      N1*SE*Larkfield Instruments Inc.~
      N1*BY*Northgate Retail Corp.~
      IT1*1*2*EA*50~
      TDS*11498~
      """.replace("***DI", "*****DI");

  @TestFactory
  Stream<DynamicTest> otherVersionsAreReadByTheNearestTable() {
    return Stream.of("003040", "003060", "004030", "004060", "006020", "007010").map(v -> DynamicTest.dynamicTest(v, () -> {
      var read = read(VERSIONS.getFirst(), interchange(v, v.startsWith("003") ? SHORT.replace("20261122", "261122") : SHORT));
      assertTrue(read.document().isPresent(), read.findings().toString());
      assertEquals("2026-11-22", ((Invoice) read.document().get()).issued().toString());
      assertTrue(read.findings().stream().anyMatch(f -> f.code().equals("EDI-34") && f.severity() == Severity.WARNING), read.findings().toString());
      assertEquals(List.of(), read.findings().stream().filter(Finding::isError).toList());
    }));
  }

  @TestFactory
  Stream<DynamicTest> salesTaxesOfCanadaAreToldByTheirJurisdiction() {
    return Map.of("TXI*PG*9.98*9.975*VD*.qc.ca***100.00", "qst", "TXI*PG*13*13*VD*.on.ca***100.00", "hst", "TXI*SP*7*7*CD*BC***100.00", "pst",
        "TXI*PG*9.98*9.975*VD*CA-QC***100.00", "qst", "TXI*ST*6*6*CD*IA***100.00", "state-sales", "TXI*GS*5*5*****100.00", "gst").entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
          var read = read(VERSIONS.getFirst(), interchange("004010", SHORT + e.getKey() + "~\n"));
          var invoice = (Invoice) read.document().orElseThrow();
          assertEquals(e.getValue(), invoice.taxes().getFirst().type());
          var written = VERSIONS.getFirst().write(invoice, Residue.NONE, Context.NEUTRAL);
          var again = (Invoice) VERSIONS.getFirst().read(written.bytes(), Context.NEUTRAL).getFirst().document().orElseThrow();
          assertEquals(e.getValue(), again.taxes().getFirst().type());
        }));
  }

  @Test
  void taxesBelowAChargeForTheirTotalStayThereWithTheSecondCurrency() {
    var set = SHORT.replace("N1*SE", "CUR*SE*CAD**BY*USD~\nN1*SE")
        + "SAC*C*H850***1498********11.10**Taxes~\nTXI*GS*5.00*5*****100.00~\nTXI*GS*3.70*5~\nTXI*PG*9.98*9.975*VD*.qc.ca***100.00~\nTXI*PG*7.40*9.975~\nCTT*1~\n";
    var source = interchange("004010", set);
    var read = read(VERSIONS.getFirst(), source);
    var invoice = (Invoice) read.document().orElseThrow();
    assertEquals(List.of("gst 5.00 3.70", "qst 9.98 7.40"),
        invoice.taxes().stream().map(t -> t.type() + " " + t.amount() + " " + t.amountAccounting()).toList(), "two taxes, not four");
    assertEquals("14.98", invoice.totals().tax().toString());
    assertEquals("11.10", invoice.totals().taxAccounting().toString());
    var back = new String(VERSIONS.getFirst().write(invoice, read.rest(), Context.NEUTRAL).bytes(), StandardCharsets.UTF_8);
    assertEquals(source, back);
  }

  @Test
  void aNumberTooLongForItsElementStandsInAReferenceWhereThatIsAgreed() {
    var number = "LARKFIELD-2026-11-000000123456";
    var invoice = (Invoice) read(VERSIONS.getFirst(), interchange("004010", SHORT.replace("L-1*", number.substring(0, 22) + "*")
        .replace("N1*SE", "REF*IV*" + number + "~\nN1*SE"))).document().orElseThrow();
    assertEquals(number, invoice.number());
    var refused = VERSIONS.getFirst().write(invoice, Residue.NONE, Context.NEUTRAL);
    assertTrue(refused.findings().stream().anyMatch(f -> f.isError() && f.code().equals("EDI-23")), "never cut in silence");
    var agreed = VERSIONS.getFirst().write(invoice, Residue.NONE, new Context(Map.of("number", "reference"), null, true));
    var text = new String(agreed.bytes(), StandardCharsets.UTF_8);
    assertTrue(text.contains("BIG*20261122*LARKFIELD-2026-11-0000*") && text.contains("REF*IV*" + number + "~"), text);
    assertEquals(List.of(), agreed.findings());
  }

  @TestFactory
  Stream<DynamicTest> staediReadsEverySampleOfX12WithoutAnObjection() throws IOException {
    var root = System.getProperty("bordereau.root");
    try (var cases = Files.list((root == null ? Path.of("../..") : Path.of(root)).resolve("samples"))) {
      return cases.filter(Files::isDirectory).flatMap(WholeInvoiceTest::samples).sorted().toList().stream().map(file -> DynamicTest.dynamicTest(
          file.getParent().getFileName() + " " + file.getFileName(), () -> assertEquals(List.of(), X12WriterTest.objections(Files.readAllBytes(file)))));
    }
  }

  private static Stream<Path> samples(Path folder) {
    try (var files = Files.list(folder)) {
      return files.filter(f -> f.getFileName().toString().matches("x12-.*(810|812|820|850|855|860)\\.edi")).toList().stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
