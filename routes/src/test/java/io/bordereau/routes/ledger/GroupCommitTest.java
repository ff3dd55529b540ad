package io.bordereau.routes.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** One writer for all: what is told is committed, what fails fails alone, and closing loses nothing that was told. */
@ParameterizedClass
@EnumSource(Vendor.class)
class GroupCommitTest {
  @Parameter Vendor vendor;
  @TempDir Path folder;

  /** How fast it is, is printed and not asserted: the machine decides. */
  @Test
  void manyCallersShareOneCommit() throws Exception {
    int documents = 2000;
    try (SqlLedger ledger = Given.open(vendor, folder, "node-1")) {
      ExecutorService threads = Executors.newFixedThreadPool(16);
      try {
        List<Callable<Received>> calls = new ArrayList<>();
        for (int i = 0; i < documents; i++) {
          String identity = "k" + i;
          calls.add(() -> Given.handOver(ledger, identity, identity));
        }
        long begun = System.nanoTime();
        for (Future<Received> f : threads.invokeAll(calls)) {
          f.get();
        }
        System.err.printf("%d hand-overs of 16 callers: %.0f a second%n", documents, documents * 1e9 / (System.nanoTime() - begun));
      } finally {
        threads.shutdown();
      }
      assertEquals(documents, ledger.inquiry().tally().documents());
    }
  }

  @Test
  void countsAreOfOneMomentWhileTheLedgerGoesOn() throws Exception {
    try (SqlLedger ledger = Given.open(vendor, folder, "node-1")) {
      Thread erp = new Thread(() -> {
        for (int i = 0; i < 100; i++) {
          Given.readyToSend(ledger, "n" + i);
        }
      });
      erp.start();
      while (erp.isAlive()) {
        Tally tally = ledger.inquiry().tally();
        assertEquals(0, tally.lostSilently(), tally.toString());
        assertEquals(tally.documents(), tally.underway(), tally.toString());
      }
    }
  }

  @Test
  void whatWasToldBeforeClosingIsThereAndWhatWasNotIsRefused() throws Exception {
    AtomicInteger told = new AtomicInteger();
    SqlLedger ledger = Given.open(vendor, folder, "node-1");
    List<Thread> callers = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      String name = "t" + t;
      Thread caller = new Thread(() -> {
        try {
          for (int i = 0; ; i++) {
            Given.handOver(ledger, name + "-" + i, "content");
            told.incrementAndGet();
          }
        } catch (LedgerException closed) {
          return;
        }
      });
      caller.start();
      callers.add(caller);
    }
    while (told.get() < 100) {
      Thread.sleep(5);
    }
    ledger.close();
    for (Thread caller : callers) {
      caller.join(10_000);
      assertEquals(Thread.State.TERMINATED, caller.getState(), "nobody waits for ever");
    }
    assertThrows(LedgerException.class, () -> ledger.payloads().put(Given.bytes("late")));
    try (SqlLedger again = Given.open(vendor, folder, "node-1")) {
      // Those that were committed when close() came but not counted by their caller yet may be there as well: one per caller.
      long there = again.inquiry().tally().documents();
      assertEquals(told.get(), there, 4.0);
      assertEquals(0, again.inquiry().tally().lostSilently());
      assertEquals("node-1/2", again.node());
    }
  }
}
