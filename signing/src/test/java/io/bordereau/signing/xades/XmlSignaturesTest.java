package io.bordereau.signing.xades;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.pki.Kind;
import io.bordereau.signing.pki.TestPki;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.SignatureLevel;
import io.bordereau.signing.verify.ChainCheck;
import io.bordereau.signing.verify.Reason;
import io.bordereau.signing.verify.SignatureVerdict.Coverage;
import io.bordereau.signing.verify.SignatureVerdict.Verdict;
import io.bordereau.signing.verify.TrustAnchors;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of signatures that are as they should be, and of those to which something is missing. */
class XmlSignaturesTest {
  static final TestPki PKI = TestPki.shared();
  static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  static final String INVOICE = """
      <?xml version="1.0" encoding="UTF-8"?>
      <Invoice xmlns="urn:test:invoice" Id="doc"><Number>4711</Number><Payee>DE1</Payee><Amount currency="EUR">100.00</Amount></Invoice>
      """;

  static Authorities authorities() {
    return new Authorities(PKI.timestamps(), PKI.responses(), List.of(PKI.anchor(), PKI.intermediate().certificate()));
  }

  static byte[] signed(Kind kind, XadesProfile profile, SignatureLevel level) throws Exception {
    return new XadesSigner(PKI.leaf(kind), profile, level, authorities()).sign(INVOICE.getBytes(StandardCharsets.UTF_8), NOW);
  }

  /** One who trusts the test's anchor, and asks its responder. */
  static XmlSignatures trusting() {
    return new XmlSignatures(new ChainCheck(TrustAnchors.of(List.of(PKI.anchor())), (certificate, issuer, at) -> {
      if (!List.of(PKI.anchor(), PKI.intermediate().certificate()).stream().anyMatch(c -> c.getSerialNumber().equals(issuer.getSerialNumber()))) throw new SigningFailed("nobody knows it", false);
      return PKI.responses().proof(certificate, issuer, at);
    }, ChainCheck.Missing.UNKNOWN));
  }

  static XmlSignature only(XmlSignatures with, byte[] xml) {
    var all = with.check(xml, Instant.now());
    assertEquals(1, all.size());
    return all.get(0);
  }

  @ParameterizedTest
  @CsvSource({"B,RSA_2048", "B,P_256", "B,P_384", "T,P_256", "LT,RSA_2048", "LTA,P_384"})
  void whatWeSignIsValidAndWhole(SignatureLevel level, Kind kind) throws Exception {
    var said = only(trusting(), signed(kind, XadesProfile.BASELINE, level));
    assertTrue(said.wholeAndValid(), said::toString);
    assertEquals(level, said.verdict().level(), said::toString);
    assertEquals(level != SignatureLevel.B, said.verdict().stamped());
    assertEquals("XAdES enveloped", said.verdict().form());
    assertTrue(said.verdict().subject().contains("Larkfield"), said::toString);
    assertTrue(said.verdict().anchor().contains("Test Root"), said::toString);
    assertTrue(Duration.between(NOW, said.verdict().time()).abs().toSeconds() < 900);
  }

  @Test
  void whatIsCoveredIsHandedBack() throws Exception {
    var content = new String(only(trusting(), signed(Kind.P_256, XadesProfile.BASELINE, SignatureLevel.B)).content().get().orElseThrow(), StandardCharsets.UTF_8);
    assertEquals(INVOICE.substring(INVOICE.indexOf("<Invoice")).strip(), content.strip());
  }

  @ParameterizedTest
  @EnumSource(value = SignatureLevel.class, names = {"LT", "LTA"})
  void whatIsMadeToLastNeedsNobodyElse(SignatureLevel level) throws Exception {
    var said = only(new XmlSignatures(ChainCheck.offline(TrustAnchors.of(List.of(PKI.anchor())))), signed(Kind.P_256, XadesProfile.BASELINE, level));
    assertTrue(said.wholeAndValid(), said::toString);
    assertEquals(level, said.verdict().level());
  }

