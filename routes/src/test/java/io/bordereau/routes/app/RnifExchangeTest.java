package io.bordereau.routes.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.envelopes.rnif.ReceiptAcknowledgment;
import io.bordereau.envelopes.rnif.RnifHeaders;
import io.bordereau.envelopes.rnif.RnifMessage;
import io.bordereau.envelopes.rnif.RnifPacker;
import io.bordereau.envelopes.rnif.RnifSecurity;
import io.bordereau.envelopes.rnif.RnifSignals;
import io.bordereau.envelopes.rnif.RnifUnpacker.Unpacked;
import io.bordereau.routes.flow.Whereabouts;
import io.bordereau.routes.ledger.State;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole hub and a RosettaNet partner that signs, encrypts, verifies and opens by {@code openssl cms}: both ways, in their own exchanges and in the same one. */
class RnifExchangeTest {
  private static final Path ROOT = InboundHub.ROOT;
  private static final String KESTREL = """
      id: kestrel
      name: Kestrel Semiconductor Corp.
      company: larkfield-us
      identifiers:
        - {kind: party, scheme: "0060", value: "804735132"}
      state: live
      consent: {by: "Supply Chain, Austin", on: 2026-03-09}
      format: rosettanet-3c3
      formats: {order: rosettanet-3a4, order-response: rosettanet-3a4}
      profile: none
      network: direct-json
      envelope:
        rnif:
          us: "123456789"
          them: "804735132"
          store: keys/hub-message.p12
          password: "file:keys/password"
          certificates: [keys/partner-message.pem]
          encrypt: payload-container
          sync: SYNC
          pips:
            - {pip: 3C3, version: V11.04, format: rosettanet-3c3, acknowledge: 2s, retries: 2}
            - {pip: 3A4, version: V02.00, format: rosettanet-3a4, acknowledge: 2s, perform: 5s}
          contact: {name: Accounts Receivable, phone: "13125550100", email: ar@larkfield.example}
      endpoint:
        url: https://127.0.0.1:PORT/rnif
        answers: none
      acknowledgements: {expected: [application], alarm: 1h}
      """;

  @TempDir
  static Path folder;
  static DemoStage stage;
  static Hub hub;
  static Client erp;
  static OpensslPartner partner;

  @BeforeAll
  static void start() throws Exception {
    start("false", folder);
  }

  static void start(String sync, Path in) throws Exception {
    stage = DemoStage.build(ROOT, in.resolve("stage"), "200ms", Set.of(), p -> p);
    var keys = new io.bordereau.signing.keys.DevelopmentKeys(stage.config().resolve("keys"));
    keys.ensureMessages(java.time.Instant.now());
    partner = new OpensslPartner(keys.folder(), in.resolve("partner"));
    Files.writeString(stage.config().resolve("partners/kestrel.yaml"), KESTREL.replace("PORT", Integer.toString(partner.port())).replace("SYNC", sync));
    hub = Hub.start(Options.of(stage.config()).work(in.resolve("hub")).port(0));
    erp = new Client(hub.url(), hub.token());
    InboundHub.stage = stage;
    partner.hub(hub.partnersUrl().orElseThrow(), InboundHub.client(null));
  }

  @AfterAll
  static void stop() {
    hub.close();
    stage.close();
    partner.close();
  }

  @BeforeEach
  void forget() {
    partner.got.clear();
    partner.answer = g -> null;
  }

  private static String invoice(String number) throws Exception {
    return Files.readString(ROOT.resolve("samples/demo/4711.json")).replace("4711", number).replace("0614141201006", "804735132").replace("071149828", "804735132");
  }

  static String send(String number) throws Exception {
    return sent(number, invoice(number));
  }

  /** Handed over by our own system; its id in the hub. */
  private static String sent(String number, String text) throws Exception {
    var file = Files.writeString(folder.resolve(number + ".json"), text);
    var reply = erp.send(number, file);
    assertEquals(202, reply.statusCode(), reply.body());
    return InboundHub.JSON.readTree(reply.body()).path("id").asText();
  }

