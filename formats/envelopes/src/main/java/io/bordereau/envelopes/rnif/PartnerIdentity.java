package io.bordereau.envelopes.rnif;

import io.bordereau.document.Term;

/**
 * A party.
 *
 * @param domain of whose numbers the identifier is; null for DUNS
 * @param duns its identifier: a DUNS number of nine digits
 * @param location one of its sites; null when none is named
 */
public record PartnerIdentity(@Term("RN-05") String domain, @Term("RN-06") String duns, @Term("RN-07") String location) {
  /** By its DUNS number. */
  public static PartnerIdentity of(String duns) {
    return new PartnerIdentity(null, duns, null);
  }
}
