package io.bordereau.routes.ledger;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Turn;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the entries of one document mean together. A pure function of their <em>set</em>: any order, repeats and late ones give the same.
 *
 * @param state in one word
 * @param reached the furthest of the hub's own stages
 * @param answers per level that was answered, the verdict that counts
 * @param expects the level whose answer closes the lifecycle; null before the document was ready to be sent
 * @param complete whether nothing more is expected from anybody
 * @param contradiction whether the other side both accepted and refused the same sending, or refused it after an acceptance
 * @param turn whose turn it is; null when it is nobody's
 */
public record Lifecycle(State state, Stage reached, Map<Level, Verdict> answers, Level expects, boolean complete, boolean contradiction, Turn turn) {
  /** The fact of an entry that names the level whose answer closes the lifecycle. */
  public static final String EXPECTS = "expects";

  /** The fact of an entry that says which way the document goes, as {@link Direction}; what comes in ends in our own system. */
  public static final String DIRECTION = "direction";

  public Lifecycle {
    answers = Collections.unmodifiableMap(answers);
  }

  /** What these entries mean; they must be of one document. */
  public static Lifecycle fold(Collection<Entry> entries) {
    Stage reached = Stage.RECEIVED;
    Level expects = null;
    boolean comesIn = false;
    Set<Stage> seen = EnumSet.noneOf(Stage.class);
    Set<String> lifted = new HashSet<>();
    Map<Level, SortedMap<Integer, Set<Verdict>>> answered = new EnumMap<>(Level.class);
    for (Entry e : entries) {
      seen.add(e.stage());
      if (e.stage().compareTo(Stage.DELIVERED) <= 0 && e.stage().compareTo(reached) > 0) {
        reached = e.stage();
      }
      if (e.stage() == Stage.RELEASED) {
        lifted.add(e.about());
      }
      if (e.stage() == Stage.ANSWERED) {
        answered.computeIfAbsent(e.level(), l -> new TreeMap<>()).computeIfAbsent(e.issue(), i -> EnumSet.noneOf(Verdict.class)).add(e.verdict());
      }
      comesIn |= Direction.IN.name().equals(e.step().facts().get(DIRECTION));
      String level = e.step().facts().get(EXPECTS);
      if (level != null && (expects == null || Level.valueOf(level).compareTo(expects) > 0)) {
        expects = Level.valueOf(level);
      }
    }
    Map<Level, Verdict> answers = new EnumMap<>(Level.class);
    boolean contradiction = false;
    for (Map.Entry<Level, SortedMap<Integer, Set<Verdict>>> level : answered.entrySet()) {
      answers.put(level.getKey(), counting(level.getValue()));
      contradiction |= contradicts(level.getValue());
    }
    List<Entry> blocks = entries.stream().filter(e -> blocks(e.stage()) && !lifted.contains(e.about())).toList();
    State state = ours(state(seen, blocks, answers, reached), comesIn);
    boolean complete = complete(state, answers, expects);
    return new Lifecycle(state, reached, answers, expects, complete, contradiction, turn(state, complete, blocks, entries));
  }

  /** The entries that stop a document now: holds, refusals and failures that nobody lifted, or what the other side refused; none when it goes on. */
  public static List<Entry> stopping(Collection<Entry> entries, State state) {
    return switch (state) {
      case HELD, QUARANTINED, REFUSED, FAILED -> {
        Set<String> lifted = new HashSet<>();
        entries.stream().filter(e -> e.stage() == Stage.RELEASED).forEach(e -> lifted.add(e.about()));
        yield entries.stream().filter(e -> blocks(e.stage()) && !lifted.contains(e.about())).toList();
      }
      case REJECTED -> entries.stream().filter(e -> e.verdict() == Verdict.REFUSED).toList();
      case RECEIVED, UNDERWAY, SENT, ACKNOWLEDGED, IN_PROCESS, QUERIED, ACCEPTED, APPROVED, PAID, VOIDED, UNPACKED, HANDED_OVER, TAKEN, CORRELATED, REPEATED -> List.of();
    };
  }

  private static boolean blocks(Stage stage) {
    return stage == Stage.HELD || stage == Stage.QUARANTINED || stage == Stage.REFUSED || stage == Stage.FAILED;
  }

  /** What comes in is not sent but handed over, and our own system does not accept but takes it. */
  private static State ours(State state, boolean comesIn) {
    return switch (state) {
      case SENT, ACKNOWLEDGED -> comesIn ? State.HANDED_OVER : state;
      case ACCEPTED -> comesIn ? State.TAKEN : state;
      case RECEIVED, UNDERWAY, HELD, REFUSED, FAILED, IN_PROCESS, QUERIED, APPROVED, PAID, REJECTED, VOIDED, UNPACKED, HANDED_OVER, TAKEN, CORRELATED, REPEATED,
          QUARANTINED -> state;
    };
  }

  /** An acceptance of any sending stands; without one, the strongest verdict of the latest sending that was answered. */
  private static Verdict counting(SortedMap<Integer, Set<Verdict>> issues) {
    Verdict best = null;
    for (Set<Verdict> verdicts : issues.values()) {
      Verdict strongest = Collections.max(verdicts);
      if (accepts(strongest) && (best == null || strongest.compareTo(best) > 0)) {
        best = strongest;
      }
    }
    return best != null ? best : Collections.max(issues.get(issues.lastKey()));
  }

