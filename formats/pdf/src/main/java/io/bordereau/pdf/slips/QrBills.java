package io.bordereau.pdf.slips;

import io.bordereau.document.Address;
import io.bordereau.document.Invoice;
import io.bordereau.document.Party;
import io.bordereau.document.Payment;
import io.bordereau.document.Property;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the QR-bill of an invoice. */
public final class QrBills {
  /** Name of the property (BX-310) that holds an alternative scheme, such as {@code eBill/B/41010560425610173}; at most two. */
  public static final String SCHEME = "qr-alternative-scheme";

  private static final BigDecimal MOST = new BigDecimal("999999999.99");
  /** A house number behind the street: 12, 12a, 12-14, 3/2. */
  private static final Pattern STREET_AND_NUMBER = Pattern.compile("(.*[^\\d\\s,].*?)[,\\s]+(\\d+\\s?[a-zA-Z]?(?:[-/]\\d+\\s?[a-zA-Z]?)?)");

  private QrBills() {}

  /**
   * The QR-bill of an invoice.
   *
   * @return empty without findings when none is wanted: a credit note, nothing to pay, a seller outside of Switzerland and Liechtenstein without an account
   *     there, a direct debit; with findings when the data do not make one
   */
  public static Made<QrBill> of(Invoice invoice) {
    if (invoice.isCredit() || invoice.informationOnly() != null || invoice.totals() == null || invoice.totals().due() == null
        || invoice.totals().due().signum() <= 0) return Made.nothing();
    Payment payment = invoice.payments().stream().filter(p -> swiss(iban(p))).findFirst().orElse(null);
    if (payment == null) return without(invoice);
    var findings = new ArrayList<Finding>();
    var values = new EnumMap<QrLine, String>(QrLine.class);
    values.put(QrLine.IBAN, iban(payment));
    values.put(QrLine.CURRENCY, invoice.currency() == null ? "" : invoice.currency());
    amount(invoice, values);
    Party creditor = creditor(invoice);
    String holder = payment.account().name();
    address("CREDITOR", holder == null || holder.isBlank() ? creditor.name() : holder, creditor.address(), values);
    debtor(invoice, values, findings);
    reference(payment, values);
    schemes(invoice, values, findings);
    billing(invoice, values, findings);
    var bill = QrBill.of(values);
    List<Finding> faults = bill.faults();
    findings.addAll(faults);
    if (!faults.isEmpty()) return new Made<>(Optional.empty(), findings);
    if (QrSymbol.of(bill.payload(), QrSymbol.SWISS_VERSION).isEmpty()) {
      findings.add(finding("PDF-53", Severity.WARNING, null, null, "The values have more characters than the code of a QR-bill has room for.", "Shorten names and texts."));
      return new Made<>(Optional.empty(), findings);
    }
    return new Made<>(Optional.of(bill), findings);
  }

  private static Made<QrBill> without(Invoice d) {
    String country = d.seller() == null || d.seller().address() == null ? null : d.seller().address().country();
    boolean swiss = "CH".equals(country) || "LI".equals(country);
    boolean transfer = d.payments().isEmpty() || d.payments().stream().anyMatch(p -> p.means() == null || List.of("30", "42", "58", "1").contains(p.means()));
    if (!swiss || !transfer || !"CHF".equals(d.currency())) return Made.nothing();
    return new Made<>(Optional.empty(), List.of(finding("PDF-50", Severity.WARNING, "BT-84", null,
        "The invoice names no account in Switzerland or Liechtenstein, so it has no payment part.", "Enter the IBAN or QR-IBAN in the company data.")));
  }

  private static void amount(Invoice d, Map<QrLine, String> values) {
    BigDecimal due = d.totals().due().amount().stripTrailingZeros();
    boolean fits = due.scale() <= 2 && due.compareTo(MOST) <= 0;
    values.put(QrLine.AMOUNT, fits ? due.setScale(2).toPlainString() : due.toPlainString());
  }

  private static Party creditor(Invoice d) {
    boolean payee = d.payee() != null && d.payee().name() != null && d.payee().address() != null;
    return payee ? d.payee() : d.seller() == null ? d.payee() : d.seller();
  }

  private static void debtor(Invoice d, Map<QrLine, String> values, List<Finding> findings) {
    Party buyer = d.buyer();
    if (buyer == null) return;
    var found = new EnumMap<QrLine, String>(QrLine.class);
    address("DEBTOR", buyer.name(), buyer.address(), found);
    List<QrLine> missing = List.of(QrLine.DEBTOR_NAME, QrLine.DEBTOR_POSTCODE, QrLine.DEBTOR_TOWN, QrLine.DEBTOR_COUNTRY).stream().filter(l -> found.get(l).isEmpty())
        .toList();
    if (missing.isEmpty()) {
      values.putAll(found);
      return;
    }
    findings.add(finding("PDF-52", Severity.WARNING, term(missing.get(0)), null, "The payment part leaves the field of the payer blank, because the buyer has no "
        + missing.stream().map(l -> l.name().substring(7).toLowerCase(Locale.ROOT)).reduce((a, b) -> a + " and no " + b).orElseThrow() + ".",
        "Complete the address in the customer master data."));
  }

