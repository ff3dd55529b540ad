package io.bordereau.signing.signatures;

import io.bordereau.signing.authorities.RevocationSource;
import io.bordereau.signing.authorities.TimestampAuthority;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;

/**
 * Whom a signature above level B asks.
 *
 * @param stamps who stamps; null when nothing above level B is made
 * @param revocations who proves that certificates are good; null when nothing above level T is made
 * @param known roots and intermediate certificates that neither the key nor a time-stamp brings along; may be empty
 */
public record Authorities(TimestampAuthority stamps, RevocationSource revocations, List<X509Certificate> known) {
  /** Nobody: enough for level B. */
  public static final Authorities NONE = new Authorities(null, null, List.of());

  public Authorities {
    known = List.copyOf(known);
  }

  /** NullPointerException when a signature of this level would need somebody who is not here: a mistake of whoever configures, seen before anything is signed. */
  public void enoughFor(SignatureLevel level) {
    if (level.compareTo(SignatureLevel.T) >= 0) Objects.requireNonNull(stamps, "a signature of level " + level + " needs a time-stamping authority");
    if (level.compareTo(SignatureLevel.LT) >= 0) Objects.requireNonNull(revocations, "a signature of level " + level + " needs a source of revocation proofs");
  }
}
