package io.bordereau.pdf.supplied;

import io.bordereau.law.Table;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words before a value on a page, in the languages of the countries that the hub serves ({@code page-labels.csv}). */
final class PageLabels {
  /** What follows a label. */
  enum Kind {
    NUMBER,
    ISSUED,
    DUE,
    TOTAL,
    /** Something that looks like one of the others and is not. */
    OTHER
  }

  /**
   * A label on a line.
   *
   * @param kind what it says
   * @param words the label as it stands in the table
   * @param end behind its last character
   */
  record Label(Kind kind, String words, int end) {}

  private record Row(Kind kind, String words) {}

  /** The longest first, so that {@code total à payer} is not taken for {@code total}. */
  private static final List<Row> ROWS = Table.load(PageLabels.class, "page-labels.csv").rows().stream()
      .map(r -> new Row(kind(r.get("kind")), r.get("label"))).sorted(Comparator.comparingInt((Row r) -> r.words.length()).reversed()).toList();

  private PageLabels() {}

  private static Kind kind(String name) {
    return Arrays.stream(Kind.values()).filter(k -> k.name().toLowerCase(Locale.ROOT).equals(name)).findFirst()
        .orElseThrow(() -> new IllegalStateException("page-labels.csv: " + name));
  }

  /** The first label of a kind on a line that bears none of the words that look alike; empty when there is none. */
  static Optional<Label> of(Kind kind, String line) {
    var lower = line.toLowerCase(Locale.ROOT).replace('’', '\'');
    if (lower.length() != line.length()) return Optional.empty();
    for (var row : ROWS) {
      if (row.kind != kind && row.kind != Kind.OTHER) continue;
      int at = whole(lower, row.words);
      if (at < 0) continue;
      return row.kind == Kind.OTHER ? Optional.empty() : Optional.of(new Label(kind, row.words, at + row.words.length()));
    }
    return Optional.empty();
  }

  private static int whole(String line, String words) {
    for (int at = line.indexOf(words); at >= 0; at = line.indexOf(words, at + 1)) {
      boolean begins = at == 0 || !Character.isLetterOrDigit(line.charAt(at - 1));
      int end = at + words.length();
      if (begins && (end == line.length() || !Character.isLetter(line.charAt(end)))) return at;
    }
    return -1;
  }
}
