package io.bordereau.xml.ubl;

import static io.bordereau.mapping.Forms.TEXT;

import io.bordereau.document.Decimal;
import io.bordereau.mapping.As;
import io.bordereau.mapping.BadValue;
import io.bordereau.mapping.Forms;
import java.util.function.Predicate;

/**
 * The forms of values that a national profile demands beyond those of UBL.
 *
 * @param numbers quantities, prices, percentages and rates
 * @param remittance the reference of a payment (BT-83)
 * @param exemption the code of the reason why no VAT is charged (BT-121)
 */
record UblHabits(As<Decimal> numbers, As<String> remittance, As<String> exemption) {
  static final UblHabits NONE = new UblHabits(Forms.DECIMAL, TEXT, TEXT);

  private static final String MULTIBANCO = "#REFERENCE@ATMPAYMENT#";
  private static final String STATE = "#REFERENCE@DUCPAYMENT#";
  private static final int LONGEST_REFERENCE = 20;
  private static final int LONGEST_EXEMPTION = 5;

  /** CIUS-PT 2.1.1: DT-CIUS-PT-080, -108, and the rules on decimals (-106.1, -117.1, -127.1, -132.1 ...), which want two at least. */
  static final UblHabits PORTUGAL =
      new UblHabits(
          Forms.decimals(2),
          only(UblHabits::portugueseReference, "CIUS-PT takes a reference of Multibanco or of a payment to the state (DUC), and marks it as such"),
          only(code -> code.length() <= LONGEST_EXEMPTION, "CIUS-PT takes the Portuguese codes of exemption, of " + LONGEST_EXEMPTION + " characters at most"));

  private static boolean portugueseReference(String value) {
    var mark = value.startsWith(MULTIBANCO) ? MULTIBANCO : value.startsWith(STATE) ? STATE : null;
    if (mark == null || !value.endsWith("#")) return false;
    int length = value.length() - mark.length() - 1;
    return length > 0 && length <= LONGEST_REFERENCE;
  }

  /** What does not fit is lost, with the reason, and not written for the receiver to refuse. */
  private static As<String> only(Predicate<String> fits, String why) {
    return As.of(
        "text; " + why,
        (text, scope) -> text,
        (value, scope) -> {
          if (!fits.test(value)) throw new BadValue(why);
          return value;
        });
  }
}
