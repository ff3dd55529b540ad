package io.bordereau.routes.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Hand-overs: recorded once, recognised when repeated, kept apart when they only share their identity. */
@ParameterizedClass
@EnumSource(Vendor.class)
class ReceivingTest {
  @Parameter Vendor vendor;
  @TempDir Path folder;
  private SqlLedger ledger;

  @BeforeEach
  void open() {
    ledger = Given.open(vendor, folder, "node-1");
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void theSameIdentityAndContentIsToldTheSameAndDoneOnce() {
    Received first = Given.handOver(ledger, "k1", "one");
    Received again = Given.handOver(ledger, "k1", "one");
    Received.Repeat repeat = assertInstanceOf(Received.Repeat.class, again);
    assertEquals(first.document(), repeat.document());
    assertEquals(first.reply(), repeat.reply());
    assertEquals(1, repeat.times());
    assertEquals(1, ledger.due("process", 10).size());
    assertEquals(1, ledger.inquiry().tally().repeats());
  }

  @Test
  void theSameIdentityWithOtherContentIsQuarantinedAndTheFirstGoesOn() {
    Received first = Given.handOver(ledger, "k1", "one");
    Received.Conflict conflict = assertInstanceOf(Received.Conflict.class, Given.handOver(ledger, "k1", "two"));
    assertEquals(first.document(), conflict.document());
    assertEquals(409, conflict.reply().status());
    assertEquals(conflict.quarantine(), assertInstanceOf(Received.Conflict.class, Given.handOver(ledger, "k1", "two")).quarantine());
    assertEquals(1, ledger.due("process", 10).size());
    assertEquals(1, ledger.inquiry().documents(0, 10).size());
    assertEquals(List.of("LED-01"), ledger.inquiry().timeline(first.document()).stream().flatMap(e -> e.step().findings().stream()).map(f -> f.code()).toList());
    assertEquals(State.RECEIVED, Given.life(ledger, first.document()).state());
  }

  @Test
  void anotherChannelPartnerOrIdentityIsAnotherHandOver() {
    String digest = ledger.payloads().put(Given.bytes("one"));
    Set<String> documents = new HashSet<>();
    for (String[] way : new String[][] {{"rest", "a", "k"}, {"folder", "a", "k"}, {"rest", "b", "k"}, {"rest", "a", "l"}}) {
      documents.add(ledger.receive(new Inbound(Direction.OUT, way[0], way[1], way[2], digest, "", "", "process", List.of()), Given.REPLIES).document());
    }
    assertEquals(4, documents.size());
  }

  @Test
  void manyThreadsHandingOverTheSameMakeOneDocument() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Received>> calls = new ArrayList<>();
      for (int i = 0; i < 160; i++) {
        String identity = "k" + i % 20;
        calls.add(() -> Given.handOver(ledger, identity, "content of " + identity));
      }
      int fresh = 0;
      Set<String> documents = new HashSet<>();
      for (Future<Received> f : threads.invokeAll(calls)) {
        fresh += f.get() instanceof Received.New ? 1 : 0;
        documents.add(f.get().document());
      }
      assertEquals(20, fresh);
      assertEquals(20, documents.size());
      assertEquals(140, ledger.inquiry().tally().repeats());
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void theFailureOfOneCallerIsItsOwn() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<String>> calls = new ArrayList<>();
      for (int i = 0; i < 80; i++) {
        String identity = "k" + i;
        String digest = i % 4 == 0 ? "0".repeat(64) : ledger.payloads().put(Given.bytes(identity));
        calls.add(() -> {
          try {
            return ledger.receive(new Inbound(Direction.OUT, "rest", "a", identity, digest, "", "", "process", List.of()), Given.REPLIES).document();
          } catch (LedgerException e) {
            return "refused";
          }
        });
      }
      int refused = 0;
      for (Future<String> f : threads.invokeAll(calls)) {
        refused += f.get().equals("refused") ? 1 : 0;
      }
      assertEquals(20, refused, "a payload that was never stored is nothing to refer to");
      assertEquals(60, ledger.inquiry().tally().documents());
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void aBusinessDuplicateUnderAnotherIdentityIsHeldWithAFinding() {
    Given.readyToSend(ledger, "4711");
    String second = Given.handOver(ledger, "another", "{4711 again}").document();
    Claim claim = Given.claim(ledger, "process");
    assertInstanceOf(Identified.Duplicate.class, ledger.identify(claim, Given.key("4711")));
    Lifecycle life = Given.life(ledger, second);
    assertEquals(State.HELD, life.state());
    assertEquals(io.bordereau.mapping.Turn.SENDER, life.turn());
    assertTrue(ledger.due("process", 10).isEmpty(), "its work is parked");
    assertEquals(Outcome.LATE, ledger.record(claim, List.of(Step.of(Stage.CHECKED, "no"))));
    assertEquals(2, ledger.inquiry().find("4711").size());
    assertEquals(1, ledger.inquiry().tally().held());

    ledger.desk().release(second, "ann", "it replaces the first");
    Claim again = Given.claim(ledger, "process");
    assertEquals(new Identified.Unique(2), ledger.identify(again, Given.key("4711")), "the next revision of the number");
    assertEquals(State.RECEIVED, Given.life(ledger, second).state());
  }

  @Test
  void theNextYearsNumberAndAnotherSellersNumberAreNoDuplicates() {
    Given.readyToSend(ledger, "1");
    Given.handOver(ledger, "b", "b");
    assertInstanceOf(Identified.Unique.class, ledger.identify(Given.claim(ledger, "process"),
        new Key("acme", "invoice", "1", 2027, "northgate", "USD", "1.00", List.of())));
    Given.handOver(ledger, "c", "c");
    assertInstanceOf(Identified.Unique.class, ledger.identify(Given.claim(ledger, "process"),
        new Key("other", "invoice", "1", 2026, "northgate", "USD", "1.00", List.of())));
  }

  @Test
  void aCarriersPartsAreMadeOnceHoweverOftenItIsUnpacked() {
    String carrier = Given.handOver(ledger, "batch", "two invoices").document();
    Claim claim = Given.claim(ledger, "process");
    List<Part> parts = List.of(new Part(1, ledger.payloads().put(Given.bytes("a")), "bordereau-json", "a", "process"),
        new Part(2, ledger.payloads().put(Given.bytes("b")), "bordereau-json", "b", "process"));
    List<String> first = ledger.unpack(claim, parts);
    assertEquals(first, ledger.unpack(claim, parts));
    assertNotEquals(first.get(0), first.get(1));
    ledger.complete(claim, Completion.of(Step.of(Stage.UNPACKED, "two invoices")));
    assertEquals(2, ledger.due("process", 10).size());
    assertEquals(State.UNPACKED, Given.life(ledger, carrier).state());
    assertEquals(2, ledger.inquiry().tally().documents(), "the carrier counts as its parts");
    assertEquals(carrier, ledger.inquiry().document(first.get(1)).orElseThrow().carrier());
  }

  @Test
  void onlyOneProcessWritesUnderANameAndAReaderMayStandBeside() {
    assertThrows(LedgerException.class, () -> Given.open(vendor, folder, "node-1"));
    Given.readyToSend(ledger, "4711");
    try (SqlLedger reader = SqlLedger.readOnly(Given.store(vendor, folder))) {
      assertEquals(1, reader.inquiry().find("PO-4711").size());
      assertThrows(LedgerException.class, () -> reader.payloads().put(Given.bytes("new")));
    }
  }
}
