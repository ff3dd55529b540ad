package io.bordereau.simulators;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a receiver understood of an invoice or credit note. Amounts are as they stand in the document, signs included; a null was not found.
 *
 * @param format {@code x12-810}, {@code edifact-invoic}, {@code ubl}, {@code cii}, {@code epdf}, {@code cxml} or {@code rosettanet-3c3}
 * @param identity the identity that stands inside the document's own envelope (cXML payloadID); null where there is none
 * @param number invoice number
 * @param date issue date as written
 * @param credit whether it is a credit note
 * @param currency ISO 4217 code
 * @param contract the contract that it refers to; null when it names none
 * @param orders the orders it refers to, and their lines
 * @param lines number of lines
 * @param lineSum sum of the lines as stated
 * @param tax total tax as stated
 * @param total total with tax as stated
 * @param payable amount due as stated
 * @param faults what contradicts itself or the format
 */
record Facts(
    String format, String identity, String number, String date, boolean credit, String currency, String contract,
    List<OrderLine> orders, int lines,
    BigDecimal lineSum, BigDecimal tax, BigDecimal total, BigDecimal payable, List<Fault> faults) {
  Facts {
    orders = List.copyOf(orders);
    faults = List.copyOf(faults);
  }

  /**
   * One line of an order that the document bills.
   *
   * @param order order number; empty when none is given
   * @param line line number in the order; empty when none is given
   */
  record OrderLine(String order, String line) {}

  /** A document that could not be read at all. */
  static Facts unreadable(String format, Fault fault) {
    return new Facts(format, null, null, null, false, null, null, List.of(), 0, null, null, null, null, List.of(fault));
  }

  /** The facts for the book. */
  Map<String, Object> forBook() {
    var m = new LinkedHashMap<String, Object>();
    m.put("format", format);
    m.put("number", number);
    m.put("date", date);
    m.put("credit", credit);
    m.put("currency", currency);
    m.put("lines", lines);
    m.put("lineSum", lineSum);
    m.put("tax", tax);
    m.put("total", total);
    m.put("payable", payable);
    m.put("faults", faults.stream().map(f -> f.code() + ": " + f.text()).toList());
    return m;
  }
}
