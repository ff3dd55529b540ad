package io.bordereau.xml.ubl;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.joined;
import static io.bordereau.mapping.Parts.node;

import io.bordereau.document.Moment;
import io.bordereau.document.OtherDate;
import io.bordereau.document.OtherParty;
import io.bordereau.document.Reference;
import io.bordereau.mapping.As;
import io.bordereau.mapping.BadValue;
import io.bordereau.mapping.Part;
import io.bordereau.xml.Namespaces;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** What the UBL documents around the invoice have in common: names, profiles, process, moments, parties. */
final class UblFrame {
  private UblFrame() {}

  /** Length of {@code urn:fdc:}, or of as much of the names of processes as tells nothing. */
  private static final int PREFIX = 8;

  private static final String XSD = "urn:oasis:names:specification:ubl:schema:xsd:";

  static final Namespaces NAMES =
      new Namespaces()
          .root("Order", XSD + "Order-2")
          .root("OrderChange", XSD + "OrderChange-2")
          .root("OrderCancellation", XSD + "OrderCancellation-2")
          .root("OrderResponse", XSD + "OrderResponse-2")
          .root("OrderResponseSimple", XSD + "OrderResponseSimple-2")
          .root("ApplicationResponse", XSD + "ApplicationResponse-2")
          .root("DespatchAdvice", XSD + "DespatchAdvice-2")
          .root("RemittanceAdvice", XSD + "RemittanceAdvice-2")
          .with("cac", XSD + "CommonAggregateComponents-2")
          .with("cbc", XSD + "CommonBasicComponents-2")
          .with("ext", XSD + "CommonExtensionComponents-2");

  /**
   * A profile of a UBL document.
   *
   * @param name for people
   * @param customization what the document says its specification is, where it names none itself; null when the profile has no name for it
   * @param process the same of the business process
   * @param places the places that it has; null for all
   */
  record Profile(String name, String customization, String process, Predicate<String> places) {
    /** UBL 2.1 as it stands. */
    static final Profile PLAIN = new Profile("UBL 2.1", null, null, null);

    /** Whether it is UBL as it stands. */
    boolean plain() {
      return places == null;
    }

    /** Whether a CustomizationID is this profile's, or that of an extension of it. */
    boolean is(String specification) {
      return specification != null && (specification.equals(customization) || specification.startsWith(customization + ":") || specification.startsWith(customization + "#"));
    }
  }

  /** Which specification and which process the document follows; a profile writes no name of another. */
  static Part process(Profile p) {
    if (p.customization() == null) return all(at("cbc:CustomizationID", "process.specification"), at("cbc:ProfileID", "process.businessProcess"));
    var family = p.process().substring(0, p.process().indexOf(':', PREFIX) + 1);
    return all(
        at("cbc:CustomizationID", "process.specification", own(p.customization(), p::is)),
        at("cbc:ProfileID", "process.businessProcess", own(p.process(), v -> v.startsWith(family))));
  }

  private static As<String> own(String name, Predicate<String> known) {
    return As.<String>of(
            "text",
            (t, s) -> t,
            (v, s) -> {
              if (known.test(v)) return v;
              s.lossy("the profile has a name of its own, " + name);
              return name;
            })
        .elseWrite(name);
  }

  /** A day and, where it is known, the time of day, in two elements. */
  static Part moment(String slot, String date, String time) {
    return joined(slot, "date (ISO 8601), time beside it", List.of(date, time), UblFrame::together, UblFrame::apart);
  }

  private static Moment together(String[] t) {
    if (t[0] == null) return null;
    var text = t.length < 2 || t[1] == null ? t[0] : t[0].substring(0, Math.min(10, t[0].length())) + "T" + t[1];
    try {
      return Moment.parse(text);
    } catch (DateTimeException | StringIndexOutOfBoundsException e) {
      throw new BadValue("'" + text + "' is not a date like 2026-11-22 with a time like 09:30:00");
    }
  }

  private static String[] apart(Moment m) {
    var text = m.toString();
    int t = text.indexOf('T');
    return t < 0 ? new String[] {text, null} : new String[] {text.substring(0, t), text.substring(t + 1)};
  }

  /** A party, with its address of registration. */
  static Part party() {
    return all(
        UblInvoice.anyParty("cac:PartyLegalEntity/cbc:RegistrationName", "cac:PartyName/cbc:Name"),
        node("cac:PartyLegalEntity/cac:RegistrationAddress", into("registered", UblInvoice.address())));
  }

  /** A party that is known by its name rather than as a legal entity. */
  static Part named() {
    return UblInvoice.anyParty("cac:PartyName/cbc:Name", "cac:PartyLegalEntity/cbc:RegistrationName");
  }

  /** A party in a role, which stands in an element of its own. */
  static Part.Occurrence role(String element, String role, boolean wrapped) {
    var party = into("party", wrapped ? named() : party());
    return as(element, in(role), fact("role", role), wrapped ? node("cac:Party", party) : party);
  }

  /** Whether a party is in a role. */
  static Predicate<Object> in(String role) {
    return o -> role.equals(((OtherParty) o).role());
  }

  /** Members of {@code references} of one kind. */
  static Part.Occurrence reference(String element, String kind, String place) {
    return as(element, r -> kind.equals(((Reference) r).kind()), fact("kind", kind), at(place, "value"));
  }

  /** Whether a date is of one of these kinds. */
  static Predicate<Object> dated(String... kinds) {
    return d -> Arrays.asList(kinds).contains(((OtherDate) d).kind());
  }

  /** Documents that are attached or referred to. */
  static Part attachments(String element) {
    return each("attachments", element, UblInvoice.attachment(), at("cbc:DocumentType", "typeText"));
  }

  /** Where and to whom goods go, and when they are to leave. */
  static Part delivery() {
    return all(place(), moment("despatch", "cac:Despatch/cbc:RequestedDespatchDate", "cac:Despatch/cbc:RequestedDespatchTime"));
  }

  /** Where and to whom goods go. */
  static Part place() {
    return all(
        node("cac:DeliveryLocation", UblInvoice.identifier("cbc:ID", "location"), at("cbc:Name", "place"), node("cac:Address", into("address", UblInvoice.address()))),
        node("cac:DeliveryParty", recipient()));
  }

  /** The party that takes delivery. */
  static Part recipient() {
    return all(
        each("identifiers", "cac:PartyIdentification", at("cbc:ID", "value"), at("cbc:ID/@schemeID", "scheme")),
        at("cac:PartyName/cbc:Name", "name"),
        node("cac:PostalAddress", into("partyAddress", UblInvoice.address())),
        node("cac:Contact", into("contact", UblInvoice.contact())));
  }
}
