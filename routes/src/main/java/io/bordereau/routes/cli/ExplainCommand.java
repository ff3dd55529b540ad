package io.bordereau.routes.cli;

import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Lost;
import io.bordereau.mapping.Read;
import io.bordereau.mapping.Trace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows where each term of a document stands in the input and in the target, and what would be lost. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Term, place, value, and what would be lost, as a table.",
    footer = {"", "Example:", "  ./hub explain --to cxml-1.2 invoice.xml"})
final class ExplainCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--to", required = true, paramLabel = "ID", description = "The target format, or same; see ./hub formats.")
  private String to;

  @Option(names = "--format", paramLabel = "ID", description = "The format of the input; otherwise its content says it.")
  private String from;

  @Option(names = "--json", description = "One JSON object on standard output.")
  private boolean json;

  @Parameters(paramLabel = "PATH", description = "A file, or - for standard input.")
  private String path;

  ExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    var source = Inputs.single(path, terminal);
    var answer = new Answer(source.name());
    var bytes = source.bytes();
    var format = Known.of(bytes, from, answer);
    List<? extends Read<?>> reads = format.isEmpty() ? List.of() : Reading.of(format.get(), bytes, Context.NEUTRAL, answer);
    Format wanted = to.equals("same") ? null : Known.named(to);
    Format target = wanted == null ? format.orElse(null) : wanted;
    var rows = new ArrayList<Row>();
    for (var read : reads) {
      if (read.document().isEmpty()) continue;
      var own = Known.target(wanted, read, target);
      if (Known.carries(own, read, answer)) rows.addAll(rows(read, own, answer));
    }
    if (json) json(rows, target, answer);
    else table(rows, target, answer);
    return answer.exit();
  }

  /** One value: its term, its places in the input and in the target, and, when it has none there, why. */
  private record Row(String term, String from, String to, String value, String why) {}

  private static List<Row> rows(Read<?> read, Format target, Answer answer) {
    var written = target.write(read.document().orElseThrow(), read.rest(), Context.NEUTRAL);
    answer.findings().addAll(written.findings());
    answer.lost().addAll(written.lost());
    var places = new HashMap<String, List<Trace.Step>>();
    for (var step : written.trace().steps()) places.computeIfAbsent(step.path(), key -> new ArrayList<>()).add(step);
    var lost = new HashMap<String, Lost>();
    for (var loss : written.lost()) lost.putIfAbsent(loss.where(), loss);
    var rows = new ArrayList<Row>();
    for (var step : read.trace().steps()) rows.add(row(step, places, lost));
    for (var loss : written.lost()) {
      if (loss.term() == null) rows.add(new Row("-", loss.where(), null, loss.value(), loss.why()));
    }
    return rows;
  }

  private static Row row(Trace.Step step, Map<String, List<Trace.Step>> places, Map<String, Lost> lost) {
    var to = places.get(step.path());
    var loss = lost.get(step.path());
    var place = to == null ? null : String.join(", ", to.stream().map(Trace.Step::place).distinct().toList());
    return new Row(step.term(), step.place(), place, step.value(), loss == null ? null : loss.why());
  }

  private void table(List<Row> rows, Format target, Answer answer) {
    for (Finding finding : answer.findings()) terminal.err().println(Words.finding(finding).strip());
    if (rows.isEmpty()) return;
    var table = new Table("TERM", "IN " + answer.format(), "IN " + target.id(), "VALUE");
    for (var row : rows) table.row(row.term(), row.from(), row.why() == null ? row.to() : "LOST: " + row.why(), row.value());
    table.print(terminal);
    terminal.line(answer.lost().isEmpty() ? "Nothing would be lost." : answer.lost().size() + " values would be lost.");
  }

  private void json(List<Row> rows, Format target, Answer answer) throws IOException {
    var line = new ByteArrayOutputStream();
    try (var out = AnswerJson.FACTORY.createGenerator(line)) {
      out.writeStartObject();
      out.writeStringField("file", answer.file());
      out.writeStringField("status", answer.status().json());
      if (answer.format() != null) out.writeStringField("format", answer.format());
      if (target != null) out.writeStringField("to", target.id());
      out.writeArrayFieldStart("terms");
      for (var row : rows) {
        out.writeStartObject();
        AnswerJson.text(out, "term", row.term());
        AnswerJson.text(out, "from", row.from());
        AnswerJson.text(out, "to", row.to());
        AnswerJson.text(out, "value", row.value());
        AnswerJson.text(out, "why", row.why());
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeArrayFieldStart("findings");
      for (var finding : answer.findings()) AnswerJson.finding(out, finding);
      out.writeEndArray();
      out.writeArrayFieldStart("lost");
      for (var loss : answer.lost()) AnswerJson.lost(out, loss);
      out.writeEndArray();
      out.writeEndObject();
    }
    terminal.line(line.toString(StandardCharsets.UTF_8));
  }
}
