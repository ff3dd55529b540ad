package io.bordereau.xml.rosettanet;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.along;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.joined;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.not;
import static io.bordereau.mapping.Parts.oneOf;
import static io.bordereau.mapping.Parts.usual;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Delivery;
import io.bordereau.document.Identifier;
import io.bordereau.document.Item;
import io.bordereau.document.Party;
import io.bordereau.document.PaymentTerm;
import io.bordereau.mapping.As;
import io.bordereau.mapping.Part;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What the documents of the DTD generation share: partners, places, products, payment terms. */
final class DtdParts {
  private DtdParts() {}

  /** Elements that the DTDs demand even where they hold nothing. */
  static final String BUSINESS = "BusinessDescription";

  private static final String NUMBER = "PartnerBusinessIdentification";
  private static final String DOMAIN = "ProprietaryDomainIdentifier";
  private static final String AUTHORITY = "ProprietaryIdentifierAuthority";
  private static final String VALUE = "ProprietaryBusinessIdentifier";
  private static final String DUNS = "GlobalBusinessIdentifier";
  private static final String TAX = "TAX";
  private static final String REGISTER = "REGISTRATION";

  /** Kinds of partners who give numbers to products, beside those whose number has a term of its own. */
  private static final Set<String> KINDS =
      Set.of("Broker", "Carrier", "Customs Broker", "Distribution Center", "End User Government", "Financier", "Freight Forwarder", "Retailer", "Shopper", "Warehouser");

  static final As<String> UNIT = PipList.openUnits().form("Unitless Unit of Measure").orElse("Unitless Unit of Measure");

  static final As<String> SHIPMENT_TERMS =
      PipList.open("GlobalShipmentTermsCode", "collect=Collect", "prepaid=Prepaid (by seller)", "prepaid-and-charged=Prepaid but charged to customer", "third-party=Third party pay",
              "pickup=Customer pick-up/backhaul")
          .form();

  static final As<String> SERVICE_LEVEL = PipList.open("GlobalShippingServiceLevelCode").form();

  private static final As<String> CONDITION =
      PipList.open("GlobalPaymentConditionCode", "delivery=Receipt of goods", "invoice-receipt=Receipt of Invoice", "ship=Shipment", "acceptance=Acceptance", "consumption=Consumption")
          .form();

  /** No, in any of its spellings; the other answer is left-over data. */
  static Part no(String element) {
    return oneOf(element + "/AffirmationIndicator", "No", "no", "NO", "N");
  }

  // ---- partners -----------------------------------------------------------------------------------------------------------------

  /** One of the two partners of the document, with its role, contact and address. */
  static Part side(String element, String slot, Function<Object, Party> of, String kind, String role) {
    return role(element, slot, of, kind, role, place());
  }

  /** One of the two partners of the document, whose address stands elsewhere. */
  static Part role(String element, String slot, Function<Object, Party> of, String kind, String role) {
    return role(element, slot, of, kind, role, all());
  }

  private static Part role(String element, String slot, Function<Object, Party> of, String kind, String role, Part place) {
    return along(
        element + "/PartnerRoleDescription",
        is("GlobalPartnerRoleClassificationCode", role),
        into(slot, into("contact", node("ContactInformation", contact()))),
        choose(
            when("a partner", p -> true, d -> of.apply(d) != null, into(slot, partner(kind, all(), place))),
            when("nobody", p -> false, d -> true, along("PartnerDescription", along(BUSINESS)))));
  }

  /** A partner with its own contact. */
  static Part partner(String kind) {
    return partner(kind, into("contact", node("ContactInformation", contact())), place());
  }

  private static Part place() {
    return into("address", node("PhysicalLocation/PhysicalAddress", address()));
  }

  private static Part partner(String kind, Part contact, Part place) {
    return along("PartnerDescription", business(), usual("GlobalPartnerClassificationCode", kind), contact, place);
  }

