package io.bordereau.routes.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What somebody looks for: documents for which all of it is true. What is null does not matter.
 *
 * @param any a number, an id, an identity on the wire or any other reference
 * @param refs references by scheme and value; their scopes do not matter
 * @param company one of our companies
 * @param direction which way it goes
 * @param kind such as {@code invoice}
 * @param partner the other party, as the agreements name it
 * @param state where it stands
 * @param turn whose turn it is; {@code nobody} for nobody's
 * @param currency ISO 4217
 * @param amount exactly this amount
 * @param atLeast at least this amount
 * @param atMost at most this amount
 * @param issued of this date
 * @param issuedSince of this date or later
 * @param issuedUntil of this date or earlier
 * @param since received at this instant or later
 * @param until received before this instant
 * @param cause stopped by this cause
 * @param before only documents before this one: where the last page ended
 * @param max the most to answer
 */
public record Query(
    String any, List<Ref> refs, String company, Direction direction, String kind, String partner, State state, String turn, String currency, BigDecimal amount,
    BigDecimal atLeast, BigDecimal atMost, LocalDate issued, LocalDate issuedSince, LocalDate issuedUntil, Instant since, Instant until, Cause cause, String before,
    int max) {
  public Query {
    refs = List.copyOf(refs);
  }

  /** Everything, newest first. */
  public static Query all(int max) {
    return new Query(null, List.of(), null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, max);
  }

  /** The same from there on. */
  public Query before(String document) {
    return new Query(any, refs, company, direction, kind, partner, state, turn, currency, amount, atLeast, atMost, issued, issuedSince, issuedUntil, since, until, cause,
        document, max);
  }

  /** What is stopped by this cause. */
  public static Query of(Cause cause, int max) {
    return new Query(null, List.of(), null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, cause, null, max);
  }
}
