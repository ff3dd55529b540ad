package io.bordereau.edi;

import static io.bordereau.mapping.Forms.TEXT;
import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.among;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.first;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.oneOf;
import static io.bordereau.mapping.Parts.pair;
import static io.bordereau.mapping.Parts.pairs;
import static io.bordereau.mapping.Parts.spare;
import static io.bordereau.mapping.Parts.values;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Address;
import io.bordereau.document.Delivery;
import io.bordereau.document.Invoice;
import io.bordereau.document.Order;
import io.bordereau.document.OrderResponse;
import io.bordereau.document.Party;
import io.bordereau.mapping.As;
import io.bordereau.mapping.Forms;
import io.bordereau.mapping.Part;
import java.util.List;

/** The N1 loop: parties, addresses and contacts. */
final class X12Parties {
  private X12Parties() {}

  /** The rows of a party below its N1. */
  static Part party() {
    return party("REF");
  }

  /**
   * The rows of a party below its N1.
   *
   * @param references the segment of its references: REF, or N9
   */
  static Part party(String references) {
    return all(
        at("02", "name"),
        pairs(List.of("03", "04"), List.of(), "identifiers", "scheme", "value", X12Codes.ID_SCHEME),
        at("N2/01", "tradingName"),
        into("address", address()),
        node(references, among("01", "VX", "GT"), at("02", "vatId"), at("01", "taxScheme", X12Forms.code("tax ids", "VX",
            "GST=GT").orElse("VX"))),
        node(
            references,
            among("01", "TJ", "4O", "3S", "4G"),
            at("02", "taxId"),
            at("01", "taxIdScheme", X12Forms.code("tax ids", "TJ", "QST=4O", "PST=3S", "provincial=4G").orElse("TJ"))),
        node(references, is("01", "AEC"), at("02", "registration.value"), at("03", "registration.scheme")),
        each("references", references, reference()),
        node("PER", into("contact", contact())),
        each("contacts", "PER", contact()));
  }

  /** The bank account to pay to, among the references of the payee or else of the seller. */
  static Part account() {
    return first(
        "/payments",
        node("REF", is("01", "14"), spare(at("02", "account.id", X12Forms.IBAN))),
        node("REF", is("01", "11"), spare(at("02", "account.id"))),
        node("REF", is("01", "ACT"), spare(at("02", "account.name", X12Forms.width(30)))),
        node("REF", is("01", "02"), spare(at("02", "account.provider", X12Forms.BIC))),
        node("REF", oneOf("01", "01", "RT"), spare(at("02", "account.provider"))));
  }

  /** A delivery: the place is its party. */
  static Part delivery() {
    return all(
        at("02", "name"),
        derive("02", "the buyer's name where the place has neither name nor number", TEXT, (d, whole) -> unnamed((Delivery) d, buyer(whole))),
        choose(
            when(
                "location",
                p -> p.has("04"),
                d -> ((Delivery) d).location() != null && ((Delivery) d).location().value() != null,
                at("03", "location.scheme", X12Codes.ID_SCHEME),
                at("04", "location.value"))),
        into("address", values("deliverTo", "N2", "01", 2), address()),
        each("references", "REF", reference()),
        node("PER", into("contact", contact())),
        each("contacts", "PER", contact()));
  }

  /** N1 demands a name or a number (X12 004010, N1 condition R0203): goods to no other place go to the buyer. */
  private static String unnamed(Delivery place, Party buyer) {
    return place.name() != null || place.location() != null || buyer == null ? null : buyer.name();
  }

  private static Party buyer(Object document) {
    return switch (document) {
      case Invoice i -> i.buyer();
      case Order o -> o.buyer();
      case OrderResponse r -> r.buyer();
      case Object other -> null;
    };
  }

  /** A reference without a term of its own. */
  static Part reference() {
    return all(at("01", "kind", X12Codes.REFERENCE), at("02", "value"), at("03", "text"));
  }

  /** A reference without a term of its own, with its date (N9). */
  static Part dated() {
    return all(reference(), at("04", "date", X12Forms.DATE));
  }

  /** An address (N3, N4). */
  static Part address() {
    return all(
        node("N3", at("01", "line1"), at("02", "line2")),
        node("N3", at("01", "line3", LINE3)),
        node(
            "N4",
            at("01", "city"),
            choose(
                when(
                    "subdivision in words",
                    p -> p.text("05").equals("SP"),
                    a -> ((Address) a).subdivision() != null && ((Address) a).subdivision().length() != 2,
                    is("05", "SP"),
                    at("06", "subdivision")),
                when("subdivision", p -> true, a -> true, at("02", "subdivision"))),
            at("03", "postCode"),
            at("04", "country", X12Forms.COUNTRY)));
  }

  private static final As<String> LINE3 =
      X12Forms.losing(
          Forms.TEXT,
          (v, s) -> s.beside("line1") == null && s.beside("line2") == null ? "X12 cannot tell a third line that stands alone" : null);

  /** A contact and its numbers. */
  static Part contact() {
    return all(
        at("02", "name"),
        pairs(
            List.of("03", "04", "05", "06", "07", "08"),
            List.of(pair("phone", "TE"), pair("email", "EM"), pair("fax", "FX"), pair("url", "UR")),
            null, null, null, null),
        at("01", "role", X12Codes.CONTACT));
  }
}
