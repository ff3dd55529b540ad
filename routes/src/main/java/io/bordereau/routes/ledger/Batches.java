package io.bordereau.routes.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Documents that travel together. Each waits with its proven bytes until there are enough of them or the oldest has waited long enough; then they go
 * as one interchange, which is a document of its own here: it has the sending, the numbers and the work, and what happens to it is told to each
 * document in it. What an answer says about one document is told to that one only.
 */
public interface Batches {
  /** The channel of documents that are interchanges of others. */
  String CHANNEL = "batch";

  /** T2: lets the claim's document wait for others; ends the claim's work and opens its waiting. */
  Outcome await(Claim claim, Waiting waiting, List<Step> steps);

  /** What waits together with the document of a claim of waiting, itself included, in the order in which it goes; at most {@code max}. */
  List<Member> waiting(Claim claim, int max);

  /**
   * T3: makes an interchange of waiting documents, with its identity and control numbers, for ever, and opens the work of packing it.
   *
   * @return empty when what waits has changed meanwhile, and nothing was done
   */
  Optional<Outgoing> gather(Claim claim, Gathering gathering);

  /** The documents of an interchange in their places. */
  List<Member> members(String interchange);

  /** The sending of an interchange that is to be packed. */
  Outgoing outgoing(Claim claim);

  /** T4: binds the final bytes of an interchange and tells each of its documents; opens the send work. */
  Outcome ready(Claim claim, Packet packet, Step packed, List<Aboard> aboard, Next send);

  /**
   * When an interchange goes: as soon as one of them is reached.
   *
   * @param documents so many wait; no more go together
   * @param bytes they have so many bytes as they were rendered; no more go together, unless one alone has more
   */
  record Limits(int documents, long bytes) {}

  /**
   * What a document waits for.
   *
   * @param queue where it waits: those of one queue may go together
   * @param partner where it goes
   * @param payload digest of its proven bytes
   * @param size how many they are
   * @param format what it was written in
   * @param limits how many go together
   * @param within how long it waits at most
   * @param work the kind of work that gathers what waits
   */
  record Waiting(String queue, String partner, String payload, long size, String format, Limits limits, Duration within, String work) {}

  /**
   * A document that waits, or that goes in an interchange.
   *
   * @param document its id
   * @param issue which of its sendings it is
   * @param partner where it goes
   * @param payload digest of its proven bytes
   * @param size how many they are
   * @param format what it was written in
   * @param until when it goes at the latest
   * @param interchange the id of the interchange in which it goes; null while it waits
   * @param place its place there, from 1; 0 while it waits
   * @param of how many are there; 0 while it waits
   * @param open whether it waits indeed, and is neither held nor taken back
   */
  record Member(
      String document, int issue, String partner, String payload, long size, String format, Instant until, String interchange, int place, int of, boolean open) {}

  /**
   * An interchange to be made.
   *
   * @param documents ids of waiting documents in the order of their places
   * @param payload digest of what describes it, for people
   * @param format what it is written in
   * @param name for people
   * @param draft identity, series to draw from, and lane of its sending; the number of the first series is the interchange's own
   * @param work the kind of work that packs it
   * @param limits how many go together, for what waits on
   */
  record Gathering(List<String> documents, String payload, String format, String name, Draft draft, String work, Limits limits) {
    public Gathering {
      documents = List.copyOf(documents);
    }
  }

  /**
   * A document in the final bytes of an interchange.
   *
   * @param document its id
   * @param refs names by which an answer may refer to it
   * @param packed what is said in its history
   */
  record Aboard(String document, List<Ref> refs, Step packed) {
    public Aboard {
      refs = List.copyOf(refs);
    }
  }
}
