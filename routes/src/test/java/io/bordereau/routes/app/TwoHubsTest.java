package io.bordereau.routes.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.State;
import io.bordereau.routes.ledger.TestPostgres;
import io.bordereau.signing.keys.DevelopmentKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two whole hubs on one PostgreSQL with an Artemis beside them, reached by mutual TLS. They share the work; when the broker dies and loses its data, and
 * when the database is away, nothing is lost and nothing is acknowledged that is not recorded.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoHubsTest {
  private static final Path ROOT = Path.of(System.getProperty("bordereau.root"));
  private static final ObjectMapper JSON = new ObjectMapper();
  /** How long the database is away. */
  private static final long AWAY = Boolean.getBoolean("bordereau.full") ? 60_000 : 6_000;

  @TempDir
  private static Path folder;
  private static DemoStage stage;
  private static OwnArtemis artemis;
  private static int port;
  private static CutProxy network;
  private static final List<Hub> HUBS = new ArrayList<>();
  private static final List<Client> ERP = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    stage = DemoStage.build(ROOT, folder.resolve("stage"), "200ms", Set.of("kjeller"), p -> p);
    var partner = stage.config().resolve("partners/kjeller.yaml");
    Files.writeString(partner, Files.readString(partner).replace("profile: peppol-bis-3", "profile: none"));
    port = free();
    artemis = artemis();
    var database = URI.create(TestPostgres.of(folder.resolve("ledger")).url().substring("jdbc:".length()));
    network = new CutProxy(database.getPort());
    var yaml = stage.config().resolve("hub.yaml");
    Files.writeString(yaml, Files.readString(yaml) + """
        node: ${hub.node:a}
        database: {url: "jdbc:postgresql://127.0.0.1:%d%s", user: postgres, tls: none, patience: 2s}
        broker:
          urls: ["ssl://localhost:%d"]
          trust: keys/%s
          trustPassword: "file:keys/password"
          store: keys/%s
          storePassword: "file:keys/password"
        """.formatted(network.port(), database.getPath(), port, keys().trust().getFileName(), keys().client().getFileName()));
    for (var node : List.of("a", "b")) {
      System.setProperty("hub.node", node);
      HUBS.add(Hub.start(new Options(stage.config(), folder.resolve(node), 0, Options.of(stage.config()).poll(), false)));
      ERP.add(new Client(HUBS.getLast().url(), HUBS.getLast().token()));
    }
  }

  private static DevelopmentKeys keys() {
    return new DevelopmentKeys(stage.config().resolve("keys"));
  }

  private static OwnArtemis artemis() throws Exception {
    var password = Files.readString(keys().password()).strip();
    return new OwnArtemis(folder.resolve("artemis"), port, Map.of("sslEnabled", true, "keyStorePath", keys().server().toString(), "keyStorePassword", password,
        "keyStoreType", "PKCS12", "needClientAuth", true, "trustStorePath", keys().trust().toString(), "trustStorePassword", password, "trustStoreType",
        "PKCS12"));
  }

  private static int free() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @AfterAll
  static void stop() throws Exception {
    System.clearProperty("hub.node");
    for (var hub : HUBS) hub.close();
    if (artemis != null) artemis.close();
    if (network != null) network.close();
    stage.close();
  }

  private static Ledger ledger() {
    return HUBS.get(1).ledger();
  }

  private static List<String> handOver(Client erp, String series, int count) throws Exception {
    var ids = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      var number = series + "-" + i;
      var text = Files.readString(ROOT.resolve("samples/demo/4724.json")).replaceFirst("\"number\": \"4724\"", "\"number\": \"" + number + "\"");
      var reply = erp.send(number, number + ".json", text.getBytes(StandardCharsets.UTF_8));
      assertEquals(202, reply.statusCode(), reply.body());
      ids.add(JSON.readTree(reply.body()).path("id").asText());
    }
    return ids;
  }

  private static void accepted(List<String> ids) throws Exception {
    for (var id : ids) {
      until("accepted: " + id, () -> ledger().inquiry().document(id).orElseThrow().lifecycle().state() == State.ACCEPTED);
      assertEquals(1, ledger().inquiry().sendings(id).size());
    }
    var tally = ledger().inquiry().tally();
    assertEquals(0, tally.lostSilently() + tally.sentTwice(), tally.toString());
  }

  private static void until(String what, BooleanSupplier done) throws InterruptedException {
    long end = System.nanoTime() + 90_000_000_000L;
    while (!done.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, what);
      Thread.sleep(50);
    }
  }

  private static String broker(Client erp) throws Exception {
    return JSON.readTree(erp.get("/health").body()).path("broker").asText();
  }

  @Test
  @Order(1)
  void theyShareTheWorkThatOneOfThemTookIn() throws Exception {
    until("both hear bells", () -> {
      try {
        return broker(ERP.get(0)).equals("up") && broker(ERP.get(1)).equals("up");
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    });
    var ids = handOver(ERP.get(0), "S", 20);
    accepted(ids);
    var workers = ids.stream().flatMap(id -> ledger().inquiry().timeline(id).stream()).map(e -> e.by().replaceFirst("/.*", ""))
        .filter(by -> by.equals("a") || by.equals("b")).distinct().sorted().toList();
    assertEquals(List.of("a", "b"), workers);
    assertTrue(artemis.came("bordereau.bells.prepare") >= 20, "the bells went over the broker");
  }

  @Test
  @Order(2)
  void aBrokerThatDiesAndLosesItsDataLosesNothing() throws Exception {
    var ids = new ArrayList<>(handOver(ERP.get(0), "K", 5));
    artemis.close();
    try (var files = Files.walk(folder.resolve("artemis"))) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
    ids.addAll(handOver(ERP.get(0), "L", 5));
    accepted(ids);
    until("health says so", () -> {
      try {
        return broker(ERP.get(0)).equals("away") && ERP.get(0).get("/ready").statusCode() == 200;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    });
    artemis = artemis();
    until("the bells are back", () -> {
      try {
        return broker(ERP.get(0)).equals("up");
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    });
    accepted(handOver(ERP.get(1), "M", 3));
  }

  @Test
  @Order(3)
  void whileTheDatabaseIsAwayNothingIsAcknowledgedAndAfterwardsAllGoesOn() throws Exception {
    var ids = new ArrayList<>(handOver(ERP.get(0), "D", 10));
    network.cut();
    long since = System.nanoTime();
    var refused = ERP.get(0).send("E-0", "E-0.json", Files.readAllBytes(ROOT.resolve("samples/demo/4724.json")));
    assertEquals(503, refused.statusCode(), refused.body());
    assertTrue(refused.headers().firstValueAsLong("Retry-After").orElse(0) > 0);
    assertEquals(503, ERP.get(0).get("/ready").statusCode());
    Thread.sleep(Math.max(0, AWAY - (System.nanoTime() - since) / 1_000_000));
    network.join();
    until("ready again", () -> {
      try {
        return ERP.get(0).get("/ready").statusCode() == 200;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    });
    ids.addAll(handOver(ERP.get(0), "E", 2));
    accepted(ids);
  }
}
