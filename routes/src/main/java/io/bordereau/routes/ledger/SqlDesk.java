package io.bordereau.routes.ledger;

import java.util.List;
import java.util.Set;

/** What operators do, in the database. */
final class SqlDesk implements Desk {
  private final Database database;

  SqlDesk(Database database) {
    this.database = database;
  }

  @Override
  public void hold(String document, String by, String reason) {
    act("hold", document, by, reason, tx -> hold(tx, document, by, reason));
  }

  static void hold(Tx tx, String document, String by, String reason) {
    SqlBatches.takeOut(tx, document, "one of its documents is held: " + reason);
    String about = "hold-" + Ulid.next();
    Chain.append(tx, document, by, Step.of(Stage.HELD, reason), 0, null, null, about);
    SqlBatches.tell(tx, document, by, Step.of(Stage.HELD, reason), false, null, null, about);
    Works.parkAll(tx, document);
  }

  @Override
  public void release(String document, String by, String reason) {
    act("release", document, by, reason, tx -> release(tx, document, by, reason));
  }

  static void release(Tx tx, String document, String by, String reason) {
    lift(tx, document, by, reason, Set.of(Stage.HELD, Stage.QUARANTINED));
    for (Batches.Member member : SqlBatches.members(tx.handle(), document)) {
      lift(tx, member.document(), by, reason, Set.of(Stage.HELD));
    }
    tx.run("UPDATE document SET revision = (SELECT MAX(o.revision) + 1 FROM document o WHERE o.direction = document.direction AND o.issuer = document.issuer"
        + " AND o.type = document.type AND o.number = document.number AND o.year = document.year)"
        + " WHERE id = ? AND number IS NOT NULL AND revision IS NULL", document);
    Works.takeUp(tx, document);
  }

  @Override
  public void discard(String document, String by, String reason) {
    act("void", document, by, reason, tx -> discard(tx, document, by, reason));
  }

  static void discard(Tx tx, String document, String by, String reason) {
    alone(tx, document);
    SqlBatches.takeOut(tx, document, "one of its documents is taken back: " + reason);
    Chain.append(tx, document, by, Step.of(Stage.VOIDED, reason));
    Works.endAll(tx, document);
    tx.run("UPDATE outbox SET state = 'VOID' WHERE document = ? AND attempts = 0", document);
  }

  @Override
  public void resend(String document, String work, String by, String reason) {
    act("resend", document, by, reason, tx -> resend(tx, document, work, by, reason));
  }

  static void resend(Tx tx, String document, String work, String by, String reason) {
    alone(tx, document);
    SqlBatches.takeOut(tx, document, "one of its documents is sent anew: " + reason);
    lift(tx, document, by, reason, Set.of(Stage.FAILED));
    Works.endAll(tx, document);
    tx.run("UPDATE document SET issue = issue + 1 WHERE id = ? AND (EXISTS (SELECT 1 FROM outbox o WHERE o.document = document.id AND o.issue = document.issue)"
        + " OR EXISTS (SELECT 1 FROM batched b WHERE b.document = document.id AND b.issue = document.issue AND b.outgoing IS NOT NULL))", document);
    Chain.append(tx, document, by, Step.of(Stage.NOTED, "To be sent again in a new envelope: " + reason));
    Works.open(tx, document, null, null, Next.now(work));
  }

  @Override
  public void replay(String document, String work, String by, String reason) {
    act("replay", document, by, reason, tx -> replay(tx, document, work, by, reason));
  }

  static void replay(Tx tx, String document, String work, String by, String reason) {
    alone(tx, document);
    lift(tx, document, by, reason, Set.of(Stage.REFUSED));
    Works.endAll(tx, document);
    Works.open(tx, document, null, null, Next.now(work));
  }

  @Override
  public void match(String connector, String identity, String document, String by, String reason) {
    act("match", document, by, reason, tx -> Answers.decide(tx, connector, identity, document));
  }

  /** What is decided about an interchange is decided about each of its documents. */
  private static void alone(Tx tx, String document) {
    if (SqlBatches.isInterchange(tx, document)) {
      throw new LedgerException(document + " is an interchange of several documents; decide about each of them.", null);
    }
  }

  private void act(String kind, String document, String by, String reason, java.util.function.Consumer<Tx> what) {
    database.write("desk", tx -> {
      if (tx.handle().select("SELECT 1 FROM document WHERE id = ?", document).mapTo(Integer.class).findOne().isEmpty()) {
        throw new LedgerException("There is no document " + document + ".", null);
      }
      tx.run("INSERT INTO operator_action (id, at, by_whom, kind, document, reason) VALUES (?, ?, ?, ?, ?, ?)", Ulid.next(), tx.now(), by, kind, document,
          reason);
      what.accept(tx);
      return null;
    });
  }

  /** Releases each thing of such stages that is not released yet. */
  private static void lift(Tx tx, String document, String by, String reason, Set<Stage> stages) {
    for (Stage stage : stages) {
      List<String> open = tx.handle().select("SELECT DISTINCT e.about FROM entry e WHERE e.document = ? AND e.stage = ? AND NOT EXISTS"
          + " (SELECT 1 FROM entry r WHERE r.document = e.document AND r.stage = 'RELEASED' AND r.about = e.about)", document, stage.name())
          .mapTo(String.class).list();
      open.forEach(about -> Chain.append(tx, document, by, Step.of(Stage.RELEASED, reason), 0, null, null, about));
    }
  }
}
