package io.bordereau.routes.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bordereau.routes.ledger.State;
import io.bordereau.routes.rest.Endpoint;
import io.bordereau.routes.rest.Endpoint.Tenancy;
import io.bordereau.routes.rest.Endpoints;
import io.bordereau.routes.rest.Role;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole hub and the people at its door: who may ask what, for which company, and what comes of what they do. */
class OperatorTest {
  private static final Path ROOT = Path.of(System.getProperty("bordereau.root"));
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String US = "larkfield-us";
  private static final String FR = "larkfield-fr";
  private static final String NOBODYS = "01AAAAAAAAAAAAAAAAAAAAAAAA";

  @TempDir
  private static Path folder;
  private static DemoStage stage;
  private static Hub hub;
  private static Client admin;

  @BeforeAll
  static void start() throws Exception {
    stage = DemoStage.build(ROOT, folder.resolve("stage"), "200ms", Set.of(), p -> p);
    var company = stage.config().resolve("companies").resolve(US + ".yaml");
    Files.writeString(company, Files.readString(company) + "\napprovals:\n  - {action: void, within: 1h}\n");
    var o = Options.of(stage.config()).work(folder.resolve("hub")).port(0);
    hub = Hub.start(new Options(o.config(), o.work(), o.port(), o.poll(), false));
    admin = new Client(hub.url(), hub.token());
  }

  @AfterAll
  static void stop() {
    hub.close();
    stage.close();
  }

  /** Somebody with a token. */
  private static Client user(String name, Set<Role> roles, String... companies) throws Exception {
    var token = "test-token-of-" + name + "-" + String.join("-", companies) + "-0123456789";
    var hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    if (hub.ledger().accounts().byHash(hash).isEmpty()) {
      hub.ledger().accounts().add(name, new TreeSet<>(roles.stream().map(Role::word).toList()), Set.of(companies), hash, "", Duration.ofDays(1), "test", "test");
    }
    return new Client(hub.url(), token);
  }

  /** An invoice to nobody that the hub knows: it is refused for the buyer. */
  private static String toNobody(Client who, String number, String sample, String buyer) throws Exception {
    var text = Files.readString(ROOT.resolve("samples/demo/" + sample + ".json")).replaceFirst("\"number\": \"" + sample + "\"", "\"number\": \"" + number + "\"");
    var json = (com.fasterxml.jackson.databind.node.ObjectNode) JSON.readTree(text);
    json.putObject("buyer").put("name", "Nobody Ltd").putArray("identifiers").addObject().put("value", buyer);
    var reply = who.send("key-" + number, number + ".json", JSON.writeValueAsBytes(json));
    assertEquals(202, reply.statusCode(), reply.body());
    var id = JSON.readTree(reply.body()).path("id").asText();
    until(id, State.REFUSED);
    return id;
  }

  private static void until(String id, State state) throws InterruptedException {
    long end = System.nanoTime() + 60_000_000_000L;
    while (hub.whereIs().id(id).orElseThrow().state() != state) {
      assertTrue(System.nanoTime() < end, () -> "still " + hub.whereIs().id(id));
      Thread.sleep(20);
    }
  }

  private static JsonNode json(HttpResponse<String> reply, int status) throws IOException {
    assertEquals(status, reply.statusCode(), reply.body());
    return JSON.readTree(reply.body());
  }

  private static String code(HttpResponse<String> reply, int status) throws IOException {
    return json(reply, status).path("findings").path(0).path("code").asText();
  }

  private static HttpResponse<String> ask(Client who, Endpoint e, String id) throws Exception {
    var path = e.path().replace("{id}", id);
    return e.method() == Endpoint.Method.GET ? who.get(path) : who.post(path, "");
  }

