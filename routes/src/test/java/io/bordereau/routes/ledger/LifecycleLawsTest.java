package io.bordereau.routes.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The state is a fold over the set of entries: their order, repeats and arrival do not matter; and it only ever moves where an answer moves it. */
class LifecycleLawsTest {
  @Property(tries = 2000)
  void anyOrderAndAnyRepeatsGiveTheSame(@ForAll("histories") List<Entry> history, @ForAll Random chance) {
    Lifecycle expected = Lifecycle.fold(history);
    List<Entry> other = new ArrayList<>(history);
    for (int i = chance.nextInt(4); i > 0 && !history.isEmpty(); i--) {
      other.add(history.get(chance.nextInt(history.size())));
    }
    Collections.shuffle(other, chance);
    assertEquals(expected, Lifecycle.fold(other));
  }

  @Property(tries = 1000)
  void aLowerAnswerThatComesLateDoesNotTakeAHigherOneBack(@ForAll("histories") List<Entry> history, @ForAll Level level, @ForAll Verdict verdict) {
    Lifecycle before = Lifecycle.fold(history);
    if (before.answers().keySet().stream().anyMatch(l -> l.compareTo(level) > 0)) {
      List<Entry> more = new ArrayList<>(history);
      more.add(entry(Stage.ANSWERED, 1, level, verdict, "late", "", null));
      assertEquals(before.state(), Lifecycle.fold(more).state());
    }
  }

  @Property(tries = 1000)
  void everyReleaseOfAHoldMayComeBeforeIt(@ForAll("histories") List<Entry> history) {
    List<Entry> more = new ArrayList<>(history);
    more.add(entry(Stage.RELEASED, 0, null, null, "h9", "", null));
    more.add(entry(Stage.HELD, 0, null, null, "h9", "", null));
    assertEquals(Lifecycle.fold(history), Lifecycle.fold(more));
  }

  @Property(tries = 1000)
  void remarksAndRetriesChangeNothing(@ForAll("histories") List<Entry> history, @ForAll boolean retry) {
    List<Entry> more = new ArrayList<>(history);
    more.add(entry(retry ? Stage.RETRIED : Stage.NOTED, 1, null, null, "", "", Turn.RECEIVER));
    assertEquals(Lifecycle.fold(history), Lifecycle.fold(more));
  }

  @Property(tries = 200)
  void anAcceptanceStandsAgainstTheRefusalOfALaterResendAndTheContradictionIsShown(@ForAll Level level) {
    Entry yes = entry(Stage.ANSWERED, 1, level, Verdict.ACCEPTED, "a", "", null);
    Entry no = entry(Stage.ANSWERED, 2, level, Verdict.REFUSED, "b", "", null);
    Lifecycle life = Lifecycle.fold(List.of(no, yes));
    assertEquals(Verdict.ACCEPTED, life.answers().get(level));
    assertEquals(true, life.contradiction());
    Lifecycle mended = Lifecycle.fold(List.of(entry(Stage.ANSWERED, 1, level, Verdict.REFUSED, "a", "", null),
        entry(Stage.ANSWERED, 2, level, Verdict.ACCEPTED, "b", "", null)));
    assertEquals(Verdict.ACCEPTED, mended.answers().get(level));
    assertEquals(false, mended.contradiction(), "a resend that was accepted mends the refusal before it");
  }

  @Provide
  Arbitrary<List<Entry>> histories() {
    Arbitrary<Integer> issue = Arbitraries.integers().between(0, 3);
    Arbitrary<Entry> answers = Combinators.combine(issue, Arbitraries.of(Level.class), Arbitraries.of(Verdict.class), Arbitraries.of(Turn.class))
        .as((i, l, v, t) -> entry(Stage.ANSWERED, i, l, v, "a" + i, "", v == Verdict.REFUSED ? t : null));
    Arbitrary<Entry> blocks = Combinators.combine(Arbitraries.of(Stage.HELD, Stage.QUARANTINED, Stage.REFUSED, Stage.FAILED, Stage.RELEASED), Arbitraries.of("h1", "h2", "h3"),
        Arbitraries.of(Turn.class)).as((s, about, t) -> entry(s, 0, null, null, about, "", t));
    Arbitrary<Entry> way = Combinators.combine(Arbitraries.of(Stage.RECEIVED, Stage.UNDERSTOOD, Stage.PROVEN, Stage.SECURED, Stage.DELIVERED), issue,
        Arbitraries.of("", "", "TRANSPORT", "APPLICATION", "BUSINESS")).as((s, i, e) -> entry(s, i, null, null, "", e, null));
    Arbitrary<Entry> ends = Arbitraries.of(Stage.VOIDED, Stage.UNPACKED, Stage.REPEATED, Stage.CORRELATED).map(s -> entry(s, 0, null, null, "", "", null));
    return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(6, answers), net.jqwik.api.Tuple.of(3, blocks), net.jqwik.api.Tuple.of(6, way),
        net.jqwik.api.Tuple.of(1, ends)).list().ofMaxSize(14);
  }

  private static Entry entry(Stage stage, int issue, Level level, Verdict verdict, String about, String expects, Turn turn) {
    Step step = Step.of(stage, "words").findings(turn == null ? List.of()
        : List.of(new Finding("X-01", Severity.ERROR, null, null, null, "message", null, turn, "next")));
    step = expects.isEmpty() ? step : step.facts(Map.of(Lifecycle.EXPECTS, expects, Lifecycle.DIRECTION, expects.equals("BUSINESS") ? "IN" : "OUT"));
    return new Entry("d", 1, Instant.EPOCH, "test", step, issue, level, verdict, about, Entry.START, Entry.START);
  }
}
