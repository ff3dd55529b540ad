package io.bordereau.routes.ledger;

import java.math.BigDecimal;
import java.util.List;

/** What remittances pay, item by item. */
public interface Payments {
  /** Notes an item; the same item of the same remittance again changes nothing. */
  void note(Payment payment);

  /** What was settled of a document so far: paid, deducted and discounted, in its currency. */
  BigDecimal settled(String document, String currency);

  /** Items that name no document of ours. */
  List<Payment> unmatched();

  /**
   * One item of a remittance.
   *
   * @param remittance the remittance document in the ledger
   * @param item its place in the remittance, from 1
   * @param partner who pays
   * @param number the number that it names
   * @param currency ISO 4217; empty when it says none
   * @param amount what is paid for it
   * @param settled what is settled by it: paid, deducted and discounted together
   * @param document the document that goes by this number; null when none does
   */
  record Payment(
      String remittance, int item, String partner, String number, String currency, BigDecimal amount, BigDecimal settled, String document) {}
}
