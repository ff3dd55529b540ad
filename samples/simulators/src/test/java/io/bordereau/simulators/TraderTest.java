package io.bordereau.simulators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A partner that speaks first: orders into the mailbox, acknowledgements and a remittance for what it takes out of it. */
class TraderTest {
  @TempDir
  Path folder;

  @Test
  void ordersGoOutAndAnInvoiceIsAcknowledgedAndPaid() throws Exception {
    var take = Files.createDirectories(folder.resolve("to-partner"));
    try (var partner = new Partner(folder, "northgate", "--take", take.toString(), "--put", folder.resolve("from-partner").toString())) {
      assertEquals(Map.of("850", 3L, "860", 1L), waitFor(4));
      Files.writeString(take.resolve("4711.x12"), Partner.document("invoice.edi"));
      assertEquals(Map.of("850", 3L, "860", 1L, "997", 1L), waitFor(5));
      assertEquals("accepted", ((Map<?, ?>) partner.book().getFirst().get("decided")).get("status"));
    }
  }

  @Test
  void itsOwnDocumentsAreWellFormed() throws Exception {
    for (var name : List.of("northgate/order-8801.txt", "northgate/change-77288.txt", "rheinwerk/order-4500231198.txt")) {
      var values = new TreeMap<String, String>();
      for (var key : List.of("control", "date", "date.short", "time")) values.put(key, "1");
      values.putAll(Map.of("control.padded", "000000001", "date.short", "261122", "time", "1200", "date", "20261122"));
      for (var who : List.of("my", "your")) {
        values.putAll(Map.of(who + ".id", "LARKFIELD", who + ".qualifier", name.startsWith("north") ? "ZZ" : "14", who + ".padded", "LARKFIELD      "));
      }
      var faults = new ArrayList<Fault>();
      var bytes = Letter.load(name).interchange(values);
      var segments = EdiSegments.read(bytes, null, faults);
      assertEquals(List.of(), faults, new String(bytes, StandardCharsets.US_ASCII));
      assertTrue(segments.size() > 8);
    }
  }

  /** The kinds of documents that lie in the mailbox, once there are so many. */
  private Map<String, Long> waitFor(int count) throws Exception {
    for (int i = 0; i < 200; i++) {
      var kinds = new TreeMap<String, Long>();
      try (var files = Files.list(Files.createDirectories(folder.resolve("from-partner")))) {
        for (var file : files.filter(f -> f.toString().endsWith(".x12")).toList()) {
          for (var s : EdiSegments.read(Files.readAllBytes(file), null, new ArrayList<>())) {
            if (s.tag().equals("ST")) kinds.merge(s.at(1), 1L, Long::sum);
          }
        }
      }
      if (kinds.values().stream().mapToLong(Long::longValue).sum() >= count) return kinds;
      Thread.sleep(50);
    }
    throw new AssertionError("not so many documents: " + count);
  }
}
