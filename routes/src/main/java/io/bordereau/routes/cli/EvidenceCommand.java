package io.bordereau.routes.cli;

import io.bordereau.routes.archive.EvidencePack;
import io.bordereau.routes.ledger.SqlLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Packs everything that proves what became of a document. */
@Command(
    name = "evidence",
    mixinStandardHelpOptions = true,
    description = "Everything that proves what became of one document, as a zip: bytes, findings, losses, signatures, answers, history, proofs. ./hub verify checks it anywhere.",
    footer = {"", "Example:", "  ./hub evidence 4712 --out 4712.zip"})
final class EvidenceCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  private Ledgers ledgers;

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "The zip to write.")
  private Path out;

  @Parameters(paramLabel = "DOCUMENT", description = "The document's id, or its number when no other has it.")
  private String document;

  EvidenceCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    for (var place : ledgers.all(terminal)) {
      try (var ledger = SqlLedger.readOnly(place.store())) {
        var found = ledger.inquiry().find(document);
        if (found.isEmpty()) continue;
        if (found.size() > 1) {
          terminal.err().println("hub: " + found.size() + " documents go by '" + document + "': name one by its id: " + String.join(", ", found.stream().map(s -> s.id()).toList()));
          return ExitStatus.REFUSED;
        }
        var zip = new EvidencePack(ledger).of(found.get(0).id());
        Files.write(out, zip);
        terminal.line(out + ": " + zip.length + " bytes about " + found.get(0).id());
        return ExitStatus.FINE;
      }
    }
    terminal.err().println("hub: no document goes by '" + document + "'");
    return ExitStatus.REFUSED;
  }
}
