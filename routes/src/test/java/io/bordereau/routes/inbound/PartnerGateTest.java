package io.bordereau.routes.inbound;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.ledger.Direction;
import io.bordereau.routes.ledger.Inbound;
import io.bordereau.routes.ledger.Replies;
import io.bordereau.routes.ledger.Reply;
import io.bordereau.routes.ledger.SqlLedger;
import io.bordereau.routes.rest.Unwelcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate in front of the way in: one partner too often, and everybody while too much waits. */
class PartnerGateTest {
  private static final Agreements AGREEMENTS = Agreements.load(Path.of(System.getProperty("bordereau.root"), "config")).agreements();
  private static final Partner NORTHGATE = AGREEMENTS.partner("northgate").orElseThrow();
  private static final Partner RHEINWERK = AGREEMENTS.partner("rheinwerk").orElseThrow();

  @TempDir
  private Path folder;
  private SqlLedger ledger;

  @BeforeEach
  void open() {
    ledger = SqlLedger.open(folder, "test");
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private void waits(String identity) {
    var replies = new Replies() {
      @Override
      public Reply accepted(String document) {
        return new Reply(202, "text/plain", document);
      }

      @Override
      public Reply conflict(String document) {
        return new Reply(409, "text/plain", document);
      }
    };
    ledger.receive(new Inbound(Direction.IN, "https-in", "northgate", identity, ledger.payloads().put(new byte[] {1}), "", "", "arrive", List.of()), replies);
  }

  @Test
  void onePartnerMayKnockSoOftenAtOnceAndTheOthersAreNotPutOff() {
    var gate = new PartnerGate(ledger.inquiry(), 2, 100);
    gate.enter(NORTHGATE);
    gate.enter(NORTHGATE);
    var e = assertThrows(Unwelcome.class, () -> gate.enter(NORTHGATE));
    assertEquals(429, e.status());
    assertEquals("HUB-41", e.findings().get(0).code());
    assertDoesNotThrow(() -> gate.enter(RHEINWERK));
    gate.leave(NORTHGATE);
    assertDoesNotThrow(() -> gate.enter(NORTHGATE));
  }

  @Test
  void whileTooMuchWaitsEverybodyIsPutOff() {
    waits("a");
    waits("b");
    var gate = new PartnerGate(ledger.inquiry(), 2, 2);
    assertEquals(503, assertThrows(Unwelcome.class, () -> gate.enter(NORTHGATE)).status());
    assertDoesNotThrow(() -> new PartnerGate(ledger.inquiry(), 2, 3).enter(NORTHGATE));
  }
}
