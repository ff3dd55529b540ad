package io.bordereau.pdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Blob;
import io.bordereau.document.Invoice;
import io.bordereau.law.PageLanguage;
import io.bordereau.law.PageWord;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Group;
import io.bordereau.mapping.Residue;
import io.bordereau.mapping.Slot;
import io.bordereau.pdf.archive.AssociatedFile;
import io.bordereau.pdf.archive.FacturXMark;
import io.bordereau.pdf.archive.Relationship;
import io.bordereau.pdf.page.Brand;
import io.bordereau.pdf.page.PageOrder;
import io.bordereau.pdf.paper.Paper;
import io.bordereau.pdf.paper.Picture;
import io.bordereau.signing.judges.PdfaJudge;
import io.bordereau.xml.cii.Cii;
import io.bordereau.xml.own.BordereauJson;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/**
 * Every invoice of the samples as ePDF: its text is kept beside it in {@code epdf.txt} ({@code -Dgolden=update} rewrites; review is the difference), nothing
 * overlaps, every value is on the page or in the loss account, and veraPDF finds PDF/A-3a and PDF/UA-1.
 */
class EpdfTest {
  private static final boolean UPDATE = "update".equals(System.getProperty("golden"));
  private static final Path ROOT = Path.of(System.getProperty("bordereau.root", "../.."));
  private static final Path PICTURES = ROOT.resolve("formats/pdf/target/epdf");

  /** One sample. */
  private record Sample(String name, Path folder, Invoice invoice) {
    /** As it is sent when nothing else is agreed. */
    EpdfOrder usual() {
      var order = EpdfOrder.of(invoice, null, null);
      var facturX = Cii.ALL.stream().filter(f -> f.id().equals("factur-x")).findFirst().orElseThrow();
      var xml = facturX.write(invoice, Residue.NONE, Context.NEUTRAL).bytes();
      return order.with(new AssociatedFile("factur-x.xml", "text/xml", Relationship.ALTERNATIVE, "Factur-X", EmbeddedFiles.made(order), Blob.of(xml)), FacturXMark.of("EN 16931"))
          .as(PageOrder.Role.ORIGINAL, null);
    }
  }

