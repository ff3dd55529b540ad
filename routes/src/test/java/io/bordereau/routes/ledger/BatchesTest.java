package io.bordereau.routes.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.routes.ledger.Batches.Aboard;
import io.bordereau.routes.ledger.Batches.Gathering;
import io.bordereau.routes.ledger.Batches.Limits;
import io.bordereau.routes.ledger.Batches.Member;
import io.bordereau.routes.ledger.Batches.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Documents that travel together: they wait, are gathered, go as one interchange, and each has its own end. */
@ParameterizedClass
@EnumSource(Vendor.class)
class BatchesTest {
  @Parameter Vendor vendor;
  private static final Limits THREE = new Limits(3, 1_000_000);
  private static final Duration QUARTER = Duration.ofMinutes(15);

  @TempDir Path folder;
  private SqlLedger ledger;
  private Instant now = Instant.parse("2026-11-02T08:00:00Z");

  @BeforeEach
  void open() {
    ledger = Given.open(vendor, folder, "node-1", () -> now);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  /** Receives a document and lets it wait; returns its id. */
  private String waiting(String number, Limits limits, int size) {
    String document = Given.handOver(ledger, "key-" + number, "{" + number + "}").document();
    Claim claim = Given.claim(ledger, "process");
    ledger.identify(claim, Given.key(number));
    String payload = ledger.payloads().put(Given.bytes("proven " + number + " ".repeat(size)));
    assertEquals(Outcome.DONE, ledger.batches().await(claim, new Waiting("northgate x12 test", "northgate", payload, size, "x12-004010-810", limits, QUARTER,
        "batch"), List.of(Step.of(Stage.UNDERSTOOD, "read"), Step.of(Stage.PROVEN, "rules passed"))));
    return document;
  }

  /** Gathers what waits with the oldest; returns the documents in it. */
  private List<String> gather(Limits limits) {
    Claim claim = Given.claim(ledger, "batch");
    List<String> documents = ledger.batches().waiting(claim, limits.documents()).stream().map(Member::document).toList();
    gather(claim, documents, limits).orElseThrow();
    return documents;
  }

  private Optional<Outgoing> gather(Claim claim, List<String> documents, Limits limits) {
    return ledger.batches().gather(claim, new Gathering(documents, ledger.payloads().put(Given.bytes(documents.toString())), "x12-004010-810", "batch",
        new Draft("northgate", "batch-" + claim.work() + claim.token() + "@acme", List.of(Given.ISA, Given.GS), "northgate"), "pack", limits));
  }

  /** Packs what was gathered; returns the sending. */
  private Outgoing pack() {
    Claim claim = Given.claim(ledger, "pack");
    Outgoing outgoing = ledger.batches().outgoing(claim);
    List<Member> members = ledger.batches().members(claim.document());
    List<Aboard> aboard = members.stream().map(m -> new Aboard(m.document(), List.of(new Ref("gs06", "northgate", outgoing.numbers().get(1).toString()),
        new Ref("st02", "northgate", outgoing.numbers().get(1) + "/" + m.place())), Step.of(Stage.PACKED, "number " + m.place()))).toList();
    Packet packet = new Packet(ledger.payloads().put(Given.bytes("ISA " + outgoing.numbers() + members)), "application/EDI-X12", null, "main", List.of(),
        Level.SYNTAX, Duration.ofHours(4));
    assertEquals(Outcome.DONE, ledger.batches().ready(claim, packet, Step.of(Stage.PACKED, members.size() + " documents"), aboard, Next.now("send")));
    return outgoing;
  }

  private Claim sendAll(Limits limits) {
    gather(limits);
    pack();
    Claim send = Given.claim(ledger, "send");
    Outgoing outgoing = ledger.outgoing(send);
    ledger.complete(send, Completion.of(Step.of(Stage.DELIVERED, "put into its mailbox"))
        .with(new Evidence("mailbox", outgoing.identity(), List.of(Ref.of(Evidence.BY_IDENTITY, outgoing.identity())), Level.TRANSPORT, Verdict.ACCEPTED,
            "lies there", null, null, null, null, List.of())));
    return send;
  }

  private State state(String document) {
    return Given.life(ledger, document).state();
  }

  private Correlated answer(String identity, Verdict verdict, Ref... refs) {
    return ledger.answer(new Evidence("receipt", identity, List.of(refs), Level.SYNTAX, verdict, "997", null, null, null, null, List.of()));
  }

  @Test
  void documentsWaitUntilThereAreEnough() {
    List<String> all = new ArrayList<>(List.of(waiting("1", THREE, 10), waiting("2", THREE, 10)));
    assertTrue(ledger.due("batch", 10).isEmpty(), "two are not enough");
    Member waits = ledger.inquiry().batched(all.get(0)).get(0);
    assertTrue(waits.open());
    assertEquals(now.plus(QUARTER), waits.until());
    List<String> rung = new ArrayList<>();
    ledger.onWork((kind, work) -> rung.add(kind));
    all.add(waiting("3", THREE, 10));
    assertTrue(rung.contains("batch"), "the third rings");
    assertEquals(all, gather(THREE));
    Outgoing outgoing = pack();
    assertEquals(List.of(1L, 1L), outgoing.numbers());
    for (String document : all) {
      Outgoing sending = ledger.inquiry().sendings(document).get(0);
      assertEquals(outgoing.identity(), sending.identity());
      assertEquals(document, sending.document());
      assertEquals(outgoing.document(), ledger.inquiry().batched(document).get(0).interchange());
      assertEquals(Optional.empty(), ledger.inquiry().verifyChain(document));
    }
    assertEquals(1, ledger.due("send", 10).size(), "one interchange");
    Tally tally = ledger.inquiry().tally();
    assertEquals(List.of(3L, 3L, 0L, 3L), List.of(tally.documents(), tally.underway(), tally.lostSilently(), tally.ours()), tally.toString());
  }

  @Test
  void documentsWaitUntilTheyAreLargeEnough() {
    Limits small = new Limits(100, 1000);
    waiting("1", small, 400);
    waiting("2", small, 400);
    assertTrue(ledger.due("batch", 10).isEmpty());
    waiting("3", small, 400);
    assertEquals(1, ledger.due("batch", 10).size());
  }

  @Test
  void theOldestWaitsNoLongerThanAgreed() {
    String first = waiting("1", THREE, 10);
    now = now.plus(Duration.ofMinutes(10));
    String second = waiting("2", THREE, 10);
    now = now.plus(Duration.ofMinutes(5)).minusMillis(1);
    assertTrue(ledger.due("batch", 10).isEmpty(), "not yet");
    now = now.plusMillis(1);
    assertEquals(List.of(first, second), gather(THREE), "the younger one goes with it");
    now = now.plus(Duration.ofDays(1));
    assertTrue(ledger.due("batch", 10).isEmpty(), "nothing waits any more");
  }

  @Test
  void whatComesWhileOthersAreGatheredGoesWithTheNext() {
    for (int i = 1; i <= 3; i++) waiting(Integer.toString(i), THREE, 10);
    Claim claim = Given.claim(ledger, "batch");
    List<String> seen = ledger.batches().waiting(claim, 3).stream().map(Member::document).toList();
    for (int i = 4; i <= 6; i++) waiting(Integer.toString(i), THREE, 10);
    assertTrue(ledger.claim("batch", "another", Given.LEASE).isEmpty(), "one after the other");
    gather(claim, seen, THREE).orElseThrow();
    assertEquals(3, gather(THREE).size(), "the next are enough again");
    Outgoing first = pack();
    Outgoing second = pack();
    assertEquals(List.of(1L, 2L), List.of(first.numbers().get(0), second.numbers().get(0)), "in their order, without a gap");
  }

  @Test
  void nothingIsGatheredOfWhatIsHeldMeanwhile() {
    for (int i = 1; i <= 2; i++) waiting(Integer.toString(i), THREE, 10);
    String third = waiting("3", THREE, 10);
    Claim claim = Given.claim(ledger, "batch");
    List<String> seen = ledger.batches().waiting(claim, 3).stream().map(Member::document).toList();
    ledger.desk().hold(third, "ann", "look");
    assertEquals(Optional.empty(), gather(claim, seen, THREE));
    assertEquals(2, ledger.batches().waiting(claim, 3).size());
    ledger.retry(claim, Duration.ZERO, Step.of(Stage.NOTED, "again"), List.of());
    assertEquals(2, gather(THREE).size());
    assertEquals(List.of(1L, 1L), pack().numbers(), "no number was used up");
    ledger.desk().release(third, "ann", "looked");
    assertEquals(List.of(third), gather(THREE));
  }

  @Test
  void anAnswerClosesExactlyTheDocumentThatItNames() {
    List<String> all = List.of(waiting("1", THREE, 10), waiting("2", THREE, 10), waiting("3", THREE, 10));
    sendAll(THREE);
    all.forEach(d -> assertEquals(State.SENT, state(d)));
    answer("a/1", Verdict.ACCEPTED, new Ref("st02", "northgate", "1/1"));
    answer("a/2", Verdict.REFUSED, new Ref("st02", "northgate", "1/2"), new Ref("gs06", "northgate", "1"));
    assertEquals(List.of(State.ACKNOWLEDGED, State.REJECTED, State.SENT), all.stream().map(this::state).toList());
    assertTrue(answer("a/1", Verdict.ACCEPTED, new Ref("st02", "northgate", "1/1")) instanceof Correlated.Repeat);
    assertTrue(answer("a/9", Verdict.REFUSED, new Ref("gs06", "northgate", "1")) instanceof Correlated.Waiting, "three go by this number");
    assertEquals(3, ledger.inquiry().named(new Ref("gs06", "northgate", "1")).stream().map(Named::identity).distinct().count(), "each has a name of its own");
  }

  @Test
  void anAnswerToTheInterchangeClosesAllOfIt() {
    List<String> all = List.of(waiting("1", THREE, 10), waiting("2", THREE, 10), waiting("3", THREE, 10));
    sendAll(THREE);
    answer("ta1", Verdict.REFUSED, new Ref("isa13", "northgate", "1"));
    all.forEach(d -> {
      Lifecycle life = Given.life(ledger, d);
      assertEquals(State.REJECTED, life.state());
      assertEquals(State.REJECTED, life.state());
      assertTrue(life.complete());
    });
  }

  @Test
  void aRetryIsTheSameInterchangeAndItsFailureIsTheirs() {
    List<String> all = List.of(waiting("1", THREE, 10), waiting("2", THREE, 10), waiting("3", THREE, 10));
    gather(THREE);
    pack();
    Claim send = Given.claim(ledger, "send");
    Outgoing before = ledger.outgoing(send);
    ledger.retry(send, Duration.ZERO, Step.of(Stage.RETRIED, "HTTP 503"), List.of());
    all.forEach(d -> assertEquals(Stage.RETRIED, ledger.inquiry().timeline(d).getLast().stage()));
    Claim again = Given.claim(ledger, "send");
    assertEquals(List.of(before.identity(), before.payload()), List.of(ledger.outgoing(again).identity(), ledger.outgoing(again).payload()));
    ledger.complete(again, Completion.of(Step.of(Stage.FAILED, "given up")));
    all.forEach(d -> assertEquals(State.FAILED, state(d)));
    ledger.desk().resend(all.get(1), "process", "ann", "the partner asked for it");
    assertEquals(List.of(State.FAILED, State.UNDERWAY, State.FAILED), all.stream().map(this::state).toList());
    Claim anew = Given.claim(ledger, "process");
    ledger.batches().await(anew, new Waiting("northgate x12 test", "northgate", before.payload(), 10, "x12-004010-810", new Limits(1, 1), QUARTER, "batch"),
        List.of());
    assertEquals(List.of(all.get(1)), gather(new Limits(1, 1)));
    pack();
    assertEquals(List.of(1, 2), ledger.inquiry().sendings(all.get(1)).stream().map(Outgoing::issue).toList());
    assertEquals(0, ledger.inquiry().tally().sentTwice());
  }

  @Test
  void aDocumentThatIsTakenBackBeforeItWentVoidsTheNumbersAndTheOthersGoAnew() {
    List<String> all = List.of(waiting("1", THREE, 10), waiting("2", THREE, 10), waiting("3", THREE, 10));
    gather(THREE);
    Outgoing voided = pack();
    ledger.desk().discard(all.get(1), "ann", "wrong customer");
    assertTrue(ledger.claim("send", "w", Given.LEASE).isEmpty(), "the interchange does not go");
    assertEquals(Outgoing.Sending.VOID, ledger.inquiry().sendings(voided.document()).get(0).state());
    assertEquals(State.VOIDED, state(voided.document()));
    assertEquals(List.of(all.get(0), all.get(2)), gather(THREE));
    assertEquals(List.of(2L, 2L), pack().numbers());
    assertEquals(State.VOIDED, state(all.get(1)));
    assertEquals(0, ledger.inquiry().tally().lostSilently());
  }

  @Test
  void whatThePartnerMayHaveCannotBeTakenOutAndGoesOnForTheOthers() {
    List<String> all = List.of(waiting("1", THREE, 10), waiting("2", THREE, 10), waiting("3", THREE, 10));
    gather(THREE);
    pack();
    Claim send = Given.claim(ledger, "send");
    ledger.retry(send, Duration.ZERO, Step.of(Stage.RETRIED, "no answer"), List.of());
    ledger.desk().discard(all.get(1), "ann", "wrong customer");
    assertEquals(send.work(), Given.claim(ledger, "send").work());
    assertEquals(List.of(State.UNDERWAY, State.VOIDED, State.UNDERWAY), all.stream().map(this::state).toList());
    String interchange = ledger.inquiry().batched(all.get(0)).get(0).interchange();
    assertThrows(LedgerException.class, () -> ledger.desk().resend(interchange, "process", "ann", "all again"), "decided for each document");
  }

  @Test
  void anInterchangeThatCannotBePackedFreesItsDocuments() {
    List<String> all = List.of(waiting("1", THREE, 10), waiting("2", THREE, 10), waiting("3", THREE, 10));
    gather(THREE);
    Claim pack = Given.claim(ledger, "pack");
    ledger.complete(pack, Completion.of(Step.of(Stage.REFUSED, "no envelope")));
    all.forEach(d -> assertEquals(State.REFUSED, state(d)));
    assertTrue(ledger.claim("pack", "w", Given.LEASE).isEmpty());
    ledger.desk().replay(all.get(0), "process", "ann", "the envelope is mended");
    assertEquals(State.UNDERWAY, state(all.get(0)));
  }

  @Test
  void anAnswerThatOvertakesTheTransportShowsThatThePartnerHasTheInterchange() {
    List<String> all = List.of(waiting("1", THREE, 10), waiting("2", THREE, 10), waiting("3", THREE, 10));
    gather(THREE);
    pack();
    ledger.retry(Given.claim(ledger, "send"), Duration.ofHours(1), Step.of(Stage.RETRIED, "time-out"), List.of());
    answer("a/1", Verdict.ACCEPTED, new Ref("st02", "northgate", "1/1"));
    now = now.plus(Duration.ofHours(2));
    assertTrue(ledger.claim("send", "w", Given.LEASE).isEmpty(), "nothing is sent again");
    assertEquals(List.of(State.ACKNOWLEDGED, State.SENT, State.SENT), all.stream().map(this::state).toList());
    assertEquals(0, ledger.inquiry().tally().lostSilently());
  }

  @Test
  void aMissingAnswerRaisesTheAlarmOfItsDocument() {
    List<String> all = List.of(waiting("1", THREE, 10), waiting("2", THREE, 10), waiting("3", THREE, 10));
    sendAll(THREE);
    answer("a/1", Verdict.ACCEPTED, new Ref("st02", "northgate", "1/1"));
    assertTrue(ledger.watch().isEmpty());
    now = now.plus(Duration.ofHours(5));
    assertEquals(all.subList(1, 3), ledger.watch().stream().map(Alarm::document).sorted().toList());
    answer("a/2", Verdict.ACCEPTED, new Ref("st02", "northgate", "1/2"));
    answer("a/3", Verdict.ACCEPTED, new Ref("st02", "northgate", "1/3"));
    assertTrue(ledger.watch().isEmpty(), "cleared");
    assertFalse(ledger.inquiry().tally().complete() < 3);
  }
}
