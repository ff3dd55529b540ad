package io.bordereau.routes.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./hub epdf}: page, data inside, signature. */
class EpdfTest {
  private static final String BASIC = Called.ROOT.resolve("samples/invoice-basic/document.json").toString();
  private static final String FOREIGN = Called.ROOT.resolve("samples/foreign-currency/document.json").toString();

  @TempDir
  private Path folder;

  @Test
  void thePageOfAnInvoiceIsSignedAndHasItsDataInside() throws IOException {
    var page = page("epdf", FOREIGN);
    try (var document = Loader.loadPDF(page)) {
      assertEquals(1, document.getSignatureDictionaries().size());
      assertEquals("ETSI.CAdES.detached", document.getSignatureDictionaries().getFirst().getSubFilter());
      assertTrue(document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames().containsKey("factur-x.xml"));
      var text = new PDFTextStripper().getText(document);
      assertTrue(text.contains("2026-11813"));
      assertTrue(text.contains("TEST"), "signed with a key of development, it says so");
    }
  }

  @Test
  void everyLevelIsMade() throws IOException {
    long before = 0;
    for (var level : List.of("B", "T", "LT", "LTA")) {
      var page = page("epdf", "--level", level, FOREIGN);
      try (var document = Loader.loadPDF(page)) {
        assertEquals(level.equals("LTA") ? 2 : 1, document.getSignatureDictionaries().size(), level);
      }
      assertTrue(page.length > before, level);
      before = page.length;
    }
  }

  @Test
  void countryLanguageDataAndRoleAreChosen() throws IOException {
    var page = page("epdf", "--unsigned", "--country", "ch", "--language", "fr-CH", "--copy", "--embed", "ubl-2.1", FOREIGN);
    try (var document = Loader.loadPDF(page)) {
      assertEquals("fr-CH", document.getDocumentCatalog().getLanguage());
      assertEquals(0, document.getSignatureDictionaries().size());
      assertEquals(List.of("ubl-2.1.xml"), List.copyOf(document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames().keySet()));
      assertTrue(new PDFTextStripper().getText(document).contains("Copie"));
    }
  }

  @Test
  void anUnsignedPageIsTheSameEachTimeAndThatOfWrite() throws IOException {
    var first = page("epdf", "--unsigned", BASIC);
    assertEquals(java.util.HexFormat.of().formatHex(first), java.util.HexFormat.of().formatHex(page("epdf", "--unsigned", BASIC)));
    assertEquals(java.util.HexFormat.of().formatHex(first), java.util.HexFormat.of().formatHex(page("write", "--to", "epdf", BASIC)));
  }

  @Test
  void whereTheLawWantsAnotherFormThePageIsACopyAndNeverTheOriginal() throws IOException {
    var italian = Files.writeString(folder.resolve("it.json"), Files.readString(Path.of(BASIC)).replace("\"country\": \"FR\"", "\"country\": \"IT\""));
    var copy = Called.with("epdf", "--json", "--unsigned", "--out", folder.toString(), italian.toString()).json().getFirst();
    assertEquals("ok", copy.get("status").asText());
    assertEquals("PDF-04", copy.get("findings").get(0).get("code").asText());
    var original = Called.with("epdf", "--json", "--unsigned", "--original", "--out", folder.toString(), italian.toString()).json().getFirst();
    assertEquals("refused", original.get("status").asText());
    assertEquals("PDF-03", original.get("findings").get(0).get("code").asText());
    assertEquals(0, original.get("output").size());
  }

  @Test
  void wrongWordsAreSaidBeforeAnythingIsRead() {
    for (var wrong : List.of(List.of("--language", "tlh"), List.of("--country", "Germany"), List.of("--embed", "fax"), List.of("--original", "--copy"))) {
      var words = new java.util.ArrayList<>(List.of("epdf"));
      words.addAll(wrong);
      words.add(BASIC);
      assertEquals(ExitStatus.USAGE, Called.with((Object[]) words.toArray(String[]::new)).status(), wrong.toString());
    }
  }

  @Test
  void whatIsNoInvoiceHasNoPage() throws IOException {
    var order = Called.with("epdf", "--json", "--unsigned", Called.ROOT.resolve("samples/order-simple/document.json").toString()).json().getFirst();
    assertEquals("refused", order.get("status").asText());
    assertFalse(order.get("findings").isEmpty());
  }

  private byte[] page(String... words) throws IOException {
    var all = new java.util.ArrayList<>(List.of(words));
    all.addAll(1, List.of("--json", "--out", folder.resolve("out").toString()));
    var answer = Called.with((Object[]) all.toArray(String[]::new)).json().getFirst();
    assertEquals("ok", answer.get("status").asText(), answer.toString());
    return Files.readAllBytes(Path.of(answer.get("output").get(0).asText()));
  }
}
