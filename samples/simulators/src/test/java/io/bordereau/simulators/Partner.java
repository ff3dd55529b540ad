package io.bordereau.simulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A simulator on a real socket, and a sender that talks to it. */
final class Partner implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final Simulator simulator;
  private final Path book;

  Partner(Path folder, String profile, String... more) throws IOException {
    book = folder.resolve("book.jsonl");
    var args = new ArrayList<>(List.of("--port", "0", "--profile", profile, "--book", book.toString()));
    args.addAll(List.of(more));
    simulator = Simulator.start(args.toArray(String[]::new));
  }

  /** Sends; IOException when the connection ends without an answer. */
  HttpResponse<String> send(String identity, String body) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + simulator.port() + "/in"))
        .header("Idempotency-Key", identity).POST(HttpRequest.BodyPublishers.ofString(body)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** The JSON answer to a document. */
  Map<String, Object> answer(String identity, String body) throws IOException, InterruptedException {
    return Json.read(send(identity, body).body());
  }

  List<Map<String, Object>> book() throws IOException {
    return Book.entries(book);
  }

  Path bookFile() {
    return book;
  }

  /** A document of the test resources. */
  static String document(String name) {
    try (var in = Partner.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    simulator.close();
    client.close();
  }
}
