package io.bordereau.routes.flow;

import io.bordereau.document.Identifier;
import io.bordereau.document.Invoice;
import io.bordereau.document.Party;
import io.bordereau.routes.agreements.Routing;
import io.bordereau.routes.ledger.Identified;
import io.bordereau.routes.ledger.Key;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Gives a document its business identity in the ledger: issuer, kind, number, year. A second one under the same identity is held. */
public final class Identify {
  private final Ledger ledger;
  private final Supplier<io.bordereau.routes.agreements.Agreements> agreements;

  /** Identifies by the ledger; parties are named as the agreements name them. */
  public Identify(Ledger ledger, Supplier<io.bordereau.routes.agreements.Agreements> agreements) {
    this.ledger = ledger;
    this.agreements = agreements;
  }

  /** The same document, identified; or the end, when it is held as a duplicate. */
  public Way identify(Passage p) {
    var invoice = (Invoice) p.document();
    return switch (ledger.identify(p.claim(), key(invoice, agreements.get().route(invoice.seller(), invoice.buyer())))) {
      case Identified.Unique unique -> p;
      case Identified.Duplicate duplicate -> new Way.Ended("a duplicate of " + duplicate.of());
      case Identified.Late late -> new Way.Ended("somebody else has it");
    };
  }

  private static Key key(Invoice i, Routing routing) {
    var refs = new ArrayList<Ref>();
    ref(refs, "order", i.order());
    ref(refs, "buyer-reference", i.buyerReference());
    ref(refs, "contract", i.contract());
    var due = i.totals() == null || i.totals().due() == null ? "" : i.totals().due().toString();
    return new Key(name(i.seller()), i.isCredit() ? "credit-note" : "invoice", i.number(), i.issued().date().getYear(), partner(i, routing),
        Objects.requireNonNullElse(i.currency(), ""), due, refs);
  }

  private static String partner(Invoice i, Routing routing) {
    return switch (routing) {
      case Routing.To to -> to.partner().id();
      case Routing.Nowhere nowhere -> name(i.buyer());
    };
  }

  private static void ref(List<Ref> refs, String scheme, String value) {
    if (value != null && !value.isBlank()) refs.add(Ref.of(scheme, value));
  }

  /** The first identifier that a party gives, else its name. */
  private static String name(Party party) {
    if (party == null) return "";
    return Stream.concat(
            Stream.of(party.vatId(), party.taxId(), value(party.registration()), value(party.endpoint())),
            Stream.concat(party.identifiers().stream().map(Identifier::value), Stream.of(party.name())))
        .filter(Objects::nonNull).map(String::strip).filter(s -> !s.isEmpty()).findFirst().orElse("");
  }

  private static String value(Identifier id) {
    return id == null ? null : id.value();
  }
}
