package io.bordereau.routes.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.envelopes.rnif.ReceiptAcknowledgment;
import io.bordereau.envelopes.rnif.RnifFault;
import io.bordereau.envelopes.rnif.RnifHeaders;
import io.bordereau.envelopes.rnif.RnifMessage;
import io.bordereau.envelopes.rnif.RnifSignals;
import io.bordereau.routes.ledger.State;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A RosettaNet partner that answers in the same exchange: what comes in the HTTP response is the receipt, and nothing is sent twice. */
class RnifSyncTest {
  @TempDir
  static Path folder;

  @BeforeAll
  static void start() throws Exception {
    RnifExchangeTest.folder = folder;
    RnifExchangeTest.start("true", folder);
    RnifExchangeTest.partner.sync = true;
  }

  @AfterAll
  static void stop() {
    RnifExchangeTest.stop();
  }

  @BeforeEach
  void forget() {
    RnifExchangeTest.partner.got.clear();
    RnifExchangeTest.partner.answer = g -> null;
  }

  @Test
  void theReceiptInTheAnswerAcceptsTheInvoice() throws Exception {
    RnifExchangeTest.partner.answer = RnifExchangeTest.partner::receipt;
    var where = RnifExchangeTest.await(RnifExchangeTest.send("5201"), State.ACCEPTED);
    assertTrue(where.complete());
    assertTrue(where.timeline().stream().anyMatch(e -> e.words() != null && e.words().contains("receipt digest equal")), where.toString());
    assertEquals("sync", RnifExchangeTest.partner.got.get(0).responseType());
    assertEquals(1, RnifExchangeTest.actions().size());
  }

  @Test
  void anExceptionInTheAnswerRejectsItWithThePartnersWords() throws Exception {
    RnifExchangeTest.partner.answer = g -> RnifExchangeTest.partner.terms().refusal(g.opened().message().delivery(), g.opened().message().service(), RnifFault.UNP_SCON_VALERR,
        "unknown order 8801", "X-" + g.opened().message().delivery().trackingId(), Instant.now());
    var where = RnifExchangeTest.await(RnifExchangeTest.send("5202"), State.REJECTED);
    assertTrue(where.toString().contains("unknown order 8801"), where.toString());
  }

  @Test
  void anotherDigestInTheAnswerRaisesAnAlarmAndNothingGoesOutAgain() throws Exception {
    RnifExchangeTest.partner.answer = g -> {
      var right = RnifExchangeTest.partner.receipt(g);
      return new RnifMessage(right.delivery(), right.service(), right.contentType(), RnifHeaders.RECEIPT.write(new ReceiptAcknowledgment(RnifSignals.digest("SHA-256", new byte[1]))), List.of());
    };
    var id = RnifExchangeTest.send("5203");
    InboundHub.until(() -> RnifExchangeTest.alarms(id).equals(List.of("other-bytes")), () -> RnifExchangeTest.alarms(id).toString());
    RnifExchangeTest.givenUp(id);
    assertEquals(1, RnifExchangeTest.actions().stream().filter(g -> g.opened().message().service().pip().equals("3C3")).count(), "no retries in the same exchange (RNIF 2.0)");
    assertTrue(RnifExchangeTest.codes(id).contains("RNF-04"));
  }

  @Test
  void anAnswerToSomethingElseProvesNothing() throws Exception {
    RnifExchangeTest.partner.answer = g -> {
      var right = RnifExchangeTest.partner.receipt(g);
      var service = right.service();
      var other = new io.bordereau.envelopes.rnif.ServiceHeader(service.activity(), service.fromRole(), service.fromService(),
          new io.bordereau.envelopes.rnif.ServiceHeader.InReplyTo(service.reply().action(), "another-message"), service.manifest(), service.toRole(), service.toService(), service.usage(),
          null, service.pip(), service.instance(), service.version(), List.of(), service.initiator(), null);
      return new RnifMessage(right.delivery(), other, right.contentType(), right.content(), List.of());
    };
    var id = RnifExchangeTest.send("5204");
    InboundHub.until(() -> RnifExchangeTest.codes(id).contains("RNF-07"), () -> RnifExchangeTest.codes(id).toString());
    RnifExchangeTest.givenUp(id);
  }
}
