package io.bordereau.xml.cxml;

import static io.bordereau.mapping.Parts.absent;
import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.among;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.bound;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.oneOf;
import static io.bordereau.mapping.Parts.shared;
import static io.bordereau.mapping.Parts.usual;

import io.bordereau.document.Contact;
import io.bordereau.document.Money;
import io.bordereau.document.OtherParty;
import io.bordereau.document.Price;
import io.bordereau.document.Tax;
import io.bordereau.mapping.As;
import io.bordereau.mapping.BadValue;
import io.bordereau.mapping.Forms;
import io.bordereau.mapping.Part;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;

/** What orders, the answers to them and despatch advices have in common in cXML. */
final class CxmlOrderParts {
  private CxmlOrderParts() {}

  /** Roles of persons; a contact in any other role is a party. */
  private static final String[] PERSONS = {"purchasingAgent", "technicalSupport", "customerService", "sales", "administrator", "requester", "buyer"};

  private static final As<String> PERSON =
      Forms.code(
          "cXML roles of persons", null, "order=purchasingAgent", "technical=technicalSupport", "customer-relations=customerService", "sales=sales",
          "administrator=administrator", "requester=requester", "buyer=buyer");

  private static final Set<String> PERSON_WORDS = Set.of("order", "technical", "customer-relations", "sales", "administrator", "requester", "buyer");

  private static boolean named(Object contact) {
    return ((Contact) contact).name() != null;
  }

  /** The contacts of a document: persons, and parties in all other roles. */
  static Part contacts() {
    return all(
        each(
            "contacts",
            as("Contact", c -> named(c) && ((Contact) c).role() == null, absent("@role"), absent("@addressID"), absent("PostalAddress"), CxmlParties.someone()),
            as("Contact", c -> named(c) && PERSON_WORDS.contains(((Contact) c).role()), among("@role", PERSONS), absent("@addressID"), absent("PostalAddress"),
                at("@role", "role", PERSON), CxmlParties.someone())),
        parties());
  }

  /** Parties in roles without a place of their own. */
  static Part parties() {
    return each("parties", as("Contact", CxmlOrderParts::isParty, at("@role", "role", CxmlParties.ROLE), into("party", contact())));
  }

  /** Whether a party is told from a person: by a role that no person has, or by an address or a number. */
  private static boolean isParty(Object party) {
    var p = (OtherParty) party;
    if (p.role() != null && !PERSON_WORDS.contains(p.role()) && !List.of(PERSONS).contains(p.role())) return true;
    var a = p.party() == null ? null : p.party().address();
    boolean located = a != null && (a.line1() != null || a.city() != null || a.country() != null || a.postCode() != null || a.subdivision() != null || a.countryName() != null);
    return located || p.party() != null && !p.party().identifiers().isEmpty() && p.party().identifiers().getFirst().value() != null;
  }

  /** A party in a role that has a place in the document. */
  static Part party(String slot, String... roles) {
    return node("Contact", among("@role", roles), into(slot, oneOf("@role", roles), contact()));
  }

  /** A contact with its registrations and references. */
  static Part contact() {
    return all(CxmlParties.contact(), CxmlParties.registrations(), CxmlParties.references());
  }

  static boolean plays(Object party, String role) {
    return role.equals(((OtherParty) party).role());
  }

  /** Total and taxes; the total of cXML is without tax and shipping. */
  static Part total(Part more) {
    return node(
        "Total",
        node("Money", at(".", "totals.lines", CxmlForms.MONEY), at(".", "totals.withTax", WITH_TAX), shared("@currency", "currency")),
        more);
  }

  /** A total with tax where there is no other. */
  static final As<Money> WITH_TAX =
      As.of(
          "amount, where no total without tax is known",
          (t, s) -> null,
          (v, s) -> {
            if (s.beside("lines") != null) throw new BadValue("the total of cXML is the one without tax");
            s.lossy("the total of cXML is the one without tax, and reads as that");
            return v.toString();
          });

  /** Taxes of a document or of a line; {@code amount} is the slot of their sum, null when there is none. */
  static Part taxes(String amount) {
    return node(
        "Tax",
        amount == null ? all() : CxmlLines.plain(amount),
        each("taxes", "TaxDetail", CxmlTaxes.taxDetail()),
        derive("Money", "sum of the taxes", CxmlForms.MONEY, (o, d) -> sum(taxesOf(o))),
        derive("Money/@currency", "currency", Forms.TEXT, (o, d) -> CxmlForms.currency(d)),
        usual("Description", "Tax"),
        bound("Description/@xml:lang", CxmlForms.LANGUAGE));
  }

  private static List<Tax> taxesOf(Object owner) {
    return switch (owner) {
      case io.bordereau.document.Order o -> o.taxes();
      case io.bordereau.document.OrderLine l -> l.taxes();
      case io.bordereau.document.OrderResponse r -> r.taxes();
      case Object other -> List.of();
    };
  }

  private static Money sum(List<Tax> taxes) {
    var sum = Money.ZERO;
    for (var t : taxes) if (t.amount() != null) sum = sum.plus(t.amount());
    return sum;
  }

  /** What a line comes to: quantity times price (cXML states it nowhere); null when it cannot be told. */
  static Money net(BigDecimal quantity, Price price) {
    if (quantity == null || price == null || price.net() == null) return null;
    var amount = quantity.multiply(price.net().value());
    if (price.conversion() != null) amount = amount.multiply(price.conversion().value());
    if (price.baseQuantity() != null && price.baseQuantity().value().signum() != 0) return new Money(amount.divide(price.baseQuantity().value(), 2, RoundingMode.HALF_UP));
    return new Money(amount.setScale(2, RoundingMode.HALF_UP));
  }

  /** Where the goods go. */
  static Part shipTo(Part more) {
    return node(
        "ShipTo",
        node("Address", into("delivery", CxmlParties.place())),
        into(
            "delivery",
            CxmlParties.person("contact.name"),
            CxmlParties.references()),
        more);
  }

  /** Modes of transport. */
  static final As<String> MODE = Forms.code("cXML routes", null, "air=air", "motor=motor", "rail=rail", "ocean=ship", "mail=mail", "cxml:multimodal=multimodal",
      "cxml:inlandWater=inlandWater", "cxml:fixedTransport=fixedTransport", "cxml:unknown=unknown", "cxml:custom=custom");

  /** Carrier of the first shipment. */
  static Part carrier() {
    return all(
        node("CarrierIdentifier", is("@domain", "SCAC"), at(".", "carrierCode")),
        node("CarrierIdentifier", is("@domain", "companyName"), at(".", "carrier")));
  }
}
