package io.bordereau.routes.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process that is killed at any moment loses nothing that it had acknowledged, does nothing twice, uses no number up, and leaves nothing lying. How
 * often it is killed at random is the system property {@code bordereau.kills}.
 */
@ParameterizedClass
@EnumSource(Vendor.class)
class CrashTest {
  @Parameter Vendor vendor;
  private static final int KILLED = 137;
  private static final int KILLS = Integer.getInteger("bordereau.kills", 2);
  @TempDir Path folder;

  @Test
  void killedAtRandomMoments() throws Exception {
    long seed = System.nanoTime();
    Random chance = new Random(seed);
    int documents = 200 * KILLS;
    int killed = 0;
    for (int round = 0; round < KILLS; round++) {
      Process hub = start(documents, seed + round, "");
      long before = entries();
      awaitWork(hub, before);
      if (!hub.waitFor(chance.nextInt(250), TimeUnit.MILLISECONDS)) {
        hub.destroyForcibly();
        hub.waitFor();
        killed++;
      }
      noAcknowledgedDocumentIsMissing("seed " + seed + ", round " + round);
    }
    assertTrue(killed > KILLS / 2, "killed only " + killed + " times: the work was done too soon for the test to mean anything");
    finish(documents, "seed " + seed);
  }

  @Test
  void killedExactlyThere() throws Exception {
    for (String point : KILLS < 5 ? List.of("T1", "T4", "T5", "T6") : List.of("T0", "T1", "T2", "T3", "T4", "T5", "T6")) {
      // Each goes on where the one before was killed: inside the transaction, and after its commit before anybody is told.
      for (String moment : List.of(point, point + ".committed")) {
        Process hub = start(400, 1, moment + ":kill@13");
        assertTrue(hub.waitFor(60, TimeUnit.SECONDS), moment);
        assertEquals(KILLED, hub.exitValue(), "the failpoint " + moment + " was hit");
        noAcknowledgedDocumentIsMissing(moment);
      }
    }
    finish(400, "after all failpoints");
  }

  private void finish(int documents, String what) throws Exception {
    Process last = start(documents, 99, "");
    assertTrue(last.waitFor(120, TimeUnit.SECONDS), what + ": something is stuck");
    assertEquals(0, last.exitValue(), what);
    ThreeBooks.Verdict verdict = ThreeBooks.judge(Given.url(store()), folder.resolve("sender.jsonl"), List.of(folder.resolve("receiver.jsonl")));
    assertTrue(verdict.clean(), what + ": " + verdict);
    assertEquals(documents, verdict.documents());
    assertNotEquals(0, verdict.repeats(), "the partner dropped answers");
    try (SqlLedger ledger = SqlLedger.readOnly(store())) {
      Tally tally = ledger.inquiry().tally();
      assertEquals(documents, tally.complete(), what);
      assertEquals(0, tally.lostSilently() + tally.sentTwice() + tally.underway() + tally.held(), what + ": " + tally);
      List<Long> numbers = new ArrayList<>();
      for (Standing s : ledger.inquiry().documents(0, documents)) {
        assertEquals(java.util.Optional.empty(), ledger.inquiry().verifyChain(s.id()));
        ledger.inquiry().sendings(s.id()).forEach(o -> numbers.add(o.numbers().get(0)));
      }
      assertEquals(LongStream.rangeClosed(1, documents).boxed().toList(), numbers.stream().sorted().toList(), what + ": control numbers have no gap");
    }
  }

  private void noAcknowledgedDocumentIsMissing(String what) throws IOException {
    Path book = folder.resolve("sender.jsonl");
    if (!Files.exists(book)) {
      return;
    }
    try (SqlLedger ledger = SqlLedger.readOnly(store())) {
      for (String line : Files.readAllLines(book)) {
        if (line.endsWith("}")) {
          String number = line.replaceAll("\\D", "");
          assertEquals(1, ledger.inquiry().find("key-" + number).size(), what + ": " + line);
        }
      }
    }
  }

  private void awaitWork(Process hub, long before) throws Exception {
    for (int i = 0; i < 2000 && hub.isAlive() && entries() == before; i++) {
      Thread.sleep(5);
    }
  }

  /** How large the books are: they grow when the hub works. */
  private long entries() throws IOException {
    long size = 0;
    for (String book : List.of("sender.jsonl", "receiver.jsonl")) {
      Path file = folder.resolve(book);
      size += Files.exists(file) ? Files.size(file) : 0;
    }
    return size;
  }

  private Store store() {
    return Given.store(vendor, folder.resolve("ledger"));
  }

  private Process start(int documents, long seed, String failpoint) throws IOException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED", "-Dbordereau.failpoint=" + failpoint, "-Dbordereau.store=" + (vendor == Vendor.SQLITE ? "" : Given.url(store())), "-cp", ProcessClassPath.ofTests(), TinyHub.class.getName(), folder.toString(),
        Integer.toString(documents), Long.toString(seed)));
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("hub.log").toFile())).start();
  }
}
