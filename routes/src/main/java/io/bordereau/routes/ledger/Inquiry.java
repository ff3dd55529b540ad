package io.bordereau.routes.ledger;

import java.util.List;
import java.util.Optional;

/** What people ask the ledger. Reads only, never waits for a writer. */
public interface Inquiry {
  /** One document. */
  Optional<Standing> document(String id);

  /** Whose a document is; empty when there is none with this id. */
  Optional<Owner> owner(String id);

  /** Documents by number, id, wire identity or any other reference, newest first, at most 100. */
  List<Standing> find(String anything);

  /** The same, of what somebody sees. */
  List<Standing> find(String anything, Sight sight);

  /** All documents of what somebody sees, newest first. */
  List<Standing> documents(int offset, int max, Sight sight);

  /** All documents, newest first. */
  List<Standing> documents(int offset, int max);

  /** The entries of a document in their order. */
  List<Entry> timeline(String document);

  /** The sendings of a document, first issue first. */
  List<Outgoing> sendings(String document);

  /** Where a document waits for others, or travelled with them, first issue first. */
  List<Batches.Member> batched(String document);

  /** The documents of an interchange in their places; none when the document is no interchange. */
  List<Batches.Member> members(String interchange);

  /** Answers that wait for their document. */
  List<Evidence> unmatched();

  /** The documents and sendings that go by exactly this name, at most 10000, oldest first. */
  List<Named> named(Ref ref);

  /** The document that an interchange of this number came as; empty when none did. */
  Optional<String> interchange(Interchange interchange);

  /** What is kept apart, oldest first, at most 1000. */
  List<Quarantined> quarantined();

  /** Whether there is open work of a kind for a document. */
  boolean working(String document, String kind);

  /** How much open work of a kind there is. */
  long waiting(String kind);

  /** The text of an agreement version by its digest. */
  Optional<String> agreement(String digest);

  /** Documents whose expected answer is overdue and open alarms of other kinds. */
  List<Alarm> alarms();

  /** Counts over everything. */
  Tally tally();

  /** Recomputes the chain of a document; empty when it holds, otherwise what is wrong and where. */
  Optional<String> verifyChain(String document);
}
