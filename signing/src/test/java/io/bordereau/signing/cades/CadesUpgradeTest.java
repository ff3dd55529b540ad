package io.bordereau.signing.cades;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import eu.europa.esig.dss.cades.CAdESSignatureParameters;
import eu.europa.esig.dss.cades.signature.CAdESService;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignaturePackaging;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import io.bordereau.signing.judges.DssJudge;
import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.pki.Kind;
import io.bordereau.signing.pki.TestPki;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.SignatureLevel;
import io.bordereau.signing.smime.Content;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.cms.CMSSignedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A signature grows with the years: judged by EU DSS at each step. */
class CadesUpgradeTest {
  private static final byte[] INVOICE = "<Facturae>1.000,00 €</Facturae>".getBytes(StandardCharsets.UTF_8);
  private static final TestPki PKI = TestPki.shared();
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final List<java.security.cert.X509Certificate> KNOWN = List.of(PKI.anchor(), PKI.intermediate().certificate());
  private static final Authorities ASKED = new Authorities(PKI.timestamps(), PKI.responses(), KNOWN);
  private static final CadesUpgrade UPGRADE = new CadesUpgrade(ASKED, DigestAlgorithm.SHA256);

  private static void passed(SignatureLevel level, DssJudge.Said said) {
    assertEquals(Indication.TOTAL_PASSED, said.indication(), said::toString);
    assertEquals("CAdES_BASELINE_" + level, said.level().name(), said::toString);
  }

  private static byte[] raised(CadesOutcome outcome) {
    return assertInstanceOf(CadesOutcome.Raised.class, outcome, outcome::toString).encoded();
  }

  private static CadesOutcome.Reason refused(CadesOutcome outcome) {
    return assertInstanceOf(CadesOutcome.Refused.class, outcome, outcome::toString).reason();
  }

  @ParameterizedTest
  @CsvSource({"true,RSA_2048", "false,P_256"})
  void aSignatureIsRaisedStepByStep(boolean attached, Kind kind) throws Exception {
    var signer = new CadesSigner(PKI.leaf(kind), SignatureLevel.B, Authorities.NONE);
    var signature = attached ? signer.attached(INVOICE, NOW) : signer.detached(Content.of(INVOICE), NOW);
    var beside = attached ? null : Content.of(INVOICE);
    for (var level : SignatureLevel.values()) {
      signature = raised(UPGRADE.raise(signature, beside, level, Instant.now()));
      var judge = level.compareTo(SignatureLevel.LT) >= 0 ? DssJudge.alone(PKI) : DssJudge.today(PKI);
      passed(level, attached ? judge.judge(signature) : judge.judge(signature, INVOICE));
    }
  }

  @Test
  void anArchivedSignatureIsStampedAgain() throws Exception {
    var signature = new CadesSigner(PKI.leaf(Kind.P_256), SignatureLevel.LTA, ASKED).attached(INVOICE, NOW);
    for (int i = 0; i < 2; i++) {
      signature = raised(UPGRADE.raise(signature, null, SignatureLevel.LTA, Instant.now()));
      passed(SignatureLevel.LTA, DssJudge.alone(PKI).judge(signature));
    }
    var unsigned = new CMSSignedData(signature).getSignerInfos().iterator().next().getUnsignedAttributes();
    assertEquals(3, unsigned.getAll(Parts.ARCHIVE_STAMP).size());
  }

  @Test
  void nobodyIsAskedTwice() throws Exception {
    var questions = new AtomicInteger();
    var counting = new Authorities(PKI.timestamps(), (certificate, issuer, at) -> {
      questions.incrementAndGet();
      return PKI.responses().proof(certificate, issuer, at);
    }, KNOWN);
    var signature = new CadesSigner(PKI.leaf(Kind.P_256), SignatureLevel.LT, counting).attached(INVOICE, NOW);
    // the signer, the authority above, the one that stamps
    assertEquals(3, questions.get());
    var silent = new Authorities(PKI.timestamps(), (certificate, issuer, at) -> {
      throw new SigningFailed("nobody answers for a certificate that expired long ago", false);
    }, KNOWN);
    passed(SignatureLevel.LTA, DssJudge.alone(PKI).judge(raised(new CadesUpgrade(silent, DigestAlgorithm.SHA512).raise(signature, null, SignatureLevel.LTA, Instant.now()))));
  }

