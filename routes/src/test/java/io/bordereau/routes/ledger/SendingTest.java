package io.bordereau.routes.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** From the claim of work to the answer: fenced transitions, stable identities, answers matched by name. */
@ParameterizedClass
@EnumSource(Vendor.class)
class SendingTest {
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
  void theWholeWay() {
    List<String> rung = new ArrayList<>();
    ledger.onWork((kind, work) -> rung.add(kind));
    String document = Given.readyToSend(ledger, "4711");
    Claim send = Given.claim(ledger, "send");
    Outgoing outgoing = ledger.outgoing(send);
    assertEquals(1, outgoing.attempts());
    assertEquals("mic-4711", outgoing.mic());
    Evidence accepted = Given.answer("a1", outgoing.identity(), Level.APPLICATION, Verdict.ACCEPTED);
    assertEquals(Outcome.DONE, ledger.complete(send, Completion.of(Step.of(Stage.DELIVERED, "HTTP 200")).with(accepted)));
    assertEquals(List.of("process", "send"), rung);
    Standing standing = ledger.inquiry().find("4711").get(0);
    assertEquals(document, standing.id());
    assertEquals(new Lifecycle(State.ACCEPTED, Stage.DELIVERED, Map.of(Level.APPLICATION, Verdict.ACCEPTED), Level.APPLICATION, true, false, null),
        standing.lifecycle());
    assertEquals("PO-4711", standing.key().refs().get(0).value());
    assertEquals(List.of(Stage.RECEIVED, Stage.UNDERSTOOD, Stage.PROVEN, Stage.PACKED, Stage.SECURED, Stage.DELIVERED, Stage.ANSWERED),
        ledger.inquiry().timeline(document).stream().map(Entry::stage).toList());
    assertEquals(new Tally(1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0), ledger.inquiry().tally());
    assertEquals(java.util.Optional.empty(), ledger.inquiry().verifyChain(document));
    assertTrue(ledger.due("send", 1).isEmpty());
  }

  @Test
  void aLateOwnerIsRefusedButItsEvidenceIsKept() throws Exception {
    String document = Given.readyToSend(ledger, "1");
    Claim slow = ledger.claim("send", "slow", Given.LEASE).orElseThrow();
    assertTrue(ledger.claim("send", "quick", Given.LEASE).isEmpty(), "claimed by the slow one");
    ledger.prolong(slow, Duration.ofMillis(20));
    Thread.sleep(60);
    Claim quick = ledger.claim("send", "quick", Given.LEASE).orElseThrow();
    assertEquals(slow.work(), quick.work());
    assertEquals(slow.token() + 1, quick.token());
    String identity = ledger.outgoing(quick).identity();
    assertEquals(Outcome.LATE, ledger.complete(slow, Completion.of(Step.of(Stage.DELIVERED, "HTTP 200"))
        .with(Given.answer("slow", identity, Level.TRANSPORT, Verdict.ACCEPTED))));
    assertEquals(State.SENT, Given.life(ledger, document).state(), "what it brought counts");
    assertEquals(Stage.SECURED, Given.life(ledger, document).reached(), "what it wanted to do does not");
    assertEquals(Outcome.LATE, ledger.retry(slow, Duration.ZERO, Step.of(Stage.RETRIED, "no"), List.of()));
    assertEquals(Outcome.LATE, ledger.prolong(slow, Given.LEASE));
    assertEquals(Outcome.DONE, ledger.complete(quick, Completion.of(Step.of(Stage.DELIVERED, "HTTP 200"))));
    assertEquals(Outcome.LATE, ledger.complete(quick, Completion.of(Step.of(Stage.DELIVERED, "twice"))), "ended work ends once");
    assertEquals(2, ledger.inquiry().sendings(document).get(0).attempts());
  }

  @Test
  void aLeaseThatWasProlongedDoesNotExpire() throws Exception {
    Given.readyToSend(ledger, "1");
    Claim claim = ledger.claim("send", "a", Duration.ofMillis(100)).orElseThrow();
    assertEquals(Outcome.DONE, ledger.prolong(claim, Given.LEASE));
    Thread.sleep(150);
    assertTrue(ledger.claim("send", "b", Given.LEASE).isEmpty());
    assertTrue(ledger.claimWork(claim.work(), "b", Given.LEASE).isEmpty());
  }

  @Test
  void whatWasClaimedBeforeARestartIsDueAgainAtOnce() {
    Given.readyToSend(ledger, "1");
    Claim dead = ledger.claim("send", ledger.node() + "/7", Duration.ofHours(1)).orElseThrow();
    ledger.close();
    ledger = Given.open(vendor, folder, "node-1");
    assertEquals(List.of(dead.work()), ledger.due("send", 10));
    assertEquals(Outcome.LATE, ledger.complete(dead, Completion.of(Step.of(Stage.DELIVERED, "by a ghost"))));
  }

