package io.bordereau.pdf.supplied;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Blob;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.pdf.archive.AssociatedFile;
import io.bordereau.pdf.archive.AssociatedFiles;
import io.bordereau.pdf.archive.FacturXMark;
import io.bordereau.pdf.archive.Relationship;
import io.bordereau.pdf.archive.XmpPacket;
import io.bordereau.pdf.bounds.Limits;
import io.bordereau.pdf.supplied.SuppliedPdfs.Kind;
import io.bordereau.pdf.supplied.Taken.Outcome;
import io.bordereau.signing.judges.PdfaJudge;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceCMYK;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** The invoice of one ERP after the other: kept, made an archive, or refused, each for its reason. */
class SuppliedPageTest {
  private static final Instant WHEN = Instant.parse("2026-02-10T08:00:00Z");
  static final AssociatedFile XML = new AssociatedFile("factur-x.xml", "text/xml", Relationship.ALTERNATIVE, "The invoice as data", WHEN, Blob.of(new byte[] {'<', 'a', '/', '>'}));

  @TempDir
  private Path folder;

  // ---- made an archive ----------------------------------------------------------------------------------------------------------

  @Test
  void aPageWithPartOfAFontOfPdf14() throws Exception {
    archived(SuppliedPdfs.pdfbox(Kind.COMPOSITE, 1.4f, false, d -> { }));
  }

  @Test
  void aPageWithStreamsOfObjectsOfPdf16() throws Exception {
    archived(SuppliedPdfs.pdfbox(Kind.COMPOSITE, 1.6f, true, d -> { }));
  }

  @Test
  void aPageWithAWholeFontOfPdf17() throws Exception {
    archived(SuppliedPdfs.pdfbox(Kind.WHOLE, 1.7f, true, d -> { }));
  }

  @Test
  void aPageWithASimpleFont() throws Exception {
    archived(SuppliedPdfs.pdfbox(Kind.SIMPLE, 1.5f, false, d -> { }));
  }

  @Test
  void aPageOfPdf20() throws Exception {
    archived(SuppliedPdfs.pdfbox(Kind.COMPOSITE, 2.0f, true, d -> d.getDocumentInformation().setTitle("Rechnung")));
  }

  @Test
  void aPageThatWasPrintedFromHtml() throws Exception {
    archived(SuppliedPdfs.html(false));
  }

  @Test
  void aPageByCairo() throws Exception {
    archived(SuppliedPdfs.through(folder, SuppliedPdfs.html(false), "pdftocairo", "-pdf", "IN", "OUT"));
  }

  @Test
  void aPageThatWasChangedBehindItsEnd() throws Exception {
    archived(SuppliedPdfs.updated());
  }

  @Test
  void aTurnedPageWithACutEdge() throws Exception {
    archived(SuppliedPdfs.pdfbox(Kind.COMPOSITE, 1.7f, true, d -> {
      d.getPage(0).setRotation(90);
      d.getPage(0).setCropBox(new PDRectangle(20, 20, 560, 800));
    }));
  }

