package io.bordereau.xml.cii;

import io.bordereau.mapping.Extent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table of the places that each profile has ({@code cii.places}): one table, a column per profile. */
enum CiiPlaces implements Extent {
  D16B(0),
  MINIMUM(1),
  BASIC_WL(2),
  BASIC(3),
  EN16931(4),
  EXTENDED(5),
  XRECHNUNG(6);

  private final Map<String, Integer> rooms = new HashMap<>();

  CiiPlaces(int column) {
    var path = new ArrayList<String>();
    for (var line : Table.LINES) {
      int depth = 0;
      while (line.charAt(depth) == ' ') depth++;
      int blank = line.indexOf(' ', depth);
      while (path.size() > depth / 2) path.removeLast();
      path.add(line.substring(depth, blank));
      int room = room(line.charAt(blank + 1 + column));
      if (room > 0) rooms.put(String.join("/", path), room);
    }
  }

  private static int room(char c) {
    return c == '-' ? 0 : c == 'n' ? Integer.MAX_VALUE : c - '0';
  }

  @Override
  public int room(String place) {
    return rooms.getOrDefault(place, 0);
  }

  /** The lines of the table; in a class of its own, because constants of an enum are made before its other fields. */
  private static final class Table {
    static final List<String> LINES = load();

    private static List<String> load() {
      try (var in = CiiPlaces.class.getResourceAsStream("cii.places");
          var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        return reader.lines().filter(l -> !l.isBlank() && l.charAt(0) != '#').toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