  private static List<Sample> samples() {
    try (var folders = Files.list(ROOT.resolve("samples"))) {
      var all = new ArrayList<Sample>();
      for (var folder : folders.filter(f -> Files.isRegularFile(f.resolve("document.json"))).sorted().toList()) {
        var read = BordereauJson.INSTANCE.read(Files.readAllBytes(folder.resolve("document.json")), Context.NEUTRAL).getFirst();
        if (read.document().orElseThrow() instanceof Invoice invoice) all.add(new Sample(folder.getFileName().toString(), folder, invoice));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Sample sample(String name) {
    return samples().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void thereAreEnoughSamples() {
    assertTrue(samples().size() >= 40, samples().size() + " invoices");
  }

  @TestFactory
  Stream<DynamicTest> theTextOfThePageIsThatOfTheGolden() {
    return samples().stream().map(s -> DynamicTest.dynamicTest(s.name(), () -> {
      var made = Epdf.render(s.usual());
      assertEquals(List.of(), made.faults());
      assertEquals(List.of(), made.findings());
      assertEquals(List.of(), made.lost());
      var text = text(made.bytes());
      var golden = s.folder().resolve("epdf.txt");
      if (UPDATE) Files.writeString(golden, text);
      assertEquals(Files.readString(golden), text);
    }));
  }

  @Test
  void whatRunsOutOfItsBoxIsSaid() {
    var paper = new Paper(595, 842);
    var page = paper.page();
    paper.placement().enter(page, 50, 50, 100, 20);
    paper.placement().line(page, "fits", 50, 50, 90, 12);
    assertEquals(List.of(), Epdf.findings(paper));
    paper.placement().line(page, "does not", 50, 64, 140, 12);
    paper.placement().leave();
    assertEquals(List.of("PDF-02"), Epdf.findings(paper).stream().map(io.bordereau.mapping.Finding::code).toList());
  }

  @TestFactory
  Stream<DynamicTest> everyValueIsOnThePage() {
    return samples().stream().map(s -> DynamicTest.dynamicTest(s.name(), () -> {
      var made = Epdf.render(s.usual());
      var text = bare(text(made.bytes()));
      var unseen = new ArrayList<String>();
      leaves(Group.of(Invoice.class), s.invoice(), "", (path, value) -> {
        var shown = made.shown().get(path);
        if (shown == null) unseen.add(path + " was not set: " + value);
        else if (!shown.isEmpty() && !seen(shown, text)) unseen.add(path + " is not seen: " + shown);
      });
      assertEquals(List.of(), unseen);
    }));
  }

  /** A value that is shown by an absence or by the shape of the page is one of these; nothing else may be. */
  @TestFactory
  Stream<DynamicTest> onlyFewValuesAreShownWithoutWords() {
    return samples().stream().map(s -> DynamicTest.dynamicTest(s.name(), () -> {
      var without = new ArrayList<String>();
      Epdf.render(s.usual()).shown().forEach((path, text) -> {
        if (text.isEmpty() && !path.matches(".*(\\.category|address\\.country|partyAddress\\.country|\\.status|\\.reasonCode|\\.content|\\.baseQuantity|lease|discountDays|phoneCountry)"
            + "|language|notes\\[[0-9]+]\\.language|lines.*\\.language|purpose|headerOnly|properties\\[[0-9]+]\\.(name|value)")) without.add(path);
      });
      assertEquals(List.of(), without);
    }));
  }

  @TestFactory
  Stream<DynamicTest> thePageIsPdfA3aAndPdfUa1InEveryLanguage() {
    return PageLanguage.ALL.stream().map(language -> DynamicTest.dynamicTest(language.tag(), () -> {
      var wrong = new ArrayList<String>();
      for (var s : samples()) {
        var usual = s.usual();
        var order = new EpdfOrder(usual.invoice(), country(language.tag()), language, usual.role(), null, false, Brand.PLAIN, usual.data(), usual.mark(), false);
        var made = Epdf.render(order);
        made.faults().forEach(f -> wrong.add(s.name() + ": " + f));
        made.findings().forEach(f -> wrong.add(s.name() + ": " + f));
        boolean long300 = s.name().equals("lines-300") && !language.tag().equals("sr-Latn"); // eighteen pages are judged in one language
        if (!long300) for (var flavour : List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)) PdfaJudge.wrong(made.bytes(), flavour).forEach(w -> wrong.add(s.name() + " " + flavour + ": " + w));
        var sealed = Epdf.render(order.tested(true).sealed(true));
        sealed.faults().forEach(f -> wrong.add(s.name() + " with a seal: " + f));
        if (sealed.seal().isEmpty()) wrong.add(s.name() + " has no room for a seal");
        if (s.name().equals("allowances-charges")) pictures(made.bytes(), s.name() + "." + language.tag(), 2);
      }
      assertEquals(List.of(), wrong);
    }));
  }

  private static String country(String tag) {
    return switch (tag) {
      case "da" -> "DK";
      case "nb" -> "NO";
      case "pt" -> "PT";
      case "es" -> "ES";
      case "sv" -> "SE";
      case "it" -> "IT";
      case "en" -> "US";
      case String other -> other.startsWith("sr") ? "RS" : other.substring(3);
    };
  }

  @Test
  void theDataInsideReadsBackEqualToTheDocument() throws IOException {
    for (var name : List.of("invoice-basic", "credit-note-partial", "intra-community-goods")) {
      var s = sample(name);
      try (var document = Loader.loadPDF(Epdf.render(s.usual()).bytes())) {
        var files = document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
        var xml = files.get("factur-x.xml").getEmbeddedFile().toByteArray();
        var facturX = Cii.ALL.stream().filter(f -> f.id().equals("factur-x")).findFirst().orElseThrow();
        assertArrayEquals(facturX.write(s.invoice(), Residue.NONE, Context.NEUTRAL).bytes(), xml);
        var back = (Invoice) facturX.read(xml, Context.NEUTRAL).getFirst().document().orElseThrow();
        assertEquals(s.invoice().number(), back.number());
        assertEquals(s.invoice().totals(), back.totals());
        assertEquals(s.invoice().lines().size(), back.lines().size());
      }
    }
  }

  @Test
  void theSupportingDocumentsOfTheInvoiceAreInside() throws IOException {
    var s = sample("attachments");
    try (var document = Loader.loadPDF(Epdf.render(s.usual()).bytes())) {
      var files = document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
      for (var each : s.invoice().attachments()) {
        if (each.content() != null) assertArrayEquals(each.content().bytes(), files.get(each.filename()).getEmbeddedFile().toByteArray());
      }
      assertTrue(files.size() > 1, files.keySet().toString());
    }
  }

  @Test
  void theSameOrderGivesTheSameBytes() {
    var order = sample("invoice-basic").usual();
    assertArrayEquals(Epdf.render(order).bytes(), Epdf.render(order).bytes());
    var other = order.as(PageOrder.Role.COPY, "XRechnung");
    assertFalse(java.util.Arrays.equals(Epdf.render(order).bytes(), Epdf.render(other).bytes()));
  }

  @Test
  void aCopySaysThatItIsOneAndWhereTheOriginalIsAndATestDocumentThatItIsNotValid() throws IOException {
    var usual = sample("lines-300").usual();
    var copy = text(Epdf.render(usual.as(PageOrder.Role.COPY, "XRechnung")).bytes());
    var words = usual.language();
    assertTrue(copy.contains(words.word(PageWord.IS_COPY, "XRechnung")));
    assertFalse(copy.contains(words.word(PageWord.IS_ORIGINAL)));
    assertTrue(text(Epdf.render(usual).bytes()).contains(words.word(PageWord.IS_ORIGINAL)));
    var test = new EpdfOrder(usual.invoice(), usual.country(), words, usual.role(), null, true, usual.brand(), null, null, false);
    var pages = text(Epdf.render(test).bytes()).split(words.word(PageWord.TEST_DOCUMENT), -1).length - 1;
    assertTrue(pages > 10, "on each page: " + pages);
  }

  @Test
  void theLogoTheColourAndTheWordsAreThoseOfTheCompanyAndTheAgreement() throws Exception {
    var image = new BufferedImage(300, 100, BufferedImage.TYPE_INT_ARGB);
    var pen = image.createGraphics();
    pen.setColor(new java.awt.Color(0x0B7A4B));
    pen.fillRoundRect(0, 0, 300, 100, 40, 40);
    var png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    var brand = new Brand(Picture.of(png.toByteArray()).orElseThrow(), 0x0B7A4B, Map.of(PageWord.BUYER_REFERENCE, "Kostenstelle"));
    var made = Epdf.render(EpdfOrder.of(sample("invoice-basic").invoice(), "DE", "de-DE").in(brand));
    assertTrue(text(made.bytes()).contains("Kostenstelle"));
    assertEquals(List.of(), made.faults());
    assertEquals(List.of(), PdfaJudge.wrong(made.bytes(), PDFAFlavour.PDFA_3_A));
    assertEquals(List.of(), PdfaJudge.wrong(made.bytes(), PDFAFlavour.PDFUA_1));
    pictures(made.bytes(), "logo", 1);
    assertTrue(Picture.of("no picture".getBytes(StandardCharsets.US_ASCII)).isEmpty());
  }

  @Test
  void aSwissInvoiceEndsInItsPaymentPart() throws Exception {
    var json = """
        {"number": "RG-2026/117", "issued": "2026-11-20", "type": "380", "currency": "CHF", "due": "2026-12-20",
         "seller": {"name": "Brunner & Söhne AG", "vatId": "CHE107787577MWST", "address": {"line1": "Bahnhofstrasse 12a", "city": "Zürich", "postCode": "8001", "country": "CH"}},
         "buyer": {"name": "Hôtel du Lac Sàrl", "address": {"line1": "Rue du Lac 4", "city": "Genève", "postCode": "1201", "country": "CH"}},
         "payments": [{"means": "30", "remittance": "210000000003139471430009017", "account": {"id": "CH4431999123000889012"}}],
         "totals": {"lines": "1000.00", "withoutTax": "1000.00", "tax": "81.00", "withTax": "1081.00", "due": "1081.00"},
         "vat": [{"base": "1000.00", "amount": "81.00", "category": "S", "rate": "8.1"}],
         "lines": [{"id": "1", "quantity": "4", "unit": "HUR", "net": "1000.00", "price": {"net": "250"}, "vat": {"category": "S", "rate": "8.1"}, "item": {"name": "Wartung"}}]}""";
    for (var language : List.of("de-CH", "fr-CH", "it-CH", "en")) {
      var made = Epdf.render(EpdfOrder.of(invoice(json), "CH", language));
      assertEquals(List.of(), made.faults());
      assertEquals(List.of(), made.findings());
      var sealed = Epdf.render(EpdfOrder.of(invoice(json), "CH", language).tested(true).sealed(true));
      assertEquals(List.of(), sealed.faults());
      assertTrue(sealed.seal().isPresent(), "between the text and the payment part, or in the foot of the page before it");
      for (var flavour : List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)) assertEquals(List.of(), PdfaJudge.wrong(made.bytes(), flavour));
      assertTrue(bare(text(made.bytes())).contains("210000000003139471430009017"), "the reference in its groups");
      pictures(made.bytes(), "qr-bill." + language, 2);
    }
  }

  @Test
  void aPortugueseInvoiceHasItsMarksOnEveryPageAndItsCode() throws Exception {
    var code = "A:501964843*B:500100144*C:PT*D:FT*E:N*F:20261120*G:FT 2026A/35*H:CSDF7T5H-35*I1:PT*I7:1000.00*I8:230.00*N:230.00*O:1230.00*Q:a7Xk*R:9999";
    var line = "{\"id\": \"%d\", \"quantity\": \"1\", \"unit\": \"C62\", \"net\": \"20.00\", \"price\": {\"net\": \"20\"}, \"vat\": {\"category\": \"S\", \"rate\": \"23\"}, \"item\": {\"name\": \"Rolha\"}}";
    var lines = String.join(", ", java.util.stream.IntStream.rangeClosed(1, 50).mapToObj(line::formatted).toList());
    var json = """
        {"number": "FT 2026A/35", "issued": "2026-11-20", "type": "380", "currency": "EUR",
         "seller": {"name": "Cortiças do Douro, Lda.", "vatId": "PT501964843", "address": {"city": "Porto", "postCode": "4050-123", "country": "PT"}},
         "buyer": {"name": "Vinhos do Tejo, S.A.", "vatId": "PT500100144", "address": {"city": "Lisboa", "postCode": "1100-001", "country": "PT"}},
         "totals": {"lines": "1000.00", "withoutTax": "1000.00", "tax": "230.00", "withTax": "1230.00", "due": "1230.00"},
         "vat": [{"base": "1000.00", "amount": "230.00", "category": "S", "rate": "23"}],
         "properties": [{"name": "pt-atcud", "value": "CSDF7T5H-35"}, {"name": "pt-qr", "value": "%s"}, {"name": "pt-hash", "value": "a7Xk"}, {"name": "pt-certificate", "value": "9999"}],
         "lines": [%s]}""".formatted(code, lines);
    var made = Epdf.render(EpdfOrder.of(invoice(json), null, null));
    assertEquals(List.of(), made.faults());
    assertEquals(List.of(), made.findings());
    for (var flavour : List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)) assertEquals(List.of(), PdfaJudge.wrong(made.bytes(), flavour));
    try (var document = Loader.loadPDF(made.bytes())) {
      assertTrue(document.getNumberOfPages() > 1);
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        assertTrue(stripper.getText(document).contains("ATCUD:CSDF7T5H-35"), "page " + page);
      }
    }
    assertTrue(text(made.bytes()).contains("a7Xk-Processado por programa certificado"));
    pictures(made.bytes(), "portugal", 3);
  }

