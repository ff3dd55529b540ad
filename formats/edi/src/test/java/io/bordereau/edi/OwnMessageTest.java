package io.bordereau.edi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Documents that no directory has are read by the structure that a partner says they have. */
class OwnMessageTest {
  private static final List<String> REPORT = List.of("BPT 1/1", "N1 0/5", "  N4 0/1", "PTD 1/*", "  QTY 1/*", "    LIN 0/1", "CTT 0/1");
  private static final String HEAD = "ISA*00*          *00*          *ZZ*STORES         *ZZ*US             *261120*1200*U*00401*000000001*0*P*>~"
      + "GS*PT*STORES*US*20261120*1200*1*X*004010~";

  private static List<String> read(List<OwnMessage> own, String data, List<Finding> findings) {
    var paths = new ArrayList<String>();
    new EdiReader(own).read(data.getBytes(StandardCharsets.ISO_8859_1), set -> {
      findings.addAll(set.findings());
      if (set.tree() != null) leaves(set.tree(), 0, paths);
    });
    return paths;
  }

  private static void leaves(Tree tree, int node, List<String> paths) {
    if (tree.first(node) == Tree.NONE) paths.add(tree.path(node) + "=" + tree.text(node));
    for (int c = tree.first(node); c != Tree.NONE; c = tree.next(c)) leaves(tree, c, paths);
  }

  private static String x12(String segments) {
    return HEAD + "ST*867*0001~" + segments + "SE*" + (segments.split("~").length + 2) + "*0001~GE*1*1~IEA*1*000000001~";
  }

  @Test
  void aPartnersTransactionSetIsReadWithItsLoops() {
    var findings = new ArrayList<Finding>();
    var leaves = read(List.of(OwnMessage.of("867", REPORT)),
        x12("BPT*00*R1~N1*ST*Store 42~N4*Reno~PTD*SS~QTY*32*5~LIN**UP*1~QTY*32*6~PTD*SS~QTY*32*7~CTT*2~"), findings);
    assertEquals(List.of(), findings);
    assertTrue(leaves.contains("867/N1/N4/01=Reno"), leaves.toString());
    assertTrue(leaves.contains("867/PTD[1]/QTY[2]/02=6"), leaves.toString());
    assertTrue(leaves.contains("867/PTD[2]/QTY/02=7"), leaves.toString());
  }

  @Test
  void aPartnersEdifactMessageIsReadWithItsLoops() {
    var findings = new ArrayList<Finding>();
    var leaves = read(List.of(OwnMessage.of("SLSRPT", List.of("BGM 1/1", "LOC 1/*", "  LIN 1/*", "    QTY 1/2"))),
        "UNB+UNOC:3+A+B+261120:1200+1'UNH+1+SLSRPT:D:96A:UN'BGM+73E+R1+9'LOC+162+4711::9'LIN+1++77:EN'QTY+153:2:PCE'LIN+2++78:EN'QTY+153:3'"
            + "LOC+162+4712::9'LIN+3++79:EN'QTY+153:4'UNT+11+1'UNZ+1+1'", findings);
    assertEquals(List.of(), findings);
    assertTrue(leaves.contains("SLSRPT/LOC[1]/LIN[2]/QTY/01/02=3"), leaves.toString());
    assertTrue(leaves.contains("SLSRPT/LOC[2]/02/01=4712"), leaves.toString());
  }

  @Test
  void whatTheStructureDoesNotAllowIsAFindingAtItsPlace() {
    var findings = new ArrayList<Finding>();
    read(List.of(OwnMessage.of("867", REPORT)), x12("N1*ST*Store 42~PTD*SS~QTY*32*5~XYZ*1~PTD*SS~"), findings);
    assertEquals(List.of("EDI-10 867/PTD/QTY/XYZ", "EDI-12 867/PTD[2]/QTY", "EDI-12 867/BPT"),
        findings.stream().map(f -> f.code() + " " + f.where()).toList());
  }

  @Test
  void withoutAStructureTheSegmentsStandSideBySide() {
    var findings = new ArrayList<Finding>();
    var leaves = read(List.of(OwnMessage.of("867", List.of())), x12("BPT*00*R1~PTD*SS~QTY*32*5~PTD*SS~QTY*32*6~"), findings);
    assertEquals(List.of(), findings);
    assertTrue(leaves.contains("867/QTY[2]/02=6"), leaves.toString());
  }

  @Test
  void withoutADescriptionTheDocumentIsNotRead() {
    var findings = new ArrayList<Finding>();
    read(List.of(), x12("BPT*00*R1~PTD*SS~QTY*32*5~"), findings);
    assertEquals(List.of("EDI-09"), findings.stream().map(Finding::code).toList());
  }

  @Test
  void aWrongStructureSaysWhichRowIsWrong() {
    assertEquals("'N1' is no row such as 'N1 0/5', indented by two blanks for each loop", wrong("867", "N1"));
    assertEquals("'N4 0/1' stands too far in", wrong("867", "N1 0/5", "    N4 0/1"));
    assertEquals("'BPT 1/1' stands too far in", wrong("867", "  BPT 1/1"));
    assertEquals("'sales' is neither three digits (X12) nor six letters (EDIFACT)", wrong("sales"));
  }

  private static String wrong(String id, String... rows) {
    return assertThrows(IllegalArgumentException.class, () -> OwnMessage.of(id, List.of(rows))).getMessage();
  }
}