  static Whereabouts await(String id, State... states) throws InterruptedException {
    InboundHub.until(() -> List.of(states).contains(hub.whereIs().id(id).orElseThrow().state()), () -> "still " + hub.whereIs().id(id));
    return hub.whereIs().id(id).orElseThrow();
  }

  static List<OpensslPartner.Got> actions() {
    return partner.got.stream().filter(g -> g.opened().message().service().manifest().action() != null).toList();
  }

  @Test
  void aReceiptWithTheDigestOfWhatWasSentAcceptsTheInvoice() throws Exception {
    partner.answer = partner::receipt;
    var where = await(send("5101"), State.ACCEPTED);
    assertTrue(where.complete());
    assertTrue(where.timeline().stream().anyMatch(e -> e.words() != null && e.words().contains("receipt digest equal")), where.toString());
    var got = partner.got.get(0);
    assertTrue(got.opened().signed());
    assertEquals(RnifSecurity.Scope.PAYLOAD_CONTAINER, got.opened().encrypted());
    assertEquals("async", got.responseType());
    assertTrue(new String(got.opened().message().content(), StandardCharsets.UTF_8).contains("5101"));
    assertFalse(new String(got.body(), StandardCharsets.ISO_8859_1).contains("5101"), "it is encrypted");
    assertEquals("3C3", got.opened().message().service().pip());
  }

  @Test
  void aReceiptWithAnotherDigestIsCaughtAndTheSameBytesGoOutAgain() throws Exception {
    partner.answer = g -> {
      var right = partner.receipt(g);
      if (actions().size() > 1) return right;
      return new RnifMessage(right.delivery(), right.service(), right.contentType(), RnifHeaders.RECEIPT.write(new ReceiptAcknowledgment(RnifSignals.digest("SHA-256", new byte[1]))),
          List.of());
    };
    var id = send("5102");
    var doubtful = await(id, State.QUERIED, State.ACCEPTED);
    assertTrue(doubtful.timeline().stream().flatMap(e -> e.findings().stream()).anyMatch(f -> f.code().equals("RNF-01")), doubtful.toString());
    assertTrue(codes(id).contains("LED-07"), "an alarm was raised at once: " + codes(id));
    await(id, State.ACCEPTED);
    assertEquals(List.of(), alarms(id), "and ended with the right receipt");
    assertEquals(2, actions().size());
    assertArrayEquals(actions().get(0).body(), actions().get(1).body());
  }

  @Test
  void theAlarmAboutOtherBytesStaysUntilARightReceiptComes() throws Exception {
    partner.answer = g -> {
      var right = partner.receipt(g);
      return new RnifMessage(right.delivery(), right.service(), right.contentType(), RnifHeaders.RECEIPT.write(new ReceiptAcknowledgment(RnifSignals.digest("SHA-256", new byte[1]))),
          List.of());
    };
    var id = send("5112");
    InboundHub.until(() -> alarms(id).equals(List.of("other-bytes")), () -> alarms(id).toString());
    givenUp(id);
    assertEquals(List.of("other-bytes"), alarms(id));
  }

  /** A process is given up, and the partner has been told; nothing of it comes later. */
  static void givenUp(String id) throws Exception {
    await(id, State.HELD);
    InboundHub.until(() -> actions().stream().anyMatch(g -> g.opened().message().service().pip().equals("0A1")), () -> "no 0A1");
  }

  static List<String> alarms(String id) {
    return hub.ledger().inquiry().alarms().stream().filter(a -> id.equals(a.document())).map(io.bordereau.routes.ledger.Alarm::kind).toList();
  }

