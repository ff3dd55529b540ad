package io.bordereau.routes.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bordereau.envelopes.X12Envelope;
import io.bordereau.formats.Formats;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Residue;
import io.bordereau.routes.flow.Whereabouts;
import io.bordereau.routes.ledger.Level;
import io.bordereau.routes.ledger.Ref;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.State;
import io.bordereau.routes.ledger.Verdict;
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
import java.time.OffsetDateTime;
import java.util.ArrayList;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole hub and what partners bring to it: who is let in, what becomes of it, and what it tells documents of ours. */
class InboundTest {
  private static final Path ROOT = Path.of(System.getProperty("bordereau.root"));
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir
  private static Path folder;
  private static DemoStage stage;
  private static Hub hub;
  private static Client erp;
  private static Path erpFolder;

  @BeforeAll
  static void start() throws Exception {
    stage = DemoStage.build(ROOT, folder.resolve("stage"), "200ms", Set.of(), p -> p);
    // Documents for northgate lie in its mailbox, and it answers them; rheinwerk proves itself by a certificate.
    agree("northgate", "inbound:  ", "inbound:\n  authentication: {kind: basic, user: northgate, secret: \"file:keys/secrets/northgate-in\"}\n  largest: 200000\n  #",
        "order-response: x12-004010-855", "order-response: bordereau-json");
    agree("rheinwerk", "authentication: {kind: bearer, secret: \"file:keys/secrets/rheinwerk-in\"}", "certificates: [keys/rheinwerk.pem]");
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

  private static void agree(String partner, String... changes) throws IOException {
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

  private static KeyStore store(Path file) throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      store.load(in, password());
    }
    return store;
  }

  private static char[] password() throws IOException {
    return Files.readString(stage.config().resolve("keys/password")).strip().toCharArray();
  }

