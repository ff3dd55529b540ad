package io.bordereau.routes.ledger;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jdbi.v3.core.mapper.RowMapper;

/** What operators do, in the database. */
final class SqlDeeds implements Deeds {
  private static final int LISTED = 1000;
  private static final String REISSUE = "reissue";

  private record Document(State state, Direction direction, String channel, String by, String name) {}

  private record Kept(String document, String content, String identity) {}

  private final Database database;

  SqlDeeds(Database database) {
    this.database = database;
  }

  private static Optional<Document> document(Tx tx, String id) {
    return tx.handle().select("SELECT direction, channel, handed_by, name FROM document WHERE id = ?", id)
        .map((rs, c) -> new Document(null, Direction.valueOf(rs.getString(1)), rs.getString(2), rs.getString(3), rs.getString(4))).findOne()
        .map(d -> new Document(Lifecycle.fold(Chain.entries(tx.handle(), id)).state(), d.direction(), d.channel(), d.by(), d.name()));
  }

  /** Why it cannot be done now. */
  private static Optional<Finding> objection(Tx tx, Act act, Document d) {
    if (SqlBatches.isInterchange(tx, act.document()) && act.deed() != Deed.HOLD && act.deed() != Deed.RELEASE) {
      return Optional.of(Permits.not(act.deed(), d.state(), "it is an interchange of several documents", "Decide about each of its documents."));
    }
    Optional<Finding> no = Permits.objection(act.deed(), d.state(), d.direction());
    if (no.isEmpty() && act.deed() == Deed.VOID && (d.state() == State.RECEIVED || d.state() == State.UNDERWAY) && tried(tx, act.document())) {
      return Optional.of(Permits.not(act.deed(), d.state(), "its sending was begun, and the partner may have it",
          "Hold it, ask the partner whether it arrived, and void it when it did not."));
    }
    return no;
  }

  private static boolean tried(Tx tx, String document) {
    return tx.handle().select("SELECT 1 FROM outbox WHERE document = ? AND attempts > 0", document).mapTo(Integer.class).findFirst().isPresent();
  }

  @Override
  public Decided act(Act act, BiFunction<Direction, String, String> work) {
    return database.write("desk", tx -> act(tx, act, work, null));
  }

  private static Decided act(Tx tx, Act act, BiFunction<Direction, String, String> work, String approvedBy) {
    Optional<Document> document = document(tx, act.document());
    if (document.isEmpty()) {
      return new Decided.Unknown();
    }
    Document d = document.get();
    Optional<Finding> no = objection(tx, act, d);
    if (no.isPresent()) {
      return new Decided.NotNow(no.get());
    }
    recorded(tx, act.deed().word(), act.document(), act.by(), act.reason(), approvedBy, act.cause());
    return new Decided.Done(switch (act.deed()) {
      case HOLD -> {
        SqlDesk.hold(tx, act.document(), act.by(), act.reason());
        yield act.document();
      }
      case RELEASE -> {
        SqlDesk.release(tx, act.document(), act.by(), act.reason());
        yield act.document();
      }
      case RESEND -> {
        SqlDesk.resend(tx, act.document(), work.apply(d.direction(), d.channel()), act.by(), act.reason());
        yield act.document();
      }
      case REPLAY -> {
        SqlDesk.replay(tx, act.document(), work.apply(d.direction(), d.channel()), act.by(), act.reason());
        yield act.document();
      }
      case REISSUE -> reissue(tx, act, d, work.apply(d.direction(), d.channel()));
      case VOID -> {
        SqlDesk.discard(tx, act.document(), act.by(), act.reason());
        yield act.document();
      }
    });
  }

  /** Records what was done by hand. */
  private static void recorded(Tx tx, String kind, String document, String by, String reason, String approvedBy, String cause) {
    tx.run("INSERT INTO operator_action (id, at, by_whom, kind, document, reason, approved_by, cause) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", Ulid.next(), tx.now(), by,
        kind, document, reason, approvedBy, cause);
  }

  private static String reissue(Tx tx, Act act, Document d, String work) {
    String fresh = instead(tx, act.document(), d, REISSUE, act.by(), act.payload(), act.format(), "Corrected by " + act.by() + ": " + act.reason(), work);
    SqlBatches.takeOut(tx, act.document(), "one of its documents is replaced: " + act.reason());
    Chain.append(tx, act.document(), act.by(), Step.of(Stage.VOIDED, "Replaced by a corrected document: " + act.reason()).fact("replacedBy", fresh));
    Works.endAll(tx, act.document());
    tx.run("UPDATE outbox SET state = 'VOID' WHERE document = ? AND attempts = 0", act.document());
    return fresh;
  }

