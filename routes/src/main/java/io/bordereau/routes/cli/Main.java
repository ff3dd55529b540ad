package io.bordereau.routes.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;

/** The command line's entry point. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit status. */
  public static void main(String[] args) {
    int status = run(Terminal.system(), args);
    System.exit(status);
  }

  /** Runs one command; its exit status. */
  static int run(Terminal terminal, String... args) {
    int status;
    try {
      status = commandLine(terminal).execute(args);
    } catch (RuntimeException | Error bug) {
      terminal.bug(null, bug);
      status = ExitStatus.BUG;
    }
    try {
      terminal.out().flush();
    } catch (IOException e) {
      status = Math.max(status, ExitStatus.REFUSED); // the reader of a pipe went away
    }
    terminal.err().flush();
    return status;
  }

  /** All commands. */
  static CommandLine commandLine(Terminal terminal) {
    var line = new CommandLine(new HubCommand(), new Commands(terminal));
    line.setErr(terminal.err());
    line.setOut(new java.io.PrintWriter(terminal.out(), true, java.nio.charset.StandardCharsets.UTF_8));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler((exception, command, parsed) -> failed(terminal, exception, command));
    return line;
  }

  private static int failed(Terminal terminal, Exception exception, CommandLine command) {
    if (exception instanceof UncheckedIOException) return ExitStatus.REFUSED; // the reader of a pipe went away
    if (exception instanceof UsageException) {
      terminal.err().println("hub: " + exception.getMessage());
      terminal.err().println("Try: ./hub " + command.getCommandName() + " --help");
      return ExitStatus.USAGE;
    }
    terminal.bug(command.getCommandName(), exception);
    return ExitStatus.BUG;
  }
}
