package io.bordereau.routes.agreements;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A cross-reference table of a company (what its own system means by its codes) or of a partner (what that partner calls things): a CSV file with a header, whose first
 * column {@code from} is the code that is translated.
 *
 * @param owner the id of the company or partner
 * @param kind what it translates
 * @param file its file, seen from the configuration folder
 * @param unknown what to do about a code that it does not have
 * @param rows what stands for each code, by column; an empty value leaves the place as it is
 * @param digest SHA-256 of the file, 64 hexadecimal digits: which version of it was used
 * @param text the file
 */
public record CodeTable(String owner, Kind kind, String file, Unknown unknown, Map<String, Map<String, String>> rows, String digest, String text) {
  /** The most bytes of a table. */
  static final int LARGEST = 32 << 20;

  private static final Pattern RATE = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,6})?");
  private static final String FROM = "from";
  private static final String POLICY = "# unknown:";

  /** What a table translates. */
  public enum Kind {
    /** Customers, by the number that we have for them. */
    CUSTOMER("customers", "name", "vat", "tax", "endpoint", "endpoint-scheme", "gln", "buyer-reference"),
    /** Places of delivery. */
    SITE("sites", "value", "scheme", "name"),
    /** Articles, by our number. */
    ARTICLE("articles", "seller", "buyer", "gtin", "name"),
    /** Units of measure. */
    UNIT("units", "to"),
    /** Tax codes: one code says category, rate and reason. */
    TAX_CODE("tax codes", "category", "rate", "reason", "reason-code");

    /** What it translates, in words. */
    public final String words;

    private final Set<String> columns;

    Kind(String words, String... columns) {
      this.words = words;
      this.columns = Set.of(columns);
    }

    /** The name of its file, without the ending. */
    String file() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What to do about a code that the table does not have. */
  public enum Unknown {
    /** It stays as it is. */
    KEEP,
    /** It stays, and a warning says so. */
    WARN,
    /** The document waits until somebody has added it. */
    REFUSE
  }

  public CodeTable {
    rows = Map.copyOf(rows);
  }

  /**
   * Reads a table.
   *
   * @throws IllegalArgumentException saying what is wrong, as a sentence
   */
  static CodeTable parse(String owner, Kind kind, String file, String text) {
    var unknown = Unknown.REFUSE;
    List<String> header = null;
    var rows = new HashMap<String, Map<String, String>>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (number == 1 && line.startsWith("\uFEFF")) line = line.substring(1);
      if (line.startsWith(POLICY)) unknown = policy(line.substring(POLICY.length()).strip());
      if (line.isBlank() || line.startsWith("#")) continue;
      var cells = cells(line, number);
      if (header == null) {
        header = cells;
        header(header, kind);
        continue;
      }
      if (cells.size() != header.size()) throw new IllegalArgumentException("Line " + number + " has " + cells.size() + " columns, and the header " + header.size() + ".");
      if (cells.get(0).isEmpty()) throw new IllegalArgumentException("Line " + number + " has no code in its first column.");
      var row = new LinkedHashMap<String, String>();
      for (int i = 1; i < cells.size(); i++) if (!cells.get(i).isEmpty()) row.put(header.get(i), cells.get(i));
      String rate = row.get("rate");
      if (rate != null && !RATE.matcher(rate).matches()) throw new IllegalArgumentException("Line " + number + ": '" + rate + "' is no rate such as 5.5.");
      if (rows.put(cells.get(0), Map.copyOf(row)) != null) throw new IllegalArgumentException("Line " + number + ": the code " + cells.get(0) + " stands twice.");
    }
    if (header == null) throw new IllegalArgumentException("The table has no header.");
    return new CodeTable(owner, kind, file, unknown, rows, digest(text), text);
  }

  private static Unknown policy(String word) {
    for (var u : Unknown.values()) if (u.name().toLowerCase(Locale.ROOT).equals(word)) return u;
    throw new IllegalArgumentException("'" + word + "' is neither keep, warn nor refuse.");
  }

  private static void header(List<String> header, Kind kind) {
    if (!header.get(0).equals(FROM)) throw new IllegalArgumentException("The first column is '" + header.get(0) + "' and must be from: the code that is translated.");
    for (String column : header.subList(1, header.size())) {
      if (!kind.columns.contains(column)) throw new IllegalArgumentException("A table of " + kind.words + " has no column " + column + Nearest.hint(column, kind.columns));
    }
    if (header.size() < 2 || header.stream().distinct().count() != header.size()) throw new IllegalArgumentException("The header needs from and other columns, each once.");
  }

  private static List<String> cells(String line, int number) {
    var all = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        all.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    if (quoted) throw new IllegalArgumentException("Line " + number + ": a quote is opened and never closed.");
    all.add(cell.toString().strip());
    return all;
  }

  private static String digest(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
