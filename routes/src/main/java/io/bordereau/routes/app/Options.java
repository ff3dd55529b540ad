package io.bordereau.routes.app;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How to start a hub.
 *
 * @param config the configuration folder
 * @param work the work folder; null for the one that hub.yaml names
 * @param port the port of the operator's door, 0 for any; null for the one that hub.yaml names
 * @param poll how often the ledger is asked for work whose bell was lost
 * @param warm whether the official rules are compiled in the background
 */
public record Options(Path config, Path work, Integer port, Duration poll, boolean warm) {
  /** What hub.yaml in a folder says, a poll each second, rules warmed. */
  public static Options of(Path config) {
    return new Options(config, null, null, Duration.ofSeconds(1), true);
  }

  /** The same with another work folder. */
  public Options work(Path folder) {
    return new Options(config, folder, port, poll, warm);
  }

  /** The same with another port. */
  public Options port(int other) {
    return new Options(config, work, other, poll, warm);
  }

  /**
   * From a command line: {@code --config DIR}, {@code --work DIR}, {@code --port N}.
   *
   * @throws IllegalArgumentException on anything else, with a sentence for people
   */
  public static Options parse(String... args) {
    var options = of(Path.of("config"));
    for (int i = 0; i < args.length; i += 2) {
      if (i + 1 == args.length) throw new IllegalArgumentException(args[i] + " needs a value.");
      var value = args[i + 1];
      options = switch (args[i]) {
        case "--config" -> new Options(Path.of(value), options.work, options.port, options.poll, options.warm);
        case "--work" -> options.work(Path.of(value));
        case "--port" -> options.port(port(value));
        case String other -> throw new IllegalArgumentException("There is no option " + other + "; known are --config, --work and --port.");
      };
    }
    return options;
  }

  private static int port(String text) {
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65535) {
      throw new IllegalArgumentException("--port is a number from 0 to 65535.");
    }
    return Integer.parseInt(text);
  }
}
