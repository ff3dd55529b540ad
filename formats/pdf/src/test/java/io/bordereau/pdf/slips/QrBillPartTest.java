package io.bordereau.pdf.slips;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.Result;
import io.bordereau.document.Invoice;
import io.bordereau.law.PageLanguage;
import io.bordereau.mapping.Finding;
import io.bordereau.pdf.archive.Archive;
import io.bordereau.pdf.archive.ArchiveFacts;
import io.bordereau.pdf.archive.Conformance;
import io.bordereau.pdf.paper.Face;
import io.bordereau.pdf.paper.Paper;
import io.bordereau.pdf.paper.Style;
import io.bordereau.signing.judges.PdfaJudge;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** The payment part on its page; zxing reads it from a picture of the page. */
class QrBillPartTest {
  private static final Path FOREIGN = Path.of(System.getenv().getOrDefault("BORDEREAU_FOREIGN", "../shared/foreign")).resolve("swiss-qr");
  private static final float MM = Reading.DPI / 25.4f;

  @Test
  void aScannerReadsWhatWasPut() throws IOException {
    for (String language : List.of("de-CH", "fr-CH", "it-CH", "en", "sr-Cyrl")) {
      QrBill bill = QrBillTest.made(Bills.swiss());
      List<Result> codes = Reading.codes(pdf(bill, language), 0);
      assertEquals(List.of(bill.payload()), codes.stream().map(Result::getText).toList(), language);
      assertEquals(bill, QrBill.read(codes.get(0).getText()).it().orElseThrow());
    }
  }

  @Test
  void theCodeIsFortySixMillimetresWideAndStandsWhereItBelongs() throws IOException {
    BufferedImage page = picture(pdf(QrBillTest.made(Bills.swiss()), "de-CH"));
    // 67 mm from the left, 17 mm below the perforation line, which is 192 mm from the top of an A4 page
    assertEquals(67 * MM, firstDark(page, 64, 209, true), 1.5);
    assertEquals(113 * MM, lastDark(page, 115.5f, 67, 209.5f), 1.5);
    assertEquals(209 * MM, firstDark(page, 207, 68, false), 1.5);
  }

  @Test
  void thePageStaysAnArchivedAndAccessibleOne() throws Exception {
    var paper = new Paper(595.276f, 841.89f);
    var page = paper.page();
    page.tag(paper.root().child("H1")).text(50, 60, new Style(Face.BOLD, 12, 14, 0), "Rechnung");
    QrBillPart.draw(paper, page, QrBillTest.made(Bills.swiss()), PageLanguage.of("it-CH"), paper.root());
    var facts = new ArchiveFacts("Fattura", null, null, null, "it-CH", null, null, null, null, 3, Conformance.A, true, null);
    try (var document = paper.document("it-CH")) {
      Archive.make(document, facts, List.of());
      byte[] pdf = Archive.bytes(document, new byte[] {1});
      assertEquals(List.of(), PdfaJudge.wrong(pdf, PDFAFlavour.PDFA_3_A));
      assertEquals(List.of(), PdfaJudge.wrong(pdf, PDFAFlavour.PDFUA_1));
    }
  }

  @Test
  void theSwissCrossIsInTheMiddle() throws IOException {
    BufferedImage page = picture(pdf(QrBillTest.made(Bills.swiss()), "de-CH"));
    float x = 67 + 23;
    float y = 192 + 17 + 23;
    assertTrue(light(page, x, y) && light(page, x - 1.5f, y) && light(page, x, y + 1.5f), "the cross is white");
    assertTrue(!light(page, x - 1.5f, y - 1.5f) && !light(page, x + 2.6f, y + 2.6f), "its field is black");
    assertTrue(light(page, x - 3.3f, y - 3.3f) && light(page, x + 3.3f, y), "its border is white");
  }

  @Test
  void thePerforationLinesAreDrawn() throws IOException {
    BufferedImage page = picture(pdf(QrBillTest.made(Bills.swiss()), "de-CH"));
    assertEquals(192 * MM, firstDark(page, 190, 20, false), 1.5);
    assertEquals(62 * MM, firstDark(page, 59, 250, true), 1.5);
  }

  @Test
  void whereNobodyIsNamedWhoPaysThereAreCornersToWriteBetween() throws IOException {
    var values = new EnumMap<QrLine, String>(QrLine.class);
    QrBill full = QrBillTest.made(Bills.swiss());
    for (QrLine line : QrLine.ALL) if (!line.name().startsWith("DEBTOR") && line != QrLine.AMOUNT) values.put(line, full.get(line));
    QrBill blank = QrBill.of(values);
    assertEquals(List.of(), blank.faults());
    byte[] pdf = pdf(blank, "de-CH");
    assertTrue(text(pdf).contains("Zahlbar durch (Name/Adresse)"));
    BufferedImage page = picture(pdf);
    float y = firstDark(page, 192 + 68.5f - 2, 28, false) / MM;
    assertEquals(192 + 68, y, 0.3, "the field for the amount on the receipt begins 68 mm below the line");
    assertEquals(List.of(blank.payload()), Reading.codes(pdf, 0).stream().map(Result::getText).toList());
  }

