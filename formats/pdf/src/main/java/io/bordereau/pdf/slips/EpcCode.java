package io.bordereau.pdf.slips;

import io.bordereau.document.Account;
import io.bordereau.document.Invoice;
import io.bordereau.document.Payment;
import io.bordereau.law.CheckDigits;
import io.bordereau.law.PaymentReference;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The QR code that starts a SEPA credit transfer (EPC069-12, version 2 of the data: the BIC may be absent; UTF-8, error correction M, at most 331 bytes).
 *
 * @param name who is paid, at most 70 characters
 * @param bic BIC of its bank; null when the invoice names none
 * @param iban its account
 * @param amount amount in euro
 * @param reference creditor reference by ISO 11649; null when the payment has none
 * @param text remittance information in words, at most 140 characters; null beside a reference
 */
public record EpcCode(String name, String bic, String iban, BigDecimal amount, String reference, String text) {
  private static final int LONGEST = 331;
  private static final int LONGEST_NAME = 70;
  private static final int LONGEST_TEXT = 140;
  private static final BigDecimal MOST = new BigDecimal("999999999.99");
  private static final Set<String> TRANSFERS = Set.of("30", "42", "58");
  /** The geographical scope of the SEPA schemes, EPC409-09: the countries whose IBAN can be paid. */
  private static final Set<String> SEPA = Set.of("AD", "AL", "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GI", "GR", "HR", "HU",
      "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MC", "MD", "ME", "MK", "MT", "NL", "NO", "PL", "PT", "RO", "RS", "SE", "SI", "SK", "SM", "VA");

  /**
   * The code of an invoice.
   *
   * @return empty without findings when none is wanted: a credit note, nothing to pay, another currency than euro, no transfer to an IBAN in SEPA
   */
  public static Made<EpcCode> of(Invoice d) {
    boolean pay = !d.isCredit() && d.informationOnly() == null && "EUR".equals(d.currency()) && d.totals() != null && d.totals().due() != null
        && d.totals().due().signum() > 0;
    if (!pay) return Made.nothing();
    Payment payment = d.payments().stream().filter(EpcCode::transfer).findFirst().orElse(null);
    if (payment == null) return Made.nothing();
    Account account = payment.account();
    BigDecimal due = d.totals().due().amount().stripTrailingZeros();
    String holder = first(account.name(), d.payee() == null ? null : d.payee().name(), d.seller() == null ? null : d.seller().name());
    if (holder.isEmpty() || holder.length() > LONGEST_NAME) return without("BT-85", holder, "the name of the account holder is missing or longer than 70 characters");
    if (due.scale() > 2 || due.compareTo(MOST) > 0) return without("BT-115", due.toPlainString(), "the amount is not one of 0.01 to 999999999.99");
    PaymentReference r = PaymentReference.of(payment.remittance(), compact(account.id()).substring(0, 2), d.number()).orElse(null);
    boolean creditor = r != null && r.kind() == PaymentReference.Kind.CREDITOR && r.right();
    String words = creditor ? null : first(r != null && r.kind() == PaymentReference.Kind.BELGIAN ? r.printed() : payment.remittance(), d.number());
    if (words != null && words.length() > LONGEST_TEXT) return without("BT-83", words, "the remittance information has more than 140 characters");
    var code = new EpcCode(holder, bic(account), compact(account.id()), due.setScale(2), creditor ? r.plain() : null, words == null || words.isEmpty() ? null : words);
    if (code.payload().getBytes(StandardCharsets.UTF_8).length > LONGEST || QrSymbol.of(code.payload(), QrSymbol.SEPA_VERSION).isEmpty()) {
      return without(null, null, "its data have more than 331 bytes");
    }
    return new Made<>(Optional.of(code), List.of());
  }

  private static boolean transfer(Payment p) {
    if (p.account() == null || p.account().id() == null || p.means() != null && !TRANSFERS.contains(p.means())) return false;
    String iban = compact(p.account().id());
    return iban.length() > 4 && SEPA.contains(iban.substring(0, 2)) && CheckDigits.id("iban").orElseThrow().test(iban);
  }

  private static String compact(String iban) {
    return iban.replace(" ", "").toUpperCase(Locale.ROOT);
  }

  private static String bic(Account a) {
    String bic = a.provider() == null ? "" : a.provider().strip().toUpperCase(Locale.ROOT);
    return bic.matches("[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?") ? bic : null;
  }

  private static String first(String... texts) {
    for (String text : texts) {
      if (text == null) continue;
      String line = text.replaceAll("\\s+", " ").strip();
      if (!line.isEmpty()) return line;
    }
    return "";
  }

  private static Made<EpcCode> without(String term, String value, String why) {
    Finding finding = QrBills.finding("PDF-60", Severity.WARNING, term, value, "The page goes without the code for SEPA credit transfers: " + why + ".",
        "Shorten or complete the value in the ERP where customers pay by the code.");
    return new Made<>(Optional.empty(), List.of(finding));
  }

  /** The text of the code: lines that end at the last filled one. */
  public String payload() {
    var lines = new String[] {"BCD", "002", "1", "SCT", or(bic), name, iban, "EUR" + amount.toPlainString(), "", or(reference), or(text)};
    int last = lines.length;
    while (lines[last - 1].isEmpty()) last--;
    return String.join("\n", java.util.Arrays.copyOf(lines, last));
  }

  private static String or(String value) {
    return value == null ? "" : value;
  }

  /** Its modules by row and column, dark ones true. */
  public boolean[][] symbol() {
    return QrSymbol.of(payload(), QrSymbol.SEPA_VERSION).orElseThrow();
  }
}
