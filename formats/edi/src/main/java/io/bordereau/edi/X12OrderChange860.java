package io.bordereau.edi;

import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.follows;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.must;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.oneOf;

import io.bordereau.document.Order;
import io.bordereau.mapping.Mapping;
import java.util.List;

/** X12 transaction set 860, purchase order change by the buyer: one table for both ways, for 004010 and 005010. */
final class X12OrderChange860 {
  private X12OrderChange860() {}

  /** The mapping for one directory. */
  static Mapping<Order> mapping(Directory directory) {
    var set = directory.set("860");
    return Mapping.of(Order.class)
        .named("X12 " + directory.id().substring(4) + " 860")
        .family("x12-860", EdiNames.SHARED)
        .binding(X12OrderHeads.HASH, p -> p.has("CTT/02") ? "yes" : null, (d, c) -> c.option(X12OrderHeads.HASH, null))
        .binding(X12OrderHeads.NAMES, p -> X12OrderHeads.readNames(p, "POC"), X12OrderHeads::writeNames)
        .root(
            "860",
            node(
                "BCH",
                at("01", "purpose", X12OrderCodes.CHANGE_PURPOSE),
                at("02", "kind", X12OrderCodes.KIND),
                must("03", "number"),
                at("04", "release"),
                at("05", "change"),
                must("06", "issued", X12Forms.DATE),
                at("07", "request"),
                at("08", "contract", X12Forms.width(30)),
                at("09", "salesOrder"),
                at("11", "changed", X12Forms.DATE),
                at("12", "contractType", X12Forms.own("x12")),
                at("13", "security", X12Forms.own("x12")),
                at("14", "answer", X12OrderCodes.ANSWER),
                at("15", "transaction", X12Forms.own("x12")),
                at("16", "category", X12Forms.own("x12"))),
            follows("type", "230 (change of an order)", null, List.of(), o -> "230"),
            node("REF", oneOf("01", "Q1", "PR"), at("02", "quote")),
            X12OrderHeads.head(set),
            each("lines", "POC", X12OrderLines.changed(X12OrderParts.in(set, "POC"))),
            X12OrderHeads.summary(),
            X12OrderHeads.losses(),
            lose("type", "every 860 is a change of an order (230)"),
            lose("lines.confirmations", "the 865 answers a change"));
  }
}
