package io.bordereau.routes.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.routes.ledger.SqlLedger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whoever changes the ledger behind the hub's back is found: with the database alone, and with one of the two places of the checkpoints as well. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TamperingTest {
  private Path folder;
  private ArchivedLedger base;

  @BeforeAll
  void fill(@TempDir Path temporary) throws Exception {
    folder = temporary;
    base = new ArchivedLedger(folder.resolve("base"));
    base.fill(9);
    try (var c = DriverManager.getConnection("jdbc:sqlite:" + base.ledger().resolve("ledger.db")); var s = c.createStatement()) {
      s.execute("PRAGMA journal_mode = DELETE");
    }
  }

  @Test
  void anUntouchedLedgerIsFine() throws Exception {
    var result = base.check();
    assertEquals(List.of(), result.wrong());
    assertEquals(9, result.documents());
    assertEquals(3, result.checkpoints());
    assertEquals(0, result.unsealed());
    assertTrue(result.entries() > 60 && result.payloads() == 36, result.toString());
  }

  /** Nearly two hundred in every build, ten thousand behind the profile full. */
  @Test
  void everyTamperingIsFound() throws Exception {
    int count = Boolean.getBoolean("bordereau.full") ? 10_000 : 184;
    var work = new ArchivedLedger(folder.resolve("work"));
    var kinds = new TreeMap<String, Integer>();
    for (int i = 0; i < count; i++) {
      ArchivedLedger.copy(base.folder, work.folder);
      var what = new Tamperer(work, new Random(i)).tamper(i);
      kinds.merge(what.kind(), 1, Integer::sum);
      var result = work.check();
      assertFalse(result.fine(), "not found, seed " + i + ": " + what);
      assertTrue(result.wrong().stream().anyMatch(wrong -> what.names().stream().anyMatch(wrong.words()::contains)), "not named, seed " + i + ": " + what + " " + result.wrong());
    }
    assertEquals(Tamperer.KINDS.size(), kinds.size(), "not every kind had its turn: " + kinds);
  }

  @Test
  void whatCannotBeFoundIsWhatNoCheckpointHoldsYet() throws Exception {
    var work = new ArchivedLedger(folder.resolve("late"));
    ArchivedLedger.copy(base.folder, work.folder);
    work.clock.now = base.clock.now;
    String late;
    try (SqlLedger ledger = work.open()) {
      late = ArchivedLedger.one(ledger, "9999");
    }
    assertTrue(work.check().fine());
    assertTrue(work.check().unsealed() > 5);
    try (var c = DriverManager.getConnection("jdbc:sqlite:" + work.ledger().resolve("ledger.db"))) {
      Tamperer.forget(c, late);
    }
    assertTrue(work.check().fine(), "it was never in a checkpoint: nobody can know");
    try (SqlLedger ledger = work.open()) {
      late = ArchivedLedger.one(ledger, "9998");
      var sealer = work.sealer(ledger);
      sealer.seal();
      assertEquals(List.of(), sealer.alarms());
    }
    assertEquals(0, work.check().unsealed());
    try (var c = DriverManager.getConnection("jdbc:sqlite:" + work.ledger().resolve("ledger.db"))) {
      Tamperer.forget(c, late);
    }
    assertFalse(work.check().fine(), "now it was");
  }

  @Test
  void aLedgerWhoseCheckpointsOutsideAreGoneIsNotFine() throws Exception {
    var work = new ArchivedLedger(folder.resolve("gone"));
    ArchivedLedger.copy(base.folder, work.folder);
    for (var place : work.settings().places()) ArchivedLedger.copy(Files.createDirectories(folder.resolve("nothing")), place);
    var words = work.check().wrong().stream().map(LedgerCheck.Wrong::words).toList();
    assertTrue(words.contains("Checkpoint 2 was written outside the database and is not there."), words.toString());
  }
}
