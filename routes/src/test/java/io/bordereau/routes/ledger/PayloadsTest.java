package io.bordereau.routes.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes by their digest, whatever their size. */
@ParameterizedClass
@EnumSource(Vendor.class)
class PayloadsTest {
  @Parameter Vendor vendor;
  @TempDir Path folder;
  private SqlLedger ledger;

  @BeforeEach
  void open() {
    ledger = SqlLedger.open(switch (Given.store(vendor, folder)) {
      case Store.Embedded embedded -> embedded;
      case Store.Server s -> new Store.Server(s.url(), s.user(), s.password(), s.properties(), s.writers(), s.readers(), s.patience(), folder.resolve("payloads"));
    }, "node-1", null);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 262_144, 262_145, 4_194_304, 4_194_305, 9_000_000})
  void whatWasPutIsThere(int size) throws IOException {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    String digest = ledger.payloads().put(bytes);
    assertEquals(digest, ledger.payloads().put(new ByteArrayInputStream(bytes), size));
    assertEquals(size, ledger.payloads().size(digest));
    assertArrayEquals(bytes, ledger.payloads().get(digest));
  }

  @Test
  void aStreamBeyondItsLimitLeavesNothingBehind() throws IOException {
    for (int limit : new int[] {10, 5_000_000}) {
      assertThrows(IOException.class, () -> ledger.payloads().put(new ByteArrayInputStream(new byte[limit + 1]), limit));
    }
    try (Stream<Path> files = Files.walk(folder.resolve("payloads"))) {
      assertEquals(List.of(), files.filter(Files::isRegularFile).toList());
    }
  }

  @Test
  void aFileThatWasChangedIsNoticed() throws IOException {
    String digest = ledger.payloads().put(new byte[5_000_000]);
    Files.write(folder.resolve("payloads").resolve(digest.substring(0, 2)).resolve(digest), new byte[] {1});
    assertThrows(LedgerException.class, () -> ledger.payloads().get(digest));
  }

  @Test
  void withoutAFolderThatAllHubsSeeLargeBytesGoIntoTheDatabase() throws IOException {
    assumeTrue(vendor == Vendor.POSTGRESQL);
    byte[] bytes = new byte[5_000_001];
    new Random(1).nextBytes(bytes);
    try (SqlLedger other = Given.open(vendor, folder, "node-2")) {
      String digest = other.payloads().put(new ByteArrayInputStream(bytes), bytes.length);
      assertArrayEquals(bytes, other.payloads().get(digest));
      assertArrayEquals(bytes, ledger.payloads().get(digest), "another hub reads them");
      assertThrows(IOException.class, () -> other.payloads().put(new ByteArrayInputStream(bytes), bytes.length - 1));
    }
    assertFalse(Files.exists(folder.resolve("payloads")));
  }

  @Test
  void aPathIsNoDigest() {
    assertEquals(-1, ledger.payloads().size("../../etc/passwd"));
    assertThrows(LedgerException.class, () -> ledger.payloads().get("../../etc/passwd"));
  }
}
