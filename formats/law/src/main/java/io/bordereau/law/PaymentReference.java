package io.bordereau.law;

import io.bordereau.law.CheckDigit.Verdict;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A payment reference (BT-83) by which the payee's bank or books know a payment: recognised by its form and by the country of the account, checked,
 * and written as the country prints it. The hub never makes one.
 *
 * @param kind which kind it is
 * @param plain the reference as it goes into a payment order: without blanks and signs
 * @param printed the reference as it stands on the page, in the groups that the country uses
 * @param verdict whether shape and check digit are right; always right where the rule of a check digit is not public
 */
public record PaymentReference(Kind kind, String plain, String printed, Verdict verdict) {

  /** The kinds that the hub knows. */
  public enum Kind {
    /** QR reference of a Swiss QR-bill: 27 digits (SIX, Implementation Guidelines QR-bill 2.3). */
    QR(PageWord.PAYMENT_REFERENCE, "QR reference"),
    /** ISO 11649 creditor reference. */
    CREDITOR(PageWord.CREDITOR_REFERENCE, "creditor reference (RF)"),
    /** Norwegian KID, modulus 10 or 11. */
    KID(PageWord.KID, "KID"),
    /** Swedish OCR reference, modulus 10, with or without a digit for its length. */
    OCR(PageWord.OCR, "OCR reference"),
    /** Belgian structured communication. */
    BELGIAN(PageWord.STRUCTURED_COMMUNICATION, "structured communication"),
    /** Serbian reference with a model: 97 by ISO 7064; 11, whose rule is not public, by shape. */
    SERBIAN(PageWord.PAYMENT_REFERENCE, "poziv na broj"),
    /** Danish payment slip (FIK) of card type 71, 73 or 75, or giro of type 01, 04 or 15. */
    FIK(PageWord.PAYMENT_REFERENCE, "FIK payment id"),
    /** Dutch betalingskenmerk of 16 digits, or of 9 to 14 that state their number, by a weighted modulus 11. */
    DUTCH(PageWord.PAYMENT_REFERENCE, "betalingskenmerk"),
    /** Portuguese Multibanco: an entity of five digits and a reference of nine. Whether its last two are check digits is between the payee and SIBS. */
    MULTIBANCO(PageWord.PAYMENT_REFERENCE, "Multibanco reference");

    private final PageWord label;
    private final String words;

    Kind(PageWord label, String words) {
      this.label = label;
      this.words = words;
    }

    /** What the page calls it. */
    public PageWord label() {
      return label;
    }

    /** What a finding calls it, in English. */
    public String words() {
      return words;
    }
  }

  private static final Pattern RF = Pattern.compile("RF\\d{2}[A-Z0-9]+");
  private static final Pattern FIK_ID = Pattern.compile("\\+?(01|04|15|71|73|75)[#<](\\d*)(?:[#+](\\d{7,8})<?)?");
  private static final Pattern MODEL = Pattern.compile("\\(?(97|11)\\)?[ -]+([A-Z0-9-]{2,25})|\\((97|11)\\)([A-Z0-9-]{2,25})");
  private static final Pattern ATM = Pattern.compile("#REFERENCE@ATMPAYMENT#(.*)#");
  private static final Pattern ENTITY = Pattern.compile("(?:(\\d{5})[-/;:]?)?(\\d{9})");
  /** A reference longer than this is none of ours: the longest, a Serbian one with its model, has fewer characters. */
  private static final int LONGEST = 60;
  private static final int QR_DIGITS = 27;

  /**
   * Recognises a reference.
   *
   * @param text the remittance information (BT-83); may be null
   * @param country ISO 3166-1 alpha-2 code of the account paid to, else of the seller; may be null
   * @param invoice the number of the invoice (BT-1): where the text is nothing but that, it is no reference of a national kind; may be null
   * @return empty for a free text
   */
  public static Optional<PaymentReference> of(String text, String country, String invoice) {
    if (text == null || text.isBlank() || text.length() > LONGEST) return Optional.empty();
    String trimmed = text.strip().toUpperCase(Locale.ROOT).replace('\u00a0', ' ').replace('\u202f', ' ');
    String s = trimmed.replace(" ", "");
    if (RF.matcher(s).matches()) return Optional.of(ruled(Kind.CREDITOR, "creditor-reference", s, groups(s, 4)));
    if (s.startsWith("+++") || s.startsWith("***")) return Optional.of(belgian(s));
    Matcher fik = FIK_ID.matcher(s);
    if (fik.matches()) return Optional.of(fik(fik.group(1), fik.group(2), fik.group(3)));
    Matcher atm = ATM.matcher(s);
    if (atm.matches()) return Optional.of(multibanco(atm.group(1)));
    if (country == null) return Optional.empty();
    if (country.equals("RS")) return serbian(trimmed);
    if (text.strip().equals(invoice)) return Optional.empty();
    return switch (country) {
      case "CH", "LI" -> digits(s, QR_DIGITS, QR_DIGITS) ? Optional.of(ruled(Kind.QR, "qr-reference", s, swiss(s))) : Optional.empty();
      case "BE" -> digits(s.replace("/", ""), 12, 12) ? Optional.of(belgian(s)) : Optional.empty();
      case "NO" -> kid(s) ? Optional.of(ruled(Kind.KID, "kid", s, s)) : Optional.empty();
      case "NL" -> dutch(s);
      case "SE" -> digits(s, 2, 25) ? Optional.of(ruled(Kind.OCR, "ocr-se", s, s)) : Optional.empty();
      case String other -> Optional.empty();
    };
  }

