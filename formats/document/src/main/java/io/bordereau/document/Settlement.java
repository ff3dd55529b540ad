package io.bordereau.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a remittance does to one document that it names.
 *
 * @param type UNTDID 1001 code of the document or a foreign kind with its origin; null when the payer states none
 * @param number its number; null when the payer names the order alone
 * @param order the order that it belongs to; null when none is named
 * @param paid amount paid, negative for a credit note; null when none is stated
 * @param settled amount that is no longer open: what is paid, the discount, and what the adjustments took; null when no amount is paid
 * @param extent how much of the document that is
 * @param reasons why less or more was paid, in the payer's order: canonical words, foreign codes with their origin, or texts
 */
public record Settlement(String type, String number, String order, Money paid, Money settled, Extent extent, List<String> reasons) {
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

  /** What a remittance does to each document that it names, those listed under groups included; in its order, one entry for each mention. */
  public static List<Settlement> of(Remittance remittance) {
    return remittance.allItems().stream().filter(i -> i.number() != null || i.order() != null).map(Settlement::of).toList();
  }

  private static Settlement of(RemittanceItem item) {
    var settled = item.net();
    if (settled != null) {
      if (item.discount() != null) settled = settled.plus(item.discount());
      for (var a : item.adjustments()) if (a.amount() != null) settled = settled.minus(a.amount());
    }
    return new Settlement(item.type(), item.number(), item.order(), item.net(), settled, extent(item, settled), reasons(item));
  }

  private static Extent extent(RemittanceItem item, Money settled) {
    var whole = item.gross() == null ? item.due() : item.gross();
    if (whole == null || settled == null) return Extent.UNKNOWN;
    int compared = settled.amount().abs().compareTo(whole.amount().abs());
    if (settled.signum() * whole.signum() < 0 || compared > 0) return Extent.MORE;
    if (compared < 0) return Extent.PART;
    return item.net().equals(whole) ? Extent.WHOLE : Extent.WHOLE_WITH_DEDUCTIONS;
  }

  private static List<String> reasons(RemittanceItem item) {
    var reasons = new ArrayList<String>();
    if (item.discount() != null && item.discount().signum() != 0) reasons.add("payment-discount");
    for (var a : item.adjustments()) Stream.of(a.reason(), a.text()).filter(r -> r != null && !reasons.contains(r)).findFirst().ifPresent(reasons::add);
    return reasons;
  }
}