  @Test
  void aPageWithWhatAnArchiveMayNotHaveAndNobodySees() throws Exception {
    var pdf = SuppliedPdfs.pdfbox(Kind.COMPOSITE, 1.7f, false, d -> {
      var link = new org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink();
      link.setRectangle(new PDRectangle(70, 700, 100, 20));
      link.setBorderStyle(null);
      var action = new org.apache.pdfbox.pdmodel.interactive.action.PDActionURI();
      action.setURI("https://example.com/");
      link.setAction(action);
      var border = new org.apache.pdfbox.cos.COSArray();
      for (int i = 0; i < 3; i++) border.add(org.apache.pdfbox.cos.COSInteger.ZERO);
      link.setBorder(border);
      try {
        d.getPage(0).getAnnotations().add(link);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      var more = new COSDictionary();
      more.setItem(COSName.getPDFName("WC"), new COSDictionary());
      d.getDocumentCatalog().getCOSObject().setItem(COSName.AA, more);
    });
    archived(pdf);
  }

  @Test
  void lettersThatAreDrawn() throws Exception {
    archived(SuppliedPdfs.drawnLetters());
  }

  @Test
  void aTaggedArchiveOfAnOldPartTakesItsXmlAndBecomesOneOfPart3() throws Exception {
    var old = SuppliedPdfs.html(true);
    var taken = SuppliedPage.take(old, Invoices.usual(), new Wishes(true, List.of(XML), FacturXMark.of("EN 16931"), Wishes.Wordless.WARN, WHEN, Limits.HOUSE));
    assertEquals(Outcome.ARCHIVED, taken.outcome(), taken.findings().toString());
    same(old, taken);
    var made = taken.page().orElseThrow().bytes();
    assertEquals(List.of(), PdfaJudge.wrong(made, PDFAFlavour.PDFA_3_U));
    try (var document = Loader.loadPDF(made)) {
      assertEquals(List.of(XML), AssociatedFiles.of(document));
      assertEquals("EN 16931", XmpPacket.read(document.getDocumentCatalog().getMetadata().toByteArray()).facturX().level());
    }
  }

  // ---- kept as they are ---------------------------------------------------------------------------------------------------------

  @Test
  void anArchiveIsKept() throws Exception {
    kept(SuppliedPdfs.html(true));
  }

  @Test
  void aPageWithoutItsFontIsKeptWhateverItsFileIsLike() {
    kept(SuppliedPdfs.raw("1.4", "", SuppliedPdfs.PAGE), "PDF-28");
    kept(SuppliedPdfs.rawPacked(), "PDF-28");
    kept(SuppliedPdfs.rawHybrid(), "PDF-28");
    kept(SuppliedPdfs.rawLinearised(), "PDF-28");
  }

  @Test
  void aPageInTheColoursOfAPressIsKept() throws Exception {
    kept(SuppliedPdfs.pdfbox(Kind.COMPOSITE, 1.7f, true, d -> {
      try (var content = new PDPageContentStream(d, d.getPage(0), PDPageContentStream.AppendMode.APPEND, true)) {
        content.setNonStrokingColor(new PDColor(new float[] {0, 1, 1, 0}, PDDeviceCMYK.INSTANCE));
        content.addRect(10, 10, 20, 20);
        content.fill();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }), "PDF-29");
  }

  @Test
  void aPageInAFormIsKeptAndWhatStandsInItsFieldsIsRead() throws Exception {
    var short1 = SuppliedPdfs.LINES.subList(0, 9);
    kept(SuppliedPdfs.pdfbox(short1, Kind.COMPOSITE, 1.7f, true, d -> field(d, "Gesamtbetrag EUR 1.190,00")), "PDF-29");
    var wrong = SuppliedPage.take(SuppliedPdfs.pdfbox(short1, Kind.COMPOSITE, 1.7f, true, d -> field(d, "Gesamtbetrag EUR 2.190,00")), Invoices.usual(), Wishes.plain(WHEN));
    assertEquals(List.of("PDF-36"), codes(wrong));
  }

  private static void field(PDDocument d, String value) {
    try {
      var form = new org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm(d);
      d.getDocumentCatalog().setAcroForm(form);
      var field = new org.apache.pdfbox.pdmodel.interactive.form.PDTextField(form);
      field.setPartialName("total");
      field.getCOSObject().setString(COSName.V, value);
      var widget = field.getWidgets().get(0);
      widget.setRectangle(new PDRectangle(70, 400, 300, 20));
      d.getPage(0).getAnnotations().add(widget);
      form.getFields().add(field);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aSignedPageIsKeptByteForByteAndNothingIsEmbedded() throws Exception {
    var signed = SuppliedPdfs.signed();
    var taken = SuppliedPage.take(signed, Invoices.usual(), new Wishes(true, List.of(XML), FacturXMark.of("EN 16931"), Wishes.Wordless.WARN, WHEN, Limits.HOUSE));
    assertEquals(List.of("PDF-31"), codes(taken));
    assertArrayEquals(signed, taken.page().orElseThrow().bytes());
  }

  @Test
  void nothingIsEmbeddedInWhatIsNoArchive() {
    var taken = SuppliedPage.take(SuppliedPdfs.rawHybrid(), Invoices.usual(), new Wishes(true, List.of(XML), FacturXMark.of("EN 16931"), Wishes.Wordless.WARN, WHEN, Limits.HOUSE));
    assertEquals(List.of("PDF-28", "PDF-39"), codes(taken));
    assertEquals(Outcome.KEPT, taken.outcome());
  }

  // ---- pictures -----------------------------------------------------------------------------------------------------------------

  @Test
  void aScannedPageCannotBeComparedAndGoesOutOrNotAsAgreed() throws Exception {
    var scan = SuppliedPdfs.scanned(false, true);
    var warned = SuppliedPage.take(scan, Invoices.usual(), Wishes.plain(WHEN));
    assertEquals(List.of("PDF-32", "PDF-30"), codes(warned));
    assertEquals(List.of(), PdfaJudge.wrong(warned.page().orElseThrow().bytes(), PDFAFlavour.PDFA_3_B));
    same(scan, warned);
    var refused = SuppliedPage.take(scan, Invoices.usual(), new Wishes(true, List.of(), null, Wishes.Wordless.REFUSE, WHEN, Limits.HOUSE));
    assertEquals(List.of("PDF-32"), codes(refused));
    assertEquals(Outcome.REFUSED, refused.outcome());
  }

  @Test
  void theTextThatAProgramReadFromAScanIsComparedButIsNoWitness() throws Exception {
    var scan = SuppliedPdfs.scanned(true, false);
    archived(scan);
    var other = SuppliedPage.take(scan, Invoices.with(Map.of("number", "RE-2026-9999")), Wishes.plain(WHEN));
    assertEquals(List.of("PDF-32", "PDF-30"), codes(other));
  }

  // ---- refused ------------------------------------------------------------------------------------------------------------------

  @Test
  void aPageThatWantsAPasswordIsRefused() throws Exception {
    refused(SuppliedPdfs.encrypted("secret"), "PDF-21");
  }

  @Test
  void aPageThatSaysSomethingElseIsRefusedWithBothValues() throws Exception {
    var pdf = SuppliedPdfs.pdfbox(Kind.COMPOSITE, 1.7f, true, d -> { });
    var taken = SuppliedPage.take(pdf, Invoices.with(Map.of("number", "RE-2026-4712")), Wishes.plain(WHEN));
    assertEquals(Outcome.REFUSED, taken.outcome());
    var finding = taken.findings().get(0);
    assertEquals("PDF-33", finding.code());
    assertTrue(finding.message().contains("RE-2026-4712") && finding.message().contains("RE-2026-4711"), finding.message());
    assertTrue(taken.page().isEmpty());
  }

  // ---- how it is judged ---------------------------------------------------------------------------------------------------------

  @Test
  void theSamePageGivesTheSameBytes() throws Exception {
    var pdf = SuppliedPdfs.html(false);
    assertEquals(SuppliedPage.take(pdf, Invoices.usual(), Wishes.plain(WHEN)).page(), SuppliedPage.take(pdf, Invoices.usual(), Wishes.plain(WHEN)).page());
  }

  @Test
  void aChangedPixelIsSeen() throws Exception {
    var one = SuppliedPdfs.pdfbox(Kind.COMPOSITE, 1.7f, true, d -> { });
    var other = SuppliedPdfs.pdfbox(Kind.COMPOSITE, 1.7f, true, d -> {
      try (var content = new PDPageContentStream(d, d.getPage(0), PDPageContentStream.AppendMode.APPEND, true)) {
        content.setNonStrokingColor(Color.RED);
        content.addRect(300, 100, 1, 1);
        content.fill();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
    int pixels = different(one, other);
    assertTrue(pixels > 0 && pixels < 20, pixels + " pixels");
    assertEquals("PDF-38", PageFindings.looks(1, pixels).code());
  }

  static int different(byte[] a, byte[] b) throws IOException {
    try (var one = Loader.loadPDF(a); var two = Loader.loadPDF(b)) {
      assertEquals(one.getNumberOfPages(), two.getNumberOfPages());
      int pixels = 0;
      for (int i = 0; i < one.getNumberOfPages(); i++) {
        pixels += Looks.differ(new PDFRenderer(one).renderImageWithDPI(i, 150), new PDFRenderer(two).renderImageWithDPI(i, 150));
      }
      return pixels;
    }
  }

  private static void archived(byte[] pdf) throws Exception {
    var taken = SuppliedPage.take(pdf, Invoices.usual(), Wishes.plain(WHEN));
    assertEquals(List.of("PDF-30"), codes(taken), taken.findings().toString());
    assertEquals(Outcome.ARCHIVED, taken.outcome());
    assertEquals(List.of(), PdfaJudge.wrong(taken.page().orElseThrow().bytes(), PDFAFlavour.PDFA_3_B));
    same(pdf, taken);
  }

  private static void same(byte[] pdf, Taken taken) throws IOException {
    assertEquals(0, different(pdf, taken.page().orElseThrow().bytes()));
  }

  private static void kept(byte[] pdf, String... codes) {
    var taken = SuppliedPage.take(pdf, Invoices.usual(), Wishes.plain(WHEN));
    assertEquals(List.of(codes), codes(taken), taken.findings().toString());
    assertEquals(Outcome.KEPT, taken.outcome());
    assertArrayEquals(pdf, taken.page().orElseThrow().bytes());
  }

  private static void refused(byte[] pdf, String code) {
    var taken = SuppliedPage.take(pdf, Invoices.usual(), Wishes.plain(WHEN));
    assertEquals(List.of(code), codes(taken), taken.findings().toString());
    assertEquals(Outcome.REFUSED, taken.outcome());
    assertTrue(taken.findings().stream().allMatch(f -> f.severity() == Severity.ERROR && f.next() != null));
  }

  private static List<String> codes(Taken taken) {
    return taken.findings().stream().map(Finding::code).toList();
  }
}
