package io.bordereau.routes.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One row of {@code samples/demo/expected.csv}.
 *
 * @param row its place in the table, from 1
 * @param number the document's number; its file is named after it
 * @param partner the partner that gets it
 * @param out format and way, for people
 * @param state the state that it must reach; {@code REPEAT} for a document that the ERP hands over again
 */
record DemoCase(int row, String number, String partner, String out, String state) {
  static final String REPEAT = "REPEAT";

  /** All rows of a folder's {@code expected.csv}. */
  static List<DemoCase> all(Path folder) throws IOException {
    var rows = new ArrayList<DemoCase>();
    for (var line : Files.readAllLines(folder.resolve("expected.csv"))) {
      if (line.isBlank() || line.startsWith("#") || line.startsWith("number,")) continue;
      var cells = line.split(",", 5);
      rows.add(new DemoCase(rows.size() + 1, cells[0].strip(), cells[1].strip(), cells[2].strip(), cells[3].strip()));
    }
    return rows;
  }

  boolean isRepeat() {
    return state.equals(REPEAT);
  }

  /** What the judge of the partners' books expects: accepted, rejected, or none when it is not to be sent. */
  String decision() {
    return switch (state) {
      case "ACCEPTED", "PAID", "ACKNOWLEDGED", "SENT" -> "accepted";
      case "REJECTED" -> "rejected";
      case String other -> "none";
    };
  }
}
