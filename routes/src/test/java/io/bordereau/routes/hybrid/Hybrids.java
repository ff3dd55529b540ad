package io.bordereau.routes.hybrid;

import io.bordereau.document.Blob;
import io.bordereau.document.Invoice;
import io.bordereau.formats.Formats;
import io.bordereau.mapping.Context;
import io.bordereau.pdf.archive.Archive;
import io.bordereau.pdf.archive.ArchiveFacts;
import io.bordereau.pdf.archive.AssociatedFile;
import io.bordereau.pdf.archive.Conformance;
import io.bordereau.pdf.archive.FacturXMark;
import io.bordereau.pdf.archive.Relationship;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Hybrid invoices for tests. */
public final class Hybrids {
  /** When they were made. */
  public static final Instant WHEN = Instant.parse("2026-11-20T08:00:00Z");
  private static final Path SAMPLES = Path.of(System.getProperty("bordereau.root", "..")).resolve("samples");

  private Hybrids() {}

  /** The sample of that name in a format. */
  public static byte[] sample(String file) {
    try {
      return Files.readAllBytes(SAMPLES.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The document in some XML. */
  public static Invoice invoice(byte[] xml) {
    return (Invoice) Formats.detect(xml).orElseThrow().read(xml, Context.NEUTRAL).get(0).document().orElseThrow();
  }

  /** What its page says. */
  public static List<String> lines(Invoice i) {
    var lines = new ArrayList<>(List.of("Invoice number: " + i.number(), "Invoice date: " + i.issued(), i.seller().name() + ", VAT " + i.seller().vatId(),
        i.buyer().name() + ", VAT " + i.buyer().vatId(), "Net " + i.totals().withoutTax() + " " + i.currency(), "Tax " + i.totals().tax() + " " + i.currency(),
        "Total with tax " + i.totals().withTax() + " " + i.currency(), "To pay " + i.totals().due() + " " + i.currency()));
    if (i.due() != null) lines.add("Due date: " + i.due());
    return lines;
  }

  /** The XML as a file of this name. */
  public static AssociatedFile file(String name, Relationship relationship, byte[] content) {
    return new AssociatedFile(name, name.endsWith(".csv") ? "text/csv" : "text/xml", relationship, null, WHEN, Blob.of(content));
  }

  /** A PDF with these lines, files and mark. */
  public static byte[] pdf(List<String> lines, FacturXMark mark, AssociatedFile... files) {
    try (var document = new PDDocument(); var font = Hybrids.class.getResourceAsStream("/liberation/LiberationSans-Regular.ttf")) {
      var page = new PDPage();
      document.addPage(page);
      var face = PDType0Font.load(document, font, true);
      try (var content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(face, 11);
        content.setLeading(15);
        content.newLineAtOffset(72, 720);
        for (var line : lines) {
          content.showText(line);
          content.newLine();
        }
        content.endText();
      }
      var facts = ArchiveFacts.NONE.archive(Conformance.B);
      Archive.make(document, mark == null ? facts : facts.hybrid(mark), List.of(files));
      return Archive.bytes(document, String.join("\n", lines).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sample as it should be. */
  public static byte[] usual(byte[] xml) {
    return pdf(lines(invoice(xml)), FacturXMark.of("EN 16931"), file("factur-x.xml", Relationship.ALTERNATIVE, xml));
  }
}
