package io.bordereau.routes.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bordereau.formats.Formats;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Residue;
import io.bordereau.routes.flow.Whereabouts;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.State;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole hub with one simulated partner in a process of its own: what it takes in, what it says, and what becomes of it. */
class HubTest {
  private static final Path ROOT = Path.of(System.getProperty("bordereau.root"));
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir
  private static Path folder;
  private static DemoStage stage;
  private static Hub hub;
  private static Client erp;

  @BeforeAll
  static void start() throws Exception {
    var later = Files.writeString(folder.resolve("later.properties"), "behaviour=answer\nanswer=received\n");
    stage = DemoStage.build(ROOT, folder.resolve("stage"), "200ms", Set.of("kjeller", "valmont"), p -> p.equals("valmont")
        ? later.toString() : p);
    agree("kjeller", "profile: peppol-bis-3", "profile: none");
    agree("valmont", "profile: peppol-bis-3", "profile: none\nacknowledgements: {expected: [application], alarm: 1s}");
    agree("halden", "otherwise: warn", "otherwise: block");
    agree("thames", "profile: peppol-bis-3", "profile: none", "attempts: 10", "attempts: 2", "demo.port.thames:8468", "demo.port.nobody:1");
    hub = Hub.start(options());
    erp = new Client(hub.url(), hub.token());
  }

  /** Changes the agreement with a partner before the hub reads it. */
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

  private static Options options() {
    var o = Options.of(stage.config()).work(folder.resolve("hub")).port(0);
    return new Options(o.config(), o.work(), o.port(), o.poll(), false);
  }

  private static byte[] invoice(String number) throws IOException {
    return text(number).getBytes(StandardCharsets.UTF_8);
  }

  private static String text(String number) throws IOException {
    return text("4724", number);
  }

  private static String text(String sample, String number) throws IOException {
    var file = ROOT.resolve("samples/demo/" + sample + ".json");
    return Files.readString(file).replaceFirst("\"number\": \"" + sample + "\"", "\"number\": \"" + number + "\"");
  }

  private static String id(HttpResponse<String> reply) throws IOException {
    assertEquals(202, reply.statusCode(), reply.body());
    return JSON.readTree(reply.body()).path("id").asText();
  }

  private static Whereabouts await(String id, State state) throws InterruptedException {
    until(() -> hub.whereIs().id(id).orElseThrow().state() == state || hub.whereIs().id(id).orElseThrow().complete(), () -> "still "
        + hub.whereIs().id(id));
    var where = hub.whereIs().id(id).orElseThrow();
    assertEquals(state, where.state(), () -> where.timeline().getLast().toString());
    return where;
  }

