package io.bordereau.rules;

import java.util.List;
import java.util.regex.Pattern;

/** What to do about a rule that fired: the rows of {@code advice.csv}, compiled. */
final class Advice {
  private static final List<Row> ROWS = RuleBook.rows("advice.csv", 3).stream()
      .map(r -> new Row(r[0].equals("id"), Pattern.compile(r[1]), r[2])).toList();

  private record Row(boolean onId, Pattern pattern, String sentence) {}

  private Advice() {}

  static String on(String id, String text, String term, String where, boolean error) {
    String what = where == null ? "the document" : where;
    String named = term == null ? what : what + " (" + term + ")";
    for (Row row : ROWS) {
      if (row.pattern.matcher(row.onId ? id == null ? "" : id : text).find()) {
        return row.sentence.replace("{what}", named) + (error ? " Then send the document again." : " It may go as it is: only a warning.");
      }
    }
    throw new IllegalStateException("advice.csv ends without a row for every rule");
  }
}
