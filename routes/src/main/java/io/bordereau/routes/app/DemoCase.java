package io.bordereau.routes.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One row of {@code samples/demo/expected.csv}.
 *
 * @param row its place in the table, from 1
 * @param number the document's number; its file is named after it
 * @param partner the partner that gets it
 * @param out format and way, for people
 * @param state the state that it must reach; {@code REPEAT} for a document that the ERP hands over again
 * @param says what it shows, for people; of a rejection, what the partner must have said before the arrow
 */
record DemoCase(int row, String number, String partner, String out, String state, String says) {
  static final String REPEAT = "REPEAT";
  private static final String ORDER = "PO ";

  /** All rows of a folder's {@code expected.csv}. */
  static List<DemoCase> all(Path folder) throws IOException {
    var rows = new ArrayList<DemoCase>();
    for (var line : Files.readAllLines(folder.resolve("expected.csv"))) {
      if (line.isBlank() || line.startsWith("#") || line.startsWith("number,")) continue;
      var cells = line.split(",", 5);
      rows.add(new DemoCase(rows.size() + 1, cells[0].strip(), cells[1].strip(), cells[2].strip(), cells[3].strip(),
          cells.length < 5 ? "" : cells[4].strip().replace("\"", "")));
    }
    return rows;
  }

  /** Whether the row is an order that the partner sends and we answer; its number stands behind {@code PO}. */
  boolean isOrder() {
    return number.startsWith(ORDER);
  }

  /** The number alone. */
  String plainNumber() {
    return isOrder() ? number.substring(ORDER.length()) : number;
  }

  /** After what the document's file is named: the number without its series. */
  String file() {
    return plainNumber().replaceFirst(".*/", "");
  }

  boolean isRepeat() {
    return state.equals(REPEAT);
  }

  /** Whether it is handed over when all others have come to their end: the hub refuses it for what became of them. */
  boolean isLate() {
    return state.equals("REFUSED");
  }

  /** Whether an answer says what was to be said: a rejection for another reason is not the expected one. */
  boolean isSaid(String answer) {
    return !state.equals("REJECTED") || plain(answer).contains(plain(says.split("->")[0]));
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replace('_', ' ').strip();
  }

  /** What the judge of the partners' books expects: accepted, rejected, or none when it is not to be sent. */
  String decision() {
    return switch (state) {
      case "ACCEPTED", "APPROVED", "PAID", "ACKNOWLEDGED", "SENT" -> "accepted";
      case "REJECTED" -> "rejected";
      case String other -> "none";
    };
  }
}
