package io.bordereau.routes.operator;

import io.bordereau.routes.ledger.Searches;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A table as a workbook: every cell has its type, so that a text is never a formula; written out while it grows. */
final class XlsxSheet implements Closeable {
  private static final int FLUSHED = 1000;

  private final OutputStream out;
  private final Workbook book;
  private final Worksheet sheet;
  private int rows;

  XlsxSheet(OutputStream out) {
    this.out = out;
    this.book = new Workbook(out, "Bordereau", "1.0");
    this.sheet = book.newWorksheet("Documents");
  }

  /** The first row. */
  void head(List<String> names) {
    write(names);
  }

  /** One document. */
  void row(Searches.Hit hit) {
    write(Sheet.row(hit));
  }

  private void write(List<?> cells) {
    for (int c = 0; c < cells.size(); c++) {
      switch (cells.get(c)) {
        case BigDecimal number -> sheet.value(rows, c, number);
        case LocalDate date -> {
          sheet.value(rows, c, date);
          sheet.style(rows, c).format("yyyy-MM-dd").set();
        }
        case Instant instant -> {
          sheet.value(rows, c, instant.atOffset(ZoneOffset.UTC).toLocalDateTime());
          sheet.style(rows, c).format("yyyy-MM-dd hh:mm:ss").set();
        }
        case Object text -> sheet.inlineString(rows, c, text.toString());
      }
    }
    rows++;
    if (rows % FLUSHED == 0) {
      try {
        sheet.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    book.finish();
    out.close();
  }
}
