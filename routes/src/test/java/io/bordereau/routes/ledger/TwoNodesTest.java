package io.bordereau.routes.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two hubs, each a process of its own, on one PostgreSQL. When one is killed the other finishes its work; when one is stopped and goes on after its
 * leases have ended it is late, and what it sends is known to the partner already. How often one is killed is the system property
 * {@code bordereau.kills}.
 */
class TwoNodesTest {
  private static final int KILLS = Integer.getInteger("bordereau.kills", 2);
  private static final int EACH = Math.max(100, 25 * KILLS);
  @TempDir Path folder;
  private Store store;
  private final List<Process> running = new ArrayList<>();

  @BeforeEach
  void database() {
    store = TestPostgres.of(folder);
  }

  @AfterEach
  void end() {
    running.forEach(Process::destroyForcibly);
  }

  @Test
  void oneIsKilledInTheMiddleAndTheOtherFinishes() throws Exception {
    Process second = start("b", (EACH + 1) + "-" + 2 * EACH, "");
    for (int kill = 0; kill < KILLS; kill++) {
      long before = complete();
      Process first = start("a", "1-" + EACH, "");
      await(() -> complete() >= before + EACH / (2 * KILLS));
      first.destroyForcibly().waitFor();
    }
    // What the first acknowledged before it was killed is done by the second alone.
    List<String> acknowledged = lines("sendera.jsonl");
    try (SqlLedger ledger = SqlLedger.readOnly(store)) {
      for (String line : acknowledged) {
        String number = line.replaceAll("\\D", "");
        await(() -> ledger.inquiry().find("key-" + number).get(0).lifecycle().complete());
      }
    }
    assertTrue(second.isAlive(), "the second still waits for what was never handed over");
    Process first = start("a", "1-" + EACH, "");
    agree(List.of(first, second));
    try (SqlLedger ledger = SqlLedger.readOnly(store)) {
      long both = ledger.inquiry().documents(0, 2 * EACH).stream().filter(s -> ledger.inquiry().timeline(s.id()).stream().map(e -> e.by().substring(0, 1))
          .filter(by -> by.equals("a") || by.equals("b")).distinct().count() > 1).count();
      assertTrue(both > 0, "they share the work of a document");
    }
  }

  @Test
  void whoWasStoppedAndGoesOnIsLateAndSendsNothingNew() throws Exception {
    Process first = start("a", "1-" + EACH, "T5.committed:stop@10");
    await(() -> stopped(first));
    Process second = start("b", (EACH + 1) + "-" + 2 * EACH, "");
    // The lease ends by the database's clock, and the other sends what the stopped one was about to send.
    await(() -> claimedBy("a") == 0);
    await(() -> lines("receiverb.jsonl").size() > EACH / 4);
    Thread.sleep(6_000); // Longer than the server lets a transaction idle: whatever it was in is over when it goes on.
    signal("CONT", first);
    ThreeBooks.Verdict verdict = agree(List.of(first, second));
    assertTrue(verdict.repeats() > 0, "what it sent late had been sent under the same identity");
    try (SqlLedger ledger = SqlLedger.readOnly(store)) {
      assertTrue(ledger.inquiry().documents(0, 2 * EACH).stream().flatMap(s -> ledger.inquiry().timeline(s.id()).stream())
          .anyMatch(e -> e.by().startsWith("a/") && e.step().words().startsWith("A late worker")), "its result came too late");
    }
  }

  @Test
  void claimsOfAnotherNodeOutliveTheStartOfThisOne() {
    try (SqlLedger a = SqlLedger.open(store, "a", null)) {
      Given.readyToSend(a, "1");
      Given.readyToSend(a, "2");
      Claim held = a.claim("send", a.node() + "/1", Given.LEASE).orElseThrow();
      try (SqlLedger b = SqlLedger.open(store, "b", null)) {
        Claim other = b.claim("send", b.node() + "/1", Given.LEASE).orElseThrow();
        assertTrue(!other.work().equals(held.work()));
        assertTrue(b.claim("send", b.node() + "/2", Given.LEASE).isEmpty());
      }
      try (SqlLedger b = SqlLedger.open(store, "b", null)) {
        assertEquals("b/2", b.node());
        assertTrue(b.claim("send", b.node() + "/1", Given.LEASE).isPresent(), "its own, of its earlier life, is due again");
        assertEquals(Outcome.DONE, a.complete(held, Completion.of(Step.of(Stage.DELIVERED, "taken"))), "the other's is its own still");
      }
    }
  }

