package io.bordereau.routes.agreements;

import io.bordereau.mapping.Deviation;
import io.bordereau.mapping.Deviation.Reach;
import io.bordereau.mapping.PlacePath;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A rule of a partner that goes beyond its format or deviates from it; exactly one of the fields from {@code require} to {@code fits} says
 * which. Places are written as in {@code N1[01=ST]/REF[01=DP]/02}.
 *
 * @param rule the partner's own name for it
 * @param says the rule in words
 * @param in the rule holds in each of these places; null for the document as a whole
 * @param when it holds only where something stands at this place, seen from {@code in}
 * @param require something must stand here
 * @param constant here stands {@code value}, always
 * @param move the term at this path of components stands at {@code to}
 * @param omit what stands here is left out
 * @param recode here {@code to} stands for {@code from}
 * @param only here stands one of {@code values}, or nothing
 * @param never here none of {@code values} stands; nothing at all without values
 * @param most of these places there are at most {@code count}
 * @param fits here stand at most {@code count} characters
 * @param value the constant
 * @param values the values of only or never
 * @param from the code of the format
 * @param to the partner's code, or the place of a moved term
 * @param count the limit of most or fits
 */
public record Rule(
    @Field(value = "the partner's own name for it, which findings carry", required = true, pattern = Field.ID,
        looks = "lower-case letters, digits and hyphens")
    String rule,
    @Field("the rule in words") String says,
    @Field("the rule holds in each of these places, such as IT1 or N1[01=ST]; in the document as a whole when absent") String in,
    @Field("it holds only where something stands at this place, seen from in") String when,
    @Field("something must stand here, such as REF[01=DP]/02") String require,
    @Field("here stands value, always") String constant,
    @Field("the term at this path of components, such as buyerReference, stands at to") String move,
    @Field("what stands here is left out") String omit,
    @Field("here to stands for from") String recode,
    @Field("here stands one of values, or nothing") String only,
    @Field("here none of values stands; nothing at all when there are none") String never,
    @Field("of these places there are at most count") String most,
    @Field("here stand at most count characters") String fits,
    @Field("the constant") String value,
    @Field("the values of only or never") List<String> values,
    @Field("the code of the format that recode replaces") String from,
    @Field("the partner's code, or the place of a moved term") String to,
    @Field(value = "the limit of most or fits", least = 0, greatest = 1_000_000) Integer count) {
  public Rule {
    values = values == null ? List.of() : List.copyOf(values);
  }

  /**
   * The rule as the kernel applies it.
   *
   * @throws IllegalArgumentException when the fields do not make a rule; the message says why
   */
  Deviation deviation() {
    long verbs = Stream.of(require, constant, move, omit, recode, only, never, most, fits).filter(Objects::nonNull).count();
    if (verbs != 1) throw new IllegalArgumentException("it needs exactly one of require, constant, move, omit, recode, only, never, most, fits");
    var reach = new Reach(rule, says, in == null ? null : PlacePath.parse(in), when == null ? null : PlacePath.parse(when));
    if (require != null) return new Deviation.Require(reach, PlacePath.parse(require));
    if (constant != null) return new Deviation.Constant(reach, PlacePath.parse(constant), beside("value", value));
    if (move != null) {
      if (in != null) throw new IllegalArgumentException("move has no in: the term says where it belongs");
      return new Deviation.Move(reach, move, PlacePath.parse(beside("to", to)));
    }
    if (omit != null) return new Deviation.Omit(reach, PlacePath.parse(omit));
    if (recode != null) return new Deviation.Recode(reach, PlacePath.parse(recode), beside("from", from), beside("to", to));
    if (never != null) return new Deviation.Never(reach, PlacePath.parse(never), values);
    if (only != null) {
      if (values.isEmpty()) throw new IllegalArgumentException("only needs values");
      return new Deviation.Only(reach, PlacePath.parse(only), values);
    }
    if (count == null) throw new IllegalArgumentException("most and fits need count");
    return most != null ? new Deviation.Most(reach, PlacePath.parse(most), count) : new Deviation.Fits(reach, PlacePath.parse(fits), count);
  }

  private static String beside(String field, String value) {
    if (value == null) throw new IllegalArgumentException("it needs " + field + " as well");
    return value;
  }
}
