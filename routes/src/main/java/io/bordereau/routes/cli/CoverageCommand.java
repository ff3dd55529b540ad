package io.bordereau.routes.cli;

import io.bordereau.formats.CoveragePage;
import io.bordereau.formats.Formats;
import io.bordereau.mapping.Format;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the matrix of terms and formats. */
@Command(
    name = "coverage",
    mixinStandardHelpOptions = true,
    description = "The term x format matrix: which format carries which term, in which direction.",
    footer = {"", "Examples:", "  ./hub coverage", "  ./hub coverage --format cxml-1.2"})
final class CoverageCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--format", paramLabel = "ID", description = "Only these formats.")
  private List<String> only;

  @Option(names = "--json", description = "One JSON object per term, one line each.")
  private boolean json;

  CoverageCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    var formats = only == null ? Formats.ALL : only.stream().map(Known::named).toList();
    var documents = new LinkedHashSet<Class<?>>();
    formats.forEach(format -> documents.addAll(format.documents()));
    for (var document : documents) {
      var rows = CoveragePage.rows(document, formats);
      if (json) for (var row : rows) json(document, row, formats);
      else table(rows, formats);
    }
    return ExitStatus.FINE;
  }

  private void table(List<CoveragePage.Row> rows, List<Format> formats) {
    var headings = new String[formats.size() + 2];
    headings[0] = "TERM";
    headings[1] = "WHAT";
    for (int i = 0; i < formats.size(); i++) headings[i + 2] = formats.get(i).id();
    var table = new Table(headings);
    for (var row : rows) {
      var cells = new String[headings.length];
      cells[0] = row.term();
      cells[1] = row.words();
      for (int i = 0; i < formats.size(); i++) cells[i + 2] = row.cells().get(formats.get(i).id());
      table.row(cells);
    }
    table.print(terminal);
  }

  private void json(Class<?> document, CoveragePage.Row row, List<Format> formats) throws IOException {
    var line = new ByteArrayOutputStream();
    try (var out = AnswerJson.FACTORY.createGenerator(line)) {
      out.writeStartObject();
      out.writeStringField("document", document.getSimpleName().toLowerCase(Locale.ROOT));
      out.writeStringField("term", row.term());
      out.writeStringField("path", row.path());
      out.writeObjectFieldStart("formats");
      for (var format : formats) {
        if (!row.cells().get(format.id()).isEmpty()) out.writeStringField(format.id(), row.cells().get(format.id()));
      }
      out.writeEndObject();
      out.writeEndObject();
    }
    terminal.line(line.toString(StandardCharsets.UTF_8));
  }
}
