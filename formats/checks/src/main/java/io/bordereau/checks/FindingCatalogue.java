package io.bordereau.checks;

import io.bordereau.law.Table;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every finding that the project can raise, from {@code findings.csv}: one row per code. */
public final class FindingCatalogue {
  /**
   * One code.
   *
   * @param code such as {@code CHK-10}
   * @param severity how grave it usually is; a place may raise it with a lesser one
   * @param turn whose turn it usually is
   * @param title what it is about, in a few words
   * @param next what that one should do
   */
  public record Entry(String code, Severity severity, Turn turn, String title, String next) {}

  /** All entries in the order of the table. */
  public static final List<Entry> ALL = Table.load(FindingCatalogue.class,
      "findings.csv").rows().stream().map(FindingCatalogue::row).toList();

  /** Codes that are raised about a message and not about the document in it, and the test that raises each. */
  static final Map<String, String> AT_THE_DOOR = new LinkedHashMap<>();

  /** Codes of {@link #BY_TEST_AREAS} that no sample raises, and the test that does, as class and method joined by a dot. */
  static final Map<String, String> BY_TEST = new LinkedHashMap<>();

  /** The areas of which every code is raised by a sample below {@code samples/refused} or stands in {@link #BY_TEST}. */
  static final List<String> BY_TEST_AREAS = List.of("PDF", "SIG");

  private static final Map<String, Entry> BY_CODE = new LinkedHashMap<>();

  static {
    for (var row : Table.load(FindingCatalogue.class, "findings-at-the-door.csv").rows()) AT_THE_DOOR.put(row.get("code"), row.get("test"));
    for (var row : Table.load(FindingCatalogue.class, "findings-by-test.csv").rows()) BY_TEST.put(row.get("code"), row.get("test") + '.' + row.get("method"));
    for (Entry e : ALL) {
      if (BY_CODE.put(e.code, e) != null) throw new IllegalStateException("finding " + e.code + " stands twice in the catalogue");
    }
  }

  private FindingCatalogue() {}

  /** An entry by its code. */
  public static Optional<Entry> of(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  /** The page {@code docs/findings.md}. */
  public static String page() {
    var page = new StringBuilder(4096);
    page.append("# Findings\n\nGenerated from the catalogue; do not edit. A code says what is wrong; the finding itself says where and with which value.\n");
    String area = "";
    for (Entry e : ALL) {
      String of = e.code.substring(0, e.code.indexOf('-'));
      if (!of.equals(area)) {
        area = of;
        page.append("\n## ").append(area).append(": ").append(areaName(area)).append("\n\n| code | severity | turn | what | what to do |\n|---|---|---|---|---|\n");
      }
      page.append("| ").append(e.code).append(" | ").append(lower(e.severity)).append(" | ").append(lower(e.turn)).append(" | ")
          .append(e.title.replace("|", "\\|")).append(" | ").append(e.next.replace("|", "\\|")).append(" |\n");
    }
    page.append("\n## Findings about a message\n\nThese are raised at a door, about the message and not about the document in it; no file below `samples/refused` can show them, a test does.\n\n"
        + "| code | test |\n|---|---|\n");
    AT_THE_DOOR.forEach((code, test) -> page.append("| ").append(code).append(" | `").append(test).append("` |\n"));
    page.append("\n## Findings about pages and signatures that a test shows\n\nThese need a key, an authority, a certificate of a certain age, a configuration or a bill of a certain kind; "
        + "the other codes of PDF and SIG are raised by a sample below `samples/refused`.\n\n| code | test |\n|---|---|\n");
    BY_TEST.forEach((code, test) -> page.append("| ").append(code).append(" | `").append(test).append("` |\n"));
    return page.toString();
  }

  private static String areaName(String area) {
    return switch (area) {
      case "ARI" -> "rules of SAP Business Network (Ariba)";
      case "AGR" -> "agreements with partners";
      case "CHK" -> "checks of the document";
      case "CLI" -> "the command line";
      case "CXM" -> "cXML";
      case "COU" -> "rules of Coupa";
      case "CXR" -> "rules of the cXML invoice";
      case "CXT" -> "the cXML exchange";
      case "EDI" -> "EDI syntax";
      case "HUB" -> "the hub itself";
      case "INT" -> "intake from the ERP";
      case "JSN" -> "the internal JSON";
      case "LED" -> "the ledger";
      case "MAP" -> "between a format and the document";
      case "NET" -> "delivery";
      case "PDF" -> "PDF pages and containers";
      case "PPO" -> "Peppol documents around the invoice";
      case "ROS" -> "RosettaNet";
      case "RNF" -> "the RosettaNet exchange";
      case "RUL" -> "official rules";
      case "SBD" -> "the Peppol business message envelope";
      case "SIG" -> "signatures";
      case "XML" -> "XML syntax";
      case String other -> other;
    };
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(java.util.Locale.ROOT);
  }

  private static Entry row(Map<String, String> r) {
    return new Entry(r.get("code"), Severity.valueOf(r.get("severity")), Turn.valueOf(r.get("turn")), r.get("title"), r.get("next"));
  }
}