  private static Invoice invoice(String json) {
    return (Invoice) BordereauJson.INSTANCE.read(json.getBytes(StandardCharsets.UTF_8), Context.NEUTRAL).getFirst().document().orElseThrow();
  }

  @Test
  void aDocumentOfWhichLittleIsKnownHasAPageToo() {
    for (var json : List.of("{\"number\": \"1\"}", "{\"number\": \"1\", \"lines\": [{\"id\": \"1\"}], \"buyer\": {\"address\": {\"country\": \"XX\"}}}")) {
      var made = Epdf.render(EpdfOrder.of(invoice(json), null, null));
      assertEquals(List.of(), made.findings());
      assertTrue(made.bytes().length > 1000);
    }
  }

  /** Many lines on either side of the opening: the window of the envelope does not move, so the sender above it has to share its lines. */
  @TestFactory
  Stream<DynamicTest> longAddressesLeaveRoomForWhatStandsBelowThem() {
    return Stream.of("DE", "NO", "GB", "NZ", "CH", "FR", "BE", "IT", "ES", "PT", "SE", "US", "CA").map(country -> DynamicTest.dynamicTest(country, () -> {
      var address = "{\"line1\": \"Tower of the harbour 118\", \"line2\": \"Building C, third floor, the entrance is in the yard behind the old customs house\","
          + " \"line3\": \"Gate 4\", \"city\": \"A town\", \"postCode\": \"10012\", \"subdivision\": \"A province\", \"country\": \"" + country + "\"}";
      var name = "A company with a long name of its own that has grown with every merger of its history";
      var party = "{\"name\": \"" + name + "\", \"vatId\": \"" + country + "123456789\", \"address\": " + address
          + ", \"contact\": {\"name\": \"Accounts payable\", \"phone\": \"+47 22 33 44 55\", \"email\": \"accounts@company.example\"}}";
      var made = Epdf.render(EpdfOrder.of(invoice("{\"number\": \"1\", \"issued\": \"2026-11-22\", \"seller\": " + party + ", \"buyer\": " + party + "}"), null, null));
      assertEquals(List.of(), made.faults());
      var text = text(made.bytes());
      for (var shown : List.of("Gate 4", "accounts@company.example", country + "123456789")) assertTrue(text.contains(shown), shown);
    }));
  }

