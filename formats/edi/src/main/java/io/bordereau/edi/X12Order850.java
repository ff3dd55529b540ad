package io.bordereau.edi;

import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.must;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.oneOf;

import io.bordereau.document.Order;
import io.bordereau.mapping.Mapping;

/** X12 transaction set 850, purchase order: one table for both ways, for 004010 and 005010. */
final class X12Order850 {
  private X12Order850() {}

  /** The mapping for one directory; what differs between them is where the directory has other segments. */
  static Mapping<Order> mapping(Directory directory) {
    var set = directory.set("850");
    return Mapping.of(Order.class)
        .named("X12 " + directory.id().substring(4) + " 850")
        .family("x12-850", EdiNames.SHARED)
        .binding(X12OrderHeads.HASH, p -> p.has("CTT/02") ? "yes" : null, (d, c) -> c.option(X12OrderHeads.HASH, null))
        .binding(X12OrderHeads.NAMES, p -> X12OrderHeads.readNames(p, "PO1"), X12OrderHeads::writeNames)
        .root(
            "850",
            node(
                "BEG",
                X12OrderHeads.purpose(),
                X12OrderHeads.kind(),
                must("03", "number"),
                at("04", "release"),
                must("05", "issued", X12Forms.DATE),
                at("06", "contract", X12Forms.width(30)),
                at("07", "answer", X12OrderCodes.ANSWER),
                at("08", "invoicing", X12Forms.own("x12")),
                at("09", "contractType", X12Forms.own("x12")),
                at("10", "category", X12Forms.own("x12")),
                at("11", "security", X12Forms.own("x12")),
                at("12", "transaction", X12Forms.own("x12"))),
            node("REF", is("01", "VN"), at("02", "salesOrder")),
            node("REF", oneOf("01", "Q1", "PR"), at("02", "quote")),
            X12OrderHeads.head(set),
            each("lines", "PO1", X12OrderLines.ordered(X12OrderParts.in(set, "PO1"))),
            X12OrderHeads.summary(),
            X12OrderHeads.losses(),
            lose("type", "the 850 says it of blanket, rush, call-off and consignment orders and of changes only"),
            lose("change", "the 850 is the order itself; the 860 numbers its changes"),
            lose("changed", "the 850 is the order itself; the 860 dates its changes"),
            lose("lines.action", "the 850 is the order itself; the 860 changes its lines"),
            lose("lines.open", "only the 860 says what is still to come"),
            lose("lines.confirmations", "the 855 answers an order"));
  }
}
