package io.bordereau.edi;

import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.follows;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.must;
import static io.bordereau.mapping.Parts.node;

import io.bordereau.document.OrderResponse;
import io.bordereau.mapping.Mapping;
import java.util.List;

/** X12 transaction set 855, purchase order acknowledgement by the seller: one table for both ways, for 004010 and 005010. */
final class X12OrderResponse855 {
  private X12OrderResponse855() {}

  /** The mapping for one directory. */
  static Mapping<OrderResponse> mapping(Directory directory) {
    var set = directory.set("855");
    return Mapping.of(OrderResponse.class)
        .named("X12 " + directory.id().substring(4) + " 855")
        .family("x12-855", EdiNames.SHARED)
        .binding(X12OrderHeads.HASH, p -> p.has("CTT/02") ? "yes" : null, (d, c) -> c.option(X12OrderHeads.HASH, null))
        .binding(X12OrderHeads.NAMES, p -> X12OrderHeads.readNames(p, "PO1"), X12OrderHeads::writeNames)
        .root(
            "855",
            node(
                "BAK",
                at("01", "purpose", X12OrderCodes.PURPOSE),
                must("02", "verdict", X12OrderCodes.VERDICT),
                must("03", "order"),
                must("04", "orderDate", X12Forms.DATE),
                at("05", "release"),
                at("06", "request"),
                at("07", "contract", X12Forms.width(30)),
                at("08", "salesOrder"),
                at("09", "issued", X12Forms.DATE),
                at("10", "transaction", X12Forms.own("x12"))),
            follows("number", "the seller's number of the order", null, List.of("salesOrder"), s -> s[0]),
            follows("type", "231 (order response)", null, List.of(), o -> "231"),
            X12OrderHeads.head(set),
            each("lines", "PO1", X12OrderLines.ordered(X12OrderParts.in(set, "PO1"))),
            X12OrderHeads.summary(),
            X12OrderHeads.losses(),
            lose("number", "the 855 carries the seller's number of the order, not one of the answer"),
            lose("type", "every 855 is an order response (231)"),
            lose("change", "the 855 answers an order, not a change of it"),
            lose("lines.action", "the 855 says in its confirmations what becomes of a line"),
            lose("lines.open", "the 855 says in its confirmations what is still to come"));
  }
}
