package io.bordereau.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ManyThreadsTest {
  /** Fresh rules, so that the threads meet while nothing is compiled yet. */
  @Test
  void threadsGetTheVerdictThatOneThreadGets() throws Exception {
    Rules rules = new Rules(Duration.ofSeconds(60));
    byte[] good = Documents.bytes(Documents.INVOICE);
    byte[] bad = Documents.with(Documents.INVOICE, ">300.00<", ">301.00<");
    List<String> expected = Rules.official().validate(null, bad).findings().stream().map(f -> f.official()).toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      rules.warm("peppol-bis-3");
      List<Future<Verdict>> verdicts = new ArrayList<>();
      for (int i = 0; i < 80; i++) {
        byte[] xml = i % 2 == 0 ? good : bad;
        verdicts.add(threads.submit(() -> rules.validate(null, xml)));
      }
      for (int i = 0; i < verdicts.size(); i++) {
        assertEquals(i % 2 == 0 ? List.of() : expected, verdicts.get(i).get().findings().stream().map(f -> f.official()).toList());
      }
    }
  }
}
