package io.bordereau.pdf.supplied;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The usual invoice as the programs make it that people print with: none of them is ours, and each builds its PDFs in a way of its own. */
final class OtherMakers {
  private static final List<String> LINES = SuppliedPdfs.LINES;
  /** Where Debian keeps what Ghostscript starts a PDF/A with. */
  private static final Path GHOSTSCRIPT = Path.of("/usr/share/ghostscript");
  private static final Path SRGB = Path.of("/usr/share/color/icc/ghostscript/srgb.icc");

  private final Path folder;

  OtherMakers(Path folder) {
    this.folder = folder;
  }

  /** Without the program there is nothing to test; where the foreign documents are, as in the build, it must be there. */
  static void need(String program) {
    boolean there = Stream.of(System.getenv("PATH").split(File.pathSeparator)).anyMatch(p -> Files.isExecutable(Path.of(p, program)));
    if (System.getenv("BORDEREAU_FOREIGN") == null) assumeTrue(there, program + " is not installed");
    assertTrue(there, program + " is needed");
  }

  /** LibreOffice Writer; the options are those of its filter, as JSON. */
  byte[] writer(String options) throws Exception {
    need("soffice");
    var rows = new StringBuilder();
    for (var line : LINES.subList(6, LINES.size())) {
      int cut = line.lastIndexOf(' ');
      rows.append("<table:table-row>");
      for (var cell : List.of(line.substring(0, cut), line.substring(cut + 1))) {
        rows.append("<table:table-cell table:style-name=\"c\"><text:p>").append(cell).append("</text:p></table:table-cell>");
      }
      rows.append("</table:table-row>");
    }
    var head = new StringBuilder();
    for (var line : LINES.subList(0, 6)) head.append("<text:p>").append(line).append("</text:p>");
    var page = """
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
            xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
            xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
            office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
          <office:meta><dc:title>Rechnung</dc:title></office:meta>
          <office:styles><style:default-style style:family="paragraph">
            <style:text-properties fo:font-size="11pt" fo:language="de" fo:country="DE"/></style:default-style></office:styles>
          <office:automatic-styles>
            <style:style style:name="c" style:family="table-cell"><style:table-cell-properties fo:border-bottom="0.5pt solid #336699" fo:padding="0.1cm"/></style:style>
          </office:automatic-styles>
          <office:body><office:text>
            <text:h text:outline-level="1">Rechnung</text:h>%s<table:table table:name="t"><table:table-column table:number-columns-repeated="2"/>%s</table:table>
          </office:text></office:body>
        </office:document>
        """.formatted(head, rows);
    var in = Files.writeString(folder.resolve("page.fodt"), page);
    var profile = "-env:UserInstallation=" + folder.resolve("office").toUri();
    run(List.of(), "soffice", profile, "--headless", "--convert-to", "pdf:writer_pdf_Export:" + options, "--outdir", folder.toString(), in.toString());
    return Files.readAllBytes(folder.resolve("page.pdf"));
  }

  private Path html() throws IOException {
    var body = new StringBuilder();
    for (var line : LINES) body.append("<p>").append(line).append("</p>");
    return Files.writeString(folder.resolve("page.html"), "<!DOCTYPE html><html lang='de'><head><meta charset='utf-8'><title>Rechnung</title>"
        + "<style>body { font-family: sans-serif; font-size: 11pt; color: #003366 } p { border-bottom: 1px solid #999 }</style></head><body>" + body + "</body></html>");
  }

  /** wkhtmltopdf: WebKit and Qt. */
  byte[] webkit() throws Exception {
    need("wkhtmltopdf");
    var out = folder.resolve("webkit.pdf");
    run(List.of("QT_QPA_PLATFORM", "offscreen", "XDG_RUNTIME_DIR", folder.toString()), "wkhtmltopdf", "-q", html().toString(), out.toString());
    return Files.readAllBytes(out);
  }

  /** WeasyPrint: Pango and an own writer. */
  byte[] weasyprint(String... options) throws Exception {
    need("weasyprint");
    var out = folder.resolve("weasy.pdf");
    var line = new ArrayList<>(List.of("weasyprint", "-q"));
    line.addAll(List.of(options));
    line.addAll(List.of(html().toString(), out.toString()));
    run(List.of(), line.toArray(String[]::new));
    return Files.readAllBytes(out);
  }

  /** librsvg and Cairo. */
  byte[] drawing() throws Exception {
    need("rsvg-convert");
    var text = new StringBuilder();
    for (int i = 0; i < LINES.size(); i++) text.append("<text x='72' y='").append(90 + 18 * i).append("'>").append(LINES.get(i)).append("</text>");
    var in = Files.writeString(folder.resolve("page.svg"), "<svg xmlns='http://www.w3.org/2000/svg' width='595pt' height='842pt' viewBox='0 0 595 842'"
        + " font-family='sans-serif' font-size='11'>" + "<rect x='50' y='60' width='495' height='220' fill='none' stroke='#369' opacity='0.5'/>" + text + "</svg>");
    var out = folder.resolve("drawing.pdf");
    run(List.of(), "rsvg-convert", "-f", "pdf", "-o", out.toString(), in.toString());
    return Files.readAllBytes(out);
  }

