package io.bordereau.signing.keys;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The keys of one company for one purpose, one taking over from another. For a while there are two: the new one is made known to those who check it before it signs, and the old one is
 * still accepted after it has stopped.
 *
 * @param turns when each signs
 */
public record KeyRing(List<Turn> turns) {
  private static final Comparator<Turn> LATER = Comparator.comparing(Turn::begins).thenComparing(Turn::from, Comparator.nullsFirst(Comparator.naturalOrder())).thenComparing(Turn::ends);

  /**
   * When a key signs. Its certificate's own validity holds besides.
   *
   * @param key the key
   * @param from since when it signs; null for as soon as its certificate is valid
   * @param until until when it signs; null for as long as its certificate is valid
   */
  public record Turn(SigningKey key, Instant from, Instant until) {
    /** Since when it signs. */
    public Instant begins() {
      Instant valid = key.certificate().getNotBefore().toInstant();
      return from == null || from.isBefore(valid) ? valid : from;
    }

    /** Until when it signs. */
    public Instant ends() {
      Instant valid = key.certificate().getNotAfter().toInstant();
      return until == null || until.isAfter(valid) ? valid : until;
    }

    boolean signsAt(Instant at) {
      return !at.isBefore(begins()) && at.isBefore(ends());
    }
  }

  public KeyRing {
    turns = List.copyOf(turns);
  }

  /** A single key, for as long as it is valid. */
  public static KeyRing of(SigningKey key) {
    return new KeyRing(List.of(new Turn(key, null, null)));
  }

  /**
   * Which key signs: of those whose turn it is the one that began last, since it is the one to stay; of several that began with their certificates at the same time the one that should
   * have begun last, then the one that ends last. Empty when there is none.
   */
  public Optional<SigningKey> signing(Instant at) {
    return turns.stream().filter(turn -> turn.signsAt(at)).max(LATER).map(Turn::key);
  }

  /** Whose signatures are accepted: every certificate that is valid, also before its turn and after it, so that nothing on its way is refused. */
  public List<X509Certificate> accepted(Instant at) {
    return turns.stream().map(turn -> turn.key().certificate())
        .filter(certificate -> !at.isBefore(certificate.getNotBefore().toInstant()) && !at.isAfter(certificate.getNotAfter().toInstant())).toList();
  }

  /** Until when something signs without a gap, from a moment on; that moment itself when nothing does. */
  public Instant covered(Instant from) {
    Instant reached = from;
    for (boolean further = true; further; ) {
      Instant at = reached;
      Optional<Instant> next = turns.stream().filter(turn -> turn.signsAt(at)).map(Turn::ends).max(Comparator.naturalOrder());
      further = next.isPresent() && next.get().isAfter(reached);
      reached = next.orElse(reached);
    }
    return reached;
  }
}
