package io.bordereau.routes.pages;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Attachment;
import io.bordereau.document.Blob;
import io.bordereau.document.Invoice;
import io.bordereau.formats.Formats;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Residue;
import io.bordereau.routes.hybrid.Hybrids;
import io.bordereau.signing.keys.DevelopmentKeys;
import io.bordereau.signing.keys.KeyMaterial;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.SignatureLevel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The seal of a signature: what it says, in which language, where it stands, and when there is none. */
class PageSealTest {
  private static final Instant AT = Instant.parse("2026-11-20T08:15:30Z");
  @TempDir
  static Path folder;
  private static PageSigner signer;

  private final List<Finding> findings = new ArrayList<>();

  @BeforeAll
  static void keys() throws Exception {
    var keys = new DevelopmentKeys(folder);
    keys.ensure(Instant.now(), List.of());
    keys.ensureDocuments(Instant.now(), List.of("us"));
    signer = new PageSigner(KeyMaterial.load(keys.documents("us"), Files.readString(keys.password()).strip().toCharArray()), SignatureLevel.B, Authorities.NONE);
  }

  private static Invoice invoice(String sample) {
    return (Invoice) Formats.byId("bordereau-json").orElseThrow().read(Hybrids.sample(sample + "/document.json"), Context.NEUTRAL).get(0).document().orElseThrow();
  }

  private static Invoice supplied(byte[] page) {
    var invoice = invoice("invoice-basic");
    var attachment = new Attachment("page", null, null, Blob.of(page), "application/pdf", "page.pdf", null, null, null, Attachment.PAGE);
    return SuppliedInvoice.with(invoice, Stream.concat(invoice.attachments().stream(), Stream.of(attachment)).toList());
  }

  private byte[] signed(Invoice invoice, EpdfFormat look, Context context) {
    var page = look.write(invoice, Residue.NONE, context).bytes();
    assertArrayEquals(page, look.write(invoice, Residue.NONE, context).bytes(), "the same bytes before signing");
    var signed = signer.sign(page, invoice, look, context, AT, findings).orElseThrow(() -> new AssertionError(findings));
    assertEquals(-1, Arrays.mismatch(page, Arrays.copyOf(signed, page.length)));
    return signed;
  }

  /** What the seal says, where it stands, and what stood there before. */
  private record Seen(int page, String words, String below) {}

  private static Seen seen(byte[] pdf) throws Exception {
    try (var document = Loader.loadPDF(pdf)) {
      for (int i = 0; i < document.getNumberOfPages(); i++) {
        var page = document.getPage(i);
        for (var each : page.getAnnotations()) {
          if (each.getSubtype().equals("Widget") && each.getRectangle().getWidth() > 0) return new Seen(i + 1, words(each), below(page, each.getRectangle()));
        }
      }
      return null;
    }
  }

  private static String below(PDPage page, PDRectangle box) throws Exception {
    var stripper = new PDFTextStripperByArea();
    stripper.addRegion("seal", new java.awt.geom.Rectangle2D.Float(box.getLowerLeftX(), page.getCropBox().getHeight() - box.getUpperRightY(), box.getWidth(), box.getHeight()));
    stripper.extractRegions(page);
    return stripper.getTextForRegion("seal").strip();
  }

  private static String words(PDAnnotation seal) throws Exception {
    try (var alone = new org.apache.pdfbox.pdmodel.PDDocument()) {
      var page = new PDPage(new PDRectangle(seal.getRectangle().getWidth(), seal.getRectangle().getHeight()));
      alone.addPage(page);
      try (var content = new org.apache.pdfbox.pdmodel.PDPageContentStream(alone, page)) {
        content.drawForm(seal.getNormalAppearanceStream());
      }
      return new PDFTextStripper().getText(alone).replaceAll("\\s+", " ").strip();
    }
  }

  private static Context language(String tag) {
    return new Context(Map.of("language", tag, "country", tag.length() > 4 && tag.charAt(2) == '-' && tag.length() == 5 ? tag.substring(3) : "RS"), null, true);
  }

  @Test
  void itSaysWhoWhenAndWhyInTheLanguageOfThePageAndHidesNothing() throws Exception {
    var basic = EpdfFormat.PLAIN.sealed(true);
    var german = seen(signed(invoice("swiss-qr-bill"), basic, Context.NEUTRAL));
    assertEquals("Digital signiert von us documents - NOT FOR PRODUCTION Zeitpunkt: 20.11.2026, 08:15:30 UTC Grund: Echtheit der Herkunft und Unversehrtheit des Inhalts "
        + "Ausgestellt von: Bordereau documents issuer - NOT FOR PRODUCTION", german.words());
    assertEquals("", german.below());
    var serbian = seen(signed(invoice("export-serbia"), basic, language("sr-Cyrl")));
    assertTrue(serbian.words().contains("\u0420\u0430\u0437\u043b\u043e\u0433: \u0430\u0443\u0442\u0435\u043d\u0442\u0438\u0447\u043d\u043e\u0441\u0442"), serbian.words());
    assertTrue(seen(signed(invoice("invoice-basic"), basic, language("fr-BE"))).words().contains("authenticit\u00e9 de l\u2019origine"));
    assertEquals(null, seen(signed(invoice("invoice-basic"), EpdfFormat.PLAIN, Context.NEUTRAL)), "none unless it is wanted");
    assertEquals(List.of(), findings);
  }

  @Test
  void onAPageOfOthersItStandsWhereNothingIs() throws Exception {
    var page = Hybrids.pdf(Hybrids.lines(invoice("invoice-basic")), null);
    var seen = seen(signed(supplied(page), EpdfFormat.PLAIN.sealed(true), Context.NEUTRAL));
    assertEquals("", seen.below());
    assertTrue(seen.words().contains("\u00e9lectroniquement"), seen.words());
    assertEquals(List.of(), findings);
  }

  @Test
  void whereAPageOfOthersHasNoFreePlaceItIsSignedUnseen() throws Exception {
    var lines = new ArrayList<>(Hybrids.lines(invoice("invoice-basic")));
    byte[] full;
    try (var document = Loader.loadPDF(Hybrids.pdf(lines, null))) {
      for (var page : document.getPages()) {
        try (var content = new org.apache.pdfbox.pdmodel.PDPageContentStream(document, page, org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode.APPEND, true, true)) {
          content.addRect(3, 3, page.getCropBox().getWidth() - 6, page.getCropBox().getHeight() - 6);
          for (float y = 0; y < page.getCropBox().getHeight(); y += 20) {
            content.moveTo(0, y);
            content.lineTo(page.getCropBox().getWidth(), y);
          }
          content.stroke();
        }
      }
      var out = new java.io.ByteArrayOutputStream();
      document.save(out, org.apache.pdfbox.pdfwriter.compress.CompressParameters.NO_COMPRESSION);
      full = out.toByteArray();
    }
    assertEquals(null, seen(signed(supplied(full), EpdfFormat.PLAIN.sealed(true), Context.NEUTRAL)));
    assertEquals(List.of("PDF-09"), findings.stream().map(Finding::code).toList());
    assertTrue(new String(full, StandardCharsets.ISO_8859_1).startsWith("%PDF-"));
  }
}
