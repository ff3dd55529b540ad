package io.bordereau.law;

import io.bordereau.document.Invoice;
import io.bordereau.document.Note;
import io.bordereau.document.Party;
import io.bordereau.document.PaymentTerm;
import io.bordereau.document.Vat;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The notices that the law wants on an invoice, from {@code legal-notices.csv}: chosen by the country of the seller (for VAT: of the tax
 * representative or the VAT number where they are of another one), that of the buyer, the day of issue and the VAT categories. A case that the
 * document cannot say in a term of its own it names by the property {@value #PROPERTY} (BX-310), whose value is the case.
 */
public final class LegalNotices {
  /** Name of the property (BX-310) by which the ERP asks for a notice, such as {@code small-business}, {@code retention} or {@code reverse-charge-construction}. */
  public static final String PROPERTY = "legal-notice";

  private static final String UNION = "EU";
  /** The case of a code that a country has a list of its own for. */
  private static final String BY_CODE = "by-code";
  private static final Set<String> MEMBERS = Set.of("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "EL", "HR", "HU", "IE",
      "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "XI");
  private static final Set<String> MARGIN = Set.of("VATEX-EU-D", "VATEX-EU-F", "VATEX-EU-I", "VATEX-EU-J");
  /** Italian stamp duty is due on untaxed invoices above this sum: DPR 642/1972, tariff, art. 13. */
  private static final BigDecimal STAMP = new BigDecimal("77.47");
  /** Cases that stand on every invoice of a country that has a row for them. */
  private static final List<String> ALWAYS = List.of("valid-without-seal");
  /** Commercial terms that stand on every invoice of a country that has a row for them, unless the document states its own. */
  private static final List<String> TERMS = List.of("late-payment", "recovery-costs", "no-discount");

  private static final List<Row> ROWS = Table.load(LegalNotices.class, "legal-notices.csv").rows().stream().map(Row::of).toList();

  private record Row(String country, String kind, String code, String scope, String language, String text, String article, LocalDate since,
      LocalDate until, String source, String certainty) {
    static Row of(Map<String, String> r) {
      return new Row(r.get("country"), r.get("case"), r.get("code"), r.get("scope"), r.get("language"), r.get("text"), r.get("article"),
          day(r.get("since")), day(r.get("until")), r.get("source"), r.get("certainty"));
    }

    private static LocalDate day(String cell) {
      return cell.isEmpty() ? null : LocalDate.parse(cell);
    }

    boolean holds(LocalDate on) {
      return (since == null || !since.isAfter(on)) && (until == null || !until.isBefore(on));
    }
  }

  /** A case with what narrows it: an exemption code, or the subject of the note that makes the notice superfluous. */
  private record Asked(String kind, String code) {}

  private LegalNotices() {}

  /**
   * The notices of one document.
   *
   * @param invoice the invoice or credit note
   * @param language the language of its page
   * @return what must stand on the page and does not stand in the document's own words; empty when nothing must, or without a date of issue
   */
  public static List<LegalNotice> of(Invoice invoice, PageLanguage language) {
    if (invoice.issued() == null) return List.of();
    var notices = new ArrayList<LegalNotice>();
    for (Asked asked : cases(invoice)) {
      choose(invoice, asked, language).filter(n -> !stated(invoice, n) && notices.stream().noneMatch(o -> o.sentence().equals(n.sentence())))
          .ifPresent(notices::add);
    }
    return List.copyOf(notices);
  }

  /**
   * The words of one case, where not the document but something supplied with it decides.
   *
   * @param country ISO 3166-1 alpha-2 code
   * @param kind the case, such as {@code certified-software}
   * @param day the day on which they must be right
   * @param values what fills its blanks
   */
  public static Optional<String> words(String country, String kind, LocalDate day, String... values) {
    return ROWS.stream().filter(r -> r.country.equals(country) && r.kind.equals(kind) && r.holds(day)).findFirst().map(r -> PageLanguage.fill(r.text, values));
  }

  private static Set<Asked> cases(Invoice d) {
    var cases = new LinkedHashSet<Asked>();
    List<String> named = d.properties().stream().filter(p -> PROPERTY.equals(p.name()) && p.value() != null).map(p -> p.value().strip()).toList();
    Optional<String> charge = named.stream().filter(n -> n.startsWith("reverse-charge")).findFirst();
    boolean small = named.contains("small-business");
    for (Vat v : d.vat()) {
      if (v.category() == null || v.scheme() != null && !v.scheme().equalsIgnoreCase("VAT")) continue;
      String code = v.reasonCode() == null ? "" : v.reasonCode().strip().toUpperCase(Locale.ROOT);
      if (numbered(d, v.category(), code)) {
        cases.add(new Asked(BY_CODE, code));
        continue;
      }
      switch (v.category()) {
        case "AE" -> cases.add(new Asked(charge.orElse("reverse-charge"), ""));
        case "K" -> cases.add(new Asked("intra-community", ""));
        case "G" -> cases.add(new Asked("export", ""));
        case "B" -> cases.add(new Asked("split-payment", ""));
        case "E", "O" -> {
          if (MARGIN.contains(code)) cases.add(new Asked("margin-scheme", code));
          else if (small || code.equals("VATEX-FR-FRANCHISE")) cases.add(new Asked("small-business", ""));
          else cases.add(new Asked(v.category().equals("E") ? "exempt" : "not-subject", code));
        }
        case String other -> { }
      }
    }
    if ("389".equals(d.type()) || "261".equals(d.type()) || "buyer".equals(d.origin())) cases.add(new Asked("self-billing", ""));
    if ("432".equals(d.taxPointCode())) cases.add(new Asked("cash-accounting", ""));
    if ("3".equals(d.taxPointCode())) cases.add(new Asked("tax-on-issue", ""));
    if (stamped(d)) cases.add(new Asked("stamp-duty", ""));
    for (String name : named) if (!name.startsWith("reverse-charge") && !name.equals("small-business")) cases.add(new Asked(name, ""));
    if (small && cases.stream().noneMatch(c -> c.kind.equals("small-business"))) cases.add(new Asked("small-business", ""));
    if (!d.isCredit() && d.informationOnly() == null) TERMS.stream().filter(t -> !settled(d, t)).forEach(t -> cases.add(new Asked(t, "")));
    ALWAYS.forEach(a -> cases.add(new Asked(a, "")));
    return cases;
  }

  /** Whether the law of the seller has words for this very code, whatever the category: Portugal's M01 to M99. */
  private static boolean numbered(Invoice d, String category, String code) {
    if (code.isEmpty() || category.equals("S")) return false;
    String country = taxCountry(d);
    return ROWS.stream().anyMatch(r -> r.kind.equals(BY_CODE) && r.code.equals(code) && r.country.equals(country) && r.holds(d.issued().date()));
  }

  /** Whether the document has terms of its own, so that the default of the law does not hold. */
  private static boolean settled(Invoice d, String term) {
    Predicate<PaymentTerm> own = switch (term) {
      case "late-payment" -> t -> t.latePercent() != null;
      case "no-discount" -> t -> t.discountPercent() != null || t.discountAmount() != null;
      case String other -> t -> false;
    };
    return d.paymentTerms().stream().anyMatch(own);
  }

  private static boolean stamped(Invoice d) {
    BigDecimal untaxed = d.vat().stream().filter(v -> ("E".equals(v.category()) || "O".equals(v.category())) && v.base() != null)
        .map(v -> v.base().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
    return "EUR".equals(d.currency()) && untaxed.compareTo(STAMP) > 0;
  }

  private static Optional<LegalNotice> choose(Invoice d, Asked asked, PageLanguage language) {
    boolean commercial = TERMS.contains(asked.kind) || ALWAYS.contains(asked.kind);
    String country = commercial ? country(d.seller()) : taxCountry(d);
    if (country == null) return Optional.empty();
    LocalDate day = d.issued().date();
    String scope = scope(country, country(d.buyer()));
    List<Row> own = rows(country, asked, scope, day);
    List<Row> union = rows(UNION, asked, "", day);
    if (commercial && own.stream().anyMatch(r -> noted(d, r.code))) return Optional.empty();
    Optional<Row> law = in(own, language).or(() -> own.stream().findFirst());
    Optional<Row> words = in(own, language).or(() -> in(union, language)).or(() -> own.stream().findFirst()).or(() -> union.stream().findFirst());
    if (words.isEmpty() || law.isEmpty() && !MEMBERS.contains(country) && words.get().country.equals(UNION) && !generic(asked.kind)) return Optional.empty();
    Row w = words.get();
    String article = law.map(Row::article).orElse(MEMBERS.contains(country) && w.code.isEmpty() ? w.article : "");
    if (asked.kind.equals("exempt") && MEMBERS.contains(country)) article = joined(article, directive(asked.code, w.language));
    Row from = law.orElse(w);
    boolean latin = language.tag().equals("sr-Latn") && w.language.equals("sr");
    SerbianScript script = latin ? SerbianScript.LATIN : SerbianScript.AS_WRITTEN;
    return Optional.of(new LegalNotice(asked.kind, from.country, script.write(w.text), script.write(article), from.since, from.until, from.source,
        from.certainty,
        latin ? "sr-Latn" : w.language));
  }

  /** Cases whose words say something in any country, also where its law prescribes none. */
  private static boolean generic(String kind) {
    return kind.startsWith("reverse-charge") || kind.equals("export") || kind.equals("exempt") || kind.equals("not-subject") || kind.equals("self-billing");
  }

  /** The rows of a case: those of the exemption code before the general ones, those of the scope before those of any. */
  private static List<Row> rows(String country, Asked asked, String scope, LocalDate day) {
    List<Row> all = ROWS.stream().filter(r -> r.country.equals(country) && r.kind.equals(asked.kind) && r.holds(day)).toList();
    if (all.isEmpty() && asked.kind.startsWith("reverse-charge-")) return rows(country, new Asked("reverse-charge", asked.code), scope, day);
    boolean note = TERMS.contains(asked.kind);
    Stream<List<Row>> narrowing = Stream.of(
        all.stream().filter(r -> !asked.code.isEmpty() && r.code.equals(asked.code) && (r.scope.isEmpty() || r.scope.equals(scope))).toList(),
        all.stream().filter(r -> (note || r.code.isEmpty()) && !r.scope.isEmpty() && r.scope.equals(scope)).toList(),
        all.stream().filter(r -> (note || r.code.isEmpty()) && r.scope.isEmpty()).toList());
    return narrowing.filter(rows -> !rows.isEmpty()).findFirst().orElse(List.of());
  }

  private static Optional<Row> in(List<Row> rows, PageLanguage language) {
    return rows.stream().filter(r -> r.language.equals(language.tag())).findFirst()
        .or(() -> rows.stream().filter(r -> r.language.equals(language.language())).findFirst());
  }

  /** The article of the directive that an exemption code stands for: {@code VATEX-EU-132-1A} is article 132(1)(a); empty for other codes. */
  private static String directive(String code, String language) {
    String prefix = "VATEX-EU-";
    if (!code.startsWith(prefix) || code.length() == prefix.length() || !Character.isDigit(code.charAt(prefix.length()))) return "";
    String[] parts = code.substring(prefix.length()).split("-");
    var article = new StringBuilder(parts[0]);
    if (parts.length > 1) {
      String rest = parts[1];
      int digits = 0;
      while (digits < rest.length() && Character.isDigit(rest.charAt(digits))) digits++;
      if (digits > 0) article.append('(').append(rest, 0, digits).append(')');
      if (digits < rest.length()) article.append('(').append(rest.substring(digits).toLowerCase(Locale.ROOT)).append(')');
    }
    return ROWS.stream().filter(r -> r.country.equals(UNION) && r.kind.equals("exempt") && r.code.equals("VATEX-EU") && r.language.equals(language)).findFirst()
        .map(r -> PageLanguage.fill(r.article, article.toString())).orElse("");
  }

  private static String joined(String a, String b) {
    return a.isEmpty() ? b : b.isEmpty() ? a : a + "; " + b;
  }

  private static boolean noted(Invoice d, String subject) {
    return !subject.isEmpty() && d.notes().stream().anyMatch(n -> subject.equals(n.subject()) && n.text() != null && !n.text().isBlank());
  }

  private static boolean stated(Invoice d, LegalNotice notice) {
    Stream<String> own = Stream.concat(d.vat().stream().map(Vat::reason), d.notes().stream().map(Note::text));
    return own.anyMatch(t -> t != null && contains(t, notice.text()) && contains(t, notice.article()));
  }

  private static boolean contains(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  private static String scope(String seller, String buyer) {
    if (buyer == null || seller.equals(buyer)) return "domestic";
    return MEMBERS.contains(seller) && MEMBERS.contains(buyer) ? "eu" : "abroad";
  }

  private static String taxCountry(Invoice d) {
    return Stream.of(d.taxRepresentative(), d.seller()).filter(p -> p != null && p.vatId() != null && p.vatId().length() > 2).map(p -> p.vatId().substring(0, 2))
        .filter(CodeList.ISO_3166::contains).findFirst().orElseGet(() -> country(d.seller()));
  }

  private static String country(Party p) {
    return p == null || p.address() == null ? null : p.address().country();
  }
}
