package io.bordereau.routes.intake;

import io.bordereau.mapping.Finding;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.smooks.api.SmooksException;
import org.xml.sax.SAXException;

/**
 * Reads a CSV export of an ERP: one row for each line of an invoice, the header values repeated in every row, the rows of an invoice
 * together. Streams: it holds a few hundred rows and one invoice. May be used by several threads.
 */
final class CsvIntake implements Intake {
  private static final Logger LOG = LoggerFactory.getLogger(CsvIntake.class);
  private static final int ROWS_AT_A_TIME = 500;
  private static final int TEXT_AT_A_TIME = 500_000;

  private final CsvConfiguration configuration;
  private final SmooksRows smooks;

  CsvIntake(CsvConfiguration configuration) throws IOException, SAXException {
    this.configuration = configuration;
    smooks = new SmooksRows(configuration);
  }

  @Override
  public String name() {
    return configuration.name();
  }

  @Override
  public Optional<IntakeFormat> format() {
    return Optional.empty();
  }

  @Override
  public boolean claims(byte[] start) {
    return false; // its header is compared when nothing else knows the file
  }

  @Override
  public void read(InputStream in, Consumer<IntakeResult> results) {
    var buffered = new BufferedInputStream(in, 65_536);
    CsvRows rows;
    String header = "";
    try {
      Finding other = otherCharset(buffered);
      if (other != null) {
        refuse(other, results);
        return;
      }
      rows = new CsvRows(decoded(buffered), configuration.csv().separator(), configuration.csv().quote());
      if (configuration.csv().skip() > 0) {
        CsvRows.Row first = rows.next();
        Finding wrong = header(first);
        if (wrong != null) {
          refuse(wrong, results);
          return;
        }
        header = first.raw();
      }
    } catch (IOException e) {
      LOG.warn("intake {}: the file cannot be read", configuration.name(), e);
      refuse(IntakeFindings.cutOff(1, "it cannot be read"), results);
      return;
    }
    var gathered = new Gathered(configuration, header, results);
    Finding end = null;
    try {
      while (some(rows, gathered)) {
        // some() says when the file is over
      }
    } catch (IOException e) {
      LOG.warn("intake {}: the file breaks off", configuration.name(), e);
      end = IntakeFindings.cutOff(rows.line(), "the rest cannot be read");
    }
    gathered.end(end);
  }

  @Override
  public void close() {
    smooks.close();
  }

  private static void refuse(Finding finding, Consumer<IntakeResult> results) {
    results.accept(new IntakeResult(Optional.empty(), List.of(finding), null, IntakeResult.Unit.LINES, 1, 1, new byte[0]));
  }

  /** Some rows through Smooks and to their invoices; whether there are more. */
  private boolean some(CsvRows rows, Gathered gathered) throws IOException {
    var all = new ArrayList<CsvRows.Row>(ROWS_AT_A_TIME);
    var wrong = new ArrayList<Finding>(ROWS_AT_A_TIME);
    var good = new ArrayList<CsvRows.Row>(ROWS_AT_A_TIME);
    int text = 0;
    IOException broken = null;
    boolean more = true;
    while (all.size() < ROWS_AT_A_TIME && text < TEXT_AT_A_TIME) {
      CsvRows.Row row;
      try {
        row = rows.next();
      } catch (IOException e) {
        broken = e;
        break;
      }
      if (row == null) {
        more = false;
        break;
      }
      Finding finding = wrong(row);
      all.add(row);
      wrong.add(finding);
      if (finding == null) good.add(row);
      text += row.raw().length();
    }
    List<List<String>> values = good.isEmpty() ? List.of() : values(good);
    int next = 0;
    for (int i = 0; i < all.size(); i++) {
      if (wrong.get(i) != null) gathered.wrong(all.get(i), wrong.get(i));
      else if (values == null) gathered.wrong(all.get(i), IntakeFindings.broken(all.get(i).first(), "Smooks failed"));
      else gathered.row(all.get(i), values.get(next++));
    }
    if (broken != null) throw broken;
    return more;
  }

