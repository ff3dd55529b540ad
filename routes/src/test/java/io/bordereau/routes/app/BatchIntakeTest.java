package io.bordereau.routes.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many documents with one request: each is recorded by itself and answered by itself. */
class BatchIntakeTest {
  private static final Path ROOT = Path.of(System.getProperty("bordereau.root"));
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir
  private static Path folder;
  private static DemoStage stage;
  private static Hub hub;

  @BeforeAll
  static void start() throws Exception {
    stage = DemoStage.build(ROOT, folder.resolve("stage"), "200ms", Set.of(), p -> p);
    var o = Options.of(stage.config()).work(folder.resolve("hub")).port(0);
    hub = Hub.start(new Options(o.config(), o.work(), o.port(), o.poll(), false));
  }

  @AfterAll
  static void stop() {
    hub.close();
    stage.close();
  }

  private static String invoice(String number) throws IOException {
    return Files.readString(ROOT.resolve("samples/demo/4724.json")).replaceFirst("\"number\": \"4724\"", "\"number\": \"" + number + "\"");
  }

  private static HttpResponse<String> send(String key, String type, byte[] body) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(hub.url() + "/api/batches")).header("Authorization", "Bearer " + hub.token()).header("Content-Type", type)
        .header("Idempotency-Key", key).POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static List<String> statuses(HttpResponse<String> reply) throws IOException {
    var all = new ArrayList<String>();
    for (JsonNode one : JSON.readTree(reply.body()).path("documents")) all.add(one.path("key").asText() + " " + one.path("status").asText());
    return all;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void oneBadDocumentStopsNoOtherAndTheSameBatchAgainDoesNothingTwice() throws Exception {
    var body = utf8("[" + invoice("B-1") + ",\n{\"content\": \"remember the milk\"}, {\"key\": \"mine\", \"content\": " + JSON.writeValueAsString(invoice("B-2")) + "}]");
    var first = send("night-1", "application/json", body);
    assertEquals(202, first.statusCode(), first.body());
    assertEquals(List.of("night-1/1 received", "night-1/2 refused", "night-1/mine received"), statuses(first));
    assertEquals("HUB-25", JSON.readTree(first.body()).path("documents").path(1).path("findings").path(0).path("code").asText());
    var again = send("night-1", "application/json", body);
    assertEquals(List.of("night-1/1 repeated", "night-1/2 refused", "night-1/mine repeated"), statuses(again));
    assertEquals(JSON.readTree(first.body()).path("documents").path(0).path("id"), JSON.readTree(again.body()).path("documents").path(0).path("id"));
    var other = send("night-1", "application/json", utf8("[" + invoice("B-3") + "]"));
    assertEquals(422, other.statusCode(), other.body());
    assertTrue(other.body().contains("HUB-26"), other.body());
  }

  @Test
  void objectsOneALineAreABatch() throws Exception {
    var lines = invoice("B-11").replace("\n", " ") + "\n" + invoice("B-12").replace("\n", " ") + "\n";
    assertEquals(List.of("lines/1 received", "lines/2 received"), statuses(send("lines", "application/x-ndjson", utf8(lines))));
  }

  @Test
  void aZipMayHoldFilesOfAnyFormatFlatIdocsIncluded() throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("../a.json"));
      zip.write(utf8(invoice("B-21")));
      zip.putNextEntry(new ZipEntry("sap.idoc"));
      zip.write(Files.readAllBytes(ROOT.resolve("samples/intake/sap-invoices.idoc")));
      zip.putNextEntry(new ZipEntry("note.txt"));
      zip.write(utf8("remember the milk"));
    }
    assertEquals(List.of("zip/1 received", "zip/2 received", "zip/3 refused"), statuses(send("zip", "application/zip", bytes.toByteArray())));
  }

  @Test
  void theFilesOfAFormAreABatch() throws Exception {
    var form = "--b7\r\nContent-Disposition: form-data; name=\"one\"; filename=\"a.json\"\r\nIdempotency-Key: k1\r\n\r\n" + invoice("B-31")
        + "\r\n--b7\r\nContent-Disposition: form-data; name=\"two\"\r\n\r\n" + invoice("B-32") + "\r\n--b7--\r\n";
    var reply = send("form", "multipart/mixed; boundary=b7", utf8(form));
    assertEquals(List.of("form/k1 received", "form/1 received"), statuses(reply), reply.body());
  }

  @Test
  void whatCannotBeTakenApartIsNotTakenAtAll() throws Exception {
    for (var broken : List.of("[" + invoice("B-41") + ", {\"number\": ", "[]", "\"text\"", "nothing")) {
      var reply = send("broken", "application/json", utf8(broken));
      assertEquals(400, reply.statusCode(), reply.body());
      assertTrue(reply.body().contains("INT-23"), reply.body());
    }
    assertEquals(400, send("broken", "multipart/mixed; boundary=b7", utf8("--b7\r\n\r\nx")).statusCode());
    assertEquals(400, send("broken", "application/zip", utf8("PK\3\4nothing")).statusCode());
    assertTrue(send("many", "application/json", utf8("[" + "{},".repeat(10_001) + "{}]")).body().contains("INT-24"));
  }
}
