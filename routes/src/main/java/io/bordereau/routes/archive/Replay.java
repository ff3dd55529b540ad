package io.bordereau.routes.archive;

import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.routes.flow.Judges;
import io.bordereau.routes.flow.Rehearsal;
import io.bordereau.routes.flow.Versions;
import io.bordereau.routes.ledger.Direction;
import io.bordereau.routes.ledger.Entry;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Renders documents of the past again with today's mappings, rules and agreements, and says what would be different. Nothing is sent and nothing is recorded. With
 * the versions that made them, all bytes are the same.
 */
public final class Replay {
  private static final int PAGE = 200;
  private static final int WORDS = 200;

  /** What became of a document when it was rendered again. */
  public enum Outcome {
    /** The same bytes. */
    SAME,
    /** Other bytes. */
    DIFFERENT,
    /** Refused today. */
    REFUSED,
    /** Cannot be rendered again: its bytes were erased, or it was never rendered. */
    NOT_RENDERED
  }

  /**
   * A document rendered again.
   *
   * @param document its id
   * @param number its number; empty when it has none
   * @param partner its partner
   * @param outcome what became of it
   * @param causes what is not what it was then: agreement, mapping, rules; program when none of these
   * @param changes term by term what is different, or why it is refused
   */
  public record Again(String document, String number, String partner, Outcome outcome, List<String> causes, List<Change> changes) {
    public Again {
      causes = List.copyOf(causes);
      changes = List.copyOf(changes);
    }
  }

  /**
   * What is different.
   *
   * @param term the term, or the code of a finding
   * @param where where it is; null at the top
   * @param then what it was; null when it was not there
   * @param now what it would be; null when it would not be there
   */
  public record Change(String term, String where, String then, String now) {}

  private final Ledger ledger;
  private final Judges judges;
  private final Rehearsal rehearsal;
  private final BiFunction<Object, Object, List<Change>> differences;

  /**
   * A replay.
   *
   * @param differences compares two canonical documents term by term
   */
  public Replay(Ledger ledger, Judges judges, Rehearsal rehearsal, BiFunction<Object, Object, List<Change>> differences) {
    this.ledger = ledger;
    this.judges = judges;
    this.rehearsal = rehearsal;
    this.differences = differences;
  }

  /**
   * Renders again what went out, newest first.
   *
   * @param since the moment of their reception from which on
   * @param partner only that partner's; null for all
   */
  public List<Again> since(Instant since, String partner) {
    List<Again> all = new ArrayList<>();
    for (int offset = 0; ; offset += PAGE) {
      var page = ledger.inquiry().documents(offset, PAGE);
      for (var standing : page) {
        if (standing.received().isBefore(since)) return all;
        if (standing.direction() != Direction.OUT) continue;
        var entries = ledger.inquiry().timeline(standing.id());
        if (!Rehearsal.rendered(entries) || partner != null && !partner.equals(partner(standing, entries))) continue;
        all.add(again(standing, entries));
      }
      if (page.size() < PAGE) return all;
    }
  }

  private static String partner(Standing standing, List<Entry> entries) {
    return standing.key() != null ? standing.key().partner() : fact(entries, Stage.ISSUED, "partner");
  }

  private static String fact(List<Entry> entries, Stage stage, String name) {
    return entries.stream().filter(e -> e.stage() == stage).map(e -> e.step().facts().get(name)).filter(v -> v != null).reduce((a, b) -> b).orElse("");
  }

