package io.bordereau.routes.ledger;

import java.util.List;
import java.util.Optional;

/** T1 and T2: hand-overs, carriers and their documents, business identities, steps. */
final class Documents {
  private record Earlier(String id, String content, String document, Reply reply, int repeats) {}

  private record Known(String direction, String number, Integer revision, int issue) {}

  private final Database database;

  Documents(Database database) {
    this.database = database;
  }

  Received receive(Inbound in, Replies replies) {
    return database.beside("T1", tx -> {
      String document = Ulid.next();
      Optional<Earlier> earlier = earlier(tx, in);
      if (earlier.isPresent()) {
        return again(tx, in, earlier.get(), replies);
      }
      make(tx, document, in.direction(), null, null, in.channel(), in.partner(), in.name(), in.payload(), in.format());
      if (!in.companies().isEmpty()) {
        tx.run("UPDATE document SET company = ?, companies = ? WHERE id = ?", in.companies().size() == 1 ? in.companies().get(0) : null,
            String.join(" ", in.companies()), document);
      }
      Reply reply = replies.accepted(document);
      tx.run("INSERT INTO inbound (id, channel, partner, identity, content, document, reply_status, reply_type, reply_body, at, answer_until)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", Ulid.next(), in.channel(), in.partner(), in.identity(), in.payload(), document, reply.status(),
          reply.type(), reply.body(), tx.now(), in.answer() == null ? null : tx.now() + in.answer().toMillis());
      Chain.append(tx, document, in.channel(), Step.of(Stage.RECEIVED, "Received from " + in.partner() + " over " + in.channel())
          .fact("payload", in.payload()).fact("identity", in.identity()));
      References.add(tx, document, null, new Ref(Inbound.HAND_OVER, in.channel() + "/" + in.partner(), in.identity()));
      in.refs().forEach(r -> References.add(tx, document, null, r));
      Works.open(tx, document, null, null, Next.now(in.work()));
      return new Received.New(document, reply);
    });
  }

  private static Optional<Earlier> earlier(Tx tx, Inbound in) {
    return tx.handle().select("SELECT id, content, document, reply_status, reply_type, reply_body, repeats, reply_payload FROM inbound WHERE channel = ? AND partner = ?"
        + " AND identity = ?", in.channel(), in.partner(), in.identity())
        .map((rs, c) -> new Earlier(rs.getString(1), rs.getString(2), rs.getString(3), new Reply(rs.getInt(4), rs.getString(5), rs.getString(6), rs.getString(8)),
            rs.getInt(7)))
        .findOne();
  }

  private static Received again(Tx tx, Inbound in, Earlier earlier, Replies replies) {
    if (earlier.content().equals(in.payload())) {
      tx.run("UPDATE inbound SET repeats = repeats + 1 WHERE id = ?", earlier.id());
      return new Received.Repeat(earlier.document(), earlier.reply(), earlier.repeats() + 1);
    }
    String fresh = Ulid.next();
    if (tx.run("INSERT INTO quarantine (id, inbound, content, at) VALUES (?, ?, ?, ?) ON CONFLICT (inbound, content) DO NOTHING", fresh, earlier.id(),
        in.payload(), tx.now()) == 1) {
      Chain.append(tx, earlier.document(), in.channel(), Step.of(Stage.NOTED, "Other content under the identity " + in.identity() + " is in quarantine")
          .fact("quarantined", in.payload()).findings(List.of(LedgerFindings.conflict(in.identity()))));
    } else {
      tx.run("UPDATE quarantine SET repeats = repeats + 1 WHERE inbound = ? AND content = ?", earlier.id(), in.payload());
    }
    String quarantine = tx.handle().select("SELECT id FROM quarantine WHERE inbound = ? AND content = ?", earlier.id(), in.payload()).mapTo(String.class).one();
    return new Received.Conflict(earlier.document(), replies.conflict(earlier.document()), quarantine);
  }

  /** Makes a document that came by nobody: the hub itself made it. Returns its id. */
  static String make(Tx tx, Direction direction, String channel, String by, String name, String payload, String format) {
    String id = Ulid.next();
    make(tx, id, direction, null, null, channel, by, name, payload, format);
    return id;
  }

