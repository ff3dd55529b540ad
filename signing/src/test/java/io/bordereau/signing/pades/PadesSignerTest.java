package io.bordereau.signing.pades;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import eu.europa.esig.dss.enumerations.Indication;
import io.bordereau.signing.judges.DssJudge;
import io.bordereau.signing.judges.PdfaJudge;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.pki.Kind;
import io.bordereau.signing.pki.TestPki;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.SignatureLevel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Signatures in PDFs, judged by EU DSS, poppler and veraPDF. */
class PadesSignerTest {
  private static final TestPki PKI = TestPki.shared();
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final Seal SEAL = new Seal(0, 60, 60, 220, 64, "Digital signiert", List.of("Larkfield Instruments", "22.11.2026 19:15 UTC", "Електронски печат – Ελλάδα"));

  @TempDir
  private Path folder;

  static Authorities responders() {
    return new Authorities(PKI.timestamps(), PKI.responses(), List.of(PKI.anchor(), PKI.intermediate().certificate()));
  }

  private static SignatureOrder plain() {
    return SignatureOrder.plain(NOW, "Digitale Signatur von Larkfield Instruments", "Zeitstempel");
  }

  private static SignatureOrder sealed() {
    return new SignatureOrder(NOW, "Larkfield Instruments", "Rechnung", "Wien", "Digitale Signatur von Larkfield Instruments", "Zeitstempel", "de-AT", Optional.of(SEAL));
  }

  private static byte[] sign(byte[] pdf, SignatureLevel level, Kind kind, SignatureOrder order) throws Exception {
    var outcome = new PadesSigner(PKI.leaf(kind), level, responders(), PdfLimits.DEFAULT).sign(PdfBytes.of(pdf), order);
    return assertInstanceOf(PdfOutcome.Signed.class, outcome, outcome::toString).pdf().bytes();
  }

  static void passed(SignatureLevel level, DssJudge.Said said) {
    assertEquals(Indication.TOTAL_PASSED, said.indication(), said::toString);
    assertEquals("PAdES_BASELINE_" + level, said.level().name(), said::toString);
  }

  @ParameterizedTest
  @CsvSource({"B,RSA_2048,false", "B,P_256,true", "B,P_384,false", "T,RSA_2048,true", "T,P_256,false", "LT,RSA_2048,false", "LT,P_384,true", "LTA,RSA_2048,true", "LTA,P_256,false"})
  void dssPassesWhatWeSignAtTheLevelAskedFor(SignatureLevel level, Kind kind, boolean compressed) throws Exception {
    var pdf = SamplePdf.tagged(2, compressed);
    for (var order : List.of(plain(), sealed())) {
      var signed = sign(pdf, level, kind, order);
      assertArrayEquals(pdf, Arrays.copyOf(signed, pdf.length), "what was there stays");
      var judge = level.compareTo(SignatureLevel.LT) >= 0 ? DssJudge.alone(PKI) : DssJudge.today(PKI);
      passed(level, judge.judge(signed));
    }
  }

