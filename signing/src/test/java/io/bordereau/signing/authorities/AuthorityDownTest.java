package io.bordereau.signing.authorities;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.signing.authorities.AuthorityDown.Decision;
import io.bordereau.signing.authorities.AuthorityDown.Then;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.pki.Kind;
import io.bordereau.signing.pki.TestPki;
import io.bordereau.signing.signatures.SignatureLevel;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** An authority that is down stops nothing in silence: a document waits, or goes out and is upgraded in time, or somebody is told. */
class AuthorityDownTest {
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final SigningFailed DOWN = new SigningFailed("the time-stamp authority is down", true);
  private static final SigningFailed REFUSED = new SigningFailed("the time-stamp authority refused", false);
  private static final AuthorityDown SENDING =
      new AuthorityDown(Then.SEND_AND_UPGRADE, SignatureLevel.B, Duration.ofMinutes(1), Duration.ofHours(4), Duration.ofDays(30));

  private static X509Certificate until(long days) {
    return TestPki.shared().issue("Brief").valid(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(days))).make(Kind.P_256).certificate();
  }

  private static Decision decide(AuthorityDown policy, SigningFailed failure, long days, int attempts, Duration ago) {
    return policy.decide(failure, SignatureLevel.LTA, until(days), attempts, NOW.minus(ago), NOW);
  }

  @Test
  void itWaitsLongerEachTime() {
    assertEquals(NOW.plusSeconds(60), assertInstanceOf(Decision.Wait.class, decide(AuthorityDown.WAITING, DOWN, 300, 1, Duration.ZERO)).until());
    assertEquals(NOW.plusSeconds(480), assertInstanceOf(Decision.Wait.class, decide(AuthorityDown.WAITING, DOWN, 300, 4, Duration.ofMinutes(7))).until());
    assertEquals(NOW.plusSeconds(3600), assertInstanceOf(Decision.Wait.class, decide(AuthorityDown.WAITING, DOWN, 300, 500, Duration.ofHours(3))).until());
  }

  @Test
  void somebodyLooksWhenItTakesTooLong() {
    assertFalse(assertInstanceOf(Decision.Wait.class, decide(AuthorityDown.WAITING, DOWN, 300, 3, Duration.ofHours(3))).overdue());
    assertTrue(assertInstanceOf(Decision.Wait.class, decide(AuthorityDown.WAITING, DOWN, 300, 9, Duration.ofHours(4))).overdue());
  }

  @Test
  void whereTheLawAllowsItGoesOutAndIsUpgradedBeforeTheCertificateEnds() {
    Decision.Send send = assertInstanceOf(Decision.Send.class, decide(SENDING, DOWN, 300, 1, Duration.ZERO));
    assertEquals(SignatureLevel.B, send.level());
    assertEquals(NOW.plus(Duration.ofDays(270)), send.upgradeBefore());
    assertFalse(send.alarm());
    assertTrue(assertInstanceOf(Decision.Send.class, decide(SENDING, REFUSED, 300, 1, Duration.ZERO)).alarm());
  }

  @Test
  void itWaitsWhenTheCertificateEndsBeforeAnUpgrade() {
    Decision.Wait wait = assertInstanceOf(Decision.Wait.class, decide(SENDING, DOWN, 20, 1, Duration.ZERO));
    assertTrue(wait.why().contains("too soon for an upgrade later"), wait.why());
  }

  @Test
  void nothingIsSentBelowTheLeastLevel() {
    AuthorityDown strict = new AuthorityDown(Then.SEND_AND_UPGRADE, SignatureLevel.LTA, Duration.ofMinutes(1), Duration.ofHours(4), Duration.ofDays(30));
    assertInstanceOf(Decision.Wait.class, decide(strict, DOWN, 300, 1, Duration.ZERO));
  }

  @Test
  void waitingForWhatWillNotComeIsNoAnswer() {
    assertEquals("the time-stamp authority refused", assertInstanceOf(Decision.Stop.class, decide(AuthorityDown.WAITING, REFUSED, 300, 1, Duration.ZERO)).why());
  }
}
