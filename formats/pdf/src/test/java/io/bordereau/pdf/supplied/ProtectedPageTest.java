package io.bordereau.pdf.supplied;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.mapping.Finding;
import io.bordereau.pdf.archive.FacturXMark;
import io.bordereau.pdf.bounds.Limits;
import io.bordereau.pdf.reading.IncomingPdf;
import io.bordereau.pdf.supplied.Taken.Outcome;
import io.bordereau.signing.judges.PdfaJudge;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Pages that are encrypted: what opens for everybody and may be changed goes on without encryption, everything else is refused. */
class ProtectedPageTest {
  private static final Instant WHEN = Instant.parse("2026-02-10T08:00:00Z");
  private static final Limits SMALL = new Limits(64L << 20, 300_000, 2_000, 1_000, 512L << 20, 40_000_000, 20_000_000, 10_000_000, Duration.ofSeconds(60));

  @TempDir
  private Path folder;

  private static Taken take(byte[] pdf) {
    return SuppliedPage.take(pdf, Invoices.usual(), Wishes.plain(WHEN));
  }

  private static List<String> codes(List<Finding> findings) {
    return findings.stream().map(Finding::code).toList();
  }

  @Test
  void aPageThatOpensAndMayBeChangedGoesOnWithoutEncryption() throws Exception {
    var pdf = SuppliedPdfs.encrypted("");
    var taken = take(pdf);
    assertEquals(List.of("PDF-66", "PDF-30"), codes(taken.findings()), taken.findings().toString());
    assertEquals(Outcome.ARCHIVED, taken.outcome());
    var page = taken.page().orElseThrow().bytes();
    assertEquals(List.of(), PdfaJudge.wrong(page, PDFAFlavour.PDFA_3_B));
    assertEquals(0, SuppliedPageTest.different(pdf, page));
    assertEquals(taken.page(), take(pdf).page(), "the same page gives the same bytes");
    assertEquals(List.of("PDF-66", "PDF-33"), codes(SuppliedPage.take(pdf, Invoices.with(Map.of("number", "RE-2026-4712")), Wishes.plain(WHEN)).findings()));
  }

  @Test
  void aPageThatCannotBecomeAnArchiveIsKeptWithoutEncryption() throws Exception {
    var pdf = SuppliedPdfs.encrypted(OtherMakers.openPdf(false), "", new AccessPermission());
    var taken = take(pdf);
    assertEquals(List.of("PDF-66", "PDF-28"), codes(taken.findings()), taken.findings().toString());
    assertEquals(Outcome.KEPT, taken.outcome());
    try (var plain = Loader.loadPDF(taken.page().orElseThrow().bytes())) {
      assertFalse(plain.isEncrypted());
    }
    assertEquals(0, SuppliedPageTest.different(pdf, taken.page().orElseThrow().bytes()));
    assertEquals(taken.page(), take(pdf).page(), "the same page gives the same bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"40", "128 --use-aes=n", "128 --use-aes=y", "256", "256 --cleartext-metadata"})
  void everyCipherThatQpdfKnows(String cipher) throws Exception {
    var words = cipher.split(" ");
    var line = new java.util.ArrayList<>(List.of("--object-streams=generate", "--allow-weak-crypto", "--encrypt", "", "owner", words[0]));
    line.addAll(List.of(words).subList(1, words.length));
    line.add("--");
    var pdf = new OtherMakers(folder).qpdf(OtherMakers.openPdf(true), line.toArray(String[]::new));
    var taken = take(pdf);
    assertEquals(List.of("PDF-66", "PDF-30"), codes(taken.findings()), taken.findings().toString());
    assertEquals(0, SuppliedPageTest.different(pdf, taken.page().orElseThrow().bytes()));
  }

  @Test
  void aPageWhoseMakerForbidsChangesIsRefused() throws Exception {
    var forbidden = new AccessPermission();
    forbidden.setCanModify(false);
    var taken = take(SuppliedPdfs.encrypted(SuppliedPdfs.html(false), "", forbidden));
    assertEquals(List.of("PDF-67"), codes(taken.findings()));
    assertEquals(Outcome.REFUSED, taken.outcome());
    assertEquals("to change it", taken.findings().get(0).value());
    var pdf = new OtherMakers(folder).qpdf(OtherMakers.openPdf(true), "--encrypt", "", "owner", "256", "--modify=none", "--extract=n", "--print=none", "--");
    assertEquals("to change it, to copy from it, to print it", take(pdf).findings().get(0).value());
  }

  @Test
  void aPageThatIsSignedAndEncryptedIsRefused() throws Exception {
    assertEquals(List.of("PDF-68"), codes(take(SuppliedPdfs.encrypted(SuppliedPdfs.signed(), "", new AccessPermission())).findings()));
  }

  @Test
  void anInvoiceThatCameEncryptedIsReadWithAWarning() throws Exception {
    var made = SuppliedPage.take(SuppliedPdfs.html(false), Invoices.usual(),
        new Wishes(true, List.of(SuppliedPageTest.XML), FacturXMark.of("EN 16931"), Wishes.Wordless.WARN, WHEN, Limits.HOUSE)).page().orElseThrow().bytes();
    var locked = new AccessPermission();
    locked.setCanModify(false);
    locked.setCanExtractContent(false);
    var read = IncomingPdf.read(SuppliedPdfs.encrypted(made, "", locked), Limits.HOUSE);
    assertEquals(SuppliedPageTest.XML.content(), read.xml().orElseThrow().content());
    assertTrue(Set.copyOf(codes(read.findings())).contains("PDF-69"), read.findings().toString());
    assertEquals(List.of("PDF-21"), codes(IncomingPdf.read(SuppliedPdfs.encrypted(made, "secret", locked), Limits.HOUSE).findings()));
  }

  @Test
  void aBombIsFoundThoughItIsEncrypted() throws Exception {
    var pdf = SuppliedPdfs.encrypted(HostilePdfTest.bomb("/Filter /FlateDecode", RawPdf.zeros(200L << 20)), "", new AccessPermission());
    var found = take(pdf);
    assertEquals(List.of("PDF-22"), codes(found.findings()), found.findings().toString());
    var packed = new OtherMakers(folder).qpdf(OtherMakers.openPdf(true), "--object-streams=generate", "--encrypt", "", "owner", "256", "--");
    var small = SuppliedPage.take(packed, Invoices.usual(), new Wishes(true, List.of(), null, Wishes.Wordless.WARN, WHEN, SMALL));
    assertEquals(List.of("PDF-22"), codes(small.findings()), small.findings().toString());
  }
}
