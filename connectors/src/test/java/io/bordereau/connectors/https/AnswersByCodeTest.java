package io.bordereau.connectors.https;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.connectors.api.Answer;
import io.bordereau.connectors.api.Answer.Level;
import io.bordereau.connectors.api.Answer.Verdict;
import io.bordereau.connectors.api.Delivery;
import io.bordereau.connectors.api.Parcel;
import io.bordereau.connectors.api.Protocol;
import io.bordereau.mapping.Turn;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an HTTP answer means: taken, refused for ever, come back, or nobody knows. */
class AnswersByCodeTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final HttpsConnector HTTPS = new HttpsConnector(InstantSource.fixed(NOW));
  private static final Parcel PARCEL =
      new Parcel("inv-4713.1@hub", "text/xml; charset=UTF-8", "<Invoice/>".getBytes(StandardCharsets.UTF_8), Map.of(), "4713.xml");
  private static final String CXML = "<cXML payloadID=\"9@ariba\" timestamp=\"2026-11-22T10:00:00Z\"><Response><Status code=\"%s\""
      + " text=\"%s\">%s</Status></Response></cXML>";

  @TempDir
  private Path folder;

  private Delivery json(Counterpart.Script script) {
    try (Counterpart partner = Counterpart.of(script)) {
      return HTTPS.send(PARCEL, partner.channel(folder));
    }
  }

  private Delivery cxml(int http, String code, String text, String words) {
    return cxml(Counterpart.answer(http, "text/xml", CXML.formatted(code, text, words)));
  }

  private Delivery cxml(Counterpart.Script script) {
    try (Counterpart partner = Counterpart.of(script)) {
      return HTTPS.send(PARCEL, Channels.answers(partner.channel(folder), Protocol.CXML));
    }
  }

  @Test
  void anAcceptedDocumentComesWithItsEvidence() {
    String body = "{\"status\":\"accepted\",\"reference\":\"N-1\",\"text\":\"thank you\"}";
    var accepted = assertInstanceOf(Delivery.Accepted.class, json(Counterpart.answer(200, "application/json", body)));
    assertEquals(Level.TRANSPORT, accepted.answers().get(0).level());
    assertEquals(new Answer(Level.APPLICATION, Verdict.ACCEPTED, null, "thank you", "N-1"), accepted.answers().get(1));
    assertEquals(200, accepted.evidence().status());
    assertEquals(NOW, accepted.evidence().at());
    assertEquals("inv-4713.1@hub", accepted.evidence().identity());
    assertArrayEquals(body.getBytes(StandardCharsets.UTF_8), accepted.evidence().body());
    assertTrue(accepted.evidence().peer().matches("localhost:\\d+ \\(CN=Test - NOT FOR PRODUCTION.*"), accepted.evidence().peer());
  }

  @Test
  void theBytesAndTheIdentityArriveAsTheyAre() {
    try (Counterpart partner = Counterpart.of(Counterpart.answer(200, "application/json", "{\"status\":\"received\"}"))) {
      HTTPS.send(PARCEL, partner.channel(folder));
      HTTPS.send(PARCEL, partner.channel(folder));
      for (Counterpart.Seen seen : partner.seen) {
        assertArrayEquals(PARCEL.bytes(), seen.body());
        assertEquals("inv-4713.1@hub", seen.identity());
        assertEquals("inv-4713.1@hub", seen.messageId());
        assertEquals("text/xml; charset=UTF-8", seen.contentType());
      }
      assertEquals(2, partner.seen.size());
    }
  }

  @Test
  void aBusinessRefusalIsThePartnersWordNotARetry() {
    String body = "{\"status\":\"rejected\",\"level\":\"business\",\"code\":\"PO-CLOSED\",\"text\":\"PO line 2 closed\"}";
    var refused = assertInstanceOf(Delivery.Refused.class, json(Counterpart.answer(422, "application/json", body)));
    assertEquals("NET-16", refused.findings().get(0).code());
    assertTrue(refused.findings().get(0).message().contains("PO line 2 closed"));
    assertEquals(new Answer(Level.BUSINESS, Verdict.REJECTED, "PO-CLOSED", "PO line 2 closed", null), refused.answers().get(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 409, 410, 413, 415, 422})
  void anyOther4xxIsForEver(int code) {
    var refused = assertInstanceOf(Delivery.Refused.class, json(Counterpart.answer(code, "text/plain", "no such supplier")));
    assertEquals("NET-10", refused.findings().get(0).code());
    assertTrue(refused.findings().get(0).message().contains("no such supplier"));
    assertEquals(Verdict.REJECTED, refused.answers().get(0).verdict());
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 407})
  void wrongCredentialsAreOurTurn(int code) {
    Delivery delivery = json(code == 401
        ? Counterpart.header(401, "WWW-Authenticate", "Basic realm=\"in\"")
        : code == 407 ? Counterpart.header(407, "Proxy-Authenticate", "Basic realm=\"in\"") : Counterpart.answer(403, "text/plain", ""));
    var refused = assertInstanceOf(Delivery.Refused.class, delivery);
    assertEquals("NET-11", refused.findings().get(0).code());
    assertEquals(Turn.HUB, refused.findings().get(0).turn());
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 503})
  void comeBackMeansRetry(int code) {
    var retry = assertInstanceOf(Delivery.Retry.class, json(Counterpart.header(code, "Retry-After", "120")));
    assertEquals(NOW.plusSeconds(120), retry.notBefore());
    assertEquals("NET-12", retry.why().code());
  }

  @Test
  void retryAfterMayBeADateAndHasBounds() {
    assertEquals(NOW.plusSeconds(3600), notBefore("Sun, 22 Nov 2026 11:00:00 GMT"));
    assertEquals(NOW.plusSeconds(7 * 86400), notBefore("999999999"));
    assertNull(notBefore("Sun, 22 Nov 2026 09:00:00 GMT"), "a moment that is over is no pause");
    assertNull(notBefore("soon"));
    assertNull(notBefore("99999999999999"));
  }

  private Instant notBefore(String retryAfter) {
    return assertInstanceOf(Delivery.Retry.class, json(Counterpart.header(429, "Retry-After", retryAfter))).notBefore();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 504})
  void afterAnother5xxNobodyKnows(int code) {
    var unknown = assertInstanceOf(Delivery.Unknown.class, json(Counterpart.answer(code, "text/plain", "oops")));
    assertEquals("NET-13", unknown.why().code());
    assertEquals(code, unknown.evidence().status());
  }

  @Test
  void anAcceptanceInside5xxIsNotBelieved() {
    assertInstanceOf(Delivery.Unknown.class, json(Counterpart.answer(502, "application/json", "{\"status\":\"accepted\"}")));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectIsAFindingAndIsNotFollowed(int code) {
    try (Counterpart elsewhere = Counterpart.of(Counterpart.answer(200, "application/json", "{\"status\":\"accepted\"}"))) {
      String there = elsewhere.channel(folder).url().toString();
      var refused = assertInstanceOf(Delivery.Refused.class, json(Counterpart.header(code, "Location", there)));
      assertEquals("NET-09", refused.findings().get(0).code());
      assertTrue(refused.findings().get(0).message().contains(there));
      assertTrue(elsewhere.seen.isEmpty());
    }
  }

  @Test
  void anEmpty202Or204HasArrivedAndSaysNoMore() {
    for (int code : new int[] {202, 204}) {
      var accepted = assertInstanceOf(Delivery.Accepted.class, json(Counterpart.answer(code, "text/plain", "")));
      assertEquals(1, accepted.answers().size());
      assertEquals(Level.TRANSPORT, accepted.answers().get(0).level());
    }
    assertInstanceOf(Delivery.Unknown.class, json(Counterpart.answer(200, "text/plain", "")));
  }

  @Test
  void withoutAProtocolTheCodeIsTheAnswer() {
    try (Counterpart partner = Counterpart.of(Counterpart.answer(200, "text/html", "<html>ok</html>"))) {
      var accepted = assertInstanceOf(Delivery.Accepted.class, HTTPS.send(PARCEL, Channels.answers(partner.channel(folder), Protocol.NONE)));
      assertEquals(1, accepted.answers().size());
    }
  }

  @Test
  void aPageOfHtmlIsNoAnswer() {
    String page = "<!DOCTYPE html><html><head><meta charset=utf-8></head><body>Please sign in</body></html>";
    assertEquals("NET-15", assertInstanceOf(Delivery.Unknown.class, json(Counterpart.answer(200, "text/html", page))).why().code());
    assertEquals("NET-15", assertInstanceOf(Delivery.Unknown.class, cxml(Counterpart.answer(200, "text/html", page))).why().code());
  }

  @Test
  void theStatusOfACxmlBodyDecidesWhateverHttpSays() {
    var ok = assertInstanceOf(Delivery.Accepted.class, cxml(200, "200", "OK", ""));
    assertEquals(new Answer(Level.APPLICATION, Verdict.ACCEPTED, "200", "OK", "9@ariba"), ok.answers().get(1));
    var hidden = assertInstanceOf(Delivery.Refused.class, cxml(200, "401", "Unauthorized", ""));
    assertEquals("NET-17", hidden.findings().get(0).code());
    assertEquals(Turn.HUB, hidden.findings().get(0).turn());
    assertInstanceOf(Delivery.Accepted.class, cxml(500, "200", "OK", ""));
    var coupa = assertInstanceOf(Delivery.Refused.class, cxml(400, "417", "Expectation failed", "Unknown PO 8801"));
    assertTrue(coupa.findings().get(0).message().contains("Unknown PO 8801"));
    assertEquals(Turn.SENDER, coupa.findings().get(0).turn());
  }

  @Test
  void acceptedForForwardingLeavesTheVerdictOpen() {
    var accepted = assertInstanceOf(Delivery.Accepted.class, cxml(200, "201", "Accepted", ""));
    assertEquals(Verdict.PENDING, accepted.answers().get(1).verdict());
  }

  @Test
  void cxml5xxIsTriedAgain() {
    assertNull(assertInstanceOf(Delivery.Retry.class, cxml(200, "560", "Maintenance", "")).notBefore());
    assertEquals(NOW.plusSeconds(3600), assertInstanceOf(Delivery.Retry.class, cxml(200, "551", "Misconfigured", "")).notBefore());
  }

  @Test
  void alreadyProcessedIsARepeatNotAnOutage() {
    var known = assertInstanceOf(Delivery.Accepted.class, cxml(500, "500", "Internal error", "Payload was already processed"));
    assertEquals(Verdict.PENDING, known.answers().get(1).verdict());
  }
}
