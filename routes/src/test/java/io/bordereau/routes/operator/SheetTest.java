package io.bordereau.routes.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.routes.ledger.Direction;
import io.bordereau.routes.ledger.Searches.Hit;
import io.bordereau.routes.ledger.State;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was found, as a table: a text of others is never a formula. */
class SheetTest {
  @TempDir
  private Path folder;

  private static Hit hit(String number, String partner) {
    return new Hit("01A", "us", Direction.OUT, "invoice", number, partner, "USD", new BigDecimal("-119.00"), LocalDate.of(2026, 11, 3), Instant.parse("2026-11-03T10:00:00Z"),
        State.REFUSED, "sender", true);
  }

  private static String csv(Hit... hits) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var sheet = new CsvSheet(out)) {
      sheet.head(Sheet.COLUMNS);
      for (var h : hits) sheet.row(h);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void whatBeginsAFormulaBeginsWithAnApostrophe() {
    for (var text : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "＋1", "－1", "＠1")) assertEquals("'" + text, Sheet.harmless(text));
    for (var text : List.of("", "4711", "a=b", "R&D", "ÄÖ", "1-2", "'=1")) assertEquals(text, Sheet.harmless(text));
  }

  @Test
  void csvKeepsItsRowsAndColumnsWhateverTheTextsAre() throws IOException {
    assertEquals("id,company,direction,kind,number,partner,issued,amount,currency,received,state,turn,complete\r\n"
        + "01A,us,out,invoice,'=HYPERLINK(1),\"a \"\"b\"\", c\",2026-11-03,-119.00,USD,2026-11-03T10:00:00Z,refused,sender,yes\r\n", csv(hit("=HYPERLINK(1)", "a \"b\", c")));
    assertTrue(csv(hit("\r\n=1", "p")).contains(",\"'\r\n=1\","), "a line's end stays inside its cell");
  }

  @Test
  void aWorkbookHasNumbersDatesAndTextsAndNoFormula() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var sheet = new XlsxSheet(out)) {
      sheet.head(Sheet.COLUMNS);
      for (int i = 0; i < 2500; i++) sheet.row(hit("=1+" + i, "<b>&"));
    }
    var file = Files.write(folder.resolve("documents.xlsx"), out.toByteArray());
    String cells;
    try (var zip = new ZipFile(file.toFile())) {
      cells = new String(zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(), StandardCharsets.UTF_8);
    }
    assertFalse(cells.contains("<f>"), "no formula");
    assertTrue(cells.contains("t=\"inlineStr\"><is><t") && cells.contains("=1+2499") && cells.contains("&lt;b&gt;&amp;") && cells.contains("<v>-119.00</v>"), cells.substring(0, 2000));
    assertEquals(2501, cells.split("<row ").length - 1);
  }
}
