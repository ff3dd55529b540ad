package io.bordereau.routes.rest;

import io.bordereau.routes.ledger.Sight;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who asks or acts.
 *
 * @param name as it stands in the ledger
 * @param roles what it may do; never empty
 * @param companies the companies of ours that it may do it for; {@link #EVERYWHERE} for all
 */
public record Principal(String name, Set<Role> roles, Set<String> companies) {
  /** All companies, those of tomorrow as well. */
  public static final String EVERYWHERE = "*";

  /** The exchange property under which a route of the operator's door has whoever asks. */
  public static final String PROPERTY = "principal";

  /** Under this name our own system hands over when it shows the token of the first start. */
  private static final String FIRST = "admin";

  public Principal {
    if (roles.isEmpty()) throw new IllegalArgumentException(name + " has no role");
    roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
    companies = Collections.unmodifiableSet(new TreeSet<>(companies));
  }

  /** Whether it has one of these roles; an administrator has them all. */
  public boolean is(Set<Role> any) {
    return roles.contains(Role.ADMIN) || any.stream().anyMatch(roles::contains);
  }

  /** Whether it may act for all companies. */
  public boolean everywhere() {
    return companies.contains(EVERYWHERE);
  }

  /** Whether it may act for a company; what belongs to no company yet is for those who may act for all. */
  public boolean actsFor(String company) {
    return everywhere() || company != null && companies.contains(company);
  }

  /** Under which name it hands documents over: hand-overs of two principals never meet. */
  public String handsOverAs() {
    return name.equals(FIRST) ? "erp" : name;
  }

  /** For which companies it hands over; none means all. */
  public List<String> handsOverFor() {
    return everywhere() ? List.of() : List.copyOf(companies);
  }

  /** What of the ledger it sees. */
  public Sight sight() {
    return everywhere() ? Sight.ALL : new Sight(false, companies, handsOverAs());
  }
}
