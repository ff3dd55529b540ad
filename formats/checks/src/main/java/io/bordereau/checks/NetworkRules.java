package io.bordereau.checks;

import io.bordereau.document.Invoice;
import io.bordereau.law.Table;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * The documented rules of procurement networks that take cXML, checked before anything is sent: what they would refuse, in the words of whoever has to
 * mend it. Each has its source in {@code network-rules.csv}; what a single buyer asks for beyond them is a setting of its agreement.
 */
public final class NetworkRules {
  /** What one rule does. */
  @FunctionalInterface
  interface Rule {
    void test(Billed document, Say say);
  }

  /** A rule by its code. */
  record Row(String code, Rule rule) {}

  /**
   * Where a rule is documented.
   *
   * @param code the rule
   * @param networks the networks that have it
   * @param official what the network itself calls it; empty when it gives it no name
   * @param setting the buyer's setting without which it is not looked at; empty for a rule of all buyers
   * @param words the rule, in one sentence
   * @param source title and address of what documents it
   */
  public record Documented(String code, Set<String> networks, String official, String setting, String words, String source) {
    public Documented {
      networks = Set.copyOf(networks);
    }
  }

  /** All rules in the order of their table. */
  public static final List<Documented> ALL = Table.load(NetworkRules.class, "network-rules.csv").rows().stream().map(NetworkRules::documented).toList();

  /** The networks that have rules. */
  public static final List<String> NETWORKS = List.of("ariba", "coupa");

  private static final List<Row> ROWS = Stream.of(CxmlRules.ALL, AribaRules.ALL, CoupaRules.ALL).flatMap(List::stream).toList();
  private static final Map<String, Documented> BY_CODE = new LinkedHashMap<>();
  private static final Pattern POLICY = Pattern.compile("error|warn|ignore");

  /** What a buyer may set, and what each value must look like. */
  private static final Map<String, Function<String, Boolean>> SETTINGS = new LinkedHashMap<>();
  private static final Map<String, String> LOOKS = new LinkedHashMap<>();

  static {
    for (var d : ALL) if (BY_CODE.put(d.code, d) != null) throw new IllegalStateException("rule " + d.code + " stands twice");
    setting("time-zone", NetworkRules::isZone, "a time zone such as America/Detroit: where the buyer's days begin; UTC when absent");
    setting("back-dating", NetworkRules::isNumber, "how many days old an invoice may be when it is sent");
    setting("number-length", NetworkRules::isNumber, "how many characters the number of an invoice may have");
    setting("number-characters", NetworkRules::isClass, "which characters it may have, such as A-Z0-9-");
    setting("orders", v -> v.equals("required"), "required: no invoice without an order or a contract");
    setting("known-orders", v -> v.equals("yes"), "yes: every order of the buyer comes in through this hub");
    setting("orders-per-invoice", v -> v.equals("one"), "one: an invoice bills one order");
    setting("tax", v -> v.equals("line"), "line: tax is stated on every line");
    setting("tax-id", v -> v.equals("required"), "required: the supplier's tax number stands on every invoice");
    setting("remit-to", v -> v.equals("required"), "required: name and address of who is paid");
    setting("ship-to", v -> v.equals("required"), "required: name and address of where it went");
    setting("attachments", NetworkRules::isNumber, "how many megabytes the attachments may have together; 10 when absent");
    setting("charges", v -> v.equals("none"), "none: no shipping, handling or other charges beside the lines");
    setting("lines", NetworkRules::isNumber, "how many lines an invoice may have");
    setting("compliance", v -> v.equals("yes"), "yes: the buyer's instance checks tax invoices");
  }

  private NetworkRules() {}

  private static void setting(String name, Function<String, Boolean> test, String looks) {
    SETTINGS.put(name, test);
    LOOKS.put(name, looks);
  }

  static Row row(String code, Rule rule) {
    return new Row(code, rule);
  }