  /** Makes a document that takes the place of another one. */
  private static String instead(Tx tx, String earlier, Document d, String channel, String by, String payload, String format, String words, String work) {
    String fresh = Documents.make(tx, d.direction(), channel, by, d.name(), payload, format);
    tx.run("UPDATE document SET replaces = ?, company = (SELECT e.company FROM document e WHERE e.id = ?), companies = (SELECT COALESCE(e.companies, e.company) FROM document e WHERE e.id = ?)"
        + " WHERE id = ?", earlier, earlier, earlier, fresh);
    Chain.append(tx, fresh, by, Step.of(Stage.RECEIVED, words).fact("payload", payload).fact("replaces", earlier));
    Works.open(tx, fresh, null, null, Next.now(work));
    return fresh;
  }

  @Override
  public Decided request(Act act, Duration within) {
    return database.write("desk", tx -> {
      Optional<Document> document = document(tx, act.document());
      if (document.isEmpty()) {
        return new Decided.Unknown();
      }
      Optional<Finding> no = objection(tx, act, document.get());
      if (no.isPresent()) {
        return new Decided.NotNow(no.get());
      }
      Optional<String> open = tx.handle().select("SELECT id FROM approval WHERE document = ? AND kind = ? AND state = 'OPEN' AND expires > ?", act.document(),
          act.deed().word(), tx.now()).mapTo(String.class).findFirst();
      if (open.isPresent()) {
        return new Decided.NotNow(finding("HUB-71", "The same waits for approval already, as " + open.get() + ".", "Approve or refuse it first."));
      }
      String id = Ulid.next();
      tx.run("INSERT INTO approval (id, at, by_whom, kind, document, reason, payload, format, expires, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN')", id,
          tx.now(), act.by(), act.deed().word(), act.document(), act.reason(), act.payload(), act.format(), tx.now() + within.toMillis());
      Chain.append(tx, act.document(), act.by(), Step.of(Stage.NOTED, "To be " + act.deed().done() + " when somebody else approves it: " + act.reason())
          .fact("approval", id));
      return new Decided.Waits(id);
    });
  }

  @Override
  public Decided approve(String approval, String by, String reason, BiFunction<Direction, String, String> work) {
    return database.write("desk", tx -> {
      Optional<Approval> waiting = tx.handle().select(APPROVAL + " WHERE id = ?", approval).map(mapper(tx.now())).findOne();
      if (waiting.isEmpty()) {
        return new Decided.Unknown();
      }
      Optional<Finding> no = undecidable(waiting.get(), by);
      if (no.isPresent()) {
        return new Decided.NotNow(no.get());
      }
      Decided decided = act(tx, waiting.get().act(), work, by);
      if (decided instanceof Decided.Done) {
        closed(tx, approval, "APPROVED", by, reason);
      }
      return decided;
    });
  }

  private static Optional<Finding> undecidable(Approval a, String by) {
    if (!a.state().equals("OPEN")) {
      return Optional.of(finding("HUB-72", "It is " + a.state().toLowerCase(java.util.Locale.ROOT) + " and can be decided no more.", "Ask for it again."));
    }
    return a.act().by().equals(by) ? Optional.of(finding("HUB-73", "Whoever asked for it cannot approve it: four eyes are wanted.", "Let somebody else approve it."))
        : Optional.empty();
  }

  private static void closed(Tx tx, String approval, String state, String by, String reason) {
    tx.run("UPDATE approval SET state = ?, decided_at = ?, decided_by = ?, decided_why = ? WHERE id = ?", state, tx.now(), by, reason, approval);
  }

  @Override
  public Decided decline(String approval, String by, String reason) {
    return database.write("desk", tx -> {
      Optional<Approval> waiting = tx.handle().select(APPROVAL + " WHERE id = ?", approval).map(mapper(tx.now())).findOne();
      if (waiting.isEmpty()) {
        return new Decided.Unknown();
      }
      if (!waiting.get().state().equals("OPEN")) {
        return new Decided.NotNow(undecidable(waiting.get(), by).orElseThrow());
      }
      closed(tx, approval, "REFUSED", by, reason);
      Chain.append(tx, waiting.get().act().document(), by, Step.of(Stage.NOTED, "Not to be " + waiting.get().act().deed().done() + ": " + reason).fact("approval", approval));
      return new Decided.Done(waiting.get().act().document());
    });
  }

  private static final String APPROVAL = "SELECT id, kind, document, by_whom, reason, payload, format, at, expires, state, decided_by, decided_why FROM approval";

  private static RowMapper<Approval> mapper(long now) {
    return (rs, c) -> new Approval(rs.getString(1), new Act(Deed.of(rs.getString(2)).orElseThrow(), rs.getString(3), rs.getString(4), rs.getString(5), null,
        rs.getString(6), rs.getString(7)), Instant.ofEpochMilli(rs.getLong(8)), Instant.ofEpochMilli(rs.getLong(9)),
        rs.getString(10).equals("OPEN") && rs.getLong(9) <= now ? "EXPIRED" : rs.getString(10), rs.getString(11), rs.getString(12));
  }

