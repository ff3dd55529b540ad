package io.bordereau.law;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What EN 16931 demands of a VAT category (BT-118), from {@code vat-categories.csv}.
 *
 * @param code UNTDID 5305 code, such as {@code AE}
 * @param rules the letters of its rules: {@code BR-IC-08} is a rule of category K
 * @param name the category in words
 * @param rate what its rate must be
 * @param reason whether an exemption reason (BT-120 or BT-121) must or must not stand
 * @param seller which tax number the seller must state
 * @param buyer which number the buyer must state
 * @param once whether it has one row in the breakdown, else one for each rate
 * @param slack whether the rules tolerate differences below one unit of the currency between base, rate and tax
 */
public record VatCategory(String code, String rules, String name, RateRule rate, ReasonRule reason, NumberRule seller, NumberRule buyer,
    boolean once, boolean slack) {

  /** What the rate must be. */
  public enum RateRule {
    /** Above zero. */
    POSITIVE,
    /** Stated and zero. */
    ZERO,
    /** Zero or above. */
    ANY,
    /** Not stated at all. */
    ABSENT
  }

  /** Whether an exemption reason stands. */
  public enum ReasonRule {
    /** It must. */
    REQUIRED,
    /** It must not. */
    FORBIDDEN
  }

  /** Which number a party must state. */
  public enum NumberRule {
    /** None is needed. */
    NONE,
    /** A VAT number (BT-31 or BT-63; BT-48). */
    VAT,
    /** A VAT number or another one (BT-32; BT-47). */
    ANY,
    /** A VAT number must not stand. */
    FORBIDDEN
  }

  /** All categories with rules of this kind, in the order of the table. */
  public static final List<VatCategory> ALL = Table.load(VatCategory.class,
      "vat-categories.csv").rows().stream().map(VatCategory::row).toList();

  private static final Map<String, VatCategory> BY_CODE = ALL.stream().collect(Collectors.toUnmodifiableMap(VatCategory::code, c -> c));

  /** A category by its code; empty for split payment (B) and national codes, of which the table says nothing. */
  public static Optional<VatCategory> of(String code) {
    return Optional.ofNullable(code).map(BY_CODE::get);
  }

  private static VatCategory row(Map<String, String> r) {
    return new VatCategory(r.get("code"), r.get("rules"), r.get("name"), RateRule.valueOf(upper(r, "rate")),
        ReasonRule.valueOf(upper(r, "reason")), NumberRule.valueOf(upper(r, "seller")), NumberRule.valueOf(upper(r, "buyer")),
        r.get("once").equals("yes"), r.get("slack").equals("yes"));
  }

  private static String upper(Map<String, String> row, String column) {
    return row.get(column).toUpperCase(Locale.ROOT);
  }
}
