package io.bordereau.routes.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Documents that travel together, in the database. */
final class SqlBatches implements Batches {
  private static final String SELECT = "SELECT b.document, b.issue, b.partner, b.payload, b.size, b.format, b.until, b.interchange, b.place,"
      + " (SELECT COUNT(*) FROM batched o WHERE o.interchange = b.interchange), w.state FROM batched b JOIN work w ON w.id = b.work";
  private static final String WAITING = " b.interchange IS NULL AND w.state = 'OPEN'";
  private static final RowMapper<Member> MEMBER = (rs, c) -> new Member(rs.getString(1), rs.getInt(2), rs.getString(3), rs.getString(4), rs.getLong(5),
      rs.getString(6), Instant.ofEpochMilli(rs.getLong(7)), rs.getString(8), rs.getInt(9), rs.getInt(10),
      rs.getString(8) == null && rs.getString(11).equals("OPEN"));

  private record Place(String work, int issue) {}

  private final Database database;

  SqlBatches(Database database) {
    this.database = database;
  }

  @Override
  public Outcome await(Claim claim, Waiting w, List<Step> steps) {
    return database.write("T2.batch", tx -> {
      if (!Works.holds(tx, claim)) {
        return Outcome.LATE;
      }
      int issue = tx.handle().select("SELECT issue FROM document WHERE id = ?", claim.document()).mapTo(Integer.class).one();
      Documents.append(tx, claim, steps);
      Works.end(tx, claim);
      String work = Works.open(tx, claim.document(), null, lane(w.queue()), new Next(w.work(), w.within()));
      long until = tx.now() + w.within().toMillis();
      tx.run("INSERT INTO batched (document, issue, queue, partner, work, payload, size, format, until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT (document, issue) DO UPDATE SET queue = excluded.queue, partner = excluded.partner, work = excluded.work, payload = excluded.payload, size = excluded.size,"
          + " format = excluded.format, until = excluded.until WHERE batched.interchange IS NULL", claim.document(), issue, w.queue(), w.partner(), work, w.payload(),
          w.size(), w.format(), until);
      Chain.append(tx, claim.document(), claim.owner(), Step.of(Stage.NOTED, "Waits for others to " + w.partner() + ": goes when " + w.limits().documents()
          + " documents or " + w.limits().bytes() + " bytes wait, at the latest at " + Instant.ofEpochMilli(until))
          .fact("until", Instant.ofEpochMilli(until).toString()));
      hasten(tx, w.queue(), w.limits());
      return Outcome.DONE;
    });
  }

  /** What waits in a queue goes one after the other: only the oldest is ever due. */
  private static String lane(String queue) {
    return "batch " + queue;
  }

  /** Lets the oldest of a queue go at once when there are enough. */
  private static void hasten(Tx tx, String queue, Limits limits) {
    record Sum(int documents, long bytes) {}
    Sum sum = tx.handle().select("SELECT COUNT(*), COALESCE(SUM(b.size), 0) FROM batched b JOIN work w ON w.id = b.work WHERE b.queue = ? AND" + WAITING, queue)
        .map((rs, c) -> new Sum(rs.getInt(1), rs.getLong(2))).one();
    if (sum.documents() >= limits.documents() || sum.bytes() >= limits.bytes() && sum.documents() > 0) {
      tx.handle().select("UPDATE work SET due = ? WHERE id = (SELECT MIN(w.id) FROM batched b JOIN work w ON w.id = b.work WHERE b.queue = ? AND" + WAITING
          + ") AND lease_until IS NULL RETURNING kind, id", tx.now(), queue).map((rs, c) -> new Tx.Ring(rs.getString(1), rs.getString(2)))
          .forEach(r -> tx.ring(r.kind(), r.work()));
    }
  }

  @Override
  public List<Member> waiting(Claim claim, int max) {
    return database.read(h -> h.select(SELECT + " WHERE b.queue = (SELECT queue FROM batched WHERE work = ?) AND" + WAITING + " ORDER BY w.id LIMIT ?",
        claim.work(), max).map(MEMBER).list());
  }

