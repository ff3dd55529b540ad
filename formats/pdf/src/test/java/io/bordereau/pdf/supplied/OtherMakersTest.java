package io.bordereau.pdf.supplied;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bordereau.mapping.Finding;
import io.bordereau.pdf.archive.FacturXMark;
import io.bordereau.pdf.bounds.Limits;
import io.bordereau.pdf.supplied.Taken.Outcome;
import io.bordereau.signing.judges.PdfaJudge;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/**
 * Pages by LibreOffice, Ghostscript, wkhtmltopdf, WeasyPrint, librsvg, OpenPDF, and what qpdf and a signer that is not ours make of them: each keeps its look
 * and is compared with the data.
 */
class OtherMakersTest {
  private static final Instant WHEN = Instant.parse("2026-02-10T08:00:00Z");

  @TempDir
  private Path folder;

  private byte[] made(String maker) throws Exception {
    var make = new OtherMakers(folder);
    return switch (maker) {
      case "Writer" -> make.writer("{}");
      case "Writer, PDF 1.5 without tags" -> make.writer(options("SelectPdfVersion", 15, "UseTaggedPDF", false));
      case "Writer, PDF/A-1" -> make.writer(options("SelectPdfVersion", 1));
      case "Writer, PDF/A-2" -> make.writer(options("SelectPdfVersion", 2));
      case "Writer, PDF/A-3" -> make.writer(options("SelectPdfVersion", 3));
      case "Writer, PDF/UA" -> make.writer(options("PDFUACompliance", true));
      case "Writer, PDF/A-2 and PDF/UA" -> make.writer(options("SelectPdfVersion", 2, "PDFUACompliance", true));
      case "wkhtmltopdf" -> make.webkit();
      case "WeasyPrint" -> make.weasyprint();
      case "WeasyPrint, PDF/A-3" -> make.weasyprint("--pdf-variant", "pdf/a-3b");
      case "WeasyPrint, PDF/UA" -> make.weasyprint("--pdf-variant", "pdf/ua-1");
      case "WeasyPrint, PDF 2.0" -> make.weasyprint("--pdf-version", "2.0");
      case "librsvg" -> make.drawing();
      case "Ghostscript" -> make.distilled();
      case "Ghostscript, PDF 1.3" -> make.distilled("-dCompatibilityLevel=1.3");
      case "Ghostscript, for the press" -> make.distilled("-dPDFSETTINGS=/prepress", "-sColorConversionStrategy=CMYK", "-sProcessColorModel=DeviceCMYK");
      case "Ghostscript, PDF/A-1" -> make.distilled("-dPDFA=1");
      case "Ghostscript, PDF/A-2" -> make.distilled("-dPDFA=2");
      case "Ghostscript, PDF/A-3" -> make.distilled("-dPDFA=3");
      case "Ghostscript over WeasyPrint" -> make.refried(make.weasyprint());
      case "Ghostscript, as a picture" -> make.distilled("-sDEVICE=pdfimage24", "-r150");
      case "OpenPDF" -> OtherMakers.openPdf(true);
      case "OpenPDF without its font" -> OtherMakers.openPdf(false);
      case "qpdf, linearised" -> make.qpdf(OtherMakers.openPdf(true), "--linearize");
      case "qpdf, objects in streams" -> make.qpdf(make.webkit(), "--object-streams=generate");
      case "qpdf, one by one" -> make.qpdf(make.webkit(), "--qdf");
      case "qpdf, PDF 2.0" -> make.qpdf(OtherMakers.openPdf(true), "--force-version=2.0");
      case "signed by Poppler" -> make.signed(OtherMakers.openPdf(true));
      case String other -> throw new IllegalArgumentException(other);
    };
  }