  /**
   * What the network would refuse.
   *
   * @param invoice the document
   * @param terms the network and what was agreed with the buyer
   * @param knowledge what is known of orders and numbers
   * @return in the order of the rules; empty when nothing is. An error stops the document
   */
  public static List<Finding> check(Invoice invoice, NetworkKnowledge.Terms terms, NetworkKnowledge knowledge) {
    var findings = new ArrayList<Finding>();
    var billed = new Billed(invoice, terms, knowledge);
    for (var row : ROWS) {
      var known = BY_CODE.get(row.code);
      if (!known.networks.contains(terms.network()) || !known.setting.isEmpty() && terms.setting(known.setting) == null) continue;
      var said = new ArrayList<Finding>();
      row.rule.test(billed, new Say(FindingCatalogue.of(row.code).orElseThrow(), said));
      said.stream().map(f -> official(f, known)).flatMap(f -> policy(f, terms)).forEach(findings::add);
    }
    return List.copyOf(findings);
  }

  private static Finding official(Finding f, Documented known) {
    return known.official.isEmpty() || f.official() != null ? f
        : new Finding(f.code(), f.severity(), f.where(), f.term(), f.value(), f.message(), known.official, f.turn(), f.next());
  }

  private static Stream<Finding> policy(Finding f, NetworkKnowledge.Terms terms) {
    return switch (terms.settings().getOrDefault(f.code(), "")) {
      case "ignore" -> Stream.empty();
      case "warn" -> Stream.of(f.as(Severity.WARNING));
      case "error" -> Stream.of(f.as(Severity.ERROR));
      case String none -> Stream.of(f);
    };
  }

  /** What a setting may be; empty when there is no setting of this name, neither the buyer's nor a rule. */
  public static Optional<String> looks(String name) {
    return BY_CODE.containsKey(name) ? Optional.of("error, warn or ignore") : Optional.ofNullable(LOOKS.get(name));
  }

  /** Whether a setting can be this. */
  public static boolean allows(String name, String value) {
    return BY_CODE.containsKey(name) ? POLICY.matcher(value).matches() : SETTINGS.containsKey(name) && SETTINGS.get(name).apply(value);
  }

  /** The names of all settings: the buyer's, then the rules. */
  public static List<String> settings() {
    return Stream.concat(SETTINGS.keySet().stream(), BY_CODE.keySet().stream()).toList();
  }

  private static boolean isNumber(String value) {
    return value.matches("[0-9]{1,6}");
  }

  private static boolean isZone(String value) {
    try {
      ZoneId.of(value);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isClass(String value) {
    try {
      Pattern.compile("[" + value + "]+");
      return value.matches("[A-Za-z0-9 ./_-]{1,40}");
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  /** The page {@code docs/network-rules.md}. */
  public static String page() {
    var page = new StringBuilder(8192);
    page.append("""
        # Rules of procurement networks

        Generated from the table of rules; do not edit. They are checked before anything is sent to a partner whose network names them (`rules` in
        `config/networks/`). A rule with a setting is looked at where the buyer's agreement makes that setting (`rules` in `config/partners/`); there a rule can
        also be made an `error`, a `warn`ing, or be left out (`ignore`). Each rule has a sample that breaks it in `samples/networks/`.

        ## Settings of a buyer

        | setting | what it can be |
        |---|---|
        """);
    LOOKS.forEach((name, looks) -> page.append("| `").append(name).append("` | ").append(looks).append(" |\n"));
    page.append("\n## Rules\n\n| rule | networks | severity | the rule | what to do | setting | source |\n|---|---|---|---|---|---|---|\n");
    for (var d : ALL) {
      var entry = FindingCatalogue.of(d.code).orElseThrow();
      page.append("| ").append(d.code).append(" | ").append(String.join(", ", d.networks.stream().sorted().toList())).append(" | ")
          .append(entry.severity().name().toLowerCase(java.util.Locale.ROOT)).append(" | ").append(d.words).append(d.official.isEmpty() ? "" : " (" + d.official + ")")
          .append(" | ").append(entry.next()).append(" | ").append(d.setting.isEmpty() ? "" : "`" + d.setting + "`").append(" | ").append(d.source).append(" |\n");
    }
    return page.toString();
  }

  private static Documented documented(Map<String, String> r) {
    return new Documented(r.get("code"), Set.of(r.get("networks").split(" ")), r.get("official"), r.get("setting"), r.get("words"), r.get("source"));
  }
}
