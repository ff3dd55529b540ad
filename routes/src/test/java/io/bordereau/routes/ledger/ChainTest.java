package io.bordereau.routes.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A history that somebody changed behind the ledger's back no longer verifies. */
@ParameterizedClass
@EnumSource(Vendor.class)
class ChainTest {
  @Parameter Vendor vendor;
  @TempDir Path folder;
  private String document;

  @BeforeEach
  void record() {
    try (SqlLedger ledger = Given.open(vendor, folder, "node-1")) {
      document = Given.readyToSend(ledger, "4711");
      assertEquals(Optional.empty(), ledger.inquiry().verifyChain(document));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UPDATE entry SET at = at + 1 WHERE seq = 2", "UPDATE entry SET body = replace(body, 'rules', 'rulez') WHERE seq = 3",
      "UPDATE entry SET by_whom = 'ann' WHERE seq = 1", "UPDATE entry SET issue = 2 WHERE seq = 5", "UPDATE entry SET verdict = '' WHERE seq = 5",
      "DELETE FROM entry WHERE seq = 2", "DELETE FROM entry WHERE seq = 5", "DELETE FROM entry",
      "UPDATE entry SET hash = '0' WHERE seq = 5", "UPDATE entry SET seq = 9 WHERE seq = 5"})
  void whatWasChangedIsNoticed(String change) throws Exception {
    try (Connection c = Given.tables(Given.store(vendor, folder)); Statement s = c.createStatement()) {
      assertTrue(s.executeUpdate(change) > 0);
    }
    try (SqlLedger ledger = SqlLedger.readOnly(Given.store(vendor, folder))) {
      assertTrue(ledger.inquiry().verifyChain(document).isPresent(), change);
    }
  }

  @Test
  void aDocumentThatDoesNotExistDoesNotVerify() {
    try (SqlLedger ledger = SqlLedger.readOnly(Given.store(vendor, folder))) {
      assertTrue(ledger.inquiry().verifyChain("nobody").isPresent());
    }
  }
}
