package io.bordereau.routes.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bordereau.routes.agreements.Agreements;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The operator's door of the hub that runs, as the command line asks it: found by what the hub says in its work folder. */
final class Door {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Mixin
  private Configuration configuration;

  @Option(names = "--work", paramLabel = "DIR", description = "The hub's work folder; otherwise that of hub.yaml, then that of the last demo.")
  private Path work;

  @Option(names = "--token", paramLabel = "FILE", description = "The file with your token; otherwise BORDEREAU_TOKEN of the environment, then api-token of the work folder.")
  private Path token;

  /** The hub does not run, or cannot be asked; the message says what to do. */
  static final class Closed extends Exception {
    private static final long serialVersionUID = 1L;

    private Closed(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * What the hub answered.
   *
   * @param status the HTTP status
   * @param body its JSON; empty when it is none
   */
  record Said(int status, JsonNode body) {
    boolean good() {
      return status < 300;
    }
  }

  private Path folder(Terminal terminal) throws Closed {
    if (work != null) return work;
    var config = configuration.folder(terminal);
    var hub = Files.isDirectory(config) ? Agreements.load(config).agreements().hub() : null;
    var usual = terminal.root().resolve(hub == null ? "work" : hub.work());
    var demo = terminal.root().resolve("work/demo/hub");
    return Files.exists(usual.resolve("hub.json")) || !Files.exists(demo.resolve("hub.json")) ? usual : demo;
  }

  /** Asks; a path with its query, both encoded. */
  Said get(Terminal terminal, String path) throws Closed {
    return ask(terminal, path, null, null);
  }

  /** Tells something. */
  Said post(Terminal terminal, String path, byte[] body, String type) throws Closed {
    return ask(terminal, path, body, type);
  }

  /** Tells it as JSON. */
  Said post(Terminal terminal, String path, JsonNode body) throws Closed {
    return ask(terminal, path, body.toString().getBytes(StandardCharsets.UTF_8), "application/json");
  }

  /** A text as it stands in a query or a path. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private Said ask(Terminal terminal, String path, byte[] body, String type) throws Closed {
    var folder = folder(terminal);
    var announced = folder.resolve("hub.json");
    if (!Files.exists(announced)) throw closed(folder);
    try (var http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).version(HttpClient.Version.HTTP_1_1).build()) {
      var url = JSON.readTree(Files.readString(announced)).path("url").asText();
      var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(120)).header("Authorization", "Bearer " + token(folder));
      if (body == null) request.GET();
      else request.header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofByteArray(body));
      var reply = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Said(reply.statusCode(), parsed(reply.body()));
    } catch (IOException e) {
      throw closed(folder);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Closed("interrupted");
    }
  }

  private static JsonNode parsed(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }

  private static Closed closed(Path folder) {
    return new Closed("no hub is running in " + folder + ", and this is done by the hub that runs: start it with ./hub run, or name its folder with --work");
  }

  private String token(Path folder) throws IOException {
    if (token != null) return Files.readString(token).strip();
    var given = System.getenv("BORDEREAU_TOKEN");
    return given != null && !given.isBlank() ? given.strip() : Files.readString(folder.resolve("api-token")).strip();
  }
}
