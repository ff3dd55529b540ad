package io.bordereau.xml.cxml;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.along;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.bound;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.values;

import io.bordereau.document.Party;
import io.bordereau.mapping.As;
import io.bordereau.mapping.Forms;
import io.bordereau.mapping.Part;

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

  /** An invoice partner: a contact with a role (a row of the contact), and its references. */
  static Part partner(Part role) {
    return all(
        along("Contact", role, contact()),
        node("IdReference", is("@domain", "vatID"), at("@identifier", "vatId")),
        node("IdReference", is("@domain", "supplierTaxID"), at("@identifier", "taxId")),
        node("IdReference", is("@domain", "companyCode"), at("@identifier", "registration.value")),
        each("references", "IdReference", at("@domain", "kind", REFERENCE), at("@identifier", "value"), at("Description", "text")));
  }

  /** The contact of a partner. */
  static Part contact() {
    return all(
        into("identifiers", at("@addressID", "value"), at("@addressIDDomain", "scheme")),
        name("name"),
        into("address", address()),
        into("contact", reach()),
        node("IdReference", is("@domain", "contactPerson"), at("@identifier", "contact.name")),
        derive("Phone/TelephoneNumber/CountryCode/@isoCountryCode", "country of the address", p -> phoneCountry((Party) p)));
  }

  /** The DTD demands the country of a telephone number. */
  private static String phoneCountry(Party p) {
    if (p.contact() == null || p.contact().phone() == null || p.contact().phoneCountry() != null) return null;
    return p.address() == null ? null : p.address().country();
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