  private static void address(String who, String name, Address a, Map<QrLine, String> values) {
    values.put(QrLine.valueOf(who + "_TYPE"), "S");
    values.put(QrLine.valueOf(who + "_NAME"), QrCharacters.plain(name));
    String street = a == null ? "" : QrCharacters.plain(a.line1() == null || a.line1().isBlank() ? a.line2() : a.line1());
    Matcher m = STREET_AND_NUMBER.matcher(street);
    boolean apart = street.length() <= 120 && m.matches() && m.group(2).length() <= QrLine.CREDITOR_NUMBER.longest;
    values.put(QrLine.valueOf(who + "_STREET"), apart ? m.group(1) : street);
    values.put(QrLine.valueOf(who + "_NUMBER"), apart ? m.group(2) : "");
    values.put(QrLine.valueOf(who + "_POSTCODE"), a == null ? "" : QrCharacters.plain(a.postCode()));
    values.put(QrLine.valueOf(who + "_TOWN"), a == null ? "" : QrCharacters.plain(a.city()));
    values.put(QrLine.valueOf(who + "_COUNTRY"), a == null ? "" : QrCharacters.plain(a.country()));
  }

  private static void reference(Payment p, Map<QrLine, String> values) {
    String text = QrCharacters.plain(p.remittance());
    String compact = text.replace(" ", "").toUpperCase(Locale.ROOT);
    boolean creditor = compact.matches("RF\\d{2}[A-Z0-9]{1,21}");
    boolean qr = compact.matches("\\d{27}") || QrBill.isQrIban(values.get(QrLine.IBAN));
    values.put(QrLine.REFERENCE_TYPE, creditor ? "SCOR" : qr ? "QRR" : "NON");
    values.put(QrLine.REFERENCE, creditor || qr ? compact : "");
    values.put(QrLine.MESSAGE, creditor || qr ? "" : text);
  }

  private static void schemes(Invoice d, Map<QrLine, String> values, List<Finding> findings) {
    List<String> all = d.properties().stream().filter(p -> SCHEME.equals(p.name())).map(Property::value).map(QrCharacters::plain).filter(s -> !s.isEmpty()).toList();
    if (!all.isEmpty()) values.put(QrLine.SCHEME_1, all.get(0));
    if (all.size() > 1) values.put(QrLine.SCHEME_2, all.get(1));
    if (all.size() > 2) {
      findings.add(finding("PDF-59", Severity.WARNING, "BX-310", all.get(2), "The invoice names " + all.size() + " alternative schemes; the payment part has room for two.",
          "Name the two that the customer uses."));
    }
  }

  private static void billing(Invoice d, Map<QrLine, String> values, List<Finding> findings) {
    String information = SwicoInformation.of(d);
    if (information.isEmpty()) return;
    if (information.length() + values.get(QrLine.MESSAGE).length() > QrBill.LONGEST_TEXT || QrCharacters.strange(information).isPresent()) {
      findings.add(finding("PDF-58", Severity.INFO, null, null, "The payment part goes without billing information, for which it has no room.", "Nothing has to be done."));
      return;
    }
    values.put(QrLine.BILLING, information);
  }

  private static String iban(Payment p) {
    return p.account() == null || p.account().id() == null ? "" : p.account().id().replace(" ", "").toUpperCase(Locale.ROOT);
  }

  private static boolean swiss(String iban) {
    return (iban.startsWith("CH") || iban.startsWith("LI")) && iban.length() > 2 && Character.isDigit(iban.charAt(2));
  }

  /** The term of the document that a line comes from; null where none does. */
  static String term(QrLine line) {
    return switch (line) {
      case IBAN -> "BT-84";
      case CREDITOR_NAME -> "BT-85";
      case CREDITOR_STREET, CREDITOR_NUMBER -> "BT-35";
      case CREDITOR_POSTCODE -> "BT-38";
      case CREDITOR_TOWN -> "BT-37";
      case CREDITOR_COUNTRY -> "BT-40";
      case AMOUNT -> "BT-115";
      case CURRENCY -> "BT-5";
      case DEBTOR_NAME -> "BT-44";
      case DEBTOR_STREET, DEBTOR_NUMBER -> "BT-50";
      case DEBTOR_POSTCODE -> "BT-53";
      case DEBTOR_TOWN -> "BT-52";
      case DEBTOR_COUNTRY -> "BT-55";
      case REFERENCE_TYPE, REFERENCE, MESSAGE -> "BT-83";
      case SCHEME_1, SCHEME_2 -> "BX-310";
      case TYPE, VERSION, CODING, CREDITOR_TYPE, ULTIMATE_TYPE, ULTIMATE_NAME, ULTIMATE_STREET, ULTIMATE_NUMBER, ULTIMATE_POSTCODE, ULTIMATE_TOWN, ULTIMATE_COUNTRY,
          DEBTOR_TYPE, TRAILER, BILLING -> null;
    };
  }

  static Finding finding(String code, Severity severity, String term, String value, String message, String next) {
    return new Finding(code, severity, null, term, value, message, null, severity == Severity.INFO ? Turn.HUB : Turn.SENDER, next);
  }
}
