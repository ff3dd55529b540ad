package io.bordereau.law;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The countries that the hub serves, from {@code countries.csv}. */
public final class Countries {

  /** The kind of tax that stands on an invoice. */
  public enum TaxSystem {
    /** Value added tax. */
    VAT,
    /** Goods and services tax, a value added tax by another name. */
    GST,
    /** Sales tax of states and towns at the destination; no value added tax. */
    SALES_TAX
  }

  /**
   * One country.
   *
   * @param code ISO 3166-1 alpha-2 code
   * @param name name in English
   * @param currency ISO 4217 code of its money
   * @param tax the kind of tax
   * @param taxNumber how its tax numbers are checked; empty where it has none
   * @param companyNumber how the numbers of its company register are checked; empty where they have no check
   * @param eas the EAS schemes by which its companies are addressed, the usual one first
   * @param languages ISO 639-1 codes of its languages, the usual one first
   * @param archiveYears how many years an invoice is kept
   */
  public record Country(String code, String name, String currency, TaxSystem tax, Optional<CheckDigit> taxNumber,
      Optional<CheckDigit> companyNumber, List<String> eas, List<String> languages, int archiveYears) {}

  /** All of them, in the order of the table. */
  public static final List<Country> ALL = Table.load(Countries.class, "countries.csv").rows().stream().map(Countries::row).toList();

  private static final Map<String, Country> BY_CODE = ALL.stream().collect(Collectors.toUnmodifiableMap(Country::code, c -> c));

  private Countries() {}

  /** A country by its code; empty for one that the hub does not know more of than its code. */
  public static Optional<Country> of(String code) {
    return Optional.ofNullable(code).map(BY_CODE::get);
  }

  private static Country row(Map<String, String> r) {
    return new Country(r.get("code"), r.get("name"), r.get("currency"), TaxSystem.valueOf(r.get("tax")), CheckDigits.id(r.get("taxNumber")),
        CheckDigits.id(r.get("companyNumber")), words(r.get("eas")), words(r.get("languages")), Integer.parseInt(r.get("archiveYears")));
  }

  private static List<String> words(String cell) {
    return Stream.of(cell.split(" ")).filter(w -> !w.isEmpty()).toList();
  }
}
