package io.bordereau.edi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Faults of the syntax have the positions that an acknowledgement must give. */
class FlawTest {

  private static List<String> flaws(String from, String to) {
    var flaws = new ArrayList<String>();
    var broken = Samples.INVOICE.replace(from, to);
    new EdiReader().read(Samples.bytes(Samples.interchange(broken)), set -> set.flaws().forEach(f -> {
      if (f.kind() != EdiFinding.COUNT) flaws.add(told(f));
    }));
    return flaws;
  }

  private static String told(Flaw f) {
    return f.kind() + " " + f.segment() + "@" + f.position() + " in " + f.loop() + " " + f.element() + "/" + f.component() + " " + f.value();
  }

  @Test
  void anElementIsGivenByItsPositionInItsSegmentAndTheSegmentsInItsSet() {
    assertEquals(List.of("ELEMENT_DATE BIG@2 in null 1/0 20261399"), flaws("BIG*20261120", "BIG*20261399"));
    assertEquals(List.of("ELEMENT_MISSING BIG@2 in null 2/0 null"), flaws("INV-1001", ""));
    assertEquals(List.of("ELEMENT_LONG N4@9 in N1 2/0 NYY"), flaws("Albany*NY", "Albany*NYY"));
    assertEquals(List.of("ELEMENT_CHARACTER IT1@18 in IT1 2/0 ten"), flaws("IT1*1*10", "IT1*1*ten"));
  }

  @Test
  void aMissingSegmentHasThePositionAtWhichItShouldStand() {
    assertEquals(List.of("SEGMENT_MISSING BIG@2 in null 0/0 null"), flaws("BIG*20261120*INV-1001*20261101*PO-77***DI~\n", ""));
    assertEquals(List.of("SEGMENT_MISSING TDS@24 in null 0/0 null"), flaws("TDS*132500~\nTXI*ST*62.5*6.25~\nSAC*A*C310***250********Loyal customer~\n", ""));
  }

  @Test
  void aSegmentWithoutAPlaceHasItsPositionAndItsLoop() {
    assertEquals(List.of("SEGMENT_UNKNOWN XYZ@19 in IT1 0/0 null"), flaws("TXI*ST*62.5*6.25*VD*MA~", "XYZ*1~"));
    assertEquals(List.of("SEGMENT_OVER CUR@5 in null 0/0 null"), flaws("CUR*SE*USD~\n", "CUR*SE*USD~\nCUR*BY*CAD~\n"));
  }
}
