package io.bordereau.routes.cli;

import io.bordereau.routes.app.Demo;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the hub at work with its simulated partners. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Starts the hub with its embedded database and broker and simulated partners, sends the sample documents, waits for the acknowledgements and prints a table.",
      "Exits 0 only if every document reached its expected state. Nothing is left behind outside work/."
    },
    footer = {"", "Example:", "  ./hub demo"})
final class DemoCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--keep", description = "Leave the hub and the partners running, and print where they are; Ctrl-C stops them.")
  private boolean keep;

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    terminal.err().println("hub: starting the hub and its partners; their story is told in work/log/demo.log");
    return Demo.run(terminal.root(), keep, new PrintStream(terminal.out(), true, StandardCharsets.UTF_8)) == 0 ? ExitStatus.FINE : ExitStatus.REFUSED;
  }
}