  /** Ghostscript from PostScript, as printers' drivers and old ERPs send it to a distiller. */
  byte[] distilled(String... options) throws Exception {
    var b = new StringBuilder("%!PS-Adobe-3.0\n/Helvetica findfont dup length dict copy dup /Encoding ISOLatin1Encoding put /Page exch definefont pop\n"
        + "/Page findfont 11 scalefont setfont 0 0.2 0.4 setrgbcolor\n");
    for (int i = 0; i < LINES.size(); i++) {
      b.append("72 ").append(760 - 16 * i).append(" moveto (").append(LINES.get(i).replace("(", "\\(").replace(")", "\\)")).append(") show\n");
    }
    Files.write(folder.resolve("page.ps"), b.append("50 500 500 300 rectstroke showpage\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    return ghostscript(folder.resolve("page.ps"), options);
  }

  /** Ghostscript from a PDF. */
  byte[] refried(byte[] pdf, String... options) throws Exception {
    return ghostscript(Files.write(folder.resolve("before.pdf"), pdf), options);
  }

  private byte[] ghostscript(Path in, String... options) throws Exception {
    need("gs");
    var out = folder.resolve("distilled.pdf");
    var line = new ArrayList<>(List.of("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sPAPERSIZE=a4", "-sDEVICE=pdfwrite"));
    line.addAll(List.of(options));
    line.add("-sOutputFile=" + out);
    if (Stream.of(options).anyMatch(o -> o.startsWith("-dPDFA"))) {
      // What starts a PDF/A there names its colour profile; it is told where that is.
      Path start;
      try (var found = Files.find(GHOSTSCRIPT, 3, (p, a) -> p.endsWith("PDFA_def.ps"))) {
        start = found.findFirst().orElseThrow();
      }
      line.addAll(List.of("-dPDFACompatibilityPolicy=1", "-sColorConversionStrategy=RGB", "--permit-file-read=" + SRGB,
          Files.writeString(folder.resolve("start.ps"), Files.readString(start).replace("(srgb.icc)", "(" + SRGB + ")")).toString()));
    }
    line.add(in.toString());
    run(List.of(), line.toArray(String[]::new));
    return Files.readAllBytes(out);
  }

  /** qpdf over a page of another program. */
  byte[] qpdf(byte[] pdf, String... options) throws Exception {
    need("qpdf");
    var in = Files.write(folder.resolve("before.pdf"), pdf);
    var out = folder.resolve("after.pdf");
    var line = new ArrayList<>(List.of("qpdf"));
    line.addAll(List.of(options));
    line.addAll(List.of(in.toString(), out.toString()));
    run(List.of(), line.toArray(String[]::new));
    return Files.readAllBytes(out);
  }

  /** Signed with Poppler and NSS, by a key that is not ours. */
  byte[] signed(byte[] pdf) throws Exception {
    need("pdfsig");
    need("certutil");
    var keys = "sql:" + Files.createDirectories(folder.resolve("nss"));
    var noise = Files.write(folder.resolve("noise"), new byte[64]);
    run(List.of(), "certutil", "-N", "-d", keys, "--empty-password");
    run(List.of(), "certutil", "-S", "-d", keys, "-n", "other", "-s", "CN=Another program", "-x", "-t", "CT,C,C", "-z", noise.toString(), "-v", "12");
    var in = Files.write(folder.resolve("before.pdf"), pdf);
    var out = folder.resolve("signed.pdf");
    run(List.of(), "pdfsig", "-nssdir", keys, "-add-signature", "-nick", "other", in.toString(), out.toString());
    return Files.readAllBytes(out);
  }

  /** OpenPDF, the iText of reporting tools. */
  static byte[] openPdf(boolean embedded) throws Exception {
    var out = new ByteArrayOutputStream();
    try (var document = new org.openpdf.text.Document(org.openpdf.text.PageSize.A4)) {
      org.openpdf.text.pdf.PdfWriter.getInstance(document, out);
      document.open();
      byte[] bytes;
      try (var in = SuppliedPdfs.liberation()) {
        bytes = in.readAllBytes();
      }
      var base = embedded ? org.openpdf.text.pdf.BaseFont.createFont("L.ttf", "Identity-H", true, false, bytes, null)
          : org.openpdf.text.pdf.BaseFont.createFont("Helvetica", "Cp1252", false);
      var font = new org.openpdf.text.Font(base, 11);
      var table = new org.openpdf.text.pdf.PdfPTable(1);
      for (var line : LINES) table.addCell(new org.openpdf.text.Phrase(line, font));
      document.add(table);
    }
    return out.toByteArray();
  }

  private void run(List<String> environment, String... line) throws Exception {
    var said = folder.resolve("said").toFile();
    var builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(said).directory(folder.toFile());
    for (int i = 0; i < environment.size(); i += 2) builder.environment().put(environment.get(i), environment.get(i + 1));
    builder.environment().put("HOME", folder.toString());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    var process = builder.start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException(line[0] + " did not end");
    }
    if (process.exitValue() != 0) throw new IOException(line[0] + ": " + Files.readString(said.toPath()));
  }
}