  @ParameterizedTest
  @CsvSource({"B,false", "B,true", "LTA,false", "LTA,true"})
  void aSignedFileIsWhatItWasForArchivesAndScreenReaders(SignatureLevel level, boolean compressed) throws Exception {
    var pdf = SamplePdf.tagged(2, compressed);
    for (var flavour : List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)) {
      assertEquals(List.of(), PdfaJudge.wrong(pdf, flavour), "before");
      assertEquals(List.of(), PdfaJudge.wrong(sign(pdf, level, Kind.P_256, plain()), flavour), flavour + " invisible");
      assertEquals(List.of(), PdfaJudge.wrong(sign(pdf, level, Kind.P_256, sealed()), flavour), flavour + " sealed");
    }
  }

  @Test
  void anOldArchiveFileStaysOne() throws Exception {
    var pdf = SamplePdf.old();
    assertEquals(List.of(), PdfaJudge.wrong(pdf, PDFAFlavour.PDFA_1_A), "before");
    assertEquals(List.of(), PdfaJudge.wrong(sign(pdf, SignatureLevel.LTA, Kind.P_256, sealed()), PDFAFlavour.PDFA_1_A));
  }

  @ParameterizedTest
  @CsvSource({"B,RSA_2048,false", "B,P_256,true", "B,P_384,false", "T,RSA_2048,true", "T,P_256,false"})
  void popplerAgrees(SignatureLevel level, Kind kind, boolean compressed) throws Exception {
    var file = Files.write(folder.resolve("signed.pdf"), sign(SamplePdf.tagged(1, compressed), level, kind, sealed()));
    var said = run("pdfsig", file.toString());
    assertTrue(said.contains("Signature Validation: Signature is Valid."), said);
    assertTrue(said.contains("Total document signed"), said);
    assertTrue(said.contains("ETSI.CAdES.detached"), said);
    assertTrue(said.contains("Signature #1") && !said.contains("Signature #2"), said);
  }

  @Test
  void popplerSeesAChange() throws Exception {
    var signed = sign(SamplePdf.tagged(1, false), SignatureLevel.B, Kind.P_256, plain());
    signed[signed.length / 3] ^= 1;
    var said = run("pdfsig", Files.write(folder.resolve("changed.pdf"), signed).toString());
    assertFalse(said.contains("Signature is Valid"), said);
    assertEquals(Indication.TOTAL_FAILED, DssJudge.today(PKI).judge(signed).indication());
  }

  @Test
  void thePagesLookAsBeforeSaveForTheSeal() throws Exception {
    var pdf = SamplePdf.tagged(2, false);
    var signed = sign(pdf, SignatureLevel.B, Kind.P_256, sealed());
    try (var before = Loader.loadPDF(pdf); var after = Loader.loadPDF(signed)) {
      var first = new PDFRenderer(before);
      var second = new PDFRenderer(after);
      assertEquals(0, differing(first.renderImageWithDPI(0, 72), second.renderImageWithDPI(0, 72), false), "the page without a seal");
      assertEquals(0, differing(first.renderImageWithDPI(1, 72), second.renderImageWithDPI(1, 72), true), "around the seal");
      assertTrue(differing(first.renderImageWithDPI(1, 72), second.renderImageWithDPI(1, 72), false) > 300, "the seal itself");
      assertEquals(new PDFTextStripper().getText(before), new PDFTextStripper().getText(after));
    }
    var text = run("pdftotext", "-layout", Files.write(folder.resolve("sealed.pdf"), signed).toString(), "-");
    assertTrue(text.contains("Rechnung 2026-117"), text);
  }

  private static int differing(java.awt.image.BufferedImage one, java.awt.image.BufferedImage other, boolean around) {
    int differing = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        boolean inside = x >= SEAL.left() - 1 && x <= SEAL.left() + SEAL.width() + 1 && y >= one.getHeight() - SEAL.bottom() - SEAL.height() - 1 && y <= one.getHeight() - SEAL.bottom() + 1;
        if (!(around && inside) && one.getRGB(x, y) != other.getRGB(x, y)) differing++;
      }
    }
    return differing;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 90, 180, 270})
  void aSealStandsUprightWhereItIsSeenToStand(int turn) throws Exception {
    var pdf = SamplePdf.changed(SamplePdf.tagged(1, false), d -> d.getPage(0).setRotation(turn));
    var signed = sign(pdf, SignatureLevel.B, Kind.P_256, sealed());
    try (var document = Loader.loadPDF(signed); var unsigned = Loader.loadPDF(pdf)) {
      var image = new PDFRenderer(document).renderImageWithDPI(0, 72);
      keep(image, "seal-" + turn + ".png");
      assertEquals(0, differing(new PDFRenderer(unsigned).renderImageWithDPI(0, 72), image, true));
      // the words begin at the left: more is dark in the left half than in the right one
      int left = dark(image, SEAL.left() + 4, SEAL.left() + SEAL.width() / 2);
      int right = dark(image, SEAL.left() + SEAL.width() / 2, SEAL.left() + SEAL.width() - 4);
      assertTrue(left > right, left + " and " + right);
    }
  }

  private static int dark(java.awt.image.BufferedImage image, float from, float to) {
    int dark = 0;
    for (int y = image.getHeight() - 120; y < image.getHeight() - 64; y++) {
      for (int x = (int) from; x < to; x++) {
        if ((image.getRGB(x, y) & 0xff) < 128) dark++;
      }
    }
    return dark;
  }

  private static void keep(java.awt.image.BufferedImage image, String name) throws Exception {
    var kept = Files.createDirectories(Path.of(System.getProperty("bordereau.root", ".")).resolve("signing/target/seals"));
    javax.imageio.ImageIO.write(image, "png", kept.resolve(name).toFile());
  }

  @ParameterizedTest
  @EnumSource(value = Kind.class, names = {"RSA_2048"})
  void theSameIsSignedToTheSameBytes(Kind kind) throws Exception {
    var pdf = SamplePdf.tagged(1, true);
    assertArrayEquals(sign(pdf, SignatureLevel.B, kind, sealed()), sign(pdf, SignatureLevel.B, kind, sealed()));
  }

  @Test
  void nothingButTheSignatureValueDiffersWithACurve() throws Exception {
    var pdf = SamplePdf.tagged(1, true);
    var one = sign(pdf, SignatureLevel.B, Kind.P_256, sealed());
    var other = sign(pdf, SignatureLevel.B, Kind.P_256, sealed());
    assertEquals(one.length, other.length);
    var text = new String(one, StandardCharsets.ISO_8859_1);
    int from = text.lastIndexOf("/Contents <");
    int to = text.indexOf('>', from);
    for (int i = 0; i < one.length; i++) {
      if (i < from || i > to) assertEquals(one[i], other[i], "byte " + i);
    }
  }

  @Test
  void aSecondSignatureLeavesTheFirstOneGood() throws Exception {
    var once = sign(SamplePdf.tagged(2, true), SignatureLevel.B, Kind.RSA_2048, sealed());
    var twice = sign(once, SignatureLevel.B, Kind.P_256, plain());
    var said = DssJudge.today(PKI).all(twice);
    assertEquals(2, said.size());
    said.forEach(each -> passed(SignatureLevel.B, each));
    for (var flavour : List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)) assertEquals(List.of(), PdfaJudge.wrong(twice, flavour));
  }

  @Test
  void aPlaceThatIsTooSmallIsMadeLarger() throws Exception {
    // a token of 60 kB: its authority sends everything that it ever heard of
    var large = new Authorities((algorithm, digest) -> LargeStamps.padded(PKI.timestamps().stamp(algorithm, digest), 60_000), null, List.of());
    var outcome = new PadesSigner(PKI.leaf(Kind.P_256), SignatureLevel.T, large, PdfLimits.DEFAULT).sign(PdfBytes.of(SamplePdf.tagged(1, false)), plain());
    passed(SignatureLevel.T, DssJudge.today(PKI).judge(assertInstanceOf(PdfOutcome.Signed.class, outcome).pdf().bytes()));
  }

  @Test
  void aFileIsSignedFromWhereItLies() throws Exception {
    var file = Files.write(folder.resolve("unsigned.pdf"), SamplePdf.tagged(2, true));
    var outcome = new PadesSigner(PKI.leaf(Kind.P_256), SignatureLevel.LTA, responders(), PdfLimits.DEFAULT).sign(PdfBytes.of(file), sealed());
    var signed = folder.resolve("signed.pdf");
    try (var out = Files.newOutputStream(signed)) {
      assertInstanceOf(PdfOutcome.Signed.class, outcome, outcome::toString).pdf().writeTo(out);
    }
    passed(SignatureLevel.LTA, DssJudge.alone(PKI).judge(Files.readAllBytes(signed)));
  }

  @Test
  void theFailureOfAnAuthorityPassesThrough() throws Exception {
    var down = new SigningFailed("nobody answers", true);
    var signer = new PadesSigner(PKI.leaf(Kind.P_256), SignatureLevel.T, new Authorities((algorithm, digest) -> {
      throw down;
    }, null, List.of()), PdfLimits.DEFAULT);
    var pdf = PdfBytes.of(SamplePdf.tagged(1, false));
    assertEquals(down, assertThrows(SigningFailed.class, () -> signer.sign(pdf, plain())));
  }

  private static String run(String... command) throws Exception {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return said;
  }
}
