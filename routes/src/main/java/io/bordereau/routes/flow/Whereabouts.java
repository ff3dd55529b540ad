package io.bordereau.routes.flow;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Lost;
import io.bordereau.mapping.Turn;
import io.bordereau.routes.ledger.Level;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.State;
import io.bordereau.routes.ledger.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Where one document is, for people.
 *
 * @param id its id in the ledger
 * @param number its number; null before it was understood
 * @param type its kind, such as {@code invoice}; null before it was understood
 * @param revision 1 for the first under its number; 0 while it has none
 * @param partner who gets it; null while nobody knows
 * @param amount amount and currency; null while nobody knows
 * @param format as received
 * @param received when
 * @param state in one word
 * @param complete whether nothing more is expected from anybody
 * @param contradiction whether the other side both accepted and refused it
 * @param turn whose turn it is; null when it is nobody's
 * @param next what that one should do; null when it is nobody's turn
 * @param waits until when it waits at most for others that go with it; null when it does not wait
 * @param answers the verdict that counts, per level that was answered
 * @param timeline what happened, in order
 * @param sendings what was sent, first issue first
 * @param holds ids of the documents in it, when it is an interchange of several
 */
public record Whereabouts(
    String id, String number, String type, int revision, String partner, String amount, String format, Instant received, State state,
        boolean complete,
    boolean contradiction, Turn turn, String next, Instant waits, Map<Level, Verdict> answers, List<Event> timeline, List<Sent> sendings,
    List<String> holds) {
  public Whereabouts {
    holds = List.copyOf(holds);
    timeline = List.copyOf(timeline);
    sendings = List.copyOf(sendings);
  }

  /**
   * One line of the history.
   *
   * @param at when it was recorded
   * @param stage what happened
   * @param words one line for people
   * @param level the level of an answer; null for other stages
   * @param verdict the verdict of an answer; null for other stages
   * @param facts named facts: digests, rule sets, identities
   * @param findings what was said
   * @param lost what the result does not hold
   * @param hash of the entry, chained to the one before
   */
  public record Event(
      Instant at, Stage stage, String words, Level level, Verdict verdict, Map<String, String> facts, List<Finding> findings,
          List<Lost> lost, String hash) {}

  /**
   * One sending.
   *
   * @param issue 1 for the first
   * @param identity its identity on the wire
   * @param numbers its control numbers
   * @param state how far it is
   * @param attempts how often it was tried
   * @param bytes digest of exactly what was sent; null before it was ready
   * @param together the interchange in which it went with others; null when it went alone
   */
  public record Sent(int issue, String identity, List<Long> numbers, String state, int attempts, String bytes, Together together) {}

  /**
   * An interchange of several documents.
   *
   * @param interchange its id
   * @param place the document's place in it, from 1
   * @param of how many are in it
   */
  public record Together(String interchange, int place, int of) {}
}
