package io.bordereau.xml.rosettanet;

import static io.bordereau.mapping.Forms.TEXT;
import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.among;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.not;
import static io.bordereau.mapping.Parts.present;
import static io.bordereau.mapping.Parts.spare;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Contact;
import io.bordereau.document.Delivery;
import io.bordereau.document.Identifier;
import io.bordereau.document.OtherParty;
import io.bordereau.document.Party;
import io.bordereau.mapping.As;
import io.bordereau.mapping.Part;
import io.bordereau.mapping.Place;
import java.util.List;
import java.util.function.Function;

/**
 * Partners of RosettaNet. A partner is described in one of four ways; the hub reads all of them, and writes a partner that is nothing but a
 * number and contacts as a known one, and every other one in full. Each number of a partner stands in an identification of its own; VAT and
 * other registrations, for which RosettaNet has no element, are alternative identifiers of an authority that the two partners agree.
 */
final class PipParties {
  private PipParties() {}

  private static final String ID = "upi:PartnerIdentification";
  private static final String OTHER = "ulc:AlternativeIdentifier";
  private static final String AUTHORITY = OTHER + "/ulc:Authority";
  private static final String VALUE = OTHER + "/ulc:Identifier";
  private static final String ROLE = "upri:ProcessRoleIdentifier";
  private static final String NAMED = "PartnerName";
  private static final String VAT = "VAT";
  private static final String TAX = "TAX";
  private static final String REGISTER = "REGISTRATION";
  private static final As<String> SOMETHING = TEXT.orElse("-");

  /** Who bills and who is billed. */
  static Part specified(String element, String slot, Function<Object, Party> of) {
    return node(element, choose(
        when("known partner", p -> p.has("upi:SpecifiedKnownPartnerContact"), d -> isKnown(of.apply(d)), known("upi:SpecifiedKnownPartnerContact", "upi:SpecifiedKnownPartner", slot, all())),
        when("new partner", p -> p.has("upi:SpecifiedNewPartner"), d -> false, into(slot, node("upi:SpecifiedNewPartner", full()))),
        when("intermittent partner", p -> p.has("upi:SpecifiedIntermittentPartner"), d -> false, into(slot, node("upi:SpecifiedIntermittentPartner", full()))),
        when("full partner", p -> true, d -> true, into(slot, node("upi:SpecifiedFullPartner", full())))));
  }

  /** The partner with a role of its own among the described ones. */
  static Part described(String role, String slot, Function<Object, Party> of) {
    return choose(
        when("known partner", p -> plays(p, "upi:KnownPartnerContact/upi:KnownPartner", role), d -> isKnown(of.apply(d)),
            node("upi:PartnerDescription", among("upi:KnownPartnerContact/upi:KnownPartner/" + ROLE, role),
                known("upi:KnownPartnerContact", "upi:KnownPartner", slot, is(ROLE, role)))),
        when("new partner", p -> plays(p, "upi:NewPartner", role), d -> false, in("upi:NewPartner", role, slot)),
        when("intermittent partner", p -> plays(p, "upi:IntermittentPartner", role), d -> false, in("upi:IntermittentPartner", role, slot)),
        when("full partner", p -> true, d -> true, in("upi:FullPartner", role, slot)));
  }

  private static Part in(String way, String role, String slot) {
    return node("upi:PartnerDescription", among(way + "/" + ROLE, role), node(way, is(ROLE, role), into(slot, full())));
  }

  private static boolean plays(Place above, String way, String role) {
    for (var d : above.all("upi:PartnerDescription")) if (d.text(way + "/" + ROLE).equals(role)) return true;
    return false;
  }

  /** All other described partners. */
  static Part others(String slot) {
    return each(
        slot,
        as("upi:PartnerDescription", o -> PipCodes.isRole(((OtherParty) o).role()), choose(
            when("known partner", p -> p.has("upi:KnownPartnerContact"), o -> isKnown(((OtherParty) o).party()),
                known("upi:KnownPartnerContact", "upi:KnownPartner", "party", at(ROLE, "role", PipCodes.ROLE))),
            when("new partner", p -> p.has("upi:NewPartner"), o -> false, other("upi:NewPartner")),
            when("intermittent partner", p -> p.has("upi:IntermittentPartner"), o -> false, other("upi:IntermittentPartner")),
            when("full partner", p -> true, o -> true, other("upi:FullPartner")))));
  }

