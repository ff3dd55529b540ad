package io.bordereau.simulators;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Command line options of the form {@code --name value}; a name may come several times where its program allows it. */
final class Options {
  private final Map<String, List<String>> values = new HashMap<>();

  private Options() {}

  /**
   * Parses.
   *
   * @throws IllegalArgumentException on a name that is not known, or without a value
   */
  static Options parse(String[] args, Set<String> known) {
    var options = new Options();
    for (int i = 0; i < args.length; i += 2) {
      if (!args[i].startsWith("--") || !known.contains(args[i].substring(2))) {
        throw new IllegalArgumentException("unknown option " + args[i]);
      }
      if (i + 1 == args.length) throw new IllegalArgumentException(args[i] + " needs a value");
      options.values.computeIfAbsent(args[i].substring(2), n -> new ArrayList<>()).add(args[i + 1]);
    }
    return options;
  }

  /** The value, or the given one. */
  String get(String name, String otherwise) {
    var list = values.get(name);
    return list == null ? otherwise : list.getLast();
  }

  /** The value as a path; null when there is none. */
  Path path(String name) {
    var value = get(name, null);
    return value == null ? null : Path.of(value);
  }

  /** All values of a name, as paths. */
  List<Path> paths(String name) {
    return values.getOrDefault(name, List.of()).stream().map(Path::of).toList();
  }
}
