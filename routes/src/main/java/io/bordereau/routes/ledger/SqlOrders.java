package io.bordereau.routes.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Orders in the database. */
final class SqlOrders implements Orders {
  /** The line number under which the order as a whole stands. */
  private static final String WHOLE = "";

  /** What is there stands; what it does not say is filled in. */
  private static final String BESIDE = " quantity = CASE WHEN order_line.quantity = '' THEN excluded.quantity ELSE order_line.quantity END,"
      + " unit = CASE WHEN order_line.unit = '' THEN excluded.unit ELSE order_line.unit END";

  /** What comes counts; what it does not say stays. */
  private static final String OVER = " closed = excluded.closed, document = excluded.document, at = excluded.at,"
      + " quantity = CASE WHEN excluded.quantity = '' THEN order_line.quantity ELSE excluded.quantity END,"
      + " unit = CASE WHEN excluded.unit = '' THEN order_line.unit ELSE excluded.unit END";

  private final Database database;

  SqlOrders(Database database) {
    this.database = database;
  }

  @Override
  public void keep(String document, String partner, String number, List<OrderedLine> lines, How how, boolean closed) {
    database.write("orders", tx -> {
      if (tx.run("INSERT INTO order_kept (document, at) VALUES (?, ?) ON CONFLICT (document) DO NOTHING", document, tx.now()) == 0) {
        return null;
      }
      List<OrderedLine> all = new ArrayList<>(lines);
      switch (how) {
        case ORIGINAL -> {
          all.add(new OrderedLine(WHOLE, null, "", closed));
          all.forEach(line -> put(tx, document, partner, number, line, BESIDE));
        }
        case REPLACES -> {
          tx.run("UPDATE order_line SET closed = 1, document = ?, at = ? WHERE partner = ? AND number = ? AND line <> ?", document, tx.now(), partner, number,
              WHOLE);
          all.add(new OrderedLine(WHOLE, null, "", closed));
          all.forEach(line -> put(tx, document, partner, number, line, OVER));
        }
        case CHANGES -> {
          put(tx, document, partner, number, new OrderedLine(WHOLE, null, "", closed), closed ? OVER : BESIDE);
          all.forEach(line -> put(tx, document, partner, number, line, OVER));
        }
      }
      return null;
    });
  }

  private static void put(Tx tx, String document, String partner, String number, OrderedLine line, String meeting) {
    tx.run("INSERT INTO order_line (partner, number, line, quantity, unit, closed, document, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        + " ON CONFLICT (partner, number, line) DO UPDATE SET" + meeting, partner, number, line.line(),
        line.quantity() == null ? "" : line.quantity().toPlainString(), line.unit(), line.closed() ? 1 : 0, document, tx.now());
  }

  @Override
  public Optional<Known> find(String partner, String number) {
    List<OrderedLine> all = database.read(h -> h.select("SELECT line, quantity, unit, closed FROM order_line WHERE partner = ? AND number = ? ORDER BY line",
        partner, number).map((rs, c) -> new OrderedLine(rs.getString(1), rs.getString(2).isEmpty() ? null : new BigDecimal(rs.getString(2)), rs.getString(3),
            rs.getInt(4) != 0)).list());
    return all.isEmpty() ? Optional.empty() : Optional.of(new Known(all.stream().anyMatch(l -> l.line().equals(WHOLE) && l.closed()),
        all.stream().filter(l -> !l.line().equals(WHOLE)).toList()));
  }

  @Override
  public void bill(String document, String partner, String number, String line, BigDecimal quantity, String unit) {
    database.beside("orders", tx -> tx.run("INSERT INTO order_billed (partner, number, line, document, quantity, unit) VALUES (?, ?, ?, ?, ?, ?)"
        + " ON CONFLICT (partner, number, line, document) DO UPDATE SET quantity = excluded.quantity, unit = excluded.unit", partner, number, line, document,
        quantity.toPlainString(), unit));
  }

  @Override
  public BigDecimal billed(String document, String partner, String number, String line) {
    return database.read(h -> h.select("SELECT document, quantity FROM order_billed WHERE partner = ? AND number = ? AND line = ? AND document <> ?", partner,
        number, line, document).map((rs, c) -> counts(h, rs.getString(1)) ? new BigDecimal(rs.getString(2)) : BigDecimal.ZERO).list().stream()
        .reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private static boolean counts(Handle h, String document) {
    return switch (Lifecycle.fold(Chain.entries(h, document)).state()) {
      case REFUSED, REJECTED, VOIDED, REPEATED, QUARANTINED -> false;
      case RECEIVED, UNDERWAY, HELD, FAILED, SENT, ACKNOWLEDGED, IN_PROCESS, QUERIED, ACCEPTED, APPROVED, PAID, UNPACKED, HANDED_OVER, TAKEN, CORRELATED -> true;
    };
  }
}