  /** The values of good rows; null when Smooks failed on them. */
  private List<List<String>> values(List<CsvRows.Row> good) {
    try {
      List<List<String>> values = smooks.read(good);
      int fields = configuration.csv().fields().size();
      if (values.size() == good.size() && values.stream().allMatch(v -> v.size() == fields)) return values;
      LOG.error("intake {}: Smooks gave {} rows for {} from line {}", configuration.name(), values.size(), good.size(),
          good.get(0).first());
    } catch (SmooksException e) {
      LOG.error("intake {}: Smooks failed on the rows from line {}", configuration.name(), good.get(0).first(), e);
    }
    return null;
  }

  private Finding wrong(CsvRows.Row row) {
    CsvSyntax csv = configuration.csv();
    Finding fault = switch (row.fault()) {
      case NONE -> null;
      case LONG_LINE -> IntakeFindings.tooLarge(row.first(), "it has more than " + CsvRows.LONGEST_LINE + " characters");
      case LONG_VALUE -> IntakeFindings.tooLarge(row.first(), "one of its values has more than " + CsvRows.LONGEST_VALUE + " characters");
      case OPEN_QUOTE -> IntakeFindings.quote(row.first(), row.raw(), "a quote is opened and never closed");
      case STRAY_QUOTE -> IntakeFindings.quote(row.first(), row.raw(),
          "a quote stands in the middle of a value, such as the inches in 12\" pipe");
    };
    if (fault != null) return fault;
    if (row.raw().indexOf('\uFFFD') >= 0 || row.raw().indexOf(csv.escape()) >= 0) {
      return IntakeFindings.charset(row.first(), csv.charset().name(), row.raw());
    }
    return row.cells().size() == csv.fields().size() ? null
        : IntakeFindings.columns(row.first(), row.cells().size(), csv.fields().size(), row.raw());
  }

  private Finding header(CsvRows.Row row) {
    List<String> fields = configuration.csv().fields();
    if (row == null) return IntakeFindings.header(null, null, "The file is empty.");
    for (int i = 0; i < Math.max(fields.size(), row.cells().size()); i++) {
      String is = i < row.cells().size() ? row.cells().get(i).strip() : null;
      String wanted = i < fields.size() ? fields.get(i) : null;
      if (is == null) return IntakeFindings.header(null, wanted, "The column " + wanted + " is missing.");
      if (wanted == null) return IntakeFindings.header(is, null, "There is a column " + IntakeFindings.cut(is) + " that is not agreed.");
      if (!plain(is).equalsIgnoreCase(plain(wanted))) {
        return IntakeFindings.header(is, wanted, "Column " + (i + 1) + " is " + IntakeFindings.cut(is) + ", but " + wanted
            + " was agreed.");
      }
    }
    return row.fault() == CsvRows.Fault.NONE ? null : IntakeFindings.header(row.raw(), null, "The header is broken.");
  }

  /** A header as a field can be called: "Invoice No." is Invoice_No. */
  private static String plain(String header) {
    return header.replaceAll("[^\\p{L}\\p{N}.-]+", "_").replaceAll("^_|[_.]+$", "");
  }

  private Finding otherCharset(BufferedInputStream in) throws IOException {
    in.mark(4);
    int a = in.read();
    int b = in.read();
    in.reset();
    boolean utf16 = a == 0xFF && b == 0xFE || a == 0xFE && b == 0xFF;
    return utf16 && !configuration.csv().charset().name().startsWith("UTF-16")
        ? IntakeFindings.otherCharset("UTF-16", configuration.csv().charset().name()) : null;
  }

  /** Decodes; what cannot be decoded becomes U+FFFD, which condemns its row. A byte order mark is taken off. */
  private PushbackReader decoded(InputStream in) throws IOException {
    var decoder = configuration.csv().charset().newDecoder().onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE);
    var reader = new PushbackReader(new InputStreamReader(in, decoder), 3);
    var start = new char[3];
    int n = reader.read(start, 0, 1);
    if (n < 1 || start[0] == '\uFEFF') return reader;
    reader.unread(start, 0, 1);
    // a UTF-8 mark in a file that is read as Latin-1
    if (!configuration.csv().charset().equals(StandardCharsets.UTF_8)) {
      int read = 0;
      while (read < 3 && (n = reader.read(start, read, 3 - read)) > 0) read += n;
      boolean mark = read == 3 && start[0] == '\u00EF' && start[1] == '\u00BB' && start[2] == '\u00BF';
      if (!mark) reader.unread(start, 0, read);
    }
    return reader;
  }
}
