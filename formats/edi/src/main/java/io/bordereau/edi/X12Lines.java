package io.bordereau.edi;

import static io.bordereau.mapping.Parts.absent;
import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.follows;
import static io.bordereau.mapping.Parts.given;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.pair;
import static io.bordereau.mapping.Parts.some;
import static io.bordereau.mapping.Parts.spare;

import io.bordereau.document.AllowanceCharge;
import io.bordereau.document.Decimal;
import io.bordereau.document.Money;
import io.bordereau.mapping.Part;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The IT1 loop: lines. */
final class X12Lines {
  private X12Lines() {}

  /** Binding: whether the line amounts are {@code stated} (PAM) or follow from quantity and price. */
  static final String NET = "net";

  /** The rows of a line in a version of X12. */
  static Part line(boolean taxDates) {
    return all(
        at("01", "id"),
        at("02", "quantity", X12Forms.QUANTITY),
        at("03", "unit", X12Forms.UNIT),
        into("price", X12Items.price("04", "05")),
        X12Items.identifiers(6, 25, pair("order", "PO"), pair("orderLine", "PL"), pair("salesOrder", "VO")),
        X12Supplements.quantities(),
        node("IT3", into("shipment", shipped())),
        into("vat", X12Amounts.lineVat()),
        X12Amounts.taxes(false),
        node("CTP", is("01", "WS"), given(X12Items.PRICE_BASE, "ctp", at("04", "price.baseQuantity"), at("05/01", "price.baseUnit", X12Forms.UNIT))),
        node("CTP", is("02", "LPR"), absent("01"), at("03", "price.gross")),
        X12Supplements.prices(),
        X12Items.priceDiscount(),
        X12Items.descriptions(),
        X12Supplements.measurements(),
        each("attachments", "PWK", X12Settlement.attachment()),
        X12Supplements.packaging("packs"),
        node("PO4", into("pack", X12Items.pack())),
        each("paymentTerms", "ITD", X12Settlement.terms()),
        node("REF", is("01", "L1"), some("03"), at("03", "note")),
        node("REF", is("01", "AH"), at("02", "contract")),
        node("REF", is("01", "MA"), at("02", "despatchAdvice")),
        node("REF", is("01", "RV"), at("02", "receivingAdvice")),
        X12Items.attributes(),
        node("REF", is("01", "PO"), spare(at("02", "order"))),
        X12Items.serialNumbers(),
        X12OrderTransport.distributions(),
        each("references", "REF", X12Parties.reference()),
        X12Supplements.answers(),
        each("contacts", "PER", X12Parties.contact()),
        node("DTM", is("01", "150"), at("02", "period.start", X12Forms.DATE)),
        node("DTM", is("01", "151"), at("02", "period.end", X12Forms.DATE)),
        node("DTM", is("01", "011"), at("02", "shipment.date", X12Forms.DATE)),
        each("dates", "DTM", X12Settlement.date(X12Codes.LINE_DATE)),
        node("CAD", into("shipment", X12Settlement.carrier())),
        X12Supplements.tariffs(),
        X12Amounts.allowances(taxDates),
        X12Supplements.components(),
        node("N1", is("01", "ST"), into("delivery", X12Parties.delivery())),
        each("parties", "N1", at("01", "role", X12Codes.ROLE), into("party", X12Parties.party())),
        follows(
            "net",
            "quantity times price, less allowances, with charges",
            NET,
            List.of("quantity", "price.net", "price.baseQuantity", "allowances", "charges"),
            X12Lines::net,
            node("PAM", is("04", "1"), at("05", "net", X12Forms.MONEY))),
        each("amounts", as("PAM", X12Supplements::coded, at("04", "kind", X12Codes.AMOUNT), at("05", "amount", X12Forms.MONEY))),
        X12Supplements.codes(),
        X12Supplements.voyages(),
        X12Supplements.accountingData(),
        lose("price.baseQuantity", "the price is written per unit"),
        lose("price.baseUnit", "the price is written per unit of the quantity"));
  }

  /** What was shipped, and how it differs from the order (IT3). */
  private static Part shipped() {
    return all(
        at("01", "units", X12Forms.QUANTITY),
        at("02", "unitsUnit", X12Forms.UNIT),
        at("03", "status", X12Forms.own("x12")),
        at("04", "difference"),
        at("05", "differenceReason", X12Forms.own("x12")));
  }

  /** BT-131 as EN 16931 computes it, rounded to two decimals. */
  private static Object net(Object[] from) {
    if (from[0] == null || from[1] == null) return null;
    var amount = ((Decimal) from[0]).value().multiply(((Decimal) from[1]).value());
    if (from[2] instanceof Decimal base && base.value().signum() > 0) amount = amount.divide(base.value(), 10, RoundingMode.HALF_UP);
    return new Money(amount.subtract(sum(from[3])).add(sum(from[4])).setScale(2, RoundingMode.HALF_UP));
  }

  private static BigDecimal sum(Object items) {
    var sum = BigDecimal.ZERO;
    if (items instanceof List<?> list) {
      for (var i : list) if (i instanceof AllowanceCharge a && a.amount() != null) sum = sum.add(a.amount().amount());
    }
    return sum;
  }
}
