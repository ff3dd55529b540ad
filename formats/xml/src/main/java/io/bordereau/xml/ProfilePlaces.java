package io.bordereau.xml;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The places of a profile as data: one line per element, {@code path/of/the/element: child child ...}, the root's path being a full stop. What
 * stands in no line the profile does not have.
 *
 * @param all every path below the root
 */
public record ProfilePlaces(Set<String> all) implements Predicate<String> {
  /** Keeps the paths. */
  public ProfilePlaces {
    all = Set.copyOf(all);
  }

  /** Reads a resource of a mapping's package; lines that begin with {@code #} are comments. */
  public static ProfilePlaces load(Class<?> owner, String resource) {
    var all = new HashSet<String>();
    try (var in = owner.getResourceAsStream(resource);
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line; (line = lines.readLine()) != null; ) {
        if (line.isBlank() || line.startsWith("#")) continue;
        int colon = line.indexOf(": ");
        for (var above : line.substring(0, colon).split(",")) {
          for (var child : line.substring(colon + 2).trim().split(" +")) all.add(above.equals(".") ? child : above + "/" + child);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ProfilePlaces(all);
  }

  /** All places below the elements that a grammar lists for a root. */
  public static Predicate<String> below(Class<?> owner, String grammar, String root) {
    var listed = load(owner, grammar).all;
    return path -> listed.contains(root + "/" + (path.indexOf('/') < 0 ? path : path.substring(0, path.indexOf('/'))));
  }

  @Override
  public boolean test(String path) {
    return all.contains(path);
  }

}
