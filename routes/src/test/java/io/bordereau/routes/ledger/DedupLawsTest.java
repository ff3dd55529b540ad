package io.bordereau.routes.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is handed over in whatever order: one document per identity, one sending per business key, everything else accounted for. */
class DedupLawsTest {
  private static Path folder;
  private static final Map<Vendor, SqlLedger> LEDGERS = new EnumMap<>(Vendor.class);
  private static int run;

  /** A hand-over of an invoice number, under one of a few identities, with one of a few contents. */
  record Call(int channel, int identity, int content) {}

  @BeforeContainer
  static void open() throws Exception {
    folder = Files.createTempDirectory("dedup");
    for (Vendor vendor : Vendor.values()) {
      LEDGERS.put(vendor, Given.open(vendor, folder, "node-1"));
    }
  }

  @AfterContainer
  static void close() throws Exception {
    LEDGERS.values().forEach(SqlLedger::close);
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(p);
      }
    }
  }

  @Property(tries = 60)
  void oneDocumentPerIdentityAndOneSendingPerKey(@ForAll("calls") List<Call> calls, @ForAll Vendor vendor) {
    SqlLedger ledger = LEDGERS.get(vendor);
    run++; // The ledger is one for all tries; each try has names of its own.
    Tally before = ledger.inquiry().tally();
    Map<String, String> contentOf = new HashMap<>();
    Map<String, String> documentOf = new HashMap<>();
    long repeats = 0;
    long conflicts = 0;
    for (Call call : calls) {
      String identity = run + "/" + call.channel() + "/" + call.identity();
      String content = run + "#" + call.content();
      String digest = ledger.payloads().put(Given.bytes(content));
      Received received = ledger.receive(new Inbound(Direction.OUT, "c" + call.channel(), "erp", identity, digest, "", "", "process", List.of()), Given.REPLIES);
      if (!contentOf.containsKey(identity)) {
        assertInstanceOf(Received.New.class, received);
        contentOf.put(identity, content);
        documentOf.put(identity, received.document());
      } else if (contentOf.get(identity).equals(content)) {
        assertInstanceOf(Received.Repeat.class, received);
        repeats++;
      } else {
        assertInstanceOf(Received.Conflict.class, received);
        conflicts++;
      }
      assertEquals(documentOf.get(identity), received.document());
    }
    Set<String> numbers = new HashSet<>();
    long sent = 0;
    for (String document : documentOf.values()) {
      Claim claim = Given.claim(ledger, "process");
      String number = new String(ledger.payloads().get(ledger.inquiry().document(claim.document()).orElseThrow().payload()),
          java.nio.charset.StandardCharsets.UTF_8);
      Identified identified = ledger.identify(claim, Given.key(number));
      assertEquals(numbers.add(number), identified instanceof Identified.Unique, number + " of " + document);
      if (identified instanceof Identified.Unique) {
        Given.prepare(ledger, claim, number);
        sent++;
      }
    }
    Tally after = ledger.inquiry().tally();
    assertEquals(before.documents() + documentOf.size(), after.documents());
    assertEquals(before.repeats() + repeats, after.repeats());
    assertEquals(before.conflicts() + conflicts, after.conflicts());
    assertEquals(before.held() + documentOf.size() - sent, after.held());
    assertEquals(before.underway() + sent, after.underway());
    assertEquals(0, after.lostSilently());
    assertEquals(0, after.sentTwice());
  }

  @Provide
  Arbitrary<List<Call>> calls() {
    return Combinators.combine(Arbitraries.integers().between(0, 1), Arbitraries.integers().between(0, 3), Arbitraries.integers().between(0, 3)).as(Call::new)
        .list().ofMinSize(1).ofMaxSize(16);
  }
}
