package io.bordereau.routes.cli;

import io.bordereau.mapping.Context;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Read;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reads any format into the internal JSON. */
@Command(
    name = "read",
    mixinStandardHelpOptions = true,
    description = "Reads any supported format into the internal JSON; detects the format by content.",
    footer = {"", "Examples:", "  ./hub read invoice.xml", "  ./hub read --out json/ inbox/", "  cat invoice.edi | ./hub read --json -"})
final class ReadCommand extends PerInput {
  @Mixin
  private Outputs outputs;

  private Format internal;

  ReadCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  void begin() throws IOException {
    if (inputs().several() && !json() && !outputs.toFiles()) throw new UsageException("several inputs need --out DIR or --json");
    outputs.begin();
    internal = Known.json();
  }

  @Override
  void answer(byte[] bytes, Source source, Answer answer) throws IOException {
    var format = Known.of(bytes, inputs().format(), answer);
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
    byte[] json = internal.write(read.document().orElseThrow(), read.rest(), Context.NEUTRAL).bytes();
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