  @ParameterizedTest
  @EnumSource(value = SignatureLevel.class, names = {"T", "LT", "LTA"})
  void whatDssSignedIsRaisedAsWell(SignatureLevel level) throws Exception {
    var key = PKI.leaf(Kind.RSA_2048);
    var parameters = new CAdESSignatureParameters();
    parameters.setSignatureLevel(eu.europa.esig.dss.enumerations.SignatureLevel.CAdES_BASELINE_B);
    parameters.setSignaturePackaging(SignaturePackaging.ENVELOPING);
    parameters.setDigestAlgorithm(eu.europa.esig.dss.enumerations.DigestAlgorithm.SHA256);
    parameters.setSigningCertificate(new CertificateToken(key.certificate()));
    parameters.setCertificateChain(key.chain().stream().map(CertificateToken::new).toList());
    var service = new CAdESService(new CommonCertificateVerifier());
    var document = new InMemoryDocument(INVOICE);
    var value = new SignatureValue(eu.europa.esig.dss.enumerations.SignatureAlgorithm.RSA_SHA256, key.sign(service.getDataToSign(document, parameters).getBytes()));
    byte[] signature;
    try (var in = service.signDocument(document, parameters, value).openStream()) {
      signature = in.readAllBytes();
    }
    var judge = level == SignatureLevel.T ? DssJudge.today(PKI) : DssJudge.alone(PKI);
    passed(level, judge.judge(raised(UPGRADE.raise(signature, null, level, Instant.now()))));
  }

  @Test
  void onlyASignatureOfThisContentIsRaised() throws Exception {
    var detached = new CadesSigner(PKI.leaf(Kind.P_256), SignatureLevel.B, Authorities.NONE).detached(Content.of(INVOICE), NOW);
    assertEquals(CadesOutcome.Reason.CONTENT_DIFFERS, refused(UPGRADE.raise(detached, Content.of(new byte[3]), SignatureLevel.T, NOW)));
    assertEquals(CadesOutcome.Reason.CONTENT_MISSING, refused(UPGRADE.raise(detached, null, SignatureLevel.T, NOW)));
  }

  @Test
  void behindALongTermProofOfAnOldKindNothingIsAdded() throws Exception {
    var data = new CMSSignedData(new CadesSigner(PKI.leaf(Kind.P_256), SignatureLevel.B, Authorities.NONE).attached(INVOICE, NOW));
    for (var kind : List.of("1.2.840.113549.1.9.16.2.27", "1.2.840.113549.1.9.16.2.48", "0.4.0.1733.2.2")) {
      var old = new org.bouncycastle.asn1.cms.Attribute(new org.bouncycastle.asn1.ASN1ObjectIdentifier(kind), new org.bouncycastle.asn1.DERSet(new org.bouncycastle.asn1.DERSequence()));
      var unsigned = new org.bouncycastle.asn1.cms.AttributeTable(new org.bouncycastle.asn1.DERSet(old));
      var signer = org.bouncycastle.cms.SignerInformation.replaceUnsignedAttributes(data.getSignerInfos().iterator().next(), unsigned);
      var sealed = CMSSignedData.replaceSigners(data, new org.bouncycastle.cms.SignerInformationStore(signer)).getEncoded();
      assertEquals(CadesOutcome.Reason.SEALED, refused(UPGRADE.raise(sealed, null, SignatureLevel.LTA, NOW)), kind);
    }
  }

  @Test
  void anAuthorityThatIsDownLeavesEverythingAsItWas() throws Exception {
    var down = new Authorities((algorithm, digest) -> {
      throw new SigningFailed("nobody answers", true);
    }, PKI.responses(), KNOWN);
    var signature = new CadesSigner(PKI.leaf(Kind.P_256), SignatureLevel.B, Authorities.NONE).attached(INVOICE, NOW);
    assertEquals(true, assertThrows(SigningFailed.class, () -> new CadesUpgrade(down, DigestAlgorithm.SHA256).raise(signature, null, SignatureLevel.T, NOW)).passing());
  }

  @Test
  void whatIsNoSignatureIsRefused() throws Exception {
    for (var bytes : List.of(new byte[0], new byte[] {0x30, (byte) 0x80}, "-----BEGIN".getBytes(StandardCharsets.US_ASCII), deep())) {
      assertEquals(CadesOutcome.Reason.MALFORMED, refused(UPGRADE.raise(bytes, null, SignatureLevel.LTA, NOW)));
    }
    var signature = new CadesSigner(PKI.leaf(Kind.P_256), SignatureLevel.LTA, ASKED).attached(INVOICE, NOW);
    var random = new Random(117);
    for (int i = 0; i < 400; i++) {
      var broken = i % 2 == 0 ? Arrays.copyOf(signature, random.nextInt(signature.length)) : signature.clone();
      if (i % 2 == 1) broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        UPGRADE.raise(broken, null, SignatureLevel.LTA, NOW);
      } catch (SigningFailed e) {
        // a certificate whose issuer cannot be found any more
        continue;
      }
    }
  }

  private static byte[] deep() {
    var bytes = new byte[200_000];
    for (int i = 0; i < bytes.length; i += 2) {
      bytes[i] = 0x30;
      bytes[i + 1] = (byte) 0x80;
    }
    return bytes;
  }
}
