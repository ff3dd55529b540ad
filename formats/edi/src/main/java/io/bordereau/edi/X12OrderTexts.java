package io.bordereau.edi;

import static io.bordereau.mapping.Parts.absent;
import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.given;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.some;
import static io.bordereau.mapping.Parts.usual;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Classification;
import io.bordereau.mapping.As;
import io.bordereau.mapping.Forms;
import io.bordereau.mapping.Part;
import io.bordereau.mapping.Parts;
import io.bordereau.mapping.Place;
import io.bordereau.mapping.Scope;

/** What an order, its change and the answer to it say of an item: name, descriptions, classifications. */
final class X12OrderTexts {
  private X12OrderTexts() {}

  /** Descriptions that hold for all lines (PID). */
  static Part texts() {
    return Parts.each("texts", "PID", description(true));
  }

  /** Name, description and further texts of an item (PID); where names are product descriptions, PID02 says so. */
  static Part descriptions() {
    return all(
        into(
            "item",
            given(X12OrderHeads.NAMES, "", node("PID", plainText(), at("05", "name")), description()),
            given(
                X12OrderHeads.NAMES,
                "product",
                choose(
                    when(
                        "product description",
                        p -> p.all("PID").stream().anyMatch(X12OrderTexts::names),
                        i -> true,
                        node("PID", usual("01", "F"), some("05"), is("02", "08"), absent("03"), absent("04"), at("05", "name")),
                        description()),
                    when("plain name", p -> true, i -> false, node("PID", plainText(), at("05", "name")), description()))),
            Parts.each("texts", "PID", description(false))));
  }

  /** A text that says nothing of what it describes. */
  private static Part plainText() {
    return all(usual("01", "F"), some("05"), absent("02"), absent("03"), absent("04"));
  }

  private static Part description() {
    return node("PID", plainText(), at("05", "description", DESCRIPTION));
  }

  /** Whether a PID is the product description of retailers, which names an item. */
  static boolean names(Place pid) {
    return pid.text("02").equals("08") && pid.has("05") && !pid.has("03") && !pid.has("04");
  }

  /** The first description of a line is its name; one that stands alone cannot be told from a name. */
  private static final As<String> DESCRIPTION =
      X12Forms.losing(
          Forms.TEXT, (v, s) -> s.beside("name") == null ? "X12 cannot tell the only description of an item from its name" : null);

  /** A text of no kind cannot be told from a name or description that is absent. */
  private static final As<String> TEXT = X12Forms.losing(Forms.TEXT, X12OrderTexts::plain);

  private static final String NAMELESS = "X12 cannot tell the only product description from the name";

  private static final As<String> CHARACTERISTIC =
      X12Forms.losing(X12OrderCodes.CHARACTERISTIC, (v, s) -> v.equals("product") && s.beside("../name") == null ? NAMELESS : null);

  private static final As<String> TEXT_KIND =
      X12Forms.code("description types (349)", null, "structured=S", "semi-structured=X").orElse("F");

  private static String plain(String value, Scope s) {
    if ("product".equals(s.beside("characteristic")) && s.beside("../name") == null) return NAMELESS;
    return s.beside("characteristic") != null || s.beside("code") != null || s.beside("agency") != null
            || s.beside("../name") != null && s.beside("../description") != null
        ? null
        : "X12 cannot tell it from the name or description of the item";
  }

  private static Part description(boolean whole) {
    return all(
        at("01", "kind", whole ? TEXT_KIND : X12Forms.losing(TEXT_KIND, X12OrderTexts::plain)),
        at("02", "characteristic", whole ? X12OrderCodes.CHARACTERISTIC : CHARACTERISTIC),
        at("03", "agency"),
        at("04", "code"),
        at("05", "text", whole ? Forms.TEXT : TEXT));
  }

  /** Classifications of the item (TC2). */
  static Part classifications() {
    return into(
        "item",
        Parts.each(
            "classifications",
            as("TC2", c -> ((Classification) c).list() != null, at("01", "list", X12Forms.own("x12")), at("02", "code"))));
  }
}
