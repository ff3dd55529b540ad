package io.bordereau.routes.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * By what a document is found, from the moment it was understood. It stands in the index, not in the history.
 *
 * @param company which company of ours it belongs to; null when that is not known
 * @param kind such as {@code invoice}; null when it has none
 * @param number its number; null when it has none
 * @param issued its date; null when it has none
 * @param partner the other party, as the agreements name it; null when that is not known
 * @param currency ISO 4217; null when it has none
 * @param amount what it is about; null when it has none
 * @param refs names by which it is asked for: customer, site, agreement, contract, serial, article
 */
public record Profile(String company, String kind, String number, LocalDate issued, String partner, String currency, BigDecimal amount, List<Ref> refs) {
  public Profile {
    refs = List.copyOf(refs);
  }
}
