package io.bordereau.signing.authorities;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.signing.authorities.CertificateWatch.Use;
import io.bordereau.signing.keys.CertificateAlarm;
import io.bordereau.signing.keys.CertificateAlarm.Kind;
import io.bordereau.signing.keys.DevelopmentAuthority;
import io.bordereau.signing.keys.KeyMaterial;
import io.bordereau.signing.keys.KeyRing;
import io.bordereau.signing.keys.KeyRing.Turn;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.pki.TestIssue;
import io.bordereau.signing.pki.TestPki;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What will hurt is said while there is time; which key signs is decided by the moment. */
class CertificateWatchTest {
  private static final TestPki PKI = TestPki.shared();
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final CertificateWatch WATCH = new CertificateWatch(CertificateWatch.USUAL, Duration.ofDays(14), List.of(PKI.anchor()), null);

  private static Instant day(long days) {
    return NOW.plus(Duration.ofDays(days));
  }

  private static TestIssue lasting(long from, long until) {
    return PKI.issue("Watched").valid(day(from), day(until));
  }

  private static KeyMaterial made(TestIssue issue) {
    return issue.make(io.bordereau.signing.pki.Kind.P_256);
  }

  private static Set<Kind> kinds(List<CertificateAlarm> alarms) {
    return alarms.stream().map(CertificateAlarm::kind).collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
  }

  @Test
  void aGoodKeyMakesNoNoise() {
    assertEquals(List.of(), WATCH.look(KeyRing.of(made(lasting(-1, 400))), Use.DOCUMENTS, NOW));
  }

  @ParameterizedTest
  @CsvSource({"100,", "89,90 days", "59,60 days", "20,30 days", "5,7 days", "0,1 day"})
  void anEndIsSaidAtEachThreshold(long left, String words) {
    List<CertificateAlarm> alarms = WATCH.look(made(PKI.issue("Ending").valid(day(-100), day(left).plusSeconds(60))).chain(), Use.DOCUMENTS, NOW);
    assertEquals(words == null ? Set.of() : Set.of(Kind.EXPIRES), kinds(alarms));
    assertTrue(words == null || alarms.get(0).words().endsWith(words) && !alarms.get(0).grave(), alarms.toString());
  }

  @Test
  void whatIsOverOrNotYetBegunIsSaid() {
    List<CertificateAlarm> over = WATCH.look(KeyRing.of(made(lasting(-10, -1))), Use.DOCUMENTS, NOW);
    assertEquals(Set.of(Kind.NO_SUCCESSOR), kinds(over));
    assertTrue(over.get(0).grave() && over.get(0).words().equals("no key signs now"));
    assertEquals(Set.of(Kind.EXPIRED), kinds(WATCH.look(made(lasting(-10, -1)).chain(), Use.DOCUMENTS, NOW)));
    assertEquals(Set.of(Kind.NOT_YET_VALID), kinds(WATCH.look(made(lasting(3, 400)).chain(), Use.DOCUMENTS, NOW)));
  }

  @Test
  void aRevocationIsSaidAndSoIsThatNobodyKnows() {
    KeyMaterial gone = PKI.revoked(io.bordereau.signing.pki.Kind.P_256, day(-3));
    var asking = new CertificateWatch(CertificateWatch.USUAL, Duration.ofDays(14), List.of(PKI.anchor()), PKI.responses());
    List<CertificateAlarm> alarms = asking.look(gone.chain(), Use.DOCUMENTS, NOW);
    assertEquals(Set.of(Kind.REVOKED), kinds(alarms));
    assertTrue(alarms.get(0).grave());
    assertEquals(Set.of(), kinds(asking.look(made(lasting(-1, 400)).chain(), Use.DOCUMENTS, NOW)));
    var deaf = new CertificateWatch(CertificateWatch.USUAL, Duration.ofDays(14), List.of(PKI.anchor()), (certificate, issuer, at) -> {
      throw new SigningFailed("nobody answers", true);
    });
    List<CertificateAlarm> unknown = deaf.look(made(lasting(-1, 400)).chain(), Use.DOCUMENTS, NOW);
    assertEquals(Set.of(Kind.REVOCATION_UNKNOWN), kinds(unknown));
    assertFalse(unknown.get(0).grave());
  }

