package io.bordereau.pdf.slips;

import io.bordereau.law.CheckDigits;
import io.bordereau.law.CodeList;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import io.bordereau.pdf.slips.QrLine.Presence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A Swiss QR-bill: the values of its payload (SIX, Swiss Implementation Guidelines QR-bill 2.3, in force alone since 2025-11-22). A value.
 */
public final class QrBill {
  /** The most characters of a payload. */
  static final int LONGEST = 997;
  /** Message and billing information together. */
  static final int LONGEST_TEXT = 140;

  private static final Set<String> CURRENCIES = Set.of("CHF", "EUR");

  private final Map<QrLine, String> values = new EnumMap<>(QrLine.class);

  private QrBill(Map<QrLine, String> given) {
    for (QrLine line : QrLine.ALL) values.put(line, given.getOrDefault(line, line.presence == Presence.FIXED ? line.fixed : ""));
  }

  static QrBill of(Map<QrLine, String> given) {
    return new QrBill(given);
  }

  /** The value of a line; empty, never null, when it has none. */
  public String get(QrLine line) {
    return values.get(line);
  }

  /** Whether the account is a QR-IBAN: its institution's number is from 30000 to 31999, and it wants a QR reference. */
  public boolean isQrIban() {
    return isQrIban(get(QrLine.IBAN));
  }

  static boolean isQrIban(String iban) {
    if (iban.length() < 9) return false;
    String institution = iban.substring(4, 9);
    return institution.compareTo("30000") >= 0 && institution.compareTo("31999") <= 0;
  }

  /** Whether somebody is named who pays. */
  public boolean hasDebtor() {
    return !get(QrLine.DEBTOR_NAME).isEmpty();
  }

  /** The payload: one line each, those behind the trailer only as far as they are filled. */
  public String payload() {
    int last = QrLine.LEAST;
    for (int i = QrLine.LEAST; i < QrLine.ALL.size(); i++) if (!get(QrLine.ALL.get(i)).isEmpty()) last = i + 1;
    var text = new StringBuilder(400);
    for (int i = 0; i < last; i++) {
      if (i > 0) text.append('\n');
      text.append(get(QrLine.ALL.get(i)));
    }
    return text.toString();
  }

  /**
   * Reads a payload. It never throws: what is no payload of a QR-bill gives findings and nothing else, what breaks a rule of the guidelines gives the
   * bill and the findings.
   */
  public static Made<QrBill> read(String payload) {
    if (payload == null || payload.length() > 4 * LONGEST) {
      return new Made<>(Optional.empty(), List.of(unreadable("The text is too long for the code of a QR-bill.")));
    }
    String[] lines = payload.split("\r?\n", -1);
    int count = lines.length > QrLine.LEAST && lines[lines.length - 1].isEmpty() ? lines.length - 1 : lines.length;
    if (count < QrLine.LEAST || count > QrLine.ALL.size()) {
      return new Made<>(Optional.empty(), List.of(unreadable("The text has " + lines.length + " lines; the code of a QR-bill has " + QrLine.LEAST + " to "
          + QrLine.ALL.size() + ".")));
    }
    var given = new EnumMap<QrLine, String>(QrLine.class);
    for (int i = 0; i < count; i++) given.put(QrLine.ALL.get(i), lines[i]);
    var bill = new QrBill(given);
    for (QrLine line : QrLine.ALL) {
      if (line.presence == Presence.FIXED && !bill.get(line).equals(line.fixed)) {
        return new Made<>(Optional.empty(), List.of(unreadable("The line " + line.label() + " is '" + bill.get(line) + "' and not '" + line.fixed + "'.")));
      }
    }
    return new Made<>(Optional.of(bill), bill.faults());
  }

  private static Finding unreadable(String message) {
    return new Finding("PDF-57", Severity.WARNING, "QR code", null, null, message, null, Turn.SENDER, "Have the program corrected that made the code.");
  }

  /** Every rule of the guidelines that the values break; empty when the bill may be printed. */
  public List<Finding> faults() {
    var found = new ArrayList<Finding>();
    for (QrLine line : QrLine.ALL) line(line, found);
    for (QrLine type : List.of(QrLine.CREDITOR_TYPE, QrLine.DEBTOR_TYPE)) {
      if (get(type).equals("K")) {
        found.add(say("PDF-52", type, "K", "The QR-bill has an address of the combined kind (K), which banks do not take since 2025-11-22.",
            "State street, house number, postcode and town apart."));
      } else if (!get(type).isEmpty() && !get(type).equals("S")) {
        found.add(say("PDF-52", type, get(type), "The kind of address '" + get(type) + "' is unknown; it is S.", "State street, house number, postcode and town apart."));
      }
    }
    account(found);
    amount(found);
    reference(found);
    if (get(QrLine.MESSAGE).length() + get(QrLine.BILLING).length() > LONGEST_TEXT) {
      found.add(say("PDF-53", QrLine.BILLING, null, "Message and billing information have more than " + LONGEST_TEXT + " characters together.",
          "Shorten the remittance information (BT-83)."));
    }
    if (payload().length() > LONGEST) found.add(say("PDF-53", QrLine.TYPE, null, "The code has more than " + LONGEST + " characters.", "Shorten names and texts."));
    return found;
  }

