package io.bordereau.routes.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Attachment;
import io.bordereau.document.Invoice;
import io.bordereau.envelopes.CxmlMultipart;
import io.bordereau.formats.Formats;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Residue;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Routing;
import io.bordereau.routes.ledger.Claim;
import io.bordereau.signing.keys.DevelopmentKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub's own page travels inside of the format of the legal original, as a copy, where it is agreed. */
class CopyPageTest {
  private static final Path ROOT = Path.of(System.getProperty("bordereau.root"));
  private static final OffsetDateTime AT = OffsetDateTime.parse("2026-11-20T09:00:00+01:00");

  @TempDir
  Path folder;
  private Agreements agreements;

  @BeforeEach
  void configure() throws IOException {
    try (var files = Files.walk(ROOT.resolve("config"))) {
      for (var file : files.filter(f -> !f.startsWith(ROOT.resolve("config/keys"))).toList()) {
        var to = folder.resolve(ROOT.resolve("config").relativize(file).toString());
        if (Files.isDirectory(file)) Files.createDirectories(to);
        else Files.copy(file, to);
      }
    }
    new DevelopmentKeys(folder.resolve("keys")).ensure(Instant.now(), List.of());
    new DevelopmentKeys(folder.resolve("keys")).ensureDocuments(Instant.now(), List.of("larkfield-fr", "larkfield-us"));
  }

  private void agreed(String file, String more) throws IOException {
    var path = folder.resolve(file);
    Files.writeString(path, Files.readString(path) + more);
    agreements = Agreements.load(folder).agreements();
  }

  private static Invoice invoice(String number) throws IOException {
    var read = Formats.byId("bordereau-json").orElseThrow().read(Files.readAllBytes(ROOT.resolve("samples/demo/" + number + ".json")), Context.NEUTRAL).get(0);
    return (Invoice) read.document().orElseThrow();
  }

  private Passage passage(String partner, Invoice invoice) {
    var to = agreements.partner(partner).orElseThrow();
    return new Passage(new Claim("work-1", Kinds.PREPARE, "doc-1", null, "test", 1, 1, Instant.now()), null, invoice, Residue.NONE,
        new Routing.To(agreements.company(to.company()).orElseThrow(), to), Formats.byId(to.format()).orElseThrow(), AT, null, List.of());
  }

  private Passage copied(String partner, Invoice invoice) {
    var pages = new CompanyPages(() -> agreements);
    return new CopyPage(() -> agreements, pages, new Sign(() -> agreements, pages, new SignTest.NothingBegun(), Clock.systemUTC()), Clock.systemUTC()).copy(passage(partner, invoice));
  }

  private static Attachment page(Passage p) {
    return ((Invoice) p.document()).attachments().getLast();
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      assertEquals(null, document.getDocumentCatalog().getNames() == null ? null : document.getDocumentCatalog().getNames().getEmbeddedFiles(), "the data are beside it");
      return new PDFTextStripper().getText(document);
    }
  }

  private static boolean signed(byte[] pdf) {
    return new String(pdf, StandardCharsets.ISO_8859_1).contains("/ETSI.CAdES.detached");
  }

  @Test
  void insideOfUblItSaysThatItIsACopyOfIt() throws IOException {
    agreed("partners/valmont.yaml", "page: {attach: copy}\n");
    var p = copied("valmont", invoice("4718"));
    assertTrue(page(p).filename().endsWith("4718-page.pdf"), page(p).filename());
    var text = text(page(p).content().bytes());
    assertTrue(text.contains("Copie"), text);
    assertTrue(text.replace('\n', ' ').contains(p.target().name()), text);
    assertFalse(signed(page(p).content().bytes()), "the company did not say so");
    var written = p.target().write(p.document(), p.rest(), p.context());
    assertEquals(List.of(), written.lost().stream().filter(l -> l.where().startsWith("attachments")).toList());
    var back = (Invoice) p.target().read(written.bytes(), Context.NEUTRAL).get(0).document().orElseThrow();
    assertEquals(page(p).content(), back.attachments().getLast().content());
    assertEquals(List.of(), io.bordereau.rules.Rules.official().validate("peppol-bis-3", written.bytes()).findings().stream().filter(Finding::isError).toList());
  }

  @Test
  void whatIsNotAgreedOnIsNotAttached() throws IOException {
    agreed("partners/valmont.yaml", "");
    var p = passage("valmont", invoice("4718"));
    assertSame(p.document(), copied("valmont", (Invoice) p.document()).document());
  }

  @Test
  void theCompanyMayHaveItSignedAndSealed() throws IOException {
    agreed("partners/valmont.yaml", "page: {attach: copy, seal: visible, language: de-DE}\n");
    agreed("companies/larkfield-fr.yaml", "  copies: true\n");
    var p = copied("valmont", invoice("4718"));
    assertTrue(p.steps().getLast().words().endsWith("signed"), p.steps().getLast().words());
    var bytes = page(p).content().bytes();
    assertTrue(signed(bytes));
    assertTrue(text(bytes).contains("TEST"), "the key is one of development");
    try (var document = Loader.loadPDF(bytes)) {
      assertTrue(document.getPage(0).getAnnotations().stream().anyMatch(a -> a.getRectangle().getWidth() > 100), "the seal");
    }
  }

  @Test
  void besideCxmlItIsAPartOfTheMessage() throws IOException {
    agreed("partners/halden.yaml", "page: {attach: copy}\n");
    assertTrue(agreements.partner("halden").isEmpty(), "AGR-30: attachments do not travel beside");
    var path = folder.resolve("partners/halden.yaml");
    Files.writeString(path, Files.readString(path).replace("options: {sign: negative}", "options: {sign: negative, attachments: beside}"));
    agreements = Agreements.load(folder).agreements();
    var p = copied("halden", invoice("4713"));
    var written = p.target().write(p.document(), p.rest(), p.context());
    var part = CxmlMultipart.parts(p.document()).getLast();
    assertArrayEquals(page(p).content().bytes(), part.content());
    assertTrue(new String(written.bytes(), StandardCharsets.UTF_8).contains("cid:"), "the body names it");
  }

  @Test
  void insideOfARosettaNetMessageItIsAnAttachment() throws IOException {
    agreed("partners/kestrel.yaml", "page: {attach: copy}\n");
    var p = copied("kestrel", invoice("4725"));
    assertTrue(page(p).id().matches("[A-Za-z0-9._@-]{1,100}"), page(p).id());
    var written = p.target().write(p.document(), p.rest(), p.context());
    assertTrue(new String(written.bytes(), StandardCharsets.UTF_8).contains("cid:" + page(p).id()), "the service content names it");
  }

  @Test
  void aCopyThatIsTooLargeStaysBehindAndTheInvoiceGoesOut() throws IOException {
    agreed("partners/valmont.yaml", "page: {attach: copy, most: 1}\n");
    var invoice = invoice("4718");
    var p = copied("valmont", invoice);
    assertEquals(invoice, p.document());
    assertEquals(List.of("WARNING PDF-10"), p.steps().getLast().findings().stream().map(f -> f.severity() + " " + f.code()).toList());
  }

  @Test
  void aPageThatTheDocumentBringsGoesInstead() throws IOException {
    agreed("partners/valmont.yaml", "page: {attach: copy}\n");
    var invoice = invoice("4718");
    var own = new Attachment("p", null, null, io.bordereau.document.Blob.of(new byte[] {1}), "application/pdf", "p.pdf", null, null, null, Attachment.PAGE);
    var brings = io.bordereau.routes.pages.SuppliedInvoice.with(invoice, List.of(own));
    assertSame(brings, copied("valmont", brings).document());
  }
}