  private static void until(BooleanSupplier done, Supplier<String> words) throws InterruptedException {
    long end = System.nanoTime() + 60_000_000_000L;
    while (!done.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, words);
      Thread.sleep(50);
    }
  }

  @Test
  void aDocumentGoesAllTheWayAndItsHistoryIsComplete() throws Exception {
    var id = id(erp.send("way", "4724.json", invoice("H-1")));
    var where = await(id, State.ACCEPTED);
    assertTrue(where.complete());
    var stages = where.timeline().stream().map(Whereabouts.Event::stage).distinct().toList();
    assertEquals(List.of(Stage.RECEIVED, Stage.UNDERSTOOD, Stage.CHECKED, Stage.ISSUED, Stage.RENDERED, Stage.PROVEN, Stage.PACKED,
        Stage.SECURED,
        Stage.DELIVERED, Stage.ANSWERED), stages);
    assertTrue(hub.ledger().inquiry().verifyChain(id).isEmpty());
    var sent = new String(hub.ledger().payloads().get(where.sendings().get(0).bytes()), StandardCharsets.UTF_8);
    var secret = Files.readString(stage.config().resolve("keys/secrets/kjeller")).strip();
    assertFalse(sent.contains(secret), "the ledger keeps no secret");
    var json = JSON.readTree(erp.get("/api/documents/" + id).body());
    assertEquals("accepted", json.path("state").asText());
    assertEquals(where.timeline().size(), json.path("timeline").size());
    assertEquals(id, JSON.readTree(erp.get("/api/documents?number=H-1").body()).path("documents").get(0).path("id").asText());
  }

  @Test
  void theSameKeyWithTheSameContentIsToldTheSameAgain() throws Exception {
    var first = erp.send("again", "a.json", invoice("H-2"));
    var second = erp.send("again", "b.json", invoice("H-2"));
    assertEquals(first.body(), second.body());
    assertEquals("true", second.headers().firstValue("Idempotent-Replayed").orElse("missing"));
    assertTrue(first.headers().firstValue("Idempotent-Replayed").isEmpty());
    var other = erp.send("again", "c.json", invoice("H-3"));
    assertEquals(409, other.statusCode());
    assertEquals("HUB-26", code(other));
  }

  @Test
  void theSameNumberUnderAnotherKeyIsHeld() throws Exception {
    await(id(erp.send("number-a", "a.json", invoice("H-4"))), State.ACCEPTED);
    var where = await(id(erp.send("number-b", "b.json", (text("H-4") + "\n").getBytes(StandardCharsets.UTF_8))), State.HELD);
    assertTrue(where.sendings().isEmpty(), "not sent twice");
    assertFalse(where.next().isBlank());
  }

  @Test
  void aDocumentWithoutAnAgreementIsRefusedAndFoundByItsNumber() throws Exception {
    var stranger = text("H-5").replace("992888776", "999999999");
    var where = await(id(erp.send("stranger", "s.json", stranger.getBytes(StandardCharsets.UTF_8))), State.REFUSED);
    assertEquals("AGR-22", where.timeline().getLast().findings().get(0).code());
    assertEquals(where.id(), hub.whereIs().document("H-5").get(0).id());
    assertEquals("H-5", where.number());
  }

  @Test
  void anAnswerThatDoesNotComeInTimeRaisesAnAlarm() throws Exception {
    var id = id(erp.send("late", "late.json", text("4718", "H-7").getBytes(StandardCharsets.UTF_8)));
    until(() -> hub.whereIs().id(id).orElseThrow().state() == State.IN_PROCESS, () -> "not answered: " + hub.whereIs().id(id));
    until(() -> alarms().contains(id), () -> "no alarm: " + alarms());
    var where = hub.whereIs().id(id).orElseThrow();
    assertFalse(where.complete());
    assertEquals(Stage.NOTED, where.timeline().getLast().stage());
  }

  private static String alarms() {
    try {
      return erp.get("/api/alarms").body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aPartnerThatIsNeverReachedIsGivenUpWithAFinding() throws Exception {
    var id = id(erp.send("nobody", "nobody.json", text("4730", "H-8").getBytes(StandardCharsets.UTF_8)));
    until(() -> hub.whereIs().id(id).orElseThrow().state() == State.FAILED, () -> "still " + hub.whereIs().id(id));
    var where = hub.whereIs().id(id).orElseThrow();
    assertEquals(List.of("HUB-10"), where.timeline().getLast().findings().stream().map(f -> f.code()).filter(c -> c.startsWith("HUB"))
        .toList());
    assertEquals(1, where.sendings().size(), "one identity");
    assertEquals(2, where.sendings().get(0).attempts());
    assertFalse(where.next().isBlank());
  }

  @Test
  void whatTheAgreementDoesNotAllowToBeLostStopsTheDocument() throws Exception {
    var id = id(erp.send("losses", "losses.json", text("4713", "H-11").getBytes(StandardCharsets.UTF_8)));
    var where = await(id, State.REFUSED);
    var refusal = where.timeline().getLast();
    var blocked = refusal.findings().stream().filter(f -> f.code().equals("HUB-05") && f.isError()).map(f -> f.term()).toList();
    assertFalse(blocked.isEmpty());
    assertEquals(blocked.stream().distinct().sorted().toList(), refusal.lost().stream().map(l -> l.term()).distinct().sorted().toList(),
        "every lost term is named");
    assertTrue(where.sendings().isEmpty());
  }

  @Test
  void severalDocumentsInOneFileGoTheirOwnWays() throws Exception {
    var x12 = Formats.byId("x12-004010-810").orElseThrow();
    var internal = Formats.byId("bordereau-json").orElseThrow();
    var one = set(x12, internal, text("4711", "H-9"));
    var two = set(x12, internal, text("4711", "H-10"));
    var id = id(erp.send("several", "several.edi",
        (one.substring(0, one.indexOf("GE*1")) + two.substring(two.indexOf("ST*810"), two.indexOf("GE*1"))
        + one.substring(one.indexOf("GE*1")).replace("GE*1*", "GE*2*")).getBytes(StandardCharsets.ISO_8859_1)));
    assertTrue(await(id, State.UNPACKED).complete());
    for (var number : List.of("H-9", "H-10")) {
      assertEquals(2, hub.whereIs().document(number).size(), number + " is found: the document, and the file that it came in");
    }
  }

  private static String set(Format x12, Format internal, String json) {
    var document = internal.read(json.getBytes(StandardCharsets.UTF_8), Context.NEUTRAL).get(0).document().orElseThrow();
    return new String(x12.write(document, Residue.NONE, Context.NEUTRAL).bytes(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void aRequestThatCannotBeServedIsToldWhy() throws Exception {
    assertEquals("HUB-22", code(raw(null, "{}".getBytes(StandardCharsets.UTF_8), 400)));
    assertEquals("HUB-23", code(raw("k", new byte[0], 400)));
    assertEquals("HUB-25", code(raw("k", "good morning".getBytes(StandardCharsets.UTF_8), 415)));
    assertEquals("HUB-24", code(raw("k", new byte[Joinery.LARGEST + 1], 413)));
    assertEquals(404, erp.get("/api/documents/nobody").statusCode());
    assertEquals(401, new Client(hub.url(), "wrong").get("/api/tally").statusCode());
    assertEquals(200, erp.get("/ready").statusCode());
  }

  private static HttpResponse<String> raw(String key, byte[] body, int status) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(hub.url() + "/api/documents")).header("Authorization", "Bearer " + hub.token())
        .header("Content-Type", "application/octet-stream").POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (key != null) request.header("Idempotency-Key", key);
    try (var http = HttpClient.newHttpClient()) {
      var reply = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      assertEquals(status, reply.statusCode(), reply.body());
      return reply;
    }
  }

  private static String code(HttpResponse<String> reply) throws IOException {
    JsonNode findings = JSON.readTree(reply.body()).path("findings");
    return findings.path(0).path("code").asText();
  }

  @Test
  void aFileInTheWatchedFolderIsTakenInOnce() throws Exception {
    var intake = hub.work().resolve("intake");
    drop(intake, "an invoice.json", invoice("H-6"));
    until(() -> !hub.whereIs().document("H-6").isEmpty(), () -> "not taken in");
    await(hub.whereIs().document("H-6").get(0).id(), State.ACCEPTED);
    until(() -> !Files.exists(intake.resolve("an invoice.json")), () -> "not moved");
    long before = hub.ledger().inquiry().tally().repeats();
    drop(intake, "the same again.json", invoice("H-6"));
    until(() -> hub.ledger().inquiry().tally().repeats() > before, () -> "not recognised");
    assertEquals(1, hub.whereIs().document("H-6").size());
    drop(intake, "junk.bin", "good morning".getBytes(StandardCharsets.UTF_8));
    until(() -> Files.exists(intake.resolve(".refused/junk.bin.findings.json")), () -> "no findings beside it");
  }

  @Test
  void anExportOfTheErpIsTakenApart() throws Exception {
    var lines = Files.readAllLines(ROOT.resolve("samples/intake/erp-lines.csv"));
    var broken = lines.stream().filter(l -> l.startsWith("90002;")).findFirst().orElseThrow();
    lines.set(lines.indexOf(broken), broken.replace(";20.11.2026;", ";20.13.2026;"));
    drop(hub.work().resolve("intake"), "export.csv", (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    until(() -> !hub.whereIs().document("90001").isEmpty() && !hub.whereIs().document("90002").isEmpty(), () -> "not taken in");
    var refused = await(hub.whereIs().document("90002").get(0).id(), State.REFUSED);
    assertTrue(refused.timeline().getLast().findings().get(0).where().contains("5"), "names the line: " + refused.timeline().getLast()
        .findings());
    assertEquals("bordereau-json", hub.whereIs().document("90001").get(0).format());
    var aside = hub.work().resolve("intake/.refused");
    try (var files = Files.list(aside)) {
      assertEquals(1, files.filter(f -> f.getFileName().toString().matches("export\\.csv\\.lines-.*\\.csv")).count(),
          "its rows are put aside");
    }
  }

  @Test
  void aPartnersOwnEdiMessageIsTakenApartAndNotMistakenForOneOfOurs() throws Exception {
    var sample = Files.readString(ROOT.resolve("samples/intake/northgate-sales.edi"));
    var message = sample.substring(sample.indexOf("ST*867"), sample.indexOf("GE*"));
    var broken = message.replace("*0001~", "*0002~").replace("*4751~", "*4761~").replace("*4752~", "*4762~").replace("QTY*32*6*BX", "QTY*32*six*BX");
    drop(hub.work().resolve("intake"), "sales.edi", sample.replace(message, message + broken).replace("GE*1*", "GE*2*").getBytes(StandardCharsets.UTF_8));
    // the file itself is found by the numbers in it, and then each document
    until(() -> hub.whereIs().document("4752").size() == 2 && hub.whereIs().document("4761").size() == 2, () -> "not taken apart");
    until(() -> refused("4761").isPresent(), () -> "not refused");
    var refused = refused("4761").orElseThrow();
    assertTrue(refused.timeline().getLast().findings().stream().anyMatch(f -> "message 0002/segment 18/QTY02".equals(f.where())),
        "names the segment: " + refused.timeline().getLast().findings());
    assertEquals(Set.of("intake-northgate-sales", "bordereau-json"),
        hub.whereIs().document("4751").stream().map(Whereabouts::format).collect(Collectors.toSet()));
  }

  private static Optional<Whereabouts> refused(String number) {
    return hub.whereIs().document(number).stream().filter(w -> w.state() == State.REFUSED).findFirst();
  }

  private static void drop(Path intake, String name, byte[] bytes) throws IOException {
    Files.write(intake.resolve(name + ".part"), bytes);
    Files.move(intake.resolve(name + ".part"), intake.resolve(name));
  }

  @Test
  void oneHubAtATimeHasAWorkFolderAndItsTokenIsPrivate() throws Exception {
    assertThrows(StartRefused.class, () -> Hub.start(options()));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(hub.work().resolve("api-token"))));
    assertTrue(JSON.readTree(Files.readString(hub.work().resolve("hub.json"))).path("url").asText().startsWith("http://127.0.0.1:"));
  }
}
