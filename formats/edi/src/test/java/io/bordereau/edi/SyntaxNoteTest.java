package io.bordereau.edi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Syntax notes say which elements of a segment stand together. */
class SyntaxNoteTest {

  private static long standing(String positions) {
    long bits = 0;
    if (positions != null) for (var p : positions.split(" ")) bits |= 1L << Integer.parseInt(p);
    return bits;
  }

  @ParameterizedTest
  @CsvSource({
      "P0304, , true", "P0304, 3 4, true", "P0304, 3, false", "P0304, 4 5, false",
      "R0203, 2, true", "R0203, 3 9, true", "R0203, , false", "R0203, 1 4, false",
      "E0204, , true", "E0204, 2, true", "E0204, 2 4, false",
      "C0403, , true", "C0403, 3, true", "C0403, 4, false", "C0403, 3 4, true",
      "L03040513, 4, true", "L03040513, 3 13, true", "L03040513, 3, false"})
  void aNoteHoldsOrDoesNot(String note, String positions, boolean holds) {
    assertEquals(holds, SyntaxNote.of(note).holds(standing(positions)));
  }

  @Test
  void theElementThatIsMissingOrTooManyIsNamed() {
    assertEquals(4, SyntaxNote.of("P0304").element(standing("3")));
    assertEquals(2, SyntaxNote.of("R0203").element(0));
    assertEquals(4, SyntaxNote.of("E0204").element(standing("2 4")));
    assertEquals(3, SyntaxNote.of("C0403").element(standing("4")));
    assertEquals("with 03 also one of 04, 05, 13", SyntaxNote.of("L03040513").words());
  }

  @Test
  void everyNoteOfTheDirectoriesIsAboutElementsOfItsSegment() {
    int notes = 0;
    for (var directory : List.of(Directory.X12_004010, Directory.X12_005010)) {
      for (var row : Directory.lines(directory.id() + "/notes.txt")) {
        var tag = row.substring(0, row.indexOf(':'));
        var elements = directory.segment(tag);
        assertTrue(elements != null, () -> directory.id() + " has notes on " + tag + ", which it does not know");
        for (var note : directory.notes(tag)) {
          notes++;
          for (int p : note.positions()) assertTrue(p >= 1 && p <= elements.length, () -> directory.id() + " " + row);
        }
      }
    }
    assertTrue(notes > 300);
  }

  @Test
  void brokenNotesAreSaidWithTheirPlacesAndPositions() {
    var text = Samples.INVOICE.replace("N1*BT*Harbor Stores*92*4711~", "N1*BT*Harbor Stores*92~").replace("NTE*GEN*Thank you for your order~\n",
        "NTE*GEN*Thank you for your order~\nREF*VN~\n").replace("IT1*2*2.5*LB*", "QTY*01*5**5~\nIT1*2*2.5**").replace("SE*28", "SE*30");
    var findings = new ArrayList<String>();
    var flaws = new ArrayList<Flaw>();
    new EdiReader().read(Samples.bytes(Samples.interchange(text)), s -> {
      s.findings().forEach(f -> findings.add(f.official() + " " + f.where()));
      flaws.addAll(s.flaws());
      assertFalse(s.findings().stream().anyMatch(io.bordereau.mapping.Finding::isError));
    });
    assertTrue(findings.containsAll(List.of("AK403 2 810/REF/02", "AK403 2 810/N1[2]/04", "AK403 10 810/IT1/QTY/04", "AK403 2 810/IT1[2]/03")),
        findings.toString());
    var party = flaws.stream().filter(f -> f.segment().equals("N1")).findFirst().orElseThrow();
    assertEquals(4, party.element());
    assertEquals("N1", party.loop());
  }

  @Test
  void repetitionsOverTheLimitAreSaid() {
    var text = Samples.interchange(Samples.INVOICE.replace("N3*12 Mill Road", "DMG*D8*19700101**M*A^B^C~\nN3*12 Mill Road^B").replace("SE*28", "SE*29"))
        .replace("*U*00401*", "*^*00501*").replace("*X*004010", "*X*005010");
    var findings = new ArrayList<String>();
    new EdiReader().read(Samples.bytes(text), s -> s.findings().forEach(f -> findings.add(f.official() + " " + f.where())));
    assertTrue(findings.contains("AK403 12 810/N1/N3/01[2]"), findings.toString());
    assertFalse(findings.stream().anyMatch(f -> f.contains("DMG/05")), findings.toString());
  }
}
