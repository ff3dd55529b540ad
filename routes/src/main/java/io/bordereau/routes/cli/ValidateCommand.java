package io.bordereau.routes.cli;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Holds documents against the rules. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = "All rules that apply, or those of one profile; official rule ids included.",
    footer = {"", "Examples:", "  ./hub validate invoice.xml", "  ./hub validate --json --profile peppol-bis-3 outbox/"})
final class ValidateCommand extends PerInput {
  @Option(names = "--profile", paramLabel = "ID", description = "The rules to hold the inputs against; otherwise each document names its own.")
  private String profile;

  ValidateCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  void begin() {
    if (profile != null) Validation.mustKnow(profile);
  }

  @Override
  void answer(byte[] bytes, Source source, Answer answer) throws IOException {
    Validation.of(bytes, profile, inputs().format(), answer);
  }

  @Override
  void tell(Answer answer) {
    var verdict = answer.valid() == null ? answer.status().json() : answer.valid() ? "valid" : "invalid";
    terminal().line(answer.file() + ": " + verdict + (answer.profile() == null ? "" : " (" + answer.profile() + ")"));
  }
}
