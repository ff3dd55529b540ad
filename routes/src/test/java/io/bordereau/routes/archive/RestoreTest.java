package io.bordereau.routes.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.routes.ledger.LedgerException;
import io.bordereau.routes.ledger.Outgoing;
import io.bordereau.routes.ledger.SqlLedger;
import io.bordereau.routes.ledger.State;
import io.bordereau.routes.ledger.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An old backup that is brought back sends nothing under numbers that are used up, and nothing that was sent since under another identity. */
class RestoreTest {
  private static final Duration LEASE = Duration.ofSeconds(30);

  @TempDir Path folder;
  private ArchivedLedger ledger;
  private Path backup;

  @BeforeEach
  void fill() {
    ledger = new ArchivedLedger(folder.resolve("hub"));
    ledger.fill(4);
    backup = folder.resolve("backup");
  }

  private Store.Embedded store() {
    return new Store.Embedded(ledger.ledger());
  }

  private void backUp() throws Exception {
    new Backup(backup).make(store(), ledger.settings().places().get(0), ledger.clock.now);
  }

  /** The disk with the ledger is gone; the checkpoints outside are not. */
  private void lose() throws Exception {
    ArchivedLedger.copy(Files.createDirectories(folder.resolve("empty")), ledger.ledger());
    Files.delete(ledger.ledger());
    new Backup(backup).restore(store(), ledger.settings().places().get(0));
  }

  @Test
  void nothingIsSentTwiceUnderAnotherIdentity() throws Exception {
    List<Long> drawn = new ArrayList<>();
    String underway;
    String ready;
    Outgoing first;
    try (SqlLedger open = ledger.open()) {
      ready = ArchivedLedger.handOver(open, "5001");
      drawn.addAll(ArchivedLedger.prepared(open, "5001"));
      first = open.inquiry().sendings(ready).get(0);
      underway = ArchivedLedger.handOver(open, "5002");
      backUp(); // while the hub is running
      // after the backup: the one underway is numbered and sent, and others come
      drawn.addAll(ArchivedLedger.prepared(open, "5002"));
      for (int i = 0; i < 5; i++) {
        ArchivedLedger.handOver(open, "60" + (10 + i));
        drawn.addAll(ArchivedLedger.prepared(open, "60" + (10 + i)));
      }
      ledger.sealer(open).seal();
    }
    lose();
    try (SqlLedger open = ledger.open()) {
      assertEquals(List.of(), open.due("prepare", 10), "nothing is worked on");
      assertTrue(open.claim("send", "worker", LEASE).isEmpty(), "nothing is sent");
      ArchivedLedger.handOver(open, "7001"); // taken in all the same
      var advanced = Backup.advance(open, ledger.settings().places(), 1000, "ann");
      assertEquals(1, advanced.series());
      assertTrue(advanced.held().contains(underway) && !advanced.held().contains(ready), advanced.toString());
      assertEquals(5, advanced.unknown().size(), "what came after the backup is told by id");
      assertEquals(State.HELD, open.inquiry().document(underway).orElseThrow().lifecycle().state());
    }
    try (SqlLedger open = ledger.open()) {
      assertTrue(open.node().matches("node-1/1[0-9]{3}"), open.node());
      var claim = open.claim("send", "worker", LEASE).orElseThrow();
      assertEquals(ready, claim.document());
      var again = open.outgoing(claim);
      assertEquals(List.of(first.identity(), first.numbers(), first.payload()), List.of(again.identity(), again.numbers(), again.payload()), "the same bytes under the same identity");
      ArchivedLedger.handOver(open, "7002");
      var fresh = ArchivedLedger.prepared(open, "7002");
      assertTrue(fresh.stream().noneMatch(new HashSet<>(drawn)::contains) && fresh.get(0) > 1000, fresh + " after " + drawn);
    }
  }

  @Test
  void checkpointsGoOnAndSayWhatTheRestoreLost() throws Exception {
    backUp();
    String lost;
    try (SqlLedger open = ledger.open()) {
      lost = ArchivedLedger.one(open, "5001");
      ledger.sealer(open).seal();
    }
    lose();
    assertFalse(ledger.check().fine(), "a checkpoint outside knows of more than there is");
    try (SqlLedger open = ledger.open()) {
      Backup.advance(open, ledger.settings().places(), 1000, "ann");
      ArchivedLedger.one(open, "5002");
      ledger.sealer(open).seal();
    }
    var result = ledger.check();
    assertTrue(result.fine(), result.toString());
    assertTrue(result.wrong().stream().anyMatch(w -> w.what() == LedgerCheck.Kind.KNOWN && w.words().contains(lost)), "what was lost stays known: " + result.wrong());
  }

  @Test
  void aCopyOfTheDatabaseAloneIsStoppedAsWell() throws Exception {
    backUp();
    var other = new ArchivedLedger(folder.resolve("other"));
    Files.createDirectories(other.ledger());
    Files.copy(backup.resolve("ledger.db"), other.ledger().resolve("ledger.db"));
    try (SqlLedger open = other.open()) {
      ArchivedLedger.handOver(open, "1");
      assertTrue(open.claim("prepare", "worker", LEASE).isEmpty());
      assertTrue(open.vault().stopped().orElseThrow().startsWith("backup of "));
    }
    try (SqlLedger open = ledger.open()) {
      assertTrue(open.vault().stopped().isEmpty(), "the ledger that was copied goes on");
      assertThrows(LedgerException.class, () -> Backup.advance(open, List.of(), 1, "ann"));
    }
  }

  @Test
  void aBackupThatIsNotWholeIsNotBroughtBack() throws Exception {
    byte[] large = new byte[5 << 20];
    new Random(1).nextBytes(large);
    try (SqlLedger open = ledger.open()) {
      open.payloads().put(large);
    }
    backUp();
    assertEquals(List.of(), new Backup(backup).check());
    Path payload;
    try (var all = Files.walk(backup.resolve("payloads"))) {
      payload = all.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
    large[77] ^= 1;
    Files.write(payload, large);
    assertEquals(1, new Backup(backup).check().size());
    ArchivedLedger.copy(Files.createDirectories(folder.resolve("empty")), ledger.ledger());
    assertThrows(LedgerException.class, () -> new Backup(backup).restore(store(), ledger.settings().places().get(0)));
    assertFalse(Files.exists(ledger.ledger().resolve("ledger.db")));
    assertThrows(LedgerException.class, this::backUp, "a backup is never written over another");
  }
}
