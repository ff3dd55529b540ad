package io.bordereau.routes.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * What of the ledger somebody sees.
 *
 * @param all whether everything
 * @param companies otherwise what belongs to these companies
 * @param by and what this one handed over that belongs to no company yet
 */
public record Sight(boolean all, Set<String> companies, String by) {
  /** Everything. */
  public static final Sight ALL = new Sight(true, Set.of(), "");

  public Sight {
    companies = Set.copyOf(companies);
  }

  /** Whether a document of this owner is seen. */
  public boolean sees(Owner owner) {
    return all || (owner.company() == null ? owner.by().equals(by) : companies.contains(owner.company()));
  }

  /** A condition on the table {@code document} under the name {@code d}; its arguments are {@link #arguments}. */
  String condition() {
    return all ? "1 = 1" : companies.isEmpty() ? "(d.company IS NULL AND d.handed_by = ?)"
        : "(d.company IN (" + String.join(", ", Collections.nCopies(companies.size(), "?")) + ") OR d.company IS NULL AND d.handed_by = ?)";
  }

  /** The arguments of {@link #condition}. */
  List<Object> arguments() {
    if (all) return List.of();
    var list = new ArrayList<Object>(companies.stream().sorted().toList());
    list.add(by);
    return list;
  }
}