  @Test
  void aCharacterWithoutASignIsAFindingAndALoss() {
    var json = "{\"number\": \"1\", \"issued\": \"2026-11-22\", \"type\": \"380\", \"currency\": \"EUR\", \"buyer\": {\"name\": \"漢字 GmbH\", \"address\": {\"country\": \"DE\"}}}";
    var invoice = (Invoice) BordereauJson.INSTANCE.read(json.getBytes(StandardCharsets.UTF_8), Context.NEUTRAL).getFirst().document().orElseThrow();
    var made = Epdf.render(EpdfOrder.of(invoice, null, null));
    assertEquals(List.of("PDF-01"), made.findings().stream().map(f -> f.code()).toList());
    assertEquals(List.of("BT-44"), made.lost().stream().map(l -> l.term()).toList());
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replace("\r\n", "\n");
    }
  }

  private static void pictures(byte[] pdf, String name, int most) throws IOException {
    Files.createDirectories(PICTURES);
    try (var document = Loader.loadPDF(pdf)) {
      var renderer = new PDFRenderer(document);
      for (int i = 0; i < Math.min(most, document.getNumberOfPages()); i++) {
        ImageIO.write(renderer.renderImageWithDPI(i, 80), "png", PICTURES.resolve(name + "-" + (i + 1) + ".png").toFile());
      }
    }
  }

  /** Without blanks, which line breaks change. */
  private static String bare(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\u00A0\\u200B]+", "");
  }

  /** Whether a text stands on the page; one that goes over a page break is looked for word by word. */
  private static boolean seen(String shown, String text) {
    if (text.contains(bare(shown))) return true;
    return shown.length() > 60 && Stream.of(shown.split("\\s+")).allMatch(word -> text.contains(bare(word)));
  }

  private static void leaves(Group group, Object record, String path, BiConsumer<String, Object> to) {
    for (Slot s : group.slots()) {
      var value = s.get(record);
      var own = path.isEmpty() ? s.name() : path + "." + s.name();
      if (value == null || value instanceof List<?> l && l.isEmpty()) continue;
      switch (s.kind()) {
        case VALUE, VALUES -> to.accept(own, value);
        case GROUP -> leaves(s.group(), value, own, to);
        case GROUPS -> {
          int number = 0;
          for (var each : (List<?>) value) leaves(s.group(), each, own + "[" + ++number + "]", to);
        }
      }
    }
  }
}
