package io.bordereau.rules;

import io.bordereau.mapping.Severity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The rows of {@code layers.csv}, {@code profiles.csv} and {@code levels.csv}: a new version or profile of official rules is a change of these tables. */
final class RuleBook {
  private final List<RuleSet> sets;

  private RuleBook(List<RuleSet> sets) {
    this.sets = List.copyOf(sets);
  }

  static RuleBook load() {
    Map<String, Layer> layers = new LinkedHashMap<>();
    for (String[] row : rows("layers.csv", 6)) {
      Layer.Kind kind = Layer.Kind.valueOf(row[1].toUpperCase(Locale.ROOT));
      LocalDate since = row[4].isEmpty() ? null : LocalDate.parse(row[4]);
      layers.put(row[0], new Layer(row[0], kind, row[2], row[3], since, List.of(row[5].split(" "))));
    }
    Map<String, Map<String, Severity>> levels = levels();
    List<RuleSet> sets = new ArrayList<>();
    for (String[] row : rows("profiles.csv", 5)) {
      List<Layer> own = new ArrayList<>();
      for (String id : row[3].split(" ")) {
        own.add(Optional.ofNullable(layers.get(id)).orElseThrow(() -> new IllegalStateException("profiles.csv names no layer " + id)));
      }
      Map<String, Severity> told = row[4].isEmpty() ? Map.of()
          : Optional.ofNullable(levels.get(row[4])).orElseThrow(() -> new IllegalStateException("profiles.csv names no levels " + row[4]));
      sets.add(new RuleSet(row[0], row[1], row[2], own, told));
    }
    return new RuleBook(sets);
  }

  private static Map<String, Map<String, Severity>> levels() {
    Map<String, Map<String, Severity>> levels = new LinkedHashMap<>();
    for (String[] row : rows("levels.csv", 3)) {
      Severity level = Severity.valueOf(row[1].toUpperCase(Locale.ROOT));
      for (String rule : row[2].split(" ")) {
        levels.computeIfAbsent(row[0], name -> new LinkedHashMap<>()).put(rule, level);
      }
    }
    return levels;
  }

  List<RuleSet> sets() {
    return sets;
  }

  /** The ids of the profiles, in the order of the table. */
  List<String> profiles() {
    return sets.stream().map(RuleSet::profile).distinct().toList();
  }

  boolean knows(String profile) {
    return sets.stream().anyMatch(s -> s.isOf(profile));
  }

  /**
   * The rules of a document. A profile that the caller names holds even where the document claims another one; among several sets of the
   * profile, and without a profile among all, the document's own claim decides.
   */
  Optional<RuleSet> find(String profile, Identity document) {
    RuleSet best = null;
    int most = -1;
    for (RuleSet s : sets) {
      if (s.root().equals(document.root()) && (profile == null || s.isOf(profile))) {
        boolean claimed = document.customization().startsWith(s.customization());
        int weight = claimed ? s.customization().length() + 1 : profile == null ? -1 : 0;
        if (weight > most) {
          most = weight;
          best = s;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** The rows of a table beside this class, without its comments and its head. */
  static List<String[]> rows(String table, int columns) {
    List<String[]> rows = new ArrayList<>();
    try (InputStream in = RuleBook.class.getResourceAsStream(table);
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      boolean head = true;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && line.charAt(0) != '#') {
          String[] row = line.split(",", columns);
          if (row.length != columns) {
            throw new IllegalStateException(table + ": not " + columns + " columns: " + line);
          }
          if (!head) {
            rows.add(row);
          }
          head = false;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
