package io.bordereau.pdf.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * A table that may go over many pages: its header row is repeated on each, and where a sum is carried forward it stands below the last row of a page and above
 * the first of the next. Repeated rows are artifacts; the structure tree has each row once.
 */
public final class Table implements Block {
  /** A row that is higher than this may be split where a page ends. */
  private static final float HIGH = 220;
  /** Less than this of a row is not begun on a page. */
  private static final float BEGUN = 50;

  /**
   * A row.
   *
   * @param cells from the left; one that spans several columns counts once
   * @param line whether a line stands above it
   */
  record Row(List<Cell> cells, boolean line) {}

  /**
   * What is carried forward.
   *
   * @param below its words below the last row of a page
   * @param above its words above the first row of the next
   * @param style its style
   * @param sums the sum after that many rows, as it is to be read; null when there is none yet
   * @param decimal the decimal mark
   */
  private record Carry(String below, String above, Style style, IntFunction<String> sums, char decimal) {}

  /** What the parts of a table have in common. */
  private static final class Whole {
    final List<Column> columns;
    final Look look;
    final List<Row> rows = new ArrayList<>();
    Carry carry;
    boolean headless;
    Measures measures;
    float measured = -1;
    Element table;
    Element body;

    Whole(List<Column> columns, Look look) {
      this.columns = columns;
      this.look = look;
    }
  }

  private final Whole whole;
  private final List<Row> rows;
  private final int from;
  private final boolean begun;
  private final boolean more;
  private float[] heights;
  private float head;

  /** A table without rows. */
  public Table(List<Column> columns, Look look) {
    whole = new Whole(List.copyOf(columns), look);
    rows = whole.rows;
    from = 0;
    begun = false;
    more = false;
  }

  private Table(Whole whole, List<Row> rows, int from, boolean begun, boolean more) {
    this.whole = whole;
    this.rows = rows;
    this.from = from;
    this.begun = begun;
    this.more = more;
  }

  /** Adds a row with a line above it. */
  public Table row(List<Cell> cells) {
    return row(cells, true);
  }

  /** Adds a row. */
  public Table row(List<Cell> cells, boolean line) {
    whole.rows.add(new Row(cells, line));
    return this;
  }

  /** Leaves the header out of sight; it has no words. */
  public Table headless() {
    whole.headless = true;
    return this;
  }

  /**
   * Carries a sum forward where a page ends, in the last column.
   *
   * @param below the words below the last row of a page
   * @param above the words above the first row of the next
   * @param sums the sum after that many rows; null for none
   */
  public Table carry(String below, String above, Style style, char decimal, IntFunction<String> sums) {
    whole.carry = new Carry(below, above, style, sums, decimal);
    return this;
  }

  private void measure(float width) {
    if (whole.measured != width) {
      whole.measured = width;
      whole.measures = Measures.of(whole.columns, whole.rows, whole.look, width);
    }
    if (heights != null && heights.length == rows.size()) return;
    heights = new float[rows.size()];
    for (int i = 0; i < heights.length; i++) heights[i] = high(rows.get(i));
    head = 0;
    if (whole.headless) return;
    for (int i = 0; i < whole.columns.size(); i++) head = Math.max(head, title(i).height(whole.measures.wide[i]));
    head += whole.look.below() + 0.75f;
  }

  private Paragraph title(int column) {
    var p = Paragraph.of(null, whole.look.header(), whole.columns.get(column).title());
    return whole.columns.get(column).side() == Column.Side.RIGHT ? p.right() : p;
  }

  private float high(Row row) {
    float height = 0;
    int column = 0;
    for (var cell : row.cells) {
      switch (cell) {
        case Cell.Number n -> height = Math.max(height, fits(n, column) ? n.style().leading() : wrapped(n).height(whole.measures.wide[column]));
        case Cell.Content c -> height = Math.max(height, c.block().height(whole.measures.wide(column, c.span())));
        case Cell.Empty e -> { }
      }
      column += span(cell);
    }
    return height + whole.look.above() + whole.look.below();
  }

  private static int span(Cell cell) {
    return cell instanceof Cell.Content c ? c.span() : 1;
  }

  private boolean fits(Cell.Number n, int column) {
    return n.before() + whole.measures.after[column] <= whole.measures.wide[column] + 0.1f;
  }

  private static Paragraph wrapped(Cell.Number n) {
    return Paragraph.of(null, n.style(), n.text()).right();
  }

  private String carried(int row) {
    return whole.carry == null ? null : whole.carry.sums.apply(row);
  }

  private float carryHeight(int row) {
    return carried(row) == null ? 0 : whole.carry.style.leading() + whole.look.above() + whole.look.below();
  }

  @Override
  public float height(float width) {
    measure(width);
    float height = head;
    if (begun) height += carryHeight(from);
    for (float each : heights) height += each;
    if (more) height += carryHeight(from + rows.size());
    return height;
  }

  @Override
  public Optional<Parts> split(float width, float room) {
    measure(width);
    float used = head + (begun ? carryHeight(from) : 0);
    int fit = 0;
    while (fit < heights.length && used + heights[fit] + carryHeight(from + fit + 1) <= room + 0.01f) used += heights[fit++];
    if (fit == heights.length) fit--; // what follows would not be shorter: the sum that is carried forward does not fit
    if (fit < 0) return Optional.empty();
    var row = rows.get(fit);
    float left = room - used - carryHeight(from + fit) - whole.look.above() - whole.look.below();
    if (heights[fit] > HIGH && left > BEGUN) {
      var cut = cut(row, left);
      if (cut.isPresent()) return Optional.of(parts(fit, cut.get()));
    }
    if (fit == 0) return Optional.empty();
    return Optional.of(new Parts(new Table(whole, rows.subList(0, fit), from, begun, true),
        new Table(whole, rows.subList(fit, rows.size()), from + fit, true, more)));
  }

