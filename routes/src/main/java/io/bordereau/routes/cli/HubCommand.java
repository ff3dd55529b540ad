package io.bordereau.routes.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The hub without a command: says which there are. */
@Command(
    name = "hub",
    mixinStandardHelpOptions = true,
    version = "Bordereau 0.1.0",
    description = "Bordereau, a hub for electronic invoices and EDI.",
    footer = {
      "",
      "Exit status: 0 all inputs fine; 1 at least one refused, invalid or with blocked losses; 2 wrong usage; 3 an internal error.",
      "",
      "Example:",
      "  ./hub convert --to peppol-bis-3 samples/invoice-basic/document.json"
    },
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      WhereCommand.class,
      Deciding.Hold.class,
      Deciding.Release.class,
      Deciding.Resend.class,
      Deciding.Replay.class,
      Deciding.Reissue.class,
      Deciding.Voiding.class,
      TokenCommand.class,
      FormatsCommand.class,
      ReadCommand.class,
      WriteCommand.class,
      ConvertCommand.class,
      ValidateCommand.class,
      ExplainCommand.class,
      DiffCommand.class,
      CoverageCommand.class,
      PartnerCommand.class,
      EpdfCommand.class,
      SignCommand.class,
      GrantCommand.class,
      VerifyCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      ReplayCommand.class,
      EvidenceCommand.class,
      AuditCommand.class,
      DoctorCommand.class,
      TrainCommand.class,
    })
final class HubCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr(), CommandLine.Help.Ansi.AUTO);
    return ExitStatus.USAGE;
  }
}
