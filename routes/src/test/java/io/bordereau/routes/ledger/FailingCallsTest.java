package io.bordereau.routes.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Of the calls to the database on the way of one document the n-th fails, for every n, without having done anything or after it has done all, a commit
 * too: the document is recorded once, sent under one identity with one sequence of bytes, and decided. In a build every eighth n is tried, behind the
 * profile {@code full} every one.
 */
@ParameterizedClass
@EnumSource(Vendor.class)
class FailingCallsTest {
  private static final Duration LEASE = Duration.ofMillis(60);
  private static final int STEP = Boolean.getBoolean("bordereau.full") ? 1 : 8;
  @Parameter Vendor vendor;
  @TempDir Path folder;
  private final FailingCalls calls = new FailingCalls();
  private final Set<String> partner = new HashSet<>();
  private SqlLedger ledger;

  @BeforeEach
  void open() {
    ledger = SqlLedger.open(Given.store(vendor, folder), "node-1", null, calls::over);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theNthCallFails(boolean afterwards) throws Exception {
    boolean failed = true;
    int n = 1;
    for (int document = 1; failed; document++, n += STEP) {
      String number = (afterwards ? "a" : "b") + document;
      partner.clear();
      calls.arm(n, afterwards);
      String id = way(number);
      failed = calls.disarm();
      String what = "call " + n + (afterwards ? " failed after it was done" : " failed");
      assertEquals(1, partner.size(), what + ": " + partner);
      assertEquals(1, ledger.inquiry().find("key-" + number).size(), what);
      assertEquals(1, ledger.inquiry().sendings(id).size(), what);
      assertEquals(Optional.empty(), ledger.inquiry().verifyChain(id), what);
      assertEquals(document, ledger.inquiry().sendings(id).get(0).numbers().get(0), what + ": no number is used up");
      Tally tally = ledger.inquiry().tally();
      assertEquals(document, tally.complete(), what + ": " + tally);
      assertEquals(0, tally.lostSilently() + tally.sentTwice() + tally.underway() + tally.held(), what + ": " + tally);
    }
    assertTrue(n > 50, "there are many calls on the way: " + n);
  }

  /** Everybody goes on after a failure as they would: who hands over does it again, and work comes back when its lease has ended. */
  private String way(String number) throws InterruptedException {
    String id = null;
    while (id == null) {
      try {
        id = Given.handOver(ledger, "key-" + number, number).document();
      } catch (LedgerException e) {
        continue;
      }
    }
    for (int i = 0; i < 1000 && !complete(id); i++) {
      try {
        Optional<Claim> process = ledger.claim("process", "w", LEASE);
        process.ifPresent(c -> prepare(c, number));
        Optional<Claim> send = ledger.claim("send", "w", LEASE);
        send.ifPresent(this::send);
        if (process.isEmpty() && send.isEmpty()) {
          Thread.sleep(5);
        }
      } catch (LedgerException e) {
        continue;
      }
    }
    return id;
  }

  private boolean complete(String id) {
    try {
      return Given.life(ledger, id).complete() && ledger.due("process", 1).isEmpty() && ledger.due("send", 1).isEmpty();
    } catch (LedgerException e) {
      return false;
    }
  }

  private void prepare(Claim claim, String number) {
    ledger.identify(claim, Given.key(number));
    ledger.record(claim, List.of(Step.of(Stage.UNDERSTOOD, "read")));
    Outgoing outgoing = ledger.number(claim, new Draft("northgate", claim.document() + "-" + claim.token() + "@acme", List.of(Given.ISA, Given.GS), null));
    String bytes = ledger.payloads().put(Given.bytes(outgoing.identity() + outgoing.numbers() + number));
    ledger.ready(claim, outgoing, new Packet(bytes, "text/plain", null, "main", List.of(), Level.APPLICATION, Duration.ofHours(1)), List.of(),
        Next.now("send"));
  }

  private void send(Claim claim) {
    Outgoing outgoing = ledger.outgoing(claim);
    byte[] bytes = ledger.payloads().get(outgoing.payload());
    partner.add(outgoing.identity() + " " + Chain.sha256(bytes));
    ledger.complete(claim, Completion.of(Step.of(Stage.DELIVERED, "taken"))
        .with(Given.answer("answer-to-" + outgoing.identity(), outgoing.identity(), Level.APPLICATION, Verdict.ACCEPTED)));
  }
}