  /** The two parts of a row. */
  private record Halves(Row upper, Row lower) {}

  private Parts parts(int fit, Halves halves) {
    var first = new ArrayList<>(rows.subList(0, fit));
    first.add(halves.upper);
    var rest = new ArrayList<Row>();
    rest.add(halves.lower);
    rest.addAll(rows.subList(fit + 1, rows.size()));
    return new Parts(new Table(whole, first, from, begun, false), new Table(whole, rest, from + fit, false, more));
  }

  private Optional<Halves> cut(Row row, float room) {
    var upper = new ArrayList<Cell>();
    var lower = new ArrayList<Cell>();
    boolean some = false;
    int column = 0;
    for (var cell : row.cells) {
      if (cell instanceof Cell.Content c && c.block().height(whole.measures.wide(column, c.span())) > room) {
        var parts = c.block().split(whole.measures.wide(column, c.span()), room);
        if (parts.isEmpty()) return Optional.empty();
        upper.add(new Cell.Content(parts.get().first(), c.span()));
        lower.add(new Cell.Content(parts.get().rest(), c.span()));
        some = true;
      } else {
        upper.add(cell);
        for (int i = 0; i < span(cell); i++) lower.add(Cell.EMPTY);
      }
      column += span(cell);
    }
    return some ? Optional.of(new Halves(new Row(upper, row.line), new Row(lower, false))) : Optional.empty();
  }

  @Override
  public void draw(Canvas page, float x, float y, float width, Element within) {
    measure(width);
    boolean first = whole.table == null;
    if (first && within != null) {
      whole.table = within.child("Table");
    }
    float top = y;
    if (!whole.headless) {
      header(page, x, y, within == null || !first ? null : whole.table.child("THead").child("TR"));
      top += head;
    }
    if (first && within != null) whole.body = whole.table.child("TBody");
    if (begun) top += carry(page, x, top, width, from);
    for (int i = 0; i < heights.length; i++) {
      var row = rows.get(i);
      if (row.line && whole.look.hair() > 0 && (i > 0 || begun && carried(from) != null)) page.rule(x, top, x + width, top, whole.look.hair(), whole.look.line());
      page.paper.placement().enter(page, x, top, width, heights[i]);
      row(page, x, top + whole.look.above(), row, within == null ? null : whole.body.child("TR"));
      page.paper.placement().leave();
      top += heights[i];
    }
    if (more) carry(page, x, top, width, from + rows.size());
  }

  private void header(Canvas page, float x, float y, Element row) {
    for (int i = 0; i < whole.columns.size(); i++) {
      var title = title(i);
      float wide = whole.measures.wide[i];
      float high = head - whole.look.below() - 0.75f;
      var cell = row == null ? null : row.child("TH").scope("Column");
      if (title.isEmpty() && cell != null) page.tag(cell);
      title.draw(page, x + whole.measures.left[i], y + high - title.height(wide), wide, cell);
    }
    float end = x + whole.measures.wide(0, whole.columns.size());
    page.rule(x, y + head - 0.375f, end, y + head - 0.375f, 0.75f, whole.look.strong());
  }

  private void row(Canvas page, float x, float y, Row row, Element within) {
    int column = 0;
    for (var cell : row.cells) {
      float left = x + whole.measures.left[column];
      float wide = whole.measures.wide(column, span(cell));
      var tag = within == null ? null : within.child("TD").columns(span(cell));
      switch (cell) {
        case Cell.Number n -> {
          if (fits(n, column)) number(page, left, y, wide, n, column, tag);
          else wrapped(n).draw(page, left, y, wide, tag);
        }
        case Cell.Content c -> {
          float high = c.block().height(wide);
          page.paper.placement().enter(page, left, y, wide, high);
          if (high == 0) page.tag(tag);
          c.block().draw(page, left, y, wide, tag);
          page.paper.placement().leave();
        }
        case Cell.Empty e -> page.tag(tag);
      }
      column += span(cell);
    }
  }

  private void number(Canvas page, float left, float y, float wide, Cell.Number n, int column, Element tag) {
    boolean right = whole.columns.get(column).side() == Column.Side.RIGHT;
    float x = right ? left + wide - whole.measures.after[column] - n.before() : left;
    page.tag(tag).text(x, y + n.style().base(), n.style(), n.text());
    page.paper.placement().line(page, n.text(), x, y, n.before() + n.after(), n.style().leading());
  }

  private float carry(Canvas page, float x, float y, float width, int row) {
    var sum = carried(row);
    if (sum == null) return 0;
    boolean last = row == from + rows.size();
    if (last) page.rule(x, y, x + width, y, whole.look.hair(), whole.look.line());
    var style = whole.carry.style;
    int column = whole.columns.size() - 1;
    float top = y + whole.look.above();
    var number = (Cell.Number) Cell.number(style, sum, whole.carry.decimal);
    float right = x + whole.measures.left[column] + whole.measures.wide[column];
    float start = right - Math.max(whole.measures.after[column], number.after()) - number.before();
    page.artifact().text(start, top + style.base(), style, sum);
    page.paper.placement().line(page, sum, start, top, number.before() + number.after(), style.leading());
    var words = last ? whole.carry.below : whole.carry.above;
    float label = style.width(words);
    float end = Math.min(x + whole.measures.left[column], start) - whole.look.gap();
    page.text(end - label, top + style.base(), style, words);
    page.paper.placement().line(page, words, end - label, top, label, style.leading());
    return carryHeight(row);
  }
}
