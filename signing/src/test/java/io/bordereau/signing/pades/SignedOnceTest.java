package io.bordereau.signing.pades;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.signing.authorities.RevocationSource;
import io.bordereau.signing.authorities.TimestampAuthority;
import io.bordereau.signing.judges.DssJudge;
import io.bordereau.signing.keys.SignatureAlgorithm;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.keys.SigningKey;
import io.bordereau.signing.keys.Standing;
import io.bordereau.signing.pki.Kind;
import io.bordereau.signing.pki.TestPki;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.SignatureLevel;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A signature may cost money: what the key has signed is gone on from, however often authorities are away. */
class SignedOnceTest {
  private static final TestPki PKI = TestPki.shared();
  private static final Authorities ASKED = PadesSignerTest.responders();
  private static final SignatureOrder ORDER = SignatureOrder.plain(Instant.now().truncatedTo(ChronoUnit.SECONDS), "Signatur", "Zeitstempel");

  /** A key that counts. */
  private record Counting(SigningKey key, AtomicInteger signed) implements SigningKey {
    @Override
    public List<X509Certificate> chain() {
      return key.chain();
    }

    @Override
    public SignatureAlgorithm algorithm() {
      return key.algorithm();
    }

    @Override
    public Standing standing() {
      return key.standing();
    }

    @Override
    public byte[] sign(byte[] bytes) throws SigningFailed {
      signed.incrementAndGet();
      return key.sign(bytes);
    }
  }

  private static byte[] bytes(PdfOutcome outcome) throws Exception {
    return assertInstanceOf(PdfOutcome.Signed.class, outcome, outcome::toString).pdf().bytes();
  }

  @ParameterizedTest
  @EnumSource(SignatureLevel.class)
  void whatIsBegunIsFinishedWithoutTheKey(SignatureLevel level) throws Exception {
    var signed = new AtomicInteger();
    var signer = new PadesSigner(new Counting(PKI.leaf(Kind.P_256), signed), level, ASKED, PdfLimits.DEFAULT);
    var begun = bytes(signer.begin(PdfBytes.of(SamplePdf.tagged(1, true)), ORDER));
    PadesSignerTest.passed(SignatureLevel.B, DssJudge.today(PKI).judge(begun));
    var whole = bytes(signer.finish(PdfBytes.of(begun), ORDER, Instant.now()));
    PadesSignerTest.passed(level, (level.compareTo(SignatureLevel.LT) >= 0 ? DssJudge.alone(PKI) : DssJudge.today(PKI)).judge(whole));
    assertEquals(1, signed.get());
    if (level == SignatureLevel.B) assertArrayEquals(begun, whole);
  }

  @Test
  void anAuthorityThatFailsOnceAndTwiceCostsNoSignature() throws Exception {
    var signed = new AtomicInteger();
    var asked = new AtomicInteger();
    TimestampAuthority stamps = (algorithm, digest) -> {
      if (asked.incrementAndGet() == 1) throw new SigningFailed("no time now", true);
      return ASKED.stamps().stamp(algorithm, digest);
    };
    RevocationSource proofs = (certificate, issuer, at) -> {
      if (asked.incrementAndGet() < 4) throw new SigningFailed("no proof now", true);
      return ASKED.revocations().proof(certificate, issuer, at);
    };
    var signer = new PadesSigner(new Counting(PKI.leaf(Kind.RSA_2048), signed), SignatureLevel.LTA, new Authorities(stamps, proofs, ASKED.known()), PdfLimits.DEFAULT);
    var begun = bytes(signer.begin(PdfBytes.of(SamplePdf.tagged(1, false)), ORDER));
    assertEquals("no time now", assertThrows(SigningFailed.class, () -> signer.finish(PdfBytes.of(begun), ORDER, Instant.now())).getMessage());
    assertEquals("no proof now", assertThrows(SigningFailed.class, () -> signer.finish(PdfBytes.of(begun), ORDER, Instant.now())).getMessage());
    PadesSignerTest.passed(SignatureLevel.LTA, DssJudge.alone(PKI).judge(bytes(signer.finish(PdfBytes.of(begun), ORDER, Instant.now()))));
    assertEquals(1, signed.get());
  }

  @Test
  void aTokenThatIsLargerThanItsPlaceStandsBehindTheSignatureAndTheKeySignsOnce() throws Exception {
    var signed = new AtomicInteger();
    var large = new Authorities((algorithm, digest) -> LargeStamps.padded(PKI.timestamps().stamp(algorithm, digest), 60_000), null, List.of());
    var signer = new PadesSigner(new Counting(PKI.leaf(Kind.P_256), signed), SignatureLevel.T, large, PdfLimits.DEFAULT);
    var whole = bytes(signer.sign(PdfBytes.of(SamplePdf.tagged(1, false)), ORDER));
    PadesSignerTest.passed(SignatureLevel.T, DssJudge.today(PKI).judge(whole));
    assertTrue(new String(whole, StandardCharsets.ISO_8859_1).contains("/ETSI.RFC3161"));
    assertEquals(1, signed.get());
  }
}