  /** Name and numbers. */
  static Part business() {
    return along(
        BUSINESS,
        at("businessName/FreeFormText", "name"),
        choose(
            when("DUNS", p -> p.has(DUNS), p -> isDuns((Party) p), into("identifiers", at(DUNS, "value"), fact("scheme", "0060"))),
            when("no DUNS", p -> true, p -> true)),
        node(NUMBER, is(DOMAIN, TAX), at(VALUE, "taxId")),
        node(NUMBER, is(DOMAIN, REGISTER), at(VALUE, "registration.value")),
        numbers(),
        node("NationalBusinessTaxIdentifier", at("BusinessTaxIdentifier", "vatId"), derive("GlobalCountryCode", "country of the address, or of the number", p -> country((Party) p))));
  }

  private static Part numbers() {
    return each("identifiers", as(NUMBER, i -> ((Identifier) i).value() != null, not(DOMAIN, TAX, REGISTER), scheme("scheme"), at(VALUE, "value")));
  }

  /** The domain of a number and the authority that gives them out: {@code authority:domain}. */
  private static Part scheme(String slot) {
    return joined(slot, "domain, with its authority before a colon", List.of(AUTHORITY, DOMAIN), DtdParts::schemeTogether, DtdParts::schemeApart);
  }

  private static String schemeTogether(String[] t) {
    if (t[0] != null) return t[0] + ":" + (t[1] == null ? "-" : t[1]);
    return t[1] == null || t[1].equals("-") ? null : t[1];
  }

  private static String[] schemeApart(String scheme) {
    if (scheme == null) return new String[] {null, "-"};
    int colon = scheme.indexOf(':');
    boolean both = colon > 0 && colon + 1 < scheme.length() && scheme.charAt(colon + 1) != ' ' && scheme.charAt(colon - 1) != ' ';
    return both ? new String[] {scheme.substring(0, colon), scheme.substring(colon + 1)} : new String[] {null, scheme};
  }

  private static boolean isDuns(Party p) {
    return !p.identifiers().isEmpty() && PipParties.isDuns(p.identifiers().get(0));
  }

  private static String country(Party p) {
    if (p.address() != null && p.address().country() != null) return p.address().country();
    return p.vatId() != null && p.vatId().matches("[A-Z]{2}.*") ? p.vatId().substring(0, 2) : "ZZ";
  }

  /** A person to talk to. */
  static Part contact() {
    return all(
        at("contactName/FreeFormText", "name"),
        at("EmailAddress", "email"),
        at("facsimileNumber/CommunicationsNumber", "fax"),
        at("telephoneNumber/CommunicationsNumber", "phone"));
  }

  /** An address. */
  static Part address() {
    return all(
        at("addressLine1/FreeFormText", "line1"),
        at("addressLine2/FreeFormText", "line2"),
        at("addressLine3/FreeFormText", "line3"),
        at("cityName/FreeFormText", "city"),
        at("GlobalCountryCode", "country"),
        at("NationalPostalCode", "postCode"),
        at("regionName/FreeFormText", "subdivision"));
  }

  /** Where goods go. */
  static Part delivery(String element) {
    return node(
        element + "/PartnerDescription",
        along(
            BUSINESS,
            at("businessName/FreeFormText", "name"),
            choose(
                when("DUNS", p -> p.has(DUNS), d -> isDuns((Delivery) d), into("identifiers", at(DUNS, "value"), fact("scheme", "0060"))),
                when("no DUNS", p -> true, d -> true)),
            numbers()),
        usual("GlobalPartnerClassificationCode", "End User"),
        into("contact", node("ContactInformation", contact())),
        choose(
            when("GLN", p -> p.has("PhysicalLocation/GlobalLocationIdentifier"), d -> isGln((Delivery) d),
                into("location", at("PhysicalLocation/GlobalLocationIdentifier", "value"), fact("scheme", "0088"))),
            when("another number", p -> true, d -> true,
                into("location", node("PhysicalLocation/PartnerLocationIdentification", numbered(), at("ProprietaryLocationIdentifier", "value"))))),
        into("address", node("PhysicalLocation/PhysicalAddress", address())));
  }

