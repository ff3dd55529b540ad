package io.bordereau.routes.cli;

import java.util.ArrayList;
import java.util.List;

/** A table in plain text whose columns are as wide as their widest value, within bounds. */
final class Table {
  private static final int WIDEST = 80;
  private final List<String[]> rows = new ArrayList<>();

  /** A table with these headings. */
  Table(String... headings) {
    rows.add(headings);
  }

  /** Adds a row; a null is an empty cell. */
  void row(String... cells) {
    rows.add(cells);
  }

  /** Whether there are no rows below the headings. */
  boolean isEmpty() {
    return rows.size() == 1;
  }

  /** Prints it. */
  void print(Terminal terminal) {
    int[] widths = new int[rows.get(0).length];
    for (var row : rows) {
      for (int i = 0; i < row.length; i++) widths[i] = Math.max(widths[i], Words.clip(row[i], WIDEST).length());
    }
    for (var row : rows) {
      var line = new StringBuilder();
      for (int i = 0; i < row.length; i++) {
        var cell = Words.clip(row[i], WIDEST);
        line.append(cell);
        if (i < row.length - 1) line.append(" ".repeat(widths[i] - cell.length() + 2));
      }
      terminal.line(line.toString().stripTrailing());
    }
  }
}
