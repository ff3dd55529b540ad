package io.bordereau.edi;

import static io.bordereau.mapping.Parts.absent;
import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.among;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.first;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.oneOf;
import static io.bordereau.mapping.Parts.spare;
import static io.bordereau.mapping.Parts.usual;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Address;
import io.bordereau.document.Reference;
import io.bordereau.mapping.As;
import io.bordereau.mapping.Part;

/** The NAD group of a directory: parties, addresses, registrations, contacts and accounts, for every message. */
final class EdifactParties {
  private final Directory d;
  private final EdifactCodes codes;
  private final boolean en;
  private final EdifactOrderParts orders;

  EdifactParties(Directory d, EdifactCodes codes) {
    this(d, codes, null);
  }

  /** Parties of orders, which have places, accounts and documents as well. */
  EdifactParties(Directory d, EdifactCodes codes, EdifactOrderParts orders) {
    this.orders = orders;
    this.d = d;
    this.codes = codes;
    this.en = d == Directory.D14B;
  }

  /** The rows of a party below its NAD, but for its role. */
  Part party() {
    return all(
        first("identifiers", identifier()),
        name(),
        into("address", address()),
        registrations(),
        each("references", "RFF", reference()),
        orders == null ? all() : all(orders.locations(), orders.accounts(), orders.papers()),
        contacts());
  }

  /** A party of a message whose NAD has contacts and no references. */
  Part unregistered() {
    return all(bare(), contacts());
  }

  /** A party of a message whose NAD stands alone. */
  Part bare() {
    return all(first("identifiers", identifier()), name(), into("address", address()));
  }

  /** An identifier (C082): GLN and DUNS are told by the agency, others by their ISO 6523 code, which EN 16931 has in place of the list. */
  Part identifier() {
    var list = EdifactForms.whole("ISO 6523 code", d.width("NAD", 2, 2));
    return all(
        at("02/01", "value", EdifactForms.id(35)),
        en ? at("02/02", "scheme", list) : at("02/03", "scheme", codes.agency()),
        en ? spare(at("02/03", "scheme", codes.agency())) : spare(at("02/02", "scheme", list)));
  }

  /** The name (C080, or C058 of those who give an address unstructured). */
  private Part name() {
    var most = d.width("NAD", 4, 1);
    return all(
        at("04/01", "name", EdifactForms.flowing(most, "tradingName")),
        at("04/02", "tradingName", EdifactForms.text(most)),
        spare(at("03/01", "name", EdifactForms.text(35))));
  }

  /** The address of NAD: three lines of the street (C059), city, post code, region and country. */
  Part address() {
    int street = d.width("NAD", 5, 1);
    return all(
        at("05/01", "line1", EdifactForms.flowing(street, "line2")),
        at("05/02", "line2", EdifactForms.flowing(street, "line3")),
        at("05/03", "line3", EdifactForms.text(street)),
        at("06", "city", EdifactForms.text(35)),
        subdivision(),
        at("08", "postCode", EdifactForms.id(d.width("NAD", 8, 0))),
        at("09", "country", X12Forms.COUNTRY),
        spare(at("03/02", "line1", EdifactForms.text(35))),
        spare(at("03/03", "line2", EdifactForms.text(35))),
        spare(at("03/04", "line3", EdifactForms.text(35))));
  }

  /** A region: a code in old directories, a code or a name later. */
  private Part subdivision() {
    if (d == Directory.D96A) return at("07", "subdivision", EdifactForms.id(9));
    return choose(
        when("code of the region", p -> p.has("07/01"), a -> !en && code((Address) a), at("07/01", "subdivision")),
        when("name of the region", p -> true, a -> true, at("07/04", "subdivision", EdifactForms.text(70))));
  }

  private static boolean code(Address a) {
    return a.subdivision() != null && a.subdivision().matches("[A-Z0-9-]{1,6}");
  }

