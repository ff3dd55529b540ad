package io.bordereau.routes.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Attachment;
import io.bordereau.document.Blob;
import io.bordereau.document.Invoice;
import io.bordereau.envelopes.CxmlMultipart;
import io.bordereau.formats.Formats;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Residue;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.PageTerms;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.agreements.Routing;
import io.bordereau.routes.hybrid.Hybrids;
import io.bordereau.routes.pages.EpdfFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** The page that our own system made of its document goes with the document, when both say the same. */
class TakePageTest {
  private static final OffsetDateTime AT = OffsetDateTime.parse("2026-11-20T09:00:00+01:00");
  private static final Agreements AGREEMENTS = Agreements.load(Path.of(System.getProperty("bordereau.root"), "config")).agreements();
  private static final String JSON = new String(Hybrids.sample("invoice-basic/document.json"), StandardCharsets.UTF_8);
  private static final Invoice PLAIN = read(JSON);
  private static final byte[] PDF = Hybrids.pdf(Hybrids.lines(PLAIN), null);

  private static Invoice read(String json) {
    var read = Formats.byId("bordereau-json").orElseThrow().read(json.getBytes(StandardCharsets.UTF_8), Context.NEUTRAL).get(0);
    return (Invoice) read.document().orElseThrow(() -> new AssertionError(read.findings()));
  }

  /** As our own system hands it over. */
  private static Invoice with(byte[]... pages) {
    var text = new StringBuilder("{\"attachments\": [");
    for (var page : pages) text.append(text.charAt(text.length() - 1) == '[' ? "" : ", ").append("{\"role\": \"page\", \"content\": \"").append(Blob.of(page).base64()).append("\"}");
    return read(text + "], " + JSON.substring(JSON.indexOf('{') + 1));
  }

  private static Passage passage(Invoice invoice) {
    return new Passage(null, null, invoice, Residue.NONE, new Routing.To(AGREEMENTS.company("larkfield-fr").orElseThrow(), AGREEMENTS.partner("valmont").orElseThrow()), null, AT, null, List.of());
  }

  @Test
  void aDocumentWithoutAPageGoesOn() {
    var p = passage(PLAIN);
    assertEquals(p, new TakePage(() -> AGREEMENTS).take(p));
  }

  @Test
  void thePageThatSaysTheSameTravelsAsAnAttachmentLikeAnyOther() {
    var p = new TakePage(() -> AGREEMENTS).take(passage(with(PDF)));
    var page = ((Invoice) p.document()).attachments().getLast();
    assertNull(page.role());
    assertEquals(PLAIN.number() + ".pdf", page.filename());
    assertEquals("application/pdf", page.mime());
    assertEquals(Blob.of(PDF), page.content(), "it was PDF/A already");
    assertTrue(p.steps().getLast().words().contains("byte for byte"));
    for (var id : List.of("ubl-2.1", "cii-d16b", "peppol-bis-3", "factur-x")) {
      var format = Formats.byId(id).orElseThrow();
      var written = format.write(p.document(), Residue.NONE, Context.NEUTRAL);
      assertTrue(written.lost().stream().noneMatch(l -> l.term().startsWith("BT-125") || l.term().equals("BX-930")), id + written.lost());
      var back = (Invoice) format.read(written.bytes(), Context.NEUTRAL).get(0).document().orElseThrow();
      assertEquals(page.content(), back.attachments().getLast().content(), id);
    }
    var parts = CxmlMultipart.parts(p.document());
    assertEquals(Blob.of(PDF), Blob.of(parts.getLast().content()));
  }

