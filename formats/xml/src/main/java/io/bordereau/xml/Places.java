package io.bordereau.xml;

import io.bordereau.mapping.Extent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/**
 * The places that a profile has, as data: one line per place, indented by two blanks below what it stands in, with a column per profile that says how often it
 * may stand there: a digit, {@code n} for any number, {@code -} for not at all.
 */
public final class Places implements Extent {
  private final Map<String, Integer> rooms = new HashMap<>();

  private Places() {}

  /** Reads a column of a resource of a mapping's package; lines that begin with {@code #} are comments. */
  public static Places load(Class<?> owner, String resource, int column) {
    var places = new Places();
    try (var in = owner.getResourceAsStream(resource);
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      var path = new ArrayList<String>();
      for (String line; (line = reader.readLine()) != null; ) {
        if (line.isBlank() || line.charAt(0) == '#') continue;
        int depth = 0;
        while (line.charAt(depth) == ' ') depth++;
        int blank = line.indexOf(' ', depth);
        while (path.size() > depth / 2) path.removeLast();
        path.add(line.substring(depth, blank));
        char c = line.charAt(blank + 1 + column);
        if (c != '-') places.rooms.put(String.join("/", path), c == 'n' ? Integer.MAX_VALUE : c - '0');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return places;
  }

  @Override
  public int room(String place) {
    return rooms.getOrDefault(place, 0);
  }
}
