package io.bordereau.xml.cxml;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.along;
import static io.bordereau.mapping.Parts.among;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.bound;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.values;

import io.bordereau.document.Delivery;
import io.bordereau.document.Identifier;
import io.bordereau.document.Party;
import io.bordereau.law.CodeList;
import io.bordereau.mapping.As;
import io.bordereau.mapping.Forms;
import io.bordereau.mapping.Part;
import java.util.LinkedHashMap;
import java.util.Map;

/** Parties, contacts and addresses of cXML. */
final class CxmlParties {
  private CxmlParties() {}

  /** Roles of cXML that have a canonical word; all others pass as they are. */
  static final As<String> ROLE =
      Forms.code(
          "cXML contact roles",
          null,
          "sold-to=soldTo",
          "bill-to=billTo",
          "bill-from=billFrom",
          "remit-to=remitTo",
          "issuer=issuerOfInvoice",
          "ship-from=shipFrom",
          "ship-to=shipTo",
          "carrier=carrierCorporate",
          "payer=payer",
          "end-user=endUser",
          "receiving-bank=wireReceivingBank",
          "requester=requester");

  /** Kinds of references that have a canonical word; all others pass as they are. */
  static final As<String> REFERENCE =
      Forms.code(
          "cXML id reference domains",
          null,
          "gst-registration=gstID",
          "pst-registration=pstID",
          "qst-registration=qstID",
          "account-payable=accountPayableID",
          "account-receivable=accountReceivableID",
          "customer=customerReferenceID",
          "department=departmentName");

  /** Schemes of identifiers that stand beside the address: those of the list of electronic address schemes, by their numbers, and two with names. */
  private static final Map<String, String> DOMAINS = domains();

  private static Map<String, String> domains() {
    var all = new LinkedHashMap<String, String>();
    for (var code : CodeList.EAS.codes()) all.put(code, code);
    all.put("0060", "DUNS");
    all.put("0088", "EANID");
    return all;
  }

  /** Schemes of identifiers; all others pass as they are. */
  static final As<String> SCHEME = Forms.code("cXML identifier domains", null, "0060=DUNS", "0088=EANID");

  /** An invoice partner: a contact with a role (a row of the contact), and its references. */
  static Part partner(Part role) {
    return all(along("Contact", role, contact()), registrations(), references());
  }

  /** Registrations of a party. */
  static Part registrations() {
    return all(
        node("IdReference", is("@domain", "vatID"), at("@identifier", "vatId")),
        node("IdReference", is("@domain", "supplierTaxID"), at("@identifier", "taxId")),
        node("IdReference", is("@domain", "companyCode"), at("@identifier", "registration.value")),
        each(
            "identifiers",
            as(
                "IdReference",
                i -> ((Identifier) i).scheme() != null && DOMAINS.containsKey(((Identifier) i).scheme()),
                among("@domain", DOMAINS.values().toArray(String[]::new)),
                at("@domain", "scheme", SCHEME),
                at("@identifier", "value"))));
  }

  /** References that no other row has taken. */
  static Part references() {
    return each("references", "IdReference", at("@domain", "kind", REFERENCE), at("@identifier", "value"), node("Description", at(".", "text"), bound("@xml:lang", CxmlForms.LANGUAGE)));
  }

  /** The contact of a partner. */
  static Part contact() {
    return all(named(), person("contact.name"));
  }

  /** The person to talk to, who has no place of his own. */
  static Part person(String slot) {
    return node("IdReference", is("@domain", "contactPerson"), at("@identifier", slot));
  }

  /** Who and where: what a contact and an address have in common. */
  static Part named() {
    return all(
        into("identifiers", at("@addressID", "value"), at("@addressIDDomain", "scheme", SCHEME)),
        name("name"),
        into("address", address()),
        into("contact", reach()),
        derive("Phone/TelephoneNumber/CountryCode/@isoCountryCode", "country of the address", p -> phoneCountry((Party) p)));
  }

  /** Where the goods go; slots of a delivery. */
  static Part place() {
    return all(
        name("name"),
        at("@addressID", "location.value"),
        at("@addressIDDomain", "location.scheme", SCHEME),
        into("address", address()),
        into("contact", reach()),
        derive("Phone/TelephoneNumber/CountryCode/@isoCountryCode", "country of the address", d -> phoneCountry((Delivery) d)));
  }

  private static String phoneCountry(Delivery d) {
    if (d.contact() == null || d.contact().phone() == null || d.contact().phoneCountry() != null) return null;
    return d.address() == null || d.address().country() == null ? "" : d.address().country();
  }

  /** A person or department without an address of its own; slots of a contact. */
  static Part someone() {
    return all(name("name"), reach());
  }

  /** The DTD demands the country of a telephone number; an empty one where it is not known. */
  private static String phoneCountry(Party p) {
    if (p.contact() == null || p.contact().phone() == null || p.contact().phoneCountry() != null) return null;
    return p.address() == null || p.address().country() == null ? "" : p.address().country();
  }

  static Part name(String slot) {
    return along("Name", at(".", slot), bound("@xml:lang", CxmlForms.LANGUAGE));
  }

  static Part reach() {
    return all(
        node("Email", at(".", "email")),
        node(
            "Phone",
            node(
                "TelephoneNumber",
                at("CountryCode", "phoneCountryCode"),
                at("CountryCode/@isoCountryCode", "phoneCountry"),
                at("AreaOrCityCode", "phoneArea"),
                at("Number", "phone"),
                derive("CountryCode", "stands even when empty", c -> ""),
                derive("AreaOrCityCode", "stands even when empty", c -> ""),
                at("Extension", "phoneExtension"))),
        node("Fax", at("TelephoneNumber/Number", "fax")),
        at("URL", "url"));
  }

  static Part address() {
    return node(
        "PostalAddress",
        values("deliverTo", "DeliverTo"),
        at("Street+", "line1"),
        at("Street+", "line2"),
        at("Street+", "line3"),
        at("City", "city"),
        at("State", "subdivision"),
        at("PostalCode", "postCode"),
        node("Country", at("@isoCountryCode", "country"), at(".", "countryName")));
  }
}