  /** Registrations (RFF in NAD): VAT, other taxes, and the commercial register. */
  private Part registrations() {
    var vat = EdifactForms.words(d, "1153", "VA", "GST=AMT").orElse("VA");
    return all(
        node("RFF", among("01/01", "VA", "AMT"), at("01/02", "vatId", reference(2)), at("01/01", "taxScheme", vat)),
        node("RFF", en ? oneOf("01/01", "AHP", "FC") : oneOf("01/01", "FC", "AHP"), at("01/02", "taxId", reference(2))),
        node("RFF", oneOf("01/01", "GN", "XA"), at("01/02", "registration.value", reference(2))));
  }

  /** The form of an identifier in RFF. */
  As<String> reference(int component) {
    return EdifactForms.id(d.width("RFF", 1, component));
  }

  /** A reference without a term of its own (RFF), and its date. */
  Part reference() {
    return all(
        at("01/01", "kind", codes.reference().elseWrite("ACD")),
        at("01/02", "value", reference(2)),
        at("01/03", "text", EdifactForms.id(d.width("RFF", 1, 3))),
        orders == null ? date() : all(at("01/04", "version", reference(4)), d == Directory.D96A ? all() : at("01/05", "revision", reference(5)), dated()));
  }

  private static Part date() {
    return node("DTM", usual("01/01", "171"), at("01/02", "date", EdifactForms.DATE));
  }

  /** The date of a reference is the first that stands there; where that is a period, the reference has none. */
  private Part dated() {
    return choose(
        when("date", p -> EdifactForms.isMoment(p.text("DTM/01/02"), p.text("DTM/01/03")), r -> ((Reference) r).date() != null, date(),
            EdifactInvoic.dates(codes)),
        when("periods", p -> true, r -> !((Reference) r).dates().isEmpty() && EdifactForms.isPeriod(((Reference) r).dates().getFirst()),
            EdifactInvoic.dates(codes)));
  }

  /** Contacts (CTA and COM). In EN 16931 an information contact without a name is the electronic address. */
  Part contacts() {
    return all(
        en
            ? node("CTA", is("01", "IC"), absent("02"), node("COM", at("01/01", "endpoint.value"), usual("01/02", "EM")))
            : all(),
        node("CTA", into("contact", contact(en ? "SU" : "IC"))),
        each("contacts", "CTA", contact(en ? "SU" : "IC")));
  }

  /** A contact: its function, name and numbers. */
  Part contact(String function) {
    return all(
        at("01", "role", codes.contact().orElse(function)),
        at("02/02", "name", EdifactForms.text(d.width("CTA", 2, 2))),
        number("TE", "phone"),
        number("EM", "email"),
        number("FX", "fax"),
        d.has("3155", "AO") ? number("AO", "url") : all());
  }

  private Part number(String code, String slot) {
    return node("COM", is("01/02", code), at("01/01", slot, EdifactForms.id(512)));
  }

  /** A delivery: the place is its party. */
  Part delivery() {
    return all(
        into("location", identifier()),
        at("04/01", "name", EdifactForms.text(d.width("NAD", 4, 1))),
        spare(at("03/01", "name", EdifactForms.text(35))),
        into("address", address()),
        each("references", "RFF", reference()),
        node("CTA", into("contact", contact(en ? "SU" : "IC"))));
  }

  /** Another party: its role and who it is. */
  Part other() {
    return all(at("01", "role", codes.role()), into("party", party()));
  }

  /** The account to pay to (FII), of the first payment; further accounts are further payments. */
  Part accounts() {
    return all(first("payments", node("FII", receiving(), account())), each("payments", as("FII", p -> true, receiving(), account())));
  }

  private static Part receiving() {
    return oneOf("01", "RB", "RH", "BF");
  }

  /** An account (C078) and who keeps it (C088): a BIC, else an id with an agency, else words. */
  Part account() {
    return all(
        at("02/01", "account.id", EdifactForms.id(d.width("FII", 2, 1))),
        at("02/02", "account.name", EdifactForms.flowing(35, null)),
        at("03/01", "account.provider", X12Forms.BIC),
        spare(at("03/04", "account.provider", EdifactForms.id(17))),
        spare(at("03/07", "account.provider", EdifactForms.text(70))));
  }
}
