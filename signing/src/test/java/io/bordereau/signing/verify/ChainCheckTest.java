package io.bordereau.signing.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.signing.keys.KeyMaterial;
import io.bordereau.signing.pki.Kind;
import io.bordereau.signing.pki.TestPki;
import io.bordereau.signing.verify.ChainCheck.Missing;
import io.bordereau.signing.verify.ChainCheck.Purpose;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ChainCheckTest {
  private static final Instant NOW = Instant.now();
  private static TestPki pki;
  private static TrustAnchors anchors;

  @BeforeAll
  static void start() {
    pki = TestPki.start();
    anchors = TrustAnchors.of(List.of(pki.anchor()));
  }

  @AfterAll
  static void stop() {
    pki.close();
  }

  private static Evidence chainOf(KeyMaterial key) {
    Evidence evidence = new Evidence();
    key.chain().forEach(evidence::certificate);
    return evidence;
  }

  /** The chain of a key with proofs about the leaf and the intermediate authority, made at a moment. */
  private static Evidence provenBy(KeyMaterial key, Instant at) {
    Evidence evidence = chainOf(key);
    assertTrue(evidence.ocsp(pki.revocation().response(key.certificate(), pki.intermediate().certificate(), at)));
    assertTrue(evidence.crl(pki.revocation().list(pki.anchor(), at)));
    return evidence;
  }

  private static ChainCheck.Chain check(KeyMaterial key, Evidence evidence, Instant at) {
    return ChainCheck.offline(anchors).check(key.certificate(), evidence, Purpose.SIGNING, at);
  }

  private static List<String> codes(ChainCheck.Chain chain) {
    return chain.reasons().stream().map(Reason::code).toList();
  }

  @Test
  void aChainWithProofsOfTheDocumentIsGood() {
    for (Kind kind : Kind.values()) {
      var chain = check(pki.leaf(kind), provenBy(pki.leaf(kind), NOW), NOW);
      assertEquals(List.of(), chain.reasons());
      assertTrue(chain.proven());
      assertEquals(2, chain.path().size());
      assertEquals("own list", chain.anchor().source());
    }
  }

  @Test
  void withoutProofsRevocationIsUnknownOrRefusedAsThePolicySays() {
    var key = pki.leaf(Kind.P_256);
    var chain = check(key, chainOf(key), NOW);
    assertEquals(List.of(Reason.REVOCATION, Reason.REVOCATION), codes(chain));
    assertEquals(Reason.Weight.UNKNOWN, chain.reasons().get(0).weight());
    var strict = new ChainCheck(anchors, null, Missing.INVALID).check(key.certificate(), chainOf(key), Purpose.SIGNING, NOW);
    assertEquals(Reason.Weight.INVALID, strict.reasons().get(0).weight());
  }

  @Test
  void anAuthorityIsAskedWhereTheDocumentBringsNothing() {
    var key = pki.leaf(Kind.P_256);
    var chain = new ChainCheck(anchors, pki.responses(), Missing.INVALID).check(key.certificate(), chainOf(key), Purpose.SIGNING, NOW);
    assertEquals(List.of(), chain.reasons());
    assertFalse(chain.proven(), "the document itself proves nothing");
  }

  @Test
  void aRevokedCertificateIsRefusedFromThatMomentOn() {
    Instant since = NOW.minus(Duration.ofDays(5));
    var key = pki.revoked(Kind.P_256, since);
    assertTrue(codes(check(key, provenBy(key, NOW), NOW)).contains(Reason.REVOKED));
    var before = check(key, provenBy(key, NOW), since.minus(Duration.ofDays(1)));
    assertTrue(before.good(), () -> before.reasons().toString());
    assertEquals(Reason.Weight.NOTE, before.reasons().get(0).weight());
  }

  @Test
  void aProofThatIsOlderThanTheSignatureProvesNothing() {
    var key = pki.leaf(Kind.P_256);
    var chain = check(key, provenBy(key, NOW.minus(Duration.ofDays(60))), NOW);
    assertEquals(List.of(Reason.REVOCATION, Reason.REVOCATION), codes(chain));
  }

  @Test
  void aProofOfSomebodyElseProvesNothing() {
    try (TestPki other = TestPki.start()) {
      var key = pki.leaf(Kind.P_256);
      Evidence evidence = chainOf(key);
      other.revocation().mode(io.bordereau.signing.pki.TestRevocation.Mode.ISSUER);
      evidence.ocsp(other.revocation().response(other.leaf(Kind.P_256).certificate(), other.intermediate().certificate(), NOW));
      evidence.crl(other.revocation().list(other.anchor(), NOW));
      assertEquals(List.of(Reason.REVOCATION, Reason.REVOCATION), codes(check(key, evidence, NOW)));
    }
  }

  @Test
  void aResponderWhomTheIssuerDidNotChargeProvesNothing() {
    var key = pki.leaf(Kind.P_256);
    for (var mode : List.of(io.bordereau.signing.pki.TestRevocation.Mode.UNDELEGATED, io.bordereau.signing.pki.TestRevocation.Mode.STRANGER,
        io.bordereau.signing.pki.TestRevocation.Mode.BROKEN_SIGNATURE, io.bordereau.signing.pki.TestRevocation.Mode.EXPIRED_RESPONDER,
        io.bordereau.signing.pki.TestRevocation.Mode.UNKNOWN, io.bordereau.signing.pki.TestRevocation.Mode.OTHER_CERTIFICATE)) {
      try (TestPki own = TestPki.start()) {
        var leaf = own.leaf(Kind.P_256);
        own.revocation().mode(mode);
        Evidence evidence = chainOf(leaf);
        evidence.ocsp(own.revocation().response(leaf.certificate(), own.intermediate().certificate(), NOW));
        evidence.crl(own.revocation().list(own.anchor(), NOW));
        var chain = ChainCheck.offline(TrustAnchors.of(List.of(own.anchor()))).check(leaf.certificate(), evidence, Purpose.SIGNING, NOW);
        assertEquals(List.of(Reason.REVOCATION), codes(chain), mode.name());
      }
    }
    assertTrue(check(key, provenBy(key, NOW), NOW).good());
  }

  @Test
  void aStrangersChainIsUnknownAndNotInvalid() {
    try (TestPki other = TestPki.start()) {
      var key = other.leaf(Kind.P_256);
      var chain = check(key, chainOf(key), NOW);
      assertTrue(codes(chain).contains(Reason.UNTRUSTED));
      assertTrue(chain.reasons().stream().noneMatch(reason -> reason.weight() == Reason.Weight.INVALID));
    }
  }

  @Test
  void aCertificateThatIsOverIsNotTaken() {
    var key = pki.expired(Kind.RSA_2048);
    assertTrue(codes(check(key, provenBy(key, NOW), NOW)).contains(Reason.OUT_OF_TIME));
    assertTrue(check(key, provenBy(key, NOW.minus(Duration.ofDays(30))), NOW.minus(Duration.ofDays(30))).good());
  }

  @Test
  void aLeafThatIssuesIsNoAuthority() {
    KeyMaterial leaf = pki.leaf(Kind.P_256);
    KeyPair pair = Kind.P_256.pair();
    KeyMaterial forged = pki.issue("Forged", leaf).withoutLists().make(pair);
    var chain = check(forged, chainOf(forged), NOW);
    assertTrue(codes(chain).contains(Reason.CHAIN), () -> chain.reasons().toString());
  }

  @Test
  void aCertificateForAnotherPurposeIsNotTaken() {
    var server = pki.issue("server").purpose(KeyPurposeId.id_kp_serverAuth, false).make(Kind.P_256);
    assertTrue(codes(check(server, chainOf(server), NOW)).contains(Reason.PURPOSE));
    var secret = pki.issue("secrets").usage(KeyUsage.keyEncipherment).make(Kind.P_256);
    assertTrue(codes(check(secret, chainOf(secret), NOW)).contains(Reason.PURPOSE));
    var stamps = ChainCheck.offline(anchors).check(pki.leaf(Kind.P_256).certificate(), chainOf(pki.leaf(Kind.P_256)), Purpose.TIMESTAMPS, NOW);
    assertTrue(codes(stamps).contains(Reason.PURPOSE));
  }

  @Test
  void thousandsOfCertificatesOfOneNameEndTheSearch() {
    var key = pki.leaf(Kind.P_256);
    Evidence evidence = new Evidence();
    var fake = new java.util.ArrayList<KeyMaterial>();
    for (int i = 0; i < 30; i++) {
      fake.add(pki.issue("Loop", fake.isEmpty() ? pki.intermediate() : fake.get(i - 1)).authority().make(Kind.P_256));
    }
    fake.forEach(each -> evidence.certificate(each.certificate()));
    long begun = System.nanoTime();
    ChainCheck.offline(TrustAnchors.NONE).check(fake.get(29).certificate(), evidence, Purpose.SIGNING, NOW);
    ChainCheck.offline(TrustAnchors.NONE).check(key.certificate(), evidence, Purpose.SIGNING, NOW);
    assertTrue(System.nanoTime() - begun < Duration.ofSeconds(10).toNanos());
  }
}
