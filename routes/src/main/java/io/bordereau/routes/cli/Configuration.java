package io.bordereau.routes.cli;

import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Loaded;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The configuration folder that a command works with. */
final class Configuration {
  @Option(names = "--config", paramLabel = "DIR", description = "The configuration folder; config/ of the project when absent.")
  private Path folder;

  /** The folder. */
  Path folder(Terminal terminal) {
    return folder == null ? terminal.root().resolve("config") : folder;
  }

  /**
   * What a folder holds.
   *
   * @throws UsageException when there is no such folder
   */
  static Loaded load(Path folder) {
    if (!Files.isDirectory(folder)) throw new UsageException("there is no configuration folder " + folder);
    return Agreements.load(folder);
  }
}
