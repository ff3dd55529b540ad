package io.bordereau.routes.inbound;

import io.bordereau.document.OrderLine;
import io.bordereau.document.OrderResponse;
import io.bordereau.mapping.Finding;
import io.bordereau.routes.ledger.Evidence;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Level;
import io.bordereau.routes.ledger.Ref;
import io.bordereau.routes.ledger.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Tells an order of ours what its seller answers. One that we did not send through the hub is not waited for: our own system knows it. */
final class Respond {
  private final Ledger ledger;

  Respond(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Tells the order that the answer names, and its change where it answers one. */
  void respond(Arrival a, OrderResponse r) {
    if (r.order() == null || r.order().isBlank()) return;
    var names = new ArrayList<Ref>();
    if (r.change() != null) names.add(new Ref("order-change", a.partner().id(), r.order().strip() + "/" + r.change().strip()));
    names.add(new Ref("order", a.partner().id(), r.order().strip()));
    if (names.stream().allMatch(n -> ledger.inquiry().named(n).isEmpty())) return;
    var verdict = verdict(r);
    var words = "order response " + (r.number() == null ? "" : r.number() + " ") + (r.verdict() == null ? "received" : r.verdict());
    ledger.answer(new Evidence("order-response", a.standing().id() + "/1", names, Level.BUSINESS, verdict, words.strip(), a.standing().payload(), null, null, null,
        findings(r, verdict == Verdict.REFUSED)));
  }

  private static Verdict verdict(OrderResponse r) {
    return switch (r.verdict() == null ? "" : r.verdict()) {
      case "accepted", "accepted-with-changes" -> Verdict.ACCEPTED;
      case "rejected" -> Verdict.REFUSED;
      case "on-hold", "counter-offer", "exceptions" -> Verdict.QUERIED;
      case String other -> Verdict.RECEIVED;
    };
  }

  /** Why it is refused, and what differs line by line. */
  private static List<Finding> findings(OrderResponse r, boolean refused) {
    var all = new ArrayList<Finding>();
    for (var note : r.notes()) {
      if (note.text() == null) continue;
      var message = "The seller says: " + note.text().strip();
      all.add(refused ? Told.refusedByPartner(null, null, null, message) : Told.remarkOfPartner(null, null, null, message));
    }
    for (OrderLine line : r.lines()) {
      for (var c : line.confirmations()) {
        if (c.status() == null || c.status().equals("accepted")) continue;
        var which = line.orderLine() == null ? line.id() : line.orderLine();
        all.add(Told.remarkOfPartner("lines[" + which + "]", c.quantity() == null ? null : c.quantity().toString(), c.status(),
            "The seller answers to line " + which + ": " + c.status() + (c.reason() == null ? "" : ", " + c.reason()) + "."));
      }
    }
    return all;
  }
}
