package io.bordereau.routes.cli;

import io.bordereau.mapping.Format;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reads any format and writes another one. */
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    description = "Reads and writes in one step, and says what the target has no place for.",
    footer = {
      "",
      "Examples:",
      "  ./hub convert --to peppol-bis-3 invoice.edi",
      "  ./hub convert --to same --json --out back/ inbox/"
    })
final class ConvertCommand extends Rendering {
  @Option(names = "--validate", description = "Hold what was written against the rules that apply to it.")
  private boolean validate;

  ConvertCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Optional<Format> format(byte[] bytes, Answer answer) {
    return Known.of(bytes, inputs().format(), answer);
  }

  @Override
  void rendered(Format target, byte[] bytes, Answer answer) {
    if (validate) Validation.of(bytes, null, target.id(), answer);
  }
}
