package io.bordereau.routes.flow;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.routes.ledger.SqlLedger;
import io.bordereau.routes.ledger.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of two hubs one collects from a folder that both see, and each from its own. */
class FolderTurnsTest {
  @TempDir
  private Path folder;

  @Test
  void aFolderThatBothSeeIsCollectedByOne() throws Exception {
    var store = TestPostgres.of(folder);
    var seen = Files.createDirectory(folder.resolve("seen"));
    var own = Files.createDirectory(folder.resolve("own"));
    try (var a = SqlLedger.open(store, "a", null); var b = SqlLedger.open(store, "b", null)) {
      var first = new FolderTurns(a.leases());
      var second = new FolderTurns(b.leases());
      assertTrue(first.test(seen));
      assertFalse(second.test(seen));
      assertFalse(second.test(Files.createSymbolicLink(folder.resolve("mounted"), seen)), "the same folder by another path");
      assertTrue(second.test(own));
      assertTrue(first.test(seen));
      Files.writeString(own.resolve(".bordereau-folder"), "../../elsewhere");
      assertFalse(second.test(own), "a mark that somebody changed is none");
    }
  }
}
