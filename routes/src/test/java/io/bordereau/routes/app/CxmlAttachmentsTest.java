package io.bordereau.routes.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.bordereau.routes.flow.Whereabouts;
import io.bordereau.routes.ledger.State;
import io.bordereau.signing.keys.DevelopmentKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole hub and a cXML partner that takes attachments beside the document; it has the messages taken apart by a MIME parser that is not the hub's code. */
class CxmlAttachmentsTest {
  /** Bytes that are no text in any encoding. */
  private static final byte[] PDF = {'%', 'P', 'D', 'F', (byte) 0xFF, (byte) 0xFE, 0, 13, 10, '-', '-', (byte) 0xC3, 10};
  private static final String ATTACHED = """
      "attachments": [
        {"id": "TS-4711", "description": "Zeiten, geprüft", "content": "%s", "mime": "application/pdf", "filename": "Zeiten 1.pdf"},
        {"id": "T-1", "description": "Terms", "location": "https://larkfield.example/terms"}],
      """.formatted(Base64.getEncoder().encodeToString(PDF));

  /** What reached the partner. */
  private record Got(String type, byte[] body) {}

  /** A part as the partner's parser tells it. */
  private record Piece(String id, String type, byte[] content) {}

  @TempDir
  static Path folder;
  static DemoStage stage;
  static Hub hub;
  static Client erp;
  static HttpsServer partner;
  static final List<Got> GOT = new CopyOnWriteArrayList<>();
  static volatile int busy;

  @BeforeAll
  static void start() throws Exception {
    stage = DemoStage.build(InboundHub.ROOT, folder.resolve("stage"), "200ms", Set.of(), p -> p);
    InboundHub.stage = stage;
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    var file = stage.config().resolve("partners/halden.yaml");
    var text = Files.readString(file);
    var at = "https://127.0.0.1:" + port;
    var beside = text.replaceFirst("https://127.0.0.1:.*", at + "/halden\n  answers: cxml").replace("options: {sign: negative}", "options: {sign: negative, attachments: beside}")
        .replaceFirst("network: ariba\n", "network: direct-json\n");
    assertTrue(beside.contains("answers: cxml") && beside.contains("attachments: beside") && beside.contains("network: direct-json"), beside);
    Files.writeString(file, beside);
    hub = Hub.start(Options.of(stage.config()).work(folder.resolve("hub")).port(0));
    erp = new Client(hub.url(), hub.token());
    // Only now: the first server of a process fixes the settings of all, and those of the hub's door must hold for tests after this one.
    partner = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    var keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(InboundHub.store(new DevelopmentKeys(stage.config().resolve("keys")).partner()), InboundHub.password());
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    partner.setHttpsConfigurator(new HttpsConfigurator(context));
    partner.createContext("/", CxmlAttachmentsTest::answer);
    partner.start();
  }

  @AfterAll
  static void stop() {
    hub.close();
    stage.close();
    partner.stop(0);
  }

  @BeforeEach
  void forget() {
    GOT.clear();
    busy = 0;
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      GOT.add(new Got(exchange.getRequestHeaders().getFirst("Content-Type"), exchange.getRequestBody().readAllBytes()));
      if (busy-- > 0) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      var body = "<cXML payloadID=\"a@halden\" timestamp=\"2026-11-20T10:00:00Z\"><Response><Status code=\"200\" text=\"OK\"/></Response></cXML>".getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/xml");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static Whereabouts sent(String number, String more) throws Exception {
    var json = Files.readString(InboundHub.ROOT.resolve("samples/demo/4734.json")).replaceFirst("\"4734\"", "\"" + number + "\"").replaceFirst("\\{", "{" + more);
    var reply = erp.send(number, number, json.getBytes(StandardCharsets.UTF_8));
    assertEquals(202, reply.statusCode(), reply.body());
    var id = InboundHub.JSON.readTree(reply.body()).path("id").asText();
    InboundHub.until(() -> List.of(State.SENT, State.ACKNOWLEDGED, State.ACCEPTED, State.REFUSED, State.FAILED).contains(hub.whereIs().id(id).orElseThrow().state()),
        () -> "still " + hub.whereIs().id(id));
    return hub.whereIs().id(id).orElseThrow();
  }

  private static List<Piece> apart(Got got) throws Exception {
    var stream = new MimeTokenStream(MimeConfig.custom().setMaxLineLen(-1).build());
    stream.parseHeadless(new ByteArrayInputStream(got.body()), got.type());
    var pieces = new ArrayList<Piece>();
    String id = null;
    for (var state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
      if (state == EntityState.T_FIELD && stream.getField().getName().equalsIgnoreCase("Content-ID")) id = stream.getField().getBody().strip();
      if (state == EntityState.T_BODY) pieces.add(new Piece(id, stream.getBodyDescriptor().getMimeType(), stream.getDecodedInputStream().readAllBytes()));
    }
    return pieces;
  }

  @Test
  void anAttachmentTravelsBesideItsInvoiceAndARetryBringsTheSameBytes() throws Exception {
    busy = 1;
    var where = sent("7301", ATTACHED);
    assertEquals(2, GOT.size(), where.toString());
    var got = GOT.getLast();
    assertArrayEquals(GOT.getFirst().body(), got.body());
    assertEquals(GOT.getFirst().type(), got.type());
    assertTrue(got.type().startsWith("multipart/related;") && got.type().contains("type=\"text/xml\""), got.type());
    var pieces = apart(got);
    assertEquals(2, pieces.size());
    assertEquals("text/xml", pieces.get(0).type());
    assertTrue(got.type().contains("start=\"" + pieces.get(0).id() + "\""), got.type());
    var cxml = new String(pieces.get(0).content(), StandardCharsets.UTF_8);
    var secret = Files.readString(stage.config().resolve("keys/secrets/halden")).strip();
    assertTrue(cxml.contains("<SharedSecret>" + secret + "</SharedSecret>") && cxml.contains("invoiceID=\"7301\""), cxml);
    var file = pieces.get(1);
    assertEquals("application/pdf", file.type());
    assertArrayEquals(PDF, file.content());
    assertTrue(cxml.contains("<URL>cid:" + file.id().substring(1, file.id().length() - 1) + "</URL>"), file.id() + " in " + cxml);
    assertTrue(cxml.contains("<URL>https://larkfield.example/terms</URL>"), cxml);
    assertTrue(where.timeline().stream().flatMap(e -> e.lost().stream()).noneMatch(l -> l.where().startsWith("attachments[1]")), where.toString());
    var kept = new String(hub.ledger().payloads().get(hub.ledger().inquiry().sendings(where.id()).get(0).payload()), StandardCharsets.ISO_8859_1);
    assertFalse(kept.contains(secret), "the secret is kept");
  }

  @Test
  void anInvoiceWithoutAttachmentsTravelsAlone() throws Exception {
    sent("7302", "");
    assertEquals(1, GOT.size());
    assertEquals("text/xml; charset=UTF-8", GOT.getFirst().type());
    assertTrue(new String(GOT.getFirst().body(), StandardCharsets.UTF_8).startsWith("<?xml"));
  }
}
