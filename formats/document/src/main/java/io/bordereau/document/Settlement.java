package io.bordereau.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a remittance does to one document that it names.
 *
 * @param type UNTDID 1001 code of the document or a foreign kind with its origin; null when the payer states none
 * @param number its number; null when the payer names the order alone
 * @param reference the payee's own reference for the payment (ISO 11649, a national one), without blanks; null when the payer gives none
 * @param order the order that it belongs to; null when none is named
 * @param paid amount paid, negative for a credit note; null when none is stated
 * @param settled amount that is no longer open: what is paid, the discount, and what the adjustments took; null when no amount is paid
 * @param extent how much of the document that is
 * @param reasons why less or more was paid, in the payer's order: canonical words, foreign codes with their origin, or texts
 */
public record Settlement(String type, String number, String reference, String order, Money paid, Money settled, Extent extent, List<String> reasons) {
  /** The kind of the reference by which a payee knows what is paid. */
  private static final String CREDITOR_REFERENCE = "creditor-reference";

  /** How much of a document is settled. */
  public enum Extent {
    /** Its whole amount is paid. */
    WHOLE,
    /** Less is paid, and a discount or adjustments account for the rest. */
    WHOLE_WITH_DEDUCTIONS,
    /** Something stays open. */
    PART,
    /** More is paid than its amount, or than is left after what was deducted. */
    MORE,
    /** The payer does not state the document's amount. */
    UNKNOWN
  }

  public Settlement {
    reasons = List.copyOf(reasons);
  }

  /**
   * What a remittance does to each document that it names, those listed under groups included; in its order, one entry for each mention. A single
   * item without an amount of its own has the whole payment.
   */
  public static List<Settlement> of(Remittance remittance) {
    var items = remittance.allItems();
    if (items.size() == 1 && remittance.allAdjustments().isEmpty() && items.get(0).net() == null && named(items.get(0))) return List.of(of(items.get(0), remittance.total()));
    return items.stream().filter(Settlement::named).map(i -> of(i, i.net())).toList();
  }

  private static boolean named(RemittanceItem item) {
    return item.number() != null || item.order() != null || reference(item) != null;
  }

  private static Settlement of(RemittanceItem item, Money paid) {
    var settled = paid;
    if (settled != null) {
      if (item.discount() != null) settled = settled.plus(item.discount());
      for (var a : item.adjustments()) if (a.amount() != null) settled = settled.minus(a.amount());
    }
    return new Settlement(item.type(), item.number(), reference(item), item.order(), paid, settled, extent(item, paid, settled), reasons(item));
  }

  private static String reference(RemittanceItem item) {
    return item.references().stream().filter(r -> CREDITOR_REFERENCE.equals(r.kind()) && r.value() != null).map(r -> compact(r.value())).findFirst().orElse(null);
  }

  /** A payment reference as it is compared: without blanks, which banks and people set as they like. */
  public static String compact(String reference) {
    return reference.replace(" ", "");
  }

  private static Extent extent(RemittanceItem item, Money paid, Money settled) {
    var whole = item.gross() == null ? item.due() : item.gross();
    if (whole == null || settled == null) return Extent.UNKNOWN;
    int compared = settled.amount().abs().compareTo(whole.amount().abs());
    if (settled.signum() * whole.signum() < 0 || compared > 0) return Extent.MORE;
    if (compared < 0) return Extent.PART;
    return paid.equals(whole) ? Extent.WHOLE : Extent.WHOLE_WITH_DEDUCTIONS;
  }

  private static List<String> reasons(RemittanceItem item) {
    var reasons = new ArrayList<String>();
    if (item.discount() != null && item.discount().signum() != 0) reasons.add("payment-discount");
    for (var a : item.adjustments()) Stream.of(a.reason(), a.text()).filter(r -> r != null && !reasons.contains(r)).findFirst().ifPresent(reasons::add);
    return reasons;
  }
}
