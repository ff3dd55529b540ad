package io.bordereau.pdf.supplied;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDTrueTypeFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.font.encoding.WinAnsiEncoding;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;

/** The same invoice, made into a PDF in many ways. */
public final class SuppliedPdfs {
  /** What a page of {@link Invoices#usual} says. */
  public static final List<String> LINES = PageValuesTest.LINES;

  private SuppliedPdfs() {}

  /** How a font comes into a file. */
  enum Kind { COMPOSITE, WHOLE, SIMPLE, NONE }

  static PDFont font(PDDocument document, Kind kind) throws IOException {
    try (var in = liberation()) {
      return switch (kind) {
        case COMPOSITE -> PDType0Font.load(document, in, true);
        case WHOLE -> PDType0Font.load(document, in, false);
        case SIMPLE -> PDTrueTypeFont.load(document, in, WinAnsiEncoding.INSTANCE);
        case NONE -> new PDType1Font(Standard14Fonts.FontName.HELVETICA);
      };
    }
  }

  static InputStream liberation() {
    return SuppliedPdfs.class.getResourceAsStream("/liberation/LiberationSans-Regular.ttf");
  }

  /** Pages by PDFBox. */
  static byte[] pdfbox(Kind kind, float version, boolean packed, Consumer<PDDocument> more) throws IOException {
    return pdfbox(LINES, kind, version, packed, more);
  }

  static byte[] pdfbox(List<String> lines, Kind kind, float version, boolean packed, Consumer<PDDocument> more) throws IOException {
    try (var document = new PDDocument()) {
      document.setVersion(version);
      var page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      try (var content = new PDPageContentStream(document, page)) {
        write(content, font(document, kind), lines);
        content.setStrokingColor(Color.BLUE);
        content.addRect(50, 500, 500, 300);
        content.stroke();
      }
      more.accept(document);
      var out = new ByteArrayOutputStream();
      document.save(out, packed ? CompressParameters.DEFAULT_COMPRESSION : CompressParameters.NO_COMPRESSION);
      return out.toByteArray();
    }
  }

  static void write(PDPageContentStream content, PDFont font, List<String> lines) throws IOException {
    content.beginText();
    content.setFont(font, 11);
    content.setLeading(16);
    content.newLineAtOffset(72, 760);
    for (var line : lines) {
      content.showText(line);
      content.newLine();
    }
    content.endText();
  }

  /** A page of instructions with a font that is not in the file. */
  static String instructions() {
    var b = new StringBuilder("BT /F1 11 Tf 16 TL 72 760 Td\n");
    for (var line : LINES) b.append('(').append(line.replace("(", "\\(").replace(")", "\\)")).append(") Tj T*\n");
    return b.append("ET\n").toString();
  }

  static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static final String PAGES = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
  static final String PAGE = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>";
  static final String HELVETICA = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";

  /** Byte by byte, with a table as of old. */
  static byte[] raw(String version, String catalog, String page) {
    var pdf = new RawPdf(version);
    pdf.object("<< /Type /Catalog /Pages 2 0 R " + catalog + " >>");
    pdf.object(PAGES);
    pdf.object(page);
    pdf.stream("/Filter /FlateDecode", RawPdf.deflated(latin(instructions())));
    pdf.object(HELVETICA);
    return pdf.table("");
  }

  /** Byte by byte, with streams of objects. */
  static byte[] rawPacked() {
    var pdf = new RawPdf("1.5");
    pdf.object("<< /Type /Catalog /Pages 2 0 R >>");
    pdf.object(PAGES);
    pdf.object(PAGE.replace("5 0 R", "6 0 R"));
    pdf.stream("/Filter [/ASCIIHexDecode /FlateDecode]", latin(java.util.HexFormat.of().formatHex(RawPdf.deflated(latin(instructions()))) + ">"));
    return pdf.tableStream(List.of(HELVETICA), "1 0 R");
  }

  static byte[] rawHybrid() {
    var pdf = new RawPdf("1.5");
    pdf.object("<< /Type /Catalog /Pages 2 0 R >>");
    pdf.object(PAGES);
    pdf.object(PAGE);
    pdf.stream("", latin(instructions()));
    pdf.object(HELVETICA);
    return pdf.hybrid();
  }

  static byte[] rawLinearised() {
    var content = instructions();
    return RawPdf.linearised(List.of("<< /Type /Catalog /Pages 2 0 R >>", PAGES, PAGE, "<< /Length " + content.length() + " >>\nstream\n" + content + "\nendstream", HELVETICA));
  }

