package io.bordereau.routes.cli;

import io.bordereau.mapping.Format;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Writes the internal JSON in a format. */
@Command(
    name = "write",
    mixinStandardHelpOptions = true,
    description = "Writes the internal JSON (or its XML twin), as read puts it out, in a format.",
    footer = {"", "Example:", "  ./hub write --to cxml-1.2 document.json"})
final class WriteCommand extends Rendering {
  WriteCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Optional<Format> format(byte[] bytes, Answer answer) {
    return Known.internal(bytes, inputs().format(), answer);
  }

  @Override
  void rendered(Format target, byte[] bytes, Answer answer) {}
}