  private static boolean contradicts(SortedMap<Integer, Set<Verdict>> issues) {
    boolean accepted = false;
    for (Set<Verdict> verdicts : issues.values()) {
      accepted |= verdicts.stream().anyMatch(Lifecycle::accepts);
      if (accepted && verdicts.contains(Verdict.REFUSED)) {
        return true;
      }
    }
    return false;
  }

  private static boolean accepts(Verdict verdict) {
    return verdict == Verdict.ACCEPTED || verdict == Verdict.APPROVED || verdict == Verdict.PAID;
  }

  private static State state(Set<Stage> seen, List<Entry> blocks, Map<Level, Verdict> answers, Stage reached) {
    if (seen.contains(Stage.VOIDED)) {
      return State.VOIDED;
    }
    if (seen.contains(Stage.UNPACKED)) {
      return State.UNPACKED;
    }
    if (seen.contains(Stage.REPEATED)) {
      return State.REPEATED;
    }
    if (blocks.stream().anyMatch(e -> e.stage() == Stage.QUARANTINED)) {
      return State.QUARANTINED;
    }
    if (blocks.stream().anyMatch(e -> e.stage() == Stage.HELD)) {
      return State.HELD;
    }
    if (seen.contains(Stage.CORRELATED)) {
      return State.CORRELATED;
    }
    if (!answers.isEmpty()) {
      Level highest = Collections.max(answers.keySet());
      return state(highest, answers.get(highest));
    }
    if (blocks.stream().anyMatch(e -> e.stage() == Stage.REFUSED)) {
      return State.REFUSED;
    }
    if (!blocks.isEmpty()) {
      return State.FAILED;
    }
    return switch (reached) {
      case RECEIVED -> State.RECEIVED;
      case DELIVERED -> State.SENT;
      case UNDERSTOOD, CHECKED, ISSUED, RENDERED, PROVEN, SIGNED, PACKED, SECURED -> State.UNDERWAY;
      case ANSWERED, RETRIED, FAILED, REFUSED, HELD, RELEASED, VOIDED, UNPACKED, CORRELATED, REPEATED, QUARANTINED, NOTED -> throw new IllegalStateException("not a stage of the way: " + reached);
    };
  }

  private static State state(Level highest, Verdict verdict) {
    return switch (verdict) {
      case PAID -> State.PAID;
      case APPROVED -> State.APPROVED;
      case REFUSED -> State.REJECTED;
      case QUERIED -> State.QUERIED;
      case ACCEPTED -> switch (highest) {
        case TRANSPORT -> State.SENT;
        case SYNTAX -> State.ACKNOWLEDGED;
        case APPLICATION, BUSINESS -> State.ACCEPTED;
      };
      case RECEIVED, IN_PROCESS -> switch (highest) {
        case TRANSPORT -> State.SENT;
        case SYNTAX -> State.ACKNOWLEDGED;
        case APPLICATION, BUSINESS -> State.IN_PROCESS;
      };
    };
  }

  private static boolean complete(State state, Map<Level, Verdict> answers, Level expects) {
    return switch (state) {
      case VOIDED, UNPACKED, REPEATED, CORRELATED, REFUSED, REJECTED, APPROVED, PAID -> true;
      case HELD, QUARANTINED, FAILED, RECEIVED, UNDERWAY -> false;
      case SENT, ACKNOWLEDGED, IN_PROCESS, QUERIED, ACCEPTED, HANDED_OVER, TAKEN ->
          expects != null && answers.entrySet().stream().anyMatch(a -> a.getKey().compareTo(expects) >= 0 && accepts(a.getValue()));
    };
  }

  private static Turn turn(State state, boolean complete, List<Entry> blocks, Collection<Entry> entries) {
    return switch (state) {
      case VOIDED, UNPACKED, REPEATED, CORRELATED -> null;
      case HELD -> named(blocks, Stage.HELD, Turn.HUB);
      case QUARANTINED -> named(blocks, Stage.QUARANTINED, Turn.HUB);
      case REFUSED -> named(blocks, Stage.REFUSED, Turn.SENDER);
      case FAILED -> named(blocks, Stage.FAILED, Turn.HUB);
      case REJECTED -> named(entries.stream().filter(e -> e.verdict() == Verdict.REFUSED).toList(), Stage.ANSWERED, Turn.SENDER);
      case QUERIED -> Turn.SENDER;
      case RECEIVED, UNDERWAY -> Turn.HUB;
      case SENT, ACKNOWLEDGED, IN_PROCESS, ACCEPTED, APPROVED, PAID, HANDED_OVER, TAKEN -> complete ? null : Turn.RECEIVER;
    };
  }

  /** The turn that the findings of such entries name: of several, the first in the order of {@link Turn}. */
  private static Turn named(List<Entry> entries, Stage stage, Turn otherwise) {
    return entries.stream().filter(e -> e.stage() == stage).flatMap(e -> e.step().findings().stream()).filter(Finding::isError)
        .map(Finding::turn).filter(java.util.Objects::nonNull).min(Turn::compareTo).orElse(otherwise);
  }
}
