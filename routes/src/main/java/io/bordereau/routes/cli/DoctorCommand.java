package io.bordereau.routes.cli;

import io.bordereau.mapping.Severity;
import io.bordereau.routes.agreements.Hub;
import io.bordereau.routes.archive.ArchiveSettings;
import io.bordereau.routes.ledger.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks everything that keeps a hub from working. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Checks configuration, keys, our and the partners' certificates (expiry, usage, chain), ports, reachability.",
    footer = {"", "Examples:", "  ./hub doctor", "  ./hub doctor --offline --json"})
final class DoctorCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  private Configuration configuration;

  @Option(names = "--offline", description = "Touch no network: leave out whether the partners can be reached.")
  private boolean offline;

  @Option(names = "--json", description = "One JSON object per thing looked at, one line each.")
  private boolean json;

  DoctorCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    var folder = configuration.folder(terminal);
    var loaded = Configuration.load(folder);
    var agreements = loaded.agreements();
    var hub = agreements.hub();
    var examination = new Examination(Instant.now());
    examination.java();
    examination.configuration(loaded.findings(), agreements);
    if (hub != null) {
      var work = terminal.root().resolve(Path.of(hub.work()));
      examination.folder(work);
      examination.archive(ArchiveSettings.of(hub.archive(), work), new Store.Embedded(work.resolve("ledger")));
      examination.port(hub);
      examination.ledger(agreements, terminal.root().resolve(Path.of(hub.work())), !offline);
    }
    boolean development = hub != null && hub.environment() != Hub.Environment.PRODUCTION;
    for (var company : agreements.companies()) {
      examination.company(folder, company, development);
      examination.signing(agreements, company, development, !offline);
    }
    for (var partner : agreements.partners()) {
      examination.partner(agreements, partner, !offline);
      if (terminal.interactive()) terminal.err().print("\r" + partner.id() + "\u001b[K");
    }
    if (terminal.interactive()) terminal.err().print("\r\u001b[K");
    terminal.err().flush();
    if (json) for (var look : examination.looks()) json(look);
    else table(examination);
    return examination.looks().stream().anyMatch(look -> look.severity() == Severity.ERROR) ? ExitStatus.REFUSED : ExitStatus.FINE;
  }

  private void table(Examination examination) {
    var table = new Table("", "WHAT", "SEEN", "DO");
    for (var look : examination.looks()) table.row(word(look), look.what(), look.result(), look.next());
    table.print(terminal);
  }

  private static String word(Examination.Look look) {
    return look.severity() == null ? "ok" : Words.severity(look.severity());
  }

  private void json(Examination.Look look) throws IOException {
    var line = new ByteArrayOutputStream();
    try (var out = AnswerJson.FACTORY.createGenerator(line)) {
      out.writeStartObject();
      out.writeStringField("what", look.what());
      out.writeStringField("status", word(look));
      out.writeStringField("seen", look.result());
      AnswerJson.text(out, "next", look.next());
      out.writeEndObject();
    }
    terminal.line(line.toString(StandardCharsets.UTF_8));
  }
}