  @Override
  public List<Approval> approvals(boolean openOnly) {
    return database.read(h -> {
      long now = h.select("SELECT " + database.now()).mapTo(Long.class).one();
      return openOnly ? h.select(APPROVAL + " WHERE state = 'OPEN' AND expires > ? ORDER BY id DESC LIMIT ?", now, LISTED).map(mapper(now)).list()
          : h.select(APPROVAL + " ORDER BY id DESC LIMIT ?", LISTED).map(mapper(now)).list();
    });
  }

  @Override
  public Optional<Approval> approval(String id) {
    return database.read(h -> h.select(APPROVAL + " WHERE id = ?", id).map(mapper(h.select("SELECT " + database.now()).mapTo(Long.class).one())).findOne());
  }

  private static Optional<Kept> kept(Tx tx, String quarantine) {
    return tx.handle().select("SELECT i.document, q.content, i.identity FROM quarantine q JOIN inbound i ON i.id = q.inbound WHERE q.id = ? AND q.decided_at IS NULL",
        quarantine).map((rs, c) -> new Kept(rs.getString(1), rs.getString(2), rs.getString(3))).findOne();
  }

  @Override
  public Optional<String> quarantined(String quarantine) {
    return database.read(h -> h.select("SELECT i.document FROM quarantine q JOIN inbound i ON i.id = q.inbound WHERE q.id = ? AND q.decided_at IS NULL", quarantine)
        .mapTo(String.class).findOne());
  }

  @Override
  public Decided take(String quarantine, String by, String reason, BiFunction<Direction, String, String> work) {
    return database.write("desk", tx -> kept(tx, quarantine).<Decided>map(k -> {
      Document d = document(tx, k.document()).orElseThrow();
      String fresh = instead(tx, k.document(), d, d.channel(), d.by(), k.content(), "",
          "Other content under the identity " + k.identity() + ", taken by " + by + ": " + reason, work.apply(d.direction(), d.channel()));
      recorded(tx, "take-quarantined", fresh, by, reason, null, null);
      tx.run("UPDATE quarantine SET decided_at = ?, decided_by = ?, taken = ? WHERE id = ?", tx.now(), by, fresh, quarantine);
      Chain.append(tx, k.document(), by, Step.of(Stage.NOTED, "The other content under the identity " + k.identity() + " is a document of its own now: " + reason)
          .fact("quarantined", k.content()).fact("taken", fresh));
      return new Decided.Done(fresh);
    }).orElseGet(Decided.Unknown::new));
  }

  @Override
  public Decided reject(String quarantine, String by, String reason) {
    return database.write("desk", tx -> kept(tx, quarantine).<Decided>map(k -> {
      recorded(tx, "reject-quarantined", k.document(), by, reason, null, null);
      tx.run("UPDATE quarantine SET decided_at = ?, decided_by = ? WHERE id = ?", tx.now(), by, quarantine);
      Chain.append(tx, k.document(), by, Step.of(Stage.NOTED, "The other content under the identity " + k.identity() + " was put aside: " + reason)
          .fact("quarantined", k.content()));
      return new Decided.Done(k.document());
    }).orElseGet(Decided.Unknown::new));
  }

  private static boolean waits(Tx tx, String connector, String identity) {
    return tx.handle().select("SELECT 1 FROM unmatched_evidence WHERE connector = ? AND identity = ?", connector, identity).mapTo(Integer.class).findOne().isPresent();
  }

  @Override
  public Decided bind(String connector, String identity, String document, String by, String reason) {
    return database.write("desk", tx -> {
      if (!waits(tx, connector, identity) || document(tx, document).isEmpty()) {
        return new Decided.Unknown();
      }
      recorded(tx, "match", document, by, reason, null, null);
      Answers.decide(tx, connector, identity, document);
      return new Decided.Done(document);
    });
  }

  @Override
  public Decided drop(String connector, String identity, String by, String reason) {
    return database.write("desk", tx -> {
      if (!waits(tx, connector, identity)) {
        return new Decided.Unknown();
      }
      SqlAccounts.decided(tx, by, "drop-answer", connector + "/" + identity, reason);
      Answers.noLongerWaiting(tx, connector, identity);
      return new Decided.Done(null);
    });
  }

  @Override
  public List<Done> done(String document) {
    return database.read(h -> h.select("SELECT at, by_whom, kind, document, reason, approved_by, cause FROM operator_action WHERE document = ? ORDER BY id LIMIT ?",
        document, LISTED).map((rs, c) -> new Done(Instant.ofEpochMilli(rs.getLong(1)), rs.getString(2), rs.getString(3), rs.getString(4), rs.getString(5),
            rs.getString(6), rs.getString(7))).list());
  }

  private static Finding finding(String code, String message, String next) {
    return new Finding(code, Severity.ERROR, null, null, null, message, null, Turn.HUB, next);
  }
}
