package io.bordereau.law;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * How a number of one kind is recognised: its shape, and the check digit that catches a slip of the hand. A pure function of the text.
 *
 * @param id id in the project, such as {@code iban} or {@code vat-de}
 * @param name what the number is called, for people
 * @param country ISO 3166-1 alpha-2 code of the country that issues it; empty when it is international
 * @param schemes EAS or ICD codes under which it is used; none when empty
 * @param shape the whole number after blanks are taken out and letters are made capital
 * @param body the part of the shape that the sum is over: strips prefixes and separators
 * @param sum the check; always true where the number has no check digit
 * @param detects whether the sum promises to notice every change of a single digit
 * @param examples published numbers that are right
 * @param source the rule's source
 */
public record CheckDigit(String id, String name, String country, List<String> schemes, Pattern shape, Body body,
    Predicate<String> sum, boolean detects, List<String> examples, String source) {

  /** What a check can say. */
  public enum Verdict {
    /** Shape and check digit are right. */
    VALID,
    /** It has not the shape of such a number. */
    WRONG_SHAPE,
    /** The shape is right, the check digit is not: most likely a typing error. */
    WRONG_DIGIT
  }

  /** Takes prefixes and separators off. */
  @FunctionalInterface
  public interface Body {
    /** The characters that the sum is over. */
    String of(String number);
  }

  /** The longest number of any kind; longer input is not looked at. */
  private static final int LONGEST = 64;

  /** Checks a number; null has the wrong shape. Blanks do not matter, small letters count as capitals. */
  public Verdict check(String number) {
    if (number == null || number.length() > LONGEST) return Verdict.WRONG_SHAPE;
    String s = number.replace(" ", "").toUpperCase(Locale.ROOT);
    if (!shape.matcher(s).matches()) return Verdict.WRONG_SHAPE;
    return sum.test(body.of(s)) ? Verdict.VALID : Verdict.WRONG_DIGIT;
  }

  /** Whether {@link #check} finds nothing wrong. */
  public boolean test(String number) {
    return check(number) == Verdict.VALID;
  }
}
