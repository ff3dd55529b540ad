package io.bordereau.routes.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.envelopes.X12Envelope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A large file of EDI data is read document by document, with the same answers; here a file of a few thousand bytes is large. */
class LargeInputTest {
  private static final String LARGE = "bordereau.large";

  @TempDir
  private Path folder;

  private Path batch;

  @BeforeEach
  void writeABatch() throws IOException {
    var invoice = Called.with("convert", "--to", "x12-004010-810", Called.sample("invoice-basic")).out();
    var envelope = new X12Envelope("ZZ", "NORTHWIND", "ZZ", "HARBOR", null, null, "004010", true, false);
    var bytes = envelope.pack(List.of(invoice, invoice, invoice), 1, () -> 1, OffsetDateTime.parse("2026-11-22T09:30:00Z"));
    batch = Files.write(folder.resolve("batch.edi"), bytes);
  }

  @AfterEach
  void asUsual() {
    System.clearProperty(LARGE);
  }

  private static Called large(Object... args) {
    System.setProperty(LARGE, "1000");
    try {
      return Called.with(args);
    } finally {
      System.clearProperty(LARGE);
    }
  }

  @Test
  void convertWritesTheSameBytes() {
    for (var target : List.of("same", "ubl-2.1", "x12-004010-810")) {
      var usual = Called.with("convert", "--to", target, batch);
      var streamed = large("convert", "--to", target, batch);
      assertEquals(usual.status(), streamed.status());
      assertArrayEquals(usual.out(), streamed.out(), target);
      assertEquals(usual.err(), streamed.err());
    }
  }

  @Test
  void readWritesTheSameFilesAndAnswers() throws IOException {
    var usual = Called.with("read", "--json", "--out", folder.resolve("a"), batch);
    var streamed = large("read", "--json", "--out", folder.resolve("b"), batch);
    assertEquals(usual.text().replace("/a/", "/b/"), streamed.text());
    for (int n = 1; n <= 3; n++) {
      assertArrayEquals(Files.readAllBytes(folder.resolve("a/batch-" + n + ".json")), Files.readAllBytes(folder.resolve("b/batch-" + n + ".json")));
    }
    assertArrayEquals(Called.with("read", batch).out(), large("read", batch).out());
  }

  @Test
  void aLargeFileThatIsNoEdiDataIsReadAsUsual() {
    assertEquals(ExitStatus.FINE, large("convert", "--to", "ubl-2.1", Called.sample("invoice-basic")).status());
    assertEquals(ExitStatus.FINE, large("write", "--to", "ubl-2.1", Called.sample("invoice-basic")).status());
  }

  @Test
  void aLargeFileThatBreaksOffIsRefused() throws IOException {
    var bytes = Files.readAllBytes(batch);
    var cut = Files.write(folder.resolve("cut.edi"), java.util.Arrays.copyOf(bytes, bytes.length * 2 / 3));
    var streamed = large("read", "--json", cut);
    assertEquals(ExitStatus.REFUSED, streamed.status());
    assertTrue(streamed.text().contains("EDI-04"), streamed.text());
  }
}
