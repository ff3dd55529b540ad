package io.bordereau.routes.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What operators do: allowed by the state in the same transaction, recorded with who and why, never mixed. */
@ParameterizedClass
@EnumSource(Vendor.class)
class DeedsTest {
  private static final BiFunction<Direction, String, String> WORK = (d, c) -> "process";

  @Parameter Vendor vendor;
  @TempDir Path folder;
  private SqlLedger ledger;
  private final Map<String, Claim> claims = new HashMap<>();
  private Instant now = Instant.parse("2026-11-22T10:00:00Z");

  @BeforeEach
  void open() {
    ledger = Given.open(vendor, folder, "node-1", () -> now);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private Decided act(Deed deed, String document) {
    var payload = deed == Deed.REISSUE ? ledger.payloads().put(Given.bytes("{corrected " + document + "}")) : null;
    return ledger.deeds().act(new Deeds.Act(deed, document, "ann", "because", null, payload, payload == null ? null : "bordereau-json"), WORK);
  }

  private Finding no(Deed deed, String document) {
    return assertInstanceOf(Decided.NotNow.class, act(deed, document), deed + " of a document that is " + Given.life(ledger, document).state()).finding();
  }

  /** A document of every state that one can be brought into with a ledger alone. */
  private String document(State state) {
    return document(state, state.name());
  }

  private String ready(String number) {
    var id = Given.handOver(ledger, "key-" + number, "{" + number + "}").document();
    Given.prepare(ledger, claim("process", id), number);
    return id;
  }

  private String document(State state, String number) {
    switch (state) {
      case RECEIVED -> {
        return Given.handOver(ledger, number, "{" + number + "}").document();
      }
      case REFUSED -> {
        return refused(number, "CHK-10", "BT-151", "V7");
      }
      case UNDERWAY -> {
        return ready(number);
      }
      case HELD -> {
        var id = ready(number);
        ledger.desk().hold(id, "ann", "wait");
        return id;
      }
      case VOIDED -> {
        var id = ready(number);
        ledger.desk().discard(id, "ann", "no");
        return id;
      }
      case SENT, FAILED -> {
        var id = ready(number);
        ledger.complete(claim("send", id), Completion.of(Step.of(state == State.SENT ? Stage.DELIVERED : Stage.FAILED, "tried")));
        return id;
      }
      case ACCEPTED, REJECTED, PAID, APPROVED, QUERIED, IN_PROCESS, ACKNOWLEDGED -> {
        var id = ready(number);
        ledger.complete(claim("send", id), Completion.of(Step.of(Stage.DELIVERED, "there")));
        var verdict = Map.of(State.ACCEPTED, Verdict.ACCEPTED, State.REJECTED, Verdict.REFUSED, State.PAID, Verdict.PAID, State.APPROVED, Verdict.APPROVED, State.QUERIED,
            Verdict.QUERIED, State.IN_PROCESS, Verdict.IN_PROCESS, State.ACKNOWLEDGED, Verdict.ACCEPTED).get(state);
        ledger.answer(Given.answer("answer to " + number, "msg-" + id + "@acme", state == State.ACKNOWLEDGED ? Level.SYNTAX : Level.BUSINESS, verdict));
        return id;
      }
      case QUARANTINED, UNPACKED, CORRELATED, REPEATED, HANDED_OVER, TAKEN -> {
        var id = Given.handOver(ledger, number, "{" + number + "}").document();
        var stage = Map.of(State.QUARANTINED, Stage.QUARANTINED, State.UNPACKED, Stage.UNPACKED, State.CORRELATED, Stage.CORRELATED, State.REPEATED, Stage.REPEATED)
            .getOrDefault(state, Stage.DELIVERED);
        ledger.complete(claim("process", id), Completion.of(Step.of(stage, "so it is").fact(Lifecycle.DIRECTION, state == State.HANDED_OVER ? "IN" : "OUT")));
        return id;
      }
    }
    throw new AssertionError("every state returns");
  }

  private String refused(String number, String code, String term, String value) {
    var id = Given.handOver(ledger, number, "{" + number + "}").document();
    ledger.complete(claim("process", id), Completion.of(Step.of(Stage.REFUSED, "no")
        .findings(List.of(new Finding(code, Severity.ERROR, null, term, value, "The tax code is not known.", null, Turn.SENDER, "Add it.")))));
    return id;
  }

  @Test
  void inEveryStateEveryDeedIsDoneOrRefusedWithWhyAndWhatInstead() {
    var allowed = new EnumMap<State, Set<Deed>>(State.class);
    for (var state : State.values()) {
      if (state == State.TAKEN) continue;
      for (var deed : Deed.values()) {
        var id = document(state, state + "-" + deed);
        assertEquals(state, Given.life(ledger, id).state());
        int before = ledger.inquiry().timeline(id).size();
        switch (act(deed, id)) {
          case Decided.Done done -> {
            allowed.computeIfAbsent(state, s -> new TreeSet<>()).add(deed);
            assertEquals(1, ledger.deeds().done(id).stream().filter(d -> d.by().equals("ann") && d.kind().equals(deed.word()) && d.reason().equals("because")).count());
            assertEquals(deed == Deed.REISSUE, !done.document().equals(id), "only a reissue makes another document");
          }
          case Decided.NotNow not -> {
            assertEquals("HUB-70", not.finding().code());
            assertTrue(not.finding().message().contains(deed.done()), not.finding().message());
            assertFalse(not.finding().next().isBlank());
            assertEquals(before, ledger.inquiry().timeline(id).size(), "what is not allowed leaves no trace");
            assertEquals(state, Given.life(ledger, id).state());
          }
          case Decided.Waits waits -> throw new AssertionError("nobody else was asked for");
          case Decided.Unknown unknown -> throw new AssertionError("it is there");
        }
      }
    }
    assertEquals("""
        RECEIVED [HOLD, VOID]
        UNDERWAY [HOLD, VOID]
        HELD [RELEASE, REISSUE, VOID]
        REFUSED [REPLAY, REISSUE, VOID]
        FAILED [RESEND, REISSUE, VOID]
        SENT [RESEND]
        ACKNOWLEDGED [RESEND]
        IN_PROCESS [RESEND]
        QUERIED [RESEND]
        REJECTED [RESEND, REISSUE, VOID]
        HANDED_OVER [RESEND]
        QUARANTINED [RELEASE, VOID]
        """, lines(allowed));
  }

  private static String lines(Map<State, Set<Deed>> allowed) {
    var text = new StringBuilder();
    for (var state : State.values()) if (allowed.containsKey(state)) text.append(state).append(' ').append(allowed.get(state)).append('\n');
    return text.toString();
  }

  @Test
  void whatMayHaveReachedThePartnerIsNotTakenBackUnasked() {
    var id = Given.readyToSend(ledger, "1");
    var claim = Given.claim(ledger, "send");
    assertTrue(no(Deed.VOID, id).next().contains("ask the partner"));
    ledger.retry(claim, Duration.ofMinutes(1), Step.of(Stage.RETRIED, "no answer"), List.of());
    assertTrue(no(Deed.VOID, id).message().contains("may have it"));
  }

  @Test
  void aResendIsTheSameDocumentInANewEnvelopeAndAReplayIsNotASending() {
    var id = document(State.SENT);
    assertEquals(id, assertInstanceOf(Decided.Done.class, act(Deed.RESEND, id)).document());
    ledger.number(claim(id), new Draft("northgate", "again-" + id + "@acme", List.of(Given.ISA, Given.GS), null));
    var sendings = ledger.inquiry().sendings(id);
    assertEquals(List.of(1, 2), sendings.stream().map(Outgoing::issue).toList());
    assertNotEquals(sendings.get(0).numbers(), sendings.get(1).numbers());
    assertEquals(1, ledger.inquiry().document(id).orElseThrow().revision());
  }

  @Test
  void aReissueIsAnotherDocumentThatTakesTheNumberAsItsNextRevision() {
    var first = document(State.REJECTED);
    var second = assertInstanceOf(Decided.Done.class, act(Deed.REISSUE, first)).document();
    assertEquals(State.VOIDED, Given.life(ledger, first).state());
    var claim = Given.claim(ledger, "process");
    assertEquals(second, claim.document());
    assertEquals(new Identified.Unique(2), ledger.identify(claim, Given.key("REJECTED")), "no duplicate: it replaces what has the number");
    assertEquals(2, ledger.inquiry().document(second).orElseThrow().revision());
    assertTrue(ledger.inquiry().timeline(first).getLast().step().facts().containsValue(second));
    assertTrue(ledger.inquiry().timeline(second).get(0).step().facts().containsValue(first));
  }

  @Test
  void aReissueUnderANewNumberIsTheFirstOfItsNumberAndOneThatMeetsAThirdIsHeld() {
    Given.readyToSend(ledger, "third");
    var first = document(State.REJECTED);
    var fresh = assertInstanceOf(Decided.Done.class, act(Deed.REISSUE, first)).document();
    assertEquals(new Identified.Unique(1), ledger.identify(claim(fresh), Given.key("REJECTED-1")));
    var other = refused("other", "CHK-10", null, null);
    var meets = assertInstanceOf(Decided.Done.class, act(Deed.REISSUE, other)).document();
    assertInstanceOf(Identified.Duplicate.class, ledger.identify(claim(meets), Given.key("third")));
  }

  /** The work of one document, whatever else is due. */
  private Claim claim(String document) {
    return claim("process", document);
  }

  private Claim claim(String kind, String document) {
    for (var work : ledger.due(kind, 1000)) {
      ledger.claimWork(work, "worker", Given.LEASE).ifPresent(c -> claims.put(kind + c.document(), c));
    }
    return java.util.Objects.requireNonNull(claims.remove(kind + document), "no " + kind + " work of " + document);
  }

  @Test
  void aHeldDuplicateThatIsReleasedAndAReissueNeverShareARevision() {
    var revisions = new ArrayList<Integer>();
    for (var order : List.of(List.of("release", "reissue"), List.of("reissue", "release"))) {
      close();
      ledger = Given.open(vendor, folder.resolve(String.join("-", order)), "node-1", () -> now);
      var first = document(State.REJECTED);
      var twin = Given.handOver(ledger, "twin", "{twin}").document();
      ledger.identify(claim(twin), Given.key("REJECTED"));
      for (var what : order) {
        if (what.equals("release")) {
          act(Deed.RELEASE, twin);
        } else {
          var fresh = assertInstanceOf(Decided.Done.class, act(Deed.REISSUE, first)).document();
          ledger.identify(claim(fresh), Given.key("REJECTED"));
        }
      }
      ledger.inquiry().find("REJECTED").forEach(s -> revisions.add(s.revision()));
    }
    assertEquals(List.of(1, 1, 2, 2, 3, 3), revisions.stream().sorted().toList());
  }

  @Test
  void fourEyesAreTwoPeopleInTime() {
    var id = document(State.REFUSED);
    var deeds = ledger.deeds();
    var wanted = Deeds.Act.of(Deed.VOID, id, "ann", "entered twice");
    var approval = assertInstanceOf(Decided.Waits.class, deeds.request(wanted, Duration.ofHours(1))).approval();
    assertEquals(State.REFUSED, Given.life(ledger, id).state(), "nothing is done yet");
    assertEquals("HUB-71", assertInstanceOf(Decided.NotNow.class, deeds.request(wanted, Duration.ofHours(1))).finding().code(), "asked for once");
    assertEquals("HUB-73", assertInstanceOf(Decided.NotNow.class, deeds.approve(approval, "ann", "yes", WORK)).finding().code(), "not by herself");
    assertInstanceOf(Decided.Done.class, deeds.approve(approval, "bob", "looked at it", WORK));
    assertEquals(State.VOIDED, Given.life(ledger, id).state());
    assertEquals(List.of("ann/bob/void"), deeds.done(id).stream().map(d -> d.by() + "/" + d.approvedBy() + "/" + d.kind()).toList());
    assertEquals("HUB-72", assertInstanceOf(Decided.NotNow.class, deeds.approve(approval, "cid", "me too", WORK)).finding().code(), "once");
  }

  @Test
  void whatIsApprovedTooLateOrWasRefusedIsNotDone() {
    var id = document(State.REFUSED);
    var deeds = ledger.deeds();
    var late = assertInstanceOf(Decided.Waits.class, deeds.request(Deeds.Act.of(Deed.VOID, id, "ann", "x"), Duration.ofHours(1))).approval();
    now = now.plus(Duration.ofHours(1));
    assertEquals("EXPIRED", deeds.approval(late).orElseThrow().state());
    assertEquals("HUB-72", assertInstanceOf(Decided.NotNow.class, deeds.approve(late, "bob", "yes", WORK)).finding().code());
    var refused = assertInstanceOf(Decided.Waits.class, deeds.request(Deeds.Act.of(Deed.VOID, id, "ann", "x"), Duration.ofHours(1))).approval();
    assertEquals(List.of(refused), deeds.approvals(true).stream().map(Deeds.Approval::id).toList());
    assertInstanceOf(Decided.Done.class, deeds.decline(refused, "bob", "no"));
    assertEquals("HUB-72", assertInstanceOf(Decided.NotNow.class, deeds.approve(refused, "cid", "yes", WORK)).finding().code());
    assertEquals(State.REFUSED, Given.life(ledger, id).state());
  }

  @Test
  void whatTheStateNoLongerAllowsWhenItIsApprovedIsNotDone() {
    var id = document(State.REFUSED);
    var approval = assertInstanceOf(Decided.Waits.class, ledger.deeds().request(Deeds.Act.of(Deed.REPLAY, id, "ann", "x"), Duration.ofHours(1))).approval();
    act(Deed.VOID, id);
    assertEquals("HUB-70", assertInstanceOf(Decided.NotNow.class, ledger.deeds().approve(approval, "bob", "yes", WORK)).finding().code());
    assertEquals("OPEN", ledger.deeds().approval(approval).orElseThrow().state());
  }

  @Test
  void otherContentUnderAUsedIdentityBecomesADocumentOrIsPutAside() {
    Given.readyToSend(ledger, "4711");
    var other = assertInstanceOf(Received.Conflict.class, Given.handOver(ledger, "key-4711", "{4711 corrected}"));
    var third = assertInstanceOf(Received.Conflict.class, Given.handOver(ledger, "key-4711", "{4711 nonsense}"));
    assertEquals(2, ledger.inquiry().alarms().size());
    assertEquals(List.of(other.quarantine(), third.quarantine()), ledger.inquiry().quarantined().stream().map(Quarantined::id).sorted().toList());
    var taken = assertInstanceOf(Decided.Done.class, ledger.deeds().take(other.quarantine(), "ann", "it is the corrected one", WORK)).document();
    assertEquals(new Identified.Unique(2), ledger.identify(claim(taken), Given.key("4711")), "the next revision");
    assertEquals("{4711 corrected}", new String(ledger.payloads().get(ledger.inquiry().document(taken).orElseThrow().payload()), java.nio.charset.StandardCharsets.UTF_8));
    assertInstanceOf(Decided.Done.class, ledger.deeds().reject(third.quarantine(), "ann", "a mistake"));
    assertEquals(List.of(), ledger.inquiry().quarantined());
    assertEquals(List.of(), ledger.inquiry().alarms(), "what was decided is no alarm");
    assertInstanceOf(Decided.Unknown.class, ledger.deeds().take(other.quarantine(), "ann", "again", WORK), "once");
  }

  @Test
  void anAnswerThatNobodyWaitsForIsBoundByHandOrPutAside() {
    var id = document(State.SENT);
    ledger.answer(Given.answer("a1", "nobody@acme", Level.BUSINESS, Verdict.ACCEPTED));
    ledger.answer(Given.answer("a2", "nobody@acme", Level.BUSINESS, Verdict.REFUSED));
    assertInstanceOf(Decided.Unknown.class, ledger.deeds().bind("https", "a1", "no such document", "ann", "x"));
    assertInstanceOf(Decided.Done.class, ledger.deeds().bind("https", "a1", id, "ann", "the partner says so"));
    assertEquals(State.ACCEPTED, Given.life(ledger, id).state());
    assertInstanceOf(Decided.Done.class, ledger.deeds().drop("https", "a2", "ann", "meant for somebody else"));
    assertEquals(List.of(), ledger.inquiry().unmatched());
    assertInstanceOf(Decided.Unknown.class, ledger.deeds().drop("https", "a2", "ann", "again"));
    assertEquals(State.ACCEPTED, Given.life(ledger, id).state());
  }

  @Test
  void theChainHoldsAfterEverythingThatWasDone() {
    for (var state : List.of(State.REFUSED, State.FAILED, State.SENT, State.HELD)) {
      var id = document(state);
      for (var deed : Deed.values()) act(deed, id);
      assertEquals(java.util.Optional.empty(), ledger.inquiry().verifyChain(id));
    }
  }
}