  @Test
  void whatIsAttachedToTheInvoiceTravelsInItsMessage() throws Exception {
    partner.answer = partner::receipt;
    var text = invoice("5113").replaceFirst("\\{", "{\"attachments\": [{\"id\": \"weighing-slip.1\", \"description\": \"Weighing slip\", \"mime\": \"text/plain\", \"filename\": \"slip.txt\","
        + " \"content\": \"MTIuNSBrZw==\"}],");
    await(sent("5113", text), State.ACCEPTED);
    var message = actions().get(0).opened().message();
    assertEquals(1, message.attachments().size());
    var slip = message.attachments().get(0);
    assertEquals("12.5 kg", new String(slip.bytes(), StandardCharsets.UTF_8));
    assertEquals("text/plain", slip.type());
    assertEquals("cid:weighing-slip.1", message.service().manifest().attachments().get(0).uri());
    assertTrue(new String(message.content(), StandardCharsets.UTF_8).contains(">cid:weighing-slip.1<"), "the document names the part");
  }

  /** An order that is routed to us: the identifiers of the parties are those of the agreement. */
  private static String ours(String kind, String head) {
    var us = "{\"name\": \"Larkfield Instruments Inc.\", \"identifiers\": [{\"value\": \"080417733\", \"scheme\": \"0060\"}]}";
    var them = "{\"name\": \"Kestrel Semiconductor Corp.\", \"identifiers\": [{\"value\": \"804735132\", \"scheme\": \"0060\"}]}";
    boolean buys = kind.equals("order");
    return "{\"document\": \"" + kind + "\", " + head + ", \"issued\": \"2026-10-12\", \"currency\": \"USD\", \"seller\": " + (buys ? them : us) + ", \"buyer\": " + (buys ? us : them);
  }

  private static String ordered(String number) {
    return ours("order", "\"number\": \"" + number + "\", \"type\": \"220\"")
        + ", \"lines\": [{\"id\": \"1\", \"quantity\": \"5\", \"unit\": \"C62\", \"price\": {\"net\": \"2\"}, \"net\": \"10.00\", \"item\": {\"name\": \"Strain gauge\"}}]}";
  }

  @Test
  void ourConfirmationGoesOutInTheRunOfTheProcessThatTheOrderBegan() throws Exception {
    partner.answer = partner::receipt;
    assertEquals(202, partner.post(partner.terms().pack(partner.action("3A4", order("K-9"), "T-K-9")), "async").statusCode());
    InboundHub.until(() -> hub.whereIs().document("K-9").stream().anyMatch(w -> w.state() == State.HANDED_OVER), () -> hub.whereIs().document("K-9").toString());
    var id = sent("C-9", ours("orderResponse", "\"number\": \"C-9\", \"order\": \"K-9\", \"verdict\": \"accepted\"")
        + ", \"lines\": [{\"id\": \"1\", \"orderLine\": \"1\", \"quantity\": \"5\", \"unit\": \"C62\", \"item\": {\"name\": \"Strain gauge\"}, \"confirmations\": [{\"status\": \"accepted\"}]}]}");
    await(id, State.ACCEPTED);
    var confirmation = actions().get(0).opened().message().service();
    assertEquals("Purchase Order Confirmation Action", confirmation.manifest().action().code());
    assertEquals("run-T-K-9", confirmation.instance(), "the run is the partner's");
    assertEquals("T-K-9", confirmation.reply().trackingId());
    assertEquals("Purchase Order Request Action", confirmation.reply().action().code());
    assertEquals("Seller", confirmation.fromRole());
    assertEquals("804735132", confirmation.initiator().duns(), "whoever began the process");
    assertTrue(partner.terms().objection(actions().get(0).opened()).isEmpty());
  }

  @Test
  void aConfirmationOfAnOrderThatCameByAnotherWayHasNoProcessToGoOutIn() throws Exception {
    var id = sent("C-10", ours("orderResponse", "\"number\": \"C-10\", \"order\": \"by-telephone\", \"verdict\": \"accepted\"")
        + ", \"lines\": [{\"id\": \"1\", \"orderLine\": \"1\", \"quantity\": \"5\", \"unit\": \"C62\", \"item\": {\"name\": \"Strain gauge\"}}]}");
    var where = await(id, State.REFUSED);
    assertTrue(where.toString().contains("did not come by RosettaNet"), where.toString());
  }

