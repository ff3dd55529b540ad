package io.bordereau.xml.iso20022;

import io.bordereau.document.Money;
import io.bordereau.mapping.As;
import io.bordereau.mapping.BadValue;
import io.bordereau.mapping.Forms;
import java.util.Set;

/** The forms of values in ISO 20022 messages; the codes are those of its external code lists. */
final class PaymentForms {
  private PaymentForms() {}

  /** An amount; ISO 20022 has no sign, a word beside it says whether it is a credit. */
  static final As<Money> AMOUNT = As.of("amount without a sign", (t, s) -> money(t), (v, s) -> plain(v));

  /** An amount that lessens what is paid. */
  static final As<Money> TAKEN_OFF = As.of("amount without a sign that is taken off", (t, s) -> money(t).negated(), (v, s) -> plain(v.negated()));

  /** Credit or debit of the account. */
  static final As<String> DIRECTION = Forms.code("credit and debit", null, "credit=CRDT", "debit=DBIT");

  private static final As<String> STATES = Forms.code("states of entries", "iso20022", "pending=PDNG", "information=INFO", "future=FUTR");

  /** How final an entry is; a booked one needs no word. */
  static final As<String> STATUS = STATES.orElse("BOOK");

  /** The same where earlier versions have it, which is read only. */
  static final As<String> EARLIER_STATUS = As.of(STATES.says(), (t, s) -> t.equals("BOOK") ? null : t.equals("PDNG") ? "pending" : t.equals("INFO") ? "information" : "iso20022:" + t, STATES::print);

  /** Whether an entry takes an earlier one back. */
  static final As<String> REVERSAL = Forms.code("reversal", "iso20022", "reversal=true").orElse("false");

  /** The payer's reference, which has a word for none. */
  static final As<String> REFERENCE = Forms.TEXT.orElse("NOTPROVIDED");

  private static final Set<String> TYPES = Set.of("380", "381", "383", "82", "389");

  /** Kinds of documents, UNTDID 1001 where it has them. */
  static final As<String> TYPE = Forms.code("kinds of referred documents", "iso20022", "380=CINV", "381=CREN", "383=DEBN", "82=MSIN", "389=SBIN");

  /** Whether a kind of document has a code. */
  static boolean typeHasCode(String type) {
    return type != null && (TYPES.contains(type) || type.startsWith("iso20022:"));
  }

  private static final Set<String> SCHEMES = Set.of("0060", "0088");

  /** Schemes of identifiers of organisations: ISO 6523 where it has them. */
  static final As<String> SCHEME = Forms.code("schemes of identifiers", "iso20022", "0060=DUNS", "0088=EANG");

  /** Whether a scheme of identifiers has a code. */
  static boolean schemeHasCode(String scheme) {
    return scheme != null && (SCHEMES.contains(scheme) || scheme.startsWith("iso20022:"));
  }

  private static final As<String> METHOD = Forms.code("methods of payment", "iso20022", "30=TRF", "20=CHK");

  private static final Set<String> TRANSFERS = Set.of("31", "42", "57", "58");

  /** Means of payment, UNTDID 4461, which tells more kinds of transfers apart. */
  static final As<String> MEANS =
      As.of(
          METHOD.says(),
          (t, s) -> t.equals("TRF") ? "30" : t.equals("CHK") ? "20" : "iso20022:" + t,
          (v, s) -> {
            if (!TRANSFERS.contains(v)) return METHOD.print(v, s);
            s.lossy("a transfer, of whatever kind");
            return "TRF";
          });

  /** Whether an account number is an IBAN by its shape: two letters, two digits, at most 34 characters. */
  static boolean isIban(String id) {
    if (id == null || id.length() < 15 || id.length() > 34) return false;
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      boolean letter = c >= 'A' && c <= 'Z';
      boolean digit = c >= '0' && c <= '9';
      if (i < 2 ? !letter : i < 4 ? !digit : !letter && !digit) return false;
    }
    return true;
  }

  private static Money money(String text) {
    var amount = Forms.plain(text);
    if (amount == null) throw new BadValue("'" + text + "' is not an amount");
    return new Money(amount);
  }

  private static String plain(Money money) {
    if (money.signum() < 0) throw new BadValue("an amount has no sign here");
    return money.toString();
  }
}
