package io.bordereau.routes.cli;

import io.bordereau.mapping.Format;
import io.bordereau.routes.pages.HouseFormats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the formats. */
@Command(
    name = "formats",
    mixinStandardHelpOptions = true,
    description = "Lists the formats: ids, names, document types, directions.",
    footer = {"", "Example:", "  ./hub formats"})
final class FormatsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--json", description = "One JSON object per format, one line each.")
  private boolean json;

  FormatsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    var table = new Table("ID", "NAME", "DOCUMENTS", "DIRECTIONS");
    for (var format : HouseFormats.WRITTEN) {
      if (json) json(format);
      else table.row(format.id(), format.name(), documents(format), isRead(format) ? "read, write" : "write");
    }
    if (!json) table.print(terminal);
    return ExitStatus.FINE;
  }

  /** Of a page the data inside are read, which are of another format. */
  private static boolean isRead(Format format) {
    return format.form() != Format.Form.PDF;
  }

  private static String documents(Format format) {
    return format.documents().stream().map(type -> type.getSimpleName().toLowerCase(java.util.Locale.ROOT)).collect(Collectors.joining(", "));
  }

  private void json(Format format) throws IOException {
    var line = new ByteArrayOutputStream();
    try (var json = AnswerJson.FACTORY.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("id", format.id());
      json.writeStringField("name", format.name());
      json.writeStringField("family", format.family());
      json.writeArrayFieldStart("documents");
      for (var type : format.documents()) json.writeString(type.getSimpleName().toLowerCase(java.util.Locale.ROOT));
      json.writeEndArray();
      json.writeArrayFieldStart("directions");
      if (isRead(format)) json.writeString("read");
      json.writeString("write");
      json.writeEndArray();
      json.writeEndObject();
    }
    terminal.line(line.toString(java.nio.charset.StandardCharsets.UTF_8));
  }
}
