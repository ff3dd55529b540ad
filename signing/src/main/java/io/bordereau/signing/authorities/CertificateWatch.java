package io.bordereau.signing.authorities;

import io.bordereau.signing.keys.CertificateAlarm;
import io.bordereau.signing.keys.CertificateAlarm.Kind;
import io.bordereau.signing.keys.DevelopmentAuthority;
import io.bordereau.signing.keys.KeyRing;
import io.bordereau.signing.keys.SignatureAlgorithm;
import io.bordereau.signing.keys.SigningFailed;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Looks at the certificates that the hub lives by, and says what is wrong before it hurts. It only says: what is late is never stopped in silence.
 *
 * @param thresholds how long before the end of a validity it is said, each a time of its own
 * @param overlap how long the next certificate must be there before its key signs, for those who check it
 * @param anchors what certificates should descend from; empty for the last certificate of each chain
 * @param revocation who is asked about revocation; null for nobody
 */
public record CertificateWatch(List<Duration> thresholds, Duration overlap, Collection<X509Certificate> anchors, RevocationSource revocation) {
  /** Ninety, sixty, thirty, fourteen, seven and three days, and one. */
  public static final List<Duration> USUAL = List.of(Duration.ofDays(90), Duration.ofDays(60), Duration.ofDays(30), Duration.ofDays(14), Duration.ofDays(7), Duration.ofDays(3),
      Duration.ofDays(1));

  /** What a certificate is used for. */
  public enum Use {
    DOCUMENTS,
    TIME_STAMPS,
    MESSAGES,
    SERVER,
    CLIENT
  }

  public CertificateWatch {
    thresholds = thresholds.stream().sorted().toList();
    anchors = List.copyOf(anchors);
  }

  /** What is to be said about keys that sign, one after the other. */
  public List<CertificateAlarm> look(KeyRing ring, Use use, Instant at) {
    List<CertificateAlarm> alarms = new ArrayList<>();
    for (KeyRing.Turn turn : ring.turns()) {
      if (!turn.ends().isBefore(at)) {
        alarms.addAll(look(turn.key().chain(), use, at));
      }
    }
    Instant covered = ring.covered(at);
    ring.turns().stream().map(KeyRing.Turn::key).max(Comparator.comparing(key -> key.certificate().getNotAfter())).ifPresent(last -> {
      X509Certificate certificate = last.certificate();
      if (covered.equals(at)) {
        alarms.add(alarm(Kind.NO_SUCCESSOR, true, certificate, at, "no key signs now", "Put a valid key in place; documents wait for it until then."));
      } else if (reached(at, covered) != null) {
        alarms.add(alarm(Kind.NO_SUCCESSOR, false, certificate, covered, "no key signs after " + covered, "Order the next certificate and add its key beside the present one."));
      }
    });
    for (KeyRing.Turn turn : ring.turns()) {
      X509Certificate certificate = turn.key().certificate();
      boolean takesOver = ring.turns().stream().anyMatch(other -> other != turn && other.begins().isBefore(turn.begins()));
      if (takesOver && turn.begins().isAfter(at) && Duration.between(certificate.getNotBefore().toInstant(), turn.begins()).compareTo(overlap) < 0) {
        alarms.add(alarm(Kind.SHORT_OVERLAP, false, certificate, turn.begins(), "the next key signs from " + turn.begins() + ", less than " + overlap.toDays()
            + " days after its certificate begins", "Let it sign later, or send its certificate to those who check it now."));
      }
    }
    return alarms;
  }

  /**
   * What is to be said about one chain: the certificate first, then those that it descends from.
   *
   * @param chain never empty
   * @param use what it is used for
   * @param at the moment that counts
   */
  public List<CertificateAlarm> look(List<X509Certificate> chain, Use use, Instant at) {
    List<CertificateAlarm> alarms = new ArrayList<>();
    X509Certificate certificate = chain.get(0);
    time(certificate, at, alarms);
    for (X509Certificate issuer : chain.subList(1, chain.size())) {
      boolean first = issuer.getNotAfter().before(certificate.getNotAfter());
      Instant end = issuer.getNotAfter().toInstant();
      if (first && !certificate.getNotAfter().toInstant().isBefore(at) && (end.isBefore(at) || reached(at, end) != null)) {
        alarms.add(alarm(Kind.ISSUER_EXPIRES, end.isBefore(at), issuer, end, "the issuer's certificate ends on " + end + ", before the one that it issued",
            "Ask the issuer for its new certificate, and for a new one of yours."));
      }
    }
    Collection<X509Certificate> trusted = anchors.isEmpty() ? List.of(chain.get(chain.size() - 1)) : anchors;
    boolean inTime = !at.isBefore(certificate.getNotBefore().toInstant()) && !at.isAfter(certificate.getNotAfter().toInstant());
    if (inTime && !Descent.from(certificate, chain, trusted, at)) {
      alarms.add(alarm(Kind.BROKEN_CHAIN, true, certificate, at, "it descends from no anchor", "Put the issuers' certificates beside the key, and the anchor into the list."));
    }
    usage(certificate, use, at, alarms);
    strength(chain, at, alarms);
    if (DevelopmentAuthority.marked(chain)) {
      alarms.add(alarm(Kind.DEVELOPMENT, false, certificate, at, "it is not for production: what it signs is worth nothing", "Order a certificate from a trust service."));
    }
    if (inTime) {
      revoked(chain, at, alarms);
    }
    return alarms;
  }