  private void line(QrLine line, List<Finding> found) {
    String value = get(line);
    boolean combined = get(line.name().startsWith("DEBTOR") ? QrLine.DEBTOR_TYPE : QrLine.CREDITOR_TYPE).equals("K");
    boolean wanted = switch (line.presence) {
      case FIXED, REQUIRED -> true;
      case DEBTOR -> !get(QrLine.DEBTOR_TYPE).isEmpty() || hasDebtor();
      case OPTIONAL, EMPTY -> false;
    };
    boolean postal = line.name().endsWith("POSTCODE") || line.name().endsWith("TOWN");
    if (wanted && value.isBlank() && !(combined && postal)) {
      found.add(say(line == QrLine.IBAN ? "PDF-50" : line == QrLine.CURRENCY ? "PDF-51" : "PDF-52", line, null, "The QR-bill needs " + line.label() + ".",
          "Enter it in the master data of the company or customer."));
    }
    if (line.presence == Presence.EMPTY && !value.isEmpty()) {
      found.add(say("PDF-57", line, value, "The line " + line.label() + " is reserved and must be empty.", "Have the program corrected that made the code."));
    }
    // the second line of a combined address stands where the house number stands
    int room = combined && line.name().endsWith("NUMBER") ? QrLine.CREDITOR_STREET.longest : line.longest;
    if (value.length() > room) {
      found.add(say(line == QrLine.SCHEME_1 || line == QrLine.SCHEME_2 ? "PDF-59" : "PDF-53", line, value, line.label() + " has " + value.length()
          + " characters; a QR-bill has room for " + room + ".", "Shorten it in the ERP."));
    }
    Optional<String> strange = QrCharacters.strange(value);
    if (strange.isPresent()) {
      found.add(say("PDF-54", line, value, line.label() + " has the character '" + strange.get() + "', which a QR-bill cannot have.",
          "Write it with letters of the Latin alphabet."));
    }
  }

  private void account(List<Finding> found) {
    String iban = get(QrLine.IBAN);
    boolean swiss = iban.startsWith("CH") || iban.startsWith("LI");
    if (!iban.isEmpty() && (!swiss || iban.length() != QrLine.IBAN.longest || !CheckDigits.id("iban").orElseThrow().test(iban))) {
      found.add(say("PDF-50", QrLine.IBAN, iban, "The account " + iban + " is no valid IBAN of Switzerland or Liechtenstein.",
          "Correct the account in the company data."));
    }
    if (!get(QrLine.CURRENCY).isEmpty() && !CURRENCIES.contains(get(QrLine.CURRENCY))) {
      found.add(say("PDF-51", QrLine.CURRENCY, get(QrLine.CURRENCY), "A QR-bill is in CHF or EUR, not in " + get(QrLine.CURRENCY) + ".",
          "Let the customer pay another way, or bill in CHF or EUR."));
    }
    for (QrLine country : List.of(QrLine.CREDITOR_COUNTRY, QrLine.DEBTOR_COUNTRY)) {
      if (!get(country).isEmpty() && !CodeList.ISO_3166.contains(get(country))) {
        found.add(say("PDF-52", country, get(country), "'" + get(country) + "' is no country.", "Correct the country in the address."));
      }
    }
  }

  private void amount(List<Finding> found) {
    String amount = get(QrLine.AMOUNT);
    if (amount.isEmpty()) return;
    int point = amount.indexOf('.');
    boolean digits = amount.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
    boolean form = digits && point > 0 && amount.indexOf('.', point + 1) < 0 && amount.length() == point + 3 && point <= 9 && (point == 1 || amount.charAt(0) != '0');
    if (!form) {
      found.add(say("PDF-55", QrLine.AMOUNT, amount, "The amount " + amount + " is not one of 0.01 to 999999999.99 with two decimals.", "Correct the amount due (BT-115)."));
    }
  }

  private void reference(List<Finding> found) {
    String type = get(QrLine.REFERENCE_TYPE);
    String reference = get(QrLine.REFERENCE);
    String wrong = switch (type) {
      case "QRR" -> !isQrIban() ? "A QR reference goes with a QR-IBAN, and the account is an ordinary IBAN."
          : CheckDigits.id("qr-reference").orElseThrow().test(reference) && reference.length() == 27 ? null
              : "The QR reference " + reference + " has not 27 digits, or its check digit is wrong.";
      case "SCOR" -> isQrIban() ? "The account is a QR-IBAN, which wants a QR reference of 27 digits."
          : CheckDigits.id("creditor-reference").orElseThrow().test(reference) ? null : "The creditor reference " + reference + " is wrong.";
      case "NON" -> isQrIban() ? "The account is a QR-IBAN, which wants a QR reference of 27 digits."
          : reference.isEmpty() ? null : "A bill without a kind of reference has the reference " + reference + ".";
      case String other -> other.isEmpty() ? null : "The kind of reference '" + other + "' is none of QRR, SCOR and NON.";
    };
    if (wrong != null) {
      found.add(say("PDF-56", QrLine.REFERENCE, reference.isEmpty() ? null : reference, wrong,
          "Let the ERP state the reference that goes with the account, or the account that goes with the reference."));
    }
  }

  private static Finding say(String code, QrLine line, String value, String message, String next) {
    return new Finding(code, Severity.WARNING, "QR-bill/" + line.label(), QrBills.term(line), value, message, null, Turn.SENDER, next);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof QrBill b && b.values.equals(values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return Arrays.toString(payload().split("\n"));
  }
}