  /** Whether shape and check digit are right. */
  public boolean right() {
    return verdict == Verdict.VALID;
  }

  /**
   * Whether a Swedish OCR reference states its own length: the digit before the check digit is the last digit of the number of all digits. Where
   * the payee has agreed on that control with Bankgirot, a reference without it is refused.
   */
  public boolean statesLength() {
    return kind == Kind.OCR && plain.length() > 2 && plain.charAt(plain.length() - 2) - '0' == plain.length() % 10;
  }

  private static PaymentReference ruled(Kind kind, String rule, String plain, String printed) {
    return new PaymentReference(kind, plain, printed, CheckDigits.id(rule).orElseThrow().check(plain));
  }

  private static PaymentReference belgian(String s) {
    String digits = s.replaceAll("[^0-9]", "");
    String printed = digits.length() != 12 ? s : "+++" + digits.substring(0, 3) + '/' + digits.substring(3, 7) + '/' + digits.substring(7) + "+++";
    return new PaymentReference(Kind.BELGIAN, digits, printed, CheckDigits.id("reference-be").orElseThrow().check(s.replace('*', '+')));
  }

  /** Card types 71 and 75 have 15 and 16 digits with a check digit by modulus 10, 73 has none; giro 04 and 15 have 16. */
  private static PaymentReference fik(String type, String id, String creditor) {
    int length = switch (type) {
      case "71" -> 15;
      case "75", "04", "15" -> 16;
      case String none -> 0;
    };
    String full = id.length() < length && !id.isEmpty() ? "0".repeat(length - id.length()) + id : id;
    Verdict verdict = full.length() != length ? Verdict.WRONG_SHAPE : length > 0 && !Sums.luhn(full) ? Verdict.WRONG_DIGIT : Verdict.VALID;
    String printed = "+" + type + "<" + full + (creditor == null ? "" : "+" + creditor + "<");
    return new PaymentReference(Kind.FIK, type + "#" + full, printed, verdict);
  }

  /**
   * The page's form with what belongs to it from the account: the code line of a Danish slip ends in the creditor number; other kinds as they are.
   *
   * @param account the account number (BT-84); may be null
   */
  public String printed(String account) {
    boolean creditor = kind == Kind.FIK && printed.indexOf('+', 1) < 0 && account != null && digits(account.strip(), 7, 8);
    return creditor ? printed + '+' + account.strip() + '<' : printed;
  }

  /** Sixteen digits are nothing else in the Netherlands; fewer may be the number of a customer, so that they must be right to be one. */
  private static Optional<PaymentReference> dutch(String s) {
    boolean right = s.length() > 1 && digits(s, 9, 16) && Sums.dutchReference(s);
    boolean states = s.length() >= 9 && s.length() <= 14 && s.charAt(1) - '0' == (s.length() - 2) % 10;
    if (!digits(s, 16, 16) && !(right && states)) return Optional.empty();
    return Optional.of(new PaymentReference(Kind.DUTCH, s, groups(s, 4), right ? Verdict.VALID : Verdict.WRONG_DIGIT));
  }

  /** As CIUS-PT marks it; the page shows it without the mark, the entity before the reference. */
  private static PaymentReference multibanco(String value) {
    Matcher m = ENTITY.matcher(value);
    if (!m.matches()) return new PaymentReference(Kind.MULTIBANCO, value, value, Verdict.WRONG_SHAPE);
    String printed = (m.group(1) == null ? "" : m.group(1) + " / ") + groups(m.group(2), 3);
    return new PaymentReference(Kind.MULTIBANCO, (m.group(1) == null ? "" : m.group(1)) + m.group(2), printed, Verdict.VALID);
  }

  private static Optional<PaymentReference> serbian(String text) {
    Matcher m = MODEL.matcher(text);
    if (!m.matches()) return Optional.empty();
    String model = m.group(1) == null ? m.group(3) : m.group(1);
    String number = m.group(2) == null ? m.group(4) : m.group(2);
    String bare = number.replace("-", "");
    Verdict verdict = Verdict.VALID;
    if (model.equals("97")) {
      boolean shaped = bare.length() > 2 && digits(bare.substring(0, 2), 2, 2);
      // the two check digits stand in front, ISO 7064 wants them behind
      verdict = !shaped ? Verdict.WRONG_SHAPE : Sums.mod97At(bare.substring(2) + bare.substring(0, 2)) ? Verdict.VALID : Verdict.WRONG_DIGIT;
    }
    return Optional.of(new PaymentReference(Kind.SERBIAN, model + number, model + ' ' + number, verdict));
  }

  private static boolean kid(String s) {
    String body = s.endsWith("-") ? s.substring(0, s.length() - 1) : s;
    return s.length() >= 2 && s.length() <= 25 && digits(body, 1, 25);
  }

  private static boolean digits(String s, int least, int most) {
    return s.length() >= least && s.length() <= most && s.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static String swiss(String s) {
    return s.substring(0, 2) + ' ' + groups(s.substring(2), 5);
  }

  /** Blocks of a number of characters from the left. */
  public static String groups(String s, int size) {
    var grouped = new StringBuilder(s.length() + s.length() / size);
    for (int i = 0; i < s.length(); i++) {
      if (i > 0 && i % size == 0) grouped.append(' ');
      grouped.append(s.charAt(i));
    }
    return grouped.toString();
  }
}
