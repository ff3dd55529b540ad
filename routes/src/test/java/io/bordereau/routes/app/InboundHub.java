package io.bordereau.routes.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bordereau.routes.flow.Whereabouts;
import io.bordereau.routes.ledger.State;
import io.bordereau.signing.keys.DevelopmentAuthority;
import io.bordereau.signing.keys.KeyMaterial;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole hub with two partners that bring documents: northgate by X12, over its mailbox and the partners' door; rheinwerk by EDIFACT, over its mailbox, and by
 * the door with a certificate. Our own system collects from a folder and reads a queue.
 */
abstract class InboundHub {
  static final Path ROOT = Path.of(System.getProperty("bordereau.root"));
  static final ObjectMapper JSON = new ObjectMapper();

  static final String RHEINWERK = """
      id: rheinwerk
      name: Rheinwerk Maschinenbau AG
      company: larkfield-fr
      identifiers:
        - {kind: vat, value: DE299887718}
      state: live
      consent: {by: Kreditorenbuchhaltung, on: 2026-01-19}
      format: edifact-d96a-invoic
      profile: none
      envelope:
        edifact: {sender: "3770009910019", senderQualifier: "14", receiver: "4029900100012", receiverQualifier: "14"}
      endpoint: {folder: rheinwerk}
      inbound:
        certificates: [keys/rheinwerk.pem]
        folder: rheinwerk
      acknowledgements: {expected: [syntax], alarm: 24h}
      """;

  @TempDir
  static Path folder;
  static DemoStage stage;
  static Hub hub;
  static Client erp;
  static Path erpFolder;
  /** What halden's network signs its requests with, when it does. */
  static KeyMaterial haldenSigns;

  @BeforeAll
  static void start() throws Exception {
    stage = DemoStage.build(ROOT, folder.resolve("stage"), "200ms", Set.of(), p -> p);
    // Documents for northgate lie in its mailbox, and it answers them; rheinwerk, an EDIFACT partner, proves itself by a certificate.
    agree("northgate", "inbound:  ", "inbound:\n  authentication: {kind: basic, user: northgate, secret: \"file:keys/secrets/northgate-in\"}\n  largest: 200000\n  #",
        "order-response: x12-004010-855", "order-response: bordereau-json");
    agree("halden", "inbound:\n", "inbound:\n  largest: 150000\n", "secret: \"file:keys/secrets/halden-in\"", "secret: \"file:keys/secrets/halden-in\"\n    certificates: [keys/halden-signs.pem]");
    haldenSigns = DevelopmentAuthority.create("halden", Instant.now().minusSeconds(60)).issue("halden signs", DevelopmentAuthority.Side.MESSAGES, List.of(),
        Instant.now().minusSeconds(60), Instant.now().plusSeconds(86_400));
    Files.writeString(stage.config().resolve("keys/halden-signs.pem"), "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(haldenSigns.certificate().getEncoded()) + "\n-----END CERTIFICATE-----\n");
    Files.writeString(stage.config().resolve("partners/rheinwerk.yaml"), RHEINWERK);
    var certificate = store(stage.config().resolve("keys/hub-client.p12")).getCertificate("key");
    Files.writeString(stage.config().resolve("keys/rheinwerk.pem"), "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(certificate.getEncoded()) + "\n-----END CERTIFICATE-----\n");
    var o = Options.of(stage.config()).work(folder.resolve("hub")).port(0);
    // Our own system collects from a folder and reads a queue as well.
    var settings = stage.config().resolve("hub.yaml");
    Files.writeString(settings, Files.readString(settings).replace("erp: {folder: erp, alarm: 24h}", "erp: {folder: erp, queue: erp.documents, alarm: 24h}"));
    hub = Hub.start(new Options(o.config(), o.work(), o.port(), o.poll(), false));
    erp = new Client(hub.url(), hub.token());
    erpFolder = hub.work().resolve("erp");
  }

  static void agree(String partner, String... changes) throws IOException {
    var file = stage.config().resolve("partners").resolve(partner + ".yaml");
    var text = Files.readString(file);
    for (int i = 0; i < changes.length; i += 2) {
      assertTrue(text.contains(changes[i]), changes[i]);
      text = text.replace(changes[i], changes[i + 1]);
    }
    Files.writeString(file, text);
  }

  @AfterAll
  static void stop() {
    hub.close();
    stage.close();
  }

  static KeyStore store(Path file) throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      store.load(in, password());
    }
    return store;
  }

  static char[] password() throws IOException {
    return Files.readString(stage.config().resolve("keys/password")).strip().toCharArray();
  }