  @Test
  void whereThePageIsTheInvoiceItCarriesTheDataAndTheDataDoNotCarryThePage() throws Exception {
    var plain = Hybrids.pdf(Hybrids.lines(PLAIN), null);
    var brought = with(plain);
    var p = passage(brought).routed(null, EpdfFormat.PLAIN);
    assertEquals(p, new TakePage(() -> AGREEMENTS).take(p), "it is taken when it is rendered");
    var written = EpdfFormat.PLAIN.write(brought, Residue.NONE, Context.NEUTRAL);
    assertEquals(List.of(), written.findings().stream().filter(Finding::isError).toList());
    try (var before = Loader.loadPDF(plain); var after = Loader.loadPDF(written.bytes())) {
      assertEquals(new PDFTextStripper().getText(before), new PDFTextStripper().getText(after), "the page of our own system");
    }
    var back = EpdfFormat.PLAIN.read(written.bytes(), Context.NEUTRAL).get(0);
    assertEquals(PLAIN.number(), ((Invoice) back.document().orElseThrow()).number());
    assertEquals(PLAIN.attachments(), ((Invoice) back.document().orElseThrow()).attachments());
    var other = Hybrids.pdf(Hybrids.lines(PLAIN).stream().map(l -> l.replace(PLAIN.number(), "4711-B")).toList(), null);
    assertTrue(EpdfFormat.PLAIN.write(with(other), Residue.NONE, Context.NEUTRAL).findings().stream().anyMatch(f -> f.code().equals("PDF-33")));
    assertTrue(EpdfFormat.PLAIN.write(with(plain, plain), Residue.NONE, Context.NEUTRAL).findings().stream().anyMatch(f -> f.code().equals("PDF-49")));
  }

  @Test
  void aPageThatSaysSomethingElseRefusesTheDocument() {
    var other = Hybrids.pdf(Hybrids.lines(PLAIN).stream().map(l -> l.replace(PLAIN.number(), "4711-B")).toList(), null);
    assertEquals(List.of("PDF-33"), refused(with(other)));
    assertEquals(List.of("PDF-20"), refused(with(new byte[] {1, 2, 3})));
    assertEquals(List.of("PDF-49"), refused(with(PDF, PDF)));
  }

  private static List<String> refused(Invoice invoice) {
    var refusal = assertThrows(Refusal.class, () -> new TakePage(() -> AGREEMENTS).take(passage(invoice)));
    return refusal.findings().stream().filter(Finding::isError).map(Finding::code).toList();
  }

  @Test
  void aScannedPageGoesOutWithAWarningOrNotAtAllAsAgreed() throws Exception {
    var scan = Hybrids.pdf(List.of(), null);
    assertTrue(new TakePage(() -> AGREEMENTS).take(passage(with(scan))).steps().getLast().findings().stream().anyMatch(f -> f.code().equals("PDF-32") && !f.isError()));
    var p = passage(with(scan));
    var terms = new PageTerms(null, null, null, null, io.bordereau.pdf.supplied.Wishes.Wordless.REFUSE);
    var valmont = p.to().partner();
    var strict = new Partner(valmont.id(), valmont.name(), valmont.company(), valmont.identifiers(), valmont.state(), valmont.consent(),
        valmont.format(), valmont.options(), valmont.overlay(), valmont.formats(), valmont.profile(), valmont.rules(), valmont.network(),
        valmont.connector(), valmont.envelope(), valmont.endpoint(), valmont.inbound(), valmont.acknowledgements(), valmont.losses(),
        valmont.residue(), valmont.retry(), valmont.lane(), valmont.assumptions(), terms);
    var refusal = assertThrows(Refusal.class, () -> new TakePage(() -> AGREEMENTS).take(p.routed(new Routing.To(p.to().company(), strict), p.target())));
    assertEquals(List.of("PDF-32"), refusal.findings().stream().filter(Finding::isError).map(Finding::code).toList());
  }

  @Test
  void theRoleOfAPageThatWasNotTakenIsNotLostInSilence() {
    var written = Formats.byId("ubl-2.1").orElseThrow().write(with(PDF), Residue.NONE, Context.NEUTRAL);
    assertTrue(written.lost().stream().anyMatch(l -> l.term().equals("BX-930") && l.value().equals(Attachment.PAGE)));
    assertFalse(PLAIN.attachments().stream().anyMatch(Attachment::isPage));
    assertNotEquals(PLAIN, with(PDF));
  }
}
