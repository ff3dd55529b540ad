package io.bordereau.routes.flow;

import io.bordereau.document.Invoice;
import io.bordereau.document.Line;
import io.bordereau.document.OrderResponse;
import io.bordereau.document.Reference;
import io.bordereau.mapping.Group;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Names the message that brought an order where a document refers to the order by its number only (cXML 1.2: {@code OrderReference/DocumentReference} repeats the
 * payloadID of the OrderRequest). What the document says itself stands; of an order that did not come through the hub, or came without such an identity, nothing is
 * said. Other formats have no place for it.
 */
public final class Referred {
  /** What an order's message is called among the references of a document. */
  private static final String MESSAGE = "order-message";

  private final Ledger ledger;

  /** Knows orders from this ledger. */
  public Referred(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The same document, with the messages of its orders. */
  public Passage refer(Passage p) {
    if (!p.target().family().startsWith("cxml")) return p;
    var known = new Messages(p.to().partner().id());
    var document = switch (p.document()) {
      case Invoice i -> invoice(i, known);
      case OrderResponse r -> known.reference(r.order(), r.references()).map(all -> with(r, "references", all)).orElse(r);
      case Object other -> other;
    };
    if (document == p.document()) return p;
    return p.understood(document, p.rest(), Step.of(Stage.NOTED, "names the message that brought its order").fact(MESSAGE, known.said()));
  }

  /** Line by line where there are lines, because what stands above them would count for the lines of other orders as well. */
  private static Object invoice(Invoice i, Messages known) {
    if (i.orderMessageId() != null) return i;
    if (i.lines().isEmpty()) return known.of(i.order()).map(m -> with(i, "orderMessageId", m)).orElse(i);
    var lines = new ArrayList<Object>();
    for (var line : i.lines()) lines.add(line(line, i.order(), known));
    return lines.equals(i.lines()) ? i : with(i, "lines", lines);
  }

  private static Object line(Line line, String order, Messages known) {
    if (line.orderMessageId() != null) return line;
    return known.of(line.order() == null ? order : line.order()).map(m -> with(line, "orderMessageId", m)).orElse(line);
  }

  private static Object with(Object document, String slot, Object value) {
    var group = Group.of(document.getClass());
    return group.build(group.slots().stream().map(s -> s.name().equals(slot) ? value : s.get(document)).toArray());
  }

  /** The messages that brought a partner's orders. */
  private final class Messages {
    private final String partner;
    private final Map<String, Optional<String>> asked = new LinkedHashMap<>();

    private Messages(String partner) {
      this.partner = partner;
    }

    /** The identity of the message; empty when it is not known. */
    Optional<String> of(String order) {
      return order == null || order.isBlank() ? Optional.empty() : asked.computeIfAbsent(order.strip(), number -> ledger.orders().message(partner, number));
    }

    /** The references and the message of this order; empty when nothing is to be added. */
    Optional<List<Reference>> reference(String order, List<Reference> references) {
      if (references.stream().anyMatch(r -> MESSAGE.equals(r.kind()))) return Optional.empty();
      return of(order).map(message -> {
        var all = new ArrayList<>(references);
        all.add(new Reference(MESSAGE, message, null, null, null, null, null, null, null));
        return all;
      });
    }

    /** What is said, for the document's history. */
    String said() {
      return String.join(" ", asked.values().stream().flatMap(Optional::stream).distinct().toList());
    }
  }
}