  @Test
  void anOrderThatIsReceivedButNotAnsweredInTimeIsGivenUpAndThePartnerIsTold() throws Exception {
    partner.answer = partner::receipt;
    var id = sent("P-1", ordered("P-1"));
    await(id, State.ACCEPTED);
    givenUp(id);
    assertEquals("RNF-09", codes(id).stream().filter(c -> c.startsWith("RNF")).reduce((a, b) -> b).orElseThrow());
    assertEquals(1, actions().stream().filter(g -> g.opened().message().service().pip().equals("3A4")).count(), "what was received is not sent again");
    var told = actions().stream().filter(g -> g.opened().message().service().pip().equals("0A1")).findFirst().orElseThrow();
    var failure = RnifHeaders.FAILURE.read(told.opened().message().content()).header().orElseThrow();
    assertEquals(actions().get(0).opened().message().service().instance(), failure.instance());
    assertTrue(failure.reason().contains("Purchase Order Confirmation Action within 5s"), failure.reason());
  }

  @Test
  void anAnswerInTimeEndsTheWaiting() throws Exception {
    partner.answer = partner::receipt;
    var id = sent("P-2", ordered("P-2"));
    await(id, State.ACCEPTED);
    var response = ours("orderResponse", "\"number\": \"R-2\", \"order\": \"P-2\", \"verdict\": \"accepted\"").replace("\"seller\"", "\"x\"").replace("\"buyer\"", "\"seller\"")
        .replace("\"x\"", "\"buyer\"") + ", \"lines\": [{\"id\": \"1\", \"orderLine\": \"1\", \"quantity\": \"5\", \"unit\": \"C62\"}]}";
    assertEquals(202, partner.post(partner.terms().pack(partner.reply(actions().get(0), response.getBytes(StandardCharsets.UTF_8), "T-R-2")), "async").statusCode());
    InboundHub.until(() -> hub.whereIs().id(id).orElseThrow().answers().containsKey(io.bordereau.routes.ledger.Level.BUSINESS), () -> hub.whereIs().id(id).toString());
    InboundHub.until(() -> !hub.ledger().inquiry().working(id, io.bordereau.routes.flow.Kinds.REMIND), () -> "still waiting");
    assertEquals(State.ACCEPTED, hub.whereIs().id(id).orElseThrow().state());
    assertFalse(codes(id).contains("RNF-09"));
  }

  static List<String> codes(String id) {
    return hub.whereIs().id(id).orElseThrow().timeline().stream().flatMap(e -> e.findings().stream()).map(f -> f.code()).toList();
  }

  @Test
  void aReceiptWithoutADigestProvesNothing() throws Exception {
    partner.answer = g -> {
      var right = partner.receipt(g);
      if (actions().size() > 1) return right;
      return new RnifMessage(right.delivery(), right.service(), right.contentType(), RnifHeaders.RECEIPT.write(new ReceiptAcknowledgment(null)), List.of());
    };
    var id = send("5105");
    InboundHub.until(() -> codes(id).contains("RNF-02"), () -> codes(id).toString());
    await(id, State.ACCEPTED);
    assertEquals(2, actions().size());
  }

  @Test
  void aSignalThatCannotBeReadProvesNothing() throws Exception {
    partner.answer = g -> {
      var right = partner.receipt(g);
      if (actions().size() > 1) return right;
      return new RnifMessage(right.delivery(), right.service(), right.contentType(), "<ReceiptAcknowledgment>".getBytes(StandardCharsets.UTF_8), List.of());
    };
    var id = send("5106");
    InboundHub.until(() -> codes(id).contains("RNF-07"), () -> codes(id).toString());
    await(id, State.ACCEPTED);
    assertEquals(2, actions().size());
  }

  @Test
  void aProcessThatThePartnerGivesUpIsRejectedWithItsReason() throws Exception {
    partner.answer = partner::receipt;
    var id = send("5107");
    await(id, State.ACCEPTED);
    var sent = actions().get(0).opened().message();
    var content = partner.terms().failure(partner.terms().pip("3C3").orElseThrow(), sent.delivery().trackingId(), sent.service().instance(), java.time.Instant.now(), "5107",
        "our database is gone", "0A1-5107", java.time.Instant.now());
    assertEquals(202, partner.post(partner.terms().pack(partner.action("0A1", content, "T-0A1-5107")), "async").statusCode());
    var where = await(id, State.REJECTED);
    assertTrue(codes(id).contains("RNF-08"), where.toString());
    assertTrue(where.timeline().stream().anyMatch(e -> e.words() != null && e.words().contains("our database is gone")), where.toString());
  }

