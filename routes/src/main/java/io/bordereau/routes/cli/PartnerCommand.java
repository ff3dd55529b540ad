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
    description = "Checks the agreement with a partner, begins one, and writes the partner's guide.",
    footer = {"", "Example:", "  ./hub partner check northgate", "  ./hub partner new acme --company larkfield-fr --format peppol-bis-3", "  ./hub partner guide northgate"},
    subcommands = {PartnerCheckCommand.class, PartnerNewCommand.class, PartnerGuideCommand.class})
final class PartnerCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr(), CommandLine.Help.Ansi.AUTO);
    return ExitStatus.USAGE;
  }
}
