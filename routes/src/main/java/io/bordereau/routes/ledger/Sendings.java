package io.bordereau.routes.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** T3 and T4: identities, control numbers, final bytes. */
final class Sendings {
  private static final String SELECT = "SELECT id, document, issue, partner, identity, numbers, state, payload, type, mic, address, attempts FROM outbox";
  private static final RowMapper<Outgoing> OUTGOING = (rs, c) -> new Outgoing(rs.getString(1), rs.getString(2), rs.getInt(3), rs.getString(4), rs.getString(5),
      Bodies.numbers(rs.getString(6)), Outgoing.Sending.valueOf(rs.getString(7)), rs.getString(8), rs.getString(9), rs.getString(10), rs.getString(11),
      rs.getInt(12));

  private final Database database;

  Sendings(Database database) {
    this.database = database;
  }

  Outgoing number(Claim claim, Draft draft) {
    return database.beside("T3", tx -> {
      int issue = tx.handle().select("SELECT issue FROM document WHERE id = ?" + tx.forUpdate(), claim.document()).mapTo(Integer.class).one();
      Optional<Outgoing> bound = tx.handle().select(SELECT + " WHERE document = ? AND issue = ?", claim.document(), issue).map(OUTGOING).findOne();
      if (bound.isPresent()) {
        return bound.get();
      }
      return bind(tx, claim.document(), issue, draft, draft.counters().size());
    });
  }

  /** Draws the numbers of a draft and binds them for ever; the document goes by the first {@code named} of them. */
  static Outgoing bind(Tx tx, String document, int issue, Draft draft, int named) {
    List<Long> numbers = new ArrayList<>();
    draft.counters().forEach(scope -> numbers.add(draw(tx, scope)));
    String id = Ulid.next();
    if (tx.run("INSERT INTO outbox (id, document, issue, partner, identity, numbers, state, lane, at) VALUES (?, ?, ?, ?, ?, ?, 'NUMBERED', ?, ?)"
        + " ON CONFLICT (identity) DO NOTHING", id, document, issue, draft.partner(), draft.identity(), Bodies.numbers(numbers), draft.lane(),
        tx.now()) == 0) {
      throw new LedgerException("The identity " + draft.identity() + " belongs to another sending.", null);
    }
    References.add(tx, document, id, Ref.of(Evidence.BY_IDENTITY, draft.identity()));
    for (int i = 0; i < named; i++) {
      References.add(tx, document, id, new Ref(draft.counters().get(i).name(), draft.partner(), Long.toString(numbers.get(i))));
    }
    return byId(tx.handle(), id);
  }

  private static long draw(Tx tx, Scope scope) {
    Object[] series = {scope.name(), scope.sender(), scope.receiver(), scope.standard(), scope.environment()};
    tx.run("INSERT INTO counter (name, sender, receiver, standard, environment, next) VALUES (?, ?, ?, ?, ?, ?)"
        + " ON CONFLICT (name, sender, receiver, standard, environment) DO NOTHING", series[0], series[1], series[2], series[3], series[4], scope.start());
    // The row stays locked from this update to the commit, so that the number that was read is ours alone.
    long after = tx.handle().select("UPDATE counter SET next = next + 1 WHERE name = ? AND sender = ? AND receiver = ? AND standard = ? AND environment = ?"
        + " RETURNING next", series).mapTo(Long.class).one();
    long drawn = after - 1;
    if (drawn > scope.last()) { // beyond its end by a jump after a restore
      drawn = scope.start() + (drawn - scope.last() - 1) % (scope.last() - scope.start() + 1);
    }
    if (drawn + 1 != after || after > scope.last()) {
      tx.run("UPDATE counter SET next = ? WHERE name = ? AND sender = ? AND receiver = ? AND standard = ? AND environment = ?",
          drawn == scope.last() ? scope.start() : drawn + 1, series[0], series[1], series[2], series[3], series[4]);
    }
    return drawn;
  }

  Outcome ready(Claim claim, Outgoing outgoing, Packet packet, List<Step> steps, Next send) {
    return database.beside("T4", tx -> {
      if (!Works.holds(tx, claim)) {
        return Outcome.LATE;
      }
      ready(tx, claim, outgoing, packet, steps, packet.expects(), send);
      return Outcome.DONE;
    });
  }