  @Test
  void aRetryHasTheSameIdentityAndBytesAndWaits() {
    Given.readyToSend(ledger, "1");
    Claim first = Given.claim(ledger, "send");
    Outgoing before = ledger.outgoing(first);
    ledger.retry(first, Duration.ofHours(1), Step.of(Stage.RETRIED, "HTTP 503"), List.of());
    assertTrue(ledger.claimWork(first.work(), "w", Given.LEASE).isEmpty(), "not due yet");
    ledger.desk().hold(first.document(), "ann", "look");
    ledger.desk().release(first.document(), "ann", "looked");
    Claim second = ledger.claimWork(first.work(), "w", Given.LEASE).orElseThrow();
    Outgoing after = ledger.outgoing(second);
    assertEquals(before.identity(), after.identity());
    assertEquals(before.payload(), after.payload());
    assertEquals(before.numbers(), after.numbers());
    assertEquals(2, second.attempt());
  }

  @Test
  void numbersAreDrawnOncePerSendingAndNeverSharedBetweenPartners() {
    Given.handOver(ledger, "a", "a");
    Claim claim = Given.claim(ledger, "process");
    Draft draft = new Draft("northgate", "id-1", List.of(Given.ISA, Given.GS), null);
    Outgoing first = ledger.number(claim, draft);
    assertEquals(List.of(1L, 1L), first.numbers());
    assertEquals(first, ledger.number(claim, new Draft("northgate", "id-of-a-worker-after-a-crash", List.of(Given.ISA, Given.GS), null)));
    Given.handOver(ledger, "b", "b");
    Claim other = Given.claim(ledger, "process");
    assertThrows(LedgerException.class, () -> ledger.number(other, draft), "an identity belongs to one sending");
    assertEquals(List.of(2L, 2L), ledger.number(other, new Draft("northgate", "id-2", List.of(Given.ISA, Given.GS), null)).numbers(),
        "what failed used no number up");
    Given.handOver(ledger, "c", "c");
    Scope small = new Scope("isa13", "BORDEREAU", "HALDEN", "x12", "test", 7, 8);
    assertEquals(List.of(7L, 8L, 7L), ledger.number(Given.claim(ledger, "process"), new Draft("halden", "id-3", List.of(small, small, small), null)).numbers());
  }

  @Test
  void finalBytesNeverChange() {
    Given.handOver(ledger, "a", "a");
    Claim claim = Given.claim(ledger, "process");
    Outgoing outgoing = Given.prepare(ledger, claim, "1");
    ledger.desk().resend(claim.document(), "process", "ann", "lost by the partner");
    Claim again = Given.claim(ledger, "process");
    String other = ledger.payloads().put(Given.bytes("other bytes"));
    assertThrows(LedgerException.class, () -> ledger.ready(again, outgoing, new Packet(other, "text/plain", null, "main", List.of(), Level.TRANSPORT,
        Duration.ofHours(1)), List.of(), Next.now("send")));
    Outgoing second = ledger.number(again, new Draft("northgate", "id-2", List.of(Given.ISA, Given.GS), null));
    assertEquals(2, second.issue());
    assertEquals(List.of(2L, 2L), second.numbers());
  }

  @Test
  void anAnswerToNobodyWaitsForItsDocument() {
    Evidence early = new Evidence("x12", "997-1", List.of(new Ref("gs06", "northgate", "1")), Level.SYNTAX, Verdict.ACCEPTED, "997 A", null, null, null, null,
        List.of());
    assertInstanceOf(Correlated.Waiting.class, ledger.answer(early));
    assertInstanceOf(Correlated.Repeat.class, ledger.answer(early));
    assertEquals(List.of(early), ledger.inquiry().unmatched());
    assertEquals("unmatched", ledger.inquiry().alarms().get(0).kind());
    String document = Given.readyToSend(ledger, "1");
    assertTrue(ledger.inquiry().unmatched().isEmpty());
    assertEquals(State.ACKNOWLEDGED, Given.life(ledger, document).state());
  }

  @Test
  void anotherPartnersControlNumberIsNotOurs() {
    Given.readyToSend(ledger, "1");
    assertInstanceOf(Correlated.Waiting.class, ledger.answer(new Evidence("x12", "997-1", List.of(new Ref("gs06", "halden", "1")), Level.SYNTAX,
        Verdict.REFUSED, "997 R", null, null, null, null, List.of())));
  }

  @Test
  void aNameThatTwoDocumentsHaveMatchesNeither() {
    String one = Given.readyToSend(ledger, "1");
    String other = Given.handOver(ledger, "x", "x").document();
    Claim claim = Given.claim(ledger, "process");
    ledger.identify(claim, new Key("acme", "invoice", "2", 2026, "northgate", "USD", "1.00", List.of(Ref.of("order", "PO-1"))));
    Evidence vague = new Evidence("https", "r1", List.of(Ref.of("order", "PO-1")), Level.BUSINESS, Verdict.ACCEPTED, "PO-1 accepted", null, null, null, null,
        List.of());
    assertInstanceOf(Correlated.Waiting.class, ledger.answer(vague));
    ledger.desk().match("https", "r1", other, "ann", "asked the partner");
    assertEquals(State.ACCEPTED, Given.life(ledger, other).state());
    assertFalse(Given.life(ledger, one).answers().containsKey(Level.BUSINESS));
  }

