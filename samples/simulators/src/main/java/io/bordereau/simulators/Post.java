package io.bordereau.simulators;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** How the partner's own documents leave: into a mailbox folder, or to an address over HTTPS. */
sealed interface Post {
  /**
   * Sends.
   *
   * @param name of the document, unique for this partner
   * @return what the other side said
   * @throws IOException when it could not be handed over; it may be tried again
   */
  String send(String name, byte[] bytes) throws IOException, InterruptedException;

  /**
   * A mailbox: written under another name first, so that nobody takes half a file.
   *
   * @param folder where the other side looks
   */
  record Mailbox(Path folder) implements Post {
    @Override
    public String send(String name, byte[] bytes) throws IOException {
      Files.createDirectories(folder);
      var half = folder.resolve("." + name + ".part");
      Files.write(half, bytes);
      Files.move(half, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      return "in the mailbox";
    }
  }

  /**
   * HTTPS.
   *
   * @param address a file with the address, which is there once the other side is ready
   * @param authorization the Authorization header; null for none
   * @param tls whom to trust
   */
  record Https(Path address, String authorization, SSLContext tls) implements Post {
    @Override
    public String send(String name, byte[] bytes) throws IOException, InterruptedException {
      var said = send(Map.of("Content-Type", type(name), "Message-ID", name), bytes);
      return name.endsWith(".cxml") ? said : said.substring(0, said.indexOf(':'));
    }

    /**
     * Sends with other headers.
     *
     * @return the status and what the body says
     * @throws IOException when it could not be handed over; it may be tried again
     */
    String send(Map<String, String> headers, byte[] bytes) throws IOException, InterruptedException {
      var request = HttpRequest.newBuilder(URI.create(Files.readString(address).strip())).timeout(Duration.ofSeconds(20))
          .POST(HttpRequest.BodyPublishers.ofByteArray(bytes));
      headers.forEach(request::header);
      if (authorization != null) request.header("Authorization", authorization);
      try (var client = HttpClient.newBuilder().sslContext(tls).build()) {
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) throw new IOException("status " + answer.statusCode() + ": " + answer.body());
        return "status " + answer.statusCode() + ": " + answer.body();
      }
    }

    private static String type(String name) {
      return name.endsWith(".cxml") ? "text/xml; charset=UTF-8" : name.endsWith(".x12") ? "application/EDI-X12" : "application/EDIFACT";
    }
  }
}
