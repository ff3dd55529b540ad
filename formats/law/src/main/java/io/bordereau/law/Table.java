package io.bordereau.law;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A csv resource of the project: three comment lines (source, version, date), a header, rows. Quotes as in RFC 4180, no line breaks in values.
 *
 * @param source where the facts come from
 * @param version version of that source
 * @param date the day that it was published or checked
 * @param rows each row by column name; an empty value is an empty string
 */
public record Table(String source, String version, LocalDate date, List<Map<String, String>> rows) {

  /**
   * Loads a resource that stands beside a class.
   *
   * @throws IllegalStateException when the resource is absent or malformed: a mistake of ours, never of an input
   */
  public static Table load(Class<?> beside, String file) {
    try (var in = beside.getResourceAsStream(file)) {
      if (in == null) throw new IllegalStateException("no resource " + file + " beside " + beside.getName());
      return parse(file, new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  private static Table parse(String file, BufferedReader in) throws IOException {
    String source = comment(file, in.readLine(), "source");
    String version = comment(file, in.readLine(), "version");
    String date = comment(file, in.readLine(), "date");
    List<String> header = split(in.readLine());
    var rows = new ArrayList<Map<String, String>>();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.isBlank()) continue;
      List<String> cells = split(line);
      if (cells.size() != header.size()) {
        throw new IllegalStateException(file + ": " + cells.size() + " cells instead of " + header.size() + ": " + line);
      }
      var row = new LinkedHashMap<String, String>();
      for (int i = 0; i < cells.size(); i++) row.put(header.get(i), cells.get(i));
      rows.add(row);
    }
    return new Table(source, version, LocalDate.parse(date), List.copyOf(rows));
  }

  private static String comment(String file, String line, String word) {
    String start = "# " + word + ": ";
    if (line == null || !line.startsWith(start)) throw new IllegalStateException(file + " lacks '" + start + "'");
    return line.substring(start.length());
  }

  private static List<String> split(String line) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
