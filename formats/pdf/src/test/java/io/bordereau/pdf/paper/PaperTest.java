package io.bordereau.pdf.paper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** The layouter by itself, without an invoice. */
class PaperTest {
  private static final Style TEXT = new Style(Face.REGULAR, 9, 12, 0x222222);
  private static final Look LOOK = new Look(TEXT, 10, 3, 3, 0.25f, 0xCCCCCC, 0x222222);
  private static final float WIDTH = 400;

  @Test
  void longTextIsBrokenAtBlanksAndNoLineIsWiderThanItsBox() throws IOException {
    var paper = new Paper(595, 842);
    var text = "The quick brown fox jumps over the lazy dog and comes back the same way, since the dog did not wake up in the meantime. ".repeat(4);
    var paragraph = Paragraph.of("P", TEXT, text);
    new Flow(paper, paper.page(), 50, 50, 150, 50, 800).place(paragraph, paper.root());
    assertTrue(paragraph.height(150) > 12 * 10, "many lines");
    assertEquals(List.of(), paper.placement().faults());
    assertEquals(text.strip(), text(paper).replace("\n", " ").replaceAll(" +", " ").strip());
  }

  @Test
  void wordsLongerThanTheLineAreBrokenWithinAndKeepEveryCharacter() throws IOException {
    var paper = new Paper(595, 842);
    var id = "urn:oasis:names:0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEFGH";
    new Flow(paper, paper.page(), 50, 50, 120, 50, 800).place(Paragraph.of("P", TEXT, id), paper.root());
    assertEquals(List.of(), paper.placement().faults());
    assertEquals(id, text(paper).replace("\n", ""));
  }

  @Test
  void aTableRepeatsItsHeaderAndCarriesItsSumForwardOnEachPage() throws IOException {
    var paper = new Paper(595, 842);
    new Flow(paper, paper.page(), 50, 50, WIDTH, 50, 800).place(table(100), paper.root());
    assertEquals(List.of(), paper.placement().faults());
    assertEquals(3, paper.pages().size());
    var lines = paper.placement().lines().stream().filter(l -> l.text().startsWith("carried")).toList();
    assertEquals(4, lines.size(), "below the first and second page, above the second and third");
    var text = text(paper);
    assertEquals(3, text.split("Amount", -1).length - 1, "a header on each page");
    for (int i = 1; i <= 100; i++) assertTrue(text.contains("Article " + i + " "), "Article " + i);
  }

  @Test
  void decimalMarksStandOneBelowTheOther() {
    var paper = new Paper(595, 842);
    var table = new Table(List.of(new Column("What", Column.Side.LEFT, true), new Column("Amount", Column.Side.RIGHT, false)), LOOK);
    for (var number : List.of("1.5", "1,234.50", "7", "0.125")) table.row(List.of(Cell.of(TEXT, "x"), Cell.number(TEXT, number, '.')));
    new Flow(paper, paper.page(), 50, 50, WIDTH, 50, 800).place(table, paper.root());
    var marks = new ArrayList<Integer>();
    for (var line : paper.placement().lines()) {
      if (line.text().matches("[0-9.,]+")) marks.add(Math.round(10 * (line.x() + TEXT.width(line.text().split("\\.")[0]))));
    }
    assertEquals(List.of(marks.getFirst(), marks.getFirst(), marks.getFirst(), marks.getFirst()), marks);
  }

  @Test
  void aRowThatIsHigherThanAPageGoesOnOnTheNext() throws IOException {
    var paper = new Paper(595, 842);
    var table = table(1);
    table.row(List.of(Cell.of(TEXT, "2"), Cell.of(TEXT, "word ".repeat(3000)), Cell.number(TEXT, "1.00", '.')));
    table.row(List.of(Cell.of(TEXT, "3"), Cell.of(TEXT, "last"), Cell.number(TEXT, "1.00", '.')));
    new Flow(paper, paper.page(), 50, 50, WIDTH, 50, 800).place(table, paper.root());
    assertEquals(List.of(), paper.placement().faults());
    assertEquals(3000, text(paper).split("word", -1).length - 1);
  }