  @Test
  void withoutAReceiptTheProcessIsGivenUpAfterItsRetriesAndThePartnerIsTold() throws Exception {
    var id = send("5103");
    var where = await(id, State.HELD);
    assertEquals("RNF-04", where.timeline().stream().flatMap(e -> e.findings().stream()).reduce((a, b) -> b).orElseThrow().code());
    assertEquals(3, actions().stream().filter(g -> g.opened().message().service().pip().equals("3C3")).count());
    InboundHub.until(() -> actions().stream().anyMatch(g -> g.opened().message().service().pip().equals("0A1")), () -> "no 0A1");
    var told = actions().stream().filter(g -> g.opened().message().service().pip().equals("0A1")).findFirst().orElseThrow();
    var failure = RnifHeaders.FAILURE.read(told.opened().message().content()).header().orElseThrow();
    assertEquals("5103", failure.document());
    assertEquals(actions().get(0).opened().message().delivery().trackingId(), failure.trackingId());
    assertEquals(actions().get(0).opened().message().service().instance(), failure.instance());
  }

  @Test
  void anExceptionRejectsTheInvoiceWithThePartnersWords() throws Exception {
    partner.answer = g -> partner.terms().refusal(g.opened().message().delivery(), g.opened().message().service(), io.bordereau.envelopes.rnif.RnifFault.UNP_SCON_VALERR,
        "unknown order 8801", "X-" + g.opened().message().delivery().trackingId(), java.time.Instant.now());
    var where = await(send("5104"), State.REJECTED);
    var finding = where.timeline().stream().flatMap(e -> e.findings().stream()).filter(f -> f.code().equals("RNF-03")).findFirst().orElseThrow();
    assertTrue(finding.message().contains("unknown order 8801"));
  }

  private static byte[] order(String number) {
    return ("{\"document\": \"order\", \"number\": \"" + number + "\", \"issued\": \"2026-10-12\", \"type\": \"220\", \"currency\": \"USD\", \"seller\": {\"name\": \"Larkfield\"},"
        + " \"buyer\": {\"name\": \"Kestrel\"}, \"lines\": [{\"id\": \"1\", \"quantity\": \"5\", \"unit\": \"C62\"}]}").getBytes(StandardCharsets.UTF_8);
  }

  private static List<OpensslPartner.Got> receipts(String trackingId) {
    return partner.got.stream().filter(g -> g.opened().message().service().reply() != null && g.opened().message().service().reply().trackingId().equals(trackingId)).toList();
  }

  @Test
  void anOrderIsTakenInOnceAndEveryRepeatGetsTheSameReceipt() throws Exception {
    var packed = partner.terms().pack(partner.action("3A4", order("K-1"), "T-K-1"));
    assertEquals(202, partner.post(packed, "async").statusCode());
    InboundHub.until(() -> !receipts("T-K-1").isEmpty(), () -> "no receipt");
    var said = assertInstanceOf(RnifSignals.Said.Received.class, RnifSignals.said(receipts("T-K-1").get(0).opened().message()).orElseThrow());
    assertEquals(RnifSignals.digest("SHA-256", packed.signed()), said.digest());
    InboundHub.until(() -> hub.whereIs().document("K-1").stream().anyMatch(w -> w.state() == State.HANDED_OVER), () -> hub.whereIs().document("K-1").toString());
    // a repeat is signed and encrypted anew, as partners do, or sent as it was
    assertEquals(202, partner.post(partner.terms().pack(partner.action("3A4", order("K-1"), "T-K-1")), "async").statusCode());
    InboundHub.until(() -> receipts("T-K-1").size() == 2, () -> "no second receipt");
    assertArrayEquals(receipts("T-K-1").get(0).body(), receipts("T-K-1").get(1).body());
    assertEquals(1, hub.whereIs().document("K-1").size());
  }

