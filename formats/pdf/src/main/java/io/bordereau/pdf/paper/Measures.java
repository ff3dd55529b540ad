package io.bordereau.pdf.paper;

import java.util.List;

/** How wide the columns of a table are, and where their decimal marks stand: the same on each of its pages. */
final class Measures {
  /** A column that gives way stays at least so wide. */
  private static final float LEAST = 130;
  /** A column of text that is not the flexible one takes no more of the width than this. */
  private static final float MOST = 0.22f;

  final float[] left;
  final float[] wide;
  /** Room right of the decimal mark. */
  final float[] after;

  private Measures(int columns) {
    left = new float[columns];
    wide = new float[columns];
    after = new float[columns];
  }

  static Measures of(List<Column> columns, List<Table.Row> rows, Look look, float width) {
    var m = new Measures(columns.size());
    var before = new float[columns.size()];
    var words = new float[columns.size()];
    for (var row : rows) m.row(row, before, words);
    float taken = look.gap() * (columns.size() - 1);
    int flexible = -1;
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).flexible()) flexible = i;
      else {
        float text = Math.min(words[i], MOST * width);
        m.wide[i] = Math.max(Math.max(header(columns.get(i), look), text), before[i] + m.after[i]);
        taken += m.wide[i];
      }
    }
    float least = Math.min(LEAST, width / 3);
    if (flexible < 0) m.spread(width - taken);
    else if (width - taken >= least) m.wide[flexible] = width - taken;
    else {
      float factor = (width - least - look.gap() * (columns.size() - 1)) / (taken - look.gap() * (columns.size() - 1));
      for (int i = 0; i < columns.size(); i++) m.wide[i] *= factor;
      m.wide[flexible] = least;
    }
    float x = 0;
    for (int i = 0; i < columns.size(); i++) {
      m.left[i] = x;
      x += m.wide[i] + look.gap();
    }
    return m;
  }

  /** The least width in which a header stands on two lines. */
  private static float header(Column column, Look look) {
    var title = column.title();
    float least = look.header().width(title);
    for (int blank = title.indexOf(' '); blank >= 0; blank = title.indexOf(' ', blank + 1)) {
      least = Math.min(least, Math.max(look.header().width(title.substring(0, blank)), look.header().width(title.substring(blank + 1))));
    }
    return least;
  }

  private void row(Table.Row row, float[] before, float[] words) {
    int column = 0;
    for (var cell : row.cells()) {
      switch (cell) {
        case Cell.Number n -> {
          before[column] = Math.max(before[column], n.before());
          after[column] = Math.max(after[column], n.after());
          column++;
        }
        case Cell.Content c -> {
          if (c.span() == 1 && c.block() instanceof Paragraph p) words[column] = Math.max(words[column], p.natural());
          column += c.span();
        }
        case Cell.Empty e -> column++;
      }
    }
  }

  /** Without a flexible column the room left over, or wanting, is shared by all. */
  private void spread(float more) {
    float all = 0;
    for (float each : wide) all += each;
    for (int i = 0; i < wide.length; i++) wide[i] += all == 0 ? more / wide.length : more * wide[i] / all;
  }

  /** The width of some columns together. */
  float wide(int column, int span) {
    int last = column + span - 1;
    return left[last] + wide[last] - left[column];
  }
}
