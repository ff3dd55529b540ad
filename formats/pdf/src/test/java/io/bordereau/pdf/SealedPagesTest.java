package io.bordereau.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Invoice;
import io.bordereau.law.PageWord;
import io.bordereau.mapping.Context;
import io.bordereau.pdf.paper.SealPlace;
import io.bordereau.signing.judges.PdfaJudge;
import io.bordereau.signing.keys.DevelopmentKeys;
import io.bordereau.signing.keys.KeyMaterial;
import io.bordereau.signing.pades.PadesSigner;
import io.bordereau.signing.pades.PdfBytes;
import io.bordereau.signing.pades.PdfLimits;
import io.bordereau.signing.pades.PdfOutcome;
import io.bordereau.signing.pades.Seal;
import io.bordereau.signing.pades.SignatureOrder;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.SignatureLevel;
import io.bordereau.xml.own.BordereauJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Every invoice of the samples with the seal of a signature: nothing was drawn where it stands, and the page stays PDF/A-3a and PDF/UA-1. */
class SealedPagesTest {
  private static final Path SAMPLES = Path.of(System.getProperty("bordereau.root", "../..")).resolve("samples");
  private static final int DPI = 100;

  @TempDir
  static Path folder;
  private static PadesSigner signer;

  @BeforeAll
  static void keys() throws Exception {
    var keys = new DevelopmentKeys(folder);
    keys.ensure(Instant.now(), List.of());
    keys.ensureDocuments(Instant.now(), List.of("us"));
    signer = new PadesSigner(KeyMaterial.load(keys.documents("us"), Files.readString(keys.password()).strip().toCharArray()), SignatureLevel.B, Authorities.NONE, PdfLimits.DEFAULT);
  }

  private static Optional<Invoice> invoice(Path file) {
    try {
      return BordereauJson.INSTANCE.read(Files.readAllBytes(file), Context.NEUTRAL).getFirst().document().filter(Invoice.class::isInstance).map(Invoice.class::cast);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> theSealHidesNothingAndThePageStaysWhatItWas() throws IOException {
    try (var folders = Files.list(SAMPLES)) {
      var files = folders.map(f -> f.resolve("document.json")).filter(Files::exists).filter(f -> invoice(f).isPresent()).sorted().toList();
      assertTrue(files.size() > 40, files.size() + " samples");
      return files.stream().map(file -> DynamicTest.dynamicTest(file.getParent().getFileName().toString(), () -> {
        var order = EpdfOrder.of(invoice(file).orElseThrow(), null, null).tested(true).sealed(true);
        var page = Epdf.render(order);
        assertEquals(List.of(), page.faults());
        assertEquals(page.seal(), Epdf.seal(order), "the same place each time");
        assertEquals(0, ink(page.bytes(), page.seal().orElseThrow()), "pixels below the seal");
        var signed = signed(page.bytes(), page.seal().orElseThrow(), order);
        for (var flavour : List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)) assertEquals(List.of(), PdfaJudge.wrong(signed, flavour), flavour.toString());
        assertTrue(ink(signed, page.seal().orElseThrow()) > 100, "now there is something");
      }));
    }
  }

  private static byte[] signed(byte[] page, SealPlace at, EpdfOrder order) throws Exception {
    var words = order.language();
    var seal = new Seal(at.page(), at.left(), at.bottom(), at.width(), at.height(), words.word(PageWord.SIGNED_BY, "Larkfield Instruments, Abteilung Rechnungswesen"),
        List.of(words.word(PageWord.SIGNED_AT, "20.11.2026, 08:15:30 UTC"), words.word(PageWord.SIGNATURE_REASON, words.word(PageWord.SIGNATURE_PURPOSE)),
            words.word(PageWord.SIGNATURE_ISSUER, "A Trust Service, qualified seals, class 3")));
    var outcome = signer.sign(PdfBytes.of(page), new SignatureOrder(Instant.now(), null, null, null, "signature", "stamp", words.tag(), Optional.of(seal)));
    return assertInstanceOf(PdfOutcome.Signed.class, outcome).pdf().bytes();
  }

  /** How many pixels are not white where the seal stands. */
  private static int ink(byte[] pdf, SealPlace place) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      var picture = new PDFRenderer(document).renderImageWithDPI(place.page() - 1, DPI);
      float scale = DPI / 72f;
      int count = 0;
      for (int y = (int) (picture.getHeight() - (place.bottom() + place.height()) * scale); y < picture.getHeight() - place.bottom() * scale; y++) {
        for (int x = (int) (place.left() * scale); x < (place.left() + place.width()) * scale; x++) if ((picture.getRGB(x, y) & 0xFFFFFF) != 0xFFFFFF) count++;
      }
      return count;
    }
  }
}
