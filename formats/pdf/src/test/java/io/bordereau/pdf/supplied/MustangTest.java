package io.bordereau.pdf.supplied;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Blob;
import io.bordereau.pdf.archive.AssociatedFile;
import io.bordereau.pdf.archive.FacturXMark;
import io.bordereau.pdf.archive.Relationship;
import io.bordereau.pdf.bounds.Limits;
import io.bordereau.pdf.reading.IncomingPdf;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mustangproject.ZUGFeRD.ZUGFeRDImporter;

/** A reader that is not ours finds the XML that we put behind a supplied page, and reads the same from it. */
class MustangTest {
  private static final Path SAMPLES = Path.of(System.getProperty("bordereau.root", "../..")).resolve("samples");
  private static final Instant WHEN = Instant.parse("2026-02-10T08:00:00Z");

  @ParameterizedTest
  @CsvSource({"invoice-basic/factur-x.xml,EN 16931", "invoice-basic/factur-x-extended.xml,EXTENDED", "invoice-basic/factur-x-basic.xml,BASIC", "invoice-basic/xrechnung-3-cii.xml,XRECHNUNG",
      "credit-note-partial/factur-x.xml,EN 16931"})
  void theEmbeddedXmlIsFound(String sample, String level) throws Exception {
    var xml = Files.readAllBytes(SAMPLES.resolve(sample));
    var mark = FacturXMark.of(level);
    var file = new AssociatedFile(mark.fileName(), "text/xml", Relationship.ALTERNATIVE, "The invoice as data", WHEN, Blob.of(xml));
    var taken = SuppliedPage.take(SuppliedPdfs.html(false), Invoices.usual(), new Wishes(true, List.of(file), mark, Wishes.Wordless.WARN, WHEN, Limits.HOUSE));
    assertEquals(Taken.Outcome.ARCHIVED, taken.outcome(), taken.findings().toString());
    var pdf = taken.page().orElseThrow().bytes();
    var theirs = new ZUGFeRDImporter(new ByteArrayInputStream(pdf));
    assertTrue(theirs.canParse());
    var text = new String(xml, java.nio.charset.StandardCharsets.UTF_8);
    assertTrue(text.contains("<ram:ID>" + theirs.getInvoiceID() + "</ram:ID>"), theirs.getInvoiceID());
    assertTrue(text.contains(">" + theirs.getAmount() + "</ram:DuePayableAmount>"), theirs.getAmount());
    assertArrayEquals(xml, IncomingPdf.read(pdf, Limits.HOUSE).xml().orElseThrow().content().bytes());
  }
}