  @Test
  void ofTwoOneHasALeaseUntilItEnds() throws Exception {
    try (SqlLedger a = SqlLedger.open(store, "a", null); SqlLedger b = SqlLedger.open(store, "b", null)) {
      assertTrue(a.leases().take("mailboxes", java.time.Duration.ofMillis(500)));
      assertTrue(!b.leases().take("mailboxes", Given.LEASE));
      assertTrue(a.leases().take("mailboxes", java.time.Duration.ofMillis(500)));
      Thread.sleep(600);
      assertTrue(b.leases().take("mailboxes", Given.LEASE));
      assertTrue(!a.leases().take("mailboxes", Given.LEASE));
      b.leases().giveBack("mailboxes");
      assertTrue(a.leases().take("mailboxes", Given.LEASE));
    }
  }

  /** Waits until both have ended, and compares the books. */
  private ThreeBooks.Verdict agree(List<Process> nodes) throws Exception {
    for (Process node : nodes) {
      assertTrue(node.waitFor(120, TimeUnit.SECONDS), "something is stuck");
      assertEquals(0, node.exitValue(), () -> log("a") + log("b"));
    }
    Path senders = Files.write(folder.resolve("senders.jsonl"), List.of(String.join("\n", lines("sendera.jsonl")), String.join("\n", lines("senderb.jsonl"))));
    ThreeBooks.Verdict verdict = ThreeBooks.judge(Given.url(store), senders, List.of(folder.resolve("receivera.jsonl"), folder.resolve("receiverb.jsonl")));
    assertTrue(verdict.clean(), verdict.toString());
    assertEquals(2 * EACH, verdict.documents());
    try (SqlLedger ledger = SqlLedger.readOnly(store)) {
      Tally tally = ledger.inquiry().tally();
      assertEquals(2 * EACH, tally.complete(), tally.toString());
      assertEquals(0, tally.lostSilently() + tally.sentTwice() + tally.underway() + tally.held(), tally.toString());
      List<Long> numbers = new ArrayList<>();
      for (Standing s : ledger.inquiry().documents(0, 2 * EACH)) {
        assertEquals(Optional.empty(), ledger.inquiry().verifyChain(s.id()));
        ledger.inquiry().sendings(s.id()).forEach(o -> numbers.add(o.numbers().get(0)));
      }
      assertEquals(LongStream.rangeClosed(1, 2L * EACH).boxed().toList(), numbers.stream().sorted().toList(), "one series for both, without a gap");
    }
    return verdict;
  }

  private String log(String node) {
    try {
      return Files.readString(folder.resolve(node + ".log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private interface Question {
    boolean answered() throws Exception;
  }

  private static void await(Question question) throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (!question.answered()) {
      assertTrue(System.nanoTime() < until, "it never happened");
      Thread.sleep(20);
    }
  }

  private long complete() {
    try (SqlLedger ledger = SqlLedger.readOnly(store)) {
      return ledger.inquiry().tally().complete();
    }
  }

  /** How much open work a node has under a lease that has not ended. */
  private long claimedBy(String node) throws Exception {
    try (var c = Given.tables(store); var s = c.createStatement(); var rows = s.executeQuery("SELECT COUNT(*) FROM work WHERE state = 'OPEN' AND owner LIKE '"
        + node + "/%' AND lease_until > " + Vendor.POSTGRESQL.now)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static boolean stopped(Process process) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
    return stat.charAt(stat.lastIndexOf(')') + 2) == 'T';
  }

  private static void signal(String name, Process process) throws Exception {
    assertEquals(0, new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor());
  }

  private List<String> lines(String book) throws IOException {
    Path file = folder.resolve(book);
    return Files.exists(file) ? Files.readAllLines(file).stream().filter(l -> l.endsWith("}")).toList() : List.of();
  }

  private Process start(String node, String share, String failpoint) throws IOException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED", "-Dbordereau.failpoint=" + failpoint, "-Dbordereau.store=" + Given.url(store), "-Dbordereau.node=" + node,
        "-Dbordereau.share=" + share, "-cp", ProcessClassPath.ofTests(), TinyHub.class.getName(), folder.toString(), Integer.toString(2 * EACH), "7"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve(node + ".log").toFile()))
        .start();
    running.add(process);
    return process;
  }
}
