package io.bordereau.routes.inbound;

import io.bordereau.checks.Checks;
import io.bordereau.document.Order;
import io.bordereau.document.OrderResponse;
import io.bordereau.document.Receipt;
import io.bordereau.document.Remittance;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Erp;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.flow.Judges;
import io.bordereau.routes.flow.Kinds;
import io.bordereau.routes.ledger.Completion;
import io.bordereau.routes.ledger.Draft;
import io.bordereau.routes.ledger.Identified;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Level;
import io.bordereau.routes.ledger.Next;
import io.bordereau.routes.ledger.Outgoing;
import io.bordereau.routes.ledger.Packet;
import io.bordereau.routes.ledger.Ref;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What becomes of an understood document: an answer tells the documents that it names; everything else gets its business identity and its bytes for
 * our own system, and the work of handing it over.
 */
public final class TakeIn {
  private static final Pattern PLAIN = Pattern.compile("[^A-Za-z0-9_-]+");
  private static final int LONGEST_NUMBER = 40;

  private final Ledger ledger;
  private final Judges judges;
  private final Supplier<Agreements> agreements;
  private final Correlate correlate;
  private final Remit remit;
  private final Respond respond;
  private final KeepOrder keepOrder;

  /** Takes into this ledger. */
  public TakeIn(Ledger ledger, Judges judges, Supplier<Agreements> agreements) {
    this.ledger = ledger;
    this.judges = judges;
    this.agreements = agreements;
    this.correlate = new Correlate(ledger);
    this.remit = new Remit(ledger, () -> agreements.get().partners().stream().map(Partner::id).toList());
    this.respond = new Respond(ledger);
    this.keepOrder = new KeepOrder(ledger);
  }

  /** Takes one document in. */
  public void takeIn(Arrival a) {
    switch (a.document()) {
      case Receipt receipt -> answer(a, receipt);
      case Remittance remittance -> handOver(a, () -> remit.remit(a, remittance));
      case OrderResponse response -> handOver(a, () -> respond.respond(a, response));
      case Order order -> handOver(a, () -> keepOrder.keep(a, order));
      case Object other -> handOver(a, () -> { });
    }
  }

  private void answer(Arrival a, Receipt receipt) {
    var told = correlate.correlate(a, receipt);
    ledger.complete(a.claim(), new Completion(a.plus(Step.of(Stage.CORRELATED, told)), List.of(), List.of()));
  }

  /** What follows from a document counts only when it is no duplicate. */
  private void handOver(Arrival a, Runnable follows) {
    var business = a.business();
    var key = business.key(a.partner().id(), a.partner().id());
    switch (ledger.identify(a.claim(), key.number().isEmpty() ? key.numbered(a.standing().id()) : key)) {
      case Identified.Unique unique -> {
        follows.run();
        ready(a);
      }
      case Identified.Duplicate duplicate -> { }
      case Identified.Late late -> { }
    }
  }

  private void ready(Arrival a) {
    var erp = agreements.get().hub() == null ? Erp.DEFAULT : agreements.get().hub().erp();
    var business = a.business();
    var written = judges.format("bordereau-json").orElseThrow().write(a.document(), a.rest(), Context.NEUTRAL);
    var digest = ledger.payloads().put(written.bytes());
    var number = business.number() == null ? "" : PLAIN.matcher(business.number()).replaceAll("_");
    var name = business.kind() + "-" + number.substring(0, Math.min(LONGEST_NUMBER, number.length())) + "-" + a.partner().id() + "-"
        + a.standing().id().toLowerCase(Locale.ROOT);
    var outgoing = ledger.number(a.claim(), new Draft(Outgoing.ERP, name, List.of(), null));
    var packet = new Packet(digest, "application/json", null, "erp", List.of(Ref.of("hand-over", name)),
        erp.acknowledges() ? Level.APPLICATION : Level.TRANSPORT, erp.alarm());
    var step = Step.of(Stage.RENDERED, "as internal JSON, for our own system").fact("rendered", digest).findings(doubts(a));
    ledger.ready(a.claim(), outgoing, packet, a.plus(step), Next.now(Kinds.HAND));
  }

  /** What does not add up in a remittance or an order: those who work on it see it, and it is handed over all the same. */
  private static List<Finding> doubts(Arrival a) {
    var all = new ArrayList<>(Checks.other(a.document(), a.format().id()));
    if (a.document() instanceof Remittance remittance) Remit.notMoneyOfOurs(remittance).ifPresent(all::add);
    return all;
  }
}
