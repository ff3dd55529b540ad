package io.bordereau.edi;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A document that no directory of ours has, such as a partner's sales report: the structure that the partner says it has. It is written as
 * in our directories: a segment in each row with its fewest and most occurrences ({@code N1 0/5}, {@code *} for any number), in order; rows
 * that are two blanks further in belong to the loop which the segment above them opens. Elements are checked by the nearest directory
 * where it knows the segment. Immutable.
 */
public final class OwnMessage {
  /** Levels of loops, one within another. */
  private static final int DEEPEST = 6;

  private static final Pattern ID = Pattern.compile("[0-9]{3}|[A-Z]{6}");
  private static final Pattern ROW = Pattern.compile("((?:  )*)[A-Z][A-Z0-9]{1,2} [0-9]{1,7}/(?:[0-9]{1,7}|\\*)");

  private final String id;
  private final Dialect dialect;
  private final List<String> rows;

  private OwnMessage(String id, List<String> rows) {
    this.id = id;
    this.dialect = Character.isDigit(id.charAt(0)) ? Dialect.X12 : Dialect.EDIFACT;
    this.rows = rows;
  }

  /**
   * A document of a structure.
   *
   * @param id three digits for a transaction set of X12, six letters for a message of EDIFACT
   * @param rows its structure; none to read its segments side by side, without loops
   * @throws IllegalArgumentException saying which row is wrong, and how
   */
  public static OwnMessage of(String id, List<String> rows) {
    if (!ID.matcher(id).matches()) throw new IllegalArgumentException("'" + id + "' is neither three digits (X12) nor six letters (EDIFACT)");
    int before = -1;
    for (var row : rows) {
      var matcher = ROW.matcher(row);
      if (!matcher.matches()) {
        throw new IllegalArgumentException("'" + row.strip() + "' is no row such as 'N1 0/5', indented by two blanks for each loop");
      }
      int depth = matcher.group(1).length() / 2;
      if (depth > before + 1 || depth > DEEPEST) throw new IllegalArgumentException("'" + row.strip() + "' stands too far in");
      before = depth;
    }
    return new OwnMessage(id, List.copyOf(rows));
  }

  /** Whether a directory of ours has a document of that id. */
  public static boolean inDirectories(String id) {
    return ID.matcher(id).matches() && Directory.ALL.stream().anyMatch(d -> d.set(id) != null);
  }

  /** Its id, such as {@code 867} or {@code SLSRPT}. */
  public String id() {
    return id;
  }

  /** Whether it is a transaction set of X12 or a message of EDIFACT. */
  public Dialect dialect() {
    return dialect;
  }

  boolean is(Dialect other, String otherId) {
    return dialect == other && id.equals(otherId);
  }

  Directory directory(String version) {
    return Directory.nearest(dialect, version).with(id, rows);
  }
}