  @Test
  void headingsAreInTheLanguageOfThePageOrInEnglish() throws IOException {
    QrBill bill = QrBillTest.made(Bills.swiss());
    for (var expected : List.of(new String[] {"de-CH", "Empfangsschein", "Zahlteil", "Vor der Einzahlung abzutrennen"}, new String[] {"fr-CH", "Récépissé", "Section paiement",
        "A détacher avant le versement"}, new String[] {"it-CH", "Ricevuta", "Sezione pagamento", "Da staccare prima del versamento"}, new String[] {"nl-NL", "Receipt",
            "Payment part", "Separate before paying in"})) {
      String text = text(pdf(bill, expected[0]));
      for (int i = 1; i < expected.length; i++) assertTrue(text.contains(expected[i]), expected[0] + " " + text);
      assertTrue(text.contains("21 00000 00003 13947 14300 09017") && text.contains("CH44 3199 9123 0008 8901 2") && text.contains("2 593.75"), text);
    }
  }

  @Test
  void longNamesAndTextsStayInTheirPlace() throws IOException {
    Invoice d = Bills.swiss("seller", Bills.swiss().seller(), "payments", List.of(Bills.payment(Bills.IBAN, "Wartungsvertrag Nr. 4711-0815 für das Jahr 2026, ".repeat(2)
        + "Anlage Nordhalle")), "buyer", io.bordereau.pdf.supplied.Invoices.of(io.bordereau.document.Party.class, java.util.Map.of("name",
            "Genossenschaft für gemeinnützigen Wohnungsbau Zürich-Oerlikon und Um", "address", Bills.address("Strasse der zwölf Apostel und der vier Evangelisten am See 118",
                "8050", "Zürich-Oerlikon beim alten Bahnhof", "CH"))), "properties", List.of(Bills.property(QrBills.SCHEME, "eBill/B/" + "9".repeat(92))));
    var paper = new Paper(595.276f, 841.89f);
    QrBillPart.draw(paper, paper.page(), QrBillTest.made(d), PageLanguage.of("de-CH"), paper.root());
    assertEquals(List.of(), paper.placement().faults());
    for (var line : paper.placement().lines()) assertTrue(line.x() > 14 && line.x() + line.width() < 595 - 14 && line.y() + line.height() < 841.9 - 14, line.toString());
  }

  @Test
  void foreignBillsAreReadAndWrittenBackTheSame() throws IOException {
    if (System.getenv("BORDEREAU_FOREIGN") == null) Assumptions.assumeTrue(Files.isDirectory(FOREIGN), "no foreign documents here");
    int read = 0;
    var clean = 0;
    try (Stream<Path> files = Files.walk(FOREIGN)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".pdf")).sorted().toList()) {
        List<Result> codes = codesOfAnyPage(file);
        for (Result code : codes) {
          if (!code.getText().startsWith("SPC")) continue;
          Made<QrBill> bill = QrBill.read(code.getText());
          assertTrue(bill.it().isPresent(), file + " " + bill.findings());
          assertEquals(code.getText().replace("\r\n", "\n").stripTrailing(), bill.it().get().payload().stripTrailing(), file.toString());
          read++;
          if (bill.findings().isEmpty()) clean++;
          for (Finding f : bill.findings()) assertTrue(f.code().equals("PDF-52") && "K".equals(f.value()), file + " " + f);
        }
      }
    }
    assertTrue(read >= 5 && clean >= 4, read + " foreign bills were read, " + clean + " of them without findings");
  }

  private static List<Result> codesOfAnyPage(Path file) throws IOException {
    var all = new ArrayList<Result>();
    try (var document = Loader.loadPDF(file.toFile())) {
      for (int i = 0; i < document.getNumberOfPages(); i++) all.addAll(Reading.codes(new PDFRenderer(document).renderImageWithDPI(i, Reading.DPI, ImageType.GRAY)));
    }
    return all;
  }

  static byte[] pdf(QrBill bill, String language) throws IOException {
    var paper = new Paper(595.276f, 841.89f);
    QrBillPart.draw(paper, paper.page(), bill, PageLanguage.of(language), paper.root());
    assertEquals(List.of(), paper.placement().faults());
    assertEquals(java.util.Map.of(), paper.missing());
    try (var document = paper.document(language)) {
      var out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private static BufferedImage picture(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFRenderer(document).renderImageWithDPI(0, Reading.DPI, ImageType.GRAY);
    }
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static boolean light(BufferedImage page, float x, float y) {
    return (page.getRGB(Math.round(x * MM), Math.round(y * MM)) & 255) > 128;
  }

  /** The first dark pixel from a point on, to the right or downwards; places in millimetres. */
  private static int firstDark(BufferedImage page, float from, float across, boolean right) {
    for (int i = Math.round(from * MM); i < Math.round((from + 10) * MM); i++) {
      int other = Math.round((across + (right ? 1 : 0)) * MM);
      int rgb = right ? page.getRGB(i, other) : page.getRGB(other, i);
      if ((rgb & 255) < 128) return i;
    }
    return -1;
  }

  /** The last dark pixel to the left of a point, on a few lines below a height. */
  private static int lastDark(BufferedImage page, float from, float to, float y) {
    for (int i = Math.round(from * MM); i > Math.round(to * MM); i--) if ((page.getRGB(i, Math.round(y * MM)) & 255) < 128) return i + 1;
    return -1;
  }
}