  /** The first of the other partners, where there is room for one. */
  static Part one(String slot) {
    return choose(
        when("a partner", p -> p.has("upi:PartnerDescription"), d -> true, into(slot, node("upi:PartnerDescription", choose(
            when("known partner", p -> p.has("upi:KnownPartnerContact"), o -> isKnown(((OtherParty) o).party()) && PipCodes.isRole(((OtherParty) o).role()),
                known("upi:KnownPartnerContact", "upi:KnownPartner", "party", at(ROLE, "role", PipCodes.ROLE))),
            when("new partner", p -> p.has("upi:NewPartner"), o -> false, other("upi:NewPartner")),
            when("intermittent partner", p -> p.has("upi:IntermittentPartner"), o -> false, other("upi:IntermittentPartner")),
            when("full partner", p -> true, o -> PipCodes.isRole(((OtherParty) o).role()), other("upi:FullPartner")),
            when("no role", p -> false, o -> true))))),
        when("no partner", p -> true, d -> false));
  }

  /** Where the partner with a role is identified first; null when nowhere. */
  static Place identified(Place root, String element, String role) {
    for (var e : root.all(element)) {
      for (var d : e.all("upi:PartnerDescription")) {
        for (var full : d.all("upi:FullPartner")) if (full.text(ROLE).equals(role)) for (var id : full.all(ID)) return id;
        for (var known : d.all("upi:KnownPartnerContact")) {
          for (var partner : known.all("upi:KnownPartner")) if (partner.text(ROLE).equals(role)) for (var id : partner.all(ID)) return id;
        }
      }
    }
    return null;
  }

  /** Where the described partner of an element is identified first; null when nowhere. */
  static Place identified(Place root, String path) {
    var at = List.of(root);
    for (var step : path.split("/")) at = at.stream().flatMap(p -> p.all(step).stream()).toList();
    for (var element : at) {
      for (var d : element.all("upi:PartnerDescription")) {
        for (var full : d.all("upi:FullPartner")) for (var id : full.all(ID)) return id;
        for (var known : d.all("upi:KnownPartnerContact")) for (var partner : known.all("upi:KnownPartner")) for (var id : partner.all(ID)) return id;
      }
    }
    return null;
  }

  private static Part other(String way) {
    return node(way, at(ROLE, "role", PipCodes.ROLE), into("party", full()));
  }

  /** Whether a partner is nothing but one number, a name and contacts. */
  static boolean isKnown(Party p) {
    return p != null && p.address() == null && p.identifiers().size() == 1 && p.identifiers().get(0).value() != null && p.vatId() == null && p.taxId() == null
        && p.registration() == null;
  }

  private static Part known(String way, String partner, String slot, Part role) {
    return node(way, into(slot, contacts()), node(partner, role, into(slot, node(ID, at("upi:PartnerName", "name"), into("identifiers", id())))));
  }

  private static Part full() {
    return all(contacts(), identifications(), into("address", address()));
  }

  private static Part contacts() {
    return all(
        into("contact", node("uci:ContactInformation", contact())),
        choose(
            when("a contact among several", p -> true, p -> reached(((Party) p).contact()), each("contacts", "uci:ContactInformation", contact())),
            when("no first contact", p -> false, p -> true)));
  }

  private static boolean reached(Contact c) {
    return c != null && (c.name() != null || c.email() != null || c.fax() != null || c.phone() != null);
  }

  /** A contact, which the schema wants to have a name. */
  static Part contact() {
    return all(at("uci:Contact", "name", SOMETHING), at("uci:Email", "email"), at("uci:Fax", "fax"), at("uci:Phone", "phone"));
  }

  /** All the numbers of a partner, the first together with the name. */
  private static Part identifications() {
    return all(
        node(ID, present("upi:PartnerName"), at("upi:PartnerName", "name"), choose(
            when("no number", p -> p.text(AUTHORITY).equals(NAMED), p -> numberless((Party) p),
                is(AUTHORITY, NAMED), derive(VALUE, "the name, where there is no number", p -> ((Party) p).name())),
            when("VAT number", p -> p.text(AUTHORITY).equals(VAT), p -> !numbered((Party) p), is(AUTHORITY, VAT), at(VALUE, "vatId")),
            when("number", p -> true, p -> true, into("identifiers", id())))),
        registered(VAT, "vatId"),
        registered(REGISTER, "registration.value"),
        registered(TAX, "taxId"),
        each("identifiers", as(ID, i -> ((Identifier) i).value() != null, not(AUTHORITY, VAT, REGISTER, TAX, NAMED), id())));
  }

  /** A name and the first number. */
  static Part named() {
    return all(at("upi:PartnerName", "name"), choose(
        when("no number", p -> p.text(AUTHORITY).equals(NAMED), p -> !numbered((Party) p), is(AUTHORITY, NAMED), derive(VALUE, "the name, where there is no number", p -> ((Party) p).name())),
        when("number", p -> true, p -> true, into("identifiers", id()))));
  }

