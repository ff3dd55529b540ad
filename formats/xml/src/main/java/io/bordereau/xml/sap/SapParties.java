package io.bordereau.xml.sap;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.joined;
import static io.bordereau.mapping.Parts.once;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Delivery;
import io.bordereau.document.Identifier;
import io.bordereau.mapping.As;
import io.bordereau.mapping.BadValue;
import io.bordereau.mapping.Forms;
import io.bordereau.mapping.Part;
import java.util.List;

/** The partner segments (E1EDKA1, E1EDPA1): who plays a role, where, and whom to ask. */
final class SapParties {
  private SapParties() {}

  private static final int NAME = 35;

  /** Roles (PARVW) and our words for them. */
  private static final As<String> ROLE =
      Forms.code("partner functions", "sap", "bill-to=RE", "payer=RG", "sold-to=AG", "ship-to=WE", "supplier=LF", "issuer=RS", "carrier=SP", "contact=AP",
          "manufacturer=MF");

  /** A party below its segment, but for its role. */
  static Part party() {
    return all(identifiers(), name(), into("address", address()), into("contact", contact()));
  }

  /** A delivery: the place is its party. */
  static Part delivery() {
    return all(
        choose(
            when("GLN", p -> p.has("ILNNR"), d -> located(d, "0088"), into("location", at("ILNNR", "value", SapForms.text(70)), fact("scheme", "0088"))),
            when("our number of the place", p -> p.has("PARTN"), d -> located(d, "seller-assigned"),
                into("location", at("PARTN", "value", SapForms.text(17)), fact("scheme", "seller-assigned"))),
            when("no number", p -> true, d -> true)),
        once("identifiers", number("PARTN", "seller-assigned", 17), number("LIFNR", "buyer-assigned", 17)),
        name(),
        into("address", address()),
        into("contact", contact()));
  }

  private static boolean located(Object delivery, String scheme) {
    var at = ((Delivery) delivery).location();
    return at != null && scheme.equals(at.scheme()) && at.value() != null;
  }

  /** Another party: its role and who it is. */
  static Part other() {
    return all(at("PARVW", "role", ROLE.elseWrite("ZZ")), into("party", party()));
  }

  /** The number of a party with us (PARTN), ours with it (LIFNR), and its GLN. */
  private static Part identifiers() {
    return once(
        "identifiers",
        number("PARTN", "seller-assigned", 17),
        number("LIFNR", "buyer-assigned", 17),
        number("ILNNR", "0088", 70));
  }

  private static Part.Occurrence number(String field, String scheme, int most) {
    return as(field, i -> scheme.equals(((Identifier) i).scheme()), at(".", "value", SapForms.text(most)), fact("scheme", scheme));
  }

  /** The name, which goes on in the second field behind a blank. */
  static Part name() {
    return joined("name", "name in two fields of " + NAME, List.of("NAME1", "NAME2"), SapParties::together, SapParties::apart);
  }

  private static String together(String[] parts) {
    if (parts[0] == null) return parts[1];
    return parts[1] == null ? parts[0] : parts[0] + " " + parts[1];
  }

  private static String[] apart(String name) {
    if (name.length() <= NAME) return new String[] {name, null};
    int blank = name.lastIndexOf(' ', NAME);
    if (blank <= 0 || name.length() - blank - 1 > NAME) throw new BadValue("'" + name + "' does not fit into two fields of " + NAME + " characters");
    return new String[] {name.substring(0, blank), name.substring(blank + 1)};
  }

  /** An address. */
  static Part address() {
    return all(
        at("STRAS", "line1", SapForms.text(35)),
        at("STRS2", "line2", SapForms.text(35)),
        at("ORT02", "line3", SapForms.text(35)),
        at("ORT01", "city", SapForms.text(35)),
        at("PSTLZ", "postCode", SapForms.text(9)),
        at("REGIO", "subdivision", SapForms.text(3)),
        at("LAND1", "country", SapForms.text(3)));
  }

  /** A contact. */
  static Part contact() {
    return all(at("BNAME", "name", SapForms.text(35)), at("TELF1", "phone", SapForms.text(25)), at("TELFX", "fax", SapForms.text(25)));
  }
}
