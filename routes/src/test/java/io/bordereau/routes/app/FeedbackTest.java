package io.bordereau.routes.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.bordereau.routes.flow.Whereabouts;
import io.bordereau.routes.ledger.State;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole hub tells our own system what becomes of its documents: by a webhook that often fails, by a queue, by files, and by one that leads elsewhere. */
class FeedbackTest {
  private static final Path ROOT = Path.of(System.getProperty("bordereau.root"));
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString("a secret of 24 bytes....".getBytes(StandardCharsets.UTF_8));

  @TempDir
  static Path folder;
  private static DemoStage stage;
  private static Hub hub;
  private static HttpsServer server;
  private static final List<JsonNode> hooked = Collections.synchronizedList(new ArrayList<>());
  private static final Map<String, String> bodies = new HashMap<>();
  private static final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
  private static final Set<String> posted = Collections.synchronizedSet(new HashSet<>());
  private static final AtomicInteger asked = new AtomicInteger();
  private static final AtomicInteger elsewhere = new AtomicInteger();

  @BeforeAll
  static void start() throws Exception {
    stage = DemoStage.build(ROOT, folder.resolve("stage"), "200ms", Set.of(), p -> p);
    server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls()));
    server.createContext("/hook", FeedbackTest::hook);
    server.createContext("/erp", FeedbackTest::take);
    server.createContext("/moved", x -> answer(x, 302));
    server.createContext("/elsewhere", x -> {
      elsewhere.incrementAndGet();
      answer(x, 200);
    });
    server.start();
    Files.writeString(stage.config().resolve("keys/hook"), SECRET + "\n");
    var url = "https://127.0.0.1:" + server.getAddress().getPort();
    var often = "retry: {attempts: 40, first: 100ms, factor: 1, most: 100ms, jitter: 0}";
    var hook = "secret: \"file:keys/hook\", tls: {trust: [keys/development-root.pem]}, ";
    var settings = stage.config().resolve("hub.yaml");
    Files.writeString(settings, Files.readString(settings).replace("erp: {folder: erp, alarm: 24h}", "erp:\n  url: \"" + url + "/erp\"\n  secret: \"file:keys/hook\"\n  tls: {trust: [keys/development-root.pem]}\n"
        + "  retry: {attempts: 3, first: 100ms, factor: 1, most: 100ms, jitter: 0}\n  feedback:\n"
        + "    - {id: sap, url: \"" + url + "/hook\", " + hook + often + "}\n"
        + "    - {id: moved, companies: [larkfield-us], url: \"" + url + "/moved\", " + hook + "retry: {attempts: 2, first: 100ms, factor: 1, most: 100ms, jitter: 0}}\n"
        + "    - {id: bus, queue: erp.events}\n"
        + "    - {id: days, folder: days, files: day}\n"
        + "    - {id: files, folder: events}\n"));
    var o = Options.of(stage.config()).work(folder.resolve("hub")).port(0);
    hub = Hub.start(new Options(o.config(), o.work(), o.port(), o.poll(), false));
  }

  @AfterAll
  static void stop() {
    hub.close();
    server.stop(0);
    stage.close();
  }

  @Test
  void everySinkIsToldEveryChangeInOrderWhateverFails() throws Exception {
    var erp = new Client(hub.url(), hub.token());
    var sent = JSON.readTree(erp.send("f-1", "f-1", QueueIntakeTest.invoice("F-1").getBytes(StandardCharsets.UTF_8)).body()).path("id").asText();
    var refused = JSON.readTree(erp.send("f-2", "f-2", QueueIntakeTest.invoice("F-2").replace("071149828", "999999999").replace("0614141201006", "0614141201013")
        .getBytes(StandardCharsets.UTF_8)).body()).path("id").asText();
    until(() -> state(sent) == State.SENT, () -> "not sent: " + state(sent));
    until(() -> state(refused) == State.REFUSED, () -> "not refused: " + state(refused));
    hub.ledger().desk().discard(refused, "ann", "a test");
    var expected = Map.of(sent, List.of("received", "underway", "sent"), refused, List.of("received", "refused", "voided"));

    until(() -> states(hooked).equals(expected), () -> "the webhook heard " + states(hooked) + "; wrong: " + wrong);
    assertEquals(List.of(), wrong, "signed, and the same words at each attempt");
    assertTrue(asked.get() > hooked.size(), "it failed now and then");
    var why = hooked.stream().filter(e -> e.path("type").asText().equals("document.refused")).findFirst().orElseThrow();
    assertTrue(why.at("/data/findings/0/code").asText().startsWith("AGR-2"), "no partner has that number");
    assertEquals("f-2", why.at("/data/identity").asText());

    var bus = new ArrayList<JsonNode>();
    try (var jms = hub.connections().createContext()) {
      var consumer = jms.createConsumer(jms.createQueue("erp.events"));
      until(() -> {
        for (var message = consumer.receiveNoWait(); message != null; message = consumer.receiveNoWait()) bus.add(read(body(message)));
        return states(bus).equals(expected);
      }, () -> "the queue has " + states(bus));
    }
    until(() -> states(files("events")).equals(expected), () -> "the folder has " + states(files("events")));
    until(() -> states(lines()).equals(expected), () -> "the day has " + states(lines()));

    until(() -> hub.ledger().watch().stream().anyMatch(a -> a.kind().equals("feedback") && a.words().contains("moved")), () -> "no alarm about the sink that leads elsewhere");
    assertEquals(0, elsewhere.get(), "a redirect is not followed");
    assertFalse(Files.readString(hub.work().resolve("hub.json")).contains("whsec_"));
  }

  @Test
  void whatPartnersBringIsPostedToOurOwnSystemWhichAnswersAtOnceOrLater() throws Exception {
    assertEquals(State.TAKEN, until(order("PO-TAKEN"), State.TAKEN, 2).state());
    var refused = until(order("PO-WRONG"), State.REJECTED, 1);
    assertEquals("HUB-35", refused.timeline().getLast().findings().get(0).code());
    assertTrue(refused.timeline().getLast().words().contains("unknown article 77"), refused.timeline().getLast().words());
    var later = until(order("PO-LATER"), State.HANDED_OVER, 1);
    assertEquals(200, new Client(hub.url(), hub.token()).post("/api/documents/" + later.id() + "/taken", "").statusCode());
    assertTrue(until(later.id(), State.TAKEN, 1).complete());
    var away = until(order("PO-AWAY"), State.FAILED, 3);
    assertEquals("HUB-84", away.timeline().getLast().findings().get(0).code());
  }

  /** An order that rheinwerk brings. */
  private static String order(String number) throws Exception {
    var secret = Files.readString(stage.config().resolve("keys/secrets/rheinwerk-in")).strip();
    var trust = KeyStore.getInstance("PKCS12");
    trust.load(null, null);
    try (var in = Files.newInputStream(stage.config().resolve("keys/development-root.pem"))) {
      trust.setCertificateEntry("root", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    var anchors = TrustManagerFactory.getInstance("PKIX");
    anchors.init(trust);
    var tls = SSLContext.getInstance("TLS");
    tls.init(null, anchors.getTrustManagers(), new SecureRandom());
    try (var http = HttpClient.newBuilder().sslContext(tls).build()) {
      var body = "{\"document\": \"order\", \"number\": \"" + number + "\", \"issued\": \"2026-10-12\", \"type\": \"220\", \"currency\": \"USD\","
          + " \"buyer\": {\"name\": \"Rheinwerk Maschinenbau AG\"}, \"lines\": [{\"id\": \"1\", \"quantity\": \"5\", \"unit\": \"C62\"}]}";
      var reply = http.send(HttpRequest.newBuilder(URI.create(hub.partnersUrl().orElseThrow() + "/in/rheinwerk")).header("Authorization", "Bearer " + secret)
          .header("Message-ID", number).POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
      assertEquals(202, reply.statusCode(), reply.body());
      return JSON.readTree(reply.body()).path("id").asText();
    }
  }

  private static Whereabouts until(String id, State state, int attempts) throws InterruptedException {
    until(() -> state(id) == state, () -> "still " + state(id));
    var there = hub.whereIs().id(id).orElseThrow();
    assertEquals(attempts, there.sendings().get(0).attempts());
    return there;
  }

  /** Our own system: away at first, or for ever; takes, refuses, or says nothing yet. */
  private static void take(HttpExchange x) throws IOException {
    var body = new String(x.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var id = x.getRequestHeaders().getFirst("webhook-id");
    var signed = "v1," + Base64.getEncoder().encodeToString(mac(id + "." + x.getRequestHeaders().getFirst("webhook-timestamp") + "." + body));
    if (!signed.equals(x.getRequestHeaders().getFirst("webhook-signature"))) wrong.add("not signed: " + id);
    boolean first = posted.add(id);
    int status = body.contains("PO-AWAY") ? 503 : body.contains("PO-WRONG") ? 422 : body.contains("PO-TAKEN") && first ? 500 : 200;
    var said = (body.contains("PO-WRONG") ? "{\"reason\": \"unknown article 77\"}" : body.contains("PO-TAKEN") ? "{\"status\": \"taken\"}" : "").getBytes(StandardCharsets.UTF_8);
    x.sendResponseHeaders(status, said.length == 0 ? -1 : said.length);
    if (said.length > 0) x.getResponseBody().write(said);
    x.close();
  }

  private static State state(String id) {
    return hub.whereIs().id(id).orElseThrow().state();
  }

  /** By document, the states that a sink was told, in the order in which it was. */
  private static Map<String, List<String>> states(List<JsonNode> events) {
    var all = new LinkedHashMap<String, List<String>>();
    for (var event : List.copyOf(events)) {
      if (event.at("/data/document/direction").asText().equals("in")) continue;
      all.computeIfAbsent(event.at("/data/document/id").asText(), d -> new ArrayList<>()).add(event.at("/data/state").asText());
    }
    return all;
  }

  private static List<JsonNode> files(String name) {
    var all = new ArrayList<JsonNode>();
    try (var files = Files.list(hub.work().resolve(name))) {
      for (var file : files.filter(f -> f.getFileName().toString().endsWith(".json")).toList()) all.add(read(Files.readString(file)));
    } catch (IOException e) {
      return List.of();
    }
    all.sort(java.util.Comparator.comparing(e -> e.at("/data/seq").asInt()));
    return all;
  }

  private static List<JsonNode> lines() {
    try (var files = Files.list(hub.work().resolve("days"))) {
      var day = files.toList();
      return day.isEmpty() ? List.of() : Files.readAllLines(day.get(0)).stream().map(FeedbackTest::read).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }

  private static String body(jakarta.jms.Message message) {
    try {
      return new String(message.getBody(byte[].class), StandardCharsets.UTF_8);
    } catch (jakarta.jms.JMSException e) {
      throw new AssertionError(e);
    }
  }

  /** Every second request fails: half of these before it was heard, half after. */
  private static void hook(HttpExchange x) throws IOException {
    var body = new String(x.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var id = x.getRequestHeaders().getFirst("webhook-id");
    int count = asked.incrementAndGet();
    synchronized (bodies) {
      var before = bodies.putIfAbsent(id, body);
      if (before != null && !before.equals(body)) wrong.add("other words under " + id);
      var signed = "v1," + Base64.getEncoder().encodeToString(mac(id + "." + x.getRequestHeaders().getFirst("webhook-timestamp") + "." + body));
      if (!signed.equals(x.getRequestHeaders().getFirst("webhook-signature"))) wrong.add("not signed: " + id);
      if (count % 4 != 1 && hooked.stream().noneMatch(e -> e.at("/data/event").asText().equals(id))) hooked.add(JSON.readTree(body));
    }
    answer(x, count % 2 == 1 ? 500 : 204);
  }

  private static byte[] mac(String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec("a secret of 24 bytes....".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (java.security.GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static void answer(HttpExchange x, int status) throws IOException {
    if (status == 302) x.getResponseHeaders().add("Location", "/elsewhere");
    x.sendResponseHeaders(status, -1);
    x.close();
  }

  private static SSLContext tls() throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    var password = Files.readString(stage.config().resolve("keys/password")).strip().toCharArray();
    try (var in = Files.newInputStream(stage.config().resolve("keys/hub-server.p12"))) {
      store.load(in, password);
    }
    var keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, password);
    var tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), null, new SecureRandom());
    return tls;
  }

  private static void until(BooleanSupplier there, java.util.function.Supplier<String> otherwise) throws InterruptedException {
    for (int i = 0; i < 600 && !there.getAsBoolean(); i++) Thread.sleep(50);
    assertTrue(there.getAsBoolean(), otherwise);
  }
}
