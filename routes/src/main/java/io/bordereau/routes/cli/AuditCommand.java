package io.bordereau.routes.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bordereau.routes.agreements.Archive;
import io.bordereau.routes.app.LedgerPlace;
import io.bordereau.routes.archive.ArchiveSettings;
import io.bordereau.routes.archive.KeptCheckpoints;
import io.bordereau.routes.archive.LedgerCheck;
import io.bordereau.routes.ledger.SqlLedger;
import io.bordereau.routes.ledger.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Holds the ledger against itself and against its checkpoints outside. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = "Verifies the ledger: every document's chain, the checkpoints outside the database, all stored bytes; says what is missing, changed or added.",
    footer = {"", "It reads beside a hub that may be running. What happened since the last checkpoint is not proven yet; how much that is, is said.", "", "Examples:",
      "  ./hub audit", "  ./hub audit --checkpoints /mnt/worm/checkpoints --json"})
final class AuditCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  private Configuration configuration;

  @Mixin
  private Trusted trusted;

  @Option(names = "--work", paramLabel = "DIR", description = "The hub's work folder; that of hub.yaml when absent.")
  private Path work;

  @Option(names = "--checkpoints", paramLabel = "DIR", description = "Where checkpoints lie; as often as there are places; those of hub.yaml when absent.")
  private List<Path> checkpoints;

  @Option(names = "--json", description = "One JSON object on one line.")
  private boolean json;

  AuditCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    var config = configuration.folder(terminal);
    var agreements = Files.isDirectory(config) ? Configuration.load(config).agreements() : null;
    var hub = agreements == null ? null : agreements.hub();
    var folder = work != null ? work : hub != null ? terminal.root().resolve(hub.work()) : null;
    var store = folder == null ? null : LedgerPlace.existing(hub == null ? null : agreements, folder);
    if (store == null || store instanceof Store.Embedded embedded && !Files.exists(embedded.folder().resolve("ledger.db"))) throw new UsageException("there is no ledger in " + folder + ": name the work folder with --work");
    var archive = hub == null ? Archive.DEFAULT : hub.archive();
    var places = checkpoints != null ? checkpoints : ArchiveSettings.of(archive, folder).places();
    var now = Instant.now();
    var verifier = Signatures.verifier(trusted.read(config, now).check(), now);
    var judge = KeptCheckpoints.judge(verifier);
    try (var ledger = SqlLedger.readOnly(store)) {
      var result = new LedgerCheck(ledger, places, judge, archive.signedBy() != null).check();
      if (json) json(result);
      else tell(result, places);
      return result.fine() ? ExitStatus.FINE : ExitStatus.REFUSED;
    }
  }

  private void tell(LedgerCheck.Result result, List<Path> places) {
    for (var wrong : result.wrong()) terminal.line(wrong.what().name().toLowerCase(Locale.ROOT) + "  " + wrong.words());
    terminal.line(result.documents() + " documents, " + result.entries() + " entries, " + result.payloads() + " payloads, " + result.checkpoints() + " checkpoints in "
        + places.stream().map(Path::toString).collect(Collectors.joining(", ")));
    terminal.line(result.unsealed() == 0 ? "every entry is in a checkpoint" : result.unsealed() + " entries are in no checkpoint yet: whoever has the database could change them unnoticed");
    var grave = new ArrayList<>(result.wrong());
    grave.removeIf(each -> each.what() == LedgerCheck.Kind.KNOWN);
    terminal.line(grave.isEmpty() ? "nothing is missing, changed or added" : grave.size() + " things are wrong");
  }

  private void json(LedgerCheck.Result result) throws IOException {
    var line = new ByteArrayOutputStream();
    try (JsonGenerator out = AnswerJson.FACTORY.createGenerator(line)) {
      out.writeStartObject();
      out.writeStringField("status", result.fine() ? "ok" : "refused");
      out.writeNumberField("documents", result.documents());
      out.writeNumberField("entries", result.entries());
      out.writeNumberField("payloads", result.payloads());
      out.writeNumberField("checkpoints", result.checkpoints());
      out.writeNumberField("unsealed", result.unsealed());
      out.writeArrayFieldStart("wrong");
      for (var wrong : result.wrong()) {
        out.writeStartObject();
        out.writeStringField("what", wrong.what().name().toLowerCase(Locale.ROOT));
        out.writeStringField("words", wrong.words());
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    terminal.line(line.toString(StandardCharsets.UTF_8));
  }
}
