package io.bordereau.routes.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tokens for the operator's door. */
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    description = "Makes, lists and takes back the tokens of the operator's door.",
    footer = {"", "Example:", "  ./hub token new --user ann --role operator --company larkfield-fr --reason \"joins accounts payable\""},
    subcommands = {TokenCommand.New.class, TokenCommand.All.class, TokenCommand.Revoke.class})
final class TokenCommand implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr(), CommandLine.Help.Ansi.AUTO);
    return ExitStatus.USAGE;
  }

  /** What they have in common. */
  abstract static class Asking implements Callable<Integer> {
    final Terminal terminal;

    @Mixin
    Door door;

    @Option(names = "--json", description = "The hub's answer as one JSON object.")
    boolean json;

    private Asking(Terminal terminal) {
      this.terminal = terminal;
    }

    abstract Door.Said ask() throws Door.Closed;

    abstract void tell(Door.Said said);

    @Override
    public Integer call() {
      try {
        var said = ask();
        if (json) terminal.line(said.body().toString());
        if (!said.good()) Deciding.refused(terminal, said);
        else if (!json) tell(said);
        return said.good() ? ExitStatus.FINE : ExitStatus.REFUSED;
      } catch (Door.Closed e) {
        terminal.err().println("hub: " + e.getMessage());
        return ExitStatus.REFUSED;
      }
    }
  }

  /** Makes one. */
  @Command(
      name = "new",
      mixinStandardHelpOptions = true,
      description = "Makes a token and prints it, this once: the hub keeps a hash alone.",
      footer = {"", "Example:", "  ./hub token new --user ann --role operator --company larkfield-fr --days 90 --reason \"joins accounts payable\""})
  static final class New extends Asking {
    @Option(names = "--user", required = true, description = "Whose it is.")
    private String user;

    @Option(names = "--role", description = "viewer, operator, approver, integrator, admin, erp or auditor; may be given several times. Those that the user has when absent.")
    private List<String> roles;

    @Option(names = "--company", description = "One of our companies, or '*' for all; may be given several times. Those that the user has when absent.")
    private List<String> companies;

    @Option(names = "--days", description = "How long it is good, 1 to 3650; 365 when absent.")
    private Integer days;

    @Option(names = "--for", defaultValue = "", description = "What it is for.")
    private String words;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why it is made.")
    private String reason;

    New(Terminal terminal) {
      super(terminal);
    }

    @Override
    Door.Said ask() throws Door.Closed {
      var wanted = JSON.createObjectNode().put("user", user).put("words", words).put("reason", reason);
      if (roles != null) roles.forEach(wanted.putArray("roles")::add);
      if (companies != null) companies.forEach(wanted.putArray("companies")::add);
      if (days != null) wanted.put("days", days);
      return door.post(terminal, "/api/tokens", wanted);
    }

    @Override
    void tell(Door.Said said) {
      terminal.line(said.body().path("token").asText());
      terminal.err().println("Keep it now: it is shown this once. Its id is " + said.body().path("id").asText() + "; it is good until " + said.body().path("expires").asText() + ".");
    }
  }

  /** Lists them. */
  @Command(name = "list", mixinStandardHelpOptions = true, description = "All tokens, without the tokens themselves.", footer = {"", "Example:", "  ./hub token list"})
  static final class All extends Asking {
    All(Terminal terminal) {
      super(terminal);
    }

    @Override
    Door.Said ask() throws Door.Closed {
      return door.get(terminal, "/api/tokens");
    }

    @Override
    void tell(Door.Said said) {
      for (var t : (ArrayNode) said.body().path("tokens")) {
        terminal.line(t.path("id").asText() + "  " + t.path("user").asText() + "  " + words(t.path("roles")) + "  for " + words(t.path("companies"))
            + (t.has("revoked") ? "  taken back " + t.path("revoked").asText() : t.has("expires") ? "  until " + t.path("expires").asText() : "")
            + (t.has("used") ? "  last used " + t.path("used").asText() : "  never used") + (t.has("words") ? "  " + t.path("words").asText() : ""));
      }
    }

    private static String words(com.fasterxml.jackson.databind.JsonNode list) {
      var text = new StringBuilder();
      list.forEach(one -> text.append(text.isEmpty() ? "" : ",").append(one.asText()));
      return text.toString();
    }
  }

  /** Takes one back. */
  @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Takes a token back for good.", footer = {"", "Example:", "  ./hub token revoke 01JD0... --reason \"she left\""})
  static final class Revoke extends Asking {
    @Parameters(index = "0", paramLabel = "ID", description = "The token's id, as ./hub token list gives it.")
    private String id;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason;

    Revoke(Terminal terminal) {
      super(terminal);
    }

    @Override
    Door.Said ask() throws Door.Closed {
      return door.post(terminal, "/api/tokens/" + Door.encoded(id) + "/revoke", JSON.createObjectNode().put("reason", reason));
    }

    @Override
    void tell(Door.Said said) {
      terminal.line("Done: the token " + said.body().path("id").asText() + " is taken back.");
    }
  }
}