  @Test
  void aReceiptForOtherBytesIsARefusal() {
    String document = Given.readyToSend(ledger, "1");
    Claim send = Given.claim(ledger, "send");
    ledger.complete(send, Completion.of(Step.of(Stage.DELIVERED, "HTTP 200")));
    String identity = ledger.outgoing(send).identity();
    ledger.answer(new Evidence("as2", "mdn-1", List.of(Ref.of(Evidence.BY_IDENTITY, identity)), Level.TRANSPORT, Verdict.ACCEPTED, "processed", null,
        "another mic", "northgate", null, List.of()));
    assertEquals(State.REJECTED, Given.life(ledger, document).state());
    assertEquals("LED-03", ledger.inquiry().timeline(document).get(6).step().findings().get(0).code());
  }

  @Test
  void anAnswerThatOvertakesTheTimeOutEndsTheSending() {
    String document = Given.readyToSend(ledger, "1");
    Claim send = Given.claim(ledger, "send");
    String identity = ledger.outgoing(send).identity();
    ledger.answer(Given.answer("a1", identity, Level.APPLICATION, Verdict.ACCEPTED));
    assertEquals(Outcome.DONE, ledger.retry(send, Duration.ZERO, Step.of(Stage.RETRIED, "time-out"), List.of()));
    assertTrue(ledger.due("send", 10).isEmpty());
    assertTrue(Given.life(ledger, document).complete());
  }

  @Test
  void overdueAnswersRaiseOneAlarmThatTheAnswerClears() throws Exception {
    Given.handOver(ledger, "a", "a");
    Claim claim = Given.claim(ledger, "process");
    Outgoing outgoing = ledger.number(claim, new Draft("northgate", "id-1", List.of(), null));
    ledger.ready(claim, outgoing, new Packet(ledger.payloads().put(Given.bytes("x")), "text/plain", null, "main", List.of(), Level.SYNTAX,
        Duration.ofMillis(1)), List.of(), Next.now("send"));
    Thread.sleep(20);
    assertEquals(List.of("answer-overdue"), ledger.watch().stream().map(Alarm::kind).toList());
    assertEquals(1, ledger.watch().size());
    assertEquals(1, ledger.inquiry().timeline(claim.document()).stream().filter(e -> e.stage() == Stage.NOTED).count());
    ledger.answer(Given.answer("a1", "id-1", Level.SYNTAX, Verdict.ACCEPTED));
    assertTrue(ledger.watch().isEmpty());
    assertTrue(ledger.watch().isEmpty());
  }

  @Test
  void aPartnerThatSaysYesAndNoIsShown() {
    String document = Given.readyToSend(ledger, "1");
    Claim send = Given.claim(ledger, "send");
    String identity = ledger.outgoing(send).identity();
    ledger.complete(send, Completion.of(Step.of(Stage.DELIVERED, "HTTP 200")).with(Given.answer("yes", identity, Level.APPLICATION, Verdict.ACCEPTED)));
    ledger.answer(Given.answer("no", identity, Level.APPLICATION, Verdict.REFUSED));
    assertEquals(List.of("contradiction"), ledger.inquiry().alarms().stream().map(Alarm::kind).toList());
    assertTrue(Given.life(ledger, document).contradiction());
  }

  @Test
  void workInALaneStaysInOrder() {
    List<String> documents = new ArrayList<>();
    for (String n : List.of("1", "2")) {
      Given.handOver(ledger, n, n);
      Claim claim = Given.claim(ledger, "process");
      documents.add(claim.document());
      Outgoing outgoing = ledger.number(claim, new Draft("northgate", "id-" + n, List.of(), "northgate"));
      ledger.ready(claim, outgoing, new Packet(ledger.payloads().put(Given.bytes(n)), "text/plain", null, "main", List.of(), Level.SYNTAX,
          Duration.ofHours(1)), List.of(), Next.now("send"));
    }
    Claim first = Given.claim(ledger, "send");
    assertEquals(documents.get(0), first.document());
    assertTrue(ledger.claim("send", "w", Given.LEASE).isEmpty(), "the second waits for the first");
    ledger.retry(first, Duration.ofHours(1), Step.of(Stage.RETRIED, "HTTP 503"), List.of());
    assertTrue(ledger.claim("send", "w", Given.LEASE).isEmpty(), "also while the first waits");
    ledger.desk().discard(documents.get(0), "ann", "not needed");
    assertEquals(documents.get(1), Given.claim(ledger, "send").document());
  }
}
