package io.bordereau.signing.authorities;

import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.signatures.SignatureLevel;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/**
 * What is done when a signature is wanted at a level that needs an authority, and the authority does not answer.
 *
 * @param then whether to wait for it, or to send at a lower level and upgrade later; the second only where the law allows it
 * @param least the level below which nothing is sent
 * @param retry how long to wait before the first next attempt; it doubles with each, up to an hour
 * @param patience after how long somebody should look
 * @param margin how long before the certificate ends the upgrade must be done
 */
public record AuthorityDown(Then then, SignatureLevel least, Duration retry, Duration patience, Duration margin) {
  private static final Duration LONGEST = Duration.ofHours(1);

  /** What is done. */
  public enum Then {
    WAIT,
    SEND_AND_UPGRADE
  }

  /** Waits, looking again after a minute; somebody should look after four hours. */
  public static final AuthorityDown WAITING = new AuthorityDown(Then.WAIT, SignatureLevel.LTA, Duration.ofMinutes(1), Duration.ofHours(4), Duration.ofDays(30));

  /** What is decided for one document. */
  public sealed interface Decision {
    /** Why, in words. */
    String why();

    /**
     * The document waits.
     *
     * @param until when to try again
     * @param overdue whether somebody should look
     */
    record Wait(String why, Instant until, boolean overdue) implements Decision {}

    /**
     * The document goes out at a lower level.
     *
     * @param level at which
     * @param upgradeBefore by when it must have been upgraded to the level that was wanted
     * @param alarm whether somebody must do something for that: the authority will not recover by itself
     */
    record Send(String why, SignatureLevel level, Instant upgradeBefore, boolean alarm) implements Decision {}

    /** The document stops and somebody must do something: waiting will not help. */
    record Stop(String why) implements Decision {}
  }

  /**
   * What to do now.
   *
   * @param failure what the authority did, or did not
   * @param wanted the level that is wanted; T or higher, since B needs nobody
   * @param certificate of the key that signs
   * @param attempts how many have failed so far, this one included
   * @param since when the first of them was
   * @param now the time
   */
  public Decision decide(SigningFailed failure, SignatureLevel wanted, X509Certificate certificate, int attempts, Instant since, Instant now) {
    Instant end = certificate.getNotAfter().toInstant();
    Instant upgradeBefore = end.minus(margin);
    boolean maySend = then == Then.SEND_AND_UPGRADE && least.compareTo(wanted) < 0;
    if (maySend && upgradeBefore.isAfter(now)) {
      return new Decision.Send(failure.getMessage() + "; it goes out at level " + least + " and is upgraded to " + wanted + " before " + upgradeBefore, least, upgradeBefore,
          !failure.passing());
    }
    String why = failure.getMessage() + (maySend ? "; the certificate ends on " + end + ", too soon for an upgrade later" : "");
    if (!failure.passing()) {
      return new Decision.Stop(why);
    }
    Duration pause = retry.multipliedBy(1L << Math.clamp(attempts - 1, 0, 20));
    boolean overdue = Duration.between(since, now).compareTo(patience) >= 0;
    return new Decision.Wait(why, now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause), overdue);
  }
}
