package io.bordereau.routes.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.mapping.Finding;
import io.bordereau.routes.ledger.LedgerException;
import io.bordereau.routes.ledger.SqlLedger;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes are kept as long as the law of the seller's country says and as somebody holds them, and not a day less. */
class RetentionTest {
  @TempDir Path folder;
  private ArchivedLedger ledger;

  @BeforeEach
  void fill() throws Exception {
    ledger = new ArchivedLedger(folder);
    ledger.fill(3);
    try (var c = DriverManager.getConnection("jdbc:sqlite:" + ledger.ledger().resolve("ledger.db")); var s = c.createStatement()) {
      s.execute("UPDATE document SET company = 'larkfield-de'");
    }
  }

  private static Retention retention(SqlLedger open, boolean erases) {
    return new Retention(open, Map.of("larkfield-de", "DE")::get, erases, 0);
  }

  private static String id(SqlLedger open, String number) {
    return open.inquiry().find(number).get(0).id();
  }

  @Test
  void bytesWhoseTimeIsOverAreErasedAndTheirHashesStay() throws Exception {
    try (SqlLedger open = ledger.open()) {
      assertEquals(0, retention(open, true).keep());
      ledger.clock.now = Instant.parse("2034-12-31T23:00:00Z");
      assertEquals(0, retention(open, true).keep(), "received in 2026, eight years from its end in Germany");
      ledger.clock.now = Instant.parse("2035-01-03T00:00:00Z");
      assertEquals(0, retention(open, false).keep(), "nothing is erased that nobody wants erased");
      var document = id(open, "4101");
      var payload = open.inquiry().document(document).orElseThrow().payload();
      assertEquals(3, retention(open, true).keep());
      assertEquals(0, retention(open, true).keep(), "once");
      assertTrue(open.payloads().erased(payload));
      assertThrows(LedgerException.class, () -> open.payloads().get(payload));
      assertTrue(open.inquiry().timeline(document).getLast().step().words().contains("8 years by the law of Germany"));
      ledger.sealer(open).seal();
      var pack = new PackCheck(KeptCheckpoints.read(ledger.settings().places().get(0)), null).check(new EvidencePack(open).of(document));
      assertFalse(pack.findings().stream().anyMatch(Finding::isError), pack.toString());
      assertEquals(List.of("LED-26"), pack.findings().stream().map(Finding::code).distinct().toList());
    }
    assertEquals(List.of(), ledger.check().wrong(), "what was erased by the law is not missing");
  }

  @Test
  void whatIsUnderLegalHoldIsNotErasedUntilThatIsLifted() {
    try (SqlLedger open = ledger.open()) {
      var document = id(open, "4102");
      retention(open, true).keep();
      open.vault().legalHold(document, "ann", "lawsuit 7 of 2034");
      ledger.clock.now = Instant.parse("2035-06-01T00:00:00Z");
      assertFalse(open.vault().erase(document, "bob"), "not by hand either");
      assertEquals(2, retention(open, true).keep());
      assertEquals(List.of(1L, 3L, 2L), open.vault().retained());
      assertTrue(open.vault().liftLegalHold(document, "ann", "settled"));
      assertFalse(open.vault().liftLegalHold(document, "ann", "settled"));
      assertEquals(1, retention(open, true).keep());
      var words = open.inquiry().timeline(document).stream().map(e -> e.by() + ": " + e.step().words()).toList();
      assertTrue(words.contains("ann: Under legal hold: lawsuit 7 of 2034") && words.contains("ann: The legal hold was lifted: settled"), words.toString());
    }
  }

  @Test
  void bytesThatAnotherDocumentNeedsStay() throws Exception {
    try (SqlLedger open = ledger.open()) {
      retention(open, true).keep();
      var old = id(open, "4101");
      var shared = open.inquiry().document(old).orElseThrow().payload();
      ledger.clock.now = Instant.parse("2033-01-01T00:00:00Z");
      open.receive(new io.bordereau.routes.ledger.Inbound(io.bordereau.routes.ledger.Direction.OUT, "rest", "erp", "again", shared, "bordereau-json", "again.json", "prepare", List.of()),
          new io.bordereau.routes.ledger.Replies() {
            @Override
            public io.bordereau.routes.ledger.Reply accepted(String document) {
              return new io.bordereau.routes.ledger.Reply(202, "text/plain", "");
            }

            @Override
            public io.bordereau.routes.ledger.Reply conflict(String document) {
              return new io.bordereau.routes.ledger.Reply(409, "text/plain", "");
            }
          });
      ledger.clock.now = Instant.parse("2035-06-01T00:00:00Z");
      assertTrue(open.vault().erase(old, "retention"));
      assertFalse(open.payloads().erased(shared));
    }
    assertTrue(ledger.check().fine(), ledger.check().toString());
  }

  @Test
  void aCountryThatNobodyKnowsKeepsForEver() {
    try (SqlLedger open = ledger.open()) {
      new Retention(open, company -> "XX", true, 0).keep();
      ledger.clock.now = Instant.parse("2099-06-01T00:00:00Z");
      assertEquals(0, new Retention(open, company -> "XX", true, 0).keep());
    }
  }
}
