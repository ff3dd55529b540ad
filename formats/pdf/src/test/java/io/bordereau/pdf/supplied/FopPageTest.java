package io.bordereau.pdf.supplied;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bordereau.document.Blob;
import io.bordereau.mapping.Finding;
import io.bordereau.pdf.archive.AssociatedFile;
import io.bordereau.pdf.archive.FacturXMark;
import io.bordereau.pdf.archive.Relationship;
import io.bordereau.pdf.bounds.Limits;
import io.bordereau.pdf.supplied.Taken.Outcome;
import io.bordereau.signing.judges.PdfaJudge;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.xml.parsers.SAXParserFactory;
import org.apache.fop.apps.FopConfParser;
import org.apache.fop.apps.MimeConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.xml.sax.InputSource;

/** Pages by Apache FOP, which many ERPs print with. */
class FopPageTest {
  private static final Instant WHEN = Instant.parse("2026-02-10T08:00:00Z");

  @TempDir
  private static Path folder;

  @Test
  void aPageWithTheFontsOfTheReaderIsKept() throws Exception {
    var taken = SuppliedPage.take(fop("", "Helvetica"), Invoices.usual(), Wishes.plain(WHEN));
    assertEquals(List.of("PDF-28"), codes(taken), taken.findings().toString());
    assertEquals(Outcome.KEPT, taken.outcome());
  }

  @Test
  void aPageWithItsFontsBecomesAnArchive() throws Exception {
    var taken = SuppliedPage.take(fop("", "L"), Invoices.usual(), Wishes.plain(WHEN));
    assertEquals(List.of("PDF-30"), codes(taken), taken.findings().toString());
    assertEquals(List.of(), PdfaJudge.wrong(taken.page().orElseThrow().bytes(), PDFAFlavour.PDFA_3_B));
  }

  @Test
  void anArchiveOfPart2IsKeptAndBecomesOneOfPart3WhenItTakesTheXml() throws Exception {
    var old = fop("<pdf-a-mode>PDF/A-2b</pdf-a-mode>", "L");
    assertEquals(List.of(), PdfaJudge.wrong(old, PDFAFlavour.PDFA_2_B));
    var kept = SuppliedPage.take(old, Invoices.usual(), Wishes.plain(WHEN));
    assertEquals(Outcome.KEPT, kept.outcome());
    assertEquals(List.of(), codes(kept));
    var xml = new AssociatedFile("factur-x.xml", "text/xml", Relationship.ALTERNATIVE, null, WHEN, Blob.of(new byte[] {'<', 'a', '/', '>'}));
    var with = SuppliedPage.take(old, Invoices.usual(), new Wishes(true, List.of(xml), FacturXMark.of("EN 16931"), Wishes.Wordless.WARN, WHEN, Limits.HOUSE));
    assertEquals(List.of("PDF-30"), codes(with), with.findings().toString());
    assertEquals(List.of(), PdfaJudge.wrong(with.page().orElseThrow().bytes(), PDFAFlavour.PDFA_3_B));
  }

  private static List<String> codes(Taken taken) {
    return taken.findings().stream().map(Finding::code).toList();
  }

  private static byte[] fop(String mode, String font) throws Exception {
    var file = folder.resolve("L.ttf");
    try (var in = SuppliedPdfs.liberation()) {
      Files.write(file, in.readAllBytes());
    }
    var settings = "<fop version=\"1.0\"><renderers><renderer mime=\"application/pdf\">" + mode + "<fonts><font embed-url=\"" + file.toUri()
        + "\"><font-triplet name=\"L\" style=\"normal\" weight=\"normal\"/></font></fonts></renderer></renderers></fop>";
    var factory = new FopConfParser(new ByteArrayInputStream(settings.getBytes(StandardCharsets.UTF_8)), folder.toUri()).getFopFactoryBuilder().build();
    var lines = new StringBuilder();
    for (var line : SuppliedPdfs.LINES) lines.append("<fo:block border-bottom=\"0.5pt solid #336699\">").append(line).append("</fo:block>");
    var page = "<fo:root xmlns:fo=\"http://www.w3.org/1999/XSL/Format\" font-family=\"" + font + "\"><fo:layout-master-set><fo:simple-page-master master-name=\"p\" page-width=\"21cm\""
        + " page-height=\"29.7cm\" margin=\"2cm\"><fo:region-body/></fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference=\"p\"><fo:flow flow-name=\"xsl-region-body\">"
        + lines + "</fo:flow></fo:page-sequence></fo:root>";
    var out = new ByteArrayOutputStream();
    var fop = factory.newFop(MimeConstants.MIME_PDF, factory.newFOUserAgent(), out);
    var parsers = SAXParserFactory.newInstance();
    parsers.setNamespaceAware(true);
    parsers.newSAXParser().parse(new InputSource(new StringReader(page)), fop.getDefaultHandler());
    return out.toByteArray();
  }
}
