package io.bordereau.routes.cli;

import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Hub;
import io.bordereau.routes.ledger.SqlLedger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The ledgers that a command looks into, beside a hub that may be running. */
final class Ledgers {
  @Mixin
  private Configuration configuration;

  @Option(names = "--work", paramLabel = "DIR", description = "The hub's work folder; otherwise that of hub.yaml, then that of the last demo.")
  private Path work;

  /** The configuration folder. */
  Path config(Terminal terminal) {
    return configuration.folder(terminal);
  }

  /** The hub's own file; null when there is none that can be used. */
  Hub hub(Terminal terminal) {
    var config = configuration.folder(terminal);
    return Files.isDirectory(config) ? Agreements.load(config).agreements().hub() : null;
  }

  /** The work folders that may have a ledger, the first is the one that counts. */
  List<Path> works(Terminal terminal) {
    if (work != null) return List.of(work);
    var folders = new ArrayList<Path>();
    var hub = hub(terminal);
    if (hub != null) folders.add(terminal.root().resolve(hub.work()));
    folders.add(terminal.root().resolve("work/demo/hub"));
    return folders;
  }

  /**
   * The work folders that have a ledger.
   *
   * @throws UsageException when there is none
   */
  List<Path> folders(Terminal terminal) {
    var there = works(terminal).stream().filter(folder -> Files.exists(folder.resolve("ledger/ledger.db"))).toList();
    if (there.isEmpty()) throw new UsageException("there is no ledger yet: ./hub run or ./hub demo makes one");
    return there;
  }

  /** The ledger in a work folder, to be read. */
  SqlLedger read(Path folder) {
    return SqlLedger.readOnly(folder.resolve("ledger"));
  }
}