  @Test
  void aCertificateForSomethingElseIsSaid() {
    assertEquals(Set.of(Kind.WRONG_USAGE), kinds(WATCH.look(made(lasting(-1, 400).usage(KeyUsage.keyAgreement)).chain(), Use.DOCUMENTS, NOW)));
    assertEquals(Set.of(Kind.WRONG_USAGE), kinds(WATCH.look(made(lasting(-1, 400).purpose(KeyPurposeId.id_kp_timeStamping, true)).chain(), Use.DOCUMENTS, NOW)));
    assertEquals(Set.of(), kinds(WATCH.look(made(lasting(-1, 400).purpose(KeyPurposeId.id_kp_timeStamping, true)).chain(), Use.TIME_STAMPS, NOW)));
    assertEquals(Set.of(Kind.WRONG_USAGE), kinds(WATCH.look(made(lasting(-1, 400)).chain(), Use.SERVER, NOW)));
    assertEquals(Set.of(), kinds(WATCH.look(made(lasting(-1, 400).purpose(KeyPurposeId.id_kp_clientAuth, false)).chain(), Use.CLIENT, NOW)));
    assertEquals(Set.of(Kind.WRONG_USAGE), kinds(WATCH.look(PKI.intermediate().chain(), Use.DOCUMENTS, NOW)));
  }

  @Test
  void aChainThatLeadsNowhereOrEndsFirstIsSaid() {
    KeyMaterial key = made(lasting(-1, 400));
    var elsewhere = new CertificateWatch(CertificateWatch.USUAL, Duration.ofDays(14), List.of(DevelopmentAuthority.create("Other", day(-1)).root().certificate()), null);
    assertEquals(Set.of(Kind.BROKEN_CHAIN), kinds(elsewhere.look(key.chain(), Use.DOCUMENTS, NOW)));
    assertEquals(Set.of(Kind.BROKEN_CHAIN), kinds(WATCH.look(List.of(key.certificate()), Use.DOCUMENTS, NOW)));
    KeyMaterial brief = PKI.issue("Brief authority").authority().valid(day(-10), day(20)).make(io.bordereau.signing.pki.Kind.P_256);
    assertEquals(Set.of(Kind.ISSUER_EXPIRES), kinds(WATCH.look(made(PKI.issue("Outliving", brief).valid(day(-1), day(400))).chain(), Use.DOCUMENTS, NOW)));
  }

  @Test
  void aDevelopmentKeyIsNamedAsOne() {
    KeyMaterial key = DevelopmentAuthority.create("Root", day(-1)).issue("Key", DevelopmentAuthority.Side.DOCUMENTS, List.of(), day(-1), day(400));
    var any = new CertificateWatch(CertificateWatch.USUAL, Duration.ofDays(14), List.of(), null);
    assertEquals(Set.of(Kind.DEVELOPMENT), kinds(any.look(key.chain(), Use.DOCUMENTS, NOW)));
  }

  @Test
  void oneKeyTakesOverFromAnother() {
    KeyMaterial old = made(lasting(-300, 30));
    KeyMaterial next = made(lasting(-1, 365));
    KeyRing ring = new KeyRing(List.of(new Turn(old, null, null), new Turn(next, day(20), null)));
    assertEquals(Optional.of(old), ring.signing(NOW));
    assertEquals(Optional.of(old), ring.signing(day(20).minusSeconds(1)));
    assertEquals(Optional.of(next), ring.signing(day(20)));
    assertEquals(List.of(old.certificate(), next.certificate()), ring.accepted(NOW));
    assertEquals(List.of(old.certificate(), next.certificate()), ring.accepted(day(25)));
    assertEquals(List.of(next.certificate()), ring.accepted(day(31)));
    assertEquals(Optional.empty(), ring.signing(day(400)));
    assertEquals(day(365), ring.covered(NOW));
    // the end of the old one is still said, the gap that it would leave no longer
    assertEquals(Set.of(Kind.EXPIRES), kinds(WATCH.look(ring, Use.DOCUMENTS, day(1))));
  }

  @Test
  void aGapAndAHastyChangeAreSaid() {
    KeyMaterial old = made(lasting(-300, 30));
    List<CertificateAlarm> gap = WATCH.look(new KeyRing(List.of(new Turn(old, null, null), new Turn(made(lasting(40, 400)), null, null))), Use.DOCUMENTS, day(2));
    assertTrue(gap.stream().anyMatch(a -> a.kind() == Kind.NO_SUCCESSOR && a.when().equals(day(30))), gap.toString());
    assertTrue(kinds(gap).contains(Kind.SHORT_OVERLAP));
    KeyRing ring = new KeyRing(List.of(new Turn(old, null, day(10)), new Turn(made(lasting(-1, 400)), day(5), null)));
    assertTrue(kinds(WATCH.look(ring, Use.DOCUMENTS, NOW)).contains(Kind.SHORT_OVERLAP));
  }
}
