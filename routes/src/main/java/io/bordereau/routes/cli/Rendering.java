package io.bordereau.routes.cli;

import io.bordereau.mapping.Context;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Read;
import io.bordereau.mapping.Written;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that reads each input and writes its business documents in a target format. */
abstract class Rendering extends PerInput {
  @Option(names = "--to", required = true, paramLabel = "ID", description = "The target format; see ./hub formats.")
  private String to;

  @Option(names = "--partner", paramLabel = "P", description = "Render as agreed with this partner; see ./hub partner check.")
  private String partner;

  @Mixin
  private Configuration configuration;

  @Mixin
  private Outputs outputs;

  private Format target;
  private Agreed agreed;
  private final List<byte[]> printed = new ArrayList<>();

  Rendering(Terminal terminal) {
    super(terminal);
  }

  /** The format of an input; empty, with a refusal in the answer, when none knows it. */
  abstract java.util.Optional<Format> format(byte[] bytes, Answer answer);

  /** What is done with an output besides writing it. */
  abstract void rendered(Format target, byte[] bytes, Answer answer);

  @Override
  void begin() throws IOException {
    if (inputs().several() && !json() && !outputs.toFiles()) throw new UsageException("several inputs need --out DIR or --json");
    target = to.equals("same") ? null : Known.named(to);
    agreed = partner == null ? null : Agreed.with(partner, configuration.folder(terminal()));
    outputs.begin();
  }

  @Override
  final void answer(byte[] bytes, Source source, Answer answer) throws IOException {
    printed.clear();
    var format = format(bytes, answer);
    if (format.isEmpty()) return;
    answer.outputWanted();
    var input = format.get();
    Reading.each(input, bytes, source, answer, (read, number) -> {
      if (read.document().isPresent()) one(read, Known.target(target, read, input), number, source, answer);
      else answer.count(read.counts());
    });
  }

  @Override
  boolean streams() {
    return true;
  }

  private void one(Read<?> read, Format wanted, int number, Source source, Answer answer) throws IOException {
    if (!Known.carries(wanted, read, answer)) return;
    var context = agreed == null ? Context.NEUTRAL : agreed.context(wanted);
    var document = agreed == null ? read.document().orElseThrow() : agreed.copied(read.document().orElseThrow(), wanted, answer.findings());
    Written written = (agreed == null ? wanted : agreed.look(wanted)).write(document, read.rest(), context);
    answer.findings().addAll(written.findings());
    LossAccount.book(read, written, answer);
    if (agreed != null) written.lost().forEach(lost -> agreed.judge(lost, answer));
    if (written.bytes() == null || written.bytes().length == 0) {
      answer.status(Status.REFUSED);
      return;
    }
    byte[] bytes = agreed == null ? written.bytes() : agreed.packed(wanted, written.bytes());
    if (outputs.toFiles()) outputs.write(source, number, wanted.form().ending(), bytes, answer);
    else if (!json() && source.large()) Told.bytes(terminal(), bytes);
    else if (!json()) printed.add(bytes);
    rendered(wanted, bytes, answer);
  }

  @Override
  final void tell(Answer answer) {
    if (outputs.toFiles()) Told.outputs(terminal(), answer);
    else for (var bytes : printed) Told.bytes(terminal(), bytes);
  }
}
