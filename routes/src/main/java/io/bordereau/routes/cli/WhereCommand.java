package io.bordereau.routes.cli;

import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.app.LedgerPlace;
import io.bordereau.routes.flow.WhereIs;
import io.bordereau.routes.flow.Whereabouts;
import io.bordereau.routes.ledger.SqlLedger;
import io.bordereau.routes.ledger.Store;
import io.bordereau.routes.rest.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says in words where a document is, beside a hub that may be running. */
@Command(
    name = "where",
    mixinStandardHelpOptions = true,
    description = "One document in words: state, whose turn, next step, timeline with evidence.",
    footer = {"", "Examples:", "  ./hub where 4712", "  ./hub where --quarantine"})
final class WhereCommand implements Callable<Integer> {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final Terminal terminal;

  @Mixin
  private Configuration configuration;

  @Option(names = "--work", paramLabel = "DIR", description = "The hub's work folder; otherwise that of hub.yaml, then that of the last demo.")
  private Path work;

  @Option(names = "--json", description = "One JSON object per document, one line each.")
  private boolean json;

  @Option(names = "--quarantine", description = "What came in and is kept apart, with the reason, instead of one document.")
  private boolean quarantine;

  @Parameters(arity = "0..1", paramLabel = "NUMBER", description = "A document's number, or any other reference: an order, an identity on the wire, an id.")
  private String number;

  WhereCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var ledgers = ledgers();
    if (ledgers.isEmpty()) throw new UsageException("there is no ledger yet: ./hub run or ./hub demo makes one");
    if (quarantine) {
      for (var store : ledgers) apart(store);
      return ExitStatus.FINE;
    }
    if (number == null) throw new UsageException("which document? give its number, or --quarantine");
    for (var store : ledgers) {
      try (var ledger = SqlLedger.readOnly(store)) {
        var found = new WhereIs(ledger.inquiry()).document(number);
        for (var document : found) {
          if (json) terminal.line(Json.text(document));
          else tell(document);
        }
        if (!found.isEmpty()) return ExitStatus.FINE;
      }
    }
    terminal.err().println("hub: no document goes by '" + number + "' in " + ledgers.stream().map(WhereCommand::name).collect(Collectors.joining(", ")));
    return ExitStatus.REFUSED;
  }

  /** What is kept apart in one ledger. */
  private void apart(Store store) {
    try (var ledger = SqlLedger.readOnly(store)) {
      for (var kept : ledger.inquiry().quarantined()) {
        if (json) terminal.line(Json.text(kept));
        else {
          terminal.line(TIME.format(kept.since().atZone(ZoneId.systemDefault())) + "  " + kept.document() + "  from " + kept.from() + " over " + kept.channel()
              + (kept.name().isEmpty() ? "" : ", " + kept.name()));
          for (var finding : kept.findings()) terminal.line("  " + Words.finding(finding).replace("\n", "\n  "));
        }
      }
    }
  }

  private static String name(Store store) {
    return switch (store) {
      case Store.Embedded embedded -> embedded.folder().toString();
      case Store.Server server -> server.toString();
    };
  }

  private List<Store> ledgers() {
    var stores = new ArrayList<Store>();
    var config = configuration.folder(terminal);
    var agreements = Files.isDirectory(config) ? Agreements.load(config).agreements() : null;
    var hub = agreements == null ? null : agreements.hub();
    if (work != null) stores.add(LedgerPlace.existing(agreements, work));
    else {
      if (hub != null) stores.add(LedgerPlace.of(agreements, terminal.root().resolve(hub.work())));
      stores.add(new Store.Embedded(terminal.root().resolve("work/demo/hub/ledger")));
    }
    return stores.stream().filter(store -> !(store instanceof Store.Embedded embedded) || Files.exists(embedded.folder().resolve("ledger.db"))).toList();
  }

  private void tell(Whereabouts w) {
    var title = w.type() == null ? "Document" : Character.toUpperCase(w.type().charAt(0)) + w.type().substring(1);
    terminal.line(title + " " + (w.number() == null ? w.id() : w.number()) + (w.revision() > 1 ? ", revision " + w.revision() : "")
        + (w.partner() == null ? "" : " for " + w.partner()) + (w.amount() == null ? "" : ", " + w.amount()));
    terminal.line("  state      " + word(w.state()) + (w.contradiction() ? " (the partner both accepted and refused it)" : "")
        + (w.complete() ? ", nothing more is expected" : ""));
    terminal.line("  turn       " + (w.turn() == null ? "nobody's" : Words.turn(w.turn())));
    if (w.next() != null) terminal.line("  next       " + w.next());
    for (var answer : w.answers().entrySet()) terminal.line("  answer     " + word(answer.getKey()) + ": " + word(answer.getValue()));
    for (var sent : w.sendings()) {
      terminal.line("  sent       " + sent.state() + " as " + sent.identity() + (sent.numbers().isEmpty() ? "" : ", numbers " + sent.numbers())
          + ", tried " + sent.attempts() + (sent.attempts() == 1 ? " time" : " times")
          + (sent.together() == null ? "" : ", number " + sent.together().place() + " of " + sent.together().of() + " in interchange " + sent.together().interchange()));
    }
    for (var document : w.holds()) terminal.line("  holds      " + document);
    terminal.line("  timeline");
    for (var event : w.timeline()) event(event);
  }

  private void event(Whereabouts.Event event) {
    var answer = event.level() == null ? "" : " (" + word(event.level()) + ": " + word(event.verdict()) + ")";
    terminal.line("    " + TIME.format(event.at().atZone(ZoneId.systemDefault())) + "  " + String.format(Locale.ROOT, "%-10s", word(event.stage()))
        + "  " + event.words() + answer);
    for (var finding : event.findings()) terminal.line("      " + Words.finding(finding).replace("\n", "\n      "));
    for (var lost : event.lost()) terminal.line("      " + Words.lost(lost));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
