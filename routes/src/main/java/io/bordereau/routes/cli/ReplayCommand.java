package io.bordereau.routes.cli;

import io.bordereau.routes.app.HouseJudges;
import io.bordereau.routes.archive.Replay;
import io.bordereau.routes.flow.Rehearsal;
import io.bordereau.routes.ledger.SqlLedger;
import io.bordereau.routes.rest.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Renders documents of the past again and says what would be different today. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = "Renders what was sent since a day again with today's mappings, rules and agreements, and says what would change. Nothing is sent.",
    footer = {"", "Exit status 1 when anything would change. Checks that depend on other documents, such as used numbers, are left out.", "", "Examples:",
      "  ./hub replay --since 2026-11-01", "  ./hub replay --since 2026-11-01 --partner northgate --json"})
final class ReplayCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  private Ledgers ledgers;

  @Option(names = "--since", required = true, paramLabel = "DAY", description = "The day, such as 2026-11-01, or the moment, from which on.")
  private String since;

  @Option(names = "--partner", paramLabel = "ID", description = "Only what went to this partner.")
  private String partner;

  @Option(names = "--json", description = "One JSON object per document, one line each.")
  private boolean json;

  ReplayCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var from = moment(since);
    var agreements = ledgers.agreements(terminal);
    if (agreements == null) throw new UsageException("there is no configuration to render with");
    var place = ledgers.all(terminal).get(0);
    try (var ledger = SqlLedger.readOnly(place.store())) {
      var judges = HouseJudges.of(ledgers.config(terminal));
      var replay = new Replay(ledger, judges, new Rehearsal(ledger, judges, () -> agreements),
          (a, b) -> Differences.between(a, b).stream().map(d -> new Replay.Change(d.term(), d.where(), d.a(), d.b())).toList());
      var all = replay.since(from, partner);
      if (json) all.forEach(each -> terminal.line(Json.text(each)));
      else tell(all);
      return all.stream().anyMatch(each -> each.outcome() == Replay.Outcome.DIFFERENT || each.outcome() == Replay.Outcome.REFUSED) ? ExitStatus.REFUSED : ExitStatus.FINE;
    }
  }

  private static Instant moment(String text) {
    try {
      return text.contains("T") ? Instant.parse(text) : LocalDate.parse(text).atStartOfDay(ZoneId.systemDefault()).toInstant();
    } catch (DateTimeParseException e) {
      throw new UsageException("--since is a day such as 2026-11-01, or a moment such as 2026-11-01T08:00:00Z");
    }
  }

  private void tell(List<Replay.Again> all) {
    for (var each : all) {
      if (each.outcome() != Replay.Outcome.DIFFERENT && each.outcome() != Replay.Outcome.REFUSED) continue;
      terminal.line(each.number() + " for " + each.partner() + " (" + each.document() + "): " + (each.outcome() == Replay.Outcome.REFUSED ? "would be refused" : "would be different")
          + " by " + String.join(", ", each.causes()));
      for (var change : each.changes()) {
        terminal.line("  " + change.term() + (change.where() == null ? "" : " in " + change.where()) + ": " + (change.then() == null ? "" : change.then() + " ") + "-> "
            + (change.now() == null ? "nothing" : change.now()));
      }
    }
    Replay.grouped(all).forEach((group, count) -> terminal.line(count + (count == 1 ? " document: " : " documents: ") + group));
    long same = all.stream().filter(each -> each.outcome() == Replay.Outcome.SAME).count();
    long not = all.stream().filter(each -> each.outcome() == Replay.Outcome.NOT_RENDERED).count();
    terminal.line(all.size() + " documents, " + same + " the same to the byte" + (not == 0 ? "" : ", " + not + " cannot be rendered again"));
  }
}