  /** Letters that are drawn by instructions of their own, as some printers' drivers make them. */
  static byte[] drawnLetters() {
    var pdf = new RawPdf("1.3");
    pdf.object("<< /Type /Catalog /Pages 2 0 R >>");
    pdf.object(PAGES);
    pdf.object(PAGE);
    pdf.stream("", latin(instructions()));
    var names = new StringBuilder();
    var procs = new StringBuilder();
    for (int c = 32; c < 256; c++) {
      names.append("/").append(org.apache.pdfbox.pdmodel.font.encoding.WinAnsiEncoding.INSTANCE.getName(c)).append(' ');
    }
    for (var name : new java.util.TreeSet<>(List.of(names.toString().split(" ")))) procs.append(name).append(" 6 0 R ");
    pdf.object("<< /Type /Font /Subtype /Type3 /Name /F1 /FontBBox [0 0 600 700] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 32 /LastChar 255 /Widths ["
        + "500 ".repeat(224) + "] /Encoding << /Type /Encoding /Differences [32 " + names + "] >> /CharProcs << " + procs + " >> /Resources << >> >>");
    pdf.stream("", latin("500 0 0 0 450 650 d1 50 0 350 650 re f\n"));
    return pdf.table("");
  }

  /** Pages by openhtmltopdf, as programs that print HTML make them. */
  static byte[] html(boolean archive) throws IOException {
    var body = new StringBuilder();
    for (var line : LINES) body.append("<p>").append(line).append("</p>");
    var html = "<html lang='de'><head><title>Rechnung</title><meta name='subject' content='Rechnung'/><style>body { font-family: 'L'; font-size: 11pt; color: #003366 } p { border-bottom: 1px solid #999 }</style></head><body>"
        + body + "</body></html>";
    var out = new ByteArrayOutputStream();
    var builder = new PdfRendererBuilder();
    builder.withHtmlContent(html, null);
    builder.useFont(SuppliedPdfs::liberation, "L");
    if (archive) {
      builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_3_U);
      builder.useColorProfile(io.bordereau.pdf.archive.ColourProfile.sRgb());
    }
    builder.toStream(out);
    builder.run();
    return out.toByteArray();
  }

  /** A picture of the page, as a scanner makes it; with the text that a program read from it, or without. */
  static byte[] scanned(boolean recognised, boolean lossy) throws IOException {
    var picture = new BufferedImage(1240, 1754, BufferedImage.TYPE_INT_RGB);
    var g = picture.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, 1240, 1754);
    g.setColor(Color.BLACK);
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 24));
    for (int i = 0; i < LINES.size(); i++) g.drawString(LINES.get(i), 150, 170 + 34 * i);
    g.dispose();
    try (var document = new PDDocument()) {
      var page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      try (var content = new PDPageContentStream(document, page)) {
        content.drawImage(lossy ? JPEGFactory.createFromImage(document, picture, 0.8f) : LosslessFactory.createFromImage(document, picture), 0, 0, 595, 842);
        if (recognised) {
          content.setRenderingMode(RenderingMode.NEITHER);
          write(content, new PDType1Font(Standard14Fonts.FontName.HELVETICA), LINES);
        }
      }
      var out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  /** With a signature, of which only the place matters here. */
  static byte[] signed() throws IOException {
    try (var document = Loader.loadPDF(pdfbox(Kind.COMPOSITE, 1.7f, true, d -> { }))) {
      var signature = new PDSignature();
      signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
      signature.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
      document.addSignature(signature, content -> new byte[] {0x30, 0});
      var out = new ByteArrayOutputStream();
      document.saveIncremental(out);
      return out.toByteArray();
    }
  }

  static byte[] encrypted(String user) throws IOException {
    return encrypted(pdfbox(Kind.COMPOSITE, 1.7f, false, d -> { }), user, new AccessPermission());
  }

  static byte[] encrypted(byte[] pdf, String user, AccessPermission may) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      var policy = new StandardProtectionPolicy("owner", user, may);
      policy.setEncryptionKeyLength(256);
      document.protect(policy);
      var out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  /** A change added behind the file. */
  static byte[] updated() throws IOException {
    try (var document = Loader.loadPDF(pdfbox(Kind.COMPOSITE, 1.4f, false, d -> { }))) {
      document.getDocumentInformation().setTitle("Rechnung");
      document.getDocumentInformation().getCOSObject().setNeedToBeUpdated(true);
      document.getDocumentCatalog().setLanguage("de");
      document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
      var out = new ByteArrayOutputStream();
      document.saveIncremental(out);
      return out.toByteArray();
    }
  }

  /** Through another program; empty when it is not there. */
  static byte[] through(Path folder, byte[] pdf, String... command) throws IOException, InterruptedException {
    var in = folder.resolve("in.pdf");
    var out = folder.resolve("out.pdf");
    Files.write(in, pdf);
    var line = new ArrayList<>(List.of(command));
    line.replaceAll(w -> w.equals("IN") ? in.toString() : w.equals("OUT") ? out.toString() : w);
    var process = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile()).start();
    if (process.waitFor() != 0) throw new IOException(Files.readString(folder.resolve("said")));
    return Files.readAllBytes(out);
  }
}
