package io.bordereau.routes.cli;

import io.bordereau.routes.agreements.Agreements;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Holds documents against the rules. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = "All rules that apply, or those of one profile; official rule ids included.",
    footer = {"", "Examples:", "  ./hub validate invoice.xml", "  ./hub validate --json --profile peppol-bis-3 outbox/",
      "  ./hub validate --agreed samples/demo/4711.json"})
final class ValidateCommand extends PerInput {
  @Option(names = "--profile", paramLabel = "ID", description = "The rules to hold the inputs against; otherwise each document names its own.")
  private String profile;

  @Option(names = "--agreed", description = "Hold documents of our own against the agreement with their buyer, as the hub does before it sends.")
  private boolean agreed;

  @Mixin
  private Configuration configuration;

  private Agreements agreements;

  ValidateCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  void begin() {
    if (profile != null && agreed) throw new UsageException("--agreed and --profile exclude each other: the agreement names the profile");
    if (profile != null) Validation.mustKnow(profile);
    if (agreed) agreements = Configuration.load(configuration.folder(terminal())).agreements();
  }

  @Override
  void answer(byte[] bytes, Source source, Answer answer) throws IOException {
    if (agreed) Foreseen.of(bytes, inputs().format(), agreements, answer);
    else Validation.of(bytes, profile, inputs().format(), answer);
  }

  @Override
  void tell(Answer answer) {
    var verdict = answer.valid() == null ? answer.status().json() : answer.valid() ? "valid" : "invalid";
    terminal().line(answer.file() + ": " + verdict + (answer.profile() == null ? "" : " (" + answer.profile() + ")"));
  }
}
