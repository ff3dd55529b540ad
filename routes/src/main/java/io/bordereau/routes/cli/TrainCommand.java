package io.bordereau.routes.cli;

import io.bordereau.routes.app.Hub;
import io.bordereau.routes.app.Options;
import io.bordereau.rules.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The training run of the launcher: uses the commands on the samples once, so that the JVM can archive the classes they need. */
@Command(name = "train", hidden = true, mixinStandardHelpOptions = true, description = "Makes the launcher's class archive.")
final class TrainCommand implements Callable<Integer> {
  private static final int ENOUGH = 12;
  private final Terminal terminal;

  @Parameters(paramLabel = "KIND", description = "cli or hub.")
  private String kind;

  TrainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    var quiet = new Terminal(InputStream.nullInputStream(), OutputStream.nullOutputStream(), new PrintWriter(OutputStream.nullOutputStream()),
        terminal.root(), false);
    return switch (kind) {
      case "cli" -> commands(quiet);
      case "hub" -> hub();
      default -> throw new UsageException("there is no training of '" + kind + "'");
    };
  }

  private int commands(Terminal quiet) throws IOException {
    Main.run(quiet, "formats");
    var samples = samples(terminal.root().resolve("samples"));
    for (var sample : samples) {
      Main.run(quiet, "read", "--json", sample);
      for (var target : List.of("same", "bordereau-json", "peppol-bis-3", "x12-004010-810", "cxml-1.2")) {
        Main.run(quiet, "convert", "--json", "--to", target, sample);
      }
      Main.run(quiet, "explain", "--to", "cxml-1.2", sample);
      Main.run(quiet, "diff", "--json", sample, sample);
    }
    return ExitStatus.FINE;
  }

  /** Starts a hub with a copy of the configuration, away from the real one's keys and ledger, and stops it. */
  private int hub() throws Exception {
    var stage = Files.createDirectories(terminal.root().resolve("work/cache/training"));
    copy(terminal.root().resolve("config"), stage.resolve("config"));
    try (var hub = Hub.start(Options.of(stage.resolve("config")).work(stage.resolve("work")).port(0))) {
      Rules.official().warm().join();
      terminal.line(hub.url());
    }
    return ExitStatus.FINE;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (var file : files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
        var target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static List<String> samples(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) return List.of();
    try (Stream<Path> files = Files.find(folder, 3, (path, attributes) -> attributes.isRegularFile() && documentary(path))) {
      return files.sorted(Comparator.comparing(Path::toString)).limit(ENOUGH).map(Path::toString).toList();
    }
  }

  private static boolean documentary(Path path) {
    var name = path.getFileName().toString();
    return name.endsWith(".json") || name.endsWith(".edi") || name.endsWith(".xml") && !name.equals("pom.xml");
  }
}
