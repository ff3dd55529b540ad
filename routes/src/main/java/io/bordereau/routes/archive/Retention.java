package io.bordereau.routes.archive;

import io.bordereau.law.Countries;
import io.bordereau.routes.ledger.Ledger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long documents are kept: by the law of the country in which our company that sells is established, counted from the end of the year, and
 * longer where somebody says so. A country that the hub does not know keeps for ever.
 */
public final class Retention {
  /** The fact of an entry: digests of the bytes that were erased, with blanks between them. */
  static final String ERASED = "erased";

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final int AT_ONCE = 500;
  private static final String BY = "retention";

  private final Ledger ledger;
  private final Function<String, String> countries;
  private final boolean erases;
  private final int longer;

  /**
   * Keeps and erases.
   *
   * @param countries the country of a company; null when it is not known
   * @param erases whether anything is erased
   * @param longer how many years more than the law asks
   */
  public Retention(Ledger ledger, Function<String, String> countries, boolean erases, int longer) {
    this.ledger = ledger;
    this.countries = countries;
    this.erases = erases;
    this.longer = longer;
  }

  /** Notes how long new documents are kept, and erases what is due where that is wanted. For a timer. Returns how many documents' bytes were erased. */
  public synchronized int keep() {
    for (var undated = ledger.vault().undated(AT_ONCE); !undated.isEmpty(); undated = ledger.vault().undated(AT_ONCE)) {
      for (var each : undated) {
        var known = countries.apply(each.company());
        var country = known == null ? null : Countries.of(known).orElse(null);
        if (country == null) ledger.vault().keep(each.id(), known == null ? "" : known, FOR_EVER, "no law of the country is known: kept for ever");
        else ledger.vault().keep(each.id(), country.code(), end(each.at(), country.archiveYears() + longer), words(country));
      }
    }
    int erased = 0;
    if (!erases) return erased;
    for (var over = ledger.vault().over(AT_ONCE); !over.isEmpty(); over = next(over)) {
      for (var document : over) if (ledger.vault().erase(document, BY)) erased++;
    }
    if (erased > 0) LOG.info("The bytes of {} documents were erased: the time for which they had to be kept is over", erased);
    return erased;
  }

  private static final Instant FOR_EVER = LocalDate.of(9999, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();

  private List<String> next(List<String> before) {
    var over = ledger.vault().over(AT_ONCE);
    return over.equals(before) ? List.of() : over; // what cannot be erased now is not tried for ever
  }

  private String words(Countries.Country country) {
    return country.archiveYears() + " years by the law of " + country.name() + (longer == 0 ? "" : " and " + longer + " more") + ", from the end of the year";
  }

  /** The first moment at which it need not be kept: years are counted from the end of the year, which no law asks to be exceeded. */
  static Instant end(Instant received, int years) {
    return LocalDate.of(received.atOffset(ZoneOffset.UTC).getYear() + 1 + years, 1, 2).atStartOfDay(ZoneOffset.UTC).toInstant(); // a day more: years end later in the west
  }
}
