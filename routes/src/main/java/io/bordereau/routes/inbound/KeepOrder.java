package io.bordereau.routes.inbound;

import io.bordereau.document.Order;
import io.bordereau.document.OrderLine;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Orders.How;
import io.bordereau.routes.ledger.Orders.OrderedLine;

/** Keeps what an order, or a change of one, says about its lines, so that invoices can be held against it. */
final class KeepOrder {
  private final Ledger ledger;

  KeepOrder(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Keeps it; the same document again changes nothing. */
  void keep(Arrival a, Order order) {
    if (order.number() == null) return;
    boolean cancelled = "cancel".equals(order.purpose());
    boolean changes = "230".equals(order.type()) || "change".equals(order.purpose()) || cancelled;
    var how = changes ? How.CHANGES : "replace".equals(order.purpose()) ? How.REPLACES : How.ORIGINAL;
    var lines = order.lines().stream().filter(l -> l.id() != null).map(l -> line(l, cancelled)).toList();
    ledger.orders().keep(a.standing().id(), a.partner().id(), order.number(), lines, how, cancelled && lines.isEmpty());
  }

  private static OrderedLine line(OrderLine l, boolean cancelled) {
    return new OrderedLine(l.id(), l.quantity() == null ? null : l.quantity().value(), l.unit() == null ? "" : l.unit(),
        cancelled || "delete".equals(l.action()));
  }
}