  @Test
  void anAnswerInTheSameExchangeIsGivenWhereItIsAskedFor() {
    var packed = partner.terms().pack(partner.action("3A4", order("K-2"), "T-K-2"));
    var reply = partner.post(packed, "sync");
    assertEquals(200, reply.statusCode());
    var opened = assertInstanceOf(Unpacked.Opened.class, partner.terms().unpack(RnifPacker.VERSION, reply.headers().firstValue("Content-Type").orElse(""),
        reply.body().getBytes(StandardCharsets.UTF_8)));
    var said = assertInstanceOf(RnifSignals.Said.Received.class, RnifSignals.said(opened.message()).orElseThrow());
    assertEquals(RnifSignals.digest("SHA-256", packed.signed()), said.digest());
    assertEquals(reply.body(), partner.post(packed, "sync").body(), "a repeat is told the same, byte for byte");
    var other = partner.post(partner.terms().pack(partner.action("3A4", order("K-2b"), "T-K-2")), "sync");
    assertEquals("UNP.MESG.SEQERR", exception(other.headers().firstValue("Content-Type").orElse(""), other.body()));
  }

  private static String exception(String type, String body) {
    var opened = assertInstanceOf(Unpacked.Opened.class, partner.terms().unpack(RnifPacker.VERSION, type, body.getBytes(StandardCharsets.UTF_8)));
    return assertInstanceOf(RnifSignals.Said.Faulty.class, RnifSignals.said(opened.message()).orElseThrow()).exception().code();
  }

  @Test
  void whatIsWrongWithAMessageIsToldByItsCode() {
    var unreadable = partner.post(partner.terms().pack(partner.action("3A4", "<Nothing/>".getBytes(StandardCharsets.UTF_8), "T-K-3")), "sync");
    assertEquals("UNP.SCON.READERR", exception(unreadable.headers().firstValue("Content-Type").orElse(""), unreadable.body()));
    var good = partner.action("3A4", order("K-4"), "T-K-4");
    var service = good.service();
    var wrongVersion = new io.bordereau.envelopes.rnif.ServiceHeader(service.activity(), service.fromRole(), service.fromService(), null, service.manifest(), service.toRole(),
        service.toService(), service.usage(), null, service.pip(), service.instance(), "V99.00", List.of(), service.initiator(), null);
    var version = partner.post(partner.terms().pack(new RnifMessage(good.delivery(), wrongVersion, good.contentType(), good.content(), List.of())), "sync");
    assertEquals("UNP.SHDR.VALERR", exception(version.headers().firstValue("Content-Type").orElse(""), version.body()));
    assertTrue(hub.whereIs().document("K-4").isEmpty());
  }

  @Test
  void aBrokenSignatureAndAnOlderFrameworkAreRefusedAndNothingIsKept() {
    int before = hub.ledger().inquiry().documents(0, 1000).size();
    var packed = partner.terms().pack(partner.action("3A4", order("K-5"), "T-K-5"));
    var text = new String(packed.body(), StandardCharsets.ISO_8859_1).replace("RN-Delivery-Header.T-K-5", "RN-Delivery-Header.T-K-6");
    var reply = partner.post(packed.contentType(), text.getBytes(StandardCharsets.ISO_8859_1), RnifPacker.VERSION, "sync");
    assertEquals(400, reply.statusCode());
    assertTrue(reply.body().contains("RNF-06") && reply.body().contains("UNP.MESG.SIGNERR"), reply.body());
    var older = partner.post("application/x-rosettanet-agent", new byte[] {0, 1, 1, 0}, null, "async");
    assertEquals(400, older.statusCode());
    assertTrue(older.body().contains("RNF-05"), older.body());
    var strange = partner.post(packed.contentType(), packed.body(), RnifPacker.VERSION, "perhaps");
    assertTrue(strange.body().contains("UNP.MESG.RESPTYPERR"), strange.body());
    assertEquals(before, hub.ledger().inquiry().documents(0, 1000).size());
  }
}