  /** A partner's client; with a certificate when there is a store. */
  private static HttpClient client(Path own) throws Exception {
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

  private static String basic(String user, String secret) throws IOException {
    var password = Files.readString(stage.config().resolve("keys/secrets").resolve(secret)).strip();
    return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  private static HttpResponse<String> bring(String partner, String authorization, Map<String, String> headers, byte[] body) throws Exception {
    try (var http = client(null)) {
      return bring(http, partner, authorization, headers, body);
    }
  }

  private static HttpResponse<String> bring(HttpClient http, String partner, String authorization, Map<String, String> headers, byte[] body)
      throws Exception {
    var request = HttpRequest.newBuilder(URI.create(hub.partnersUrl().orElseThrow() + "/in/" + partner)).POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (authorization != null) request.header("Authorization", authorization);
    headers.forEach(request::header);
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** What northgate brings and is told 202 for. */
  private static String northgate(String identity, String json) throws Exception {
    var reply = bring("northgate", basic("northgate", "northgate-in"), Map.of("Message-ID", identity), json.getBytes(StandardCharsets.UTF_8));
    assertEquals(202, reply.statusCode(), reply.body());
    return JSON.readTree(reply.body()).path("id").asText();
  }

  private static final String PARTIES = """
      "seller": {"name": "Larkfield Instruments Inc.", "identifiers": [{"value": "0614141101009", "scheme": "0088"}]},
      "buyer": {"name": "Northgate Retail Corp.", "identifiers": [{"value": "071149828", "scheme": "0060"}]}""";

  private static String order(String number, String more, String lines) {
    return "{\"document\": \"order\", \"number\": \"" + number + "\", \"issued\": \"2026-10-12\", \"type\": \"220\", \"currency\": \"USD\"" + more + ", "
        + PARTIES + ", \"lines\": [" + lines + "]}";
  }

  private static String line(String id, int quantity, String more) {
    return "{\"id\": \"" + id + "\", \"quantity\": \"" + quantity + "\", \"unit\": \"C62\"" + more + "}";
  }

  private static Whereabouts await(String id, State... states) throws InterruptedException {
    until(() -> List.of(states).contains(hub.whereIs().id(id).orElseThrow().state()), () -> "still " + hub.whereIs().id(id));
    return hub.whereIs().id(id).orElseThrow();
  }

  private static void until(BooleanSupplier done, Supplier<String> words) throws InterruptedException {
    long end = System.nanoTime() + 60_000_000_000L;
    while (!done.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, words);
      Thread.sleep(50);
    }
  }

  private static String code(HttpResponse<String> reply) throws IOException {
    return JSON.readTree(reply.body()).path("findings").path(0).path("code").asText();
  }

  /** The one file that our own system finds for a document. */
  private static Path handed(String id) throws IOException {
    try (var files = Files.list(erpFolder)) {
      return files.filter(f -> f.getFileName().toString().endsWith(id.toLowerCase(java.util.Locale.ROOT) + ".json")).findFirst().orElseThrow();
    }
  }

  private static String invoice(String number, String order) throws IOException {
    return Files.readString(ROOT.resolve("samples/demo/4712.json")).replaceFirst("\"number\": \"4712\"", "\"number\": \"" + number + "\"")
        .replaceFirst("PO-77288", order);
  }

  private static String hand(String key, String json) throws Exception {
    var reply = erp.send(key, key, json.getBytes(StandardCharsets.UTF_8));
    assertEquals(202, reply.statusCode(), reply.body());
    return JSON.readTree(reply.body()).path("id").asText();
  }

  @Test
  void anOrderIsHandedOverAndTakenByAFileBesideIt() throws Exception {
    var id = northgate("po-1", order("PO-1", "", line("1", 5, "")));
    var where = await(id, State.HANDED_OVER);
    assertEquals("order", where.type());
    assertEquals("PO-1", where.number());
    assertEquals("northgate", where.partner());
    assertFalse(where.complete());
    var file = handed(id);
    assertTrue(file.getFileName().toString().startsWith("order-PO-1-northgate-"), file.toString());
    assertEquals("PO-1", JSON.readTree(Files.readString(file)).path("number").asText());
    Files.createFile(Path.of(file.toString().replaceFirst("json$", "ack")));
    var taken = await(id, State.TAKEN);
    assertTrue(taken.complete());
    assertEquals(Verdict.ACCEPTED, taken.answers().get(Level.APPLICATION));
    until(() -> !Files.exists(file), () -> "not moved away");
    assertTrue(Files.exists(erpFolder.resolve(".done").resolve(file.getFileName())));
  }

  @Test
  void whatOurOwnSystemDoesNotTakeIsRejectedWithItsReason() throws Exception {
    var id = northgate("po-2", order("PO-2", "", line("1", 5, "")));
    await(id, State.HANDED_OVER);
    Files.writeString(Path.of(handed(id).toString().replaceFirst("json$", "nak")), "unknown article 7700177\n");
    var where = await(id, State.REJECTED);
    assertEquals("HUB-35", where.timeline().getLast().findings().get(0).code());
    assertTrue(where.timeline().getLast().words().contains("unknown article 7700177"));
  }

  @Test
  void ourOwnSystemMayAnswerByRest() throws Exception {
    var id = northgate("po-3", order("PO-3", "", line("1", 5, "")));
    await(id, State.HANDED_OVER);
    assertEquals(200, erp.post("/api/documents/" + id + "/taken", "").statusCode());
    assertTrue(await(id, State.TAKEN).complete());
    assertEquals(200, erp.post("/api/documents/" + id + "/taken", "").statusCode(), "said again, nothing changes");
    assertEquals(404, erp.post("/api/documents/nobody/taken", "").statusCode());
  }

  @Test
  void ourOwnSystemMayReadAQueueAndAnswerOnAnother() throws Exception {
    var id = northgate("po-q", order("PO-Q", "", line("1", 5, "")));
    var identity = await(id, State.HANDED_OVER).sendings().get(0).identity();
    try (var jms = hub.connections().createContext()) {
      var consumer = jms.createConsumer(jms.createQueue("erp.documents"), "JMSCorrelationID = '" + identity + "'");
      var message = consumer.receive(10_000);
      assertEquals("PO-Q", JSON.readTree(message.getBody(byte[].class)).path("number").asText());
      assertEquals(jakarta.jms.DeliveryMode.PERSISTENT, message.getJMSDeliveryMode());
      jms.createProducer().setJMSCorrelationID(identity).send((jakarta.jms.Queue) message.getJMSReplyTo(), "taken");
    }
    assertTrue(await(id, State.TAKEN).complete());
  }

  @Test
  void theSameIdentityIsToldTheSameAgainAndAnotherContentIsKeptApart() throws Exception {
    var body = order("PO-4", "", line("1", 5, "")).getBytes(StandardCharsets.UTF_8);
    var credentials = basic("northgate", "northgate-in");
    var first = bring("northgate", credentials, Map.of("Message-ID", "po-4"), body);
    var second = bring("northgate", credentials, Map.of("Message-ID", "po-4"), body);
    assertEquals(first.body(), second.body());
    var other = bring("northgate", credentials, Map.of("Message-ID", "po-4"), "else".getBytes(StandardCharsets.UTF_8));
    assertEquals(409, other.statusCode());
    assertEquals("HUB-42", code(other));
    assertTrue(erp.get("/api/quarantine").body().contains("\"identity\":\"po-4\""));
    var without = bring("northgate", credentials, Map.of(), order("PO-5", "", line("1", 5, "")).getBytes(StandardCharsets.UTF_8));
    var again = bring("northgate", credentials, Map.of(), order("PO-5", "", line("1", 5, "")).getBytes(StandardCharsets.UTF_8));
    assertEquals(without.body(), again.body(), "without an identity the content is the identity");
  }

  @Test
  void nobodyComesInWithoutWhatWasAgreed() throws Exception {
    var body = order("PO-6", "", line("1", 5, "")).getBytes(StandardCharsets.UTF_8);
    long before = hub.ledger().inquiry().tally().documents();
    for (var wrong : new String[] {null, "", "Basic bm9ydGhnYXRlOg==", "Bearer x", basic("larkfield", "northgate-in"), basic("northgate", "kjeller")}) {
      var reply = bring("northgate", wrong == null || wrong.isEmpty() ? null : wrong, Map.of(), body);
      assertEquals(401, reply.statusCode(), reply.body());
      assertEquals("HUB-39", code(reply));
    }
    assertEquals(401, bring("halden", basic("northgate", "northgate-in"), Map.of(), body).statusCode(), "halden brings nothing");
    assertEquals(401, bring("nobody", basic("northgate", "northgate-in"), Map.of(), body).statusCode(), "no agreement");
    assertEquals(401, bring("rheinwerk", null, Map.of(), body).statusCode(), "no certificate");
    assertEquals(before, hub.ledger().inquiry().tally().documents(), "nothing was recorded");
  }

  @Test
  void aCertificateThatTheAgreementNamesLetsIn() throws Exception {
    try (var http = client(stage.config().resolve("keys/hub-client.p12"))) {
      var reply = bring(http, "rheinwerk", null, Map.of(), order("PO-7", "", line("1", 5, "")).getBytes(StandardCharsets.UTF_8));
      assertEquals(202, reply.statusCode(), reply.body());
    }
  }

  @Test
  void theDoorOfPartnersShowsNothingOfTheOperator() throws Exception {
    try (var http = client(null)) {
      for (var path : List.of("/", "/api/documents", "/health", "/in", "/in/", "/in/northgate/x", "/in/northgate?x=1", "/in/../api/tally")) {
        var request = HttpRequest.newBuilder(URI.create(hub.partnersUrl().orElseThrow() + path)).header("Authorization", "Bearer " + hub.token());
        var reply = http.send(request.POST(HttpRequest.BodyPublishers.ofString("x")).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(404, reply.statusCode(), path);
      }
      var get = http.send(HttpRequest.newBuilder(URI.create(hub.partnersUrl().orElseThrow() + "/in/northgate")).build(), HttpResponse.BodyHandlers.ofString());
      assertEquals(405, get.statusCode());
    }
  }

  @Test
  void tooMuchIsSaidAndNothingOfItIsKept() throws Exception {
    var credentials = basic("northgate", "northgate-in");
    var large = bring("northgate", credentials, Map.of(), new byte[200_001]);
    assertEquals(413, large.statusCode());
    assertEquals("HUB-40", code(large));
    assertEquals("HUB-44", code(bring("northgate", credentials, Map.of(), new byte[0])));
    assertEquals("HUB-45", code(bring("northgate", credentials, Map.of("Content-Encoding", "gzip"), new byte[10])));
    assertEquals("HUB-46", code(bring("northgate", credentials, Map.of("Message-ID", "x".repeat(201)), new byte[10])));
  }

  @Test
  void whatCannotBeReadIsKeptApartUntilAPersonDecides() throws Exception {
    var id = northgate("junk", "good morning");
    var where = await(id, State.QUARANTINED);
    assertFalse(where.complete());
    assertEquals("HUB-30", where.timeline().getLast().findings().get(0).code());
    assertTrue(erp.get("/api/quarantine").body().contains(id));
    hub.ledger().desk().discard(id, "test", "it was junk");
    assertTrue(await(id, State.VOIDED).complete());
    assertFalse(erp.get("/api/quarantine").body().contains(id));
  }

  @Test
  void aMailboxIsCollectedAndTheSameContentIsRecognised() throws Exception {
    var box = hub.work().resolve("mailbox/northgate/in");
    var order = order("PO-8", "", line("1", 5, ""));
    drop(box, "order one.json", order);
    until(() -> !hub.whereIs().document("PO-8").isEmpty(), () -> "not collected");
    var id = hub.whereIs().document("PO-8").getLast().id();
    await(id, State.HANDED_OVER);
    long repeats = hub.ledger().inquiry().tally().repeats();
    drop(box, "the same again.json", order);
    until(() -> hub.ledger().inquiry().tally().repeats() > repeats, () -> "not recognised");
    assertEquals(1, hub.whereIs().document("PO-8").size());
    Files.write(box.resolve("claimed before a crash.json.taken"), order("PO-9", "", line("1", 5, "")).getBytes(StandardCharsets.UTF_8));
    until(() -> !hub.whereIs().document("PO-9").isEmpty(), () -> "not taken up");
    drop(box, "large.json", "x".repeat(200_001));
    until(() -> exists(box.resolveSibling("refused"), ".findings.json"), () -> "no findings");
  }

  private static boolean exists(Path where, String ending) {
    if (!Files.isDirectory(where)) return false;
    try (var files = Files.list(where)) {
      return files.anyMatch(f -> f.toString().endsWith(ending));
    } catch (IOException e) {
      return false;
    }
  }

  private static void drop(Path box, String name, String content) throws IOException {
    var file = Files.writeString(box.resolve(name + ".part"), content);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(10)));
    Files.move(file, box.resolve(name));
  }

  @Test
  void anInvoiceIsHeldWhenTheOrderLineThatItBillsIsClosed() throws Exception {
    await(northgate("po-10", order("PO-10", "", line("1", 40, "") + ", " + line("2", 2, ""))), State.HANDED_OVER);
    await(northgate("po-10c", order("PO-10", ", \"purpose\": \"change\", \"change\": \"1\"", "{\"id\": \"2\", \"action\": \"delete\"}")), State.HANDED_OVER);
    var id = hand("closed", invoice("O-1", "PO-10"));
    var where = await(id, State.HELD);
    assertEquals("PO line 2 closed in order PO-10.", where.timeline().getLast().words());
    assertEquals(io.bordereau.mapping.Turn.RECEIVER, where.turn());
    assertTrue(where.sendings().isEmpty());
    hub.ledger().desk().release(id, "test", "the buyer opens it again");
    assertFalse(await(id, State.SENT).sendings().isEmpty());
  }

  @Test
  void anInvoiceIsHeldWhenItBillsMoreThanWasOrdered() throws Exception {
    await(northgate("po-11", order("PO-11", "", line("1", 50, "") + ", " + line("2", 9, ""))), State.HANDED_OVER);
    await(hand("first", invoice("O-2", "PO-11")), State.SENT);
    var where = await(hand("second", invoice("O-3", "PO-11")), State.HELD);
    assertEquals("HUB-37", where.timeline().getLast().findings().get(0).code());
    assertTrue(where.timeline().getLast().words().contains("50 were ordered; with this document 60"), where.timeline().getLast().words());
  }

  @Test
  void anUnknownOrderIsOnlyARemarkWhereTheAgreementSaysSo() throws Exception {
    var where = await(hand("unknown", invoice("O-4", "PO-none")), State.SENT);
    assertTrue(where.timeline().stream().flatMap(e -> e.findings().stream()).anyMatch(f -> f.code().equals("HUB-38") && !f.isError()));
  }

  @Test
  void anAnswerAcceptsTheDocumentThatItsControlNumbersName() throws Exception {
    var where = await(hand("ack", invoice("O-5", "PO-none")), State.SENT);
    var numbers = where.sendings().get(0).numbers();
    var receipt = northgate("997-1", receipt("accepted", numbers.get(1), "\"verdict\": \"accepted\", \"code\": \"A\""));
    assertTrue(await(receipt, State.CORRELATED).complete());
    var told = await(where.id(), State.ACKNOWLEDGED);
    assertTrue(told.complete());
    assertEquals(Verdict.ACCEPTED, told.answers().get(Level.SYNTAX));
  }

  @Test
  void aRefusalSaysWhichElementIsWrong() throws Exception {
    var where = await(hand("nack", invoice("O-6", "PO-none")), State.SENT);
    northgate("997-2", receipt("rejected", where.sendings().get(0).numbers().get(1), """
        "verdict": "rejected", "code": "R", "segments": [{"segment": "IT1", "position": "12", "elements": [
          {"position": "4", "value": "12,00", "errors": [{"code": "AK403:6", "text": "invalid character in the element"}]}]}]"""));
    var told = await(where.id(), State.REJECTED);
    var finding = told.timeline().getLast().findings().get(0);
    assertEquals("HUB-48", finding.code());
    assertEquals("IT1[12]/04", finding.where());
    assertEquals("12,00", finding.value());
    assertEquals("AK403:6", finding.official());
    assertTrue(finding.message().contains("element IT104"), finding.message());
  }

  private static String receipt(String verdict, long group, String document) {
    return "{\"document\": \"receipt\", \"type\": \"997\", \"level\": \"syntax\", \"groups\": [{\"id\": \"IN\", \"control\": \"" + group
        + "\", \"verdict\": \"" + verdict + "\", \"documents\": [{\"type\": \"810\", \"control\": \"0001\", " + document + "}]}]}";
  }

  @Test
  void aTa1AndAnApplicationAdviceAreFoundByWhatTheyName() throws Exception {
    var where = await(hand("ta1", invoice("O-9", "PO-none")), State.SENT);
    var interchange = "%09d".formatted(where.sendings().get(0).numbers().get(0));
    northgate("ta1-1", "{\"document\": \"receipt\", \"type\": \"TA1\", \"level\": \"transport\", \"verdict\": \"accepted\", \"code\": \"A\", \"interchange\": \""
        + interchange + "\"}");
    until(() -> hub.whereIs().id(where.id()).orElseThrow().timeline().stream().anyMatch(e -> e.words().startsWith("TA1 A")), () -> "no TA1");
    northgate("824-1", "{\"document\": \"receipt\", \"type\": \"824\", \"level\": \"application\", \"documents\": [{\"type\": \"810\", \"number\": \"O-9\","
        + " \"verdict\": \"rejected\", \"errors\": [{\"code\": \"848\", \"text\": \"store number is closed\"}]}]}");
    var told = await(where.id(), State.REJECTED);
    assertEquals("The partner objects to the document: store number is closed.", told.timeline().getLast().findings().get(0).message());
  }

  @Test
  void aGroupThatIsAcceptedAsAWholeAcceptsItsDocument() throws Exception {
    var where = await(hand("group", invoice("O-10", "PO-none")), State.SENT);
    northgate("997-4", "{\"document\": \"receipt\", \"type\": \"997\", \"level\": \"syntax\", \"groups\": [{\"id\": \"IN\", \"control\": \"000"
        + where.sendings().get(0).numbers().get(1) + "\", \"verdict\": \"accepted\", \"code\": \"A\"}]}");
    assertTrue(await(where.id(), State.ACKNOWLEDGED).complete());
  }

  @Test
  void anAnswerThatNamesNothingOfOursWaitsAndIsShown() throws Exception {
    await(northgate("997-3", receipt("accepted", 987654, "\"verdict\": \"accepted\"")), State.CORRELATED);
    assertTrue(erp.get("/api/unmatched").body().contains("987654"));
  }

  @Test
  void aRemittancePaysInPartAndThenInFull() throws Exception {
    var where = await(hand("paid", invoice("O-7", "PO-none")), State.SENT);
    var first = northgate("820-1", remittance("R-1", "O-7", "1000.00"));
    until(() -> hub.whereIs().id(where.id()).orElseThrow().answers().containsKey(Level.BUSINESS), () -> "not told");
    var part = hub.whereIs().id(where.id()).orElseThrow();
    assertEquals(State.ACCEPTED, part.state());
    assertTrue(part.timeline().getLast().words().contains("1010.32 open"), part.timeline().getLast().words());
    northgate("820-2", remittance("R-2", "O-7", "1010.32"));
    assertEquals("remittance T-R-2: 1010.32 USD paid of 2010.32", await(where.id(), State.PAID).timeline().getLast().words());
    assertEquals("remittance", await(first, State.HANDED_OVER).type());
    northgate("820-3", remittance("R-3", "O-nothing", "5.00"));
    until(() -> body("/api/unmatched").contains("O-nothing"), () -> "not listed");
  }

  private static String body(String path) {
    try {
      return erp.get(path).body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String remittance(String number, String invoice, String net) {
    return "{\"document\": \"remittance\", \"number\": \"" + number + "\", \"issued\": \"2026-11-20\", \"currency\": \"USD\", \"total\": \"" + net
        + "\", \"trace\": \"T-" + number + "\", \"payer\": {\"name\": \"Northgate Retail Corp.\"}, \"items\": [{\"type\": \"380\", \"number\": \"" + invoice
        + "\", \"net\": \"" + net + "\"}]}";
  }

  @Test
  void anOrderResponseOfOurOwnSystemGoesOut() throws Exception {
    var id = hand("response", "{\"document\": \"orderResponse\", \"number\": \"OR-1\", \"issued\": \"2026-10-13\", \"type\": \"231\", \"verdict\":"
        + " \"accepted\", \"order\": \"PO-1\", " + PARTIES + ", \"lines\": [" + line("1", 5, ", \"item\": {\"name\": \"Counter scale\"}") + "]}");
    var where = await(id, State.SENT);
    assertEquals("order-response", where.type());
    assertTrue(exists(hub.work().resolve("mailbox/northgate/out"), ".json"), "it lies in the partner's mailbox");
    var without = hand("response-fr", "{\"document\": \"orderResponse\", \"number\": \"OR-2\", \"issued\": \"2026-10-13\", \"order\": \"PO-1\","
        + " \"seller\": {\"name\": \"Larkfield\", \"identifiers\": [{\"value\": \"0614141101009\", \"scheme\": \"0088\"}]},"
        + " \"buyer\": {\"name\": \"Maple\", \"identifiers\": [{\"value\": \"205518876\", \"scheme\": \"0060\"}]}}");
    assertEquals("HUB-04", await(without, State.REFUSED).timeline().getLast().findings().get(0).code());
  }

  @Test
  void theSameOrderUnderAnotherIdentityIsHeldAsADuplicate() throws Exception {
    await(northgate("po-12", order("PO-12", "", line("1", 5, ""))), State.HANDED_OVER);
    var id = northgate("po-12b", order("PO-12", ", \"language\": \"en\"", line("1", 5, "")));
    assertEquals("LED-02", await(id, State.HELD).timeline().getLast().findings().get(0).code());
  }

  /** An order as northgate's translator writes it. */
  private static String x12(String number, int interchange, String lines) {
    var internal = Formats.byId("bordereau-json").orElseThrow();
    var document = internal.read(order(number, "", lines).getBytes(StandardCharsets.UTF_8), Context.NEUTRAL).get(0).document().orElseThrow();
    var rendered = Formats.byId("x12-004010-850").orElseThrow().write(document, Residue.NONE, Context.NEUTRAL).bytes();
    var envelope = new X12Envelope("01", "071149828", "ZZ", "LARKFIELDUS", null, null, "004010", true, false);
    return new String(envelope.pack(rendered, interchange, interchange, OffsetDateTime.parse("2026-11-20T10:00:00Z")), StandardCharsets.ISO_8859_1);
  }

  /** What the hub put into northgate's mailbox and has this in it. */
  private static List<String> mailbox(String with) {
    var out = hub.work().resolve("mailbox/northgate/out");
    if (!Files.isDirectory(out)) return List.of();
    try (var files = Files.list(out)) {
      var found = new ArrayList<String>();
      for (var file : files.filter(f -> f.toString().endsWith(".edi") && !f.getFileName().toString().startsWith(".")).toList()) {
        var text = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (text.contains(with)) found.add(text);
      }
      return found;
    } catch (IOException e) {
      return List.of();
    }
  }

  @Test
  void anInterchangeIsAcknowledgedOnceAndTheSameWayWhenItComesAgain() throws Exception {
    var text = x12("X-1", 77, line("1", 5, ""));
    var first = northgate("isa-1", text);
    await(first, State.HANDED_OVER);
    until(() -> mailbox("AK1*PO*77").size() == 1, () -> "no 997");
    assertTrue(mailbox("AK1*PO*77").get(0).contains("AK9*A*1*1*1"), mailbox("AK1*PO*77").get(0));
    var made = hub.ledger().inquiry().named(Ref.of("acknowledges", first)).get(0).document();
    assertTrue(await(made, State.SENT).complete(), "an acknowledgement is never acknowledged");
    await(northgate("isa-2", text), State.REPEATED);
    until(() -> hub.whereIs().id(made).orElseThrow().sendings().get(0).attempts() == 2, () -> "not told again");
    assertEquals(1, hub.whereIs().id(made).orElseThrow().sendings().size(), "the same bytes under the same numbers");
    assertEquals(1, hub.whereIs().document("X-1").stream().filter(w -> "order".equals(w.type())).count());
  }

  @Test
  void anotherContentUnderAUsedNumberIsRefusedAndKeptApart() throws Exception {
    var text = x12("X-3", 79, line("1", 5, ""));
    await(northgate("isa-5", text), State.HANDED_OVER);
    var other = await(northgate("isa-6", text.replace("X-3", "X-4")), State.QUARANTINED);
    var finding = other.timeline().getLast().findings().get(0);
    assertEquals(List.of("HUB-33", "TA1 025"), List.of(finding.code(), finding.official()));
    until(() -> !mailbox("TA1*000000079").isEmpty(), () -> "no TA1");
    assertTrue(mailbox("TA1*000000079").get(0).contains("*R*025"), mailbox("TA1*000000079").get(0));
  }

  @Test
  void aStrangersInterchangeIsKeptApartAndNotAnswered() throws Exception {
    var id = northgate("isa-7", x12("X-5", 80, line("1", 5, "")).replace("071149828      ", "999999999      "));
    assertEquals("HUB-31", await(id, State.QUARANTINED).timeline().getLast().findings().get(0).code());
    assertTrue(hub.ledger().inquiry().named(Ref.of("acknowledges", id)).isEmpty());
  }

  @Test
  void aBrokenDocumentRefusesItselfAndIsToldSo() throws Exception {
    var text = x12("X-6", 81, line("1", 5, ""));
    var broken = text.replaceFirst("BEG\\*[^~]*~", "").replaceFirst("SE\\*[0-9]+", "SE*99");
    var id = northgate("isa-8", broken);
    assertFalse(await(id, State.QUARANTINED, State.REFUSED).timeline().getLast().findings().isEmpty());
    until(() -> !mailbox("AK1*PO*81").isEmpty(), () -> "no 997");
    assertTrue(mailbox("AK1*PO*81").get(0).contains("AK9*R*1*1*0"), mailbox("AK1*PO*81").get(0));
  }

  @Test
  void anAnswerIsNeverAnswered() throws Exception {
    var where = await(hand("x12-ack", invoice("O-8", "PO-none")), State.SENT);
    var receipt = Formats.byId("bordereau-json").orElseThrow().read(receipt("accepted", where.sendings().get(0).numbers().get(1),
        "\"verdict\": \"accepted\", \"code\": \"A\"").getBytes(StandardCharsets.UTF_8), Context.NEUTRAL).get(0).document().orElseThrow();
    var rendered = Formats.byId("x12-004010-997").orElseThrow().write(receipt, Residue.NONE, Context.NEUTRAL).bytes();
    var envelope = new X12Envelope("01", "071149828", "ZZ", "LARKFIELDUS", null, null, "004010", true, false);
    var id = northgate("isa-9", new String(envelope.pack(rendered, 90, 90, OffsetDateTime.parse("2026-11-20T10:00:00Z")), StandardCharsets.ISO_8859_1));
    await(id, State.CORRELATED);
    await(where.id(), State.ACKNOWLEDGED);
    assertTrue(hub.ledger().inquiry().named(Ref.of("acknowledges", id)).isEmpty());
  }

  @Test
  void theHistoryOfWhatComesInIsComplete() throws Exception {
    var id = northgate("po-13", order("PO-13", "", line("1", 5, "")));
    var where = await(id, State.HANDED_OVER);
    assertEquals(List.of(Stage.RECEIVED, Stage.UNDERSTOOD, Stage.RENDERED, Stage.SECURED, Stage.DELIVERED, Stage.ANSWERED),
        where.timeline().stream().map(Whereabouts.Event::stage).toList());
    assertTrue(hub.ledger().inquiry().verifyChain(id).isEmpty());
    JsonNode json = JSON.readTree(erp.get("/api/documents/" + id).body());
    assertEquals("handed_over", json.path("state").asText());
  }
}