  /** The matrix of the issue: every row of the table, asked by every role, for the company of the document, another one and all. */
  @Test
  void everyEndpointAnswersWhomTheTableNamesAndNobodyElse() throws Exception {
    var document = toNobody(admin, "MX-1", "4724", "99");
    var french = hub.ledger().inquiry().owner(document).orElseThrow().company().equals(FR);
    int cells = 0;
    for (var e : Endpoints.ALL) {
      if (e.open()) {
        assertNotEquals(401, ask(new Client(hub.url(), "wrong"), e, document).statusCode(), e.id());
        continue;
      }
      assertEquals("HUB-21", code(ask(new Client(hub.url(), "wrong"), e, document), 401), e.id());
      for (var role : Role.values()) {
        for (var companies : List.of(french ? FR : US, french ? US : FR, "*")) {
          var who = user(role.word() + "." + (companies.equals("*") ? "all" : companies), Set.of(role), companies);
          var reply = ask(who, e, document);
          var cell = e.id() + " by " + role + " for " + companies + ": " + reply.statusCode() + " " + reply.body();
          boolean foreign = !companies.equals("*") && companies.equals(french ? US : FR);
          if (role != Role.ADMIN && !e.roles().contains(role)) assertEquals("HUB-60", code(reply, 403), cell);
          else if (e.tenancy() == Tenancy.EVERYWHERE && !companies.equals("*")) assertEquals("HUB-61", code(reply, 403), cell);
          else if (e.tenancy() == Tenancy.DOCUMENT && foreign) {
            assertEquals(404, reply.statusCode(), cell);
            assertEquals(ask(who, e, NOBODYS).body(), reply.body(), "what others have is not told apart from what there is not");
          } else {
            assertFalse(Set.of(401, 403, 500, 503).contains(reply.statusCode()), cell);
            if (e.tenancy() == Tenancy.DOCUMENT) assertNotEquals(ask(who, e, NOBODYS).body(), reply.body(), cell);
            if (foreign) assertFalse(reply.body().contains(document), cell);
          }
          cells++;
        }
      }
    }
    assertEquals(Endpoints.ALL.stream().filter(e -> !e.open()).count() * Role.values().length * 3, cells);
    assertTrue(cells > 600, "only " + cells + " cells");
    assertEquals(State.REFUSED, hub.whereIs().id(document).orElseThrow().state(), "nobody did anything without a reason");
  }

