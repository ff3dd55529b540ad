package io.bordereau.routes.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Nothing lost, nothing twice. Every method that records returns after its commit is on the disk; until then nothing may be said to anybody.
 * What a crash interrupted may be called again: hand-overs, parts, identities, numbers and evidence are recognised. Safe for any number of threads. All failures of the
 * database are {@link LedgerException}s.
 *
 * <p>The way of an outgoing document: {@code payloads().put} (T0), {@link #receive} (T1), {@link #claim}, {@link #identify} and {@link #record} (T2),
 * {@link #number} (T3), {@link #ready} (T4), {@link #claim} of the send work (T5), the network with no transaction open, {@link #complete} or
 * {@link #retry} (T6), and {@link #answer} for whatever comes later.
 */
public interface Ledger extends AutoCloseable {

  /** The stored bytes. */
  Payloads payloads();

  /** T1: records a hand-over, its document and its first work; recognises repeats by (channel, partner, identity) and content. */
  Received receive(Inbound inbound, Replies replies);

  /**
   * Claims the oldest due work of a kind; empty when there is none. Claiming work that is about a sending counts as an attempt (T5).
   *
   * @param kind the kind
   * @param owner who claims, for people
   * @param lease how long, by the database's clock
   */
  Optional<Claim> claim(String kind, String owner, Duration lease);

  /** Claims this very work, as a bell named it; empty when it is not due, done, held, or claimed by somebody else. */
  Optional<Claim> claimWork(String work, String owner, Duration lease);

  /** Ids of due and unclaimed work of a kind, oldest first, at most {@code max}: what a poll rings for. */
  List<String> due(String kind, int max);

  /** Prolongs a lease. */
  Outcome prolong(Claim claim, Duration lease);

  /** T2: takes documents out of a carrier; each becomes a document of its own with its own work. The claim goes on. Returns their ids. */
  List<String> unpack(Claim claim, List<Part> parts);

  /**
   * T2: notes that the claim's document came as this interchange, unless its number was used before; other content under a used number is noted with
   * the document that used it first.
   */
  Interchange.Recognised recognise(Claim claim, Interchange interchange);

  /**
   * Sends a sending once more: the same bytes under the same identity, because the other side asked again. Nothing when it is on its way already or
   * has no final bytes yet.
   *
   * @param document the document whose latest sending is meant
   * @param work the work that sends
   * @param name one more name by which it is found
   * @param why in words, for its history
   */
  void again(String document, Next work, Ref name, String why);

  /** The same at once, without a further name. */
  default void again(String document, String work, String why) {
    again(document, Next.now(work), Ref.of("", ""), why);
  }

  /** T2: gives the document its business identity; a duplicate is held and its work parked, so the worker only has to stop. */
  Identified identify(Claim claim, Key key);

  /** T2: appends steps while the work goes on. */
  Outcome record(Claim claim, List<Step> steps);

  /**
   * T3: gives the claim's document its current sending with identity and control numbers; asked again, gives the same one. Evidence that was waiting
   * for its identity is matched.
   */
  Outgoing number(Claim claim, Draft draft);

  /** T4: binds the final bytes, appends the steps, ends the claim's work and opens the send work. Other bytes than before are refused. */
  Outcome ready(Claim claim, Outgoing outgoing, Packet packet, List<Step> steps, Next send);

  /** The sending that a claim of send work is about. */
  Outgoing outgoing(Claim claim);

  /**
   * Ends the claim's work (T6 when it is about a sending): steps, next work and evidence in one transaction. A {@link Stage#HELD} step parks the work
   * instead, until the document is released; nothing next is opened then.
   */
  Outcome complete(Claim claim, Completion completion);

  /**
   * Gives the work back to be done again after a while, with the same identity; the step says why. Evidence is appended in any case. When the
   * expected answer has come by another way meanwhile, the work is ended instead.
   */
  Outcome retry(Claim claim, Duration after, Step why, List<Evidence> evidence);

  /** T6: appends an answer that came by itself and tells the document that it names. */
  Correlated answer(Evidence evidence);

  /** Keeps the text of an agreement version, so that a digest in an entry can be looked up for ever. */
  void agreement(String partner, String digest, String text);

  /** Raises an alarm for each answer that is overdue, once; returns all open alarms. For a timer. */
  List<Alarm> watch();

  /** What is known of partners' orders. */
  Orders orders();

  /** What remittances pay. */
  Payments payments();

  /** Partners that wait for an acknowledgement in the answer to their request. */
  Exchanges exchanges();

  /** Documents that travel together. */
  Batches batches();

  /** Whether there is room for what comes in; asked before anything of it is stored. */
  Room room();

  /** What only one of several hubs may do at a time. */
  Leases leases();

  /** What people ask. */
  Inquiry inquiry();

  /** What our own system is told. */
  Feedback feedback();

  /** What people decide. */
  Desk desk();

  /** What people decide, when the state allows it. */
  Deeds deeds();

  /** Looks for documents. */
  Searches searches();

  /** Who has tokens. */
  Accounts accounts();

  /** What checkpoints are made of. */
  Seals seals();

  /** Rows as they are stored. */
  Vault vault();

  /** Adds a bell. */
  void onWork(Bell bell);

  /** Ends all writing; what was acknowledged is durable. */
  @Override
  void close();
}