  private static boolean numberless(Party p) {
    return !numbered(p) && (p.vatId() == null || p.name() == null);
  }

  private static boolean numbered(Party p) {
    return !p.identifiers().isEmpty() && p.identifiers().get(0).value() != null;
  }

  private static Part registered(String authority, String slot) {
    return node(ID, is(AUTHORITY, authority), spare(at(VALUE, slot)));
  }

  /** A number: DUNS, DUNS+4 or GLN in an element of its own, any other with its scheme as the authority. */
  static Part id() {
    return choose(
        when("DUNS", p -> p.has("udt:DUNS"), i -> isDuns((Identifier) i), at("udt:DUNS", "value"), fact("scheme", "0060")),
        when("DUNS+4", p -> p.has("udt:DUNSPlus4"), i -> isDunsPlus((Identifier) i), at("udt:DUNSPlus4", "value"), fact("scheme", "0060")),
        when("GLN", p -> p.has("udt:GLN"), i -> isGln((Identifier) i), at("udt:GLN", "value"), fact("scheme", "0088")),
        when("another number", p -> true, i -> true, at(AUTHORITY, "scheme", SOMETHING), at(VALUE, "value")));
  }

  static boolean isDuns(Identifier i) {
    return "0060".equals(i.scheme()) && i.value() != null && i.value().length() == 9 && digits(i.value());
  }

  static boolean isDunsPlus(Identifier i) {
    return "0060".equals(i.scheme()) && i.value() != null && i.value().length() > 9 && i.value().length() < 14 && digits(i.value());
  }

  static boolean isGln(Identifier i) {
    return "0088".equals(i.scheme()) && i.value() != null && i.value().length() == 13 && digits(i.value());
  }

  /** The authority under which a party is identified first, where that is no DUNS or GLN. */
  static String authority(Party p) {
    if (!numbered(p)) return p.name() == null ? null : p.vatId() == null ? NAMED : VAT;
    var i = p.identifiers().get(0);
    return isDuns(i) || isDunsPlus(i) || isGln(i) ? null : i.scheme() == null ? "-" : i.scheme();
  }

  /** The number that goes with {@link #authority}. */
  static String other(Party p) {
    if (!numbered(p)) return p.vatId() == null ? p.name() : p.name() == null ? null : p.vatId();
    var i = p.identifiers().get(0);
    return isDuns(i) || isDunsPlus(i) || isGln(i) ? null : i.value();
  }

  private static boolean digits(String s) {
    return s.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** An address, of which the schema wants a first line, a city and a country. */
  static Part address() {
    return node(
        "ulc:PhysicalAddress",
        at("ulc:AddressLine1", "line1", SOMETHING),
        at("ulc:AddressLine2", "line2"),
        at("ulc:AddressLine3", "line3"),
        at("ulc:CityName", "city", SOMETHING),
        at("uc:Country", "country", TEXT.orElse("ZZ")),
        at("ucs:CountrySubdivision", "subdivision"),
        at("ulc:PostalCode", "postCode"));
  }

  /** Where goods go: a partner in the role ship to. */
  static Part delivery(String slot) {
    var way = "upi:FullPartner";
    return node("upi:PartnerDescription", among(way + "/" + ROLE, "SHT"), node(way, is(ROLE, "SHT"), into(slot, deliveryPlace())));
  }

  /** The same rows below any way of describing a partner. */
  static Part deliveryPlace() {
    return all(
        into("contact", node("uci:ContactInformation", contact())),
        node(ID, at("upi:PartnerName", "name"), choose(
            when("no number", p -> p.text(AUTHORITY).equals(NAMED), d -> ((Delivery) d).location() == null || ((Delivery) d).location().value() == null,
                is(AUTHORITY, NAMED), derive(VALUE, "the name, where there is no number", d -> ((Delivery) d).name())),
            when("number", p -> true, d -> true, into("location", id())))),
        into("address", address()));
  }

  /** Where the specified partner of an element is identified first; null when nowhere. */
  static Place specifiedId(Place invoice, String element) {
    for (var party : invoice.all(element)) {
      for (var full : party.all("upi:SpecifiedFullPartner")) for (var id : full.all("upi:PartnerIdentification")) return id;
      for (var known : party.all("upi:SpecifiedKnownPartnerContact")) {
        for (var partner : known.all("upi:SpecifiedKnownPartner")) for (var id : partner.all("upi:PartnerIdentification")) return id;
      }
    }
    return null;
  }
}
