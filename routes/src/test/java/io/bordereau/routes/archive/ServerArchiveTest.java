package io.bordereau.routes.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.routes.ledger.SqlLedger;
import io.bordereau.routes.ledger.TestPostgres;
import io.bordereau.routes.ledger.Vault;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive on a database server: the same statements, the same answers; of two hubs one seals. */
class ServerArchiveTest {
  @TempDir Path folder;

  @Test
  void checkpointsEvidenceRetentionAndRestoreAreTheSameOnAServer() throws Exception {
    var ledger = new ArchivedLedger(folder);
    var store = TestPostgres.of(folder);
    String document;
    try (var one = SqlLedger.open(store, "node-1", ledger.clock); var two = SqlLedger.open(store, "node-2", ledger.clock)) {
      document = ArchivedLedger.one(one, "4101");
      var first = ledger.sealer(one);
      var second = ledger.sealer(two);
      first.seal();
      ArchivedLedger.one(one, "4102");
      second.seal();
      assertEquals(1, one.seals().last().orElseThrow().number(), "the other one has the lease");
      first.release();
      second.seal();
      assertEquals(2, one.seals().last().orElseThrow().number(), "now it is the other's");
      assertEquals(List.of(), first.alarms());
      assertEquals(List.of(), second.alarms());
      var check = new LedgerCheck(one, ledger.settings().places(), null, false).check();
      assertEquals(List.of(), check.wrong());
      assertTrue(check.checkpoints() == 2 && check.unsealed() == 0, check.toString());
      var pack = new PackCheck(KeptCheckpoints.read(folder.resolve("second")), null).check(new EvidencePack(one).of(document));
      assertEquals(List.of(), pack.findings());

      try (var c = DriverManager.getConnection(store.url()); var s = c.createStatement()) {
        s.execute("UPDATE document SET company = 'larkfield-de'");
      }
      var retention = new Retention(one, Map.of("larkfield-de", "DE")::get, true, 0);
      assertEquals(0, retention.keep());
      one.vault().legalHold(document, "ann", "lawsuit");
      ledger.clock.now = Instant.parse("2035-06-01T00:00:00Z");
      assertEquals(1, retention.keep());
      assertEquals(List.of(1L, 2L, 1L), one.vault().retained());
      assertTrue(one.vault().liftLegalHold(document, "ann", "settled"));
      assertEquals(1, retention.keep());

      one.seals().mark(Vault.STOPPED, "backup");
      var underway = ArchivedLedger.handOver(one, "5001");
      assertTrue(one.claim("prepare", "worker", Duration.ofSeconds(30)).isEmpty());
      assertEquals(List.of(underway), Backup.advance(one, ledger.settings().places(), 1000, "ann").held());
      second.seal();
      assertTrue(new LedgerCheck(one, ledger.settings().places(), null, false).check().fine());
    }
    try (var c = DriverManager.getConnection(store.url()); var s = c.createStatement()) {
      s.execute("UPDATE entry SET by_whom = 'somebody' WHERE document = '" + document + "' AND seq = 2");
    }
    try (var reader = SqlLedger.readOnly(store)) {
      assertFalse(new LedgerCheck(reader, ledger.settings().places(), null, false).check().fine());
    }
  }
}
