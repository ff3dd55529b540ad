package io.bordereau.routes.cli;

import io.bordereau.mapping.Context;
import io.bordereau.mapping.Read;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two documents in any formats. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = "Two documents in any formats, compared term by term; exit 0 equal, 1 different.",
    footer = {"", "Example:", "  ./hub diff invoice.edi invoice.xml"})
final class DiffCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--json", description = "One JSON object on standard output.")
  private boolean json;

  @Parameters(index = "0", paramLabel = "A", description = "A file, or - for standard input.")
  private String first;

  @Parameters(index = "1", paramLabel = "B", description = "The other file.")
  private String second;

  DiffCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (first.equals("-") && second.equals("-")) throw new UsageException("only one of the two can be standard input");
    var a = new Answer(first);
    var b = new Answer(second);
    var one = documents(first, a);
    var two = documents(second, b);
    boolean understood = a.status() == Status.OK && b.status() == Status.OK;
    var differences = new ArrayList<Differences.Difference>();
    if (understood) {
      if (one.size() != two.size()) {
        differences.add(new Differences.Difference("documents", null, String.valueOf(one.size()), String.valueOf(two.size())));
      }
      for (int i = 0; i < Math.min(one.size(), two.size()); i++) differences.addAll(Differences.between(one.get(i), two.get(i)));
    }
    var status = understood ? Status.OK : Status.REFUSED;
    if (json) json(a, b, status, differences);
    else tell(a, b, understood, differences);
    return understood && differences.isEmpty() ? ExitStatus.FINE : ExitStatus.REFUSED;
  }

  private List<Object> documents(String path, Answer answer) throws IOException {
    var bytes = Inputs.single(path, terminal).bytes();
    var format = Known.of(bytes, null, answer);
    var documents = new ArrayList<Object>();
    if (format.isEmpty()) return documents;
    for (Read<?> read : Reading.of(format.get(), bytes, Context.NEUTRAL, answer)) read.document().ifPresent(documents::add);
    return documents;
  }

  private void tell(Answer a, Answer b, boolean understood, List<Differences.Difference> differences) {
    for (var side : List.of(a, b)) {
      if (side.status() == Status.OK) continue;
      for (var finding : side.findings()) terminal.err().println(side.file() + ":" + Words.finding(finding));
    }
    if (!understood) terminal.line("not compared");
    else if (differences.isEmpty()) terminal.line("equal");
    else {
      var table = new Table("TERM", "WHERE", "A", "B");
      for (var d : differences) table.row(d.term(), d.where(), d.a(), d.b());
      table.print(terminal);
    }
  }

  private void json(Answer a, Answer b, Status status, List<Differences.Difference> differences) throws IOException {
    var line = new ByteArrayOutputStream();
    try (var out = AnswerJson.FACTORY.createGenerator(line)) {
      out.writeStartObject();
      out.writeStringField("a", a.file());
      out.writeStringField("b", b.file());
      out.writeStringField("status", status.json());
      out.writeBooleanField("equal", status == Status.OK && differences.isEmpty());
      out.writeArrayFieldStart("differences");
      for (var d : differences) {
        out.writeStartObject();
        AnswerJson.text(out, "term", d.term());
        AnswerJson.text(out, "where", d.where());
        AnswerJson.text(out, "a", d.a());
        AnswerJson.text(out, "b", d.b());
        out.writeEndObject();
      }
      out.writeEndArray();
      if (status != Status.OK) {
        out.writeArrayFieldStart("findings");
        for (var finding : a.findings()) AnswerJson.finding(out, finding);
        for (var finding : b.findings()) AnswerJson.finding(out, finding);
        out.writeEndArray();
      }
      out.writeEndObject();
    }
    terminal.line(line.toString(StandardCharsets.UTF_8));
  }
}