  /** Binds the final bytes; {@code closes} is the level whose answer closes the life of the claim's document. */
  static void ready(Tx tx, Claim claim, Outgoing outgoing, Packet packet, List<Step> steps, Level closes, Next send) {
    Outgoing now = byId(tx.handle(), outgoing.id());
    if (now.payload() != null && !now.payload().equals(packet.payload())) {
      throw new LedgerException("The sending " + now.identity() + " has its final bytes already; other bytes need another sending.", null);
    }
    tx.run("UPDATE outbox SET state = 'READY', payload = ?, type = ?, mic = ?, address = ?, expects = ?, within_ms = ?, answer_due = ? WHERE id = ?",
        packet.payload(), packet.type(), packet.mic(), packet.address(), packet.expects().name(), packet.within().toMillis(),
        tx.now() + packet.within().toMillis(), outgoing.id());
    packet.refs().forEach(r -> References.add(tx, claim.document(), outgoing.id(), r));
    Documents.append(tx, claim, steps);
    Chain.append(tx, claim.document(), claim.owner(), secured(now, closes, Documents.direction(tx, claim.document()), packet.payload()), now.issue(), null, null,
        "");
    Works.end(tx, claim);
    String lane = tx.handle().select("SELECT lane FROM outbox WHERE id = ?", outgoing.id()).map((rs, c) -> Optional.ofNullable(rs.getString(1))).one()
        .orElse(null);
    Works.open(tx, claim.document(), outgoing.id(), lane, send);
  }

  /** What the history of a document says when its final bytes are bound. */
  static Step secured(Outgoing outgoing, Level closes, Direction direction, String payload) {
    return Step.of(Stage.SECURED, "Ready for " + outgoing.partner() + " as " + outgoing.identity()).fact(Lifecycle.EXPECTS, closes.name())
        .fact(Lifecycle.DIRECTION, direction.name()).fact("identity", outgoing.identity()).fact("payload", payload);
  }

  void again(String document, Next work, Ref name, String why) {
    database.write("T4", tx -> {
      Optional<Outgoing> last = tx.handle().select(SELECT + " WHERE document = ? AND payload IS NOT NULL ORDER BY issue DESC LIMIT 1", document).map(OUTGOING)
          .findOne();
      boolean underway = tx.handle().select("SELECT 1 FROM work WHERE document = ? AND state <> 'DONE'", document).mapTo(Integer.class).findFirst().isPresent();
      References.add(tx, document, null, name);
      if (last.isPresent() && !underway) {
        Chain.append(tx, document, "hub", Step.of(Stage.NOTED, why).fact("identity", last.get().identity()));
        Works.open(tx, document, last.get().id(), null, work);
      }
      return null;
    });
  }

  Outgoing outgoing(Claim claim) {
    if (claim.outgoing() == null) {
      throw new LedgerException("The work " + claim.work() + " is about no sending.", null);
    }
    return database.read(h -> byId(h, claim.outgoing()));
  }

  List<Outgoing> of(String document) {
    return database.read(h -> h.select("SELECT id, document, issue, partner, identity, numbers, state, payload, type, mic, address, attempts FROM outbox"
        + " WHERE document = ? UNION ALL SELECT o.id, b.document, b.issue, o.partner, o.identity, o.numbers, o.state, o.payload, o.type, o.mic, o.address,"
        + " o.attempts FROM batched b JOIN outbox o ON o.id = b.outgoing WHERE b.document = ? ORDER BY 3", document, document).map(OUTGOING).list());
  }

  static Outgoing byId(Handle handle, String id) {
    return handle.select(SELECT + " WHERE id = ?", id).map(OUTGOING).findOne().orElseThrow(() -> new LedgerException("There is no sending " + id + ".", null));
  }

  static int issue(Tx tx, String id) {
    return tx.handle().select("SELECT issue FROM outbox WHERE id = ?", id).mapTo(Integer.class).one();
  }

  /** Follows a worker's steps: delivered or failed. */
  static void follow(Tx tx, Claim claim, List<Step> steps) {
    for (Step step : steps) {
      if (step.stage() == Stage.DELIVERED || step.stage() == Stage.FAILED) {
        tx.run("UPDATE outbox SET state = ? WHERE id = ?", step.stage().name(), claim.outgoing());
      }
    }
  }
}
