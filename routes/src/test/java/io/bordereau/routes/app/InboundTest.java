package io.bordereau.routes.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.routes.hybrid.Hybrids;
import io.bordereau.routes.ledger.Level;
import io.bordereau.routes.ledger.State;
import io.bordereau.routes.ledger.Verdict;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What partners bring to a whole hub: who is let in, what becomes of it, and what our own system is given and says. */
class InboundTest extends InboundHub {
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

  @Test
  void aPdfThatCarriesAnXmlIsThatDocumentAndIsKeptAsItCame() throws Exception {
    var pdf = Hybrids.usual(Hybrids.sample("invoice-basic/factur-x.xml"));
    var reply = bring("northgate", basic("northgate", "northgate-in"), Map.of("Message-ID", "pdf-1"), pdf);
    assertEquals(202, reply.statusCode(), reply.body());
    var id = JSON.readTree(reply.body()).path("id").asText();
    var where = await(id, State.HANDED_OVER);
    assertEquals("invoice", where.type());
    assertEquals(Hybrids.invoice(Hybrids.sample("invoice-basic/factur-x.xml")).number(), JSON.readTree(Files.readString(handed(id))).path("number").asText());
    assertTrue(where.timeline().stream().anyMatch(e -> e.words().contains("read as factur-x")), where.timeline().toString());
    assertArrayEquals(pdf, hub.ledger().payloads().get(io.bordereau.document.Blob.of(pdf).digest()));
    var plain = Hybrids.pdf(List.of("Invoice 4711 for people, and for nobody else"), null);
    var box = hub.work().resolve("mailbox/northgate/in");
    Files.createDirectories(box);
    Files.setLastModifiedTime(Files.write(box.resolve("plain.pdf"), plain), FileTime.from(Instant.now().minusSeconds(60)));
    for (int i = 0; i < 300 && !erp.get("/api/quarantine").body().contains("for people only"); i++) Thread.sleep(50);
    assertTrue(erp.get("/api/quarantine").body().contains("for people only"), "kept apart");
  }

  @Test
  void aPartnersOwnMessageIsReadByItsIntakeAndAcknowledged() throws Exception {
    var sample = Files.readString(ROOT.resolve("samples/intake/northgate-sales.edi")).replace("*4751~", "*NG-1~").replace("*4752~", "*NG-2~");
    drop(hub.work().resolve("mailbox/northgate/in"), "sales.edi", sample);
    until(() -> !hub.whereIs().document("NG-2").isEmpty(), () -> "not collected");
    var where = await(hub.whereIs().document("NG-2").getLast().id(), State.HANDED_OVER);
    assertEquals("invoice", where.type());
    assertEquals("NG-2", JSON.readTree(Files.readString(handed(where.id()))).path("number").asText());
    until(() -> outbox("AK1*PT*731").contains("AK9*A*1*1*1"), () -> outbox("AK1*PT*731"));
  }

  /** The file in northgate's mailbox that says something. */
  private static String outbox(String says) {
    try (var files = Files.walk(hub.work().resolve("mailbox/northgate/out"))) {
      for (var f : files.filter(Files::isRegularFile).toList()) {
        var text = Files.readString(f, StandardCharsets.ISO_8859_1);
        if (text.contains(says)) return text;
      }
    } catch (IOException e) {
      return "";
    }
    return "";
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
}
