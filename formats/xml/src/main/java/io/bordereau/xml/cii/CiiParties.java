package io.bordereau.xml.cii;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.not;
import static io.bordereau.mapping.Parts.prefer;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Contact;
import io.bordereau.document.Delivery;
import io.bordereau.document.Identifier;
import io.bordereau.document.OtherParty;
import io.bordereau.document.Party;
import io.bordereau.mapping.As;
import io.bordereau.mapping.BadValue;
import io.bordereau.mapping.Part;
import java.util.function.Predicate;

/** The parties of a Cross Industry Invoice (TradeParty), their addresses and contacts. */
final class CiiParties {
  private CiiParties() {}

  /** A party with a slot of its own. */
  static Part party(String place, String slot) {
    return node(place, into(slot, rows()));
  }

  /** A party that EN 16931 does not know. */
  static Part other(String place, String role) {
    return each(
            "parties",
            as(place, p -> role.equals(((OtherParty) p).role()), fact("role", role), into("party", rows())))
        .most(1);
  }

  private static Part rows() {
    return all(
        identifiers(),
        at("ram:Name", "name"),
        at("ram:Description", "legalInfo"),
        node(
            "ram:SpecifiedLegalOrganization",
            at("ram:ID", "registration.value"),
            at("ram:ID/@schemeID", "registration.scheme"),
            at("ram:TradingBusinessName", "tradingName")),
        node("ram:DefinedTradeContact", into("contact", contact())),
        further(p -> speaks(((Party) p).contact())),
        node("ram:PostalTradeAddress", into("address", address())),
        node(
            "ram:URIUniversalCommunication",
            at("ram:URIID", "endpoint.value"),
            at("ram:URIID/@schemeID", "endpoint.scheme")),
        node("ram:SpecifiedTaxRegistration", is("ram:ID/@schemeID", "VA"), at("ram:ID", "vatId")),
        node("ram:SpecifiedTaxRegistration", not("ram:ID/@schemeID", "VA"), node("ram:ID", at(".", "taxId"), at("@schemeID", "taxIdScheme", CiiForms.TAX_SCHEME))));
  }

  /** Contacts behind the first, which has a slot of its own. */
  private static Part further(Predicate<Object> first) {
    return choose(
        when("further contacts", p -> true, first, each("contacts", "ram:DefinedTradeContact", contact())),
        when("none", p -> false, p -> true));
  }

  private static boolean speaks(Contact c) {
    return c != null && (c.name() != null || c.department() != null || c.phone() != null || c.fax() != null || c.email() != null);
  }

  private static Part identifiers() {
    return each(
        "identifiers",
        as("ram:ID", i -> ((Identifier) i).scheme() == null, at(".", "value"), at("@schemeID", "scheme")),
        as("ram:GlobalID", i -> true, at(".", "value"), at("@schemeID", "scheme")));
  }

  private static Part contact() {
    return all(
        at("ram:PersonName", "name"),
        at("ram:DepartmentName", "department"),
        at("ram:TypeCode", "role", CiiForms.CONTACT),
        at("ram:TelephoneUniversalCommunication/ram:CompleteNumber", "phone"),
        at("ram:FaxUniversalCommunication/ram:CompleteNumber", "fax"),
        at("ram:EmailURIUniversalCommunication/ram:URIID", "email"));
  }

  private static Part address() {
    return all(
        at("ram:PostcodeCode", "postCode"),
        at("ram:LineOne", "line1"),
        at("ram:LineTwo", "line2"),
        at("ram:LineThree", "line3"),
        at("ram:CityName", "city"),
        at("ram:CountryID", "country"),
        at("ram:CountryName", "countryName"),
        at("ram:CountrySubDivisionName", "subdivision"));
  }

  /** Where the goods went. */
  static Part delivery() {
    return all(
        node(
            "ram:ShipToTradeParty",
            into(
                "delivery",
                location(),
                at("ram:Name", "name"),
                node("ram:DefinedTradeContact", into("contact", contact())),
                further(d -> speaks(((Delivery) d).contact())),
                node("ram:PostalTradeAddress", into("address", address())),
                each(
                    "references",
                    "ram:SpecifiedTaxRegistration",
                    at("ram:ID", "value"),
                    at("ram:ID/@schemeID", "kind", CiiForms.REGISTRATION)))),
        at("ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/udt:DateTimeString", "delivery.date", CiiForms.DAY));
  }

  /** BT-71 stands in ID, and in GlobalID where its scheme is known. */
  private static Part location() {
    return all(
        prefer(at("ram:ID", "location.value", LOCAL), at("ram:GlobalID", "location.value")),
        at("ram:GlobalID/@schemeID", "location.scheme"));
  }

  private static final As<String> LOCAL =
      As.of(
          "identifier without a scheme",
          (t, s) -> t,
          (v, s) -> {
            if (s.beside("scheme") != null) throw new BadValue("an identifier with a scheme");
            return v;
          });
}