  /** Renders a document again. */
  public Again again(Standing standing, List<Entry> entries) {
    var then = fact(entries, Stage.RENDERED, "rendered");
    var number = standing.key() == null ? fact(entries, Stage.UNDERSTOOD, "number") : standing.key().number();
    if (ledger.payloads().erased(standing.payload()) || ledger.payloads().erased(then)) {
      return new Again(standing.id(), number, partner(standing, entries), Outcome.NOT_RENDERED, List.of(), List.of());
    }
    var now = rehearsal.again(standing, entries);
    var causes = causes(entries, now.versions());
    if (!now.refused().isEmpty()) {
      return new Again(standing.id(), number, partner(standing, entries), Outcome.REFUSED, causes, now.refused().stream().filter(Finding::isError)
          .map(f -> new Change(f.code(), f.term() == null ? f.where() : f.term(), null, f.message())).toList());
    }
    if (now.rendered() == null) return new Again(standing.id(), number, partner(standing, entries), Outcome.NOT_RENDERED, List.of(), List.of());
    List<Change> changes = new ArrayList<>();
    if (!Checkpoint.digest(now.rendered()).equals(then)) {
      changes.addAll(terms(fact(entries, Stage.RENDERED, "mapping"), ledger.payloads().get(then), now.rendered()));
      if (changes.isEmpty()) changes.add(new Change("layout", null, size(ledger.payloads().get(then)), size(now.rendered())));
    }
    var sent = ledger.inquiry().sendings(standing.id()).stream().map(o -> o.payload()).filter(p -> p != null).reduce((a, b) -> b);
    if (changes.isEmpty() && now.packed() != null && sent.isPresent() && !Checkpoint.digest(now.packed()).equals(sent.get())) {
      changes.add(new Change("envelope", null, size(ledger.payloads().get(sent.get())), size(now.packed())));
    }
    return new Again(standing.id(), number, partner(standing, entries), changes.isEmpty() ? Outcome.SAME : Outcome.DIFFERENT, changes.isEmpty() ? List.of() : causes, changes);
  }

  private static String size(byte[] bytes) {
    return bytes.length + " bytes " + Checkpoint.digest(bytes).substring(0, 12);
  }

  /** What has another version than then. */
  private static List<String> causes(List<Entry> entries, Map<String, String> now) {
    Map<String, String> names = new LinkedHashMap<>();
    names.put(Versions.AGREEMENT, "agreement");
    names.put(Versions.MAPPING, "mapping");
    names.put(Versions.RULES, "rules");
    List<String> causes = new ArrayList<>();
    names.forEach((fact, name) -> {
      var then = fact(entries, fact.equals(Versions.RULES) ? Stage.PROVEN : Stage.RENDERED, fact);
      if (now.containsKey(fact) && !then.isEmpty() && !then.equals(now.get(fact))) causes.add(name);
    });
    return causes.isEmpty() ? List.of("program") : causes;
  }

  /** Both read back by the format that wrote them, and compared term by term. */
  private List<Change> terms(String format, byte[] then, byte[] now) {
    var a = judges.format(format).map(f -> read(f, then)).orElse(null);
    var b = judges.format(format).map(f -> read(f, now)).orElse(null);
    if (a == null || b == null) return List.of();
    return differences.apply(a, b).stream().map(c -> new Change(c.term(), c.where(), brief(c.then()), brief(c.now()))).toList();
  }

  private static String brief(String value) {
    return value == null || value.length() <= WORDS ? value : value.substring(0, WORDS) + "...";
  }

  private static Object read(Format format, byte[] bytes) {
    var reads = format.read(bytes, Context.NEUTRAL);
    return reads.size() == 1 ? reads.get(0).document().orElse(null) : null;
  }

  /** What a replay found, grouped: how many documents by cause, partner and term. */
  public static Map<String, Integer> grouped(List<Again> all) {
    Map<String, Integer> groups = new TreeMap<>();
    for (var each : all) {
      if (each.outcome() == Outcome.SAME || each.outcome() == Outcome.NOT_RENDERED) continue;
      each.changes().stream().map(c -> String.join("+", each.causes()) + ", " + each.partner() + ": " + c.term() + (each.outcome() == Outcome.REFUSED ? " refuses" : "")).distinct()
          .forEach(group -> groups.merge(group, 1, Integer::sum));
    }
    return groups;
  }
}