  @Test
  void aSignatureThatWasStampedInTimeOutlivesItsCertificate() throws Exception {
    var key = PKI.issue("Short-lived").valid(Instant.now().minus(Duration.ofDays(30)), Instant.now().plus(Duration.ofSeconds(3600))).make(Kind.P_256);
    var later = Instant.now().plus(Duration.ofDays(30));
    var stamped = new XadesSigner(key, XadesProfile.BASELINE, SignatureLevel.LT, authorities()).sign(INVOICE.getBytes(StandardCharsets.UTF_8), NOW);
    var bare = new XadesSigner(key, XadesProfile.BASELINE, SignatureLevel.B, authorities()).sign(INVOICE.getBytes(StandardCharsets.UTF_8), NOW);
    assertTrue(trusting().check(stamped, later).get(0).wholeAndValid(), () -> trusting().check(stamped, later).toString());
    var said = trusting().check(bare, later).get(0);
    assertEquals(Verdict.UNKNOWN, said.verdict().verdict(), "it may have been signed in time, and nobody proves it");
    assertTrue(said.reasons().stream().anyMatch(r -> r.code().equals(Reason.OUT_OF_TIME)), said::toString);
  }

  @Test
  void aStrangersSignatureIsUnknownAndIntact() throws Exception {
    var said = only(new XmlSignatures(ChainCheck.offline(TrustAnchors.NONE)), signed(Kind.P_256, XadesProfile.BASELINE, SignatureLevel.B));
    assertEquals(Verdict.UNKNOWN, said.verdict().verdict(), said::toString);
    assertEquals(Coverage.WHOLE, said.verdict().coverage());
    assertTrue(said.reasons().stream().anyMatch(r -> r.code().equals(Reason.UNTRUSTED)), said::toString);
  }

  @Test
  void aRevokedSignerIsInvalid() throws Exception {
    var key = PKI.revoked(Kind.P_256, NOW.minus(Duration.ofDays(3)));
    var said = only(trusting(), new XadesSigner(key, XadesProfile.BASELINE, SignatureLevel.B, Authorities.NONE).sign(INVOICE.getBytes(StandardCharsets.UTF_8), NOW));
    assertEquals(Verdict.INVALID, said.verdict().verdict());
    assertTrue(said.reasons().stream().anyMatch(r -> r.code().equals(Reason.REVOKED)), said::toString);
  }

  @Test
  void aStampThatNobodyTrustsProvesNothing() throws Exception {
    var other = TestPki.start();
    var authorities = new Authorities(other.timestamps(), PKI.responses(), List.of());
    var said = only(trusting(), new XadesSigner(PKI.leaf(Kind.P_256), XadesProfile.BASELINE, SignatureLevel.T, authorities).sign(INVOICE.getBytes(StandardCharsets.UTF_8), NOW));
    assertTrue(said.wholeAndValid(), said::toString);
    assertFalse(said.verdict().stamped());
    assertTrue(said.reasons().stream().anyMatch(r -> r.code().equals(Reason.STAMP)), said::toString);
    other.close();
  }

  @Test
  void aStampOfAnotherSignatureIsSeen() throws Exception {
    var one = new String(signed(Kind.P_256, XadesProfile.BASELINE, SignatureLevel.T), StandardCharsets.UTF_8);
    var two = new String(signed(Kind.P_384, XadesProfile.BASELINE, SignatureLevel.T), StandardCharsets.UTF_8);
    var swapped = one.replace(stamp(one), stamp(two));
    var said = only(trusting(), swapped.getBytes(StandardCharsets.UTF_8));
    assertFalse(said.verdict().stamped(), said::toString);
    assertEquals(SignatureLevel.B, said.verdict().level(), said::toString);
    assertTrue(said.reasons().stream().anyMatch(r -> r.code().equals(Reason.STAMP)), said::toString);
  }

  private static String stamp(String xml) {
    return xml.substring(xml.indexOf("<xades:EncapsulatedTimeStamp>"), xml.indexOf("</xades:EncapsulatedTimeStamp>"));
  }

  @Test
  void thePolicyIsTold() throws Exception {
    var said = only(trusting(), signed(Kind.P_256, XadesProfile.facturae(XadesProfile.FacturaeRole.SUPPLIER), SignatureLevel.B));
    assertTrue(said.wholeAndValid(), said::toString);
    assertTrue(said.verdict().why().stream().anyMatch(w -> w.contains("politica_de_firma")), said::toString);
    assertTrue(said.reasons().stream().anyMatch(r -> r.code().equals(Reason.XML) && r.weight() == Reason.Weight.NOTE), said::toString);
  }

  @Test
  void aDocumentWithoutASignatureHasNone() {
    assertEquals(List.of(), trusting().verify(INVOICE.getBytes(StandardCharsets.UTF_8), NOW));
  }
}
