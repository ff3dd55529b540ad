package io.bordereau.signing.pades;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.signing.authorities.RevocationSource;
import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.keys.KeyMaterial;
import io.bordereau.signing.pki.Kind;
import io.bordereau.signing.pki.TestPki;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.SignatureLevel;
import io.bordereau.signing.verify.ChainCheck;
import io.bordereau.signing.verify.SignatureVerdict.Coverage;
import io.bordereau.signing.verify.SignatureVerdict.Verdict;
import io.bordereau.signing.verify.SignatureVerifier;
import io.bordereau.signing.verify.TrustAnchors;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What we sign is verified by what verifies others: the level is seen, the whole file is covered, and later signatures explain themselves. */
class PadesVerifiedTest {
  private static final TestPki PKI = TestPki.shared();

  private static SignatureVerifier.Result verify(byte[] pdf, boolean online) {
    RevocationSource source = online ? PKI.responses() : null;
    return new SignatureVerifier(new ChainCheck(TrustAnchors.of(List.of(PKI.anchor())), source, ChainCheck.Missing.UNKNOWN), Instant.now()).verify(pdf);
  }

  private static Authorities authorities() {
    return new Authorities(PKI.timestamps(), PKI.responses(), Stream.concat(PKI.between().stream(), Stream.of(PKI.anchor())).toList());
  }

  private static byte[] sign(byte[] pdf, SignatureLevel level, KeyMaterial key, boolean seal) throws Exception {
    var where = new Seal(1, 300, 40, 200, 60, "Electronically signed", List.of("Larkfield Instruments"));
    var order = new SignatureOrder(Instant.now(), "Larkfield", null, null, "Signature of Larkfield", "Time-stamp", "en", seal ? Optional.of(where) : Optional.empty());
    var outcome = new PadesSigner(key, level, authorities(), PdfLimits.DEFAULT).sign(PdfBytes.of(pdf), order);
    return assertInstanceOf(PdfOutcome.Signed.class, outcome, outcome::toString).pdf().bytes();
  }

  @ParameterizedTest
  @CsvSource({"B,RSA_2048,false,false", "B,P_256,true,true", "T,P_384,false,true", "LT,P_256,true,false", "LT,RSA_2048,false,true", "LTA,P_256,false,true", "LTA,RSA_2048,true,false"})
  void whatWeSignIsValidAtItsLevel(SignatureLevel level, Kind kind, boolean compressed, boolean seal) throws Exception {
    var signed = sign(SamplePdf.tagged(2, compressed), level, PKI.leaf(kind), seal);
    for (boolean online : new boolean[] {true, false}) {
      var result = verify(signed, online);
      var verdict = result.signatures().get(0).verdict();
      assertEquals(level, verdict.level(), () -> result.toString());
      assertEquals(Coverage.WHOLE, verdict.coverage(), () -> result.toString());
      assertEquals("PAdES", verdict.form());
      boolean alone = online || level.compareTo(SignatureLevel.LT) >= 0;
      assertEquals(alone ? Verdict.VALID : Verdict.UNKNOWN, verdict.verdict(), () -> result.toString());
      assertEquals(alone && level != SignatureLevel.B, verdict.stamped(), () -> result.toString());
    }
  }

  @ParameterizedTest
  @CsvSource({"B,true", "LTA,false", "LTA,true"})
  void whatWasSignedAgainByThoseWhoAreTrustedStaysValid(SignatureLevel level, boolean seal) throws Exception {
    var once = sign(SamplePdf.tagged(2, true), level, PKI.leaf(Kind.P_256), seal);
    var twice = sign(once, level, PKI.leaf(Kind.RSA_2048), false);
    var result = verify(twice, true);
    assertTrue(result.valid(), () -> result.toString());
    var upgrade = new PadesUpgrade(authorities(), DigestAlgorithm.SHA256, "Time-stamp", "en", PdfLimits.DEFAULT);
    var raised = assertInstanceOf(PdfOutcome.Signed.class, upgrade.raise(PdfBytes.of(twice), SignatureLevel.LTA, Instant.now())).pdf().bytes();
    var after = verify(raised, true);
    assertTrue(after.valid(), () -> after.toString());
    assertEquals(SignatureLevel.LTA, after.signatures().get(0).verdict().level());
  }
}
