package io.bordereau.routes.ledger;

import java.util.List;

/**
 * The business identity of a document: under it a second one is a duplicate, whatever channel it came by.
 *
 * @param issuer who numbers it: the seller of an invoice, the buyer of an order, the payer of a remittance; its identifier
 * @param type kind of document, such as {@code invoice} or {@code credit-note}
 * @param number its number
 * @param year year of its date
 * @param partner the other party, as the agreements name it
 * @param currency ISO 4217; empty when it has none
 * @param amount amount due, for people and for completeness; empty when it has none
 * @param refs further names by which it is asked for: order, buyer reference, contract
 */
public record Key(
    String issuer, String type, String number, int year, String partner, String currency, String amount, List<Ref> refs) {
  public Key {
    refs = List.copyOf(refs);
  }

  /** The same under a number of our own, for what nobody has numbered: it is a duplicate of nothing. */
  public Key numbered(String own) {
    return new Key(issuer, type, own, year, partner, currency, amount, refs);
  }
}
