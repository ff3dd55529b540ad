package io.bordereau.routes.cli;

import io.bordereau.mapping.Context;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Read;
import io.bordereau.mapping.Residue;
import io.bordereau.routes.intake.Intake;
import io.bordereau.routes.intake.IntakeConfigurationException;
import io.bordereau.routes.intake.IntakeFormat;
import io.bordereau.routes.intake.IntakeResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads any format into the internal JSON. */
@Command(
    name = "read",
    mixinStandardHelpOptions = true,
    description = "Reads any supported format into the internal JSON; detects the format by content.",
    footer = {"", "Examples:", "  ./hub read invoice.xml", "  ./hub read --out json/ inbox/", "  cat invoice.edi | ./hub read --json -",
      "  ./hub read --intake northgate-sales samples/intake/northgate-sales.edi"})
final class ReadCommand extends PerInput {
  @Mixin
  private Outputs outputs;

  @Mixin
  private Configuration configuration;

  @Option(names = "--intake", paramLabel = "NAME", description = "Read files that are none of the formats, as intake/NAME.yaml of the configuration says.")
  private String named;

  private Format internal;
  private Intake intake;

  ReadCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  void begin() throws IOException {
    if (inputs().several() && !json() && !outputs.toFiles()) throw new UsageException("several inputs need --out DIR or --json");
    outputs.begin();
    internal = Known.json();
    if (named != null) intake = intake(configuration.folder(terminal()).resolve("intake"));
  }

  /** The intake of that name; the process ends when it is not needed any more. */
  private Intake intake(Path folder) throws IOException {
    Path file = named.matches("[\\w.-]+") ? folder.resolve(named + ".xml") : folder;
    if (!Files.isRegularFile(file)) throw new UsageException("there is no intake '" + named + "' in " + folder);
    try {
      return Intake.load(file);
    } catch (IntakeConfigurationException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private void takeIn(byte[] bytes, Source source, Answer answer) throws IOException {
    answer.documentsWanted();
    if (outputs.toFiles()) answer.outputWanted();
    var results = new ArrayList<IntakeResult>();
    intake.read(new ByteArrayInputStream(bytes), results::add);
    int number = 0;
    for (var result : results) {
      answer.findings().addAll(result.findings());
      if (result.invoice().isEmpty()) answer.status(Status.REFUSED);
      else put(internal.write(result.invoice().get(), Residue.NONE, Context.NEUTRAL).bytes(), results.size() > 1 ? ++number : 0, source, answer);
    }
  }

  @Override
  void answer(byte[] bytes, Source source, Answer answer) throws IOException {
    var counted = Optional.ofNullable(intake).flatMap(Intake::format).filter(IntakeFormat::isCounted);
    if (intake != null && counted.isEmpty()) {
      takeIn(source.large() ? source.bytes() : bytes, source, answer);
      return;
    }
    Optional<? extends Format> format = counted.isPresent() ? counted : Known.of(bytes, inputs().format(), answer);
    if (format.isEmpty()) return;
    answer.documentsWanted();
    if (outputs.toFiles()) answer.outputWanted();
    Reading.each(format.get(), bytes, source, answer, (read, number) -> {
      answer.count(read.counts());
      if (read.document().isPresent()) document(read, number, source, answer);
    });
  }

  @Override
  boolean streams() {
    return true;
  }

  private void document(Read<?> read, int number, Source source, Answer answer) throws IOException {
    put(internal.write(read.document().orElseThrow(), read.rest(), Context.NEUTRAL).bytes(), number, source, answer);
  }

  private void put(byte[] json, int number, Source source, Answer answer) throws IOException {
    if (outputs.toFiles()) outputs.write(source, number, "json", json, answer);
    if (!json() && !outputs.toFiles() && source.large()) Told.bytes(terminal(), json); // one by one, since all of them may be too many
    else if (json() || !outputs.toFiles()) answer.document(json);
  }

  @Override
  void tell(Answer answer) {
    if (outputs.toFiles()) Told.outputs(terminal(), answer);
    else if (answer.documents() != null) {
      for (var json : answer.documents()) Told.bytes(terminal(), json);
    }
  }
}
