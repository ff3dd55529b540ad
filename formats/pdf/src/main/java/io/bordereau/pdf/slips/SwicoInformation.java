package io.bordereau.pdf.slips;

import io.bordereau.document.Invoice;
import io.bordereau.document.Moment;
import io.bordereau.document.PaymentTerm;
import io.bordereau.document.Vat;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Billing information of a QR-bill, syntax S1 (Swico, QR invoice, syntax definition 1.2): what the payer's software books without typing. Tags ascend; a
 * slash or backslash in a value has a backslash before it.
 */
final class SwicoInformation {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);

  private SwicoInformation() {}

  /** The information of an invoice; empty when it has no number. */
  static String of(Invoice d) {
    if (d.number() == null) return "";
    var s = new StringBuilder("//S1");
    add(s, "10", escaped(d.number()));
    if (d.issued() != null) add(s, "11", DAY.format(d.issued().date()));
    if (d.buyerReference() != null) add(s, "20", escaped(d.buyerReference()));
    String uid = uid(d);
    if (!uid.isEmpty()) {
      add(s, "30", uid);
      add(s, "31", supplied(d));
      add(s, "32", rates(d));
    }
    add(s, "40", terms(d));
    return s.toString();
  }

  private static void add(StringBuilder s, String tag, String value) {
    if (!value.isEmpty()) s.append('/').append(tag).append('/').append(value);
  }

  private static String escaped(String value) {
    return QrCharacters.plain(value).replace("\\", "\\\\").replace("/", "\\/");
  }

  /** The nine digits of the seller's UID, where it has one for VAT. */
  private static String uid(Invoice d) {
    String id = d.seller() == null ? null : d.seller().vatId();
    if (id == null || !id.toUpperCase(Locale.ROOT).startsWith("CHE")) return "";
    String digits = id.replaceAll("\\D", "");
    return digits.length() == 9 ? digits : "";
  }

  /** The day of supply, or its first and last. */
  private static String supplied(Invoice d) {
    if (d.period() != null && d.period().start() != null && d.period().end() != null) {
      return DAY.format(d.period().start().date()) + DAY.format(d.period().end().date());
    }
    Moment day = d.delivery() == null || d.delivery().date() == null ? d.taxPoint() : d.delivery().date();
    return day == null ? "" : DAY.format(day.date());
  }

  /** One rate alone is said without its base. */
  private static String rates(Invoice d) {
    List<Vat> rows = d.vat().stream().filter(v -> v.base() != null && (v.rate() != null || "O".equals(v.category()))).toList();
    if (rows.isEmpty() || rows.size() != d.vat().size()) return "";
    if (rows.size() == 1) return rate(rows.get(0));
    var all = new ArrayList<String>();
    for (Vat v : rows) all.add(rate(v) + ':' + number(v.base().amount()));
    return String.join(";", all);
  }

  private static String rate(Vat v) {
    return v.rate() == null ? "0" : number(v.rate().value());
  }

  private static String number(BigDecimal n) {
    BigDecimal plain = n.stripTrailingZeros();
    return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
  }

  /** Discounts by days, and at last the days without one. */
  private static String terms(Invoice d) {
    var all = new ArrayList<String>();
    LocalDate issued = d.issued() == null ? null : d.issued().date();
    for (PaymentTerm t : d.paymentTerms()) {
      if (t.discountPercent() == null || t.period() != null) continue;
      Long days = t.discountDays() != null ? Long.valueOf(t.discountDays().value().longValue())
          : t.discountDue() != null && issued != null ? Long.valueOf(ChronoUnit.DAYS.between(issued, t.discountDue().date())) : null;
      if (days != null && days >= 0) all.add(number(t.discountPercent().value()) + ':' + days);
    }
    if (d.due() != null && issued != null && !d.due().date().isBefore(issued)) all.add("0:" + ChronoUnit.DAYS.between(issued, d.due().date()));
    return String.join(";", all);
  }
}
