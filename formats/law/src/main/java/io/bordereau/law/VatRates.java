package io.bordereau.law;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The tax rates that held in a country on a day, from {@code vat-rates.csv}. A question that the table cannot answer has no answer. */
public final class VatRates {
  /**
   * One rate of one kind from one day on.
   *
   * @param country ISO 3166-1 alpha-2 code, or with a hyphen a region with rates of its own ({@code PT-AC}, {@code CA-QC})
   * @param category UNTDID 5305 category, or {@code gst}, {@code hst}, {@code pst}, {@code qst}, {@code surcharge}
   * @param kind national name of the rate, such as {@code reduced}
   * @param rate percent
   * @param since first day; null when it held as long as the table reaches
   * @param source the law or another source
   * @param certainty high, medium or low
   */
  public record Rate(String country, String category, String kind, BigDecimal rate, LocalDate since, String source, String certainty) {}

  private static final class Rows {
    static final Map<String, List<Rate>> BY_COUNTRY = load();
  }

  private VatRates() {}

  /** All rows of a country and its regions, in the order of the table. */
  public static List<Rate> of(String country) {
    return country == null ? List.of() : Rows.BY_COUNTRY.getOrDefault(country, List.of());
  }

  /**
   * The rates that a category may have in a country on a day, its regions included.
   *
   * @param country ISO 3166-1 alpha-2 code of the place of supply
   * @param category UNTDID 5305 category
   * @param date the tax point
   * @return percentages without trailing zeros; empty when the table does not know the country or does not reach back to the day
   */
  public static Optional<SortedSet<BigDecimal>> allowed(String country, String category, LocalDate date) {
    if (country == null || category == null || date == null) return Optional.empty();
    return switch (category) {
      case "Z", "E", "AE", "K", "G", "O" -> Optional.of(new TreeSet<>(List.of(BigDecimal.ZERO)));
      case String other -> positive(of(country), other, date);
    };
  }

  private static Optional<SortedSet<BigDecimal>> positive(List<Rate> rows, String category, LocalDate date) {
    var current = new HashMap<String, Rate>();
    boolean reaches = true;
    for (Rate r : rows) {
      if (!r.category.equals(category)) continue;
      String key = r.country + ' ' + r.kind;
      if (r.since == null || !r.since.isAfter(date)) {
        Rate older = current.get(key);
        if (older == null || older.since == null || r.since != null && r.since.isAfter(older.since)) current.put(key, r);
      } else if (r.kind.startsWith("standard")) {
        reaches &= current.containsKey(key) || earlier(rows, r);
      }
    }
    boolean standard = current.values().stream().anyMatch(r -> r.kind.contains("standard"));
    if (!reaches || !standard) return Optional.empty();
    var rates = new TreeSet<BigDecimal>();
    for (Rate r : current.values()) rates.add(r.rate.stripTrailingZeros());
    return Optional.of(rates);
  }

  private static boolean earlier(List<Rate> rows, Rate than) {
    return rows.stream().anyMatch(r -> r.kind.equals(than.kind) && r.country.equals(than.country) && r.since != null
        && r.since.isBefore(than.since));
  }

  private static Map<String, List<Rate>> load() {
    var map = new HashMap<String, List<Rate>>();
    for (Map<String, String> row : Table.load(VatRates.class, "vat-rates.csv").rows()) {
      String since = row.get("since");
      var rate = new Rate(row.get("country"), row.get("category"), row.get("kind"), new BigDecimal(row.get("rate")),
          since.isEmpty() ? null : LocalDate.parse(since), row.get("source"), row.get("certainty"));
      map.computeIfAbsent(rate.country.substring(0, 2), k -> new ArrayList<>()).add(rate);
    }
    map.replaceAll((k, v) -> List.copyOf(v));
    return map;
  }
}
