package io.bordereau.routes.agreements;

import io.bordereau.mapping.Finding;

/** Where a document goes by the agreements. */
public sealed interface Routing {
  /**
   * Exactly one agreement fits.
   *
   * @param company who sends it
   * @param partner who gets it
   */
  record To(Company company, Partner partner) implements Routing {}

  /**
   * None fits, or several do, or the one that does is not open for sending.
   *
   * @param finding which of these, in words, whose turn it is, and what to do
   */
  record Nowhere(Finding finding) implements Routing {}
}
