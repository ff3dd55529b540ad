package io.bordereau.routes.flow;

import io.bordereau.document.Invoice;
import io.bordereau.document.Line;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.routes.agreements.Inbound;
import io.bordereau.routes.ledger.Completion;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Orders.Known;
import io.bordereau.routes.ledger.Orders.OrderedLine;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds an invoice against the order that it bills, as far as the agreement asks for it: an order or a line that is closed or that nobody knows, and
 * more than was ordered. What does not fit is held for a person, or goes with a warning; once a person has released it, it goes.
 */
public final class Ordered {
  private final Ledger ledger;

  /** Compares with the orders of this ledger. */
  public Ordered(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The same document, or the end, when it is held. */
  public Way compare(Passage p) {
    var policy = p.to().partner().inbound().orders();
    if (!(p.document() instanceof Invoice invoice) || policy.equals(Inbound.Orders.NONE)) return p;
    boolean released = isReleased(p);
    var findings = findings(p, invoice).stream().flatMap(f -> severity(f, policy, released)).toList();
    if (findings.isEmpty()) return p;
    var stopping = Findings.errors(findings);
    if (stopping.isEmpty()) return p.after(Step.of(Stage.NOTED, "does not fit its order").findings(findings));
    var steps = new ArrayList<>(p.steps());
    steps.add(Step.of(Stage.HELD, stopping.get(0).message()).fact(WhereIs.PARTNER, p.to().partner().id()).findings(findings));
    ledger.complete(p.claim(), new Completion(steps, List.of(), List.of()));
    return new Way.Ended("held: it does not fit its order");
  }

  private static Stream<Finding> severity(Finding f, Inbound.Orders policy, boolean released) {
    var agreed = switch (f.code()) {
      case "HUB-36" -> policy.closed();
      case "HUB-37" -> policy.exceeded();
      case String unknown -> policy.unknown();
    };
    return switch (agreed) {
      case HOLD -> Stream.of(released ? f.as(Severity.WARNING) : f);
      case WARN -> Stream.of(f.as(Severity.WARNING));
      case IGNORE -> Stream.empty();
    };
  }

  private boolean isReleased(Passage p) {
    return ledger.inquiry().timeline(p.claim().document()).stream().anyMatch(e -> e.stage() == Stage.RELEASED);
  }

  /** A line of an order as lines of the invoice name it. */
  private record Place(String order, String line) {}

  private List<Finding> findings(Passage p, Invoice invoice) {
    var partner = p.to().partner().id();
    var findings = new ArrayList<Finding>();
    Map<String, Optional<Known>> orders = new LinkedHashMap<>();
    Map<Place, List<Line>> places = new LinkedHashMap<>();
    for (var line : invoice.lines()) {
      var order = line.order() == null ? invoice.order() : line.order();
      if (order == null || order.isBlank()) continue;
      orders.computeIfAbsent(order.strip(), number -> ledger.orders().find(partner, number));
      if (line.orderLine() != null) places.computeIfAbsent(new Place(order.strip(), line.orderLine().strip()), x -> new ArrayList<>()).add(line);
    }
    orders.forEach((number, known) -> {
      if (known.isEmpty()) findings.add(Findings.noOrder(number, null));
      else if (known.get().closed() && !invoice.isCredit()) findings.add(Findings.closed(number, ""));
    });
    places.forEach((place, lines) -> orders.get(place.order()).ifPresent(known -> line(p, invoice, place, lines, known).ifPresent(findings::add)));
    return findings;
  }

  private Optional<Finding> line(Passage p, Invoice invoice, Place place, List<Line> lines, Known known) {
    var ordered = known.lines().stream().filter(l -> l.line().equals(place.line())).findFirst().orElse(null);
    if (ordered == null) return Optional.of(Findings.noOrder(place.order(), place.line()));
    if (ordered.closed() && !known.closed() && !invoice.isCredit()) return Optional.of(Findings.closed(place.order(), place.line()));
    var billed = lines.stream().filter(l -> l.quantity() != null && sameUnit(l, ordered)).map(l -> l.quantity().value()).reduce(BigDecimal.ZERO,
        BigDecimal::add);
    var signed = invoice.isCredit() ? billed.negate() : billed;
    var partner = p.to().partner().id();
    ledger.orders().bill(p.claim().document(), partner, place.order(), place.line(), signed, ordered.unit());
    if (ordered.quantity() == null || invoice.isCredit()) return Optional.empty();
    var all = ledger.orders().billed(p.claim().document(), partner, place.order(), place.line()).add(signed);
    return all.compareTo(ordered.quantity()) <= 0 ? Optional.empty()
        : Optional.of(Findings.exceeded(place.order(), place.line(), plain(ordered.quantity()), plain(all)));
  }

  /** Quantities in different units are not compared. */
  private static boolean sameUnit(Line line, OrderedLine ordered) {
    return ordered.unit().isEmpty() || line.unit() == null || ordered.unit().equals(line.unit());
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
