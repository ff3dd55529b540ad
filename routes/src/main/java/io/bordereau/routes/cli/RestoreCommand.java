package io.bordereau.routes.cli;

import io.bordereau.routes.agreements.Archive;
import io.bordereau.routes.archive.ArchiveSettings;
import io.bordereau.routes.archive.Backup;
import io.bordereau.routes.ledger.LedgerException;
import io.bordereau.routes.ledger.SqlLedger;
import io.bordereau.routes.ledger.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings a backup back, and lets it work again when somebody says so. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = "Brings a backup back. The hub takes documents in then, and sends nothing until --advance has moved numbers and epochs forward.",
    footer = {"", "--advance also holds what was underway in the backup: it may have been sent since. The hub must not be running.", "", "Examples:",
      "  ./hub restore --from /mnt/backup/2026-11-22", "  ./hub restore --advance --by 1000000"})
final class RestoreCommand implements Callable<Integer> {
  private static final int TOLD = 20;

  private final Terminal terminal;

  @Mixin
  private Ledgers ledgers;

  @Option(names = "--from", paramLabel = "DIR", description = "The backup to bring back; a ledger restored by a database server's own means needs none.")
  private Path from;

  @Option(names = "--advance", description = "Move numbers and epochs forward, hold what may have been sent, and let the hub send again.")
  private boolean advance;

  @Option(names = "--by", paramLabel = "N", description = "How far numbers jump: more than were drawn since the backup; 1000000 when absent.", defaultValue = "1000000")
  private long by;

  @Option(names = "--who", paramLabel = "NAME", description = "Who decided it; stands in the history of what is held.", defaultValue = "restore")
  private String who;

  RestoreCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (from == null && !advance) throw new UsageException("nothing to do: name a backup with --from, or say --advance");
    if (by < 1 || by > 100_000_000) throw new UsageException("--by is a number from 1 to 100000000");
    var place = ledgers.first(terminal);
    var agreements = ledgers.agreements(terminal);
    var hub = agreements == null ? null : agreements.hub();
    var settings = ArchiveSettings.of(hub == null ? Archive.DEFAULT : hub.archive(), place.work());
    try {
      if (from != null) {
        if (!(place.store() instanceof Store.Embedded embedded)) throw new UsageException("a ledger on " + place.store() + " is restored by pg_restore");
        new Backup(from).restore(embedded, settings.places().get(0));
        terminal.line("restored to " + embedded.folder());
      }
      if (!advance) {
        terminal.line("nothing is sent until ./hub restore --advance has moved the numbers forward");
        return ExitStatus.FINE;
      }
      try (var ledger = SqlLedger.open(place.store(), hub == null ? "restore" : hub.name(), null)) {
        if (place.store() instanceof Store.Server && ledger.vault().stopped().isEmpty()) ledger.seals().mark(io.bordereau.routes.ledger.Vault.STOPPED, "backup of the server");
        tell(Backup.advance(ledger, settings.places(), by, who));
      }
      return ExitStatus.FINE;
    } catch (LedgerException e) {
      terminal.err().println("hub: " + e.getMessage());
      return ExitStatus.REFUSED;
    }
  }

  private void tell(Backup.Advanced advanced) {
    terminal.line(advanced.series() + " series of numbers moved forward by " + by);
    if (!advanced.held().isEmpty()) terminal.line(advanced.held().size() + " documents are held: they were underway, and may have been sent since the backup");
    advanced.held().stream().limit(TOLD).forEach(document -> terminal.line("  " + document));
    if (!advanced.unknown().isEmpty()) {
      terminal.line(advanced.unknown().size() + " documents came after the backup and are lost; the checkpoints know their ids. Have them handed over again only when the partner lacks them");
    }
    advanced.unknown().stream().limit(TOLD).forEach(document -> terminal.line("  " + document));
  }
}
