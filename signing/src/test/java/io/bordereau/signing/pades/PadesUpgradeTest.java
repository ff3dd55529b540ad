package io.bordereau.signing.pades;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import io.bordereau.signing.judges.DssJudge;
import io.bordereau.signing.judges.PdfaJudge;
import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.pki.Kind;
import io.bordereau.signing.pki.TestPki;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.SignatureLevel;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Signatures in PDFs grow with the years: judged by EU DSS at each step. */
class PadesUpgradeTest {
  private static final TestPki PKI = TestPki.shared();
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final Authorities ASKED = PadesSignerTest.responders();
  private static final PadesUpgrade UPGRADE = new PadesUpgrade(ASKED, DigestAlgorithm.SHA256, "Zeitstempel", "de-AT", PdfLimits.DEFAULT);

  private static byte[] raised(PdfOutcome outcome) throws Exception {
    return assertInstanceOf(PdfOutcome.Signed.class, outcome, outcome::toString).pdf().bytes();
  }

  private static byte[] raise(byte[] pdf, SignatureLevel level) throws Exception {
    var raised = raised(UPGRADE.raise(PdfBytes.of(pdf), level, Instant.now()));
    assertArrayEquals(pdf, Arrays.copyOf(raised, pdf.length), "what was handed out stays");
    return raised;
  }

  private static byte[] signed(SignatureLevel level, boolean compressed) throws Exception {
    return raised(new PadesSigner(PKI.leaf(Kind.P_256), level, ASKED, PdfLimits.DEFAULT).sign(PdfBytes.of(SamplePdf.tagged(1, compressed)), SignatureOrder.plain(NOW, "Signatur", "Zeitstempel")));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aSignatureIsRaisedStepByStep(boolean compressed) throws Exception {
    var pdf = signed(SignatureLevel.B, compressed);
    for (var level : SignatureLevel.values()) {
      pdf = raise(pdf, level);
      var judge = level.compareTo(SignatureLevel.LT) >= 0 ? DssJudge.alone(PKI) : DssJudge.today(PKI);
      PadesSignerTest.passed(level, judge.judge(pdf));
    }
    for (var flavour : List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)) assertEquals(List.of(), PdfaJudge.wrong(pdf, flavour));
  }

  @ParameterizedTest
  @CsvSource({"B,LTA", "T,LTA", "T,LT", "LT,LTA"})
  void aLevelMayBeSkipped(SignatureLevel from, SignatureLevel to) throws Exception {
    PadesSignerTest.passed(to, DssJudge.alone(PKI).judge(raise(signed(from, true), to)));
  }

  @ParameterizedTest
  @EnumSource(value = SignatureLevel.class, names = {"B", "T", "LT"})
  void whatIsThereAlreadyIsNotAddedAgain(SignatureLevel level) throws Exception {
    var pdf = signed(level, false);
    assertArrayEquals(pdf, raise(pdf, level));
  }

  @Test
  void anArchivedFileIsStampedAgainAndNobodyAnswersForOldCertificatesTwice() throws Exception {
    var first = signed(SignatureLevel.LTA, false);
    var pdf = first;
    var questions = new AtomicInteger();
    var counting = new Authorities(PKI.timestamps(), (certificate, issuer, at) -> {
      questions.incrementAndGet();
      return PKI.responses().proof(certificate, issuer, at);
    }, ASKED.known());
    for (int i = 0; i < 2; i++) {
      pdf = raised(new PadesUpgrade(counting, DigestAlgorithm.SHA512, "Zeitstempel", null, PdfLimits.DEFAULT).raise(PdfBytes.of(pdf), SignatureLevel.LTA, Instant.now()));
      PadesSignerTest.passed(SignatureLevel.LTA, DssJudge.alone(PKI).judge(pdf));
    }
    assertEquals(0, questions.get());
    assertEquals(certificates(first), certificates(pdf));
    try (var document = Loader.loadPDF(pdf)) {
      assertEquals(4, document.getSignatureDictionaries().size());
    }
  }

  private static int certificates(byte[] pdf) throws Exception {
    try (var document = Loader.loadPDF(pdf)) {
      return document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.getPDFName("DSS")).getCOSArray(COSName.getPDFName("Certs")).size();
    }
  }

  @ParameterizedTest
  @EnumSource(value = SignatureLevel.class, names = {"T", "LT", "LTA"})
  void whatDssSignedIsRaisedAsWell(SignatureLevel level) throws Exception {
    var key = PKI.leaf(Kind.RSA_2048);
    var parameters = new PAdESSignatureParameters();
    parameters.setSignatureLevel(eu.europa.esig.dss.enumerations.SignatureLevel.PAdES_BASELINE_B);
    parameters.setDigestAlgorithm(eu.europa.esig.dss.enumerations.DigestAlgorithm.SHA256);
    parameters.setSigningCertificate(new CertificateToken(key.certificate()));
    parameters.setCertificateChain(key.chain().stream().map(CertificateToken::new).toList());
    var service = new PAdESService(new CommonCertificateVerifier());
    var document = new InMemoryDocument(SamplePdf.tagged(1, true));
    var value = new SignatureValue(eu.europa.esig.dss.enumerations.SignatureAlgorithm.RSA_SHA256, key.sign(service.getDataToSign(document, parameters).getBytes()));
    byte[] pdf;
    try (var in = service.signDocument(document, parameters, value).openStream()) {
      pdf = in.readAllBytes();
    }
    var judge = level == SignatureLevel.T ? DssJudge.today(PKI) : DssJudge.alone(PKI);
    PadesSignerTest.passed(level, judge.judge(raise(pdf, level)));
  }

  @Test
  void severalSignaturesAreRaisedTogether() throws Exception {
    var once = signed(SignatureLevel.B, true);
    var twice = raised(new PadesSigner(PKI.leaf(Kind.RSA_2048), SignatureLevel.T, ASKED, PdfLimits.DEFAULT).sign(PdfBytes.of(once), SignatureOrder.plain(NOW, "Zweite Signatur", "Zeitstempel")));
    var said = DssJudge.alone(PKI).all(raise(twice, SignatureLevel.LTA));
    assertEquals(2, said.size());
    said.forEach(each -> PadesSignerTest.passed(SignatureLevel.LTA, each));
  }

  @Test
  void anAuthorityThatIsDownLeavesEverythingAsItWas() throws Exception {
    var down = new Authorities((algorithm, digest) -> {
      throw new SigningFailed("nobody answers", true);
    }, PKI.responses(), ASKED.known());
    var pdf = PdfBytes.of(signed(SignatureLevel.B, false));
    var failed = assertThrows(SigningFailed.class, () -> new PadesUpgrade(down, DigestAlgorithm.SHA256, "", null, PdfLimits.DEFAULT).raise(pdf, SignatureLevel.T, NOW));
    assertEquals(true, failed.passing());
    assertEquals(Indication.TOTAL_PASSED, DssJudge.today(PKI).judge(pdf.bytes()).indication());
  }

  @Test
  void aFileWithoutASignatureIsNotStamped() throws Exception {
    var outcome = UPGRADE.raise(PdfBytes.of(SamplePdf.tagged(1, true)), SignatureLevel.LTA, NOW);
    assertEquals(PdfOutcome.Reason.NOT_SIGNED, assertInstanceOf(PdfOutcome.Refused.class, outcome).reason());
  }
}