  private static void make(Tx tx, String id, Direction direction, String carrier, Integer part, String channel, String by, String name, String payload,
      String format) {
    tx.run("INSERT INTO document (id, direction, carrier, part, channel, handed_by, name, payload, format, at, head_hash)"
        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", id, direction.name(), carrier, part, channel, by, name, payload, format, tx.now(), Entry.START);
  }

  List<String> unpack(Claim claim, List<Part> parts) {
    return database.write("T2", tx -> {
      List<String> ids = new java.util.ArrayList<>();
      for (Part part : parts) {
        ids.add(tx.handle().select("SELECT id FROM document WHERE carrier = ? AND part = ?", claim.document(), part.number()).mapTo(String.class).findOne()
            .orElseGet(() -> unpack(tx, claim, part)));
      }
      return ids;
    });
  }

  private static String unpack(Tx tx, Claim claim, Part part) {
    record Carrier(Direction direction, String channel, String by) {}
    Carrier carrier = tx.handle().select("SELECT direction, channel, handed_by FROM document WHERE id = ?", claim.document())
        .map((rs, c) -> new Carrier(Direction.valueOf(rs.getString(1)), rs.getString(2), rs.getString(3))).one();
    String id = Ulid.next();
    make(tx, id, carrier.direction(), claim.document(), part.number(), carrier.channel(), carrier.by(), part.name(), part.payload(), part.format());
    tx.run("UPDATE document SET company = (SELECT c.company FROM document c WHERE c.id = ?), companies = (SELECT c.companies FROM document c WHERE c.id = ?)"
        + " WHERE id = ?", claim.document(), claim.document(), id);
    Chain.append(tx, id, claim.owner(), Step.of(Stage.RECEIVED, "Number " + part.number() + " of what " + carrier.by() + " handed over over "
        + carrier.channel()).fact("payload", part.payload()).fact("carrier", claim.document()));
    part.refs().forEach(r -> References.add(tx, id, null, r));
    Works.open(tx, id, null, null, Next.now(part.work()));
    return id;
  }

  Interchange.Recognised recognise(Claim claim, Interchange i) {
    record First(String document, String content) {}
    return database.beside("T2", tx -> {
      String content = tx.handle().select("SELECT payload FROM document WHERE id = ?", claim.document()).mapTo(String.class).one();
      tx.run("INSERT INTO interchange (standard, sender, receiver, control, content, document, at) VALUES (?, ?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT (standard, sender, receiver, control) DO NOTHING", i.standard(), i.sender(), i.receiver(), i.control(), content, claim.document(),
          tx.now());
      First first = tx.handle().select("SELECT document, content FROM interchange WHERE standard = ? AND sender = ? AND receiver = ? AND control = ?",
          i.standard(), i.sender(), i.receiver(), i.control()).map((rs, c) -> new First(rs.getString(1), rs.getString(2))).one();
      if (first.document().equals(claim.document())) {
        return new Interchange.Recognised.First();
      }
      tx.run("UPDATE interchange SET repeats = repeats + 1 WHERE standard = ? AND sender = ? AND receiver = ? AND control = ?", i.standard(), i.sender(),
          i.receiver(), i.control());
      return first.content().equals(content) ? new Interchange.Recognised.Repeat(first.document()) : new Interchange.Recognised.Other(first.document());
    });
  }

  Identified identify(Claim claim, Key key) {
    return database.beside("T2", tx -> {
      if (!Works.holds(tx, claim)) {
        return new Identified.Late();
      }
      Known known = tx.handle().select("SELECT direction, number, revision, issue FROM document WHERE id = ?", claim.document())
          .map((rs, c) -> new Known(rs.getString(1), rs.getString(2), (Integer) rs.getObject(3), rs.getInt(4))).one();
      if (known.revision() != null) {
        return new Identified.Unique(known.revision());
      }
      Optional<String> first = tx.handle().select("SELECT id FROM document WHERE direction = ? AND issuer = ? AND type = ? AND number = ? AND year = ?"
          + " AND revision IS NOT NULL ORDER BY revision LIMIT 1", known.direction(), key.issuer(), key.type(), key.number(), key.year())
          .mapTo(String.class).findOne();
      Integer revision = first.isEmpty() ? Integer.valueOf(1) : replacing(tx, claim.document(), known.direction(), key);
      tx.run("UPDATE document SET issuer = ?, type = ?, number = ?, year = ?, revision = ?, partner = ?, currency = ?, amount = ? WHERE id = ?", key.issuer(),
          key.type(), key.number(), key.year(), revision, key.partner(), key.currency(), key.amount(), claim.document());
      References.add(tx, claim.document(), null, new Ref("number", key.issuer(), key.number()));
      key.refs().forEach(r -> References.add(tx, claim.document(), null, r));
      if (revision != null) {
        return new Identified.Unique(revision);
      }
      Chain.append(tx, claim.document(), claim.owner(), Step.of(Stage.HELD, key.number() + " of " + key.year() + " is in the ledger already")
          .fact("duplicateOf", first.get()).findings(List.of(LedgerFindings.duplicate(key, first.get()))), 0, null, null, "duplicate");
      Works.park(tx, claim);
      return new Identified.Duplicate(first.get());
    });
  }

  /** The next revision of a number, when the document takes the place of one that has it; null when it does not. */
  private static Integer replacing(Tx tx, String document, String direction, Key key) {
    boolean same = tx.handle().select("SELECT 1 FROM document d JOIN document r ON r.id = d.replaces WHERE d.id = ? AND r.direction = ? AND r.issuer = ? AND r.type = ?"
        + " AND r.number = ? AND r.year = ? AND r.revision IS NOT NULL", document, direction, key.issuer(), key.type(), key.number(), key.year()).mapTo(Integer.class)
        .findOne().isPresent();
    return !same ? null : tx.handle().select("SELECT MAX(revision) + 1 FROM document WHERE direction = ? AND issuer = ? AND type = ? AND number = ? AND year = ?", direction,
        key.issuer(), key.type(), key.number(), key.year()).mapTo(Integer.class).one();
  }

  /** Which way a document goes. */
  static Direction direction(Tx tx, String document) {
    return Direction.valueOf(tx.handle().select("SELECT direction FROM document WHERE id = ?", document).mapTo(String.class).one());
  }

  Outcome record(Claim claim, List<Step> steps) {
    return database.beside("T2", tx -> {
      if (!Works.holds(tx, claim)) {
        return Outcome.LATE;
      }
      append(tx, claim, steps);
      return Outcome.DONE;
    });
  }

  /** Appends a claim's steps, each about what it is about; the documents of an interchange are told the same. */
  static void append(Tx tx, Claim claim, List<Step> steps) {
    int issue = claim.outgoing() == null ? 0 : Sendings.issue(tx, claim.outgoing());
    boolean interchange = SqlBatches.isInterchange(tx, claim.document());
    for (Step step : steps) {
      if (step.profile() != null) {
        FoundRows.profile(tx, claim.document(), step.profile());
      }
      String about = switch (step.stage()) {
        case HELD, REFUSED, QUARANTINED -> step.stage().name().toLowerCase(java.util.Locale.ROOT) + "-" + claim.work() + "-" + claim.token();
        case FAILED -> issue == 0 ? "failed-" + claim.work() + "-" + claim.token() : "issue-" + issue;
        case RECEIVED, UNDERSTOOD, CHECKED, ISSUED, RENDERED, PROVEN, SIGNED, PACKED, SECURED, DELIVERED, RETRIED, VOIDED, UNPACKED, CORRELATED, REPEATED, NOTED -> "";
        case ANSWERED, RELEASED -> throw new LedgerException(step.stage() + " is not a worker's step: answers come as evidence, releases from the desk.", null);
      };
      Chain.append(tx, claim.document(), claim.owner(), step, issue, null, null, about);
      if (interchange) {
        SqlBatches.tell(tx, claim.document(), claim.owner(), step, claim.outgoing() != null, null, null, about);
      }
    }
  }
}
