package io.bordereau.routes.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A disk that gets full: what comes in is refused in time, what is there goes on, somebody is told, and it ends by itself. */
class RoomTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Vendor.class)
  void beforeTheDiskIsFullNothingMoreComesInAndWhatIsThereGoesOn(Vendor vendor) throws Exception {
    AtomicLong usable = new AtomicLong(1000);
    try (SqlLedger ledger = Given.open(vendor, folder, "node-1")) {
      ledger.room(new Room(usable::get, 500));
      ledger.room().admit();
      String document = Given.handOver(ledger, "k1", "one").document();
      usable.set(499);
      long since = System.nanoTime();
      while (ledger.room().alarms().isEmpty()) {
        assertTrue(System.nanoTime() - since < 5_000_000_000L, "somebody is told within five seconds");
        Thread.sleep(20);
      }
      assertEquals("no-room", ledger.room().alarms().get(0).kind());
      assertThrows(LedgerException.class, () -> ledger.room().admit());
      Given.prepare(ledger, Given.claim(ledger, "process"), "1");
      ledger.complete(Given.claim(ledger, "send"), Completion.of(Step.of(Stage.DELIVERED, "taken")));
      assertEquals(State.SENT, Given.life(ledger, document).state());
      usable.set(501);
      since = System.nanoTime();
      while (!ledger.room().enough()) {
        assertTrue(System.nanoTime() - since < 30_000_000_000L, "resumed within thirty seconds");
        Thread.sleep(20);
      }
      assertEquals(List.of(), ledger.room().alarms());
    }
  }

  @Test
  void aDatabaseThatSaysThatItIsFullIsBelievedForAWhile() {
    try (SqlLedger ledger = Given.open(Vendor.SQLITE, folder, "node-1")) {
      ledger.room(new Room(() -> Long.MAX_VALUE, 1));
      assertTrue(SqlFailure.full(new LedgerException("", new java.sql.SQLException("disk full", "53100"))));
      assertFalse(SqlFailure.full(new LedgerException("", new java.sql.SQLException("other", "58030"))));
      ledger.room().full();
      assertFalse(ledger.room().enough());
      assertEquals(1, ledger.room().alarms().size());
    }
  }
}
