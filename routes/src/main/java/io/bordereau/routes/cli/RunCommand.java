package io.bordereau.routes.cli;

import io.bordereau.routes.app.Hub;
import io.bordereau.routes.app.Options;
import io.bordereau.routes.app.StartRefused;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the hub and stays until it is told to stop. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Starts the hub; Ctrl-C stops it.",
    footer = {"", "Example:", "  ./hub run --config config"})
final class RunCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  private Configuration configuration;

  @Option(names = "--work", paramLabel = "DIR", description = "The folder for everything that it writes; the one of hub.yaml when absent.")
  private Path work;

  @Option(names = "--port", paramLabel = "N", description = "The port of the operator's door, 0 for any; the one of hub.yaml when absent.")
  private Integer port;

  RunCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    var options = Options.of(configuration.folder(terminal));
    if (port != null) options = options.port(port);
    if (work != null) options = options.work(work);
    var stopped = new CountDownLatch(1);
    Hub hub;
    try {
      hub = Hub.start(options);
    } catch (StartRefused e) {
      terminal.err().println("hub: " + e.getMessage());
      return ExitStatus.REFUSED;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      hub.close();
      stopped.countDown();
    }, "stop"));
    terminal.line("ready " + hub.url());
    terminal.out().flush();
    stopped.await();
    return ExitStatus.FINE;
  }
}
