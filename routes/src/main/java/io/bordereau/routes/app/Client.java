package io.bordereau.routes.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** An ERP at the operator's door. */
final class Client {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).version(HttpClient.Version.HTTP_1_1)
      .build();
  private final String url;
  private final String token;

  Client(String url, String token) {
    this.url = url;
    this.token = token;
  }

  /** Hands a document over. */
  HttpResponse<String> send(String key, Path document) throws IOException, InterruptedException {
    return send(key, document.getFileName().toString(), Files.readAllBytes(document));
  }

  /** Hands a document over. */
  HttpResponse<String> send(String key, String name, byte[] document) throws IOException, InterruptedException {
    return http.send(request("/api/documents").header("Idempotency-Key", key).header("Bordereau-Name", name)
        .POST(HttpRequest.BodyPublishers.ofByteArray(document)).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Asks. */
  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Tells something. */
  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return http.send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE).header("Authorization", "Bearer " + token);
  }
}
