package io.bordereau.routes.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process that is killed inside or after any transaction of documents that travel together loses none of them, sends none in two interchanges, and
 * uses no number up: what waits goes on waiting, what was gathered is packed, what was packed is sent.
 */
@ParameterizedClass
@EnumSource(Vendor.class)
class BatchCrashTest {
  @Parameter Vendor vendor;
  private static final int KILLED = 137;
  private static final int DOCUMENTS = 150;
  @TempDir Path folder;

  @Test
  void killedExactlyThere() throws Exception {
    for (String point : List.of("T2.batch", "T3.batch", "T4.batch", "T5", "T6")) {
      for (String moment : List.of(point, point + ".committed")) {
        Process hub = start(moment + ":kill@2");
        assertTrue(hub.waitFor(120, TimeUnit.SECONDS), moment);
        assertEquals(KILLED, hub.exitValue(), "the failpoint " + moment + " was hit");
      }
    }
    Process last = start("");
    assertTrue(last.waitFor(240, TimeUnit.SECONDS), "something is stuck");
    assertEquals(0, last.exitValue());
    ThreeBooks.Verdict verdict = ThreeBooks.judge(Given.url(store()), folder.resolve("sender.jsonl"), List.of(folder.resolve("receiver.jsonl")));
    assertTrue(verdict.clean(), verdict.toString());
    assertEquals(DOCUMENTS, verdict.documents());
    try (SqlLedger ledger = SqlLedger.readOnly(store())) {
      Tally tally = ledger.inquiry().tally();
      assertEquals(DOCUMENTS, tally.complete(), tally.toString());
      assertEquals(DOCUMENTS, tally.documents(), tally.toString());
      assertEquals(0, tally.lostSilently() + tally.sentTwice() + tally.underway() + tally.held(), tally.toString());
      List<Long> numbers = new ArrayList<>();
      HashSet<String> travelled = new HashSet<>();
      for (Standing s : ledger.inquiry().documents(0, 10 * DOCUMENTS)) {
        assertEquals(Optional.empty(), ledger.inquiry().verifyChain(s.id()));
        if (s.channel().equals(Batches.CHANNEL)) {
          numbers.add(ledger.inquiry().sendings(s.id()).get(0).numbers().get(0));
          ledger.inquiry().members(s.id()).forEach(m -> assertTrue(travelled.add(m.document()), m.document() + " went twice"));
        }
      }
      assertEquals(DOCUMENTS, travelled.size());
      assertTrue(numbers.size() < DOCUMENTS, "they went together: " + numbers.size());
      assertEquals(LongStream.rangeClosed(1, numbers.size()).boxed().toList(), numbers.stream().sorted().toList(), "one number each, and no gap");
    }
  }

  private Store store() {
    return Given.store(vendor, folder.resolve("ledger"));
  }

  private Process start(String failpoint) throws IOException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED", "-Dbordereau.failpoint=" + failpoint, "-Dbordereau.store=" + (vendor == Vendor.SQLITE ? "" : Given.url(store())), "-cp", ProcessClassPath.ofTests(), TinyHub.class.getName(), folder.toString(),
        Integer.toString(DOCUMENTS), "7", "batch"));
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("hub.log").toFile())).start();
  }
}