  private void time(X509Certificate certificate, Instant at, List<CertificateAlarm> alarms) {
    Instant end = certificate.getNotAfter().toInstant();
    Instant begin = certificate.getNotBefore().toInstant();
    if (at.isAfter(end)) {
      alarms.add(alarm(Kind.EXPIRED, true, certificate, end, "it ended on " + end, "Put the new key in place."));
    } else if (at.isBefore(begin)) {
      alarms.add(alarm(Kind.NOT_YET_VALID, false, certificate, begin, "it begins on " + begin, "Nothing, when another key signs until then."));
    } else {
      Duration threshold = reached(at, end);
      if (threshold != null) {
        alarms.add(alarm(Kind.EXPIRES, false, certificate, end, "it ends on " + end + ", in less than " + threshold.toDays() + (threshold.toDays() == 1 ? " day" : " days"),
            "Order the next certificate and add its key beside the present one."));
      }
    }
  }

  /** The smallest threshold that lies before an end already; null when none does. */
  private Duration reached(Instant at, Instant end) {
    return thresholds.stream().filter(each -> end.minus(each).isBefore(at)).findFirst().orElse(null);
  }

  private static void usage(X509Certificate certificate, Use use, Instant at, List<CertificateAlarm> alarms) {
    String why = switch (use) {
      // RFC 5280 4.2.1.3: a signature on a document is one of either bit; ETSI EN 319 412-2 4.3.2 lets qualified ones have either
      case DOCUMENTS -> !bit(certificate, 0) && !bit(certificate, 1) ? "its key may not sign" : purposes(certificate, "1.3.6.1.5.5.7.3.8", "1.3.6.1.5.5.7.3.9");
      case TIME_STAMPS -> lacks(certificate, "1.3.6.1.5.5.7.3.8", "stamp times");
      case MESSAGES -> !bit(certificate, 0) && !bit(certificate, 1) ? "its key may not sign" : "";
      case SERVER -> lacks(certificate, "1.3.6.1.5.5.7.3.1", "prove a server");
      case CLIENT -> lacks(certificate, "1.3.6.1.5.5.7.3.2", "prove a client");
    };
    if (certificate.getBasicConstraints() >= 0) {
      why = "it is one of an authority";
    }
    if (!why.isEmpty()) {
      alarms.add(alarm(Kind.WRONG_USAGE, true, certificate, at, "it is used for " + use.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", and " + why,
          "Order a certificate for this use."));
    }
  }

  private static boolean bit(X509Certificate certificate, int bit) {
    boolean[] usage = certificate.getKeyUsage();
    return usage == null || usage[bit];
  }

  private static String lacks(X509Certificate certificate, String purpose, String doing) {
    try {
      List<String> purposes = certificate.getExtendedKeyUsage();
      return purposes == null || !purposes.contains(purpose) ? "it is not made to " + doing : "";
    } catch (CertificateParsingException e) {
      return "its purposes cannot be read";
    }
  }

  /** A certificate made for authorities' own purposes alone signs no documents. */
  private static String purposes(X509Certificate certificate, String... others) {
    try {
      List<String> purposes = certificate.getExtendedKeyUsage();
      return purposes != null && List.of(others).containsAll(purposes) ? "it is made for an authority's answers alone" : "";
    } catch (CertificateParsingException e) {
      return "its purposes cannot be read";
    }
  }

  private static void strength(List<X509Certificate> chain, Instant at, List<CertificateAlarm> alarms) {
    for (X509Certificate each : chain) {
      String how = each.getSigAlgName().toUpperCase(Locale.ROOT);
      boolean anchor = each.getSubjectX500Principal().equals(each.getIssuerX500Principal());
      if (SignatureAlgorithm.of(each.getPublicKey()).isEmpty() && !(each.getPublicKey() instanceof java.security.interfaces.ECPublicKey ec && ec.getParams().getOrder().bitLength() > 384)) {
        alarms.add(alarm(Kind.WEAK, true, each, at, "its key is of a kind or size that is not taken: " + each.getPublicKey().getAlgorithm(), "Order a certificate for a stronger key."));
      } else if (!anchor && (how.contains("SHA1") || how.contains("MD5") || how.contains("SHA-1"))) {
        alarms.add(alarm(Kind.WEAK, true, each, at, "it is signed with " + how, "Order a certificate that is signed with SHA-256 or stronger."));
      }
    }
  }

  private void revoked(List<X509Certificate> chain, Instant at, List<CertificateAlarm> alarms) {
    for (int i = 0; revocation != null && i + 1 < chain.size(); i++) {
      X509Certificate certificate = chain.get(i);
      try {
        Instant since = revocation.proof(certificate, chain.get(i + 1), at).revoked();
        if (since != null && !since.isAfter(at)) {
          alarms.add(alarm(Kind.REVOKED, true, certificate, since, "it is revoked since " + since, "Put another key in place at once, and find out why."));
        }
      } catch (SigningFailed e) {
        alarms.add(alarm(Kind.REVOCATION_UNKNOWN, false, certificate, at, e.getMessage(), "See whether the authority can be reached from here."));
      }
    }
  }

  private static CertificateAlarm alarm(Kind kind, boolean grave, X509Certificate certificate, Instant when, String words, String next) {
    return new CertificateAlarm(kind, grave, certificate.getSubjectX500Principal().getName(), certificate.getSerialNumber().toString(16), when, words, next);
  }
}
