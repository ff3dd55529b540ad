package io.bordereau.routes.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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
  public Integer call() throws IOException {
    var quiet = new Terminal(InputStream.nullInputStream(), OutputStream.nullOutputStream(), new PrintWriter(OutputStream.nullOutputStream()),
        terminal.root(), false);
    return switch (kind) {
      case "cli" -> commands(quiet);
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
