package io.bordereau.routes.cli;

import io.bordereau.routes.agreements.Archive;
import io.bordereau.routes.archive.ArchiveSettings;
import io.bordereau.routes.archive.Backup;
import io.bordereau.routes.ledger.LedgerException;
import io.bordereau.routes.ledger.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Copies the ledger into a folder, beside a hub that may be running. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = "Copies the embedded ledger, its large payloads and its checkpoints into a folder of their own; the hub may be running.",
    footer = {"", "A ledger on PostgreSQL is copied by the server's own means (pg_dump), and the folder of large payloads after that; see docs/archive.md.", "", "Examples:",
      "  ./hub backup --to /mnt/backup/2026-11-22", "  ./hub backup --check /mnt/backup/2026-11-22"})
final class BackupCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  private Ledgers ledgers;

  @Option(names = "--to", paramLabel = "DIR", description = "The folder to make the backup in; empty, or not there yet.")
  private Path to;

  @Option(names = "--check", paramLabel = "DIR", description = "Only look whether the backup in this folder is whole.")
  private Path check;

  BackupCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if ((to == null) == (check == null)) throw new UsageException("name one folder: --to DIR or --check DIR");
    if (check != null) {
      var wrong = new Backup(check).check();
      wrong.forEach(terminal::line);
      if (wrong.isEmpty()) terminal.line(check + ": whole");
      return wrong.isEmpty() ? ExitStatus.FINE : ExitStatus.REFUSED;
    }
    var place = ledgers.first(terminal);
    if (!(place.store() instanceof Store.Embedded embedded)) {
      throw new UsageException("the ledger lies on " + place.store() + ": use pg_dump --format=custom, then copy the folder of large payloads and the checkpoints");
    }
    var agreements = ledgers.agreements(terminal);
    var settings = agreements == null || agreements.hub() == null ? Archive.DEFAULT : agreements.hub().archive();
    try {
      int files = new Backup(to).make(embedded, ArchiveSettings.of(settings, place.work()).places().get(0), Instant.now().truncatedTo(ChronoUnit.MILLIS));
      terminal.line(to + ": " + files + " files; ./hub restore --from " + to + " brings it back");
      return ExitStatus.FINE;
    } catch (LedgerException e) {
      terminal.err().println("hub: " + e.getMessage());
      return ExitStatus.REFUSED;
    }
  }
}