  private static Part numbered() {
    return choose(
        when("a number", p -> true, l -> ((Identifier) l).value() != null, scheme("scheme")),
        when("no number", p -> false, l -> true));
  }

  /** Whether a delivery says where. */
  static boolean goes(Delivery d) {
    return d != null && (d.name() != null || d.location() != null || d.address() != null || d.contact() != null || !d.identifiers().isEmpty());
  }

  private static boolean isDuns(Delivery d) {
    return !d.identifiers().isEmpty() && PipParties.isDuns(d.identifiers().get(0));
  }

  private static boolean isGln(Delivery d) {
    return d.location() != null && PipParties.isGln(d.location());
  }

  // ---- products -----------------------------------------------------------------------------------------------------------------

  /** The numbers of a product, each with the kind of partner who gave it. */
  static Part product() {
    return choose(
        when("no product", p -> !p.has("GlobalProductIdentifier") && !p.has("PartnerProductIdentification"), i -> !isNumbered((Item) i)),
        when("product", p -> true, i -> true,
            choose(
                when("GTIN", p -> p.has("GlobalProductIdentifier"), i -> isGtin((Item) i), at("GlobalProductIdentifier", "standardId.value", PipProducts.GTIN), fact("standardId.scheme", "0160")),
                when("no GTIN", p -> true, i -> true)),
            number("sellerId", "Distributor", "Reseller"),
            number("buyerId", "End User", "Original Equipment Manufacturer"),
            number("manufacturerId", "Manufacturer", "Contract Manufacturer"),
            each("identifiers", as("PartnerProductIdentification", i -> ((Identifier) i).value() != null && KINDS.contains(String.valueOf(((Identifier) i).scheme())),
                not("GlobalPartnerClassificationCode", "Distributor", "Reseller", "End User", "Original Equipment Manufacturer", "Manufacturer", "Contract Manufacturer"),
                at("GlobalPartnerClassificationCode", "scheme"), at("ProprietaryProductIdentifier", "value")))));
  }

  private static Part number(String slot, String... kinds) {
    return node("PartnerProductIdentification", oneOf("GlobalPartnerClassificationCode", kinds), at("ProprietaryProductIdentifier", slot));
  }

  private static boolean isGtin(Item i) {
    if (!PipProducts.hasGtin(i)) return false;
    int n = i.standardId().value().length();
    return (n == 8 || n >= 12 && n <= 14) && PipProducts.digits(i.standardId().value());
  }

  private static boolean isNumbered(Item i) {
    return i.sellerId() != null || i.buyerId() != null || i.manufacturerId() != null || !i.identifiers().isEmpty() || isGtin(i);
  }

  // ---- payment ------------------------------------------------------------------------------------------------------------------

  /** Payment terms, each with one discount. */
  static Part terms() {
    return each(
        "paymentTerms",
        as(
            "PaymentTerms",
            t -> says((PaymentTerm) t),
            at("Discounts/discountDays/CountableAmount", "discountDays", DtdForms.DAYS),
            at("Discounts/discountPercent/PercentAmount", "discountPercent"),
            at("GlobalPaymentConditionCode", "basis", CONDITION),
            at("netTermsDay/DayOfMonth", "dayOfMonth", DtdForms.DAY_OF_MONTH),
            at("netTermsDays/CountableAmount", "netDays", DtdForms.DAYS),
            at("percentDue/PercentAmount", "deferredPercent")));
  }

  private static boolean says(PaymentTerm t) {
    return t.discountDays() != null || t.discountPercent() != null || t.dayOfMonth() != null || t.netDays() != null || t.deferredPercent() != null;
  }
}
