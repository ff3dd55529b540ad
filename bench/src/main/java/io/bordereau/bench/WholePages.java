package io.bordereau.bench;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import io.bordereau.document.Invoice;
import io.bordereau.formats.Formats;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Residue;
import io.bordereau.pdf.archive.ColourProfile;
import io.bordereau.routes.pages.EpdfFormat;
import io.bordereau.signing.judges.PdfaJudge;
import io.bordereau.signing.keys.KeyMaterial;
import io.bordereau.signing.pades.PadesSigner;
import io.bordereau.signing.pades.PdfLimits;
import io.bordereau.signing.pades.SignatureOrder;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.SignatureLevel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/**
 * An invoice of one page, whole: laid out, PDF/A-3a and PDF/UA-1, signed at PAdES B-B. Ours against openhtmltopdf and DSS, both used plainly; the peer sets the same text in a plain table.
 * veraPDF must say of both pages that they are what they should be, or the run stops.
 */
public final class WholePages {
  private static final Context WITHOUT_DATA = new Context(Map.of("embed", "none", "language", "fr-FR"), null, true);

  private WholePages() {}

  /** Runs the race for both kinds of keys. */
  public static void main(String[] args) throws Exception {
    var invoice = invoice();
    byte[] regular = font("Regular");
    byte[] bold = font("Bold");
    var html = html(text(ours(invoice)));
    for (byte[] page : List.of(ours(invoice), theirs(html, regular, bold))) {
      for (var flavour : List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)) if (!conforms(page, flavour)) throw new IllegalStateException("a page is not " + flavour);
    }
    for (boolean rsa : new boolean[] {true, false}) {
      KeyMaterial key = SealedPages.key(rsa);
      var signer = new PadesSigner(key, SignatureLevel.B, Authorities.NONE, PdfLimits.DEFAULT);
      var order = SignatureOrder.plain(Instant.now(), "Signature of Larkfield Instruments", "Time-stamp");
      byte[] attributes = new byte[300];
      new Race("A page laid out, PDF/A-3a and PDF/UA-1, signed B-B, " + key.algorithm())
          .with("bordereau, whole", () -> SealedPages.ours(signer, ours(invoice), order))
          .with("bordereau, the page", () -> ours(invoice))
          .with("openhtmltopdf and DSS", () -> SealedPages.dss(key, theirs(html, regular, bold)))
          .with("openhtmltopdf, the page", () -> theirs(html, regular, bold))
          .with("bare Signature.sign", () -> key.sign(attributes))
          .run();
    }
  }

  private static Invoice invoice() throws Exception {
    var file = Path.of(System.getProperty("bordereau.root", ".")).resolve("samples/invoice-basic/document.json");
    return (Invoice) Formats.byId("bordereau-json").orElseThrow().read(Files.readAllBytes(file), Context.NEUTRAL).get(0).document().orElseThrow();
  }

  private static byte[] ours(Invoice invoice) {
    return EpdfFormat.PLAIN.write(invoice, Residue.NONE, WITHOUT_DATA).bytes();
  }

  private static List<String> text(byte[] page) throws Exception {
    try (var pdf = Loader.loadPDF(page)) {
      return new PDFTextStripper().getText(pdf).lines().toList();
    }
  }

  private static String html(List<String> lines) {
    var rows = new StringBuilder();
    for (var line : lines) rows.append("<tr><td>").append(line.replace("&", "&amp;").replace("<", "&lt;")).append("</td></tr>\n");
    return "<!DOCTYPE html><html lang=\"fr\"><head><title>Facture</title><meta name=\"subject\" content=\"Facture\"/><meta name=\"description\" content=\"Facture\"/>"
        + "<style>@page { size: A4; margin: 20mm } body { font-family: 'Liberation Sans'; font-size: 9pt } td { padding: 1pt }</style></head>"
        + "<body><h1>Facture</h1><table><thead><tr><th>Facture</th></tr></thead><tbody>" + rows + "</tbody></table></body></html>";
  }

  private static byte[] theirs(String html, byte[] regular, byte[] bold) throws Exception {
    var out = new ByteArrayOutputStream();
    var builder = new PdfRendererBuilder();
    builder.usePdfUaAccessibility(true);
    builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_3_A);
    builder.useColorProfile(ColourProfile.sRgb());
    builder.useFont(() -> new ByteArrayInputStream(regular), "Liberation Sans", 400, FontStyle.NORMAL, true);
    builder.useFont(() -> new ByteArrayInputStream(bold), "Liberation Sans", 700, FontStyle.NORMAL, true);
    builder.withHtmlContent(html, null);
    builder.toStream(out);
    builder.run();
    return out.toByteArray();
  }

  private static byte[] font(String style) throws Exception {
    try (var in = WholePages.class.getResourceAsStream("/liberation/LiberationSans-" + style + ".ttf")) {
      return in.readAllBytes();
    }
  }

  private static boolean conforms(byte[] page, PDFAFlavour flavour) throws Exception {
    var wrong = PdfaJudge.wrong(page, flavour);
    wrong.stream().limit(5).forEach(each -> System.err.println(flavour + " " + each));
    return wrong.isEmpty();
  }
}