  /** A partner's client; with a certificate when there is a store. */
  static HttpClient client(Path own) throws Exception {
    var trust = KeyStore.getInstance("PKCS12");
    trust.load(null, null);
    try (var in = Files.newInputStream(stage.config().resolve("keys/development-root.pem"))) {
      trust.setCertificateEntry("root", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    var anchors = TrustManagerFactory.getInstance("PKIX");
    anchors.init(trust);
    var keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(own == null ? null : store(own), own == null ? null : password());
    var ssl = SSLContext.getInstance("TLS");
    ssl.init(keys.getKeyManagers(), anchors.getTrustManagers(), new SecureRandom());
    return HttpClient.newBuilder().sslContext(ssl).version(HttpClient.Version.HTTP_1_1).build();
  }

  static String basic(String user, String secret) throws IOException {
    var password = Files.readString(stage.config().resolve("keys/secrets").resolve(secret)).strip();
    return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  static HttpResponse<String> bring(String partner, String authorization, Map<String, String> headers, byte[] body) throws Exception {
    try (var http = client(null)) {
      return bring(http, partner, authorization, headers, body);
    }
  }

  static HttpResponse<String> bring(HttpClient http, String partner, String authorization, Map<String, String> headers, byte[] body)
      throws Exception {
    var request = HttpRequest.newBuilder(URI.create(hub.partnersUrl().orElseThrow() + "/in/" + partner)).POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (authorization != null) request.header("Authorization", authorization);
    headers.forEach(request::header);
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** What northgate brings and is told 202 for. */
  static String northgate(String identity, String json) throws Exception {
    var reply = bring("northgate", basic("northgate", "northgate-in"), Map.of("Message-ID", identity), json.getBytes(StandardCharsets.UTF_8));
    assertEquals(202, reply.statusCode(), reply.body());
    return JSON.readTree(reply.body()).path("id").asText();
  }

  static final String PARTIES = """
      "seller": {"name": "Larkfield Instruments Inc.", "identifiers": [{"value": "0614141101009", "scheme": "0088"}]},
      "buyer": {"name": "Northgate Retail Corp.", "identifiers": [{"value": "071149828", "scheme": "0060"}]}""";

  static String order(String number, String more, String lines) {
    return "{\"document\": \"order\", \"number\": \"" + number + "\", \"issued\": \"2026-10-12\", \"type\": \"220\", \"currency\": \"USD\"" + more + ", "
        + PARTIES + ", \"lines\": [" + lines + "]}";
  }

  static String line(String id, int quantity, String more) {
    return "{\"id\": \"" + id + "\", \"quantity\": \"" + quantity + "\", \"unit\": \"C62\"" + more + "}";
  }

  static Whereabouts await(String id, State... states) throws InterruptedException {
    until(() -> List.of(states).contains(hub.whereIs().id(id).orElseThrow().state()), () -> "still " + hub.whereIs().id(id));
    return hub.whereIs().id(id).orElseThrow();
  }

  static void until(BooleanSupplier done, Supplier<String> words) throws InterruptedException {
    long end = System.nanoTime() + 60_000_000_000L;
    while (!done.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, words);
      Thread.sleep(50);
    }
  }

  static String code(HttpResponse<String> reply) throws IOException {
    return JSON.readTree(reply.body()).path("findings").path(0).path("code").asText();
  }

  /** The one file that our own system finds for a document. */
  static Path handed(String id) throws IOException {
    try (var files = Files.list(erpFolder)) {
      return files.filter(f -> f.getFileName().toString().endsWith(id.toLowerCase(java.util.Locale.ROOT) + ".json")).findFirst().orElseThrow();
    }
  }

  static String invoice(String number, String order) throws IOException {
    return Files.readString(ROOT.resolve("samples/demo/4712.json")).replaceFirst("\"number\": \"4712\"", "\"number\": \"" + number + "\"")
        .replaceFirst("PO-77288", order);
  }

  static String hand(String key, String json) throws Exception {
    var reply = erp.send(key, key, json.getBytes(StandardCharsets.UTF_8));
    assertEquals(202, reply.statusCode(), reply.body());
    return JSON.readTree(reply.body()).path("id").asText();
  }

  static boolean exists(Path where, String ending) {
    if (!Files.isDirectory(where)) return false;
    try (var files = Files.list(where)) {
      return files.anyMatch(f -> f.toString().endsWith(ending));
    } catch (IOException e) {
      return false;
    }
  }

  static void drop(Path box, String name, String content) throws IOException {
    var file = Files.writeString(box.resolve(name + ".part"), content);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(10)));
    Files.move(file, box.resolve(name));
  }
}
