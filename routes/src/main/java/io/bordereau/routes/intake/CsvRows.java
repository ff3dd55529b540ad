package io.bordereau.routes.intake;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Finds the rows of a CSV file (RFC 4180, with any separator and quote) before Smooks parses them: where each begins and ends, and whether
 * it is one. A row that is not never reaches Smooks, and a quote that is never closed costs one row and not the rest of the file.
 */
final class CsvRows {
  /** Characters of one line of the file. */
  static final int LONGEST_LINE = 1_000_000;
  /** Characters of one value. */
  static final int LONGEST_VALUE = 100_000;
  /** Lines that one quoted row may go over. */
  static final int MOST_LINES = 200;

  /** Characters of a line that is too long which are kept to show it. */
  private static final int KEPT = 1000;

  /** What is wrong with a row, if anything. */
  enum Fault {
    NONE,
    /** A line is longer than the bound; the rest of it was thrown away. */
    LONG_LINE,
    /** A value is longer than the bound. */
    LONG_VALUE,
    /** A quote that nothing closes. */
    OPEN_QUOTE,
    /** A quote in the middle of a value. */
    STRAY_QUOTE
  }

  /**
   * A row.
   *
   * @param first its first line in the file, from 1
   * @param last its last line
   * @param raw its text with the line end
   * @param cells its values as far as they could be told
   * @param fault what is wrong
   */
  record Row(int first, int last, String raw, List<String> cells, Fault fault) {}

  private record Line(int number, String text, boolean cut) {}

  private final Reader in;
  private final char separator;
  private final char quote;
  private final char[] buffer = new char[16_384];
  private int at;
  private int end;
  private int number;
  private final Deque<Line> again = new ArrayDeque<>();

  CsvRows(Reader in, char separator, char quote) {
    this.in = in;
    this.separator = separator;
    this.quote = quote;
  }

  /** The line that was read last. */
  int line() {
    return number;
  }

  /** The next row that is not blank; null at the end of the file. */
  Row next() throws IOException {
    Line line = line(again.poll());
    while (line != null && line.text.isBlank()) line = line(again.poll());
    if (line == null) return null;
    var cells = new ArrayList<String>();
    Fault fault = parse(line.text, cells);
    if (line.cut) return new Row(line.number, line.number, line.text.substring(0, KEPT) + '\n', cells, Fault.LONG_LINE);
    if (fault != Fault.OPEN_QUOTE) return new Row(line.number, line.number, line.text, cells, fault);
    return over(line, cells);
  }

  /** A quoted value that goes over several lines; when none closes it, the lines behind the first are rows of their own. */
  private Row over(Line first, List<String> started) throws IOException {
    var text = new StringBuilder(first.text);
    var taken = new ArrayList<Line>();
    while (taken.size() < MOST_LINES && text.length() < LONGEST_LINE) {
      Line line = line(again.poll());
      if (line == null) break;
      taken.add(line);
      if (line.cut) break;
      text.append(line.text);
      if (line.text.indexOf(quote) < 0) continue;
      var cells = new ArrayList<String>();
      Fault fault = parse(text, cells);
      if (fault == Fault.NONE || fault == Fault.LONG_VALUE) return new Row(first.number, line.number, text.toString(), cells, fault);
      if (fault == Fault.STRAY_QUOTE) break;
    }
    for (int i = taken.size() - 1; i >= 0; i--) again.addFirst(taken.get(i));
    return new Row(first.number, first.number, first.text, started, Fault.OPEN_QUOTE);
  }

  private Fault parse(CharSequence row, List<String> cells) {
    int end = row.length();
    while (end > 0 && (row.charAt(end - 1) == '\n' || row.charAt(end - 1) == '\r')) end--;
    int i = 0;
    while (true) {
      if (i < end && row.charAt(i) == quote) {
        var value = new StringBuilder();
        i++;
        while (true) {
          if (i >= row.length()) return Fault.OPEN_QUOTE;
          char c = row.charAt(i++);
          if (c != quote) {
            value.append(c);
          } else if (i < end && row.charAt(i) == quote) {
            value.append(quote);
            i++;
          } else {
            break;
          }
        }
        if (i < end && row.charAt(i) != separator) return Fault.STRAY_QUOTE;
        cells.add(value.toString());
        if (value.length() > LONGEST_VALUE) return Fault.LONG_VALUE;
      } else {
        int from = i;
        while (i < end && row.charAt(i) != separator) {
          if (row.charAt(i) == quote) return Fault.STRAY_QUOTE;
          i++;
        }
        cells.add(row.subSequence(from, i).toString());
        if (i - from > LONGEST_VALUE) return Fault.LONG_VALUE;
      }
      if (i >= end) return Fault.NONE;
      i++;
    }
  }

  private Line line(Line pushedBack) throws IOException {
    if (pushedBack != null) return pushedBack;
    var text = new StringBuilder(128);
    boolean cut = false;
    boolean any = false;
    while (true) {
      int c = character();
      if (c < 0) break;
      any = true;
      if (text.length() < LONGEST_LINE) text.append((char) c);
      else if (c != '\n' && c != '\r') cut = true;
      if (c == '\n') break;
      if (c == '\r') {
        int next = character();
        if (next == '\n') text.append('\n');
        else if (next >= 0) at--;
        break;
      }
    }
    return any ? new Line(++number, text.toString(), cut) : null;
  }

  private int character() throws IOException {
    if (at == end) {
      end = in.read(buffer, 0, buffer.length);
      at = 0;
      if (end <= 0) {
        end = 0;
        return -1;
      }
    }
    return buffer[at++];
  }
}