  private static String options(Object... pairs) {
    var json = new StringBuilder();
    for (int i = 0; i < pairs.length; i += 2) {
      json.append(json.isEmpty() ? "{" : ",").append('"').append(pairs[i]).append("\":{\"type\":\"").append(pairs[i + 1] instanceof Boolean ? "boolean" : "long")
          .append("\",\"value\":\"").append(pairs[i + 1]).append("\"}");
    }
    return json.append('}').toString();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "Writer | ARCHIVED | PDF-30",
      "Writer, PDF 1.5 without tags | ARCHIVED | PDF-30",
      "Writer, PDF/A-1 | KEPT |",
      "Writer, PDF/A-2 | KEPT |",
      "Writer, PDF/A-3 | KEPT |",
      "Writer, PDF/UA | ARCHIVED | PDF-30",
      "Writer, PDF/A-2 and PDF/UA | KEPT |",
      "wkhtmltopdf | ARCHIVED | PDF-30",
      "WeasyPrint | ARCHIVED | PDF-30",
      "WeasyPrint, PDF/A-3 | KEPT |",
      "WeasyPrint, PDF/UA | ARCHIVED | PDF-30",
      "WeasyPrint, PDF 2.0 | ARCHIVED | PDF-30",
      "librsvg | ARCHIVED | PDF-30",
      "Ghostscript | ARCHIVED | PDF-30",
      "Ghostscript, PDF 1.3 | ARCHIVED | PDF-30",
      "Ghostscript, for the press | KEPT | PDF-29",
      "Ghostscript, PDF/A-1 | KEPT |",
      "Ghostscript, PDF/A-2 | KEPT |",
      "Ghostscript, PDF/A-3 | KEPT |",
      "Ghostscript over WeasyPrint | ARCHIVED | PDF-30",
      "Ghostscript, as a picture | ARCHIVED | PDF-32 PDF-30",
      "OpenPDF | ARCHIVED | PDF-30",
      "OpenPDF without its font | KEPT | PDF-28",
      "qpdf, linearised | ARCHIVED | PDF-30",
      "qpdf, objects in streams | ARCHIVED | PDF-30",
      "qpdf, one by one | ARCHIVED | PDF-30",
      "qpdf, PDF 2.0 | ARCHIVED | PDF-30",
      "signed by Poppler | KEPT | PDF-31"})
  void thePageOf(String maker, Outcome outcome, String codes) throws Exception {
    var pdf = made(maker);
    var taken = SuppliedPage.take(pdf, Invoices.usual(), Wishes.plain(WHEN));
    assertEquals(codes == null ? "" : codes, String.join(" ", codes(taken)), taken.findings().toString());
    assertEquals(outcome, taken.outcome());
    var page = taken.page().orElseThrow().bytes();
    if (outcome == Outcome.KEPT) assertArrayEquals(pdf, page);
    else {
      assertEquals(List.of(), PdfaJudge.wrong(page, PDFAFlavour.PDFA_3_B));
      assertEquals(0, SuppliedPageTest.different(pdf, page));
      // Who reads with the ears loses nothing by it.
      if (maker.endsWith("PDF/UA")) assertEquals(PdfaJudge.wrong(pdf, PDFAFlavour.PDFUA_1), PdfaJudge.wrong(page, PDFAFlavour.PDFUA_1));
    }
    if (codes != null && codes.contains("PDF-32")) return;
    var other = SuppliedPage.take(pdf, Invoices.with(Map.of("number", "RE-2026-4712")), Wishes.plain(WHEN));
    assertEquals(List.of("PDF-33"), codes(other), other.findings().toString());
    assertEquals(Outcome.REFUSED, other.outcome());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Writer, PDF/A-1", "WeasyPrint, PDF/A-3", "Ghostscript, PDF/A-3", "wkhtmltopdf"})
  void theXmlGoesInto(String maker) throws Exception {
    var pdf = made(maker);
    var taken = SuppliedPage.take(pdf, Invoices.usual(), new Wishes(true, List.of(SuppliedPageTest.XML), FacturXMark.of("EN 16931"), Wishes.Wordless.WARN, WHEN, Limits.HOUSE));
    assertEquals(List.of("PDF-30"), codes(taken), taken.findings().toString());
    var page = taken.page().orElseThrow().bytes();
    assertEquals(List.of(), PdfaJudge.wrong(page, PDFAFlavour.PDFA_3_B));
    assertEquals(0, SuppliedPageTest.different(pdf, page));
  }

  private static List<String> codes(Taken taken) {
    return taken.findings().stream().map(Finding::code).toList();
  }
}
