package io.bordereau.routes.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What an operator does to one document, by the hub that runs. */
abstract class Deciding implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Terminal terminal;
  private final String word;

  @Mixin
  private Door door;

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it stands in the ledger for ever.")
  private String reason;

  @Option(names = "--json", description = "The hub's answer as one JSON object.")
  private boolean json;

  @Parameters(index = "0", paramLabel = "DOCUMENT", description = "A document's id, or its number or another reference that only one document has.")
  private String document;

  private Deciding(Terminal terminal, String word) {
    this.terminal = terminal;
    this.word = word;
  }

  /** Tells the hub; the document's id. */
  Door.Said tell(Door at, String id) throws Door.Closed, IOException {
    return at.post(terminal, "/api/documents/" + id + "/" + word, JSON.createObjectNode().put("reason", reason));
  }

  @Override
  public Integer call() throws IOException {
    try {
      var id = id();
      if (id == null) return ExitStatus.REFUSED;
      return told(terminal, tell(door, id), json);
    } catch (Door.Closed e) {
      terminal.err().println("hub: " + e.getMessage());
      return ExitStatus.REFUSED;
    }
  }

  /** Says what the hub said. */
  static int told(Terminal terminal, Door.Said said, boolean json) {
    if (json) terminal.line(said.body().toString());
    else if (said.good()) terminal.line(said.body().path("status").asText().equals("waits")
        ? "It waits for somebody else to approve it, as " + said.body().path("approval").asText() + "."
        : "Done: " + said.body().path("id").asText("it") + " is " + said.body().path("status").asText() + ".");
    if (!said.good()) refused(terminal, said);
    return said.good() ? ExitStatus.FINE : ExitStatus.REFUSED;
  }

  /** Says why not, and what instead. */
  static void refused(Terminal terminal, Door.Said said) {
    for (var finding : said.body().path("findings")) {
      terminal.err().println("hub: " + finding.path("code").asText() + " " + finding.path("message").asText());
      terminal.err().println("     " + finding.path("next").asText());
    }
    if (said.body().path("findings").isEmpty()) terminal.err().println("hub: the hub answered " + said.status());
  }

  /** The id of the one document that goes by what was said; null when it is none or several. */
  private String id() throws Door.Closed {
    var found = door.get(terminal, "/api/search?max=20&q=" + Door.encoded(document));
    if (!found.good()) {
      refused(terminal, found);
      return null;
    }
    var ids = new ArrayList<JsonNode>();
    found.body().path("documents").forEach(ids::add);
    if (ids.size() == 1) return ids.get(0).path("id").asText();
    terminal.err().println(ids.isEmpty() ? "hub: no document goes by '" + document + "'" : "hub: several documents go by '" + document + "'; name one by its id:");
    for (var one : ids) {
      terminal.err().println("     " + one.path("id").asText() + "  " + one.path("kind").asText() + " " + one.path("number").asText() + " " + one.path("partner").asText()
          + "  " + one.path("state").asText());
    }
    return null;
  }

  /** Holds. */
  @Command(
      name = "hold",
      mixinStandardHelpOptions = true,
      description = "Holds a document: it waits until somebody releases it.",
      footer = {"", "Example:", "  ./hub hold 4712 --reason \"the customer disputes the price\""})
  static final class Hold extends Deciding {
    Hold(Terminal terminal) {
      super(terminal, "hold");
    }
  }

  /** Releases. */
  @Command(
      name = "release",
      mixinStandardHelpOptions = true,
      description = "Releases a document that is held or kept apart; a held duplicate becomes the next revision of its number.",
      footer = {"", "Example:", "  ./hub release 4712 --reason \"the price is right\""})
  static final class Release extends Deciding {
    Release(Terminal terminal) {
      super(terminal, "release");
    }
  }

  /** Resends. */
  @Command(
      name = "resend",
      mixinStandardHelpOptions = true,
      description = "The same document in a new envelope, because the partner does not have it.",
      footer = {"", "Example:", "  ./hub resend 4712 --reason \"the partner lost it\""})
  static final class Resend extends Deciding {
    Resend(Terminal terminal) {
      super(terminal, "resend");
    }
  }

  /** Replays. */
  @Command(
      name = "replay-refused",
      mixinStandardHelpOptions = true,
      description = "Does refused work again, after what caused it was mended.",
      footer = {"", "Example:", "  ./hub replay-refused 4712 --reason \"the tax code is in the table now\""})
  static final class Replay extends Deciding {
    Replay(Terminal terminal) {
      super(terminal, "replay");
    }
  }

  /** Voids. */
  @Command(
      name = "void",
      mixinStandardHelpOptions = true,
      description = "Takes a document back for good.",
      footer = {"", "Example:", "  ./hub void 4712 --reason \"entered twice\""})
  static final class Voiding extends Deciding {
    Voiding(Terminal terminal) {
      super(terminal, "void");
    }
  }

  /** Reissues. */
  @Command(
      name = "reissue",
      mixinStandardHelpOptions = true,
      description = "A corrected document takes the place of one that was refused: under a new number, or as the next revision of the same.",
      footer = {"", "Example:", "  ./hub reissue 4712 --with corrected.json --reason \"the order number was missing\""})
  static final class Reissue extends Deciding {
    private final Terminal here;

    @Option(names = "--with", required = true, paramLabel = "FILE", description = "The corrected document, in any format that ./hub formats lists.")
    private Path with;

    Reissue(Terminal terminal) {
      super(terminal, "reissue");
      this.here = terminal;
    }

    @Override
    Door.Said tell(Door at, String id) throws Door.Closed, IOException {
      if (!Files.isRegularFile(with)) throw new UsageException("there is no file " + with);
      return at.post(here, "/api/documents/" + id + "/reissue?reason=" + Door.encoded(reason()), Files.readAllBytes(with), "application/octet-stream");
    }
  }

  String reason() {
    return reason;
  }
}
