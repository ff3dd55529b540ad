package io.bordereau.routes.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One call of the command line, in this process.
 *
 * @param status the exit status
 * @param out standard output
 * @param err standard error
 */
record Called(int status, byte[] out, String err) {
  /** The project's root. */
  static final Path ROOT = Path.of(System.getProperty("bordereau.root", "..")).toAbsolutePath().normalize();

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Calls with nothing on standard input. */
  static Called with(Object... args) {
    return with(new byte[0], args);
  }

  /** Calls with bytes on standard input. */
  static Called with(byte[] in, Object... args) {
    var out = new ByteArrayOutputStream();
    var err = new StringWriter();
    var terminal = new Terminal(new ByteArrayInputStream(in), out, new PrintWriter(err, true), ROOT, false);
    var words = new ArrayList<String>();
    for (var arg : args) words.add(arg.toString());
    int status = Main.run(terminal, words.toArray(String[]::new));
    return new Called(status, out.toByteArray(), err.toString());
  }

  /** Standard output as text. */
  String text() {
    return new String(out, StandardCharsets.UTF_8);
  }

  /** Standard output as JSON, one object per line. */
  List<JsonNode> json() throws IOException {
    var objects = new ArrayList<JsonNode>();
    for (var line : text().split("\n")) {
      if (!line.isEmpty()) objects.add(JSON.readTree(line));
    }
    return objects;
  }

  /** A sample of the project. */
  static Path sample(String name) {
    return ROOT.resolve("samples").resolve(name).resolve("document.json");
  }
}
