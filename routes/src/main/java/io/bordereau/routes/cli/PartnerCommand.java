package io.bordereau.routes.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Commands about a partner's agreement. */
@Command(
    name = "partner",
    mixinStandardHelpOptions = true,
    description = "Checks the agreement with a partner.",
    footer = {"", "Example:", "  ./hub partner check northgate"},
    subcommands = {PartnerCheckCommand.class})
final class PartnerCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr(), CommandLine.Help.Ansi.AUTO);
    return ExitStatus.USAGE;
  }
}
