package io.bordereau.routes.flow;

import io.bordereau.document.Delivery;
import io.bordereau.document.Despatch;
import io.bordereau.document.Identifier;
import io.bordereau.document.Invoice;
import io.bordereau.document.Item;
import io.bordereau.document.Line;
import io.bordereau.document.Order;
import io.bordereau.document.OrderLine;
import io.bordereau.document.OrderResponse;
import io.bordereau.document.OtherParty;
import io.bordereau.document.Party;
import io.bordereau.document.Property;
import io.bordereau.document.Reference;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Company;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.agreements.Routing;
import io.bordereau.routes.ledger.Profile;
import io.bordereau.routes.ledger.Ref;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** By what a document is found: whose it is, and every name by which somebody may ask for it. */
public final class Profiles {
  /** The schemes of these names, in the order of the page. */
  public static final List<String> SCHEMES =
      List.of("number", "order", "buyer-reference", "contract", "agreement", "customer", "site", "serial", "article", "payment-reference", "sales-order", "trace", "reference");

  private static final int MOST = 500;
  private static final int LONGEST = 100;

  private final Set<Ref> refs = new LinkedHashSet<>();

  private Profiles() {}

  /** Of a document of our own: the company that issued it, and the partner that gets it, as far as the agreements know them. */
  public static Profile sent(Agreements agreements, Object document) {
    var business = Business.of(document).orElseThrow();
    return profile(business, document, company(agreements, business.issuer()).orElse(null), switch (agreements.route(business.issuer(), business.receiver())) {
      case Routing.To to -> to.partner().id();
      case Routing.Nowhere nowhere -> Business.name(business.receiver());
    });
  }

  /** Of a document that a partner brought. */
  public static Profile brought(Partner partner, Object document) {
    return profile(Business.of(document).orElseThrow(), document, partner.company(), partner.id());
  }

  /** Which of our companies a party is; empty when it is none, or not one alone. */
  public static Optional<String> company(Agreements agreements, Party party) {
    var ours = agreements.companies().stream().filter(c -> c.identifiers().stream().anyMatch(k -> k.recognises(party))).map(Company::id).toList();
    return ours.size() == 1 ? Optional.of(ours.get(0)) : Optional.empty();
  }

  private static Profile profile(Business b, Object document, String company, String partner) {
    var all = new Profiles();
    if (b.number() != null) all.add("number", b.number());
    b.refs().forEach(r -> all.add(r.scheme(), r.value()));
    all.of(document);
    return new Profile(company, b.kind(), b.number(), b.issued() == null ? null : b.issued().date(), partner, b.currency(), b.amount() == null ? null : b.amount().amount(),
        List.copyOf(all.refs));
  }

  private void of(Object document) {
    switch (document) {
      case Invoice i -> {
        customer(i.buyer());
        delivery(i.delivery());
        references(i.references());
        properties(i.properties());
        parties(i.parties());
        i.lines().forEach(this::line);
      }
      case Order o -> {
        customer(o.buyer());
        delivery(o.delivery());
        references(o.references());
        properties(o.properties());
        parties(o.parties());
        o.lines().forEach(this::line);
      }
      case OrderResponse r -> {
        customer(r.buyer());
        references(r.references());
        r.lines().forEach(this::line);
      }
      case Despatch d -> {
        customer(d.customer());
        delivery(d.delivery());
        references(d.references());
        properties(d.properties());
        parties(d.parties());
        d.lines().forEach(l -> item(l.item()));
      }
      case Object other -> { }
    }
  }

  private void line(Line l) {
    item(l.item());
    add("order", l.order());
    add("contract", l.contract());
    references(l.references());
    properties(l.properties());
    delivery(l.delivery());
  }

  private void line(OrderLine l) {
    item(l.item());
    add("contract", l.contract());
    references(l.references());
    properties(l.properties());
  }

  private void item(Item item) {
    if (item == null) return;
    add("article", item.sellerId());
    add("article", item.buyerId());
    add("article", item.standardId());
    add("article", item.manufacturerId());
    item.identifiers().forEach(id -> add("article", id));
    item.serialNumbers().forEach(s -> add("serial", s));
  }

  private void customer(Party party) {
    if (party == null) return;
    party.identifiers().forEach(id -> add("customer", id));
    add("customer", party.registration());
    add("customer", party.vatId());
    add("customer", party.taxId());
    references(party.references());
  }

  private void parties(List<OtherParty> parties) {
    for (var other : parties) {
      if (other.party() != null) other.party().identifiers().forEach(id -> add(scheme(other.role()), id));
    }
  }

  private void delivery(Delivery delivery) {
    if (delivery == null) return;
    add("site", delivery.location());
    delivery.identifiers().forEach(id -> add("site", id));
    references(delivery.references());
  }

  private void references(List<Reference> references) {
    references.forEach(r -> add(scheme(r.kind()), r.value()));
  }

  private void properties(List<Property> properties) {
    for (var p : properties) {
      var scheme = scheme(p.name());
      if (!scheme.equals("reference")) add(scheme, p.value());
    }
  }

  /** What a canonical word, a role or a partner's own name for it refers to. */
  private static String scheme(String word) {
    var plain = word == null ? "" : word.toLowerCase(Locale.ROOT);
    if (plain.contains("serial")) return "serial";
    if (plain.contains("contract")) return "contract";
    if (plain.contains("agreement")) return "agreement";
    if (plain.contains("site") || plain.contains("ship-to") || plain.contains("location") || plain.contains("department")) return "site";
    return plain.contains("customer") || plain.contains("sold-to") || plain.contains("bill-to") ? "customer" : "reference";
  }

  private void add(String scheme, Identifier id) {
    if (id != null) add(scheme, id.value());
  }

  private void add(String scheme, String value) {
    var plain = value == null ? "" : value.strip();
    if (!plain.isEmpty() && plain.length() <= LONGEST && refs.size() < MOST) refs.add(Ref.of(scheme, plain));
  }
}
