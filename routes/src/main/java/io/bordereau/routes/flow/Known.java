package io.bordereau.routes.flow;

import io.bordereau.checks.NetworkKnowledge;
import io.bordereau.document.Order;
import io.bordereau.envelopes.CxmlMultipart;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Format;
import io.bordereau.routes.ledger.Direction;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Orders.OrderedLine;
import io.bordereau.routes.ledger.Standing;
import io.bordereau.routes.ledger.State;
import io.bordereau.routes.ledger.Verdict;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the ledger knows of a partner's orders and of the numbers that it was sent.
 *
 * @param document the document that is being checked, which does not count as another one
 * @param kind its kind
 */
record Known(Ledger ledger, Judges judges, String partner, String document, String kind, Instant now) implements NetworkKnowledge {
  @Override
  public Optional<KnownOrder> order(String number) {
    var kept = ledger.orders().find(partner, number);
    if (kept.isEmpty()) return Optional.empty();
    // The lines as changes left them; date, currency and prices stand only in the order itself.
    var written = ledger.inquiry().find(number).stream().filter(s -> s.direction() == Direction.IN && s.from().equals(partner) && is(s, "order", number))
        .flatMap(this::read).findFirst().map(o -> KnownOrder.of(o, false)).orElse(new KnownOrder(number, null, null, false, java.util.List.of()));
    var lines = kept.get().lines().stream().map(l -> line(l, written)).toList();
    return Optional.of(new KnownOrder(number, written.date(), written.currency(), kept.get().closed(), lines));
  }

  private static KnownLine line(OrderedLine l, KnownOrder written) {
    var own = written.lines().stream().filter(w -> w.line().equals(l.line())).findFirst();
    return new KnownLine(l.line(), l.quantity(), l.unit().isEmpty() ? null : l.unit(), own.map(KnownLine::price).orElse(null));
  }

  private Stream<Order> read(Standing s) {
    var bytes = CxmlMultipart.kept(ledger.payloads().get(s.payload())).cxml();
    Optional<Format> format = s.format().isEmpty() ? judges.detect(bytes) : judges.format(s.format());
    return format.stream().flatMap(f -> f.read(bytes, Context.NEUTRAL).stream()).flatMap(r -> r.document().stream())
        .filter(Order.class::isInstance).map(Order.class::cast).filter(o -> s.key().number().equals(o.number()));
  }

  private static boolean is(Standing s, String kind, String number) {
    return s.key() != null && s.key().type().equals(kind) && s.key().number().equals(number);
  }

  /** Sent to the same partner under the same number, whatever it was. */
  private Stream<Standing> others(String number) {
    return ledger.inquiry().find(number).stream().filter(s -> s.direction() == Direction.OUT && !s.id().equals(document) && s.key() != null)
        .filter(s -> s.key().partner().equals(partner) && (is(s, "invoice", number) || is(s, "credit-note", number)));
  }

  /** The same kind of document under the same number is no matter of a rule: the ledger holds it as a duplicate. */
  @Override
  public boolean isUsed(String number) {
    return others(number).filter(s -> !s.key().type().equals(kind)).anyMatch(s -> switch (s.lifecycle().state()) {
      case SENT, ACKNOWLEDGED, IN_PROCESS, QUERIED, ACCEPTED, APPROVED, PAID -> true;
      case RECEIVED, UNDERWAY, HELD, REFUSED, FAILED, REJECTED, VOIDED, UNPACKED, HANDED_OVER, TAKEN, CORRELATED, REPEATED, QUARANTINED -> false;
    });
  }

  @Override
  public boolean isRejected(String number) {
    return others(number).anyMatch(s -> s.lifecycle().state() == State.REJECTED
        || s.lifecycle().state() == State.VOIDED && s.lifecycle().answers().containsValue(Verdict.REFUSED));
  }
}
