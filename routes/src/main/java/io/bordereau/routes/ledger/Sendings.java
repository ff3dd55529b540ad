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
    return database.write("T3", tx -> {
      int issue = tx.handle().select("SELECT issue FROM document WHERE id = ?", claim.document()).mapTo(Integer.class).one();
      Optional<Outgoing> bound = tx.handle().select(SELECT + " WHERE document = ? AND issue = ?", claim.document(), issue).map(OUTGOING).findOne();
      if (bound.isPresent()) {
        return bound.get();
      }
      List<Long> numbers = new ArrayList<>();
      draft.counters().forEach(scope -> numbers.add(draw(tx, scope)));
      String id = Ulid.next();
      if (tx.run("INSERT INTO outbox (id, document, issue, partner, identity, numbers, state, lane, at) VALUES (?, ?, ?, ?, ?, ?, 'NUMBERED', ?, ?)"
          + " ON CONFLICT (identity) DO NOTHING", id, claim.document(), issue, draft.partner(), draft.identity(), Bodies.numbers(numbers), draft.lane(),
          tx.now()) == 0) {
        throw new LedgerException("The identity " + draft.identity() + " belongs to another sending.", null);
      }
      References.add(tx, claim.document(), id, Ref.of(Evidence.BY_IDENTITY, draft.identity()));
      for (int i = 0; i < numbers.size(); i++) {
        References.add(tx, claim.document(), id, new Ref(draft.counters().get(i).name(), draft.partner(), Long.toString(numbers.get(i))));
      }
      return byId(tx.handle(), id);
    });
  }

  private static long draw(Tx tx, Scope scope) {
    Object[] series = {scope.name(), scope.sender(), scope.receiver(), scope.standard(), scope.environment()};
    tx.run("INSERT INTO counter (name, sender, receiver, standard, environment, next) VALUES (?, ?, ?, ?, ?, ?)"
        + " ON CONFLICT (name, sender, receiver, standard, environment) DO NOTHING", series[0], series[1], series[2], series[3], series[4], scope.start());
    // The row stays locked from this update to the commit, so that the number that was read is ours alone.
    long after = tx.handle().select("UPDATE counter SET next = next + 1 WHERE name = ? AND sender = ? AND receiver = ? AND standard = ? AND environment = ?"
        + " RETURNING next", series).mapTo(Long.class).one();
    if (after > scope.last()) {
      tx.run("UPDATE counter SET next = ? WHERE name = ? AND sender = ? AND receiver = ? AND standard = ? AND environment = ?", scope.start(), series[0],
          series[1], series[2], series[3], series[4]);
    }
    return after - 1;
  }

  Outcome ready(Claim claim, Outgoing outgoing, Packet packet, List<Step> steps, Next send) {
    return database.write("T4", tx -> {
      if (!Works.holds(tx, claim)) {
        return Outcome.LATE;
      }
      Outgoing now = byId(tx.handle(), outgoing.id());
      if (now.payload() != null && !now.payload().equals(packet.payload())) {
        throw new LedgerException("The sending " + now.identity() + " has its final bytes already; other bytes need another sending.", null);
      }
      tx.run("UPDATE outbox SET state = 'READY', payload = ?, type = ?, mic = ?, address = ?, expects = ?, within_ms = ?, answer_due = ? WHERE id = ?",
          packet.payload(), packet.type(), packet.mic(), packet.address(), packet.expects().name(), packet.within().toMillis(),
          tx.now() + packet.within().toMillis(), outgoing.id());
      packet.refs().forEach(r -> References.add(tx, claim.document(), outgoing.id(), r));
      Documents.append(tx, claim, steps);
      Chain.append(tx, claim.document(), claim.owner(), Step.of(Stage.SECURED, "Ready for " + now.partner() + " as " + now.identity())
          .fact(Lifecycle.EXPECTS, packet.expects().name())
          .fact(Lifecycle.DIRECTION, Documents.direction(tx, claim.document()).name()).fact("identity", now.identity()).fact("payload", packet.payload()), now.issue(), null, null, "");
      Works.end(tx, claim);
      String lane = tx.handle().select("SELECT lane FROM outbox WHERE id = ?", outgoing.id()).map((rs, c) -> Optional.ofNullable(rs.getString(1))).one()
          .orElse(null);
      Works.open(tx, claim.document(), outgoing.id(), lane, send);
      return Outcome.DONE;
    });
  }

  void again(String document, String work, String why) {
    database.write("T4", tx -> {
      Optional<Outgoing> last = tx.handle().select(SELECT + " WHERE document = ? AND payload IS NOT NULL ORDER BY issue DESC LIMIT 1", document).map(OUTGOING)
          .findOne();
      boolean underway = tx.handle().select("SELECT 1 FROM work WHERE document = ? AND state <> 'DONE'", document).mapTo(Integer.class).findFirst().isPresent();
      if (last.isPresent() && !underway) {
        Chain.append(tx, document, "hub", Step.of(Stage.NOTED, why).fact("identity", last.get().identity()));
        Works.open(tx, document, last.get().id(), null, Next.now(work));
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
    return database.read(h -> h.select(SELECT + " WHERE document = ? ORDER BY issue", document).map(OUTGOING).list());
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
