package io.bordereau.routes.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Partners that wait for an acknowledgement, in the database. */
final class SqlExchanges implements Exchanges {
  private record Told(String id, Long until, String channel, Reply reply) {}

  private record Ready(String work, String document, String outgoing) {}

  private final Database database;

  SqlExchanges(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Instant> awaited(String document) {
    return database.read(h -> h.select("SELECT answer_until FROM inbound WHERE document = ? AND answer_until IS NOT NULL", document).mapTo(Long.class).findFirst()
        .map(Instant::ofEpochMilli));
  }

  @Override
  public Reply tell(String document, List<String> acknowledgements, Body body) {
    return database.write("T6.answer", tx -> {
      Told told = tx.handle().select("SELECT id, answer_until, channel, reply_status, reply_type, reply_body, reply_payload FROM inbound WHERE document = ?",
          document).map((rs, c) -> new Told(rs.getString(1), asLong(rs.getObject(2)), rs.getString(3), new Reply(rs.getInt(4), rs.getString(5),
          rs.getString(6), rs.getString(7)))).one();
      if (told.until() == null) {
        return told.reply();
      }
      List<Ready> ready = body == null ? List.of() : ready(tx, acknowledgements);
      if (body != null && !ready.isEmpty() && ready.size() == acknowledgements.size()) {
        ready.forEach(r -> answered(tx, r, document, told.channel()));
        tx.run("UPDATE inbound SET answer_until = NULL, reply_status = ?, reply_type = ?, reply_body = '', reply_payload = ? WHERE id = ?", body.status(),
            body.type(), body.payload(), told.id());
        Chain.append(tx, document, told.channel(), Step.of(Stage.NOTED, "Its sender was answered by its acknowledgement").fact("answer", body.payload()));
        return new Reply(body.status(), body.type(), "", body.payload());
      }
      tx.run("UPDATE inbound SET answer_until = NULL WHERE id = ?", told.id());
      for (String acknowledgement : acknowledgements) {
        tx.handle().select("UPDATE work SET due = ? WHERE document = ? AND state = 'OPEN' AND outgoing IS NOT NULL AND lease_until IS NULL RETURNING kind, id",
            tx.now(), acknowledgement).map((rs, c) -> new Tx.Ring(rs.getString(1), rs.getString(2))).forEach(r -> tx.ring(r.kind(), r.work()));
      }
      return told.reply();
    });
  }

  private static Long asLong(Object number) {
    return number == null ? null : ((Number) number).longValue();
  }

  /** The sendings that nobody has begun; each acknowledgement has one. */
  private static List<Ready> ready(Tx tx, List<String> acknowledgements) {
    List<Ready> all = new ArrayList<>();
    for (String acknowledgement : acknowledgements) {
      tx.handle().select("SELECT id, document, outgoing FROM work WHERE document = ? AND state = 'OPEN' AND outgoing IS NOT NULL AND lease_until IS NULL",
          acknowledgement).map((rs, c) -> new Ready(rs.getString(1), rs.getString(2), rs.getString(3))).findFirst().ifPresent(all::add);
    }
    return all;
  }

  /** The acknowledgement goes in the answer: that is its sending, and the evidence of it. */
  private static void answered(Tx tx, Ready r, String document, String channel) {
    tx.run("UPDATE work SET state = 'DONE', token = token + 1 WHERE id = ?", r.work());
    tx.run("UPDATE outbox SET state = 'DELIVERED', attempts = attempts + 1 WHERE id = ?", r.outgoing());
    Outgoing outgoing = Sendings.byId(tx.handle(), r.outgoing());
    Chain.append(tx, r.document(), channel, Step.of(Stage.DELIVERED, "as the body of the answer to the request that it acknowledges").fact("answers", document),
        outgoing.issue(), null, null, "");
    Answers.append(tx, new Evidence(channel, outgoing.identity() + "/" + document, List.of(Ref.of(Evidence.BY_IDENTITY, outgoing.identity())), Level.TRANSPORT,
        Verdict.ACCEPTED, "answered in the same exchange", outgoing.payload(), null, null, null, List.of()), null);
  }
}