  @Test
  void aCharacterThatTheFaceLacksIsNamedAndNeverABoxInSilence() throws IOException {
    var paper = new Paper(595, 842);
    new Flow(paper, paper.page(), 50, 50, WIDTH, 50, 800).place(Paragraph.of("P", TEXT, "price 漢 and 😀, Žiga Ђорђевић 1 234"), paper.root());
    assertEquals(List.of(0x6F22, 0x1F600), List.copyOf(paper.missing().keySet()));
    assertTrue(text(paper).contains("Žiga Ђорђевић"), "the face covers Cyrillic and Latin Extended");
  }

  @Test
  void whatOverlapsOrRunsOutOfItsBoxIsFound() {
    var paper = new Paper(595, 842);
    var page = paper.page();
    paper.placement().enter(page, 50, 50, 100, 100);
    paper.placement().line(page, "one", 60, 60, 50, 12);
    paper.placement().line(page, "two", 100, 66, 20, 12);
    paper.placement().line(page, "three", 140, 100, 20, 12);
    paper.placement().leave();
    var faults = paper.placement().faults();
    assertEquals(2, faults.size(), faults.toString());
  }

  @Test
  void allTextIsTaggedOrAnArtifactAndTheTreeHasTheTable() throws IOException {
    var paper = new Paper(595, 842);
    new Flow(paper, paper.page(), 50, 50, WIDTH, 50, 800).place(table(100), paper.root());
    try (var document = paper.document("en")) {
      var tree = document.getDocumentCatalog().getStructureTreeRoot().getCOSObject();
      assertEquals(List.of("Document", "Table", "THead", "TR", "TH", "TH", "TH", "TBody"), types((COSDictionary) tree.getDictionaryObject(COSName.K)).subList(0, 8));
      assertEquals(100 + 1, types((COSDictionary) tree.getDictionaryObject(COSName.K)).stream().filter("TR"::equals).count());
      for (var page : document.getPages()) {
        var content = new String(page.getContents().readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1);
        int depth = 0;
        for (var line : content.split("\n")) {
          if (line.endsWith("BDC") || line.endsWith("BMC")) depth++;
          if (line.equals("EMC")) depth--;
          if (line.startsWith("BT") || line.endsWith(" f") || line.endsWith(" S")) assertEquals(1, depth, line);
        }
        assertEquals(0, depth);
      }
    }
  }

  @Test
  void equalDocumentsHaveEqualBytes() throws IOException {
    assertArrayEquals(bytes(paper(20)), bytes(paper(20)));
    assertFalse(java.util.Arrays.equals(bytes(paper(20)), bytes(paper(21))));
  }

  private static Paper paper(int rows) {
    var paper = new Paper(595, 842);
    new Flow(paper, paper.page(), 50, 50, WIDTH, 50, 800).place(table(rows), paper.root());
    return paper;
  }

  private static Table table(int rows) {
    var table = new Table(List.of(new Column("No", Column.Side.LEFT, false), new Column("What", Column.Side.LEFT, true),
        new Column("Amount", Column.Side.RIGHT, false)), LOOK);
    for (int i = 1; i <= rows; i++) {
      table.row(List.of(Cell.of(TEXT, "" + i), Cell.of(TEXT, "Article " + i + " of a long list"), Cell.number(TEXT, i + ".00", '.')));
    }
    return table.carry("carried forward", "carried over", TEXT, '.', after -> after == 0 ? null : after * (after + 1) / 2 + ".00");
  }

  private static List<String> types(COSDictionary element) {
    var found = new ArrayList<String>();
    found.add(element.getNameAsString(COSName.S));
    var kids = element.getDictionaryObject(COSName.K);
    if (kids instanceof COSDictionary one) found.addAll(types(one));
    else if (kids instanceof org.apache.pdfbox.cos.COSArray all) {
      for (int i = 0; i < all.size(); i++) if (all.getObject(i) instanceof COSDictionary one && one.containsKey(COSName.S)) found.addAll(types(one));
    }
    return found;
  }

  private static byte[] bytes(Paper paper) throws IOException {
    try (var document = paper.document("en")) {
      document.setDocumentId(1L);
      var out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private static String text(Paper paper) throws IOException {
    try (var document = Loader.loadPDF(bytes(paper))) {
      return new PDFTextStripper().getText(document);
    }
  }
}
