package io.bordereau.law;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a country says of a page (an ePDF) that is the invoice itself, between businesses within it, from {@code page-law.csv}. What the table does not know has no answer;
 * the answer is never "lawful", only what is known of obstacles.
 *
 * @param country ISO 3166-1 alpha-2 code of the seller's and the buyer's establishment
 * @param since first day; null when it held as long as the table reaches
 * @param page whether a page can be the invoice
 * @param signature what it must be signed with
 * @param source the law
 * @param certainty high, medium or low
 */
public record PageLaw(String country, LocalDate since, Page page, Signature signature, String source, String certainty) {
  /** Whether a page can be the invoice. */
  public enum Page {
    SUFFICIENT,
    /** For some issuers or buyers; the law says for which. */
    CONDITIONAL,
    /** Never: there, a page is a copy. */
    INSUFFICIENT
  }

  /** What the law wants a page to be signed with. */
  public enum Signature {
    NONE,
    ADVANCED,
    /** A qualified signature or a qualified seal (Regulation (EU) 910/2014). */
    QUALIFIED
  }

  private static final class Rows {
    static final Map<String, List<PageLaw>> BY_COUNTRY = Table.load(PageLaw.class, "page-law.csv").rows().stream().map(PageLaw::of)
        .collect(Collectors.groupingBy(PageLaw::country));
  }

  private static PageLaw of(Map<String, String> row) {
    return new PageLaw(row.get("country"), row.get("since").isEmpty() ? null : LocalDate.parse(row.get("since")), Page.valueOf(upper(row.get("page"))),
        Signature.valueOf(upper(row.get("signature"))), row.get("legal_source"), row.get("certainty"));
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  /** What holds in a country on a day; empty when the table does not know the country. */
  public static Optional<PageLaw> on(String country, LocalDate day) {
    return Rows.BY_COUNTRY.getOrDefault(country == null ? "" : country, List.of()).stream().filter(l -> l.since == null || !l.since.isAfter(day)).reduce((a, b) -> b);
  }

  /** The countries that the table knows. */
  public static Set<String> countries() {
    return Rows.BY_COUNTRY.keySet();
  }
}
