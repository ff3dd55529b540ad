package io.bordereau.signing.authorities;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.signing.keys.KeyMaterial;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.pki.Kind;
import io.bordereau.signing.pki.TestPki;
import io.bordereau.signing.pki.TestRevocation;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever says that a certificate is good must be entitled to, must speak of it, and recently. */
class OnlineRevocationTest {
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final TestClock clock = new TestClock();
  private TestPki pki;
  private OnlineRevocation online;

  /** A clock that goes when it is told to. */
  private static final class TestClock extends Clock {
    private volatile Instant now = NOW;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  @BeforeEach
  void start() {
    pki = TestPki.start();
    online = source(RevocationRules.DEFAULT, Duration.ofSeconds(5));
  }

  @AfterEach
  void stop() {
    pki.close();
  }

  private OnlineRevocation source(RevocationRules rules, Duration patience) {
    return new OnlineRevocation(Calls.to(Addresses.only(pki.stampAddress().getAuthority()), patience), rules, clock);
  }

  private X509Certificate between() {
    return pki.intermediate().certificate();
  }

  private RevocationProof ask(KeyMaterial key) throws SigningFailed {
    return online.proof(key.certificate(), between(), clock.instant());
  }

  private SigningFailed failure(KeyMaterial key) {
    return assertThrows(SigningFailed.class, () -> ask(key));
  }

  private KeyMaterial onlyOcsp() {
    return pki.issue("Only a responder").withoutLists().make(Kind.P_256);
  }

  private KeyMaterial onlyLists() {
    return pki.issue("Only a list").withoutOcsp().make(Kind.P_256);
  }

  @ParameterizedTest
  @EnumSource(value = TestRevocation.Mode.class, names = {"DELEGATED", "ISSUER", "WITHOUT_NONCE"})
  void aResponderIsBelievedThatIsTheIssuerOrDelegatedByIt(TestRevocation.Mode mode) throws Exception {
    pki.revocation().mode(mode);
    Instant since = Instant.parse("2026-03-01T00:00:00Z");
    var good = assertInstanceOf(RevocationProof.Ocsp.class, ask(onlyOcsp()));
    assertNull(good.revoked());
    assertTrue(Duration.between(good.produced(), NOW).abs().toMinutes() < 2);
    assertEquals(since, ask(pki.revoked(Kind.P_256, since)).revoked());
  }

  @ParameterizedTest
  @CsvSource({
      "UNDELEGATED,did not make,false",
      "STRANGER,is not one of the issuer,false",
      "OTHER_NONCE,it was made for somebody else,false",
      "OTHER_CERTIFICATE,speaks of another certificate,false",
      "UNKNOWN,does not know the certificate,false",
      "TRY_LATER,come again later,true",
      "BROKEN_SIGNATURE,is of nobody who could be its responder,false",
      "EXPIRED_RESPONDER,was not valid when it answered,false"})
  void anAnswerThatProvesNothingIsNotTaken(TestRevocation.Mode mode, String words, boolean passing) {
    pki.revocation().mode(mode);
    SigningFailed failure = failure(onlyOcsp());
    assertTrue(failure.getMessage().contains(words), failure.getMessage());
    assertEquals(passing, failure.passing());
  }

  @Test
  void aNonceMayBeDemanded() {
    pki.revocation().mode(TestRevocation.Mode.WITHOUT_NONCE);
    online = source(new RevocationRules(true, Duration.ofDays(2), Duration.ofMinutes(5), Duration.ofMinutes(1), 10), Duration.ofSeconds(5));
    assertTrue(failure(onlyOcsp()).getMessage().contains("has no nonce"));
  }

  @Test
  void aListIsAskedWhenNoResponderHelps() throws Exception {
    pki.revocation().mode(TestRevocation.Mode.TRY_LATER);
    Instant since = Instant.parse("2026-03-01T00:00:00Z");
    assertInstanceOf(RevocationProof.Crl.class, ask(pki.leaf(Kind.P_256)));
    KeyMaterial late = onlyLists();
    pki.revoke(late.certificate(), since);
    clock.now = NOW.plus(Duration.ofHours(13)).plus(Duration.ofMinutes(10));
    pki.revocation().made(Duration.ofHours(-13), Duration.ofHours(12));
    assertEquals(since, ask(late).revoked());
  }

  @Test
  void aListIsFetchedOnceForAllCertificates() throws Exception {
    for (int i = 0; i < 3; i++) assertNull(ask(onlyLists()).revoked());
    assertEquals(1, pki.requests("/" + between().getSerialNumber().toString(16) + ".crl"));
  }

  @ParameterizedTest
  @CsvSource({"13,12", "72,", "-2,12"})
  void whatIsNotFreshProvesNothing(int hoursAgo, Integer freshFor) {
    pki.revocation().made(Duration.ofHours(hoursAgo), freshFor == null ? null : Duration.ofHours(freshFor));
    for (var key : List.of(onlyOcsp(), onlyLists())) {
      String said = failure(key).getMessage();
      assertTrue(said.contains("no longer fresh") || said.contains("from the future"), said);
    }
  }