  @Override
  public Optional<Outgoing> gather(Claim claim, Gathering g) {
    return database.write("T3.batch", tx -> {
      List<Optional<Place>> places = g.documents().stream().map(d -> tx.handle().select("SELECT b.work, b.issue FROM batched b JOIN work w ON w.id = b.work"
          + " JOIN document d ON d.id = b.document AND d.issue = b.issue WHERE b.document = ? AND" + WAITING, d)
          .map((rs, c) -> new Place(rs.getString(1), rs.getInt(2))).findOne()).toList();
      if (!g.documents().contains(claim.document())) {
        throw new LedgerException("The oldest that waits goes first: " + claim.document() + ".", null);
      }
      if (!Works.holds(tx, claim) || places.stream().anyMatch(Optional::isEmpty)) {
        return Optional.empty();
      }
      String queue = tx.handle().select("SELECT queue FROM batched WHERE work = ?", claim.work()).mapTo(String.class).one();
      String interchange = Documents.make(tx, Direction.OUT, CHANNEL, g.draft().partner(), g.name(), g.payload(), g.format());
      Chain.append(tx, interchange, claim.owner(), Step.of(Stage.RECEIVED, "Made of " + g.documents().size() + " documents to " + g.draft().partner())
          .fact("payload", g.payload()));
      tx.run("UPDATE document SET company = (SELECT d.company FROM document d WHERE d.id = ?) WHERE id = ?", g.documents().get(0), interchange);
      Outgoing outgoing = Sendings.bind(tx, interchange, 1, g.draft(), 1);
      for (int i = 0; i < places.size(); i++) {
        Place place = places.get(i).orElseThrow();
        tx.run("UPDATE batched SET interchange = ?, outgoing = ?, place = ? WHERE document = ? AND issue = ?", interchange, outgoing.id(), i + 1,
            g.documents().get(i), place.issue());
        tx.run("UPDATE work SET state = 'DONE', token = token + 1, owner = NULL, lease_until = NULL WHERE id = ?", place.work());
      }
      Works.open(tx, interchange, null, lane(queue), Next.now(g.work()));
      hasten(tx, queue, g.limits());
      return Optional.of(outgoing);
    });
  }

  @Override
  public List<Member> members(String interchange) {
    return database.read(h -> members(h, interchange));
  }

  static List<Member> members(Handle handle, String interchange) {
    return handle.select(SELECT + " WHERE b.interchange = ? ORDER BY b.place", interchange).map(MEMBER).list();
  }

  /** Where a document waits or goes, first issue first. */
  static List<Member> of(Handle handle, String document) {
    return handle.select(SELECT + " WHERE b.document = ? ORDER BY b.issue", document).map(MEMBER).list();
  }

  @Override
  public Outgoing outgoing(Claim claim) {
    return database.read(h -> h.select("SELECT id FROM outbox WHERE document = ? ORDER BY issue DESC LIMIT 1", claim.document()).mapTo(String.class).findOne()
        .map(id -> Sendings.byId(h, id)).orElseThrow(() -> new LedgerException("The work " + claim.work() + " is about no interchange.", null)));
  }

  @Override
  public Outcome ready(Claim claim, Packet packet, Step packed, List<Aboard> aboard, Next send) {
    return database.write("T4.batch", tx -> {
      if (!Works.holds(tx, claim)) {
        return Outcome.LATE;
      }
      Outgoing outgoing = Sendings.byId(tx.handle(), tx.handle().select("SELECT id FROM outbox WHERE document = ?", claim.document()).mapTo(String.class).one());
      // Of the interchange itself only the transport is awaited; what else must come back is awaited for each document.
      Sendings.ready(tx, claim, outgoing, packet, List.of(packed), Level.TRANSPORT, send);
      tx.run("UPDATE outbox SET answer_due = NULL WHERE id = ?", outgoing.id());
      List<Member> members = members(tx.handle(), claim.document());
      for (int i = 0; i < members.size(); i++) {
        Member m = members.get(i);
        Aboard a = aboard.get(i);
        if (!a.document().equals(m.document())) {
          throw new LedgerException("The place " + m.place() + " of " + claim.document() + " belongs to " + m.document() + ".", null);
        }
        References.add(tx, m.document(), outgoing.id(), Ref.of(Evidence.BY_IDENTITY, identity(outgoing.identity(), m.place())));
        a.refs().forEach(r -> References.add(tx, m.document(), outgoing.id(), r));
        Chain.append(tx, m.document(), claim.owner(), a.packed().fact("interchange", claim.document()), m.issue(), null, null, "");
        Chain.append(tx, m.document(), claim.owner(), Sendings.secured(outgoing, packet.expects(), Direction.OUT, packet.payload()), m.issue(), null, null, "");
        tx.run("UPDATE batched SET answer_due = ? WHERE document = ? AND issue = ?", tx.now() + packet.within().toMillis(), m.document(), m.issue());
      }
      return Outcome.DONE;
    });
  }

  /** The name of one document's part in a sending. */
  static String identity(String identity, int place) {
    return identity + "/" + place;
  }