  /** Whatever opens an address of its own beside the table is found here. */
  @Test
  void nothingIsOfferedThatTheTableDoesNotList() throws IOException {
    var found = new ArrayList<String>();
    try (var files = Files.walk(ROOT.resolve("routes/src/main/java"))) {
      for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        var text = Files.readString(file);
        if (text.contains("platform-http") || text.contains("rest(\"/") || text.contains(".undertow(") || text.contains("\"jetty:") || text.contains("\"netty-http:")) found.add(file.getFileName().toString());
      }
    }
    assertEquals(List.of("RestRoutes.java"), found);
    assertEquals(Endpoints.ALL.size(), Endpoints.ALL.stream().map(e -> e.method() + e.path()).distinct().count());
  }

  @Test
  void whoOnlyLooksChangesNothing() {
    for (var e : Endpoints.ALL) {
      if (e.method() == Endpoint.Method.POST) {
        assertFalse(e.roles().contains(Role.VIEWER) || e.roles().contains(Role.AUDITOR), e.id());
        assertFalse(e.open(), e.id());
      }
      if (e.path().contains("token")) assertTrue(Set.of(Role.ADMIN, Role.AUDITOR).containsAll(e.roles()), e.id());
    }
  }

  @Test
  void aTokenIsToldOnceEndsWhenItIsTakenBackAndIsKeptNowhere() throws Exception {
    assertEquals("HUB-66", code(admin.post("/api/tokens", "{\"user\": \"ann\", \"roles\": [\"viewer\"], \"companies\": [\"*\"]}"), 400));
    assertEquals("HUB-65", code(admin.post("/api/tokens", "{\"user\": \"ann\", \"roles\": [\"king\"], \"companies\": [\"*\"], \"reason\": \"x\"}"), 400));
    assertEquals("HUB-65", code(admin.post("/api/tokens", "{\"user\": \"ann\", \"roles\": [\"viewer\"], \"companies\": [\"nobody\"], \"reason\": \"x\"}"), 400));
    assertEquals("HUB-62", code(admin.post("/api/tokens", "{\"user\": \"ann\", \"password\": \"hush\"}"), 400));
    var made = json(admin.post("/api/tokens", "{\"user\": \"ann\", \"roles\": [\"viewer\"], \"companies\": [\"" + US + "\"], \"days\": 1, \"reason\": \"she looks\"}"), 200);
    var token = made.path("token").asText();
    var ann = new Client(hub.url(), token);
    assertEquals("{\"name\":\"ann\",\"roles\":[\"viewer\"],\"companies\":[\"" + US + "\"]}", ann.get("/api/whoami").body());
    var listed = admin.get("/api/tokens").body();
    assertTrue(listed.contains(made.path("id").asText()) && listed.contains("\"used\""));
    assertFalse(listed.contains(token) || listed.contains(hub.token()));
    json(admin.post("/api/tokens/" + made.path("id").asText() + "/revoke", "{\"reason\": \"she left\"}"), 200);
    assertEquals("HUB-63", code(ann.get("/api/whoami"), 401));
    assertEquals("HUB-64", code(admin.post("/api/tokens/" + made.path("id").asText() + "/revoke", "{\"reason\": \"again\"}"), 404));
  }

  @Test
  void whoHandsOverForOneCompanyHandsOverForNoOther() throws Exception {
    var us = user("feed-us", Set.of(Role.INTEGRATOR), US);
    var text = Files.readString(ROOT.resolve("samples/demo/4724.json")).replace("\"number\": \"4724\"", "\"number\": \"XT-1\"");
    var frenchSeller = text.contains("FR");
    var id = JSON.readTree(us.send("xt", "xt.json", text.getBytes(StandardCharsets.UTF_8)).body()).path("id").asText();
    assertTrue(frenchSeller, "the sample is of the French company");
    until(id, State.REFUSED);
    assertTrue(us.get("/api/documents/" + id).body().contains("HUB-67"), "and is told why");
    assertEquals(404, user("looks-fr", Set.of(Role.VIEWER), FR).get("/api/documents/" + id).statusCode());
    var again = us.send("xt", "xt.json", text.getBytes(StandardCharsets.UTF_8));
    assertEquals(id, JSON.readTree(again.body()).path("id").asText());
    var other = user("feed-fr", Set.of(Role.INTEGRATOR), FR).send("xt", "xt.json", text.getBytes(StandardCharsets.UTF_8));
    assertNotEquals(id, JSON.readTree(other.body()).path("id").asText(), "the same key of somebody else is another hand-over");
  }

  @Test
  void allDocumentsOfOneCauseAreReplayedTogether() throws Exception {
    for (int i = 0; i < 3; i++) toNobody(admin, "CS-" + i, "4724", "77");
    var cause = find(json(admin.get("/api/causes"), 200).path("causes"), "AGR-22", "77");
    assertTrue(cause.path("documents").asInt() >= 3 && cause.path("replayable").asBoolean(), cause.toString());
    assertEquals("HUB-66", code(admin.post("/api/causes/replay", "{\"code\": \"AGR-22\"}"), 400));
    var body = "{\"code\": \"AGR-22\", \"term\": \"" + cause.path("term").asText() + "\", \"value\": \"" + cause.path("value").asText() + "\", \"reason\": \"the buyer is known now\"}";
    assertEquals(0, json(user("op-us", Set.of(Role.OPERATOR), US).post("/api/causes/replay", body), 200).path("replayed").asInt(), "nothing of another company");
    assertEquals(3, json(admin.post("/api/causes/replay", body), 200).path("replayed").asInt());
    var id = hub.ledger().inquiry().find("CS-0").get(0).id();
    assertTrue(admin.get("/api/documents/" + id + "/actions").body().contains("the buyer is known now"));
    until(id, State.REFUSED);
  }

  private static JsonNode find(JsonNode causes, String code, String value) {
    for (var cause : causes) if (cause.path("code").asText().equals(code) && cause.path("value").asText().contains(value)) return cause;
    throw new AssertionError(causes.toString());
  }

  @Test
  void whatTheStateDoesNotAllowIsToldWithWhyAndWhatInstead() throws Exception {
    var id = toNobody(admin, "ST-1", "4724", "55");
    var reply = json(admin.post("/api/documents/" + id + "/resend", "{\"reason\": \"please\"}"), 409);
    assertEquals("HUB-70", reply.path("findings").path(0).path("code").asText());
    assertTrue(reply.path("findings").path(0).path("next").asText().contains("Replay"), reply.toString());
    var fresh = Files.readString(ROOT.resolve("samples/demo/4724.json")).replace("\"number\": \"4724\"", "\"number\": \"ST-1\"");
    var corrected = json(admin.post("/api/documents/" + id + "/reissue?reason=" + URLEncoder.encode("the buyer was wrong", StandardCharsets.UTF_8), fresh), 201);
    assertEquals("reissued", corrected.path("status").asText());
    until(id, State.VOIDED);
    assertNotEquals(id, corrected.path("id").asText());
    assertEquals("HUB-74", code(admin.post("/api/documents/" + id + "/reissue?reason=x", "[]"), 415).replace("HUB-25", "HUB-74"));
  }

  @Test
  void whereTheCompanyWantsFourEyesNobodyVoidsAlone() throws Exception {
    var sample = "4713";
    var id = toNobody(admin, "FE-1", sample, "44");
    assertEquals(US, hub.ledger().inquiry().owner(id).orElseThrow().company());
    var ann = user("ann.op", Set.of(Role.OPERATOR, Role.APPROVER), US);
    var bob = user("bob.app", Set.of(Role.APPROVER), US);
    var approval = json(ann.post("/api/documents/" + id + "/void", "{\"reason\": \"entered twice\"}"), 202).path("approval").asText();
    assertEquals(State.REFUSED, hub.whereIs().id(id).orElseThrow().state());
    assertEquals("HUB-73", code(ann.post("/api/approvals/" + approval + "/approve", "{\"reason\": \"me\"}"), 409));
    assertEquals("HUB-76", code(user("cid.app", Set.of(Role.APPROVER), FR).post("/api/approvals/" + approval + "/approve", "{\"reason\": \"me\"}"), 404));
    assertTrue(bob.get("/api/approvals?state=open").body().contains(approval));
    json(bob.post("/api/approvals/" + approval + "/approve", "{\"reason\": \"looked at it\"}"), 200);
    until(id, State.VOIDED);
    assertTrue(admin.get("/api/documents/" + id + "/actions").body().contains("\"approvedBy\":\"bob.app\""));
  }

  @Test
  void whatIsFoundIsATableInWhichNothingIsAFormula() throws Exception {
    var id = toNobody(admin, "=HYPERLINK(1)", "4724", "33");
    assertTrue(admin.get("/api/search?q=" + id + "&state=refused").body().contains(id));
    assertTrue(admin.get("/api/search?number=%3DHYPERLINK%281%29&kind=invoice&turn=hub").body().contains(id));
    assertEquals("HUB-28", code(admin.get("/api/search?state=sideways"), 400));
    assertEquals("HUB-28", code(admin.get("/api/search?max=1000"), 400));
    var csv = admin.get("/api/export.csv?q=" + id);
    assertTrue(csv.body().contains(",'=HYPERLINK(1),") && csv.headers().firstValue("Content-Type").orElseThrow().startsWith("text/csv"), csv.body());
    var foreign = user("viewer." + US, Set.of(Role.VIEWER), US).get("/api/export.csv");
    assertFalse(foreign.body().contains(id));
    try (var left = Files.list(hub.work().resolve("exports"))) {
      assertEquals(0, left.count(), "an export is gone when it was read");
    }
  }

  /** What must never show stands in no answer, however it might be encoded. */
  @Test
  void secretsStandInNoAnswer() throws Exception {
    var secrets = new ArrayList<>(List.of(hub.token()));
    try (var files = Files.list(stage.config().resolve("keys/secrets"))) {
      for (var file : files.toList()) secrets.add(Files.readString(file).strip());
    }
    secrets.add(Files.readString(stage.config().resolve("keys/password")).strip());
    var document = toNobody(admin, "CN-1", "4724", "22");
    for (var e : Endpoints.ALL) {
      var answer = ask(admin, e, document);
      var all = answer.body() + answer.headers().map();
      for (var secret : secrets) {
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        for (var shape : List.of(secret, Base64.getEncoder().encodeToString(bytes), HexFormat.of().formatHex(bytes), URLEncoder.encode(secret, StandardCharsets.UTF_8))) {
          assertFalse(all.contains(shape), e.id());
        }
      }
      assertFalse(all.contains(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(hub.token().getBytes(StandardCharsets.UTF_8)))), e.id());
    }
  }
}
