package io.bordereau.xml.rosettanet;

import static io.bordereau.mapping.Forms.TEXT;
import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.along;
import static io.bordereau.mapping.Parts.always;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.must;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.spare;
import static io.bordereau.mapping.Parts.usual;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Identifier;
import io.bordereau.document.Party;
import io.bordereau.mapping.As;
import io.bordereau.mapping.Part;
import io.bordereau.mapping.Place;
import java.util.function.Function;

/**
 * The document header of the XSD generation: number and time of the document, and who sends it to whom. A party that has an electronic
 * address is named by it; any other by its name and first number, which then stand a second time.
 */
final class PipHeader {
  private PipHeader() {}

  private static final String HEADER = "ssdh:DocumentHeader/";
  private static final String ID = "upi:PartnerIdentification";
  private static final String[] NUMBERS = {"udt:DUNS", "udt:DUNSPlus4", "udt:GLN", "ulc:AlternativeIdentifier/ulc:Identifier"};

  /**
   * A side of the transmission.
   *
   * @param element Sender or Receiver
   * @param slot the party
   * @param of the party of a document
   * @param body where the body identifies it first; an empty text for nowhere
   */
  record Side(String element, String slot, Function<Object, Party> of, Function<Place, Place> body) {}

  /** Number, time and what else stands in the header; comes after the rows of the body, so that what is known from there is not read twice. */
  static Part header(String version, Part correlation, Part manifest, Side sender, Side receiver) {
    return all(
        always(
            "ssdh:DocumentHeader",
            correlation,
            always(
                "ssdh:DocumentInformation",
                manifest,
                must("ssdh:Creation", "issued", PipDates.TIME),
                node(
                    "ssdh:DocumentIdentification",
                    must("ssdh:Identifier", "number"),
                    usual("ssdh:StandardDocumentIdentification/ssdh:Standard", "RosettaNet"),
                    usual("ssdh:StandardDocumentIdentification/ssdh:Version", version)))),
        sender == null ? all() : side(sender),
        receiver == null ? all() : side(receiver));
  }

  private static Part side(Side s) {
    var path = HEADER + "ssdh:" + s.element + "/" + ID;
    return choose(
        when("named as in the body", p -> same(p, path, s.body.apply(p)), d -> address(s.of.apply(d)) == null, along(path, into(s.slot, identified()))),
        when("named by an address", p -> true, d -> true, node(path, into(s.slot, spare(at("upi:PartnerName", "name")), into("endpoint", PipParties.id())))));
  }

  private static String address(Party p) {
    return p == null || p.endpoint() == null ? null : p.endpoint().value();
  }

  static boolean same(Place root, String header, Place body) {
    var name = root.text(header + "/upi:PartnerName");
    if (name.isEmpty() || body == null || !name.equals(body.text("upi:PartnerName"))) return false;
    for (var n : NUMBERS) if (!root.text(header + "/" + n).equals(body.text(n))) return false;
    return true;
  }

  /** Name and first number, worked out from the party. */
  static Part identified() {
    return all(
        derive("upi:PartnerName", "the name once more", p -> ((Party) p).name()),
        derive("udt:DUNS", "the first number once more", p -> first(p, PipParties::isDuns)),
        derive("udt:DUNSPlus4", "the first number once more", p -> first(p, PipParties::isDunsPlus)),
        derive("udt:GLN", "the first number once more", p -> first(p, PipParties::isGln)),
        derive("ulc:AlternativeIdentifier/ulc:Authority", "the first number once more", p -> PipParties.authority((Party) p)),
        derive("ulc:AlternativeIdentifier/ulc:Identifier", "the first number once more", p -> PipParties.other((Party) p)));
  }

  private static String first(Object party, Function<Identifier, Boolean> test) {
    var ids = ((Party) party).identifiers();
    return ids.isEmpty() || !test.apply(ids.get(0)) ? null : ids.get(0).value();
  }

  /** The contract that the document belongs to. */
  static Part contract(String contract, String type) {
    return node(
        "ssdh:CorrelationInformation/ssdh:ContractInformation", at("ssdh:ContractIdentifier", contract), type == null ? all() : at("ssdh:ContractType", type));
  }

  /** A text that is never absent. */
  static As<String> or(String absent) {
    return TEXT.orElse(absent);
  }

  /** The id of a part of the same message: {@code cid:} and the id. */
  static As<String> cid() {
    return As.of("cid: and the id of the part", (t, s) -> t.startsWith("cid:") ? t.substring(4) : t, (v, s) -> "cid:" + v);
  }
}
