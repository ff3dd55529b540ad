package io.bordereau.routes.ledger;

import java.math.BigDecimal;
import java.util.List;

/** Payments in the database. */
final class SqlPayments implements Payments {
  private final Database database;

  SqlPayments(Database database) {
    this.database = database;
  }

  @Override
  public void note(Payment p) {
    database.beside("payments", tx -> tx.run("INSERT INTO payment (remittance, item, partner, number, currency, amount, settled, document, at)"
        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (remittance, item) DO NOTHING", p.remittance(), p.item(), p.partner(), p.number(), p.currency(),
        p.amount().toPlainString(), p.settled().toPlainString(), p.document(), tx.now()));
  }

  @Override
  public BigDecimal settled(String document, String currency) {
    return database.read(h -> h.select("SELECT settled FROM payment WHERE document = ? AND currency IN (?, '')", document, currency).mapTo(String.class).list()
        .stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  @Override
  public List<Payment> unmatched() {
    return database.read(h -> h.select("SELECT remittance, item, partner, number, currency, amount, settled FROM payment WHERE document IS NULL"
        + " ORDER BY at, remittance, item LIMIT 1000").map((rs, c) -> new Payment(rs.getString(1), rs.getInt(2), rs.getString(3), rs.getString(4),
            rs.getString(5), new BigDecimal(rs.getString(6)), new BigDecimal(rs.getString(7)), null)).list());
  }
}
