package io.bordereau.routes.ledger;

import java.util.List;

/**
 * Whose a document is.
 *
 * @param company which company of ours; null while nobody knows
 * @param by who handed it over
 * @param companies for which companies that one may hand over; empty for all
 */
public record Owner(String company, String by, List<String> companies) {
  public Owner {
    companies = List.copyOf(companies);
  }

  /** From a column: parted by blanks, null for all. */
  static List<String> companies(String column) {
    return column == null || column.isBlank() ? List.of() : List.of(column.split(" "));
  }
}
