package io.bordereau.routes.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.envelopes.EdifactEnvelope;
import io.bordereau.envelopes.X12Envelope;
import io.bordereau.formats.Formats;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Residue;
import io.bordereau.routes.ledger.Ref;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.State;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Partners that find the acknowledgement of what they bring in the answer to their own request: northgate within ten seconds, rheinwerk within a
 * millisecond, which is never enough.
 */
class AnswerInBodyTest extends InboundHub {
  private static final OffsetDateTime AT = OffsetDateTime.parse("2026-11-20T10:00:00Z");

  @BeforeAll
  static void agree() throws Exception {
    hub.close();
    agree("northgate", "inbound:\n", "inbound:\n  acknowledge: {way: answer}\n");
    agree("rheinwerk", "inbound:\n", "inbound:\n  acknowledge: {way: answer, within: 1ms}\n");
    var o = Options.of(stage.config()).work(folder.resolve("hub")).port(0);
    hub = Hub.start(new Options(o.config(), o.work(), o.port(), o.poll(), false));
    erp = new Client(hub.url(), hub.token());
  }

  private static byte[] rendered(String format, String json) {
    var document = Formats.byId("bordereau-json").orElseThrow().read(json.getBytes(StandardCharsets.UTF_8), Context.NEUTRAL).get(0).document().orElseThrow();
    return Formats.byId(format).orElseThrow().write(document, Residue.NONE, Context.NEUTRAL).bytes();
  }

  private static byte[] x12(String number, int interchange) {
    return new X12Envelope("01", "071149828", "ZZ", "LARKFIELDUS", null, null, "004010", true, false)
        .pack(rendered("x12-004010-850", order(number, "", line("1", 5, ""))), interchange, interchange, AT);
  }

  private static HttpResponse<String> brought(String identity, byte[] bytes) throws Exception {
    return bring("northgate", basic("northgate", "northgate-in"), Map.of("Message-ID", identity), bytes);
  }

  @Test
  void theAcknowledgementIsTheBodyOfTheAnswer() throws Exception {
    var reply = brought("body-1", x12("B-1", 501));
    assertEquals(200, reply.statusCode(), reply.body());
    assertEquals("application/EDI-X12", reply.headers().firstValue("Content-Type").orElseThrow());
    assertTrue(reply.body().contains("AK1*PO*501~") && reply.body().contains("AK9*A*1*1*1~"), reply.body());
    assertEquals(reply.body(), brought("body-1", x12("B-1", 501)).body(), "the same request gets the same bytes");
    var order = hub.whereIs().document("B-1").get(0);
    assertTrue(order.timeline().stream().anyMatch(e -> e.stage() == Stage.NOTED && e.words().contains("answered by its acknowledgement")));
    var made = hub.ledger().inquiry().named(Ref.of("acknowledges", order.id()));
    assertEquals(1, made.size());
    var acknowledgement = hub.whereIs().id(made.get(0).document()).orElseThrow();
    assertEquals(State.SENT, acknowledgement.state());
    assertTrue(acknowledgement.complete(), "that it arrived is all that can be known");
    assertEquals(1, acknowledgement.sendings().get(0).attempts());
    assertEquals(reply.body(), new String(hub.ledger().payloads().get(acknowledgement.sendings().get(0).bytes()), StandardCharsets.UTF_8));
    assertFalse(hub.ledger().inquiry().working(acknowledgement.id(), "send"), "it does not go as a document as well");
  }

  @Test
  void theSameInterchangeUnderAnotherIdentityGetsTheSameBytes() throws Exception {
    var first = brought("body-2", x12("B-2", 502));
    var second = brought("body-2b", x12("B-2", 502));
    assertEquals(200, second.statusCode(), second.body());
    assertEquals(first.body(), second.body());
    var other = brought("body-2c", x12("B-3", 502));
    assertEquals(200, other.statusCode(), "refused, and readable: " + other.body());
    assertTrue(other.body().contains("TA1*000000502*") && other.body().contains("*R*025"), other.body());
  }

  @Test
  void whatIsNotAcknowledgedIsToldThatItWasReceived() throws Exception {
    assertEquals(202, brought("body-4", order("B-4", "", line("1", 5, "")).getBytes(StandardCharsets.UTF_8)).statusCode());
    assertEquals(202, brought("body-5", "what is this".getBytes(StandardCharsets.UTF_8)).statusCode());
    assertEquals(409, brought("body-5", "something else".getBytes(StandardCharsets.UTF_8)).statusCode());
  }

  @Test
  void whatCannotBeAnsweredInTimeFollowsAsADocument() throws Exception {
    var json = order("B-6", "", line("1", 5, ""));
    var envelope = new EdifactEnvelope("4029900100012", "14", null, "3770009910019", "14", null, null, null, null, null, null, false, true, true, false);
    var bytes = envelope.pack(rendered("edifact-d96a-orders", json), "777", AT);
    try (var http = client(stage.config().resolve("keys/hub-client.p12"))) {
      var reply = bring(http, "rheinwerk", null, Map.of("Message-ID", "late-1"), bytes);
      assertEquals(202, reply.statusCode(), reply.body());
      var box = hub.work().resolve("mailbox/rheinwerk/out");
      until(() -> exists(box, ""), () -> "no CONTRL");
      assertEquals(reply.body(), bring(http, "rheinwerk", null, Map.of("Message-ID", "late-1"), bytes).body(), "the same again, though it could be had now");
    }
    assertEquals(0, hub.ledger().inquiry().tally().lostSilently());
  }
}