  /** Tells each document of an interchange what happened to it; nothing when the document is no interchange. */
  static void tell(Tx tx, String interchange, String by, Step step, boolean sent, Level level, Verdict verdict, String about) {
    List<Member> members = members(tx.handle(), interchange);
    for (Member m : members) {
      Chain.append(tx, m.document(), by, step, sent ? m.issue() : 0, level, verdict, step.stage() == Stage.FAILED && sent ? "issue-" + m.issue() : about);
      if (step.stage() == Stage.ANSWERED) {
        Watch.contradiction(tx, m.document());
      }
    }
    if (step.stage() == Stage.REFUSED && !members.isEmpty()) {
      free(tx, interchange, step.words());
    }
  }

  /** Ends an interchange that never went: its numbers are void, and its documents are free for another one. */
  private static void free(Tx tx, String interchange, String why) {
    String outgoing = tx.handle().select("SELECT id FROM outbox WHERE document = ?", interchange).mapTo(String.class).one();
    tx.run("UPDATE outbox SET state = 'VOID' WHERE id = ?", outgoing);
    Chain.append(tx, interchange, "hub", Step.of(Stage.VOIDED, "Its numbers are void: " + why));
    Works.endAll(tx, interchange);
    tx.run("DELETE FROM reference WHERE outgoing = ? AND document <> ?", outgoing, interchange);
    tx.run("UPDATE batched SET interchange = NULL, outgoing = NULL, place = NULL, answer_due = NULL WHERE interchange = ?", interchange);
  }

  /**
   * Takes a document out of an interchange that never went, because a person holds it or takes it back: all its documents wait again, in their order,
   * and the others go at once in another one. What may be at the partner cannot be taken out any more.
   */
  static void takeOut(Tx tx, String document, String why) {
    Optional<String> interchange = tx.handle().select("SELECT b.interchange FROM batched b JOIN outbox o ON o.id = b.outgoing WHERE b.document = ?"
        + " AND o.attempts = 0 AND o.state IN ('NUMBERED', 'READY')", document).mapTo(String.class).findFirst();
    interchange.ifPresent(i -> {
      List<Member> members = members(tx.handle(), i);
      free(tx, i, why);
      for (Member m : members) {
        // The same work as before, so that it keeps its place before those that came later.
        tx.handle().select("UPDATE work SET state = 'OPEN', token = token + 1, owner = NULL, lease_until = NULL, due = ? WHERE id = (SELECT work FROM batched"
            + " WHERE document = ? AND issue = ?) RETURNING kind, id", tx.now(), m.document(), m.issue())
            .map((rs, c) -> new Tx.Ring(rs.getString(1), rs.getString(2))).forEach(r -> tx.ring(r.kind(), r.work()));
        Chain.append(tx, m.document(), "hub", Step.of(Stage.NOTED, "Waits again: its interchange was void before it went").fact("interchange", i));
      }
    });
  }

  /** Whether a document is an interchange of others. */
  static boolean isInterchange(Tx tx, String document) {
    return tx.handle().select("SELECT 1 FROM document WHERE id = ? AND channel = ?", document, CHANNEL).mapTo(Integer.class).findOne().isPresent();
  }

  /** Which issue of a document a sending is; empty when the sending is the document's own. */
  static Optional<Integer> issue(Tx tx, String document, String outgoing) {
    return tx.handle().select("SELECT issue FROM batched WHERE document = ? AND outgoing = ?", document, outgoing).mapTo(Integer.class).findOne();
  }

  /** An answer shows that the partner has an interchange: nobody needs to send it any more. */
  static void arrived(Tx tx, String outgoing) {
    Outgoing o = Sendings.byId(tx.handle(), outgoing);
    if (o.state() == Outgoing.Sending.READY && isInterchange(tx, o.document())) {
      Step step = Step.of(Stage.DELIVERED, "an answer shows that the partner has it");
      tx.run("UPDATE outbox SET state = 'DELIVERED' WHERE id = ?", outgoing);
      Chain.append(tx, o.document(), "hub", step, o.issue(), null, null, "");
      tell(tx, o.document(), "hub", step, true, null, null, "");
    }
  }

  /** Documents, of a list of sendings' documents, that go in them: for counting. */
  static List<String> underway(Handle h) {
    List<String> all = new ArrayList<>(h.select("SELECT DISTINCT b.document FROM batched b JOIN work w ON w.document = b.interchange WHERE w.state <> 'DONE'")
        .mapTo(String.class).list());
    all.addAll(h.select("SELECT DISTINCT b.document FROM batched b JOIN outbox o ON o.id = b.outgoing WHERE o.state = 'DELIVERED'").mapTo(String.class).list());
    return all;
  }
}
