package io.bordereau.routes.operator;

import io.bordereau.routes.ledger.Searches;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A table as CSV (RFC 4180), UTF-8, row by row. */
final class CsvSheet implements Closeable {
  private final Writer out;

  CsvSheet(OutputStream out) {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
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
    try {
      for (int i = 0; i < cells.size(); i++) {
        if (i > 0) out.write(',');
        // Only texts come from others; numbers and dates are ours.
        out.write(quoted(cells.get(i) instanceof String text ? Sheet.harmless(text) : cells.get(i) instanceof java.math.BigDecimal n ? n.toPlainString() : cells.get(i).toString()));
      }
      out.write("\r\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String quoted(String text) {
    return text.chars().noneMatch(c -> c == '"' || c == ',' || c == ';' || c < ' ') ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