  @Test
  void anAnswerIsKeptUntilItIsNoLongerFresh() throws Exception {
    KeyMaterial key = onlyOcsp();
    ask(key);
    clock.now = NOW.plus(Duration.ofHours(11));
    ask(key);
    assertEquals(1, pki.requests("/ocsp"));
    clock.now = NOW.plus(Duration.ofHours(12)).plusSeconds(120);
    pki.revocation().made(Duration.ofHours(-12), Duration.ofHours(12));
    ask(key);
    assertEquals(2, pki.requests("/ocsp"));
  }

  @Test
  void silenceIsRememberedForAMinute() throws Exception {
    KeyMaterial key = onlyOcsp();
    pki.disturb(TestPki.Disturbance.DOWN);
    assertTrue(failure(key).passing());
    assertTrue(failure(key).getMessage().contains("status 503"));
    assertEquals(1, pki.requests("/ocsp"));
    pki.disturb(TestPki.Disturbance.NONE);
    clock.now = NOW.plusSeconds(61);
    assertNull(ask(key).revoked());
  }

  @Test
  void manyWhoWantToKnowTheSameAskOnce() throws Exception {
    KeyMaterial key = onlyOcsp();
    try (var threads = Executors.newFixedThreadPool(16)) {
      List<Callable<RevocationProof>> questions = IntStream.range(0, 64).<Callable<RevocationProof>>mapToObj(i -> () -> ask(key)).toList();
      for (var answer : threads.invokeAll(questions)) assertNull(answer.get().revoked());
    }
    assertEquals(1, pki.requests("/ocsp"));
  }

  @ParameterizedTest
  @CsvSource({"SLOW,true", "ENDLESS,false", "NONSENSE,false", "REDIRECTING,false"})
  void whoDoesNotAnswerAsItShouldCostsLittle(TestPki.Disturbance disturbance, boolean passing) {
    online = source(RevocationRules.DEFAULT, Duration.ofMillis(900));
    KeyMaterial key = disturbance == TestPki.Disturbance.ENDLESS ? onlyOcsp() : pki.leaf(Kind.P_256);
    pki.disturb(disturbance);
    SigningFailed failure = assertTimeout(Duration.ofSeconds(8), () -> failure(key));
    assertEquals(passing, failure.passing(), failure.getMessage());
  }

  @Test
  void aCertificateThatNamesNobodyOrAnInnerAddressIsNotAskedAbout() {
    assertTrue(failure(pki.issue("Nobody").withoutOcsp().withoutLists().make(Kind.P_256)).getMessage().contains("names nobody who could be asked"));
    assertTrue(failure(pki.issue("Inner").ocsp("http://169.254.169.254/").withoutLists().make(Kind.P_256)).getMessage().contains("is not among the addresses"));
    assertTrue(failure(pki.issue("File").ocsp("file:///etc/passwd").lists("ldap://x/y").make(Kind.P_256)).getMessage().contains("names nobody who could be asked"));
    assertEquals(0, pki.requests("/ocsp"));
  }

  @Test
  void onlyItsIssuerIsAskedAbout() {
    assertThrows(SigningFailed.class, () -> online.proof(pki.leaf(Kind.P_256).certificate(), pki.anchor(), NOW));
  }

  @Test
  void theStateOfTheAuthorityBetweenIsKnownToo() throws Exception {
    assertNull(online.proof(between(), pki.anchor(), NOW).revoked());
  }

  @Test
  void afterItsEndNothingIsProvedByNotBeingNamed() {
    KeyMaterial gone = pki.expired(Kind.P_256);
    assertTrue(failure(gone).getMessage().contains("had expired"), failure(gone).getMessage());
  }

  @Test
  void aListOfAnotherIssuerProvesNothing() {
    KeyMaterial other = pki.issue("Elsewhere").withoutOcsp().lists(pki.address("/" + pki.anchor().getSerialNumber().toString(16) + ".crl").toString()).make(Kind.P_256);
    assertTrue(failure(other).getMessage().contains("the list is of"), failure(other).getMessage());
  }

  @Test
  void aResponderThatMayBeRevokedIsLookedUp() throws Exception {
    KeyMaterial responder = pki.issue("Revocable responder").purpose(KeyPurposeId.id_kp_OCSPSigning, false).make(Kind.P_256);
    pki.revocation().responder(pki.intermediate(), responder);
    assertNull(ask(onlyOcsp()).revoked());
    pki.revoke(responder.certificate(), NOW.minusSeconds(60));
    online = source(RevocationRules.DEFAULT, Duration.ofSeconds(5));
    assertTrue(failure(onlyOcsp()).getMessage().contains("own certificate has been revoked"));
  }
}
