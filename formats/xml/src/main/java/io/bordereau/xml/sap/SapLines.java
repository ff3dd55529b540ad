package io.bordereau.xml.sap;

import static io.bordereau.mapping.Parts.absent;
import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.among;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.follows;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.not;
import static io.bordereau.mapping.Parts.present;
import static io.bordereau.mapping.Parts.spare;
import static io.bordereau.mapping.Parts.split;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.AllowanceCharge;
import io.bordereau.document.Identifier;
import io.bordereau.document.Note;
import io.bordereau.document.OtherAmount;
import io.bordereau.document.Reference;
import io.bordereau.mapping.Part;
import java.util.List;

/** The items of an invoice (E1EDP01) and the segments below each. */
final class SapLines {
  private SapLines() {}

  /** Kinds of conditions (KSCHL) that are the price and no surcharge, as SAP delivers them. */
  private static final String[] PRICES = {"PR00", "PPR0", "PR01", "PR02", "PB00", "PBXX", "PNTP"};

  static Part line() {
    return all(
        SapInvoic02.segment(),
        at("POSEX", "id", SapForms.ITEM),
        at("MENGE", "quantity", SapForms.QUANTITY),
        at("MENEE", "unit", SapForms.UNIT),
        into("price", at("VPREI", "net", SapForms.number(15)), at("PEINH", "baseQuantity", SapForms.number(9)), at("PMENE", "baseUnit", SapForms.UNIT)),
        at("UEPOS", "parent", SapForms.ITEM),
        into("pack", at("BRGEW", "weight", SapForms.number(18)), at("GEWEI", "weightUnit", SapForms.text(3))),
        each("properties", SapInvoic02.named("NTGEW", 18), SapInvoic02.named("PSTYV", 4), SapInvoic02.named("WERKS", 4), SapInvoic02.named("LGORT", 4),
            SapInvoic02.named("MATKL", 9), SapInvoic02.named("EMPST", 25), SapInvoic02.named("ABTNR", 4), SapInvoic02.named("ROUTE", 6), SapInvoic02.named("VSTEL", 4)),
        references(),
        dates(),
        item(),
        amounts(),
        SapInvoic02.segment("E1EDPA1", is("PARVW", "WE"), into("delivery", SapParties.delivery())),
        each("parties", as("E1EDPA1", p -> true, SapParties.other(), SapInvoic02.segment())),
        price(),
        each("allowances", as("E1EDP05", SapInvoic02::isCondition, is("ALCKZ", "-"), condition(), rates())),
        each("charges", as("E1EDP05", SapInvoic02::isCondition, is("ALCKZ", "+"), not("KSCHL", PRICES), condition(), charged())),
        SapInvoic02.segment("E1EDP04", into("vat", at("MWSKZ", "category", SapForms.text(7)), at("MSATZ", "rate", SapForms.number(17)),
            at("MWSBT", "amount", SapForms.MONEY), at("KTEXT", "reason", SapForms.text(50)))),
        SapInvoic02.segment("E1EDP28", at("HERKL", "item.origin", SapForms.text(3))),
        texts());
  }

  private static Part condition() {
    return all(SapInvoic02.reasons(), at("KOBAS", "base", SapForms.MONEY), SapInvoic02.segment());
  }

  private static Part rates() {
    return all(at("KRATE", "unitRate", SapForms.number(15)), at("UPRBS", "quantity", SapForms.number(9)), at("MEAUN", "unit", SapForms.UNIT));
  }

  /** The rate of a surcharge that is named: one without a name would be taken for the price. */
  private static Part charged() {
    return choose(when("named", p -> p.has("KSCHL"), c -> SapForms.isOwn(((AllowanceCharge) c).reasonCode(), 4), rates()), when("not named", p -> true, c -> true));
  }

  /** The price where it stands as a condition: named as one, or the first that has a rate and no name. */
  private static Part price() {
    return all(node("E1EDP05", among("KSCHL", PRICES), rate()), node("E1EDP05", is("ALCKZ", "+"), absent("KSCHL"), absent("KPERC"), present("KRATE"), rate()));
  }

  private static Part rate() {
    return into("price", spare(at("KRATE", "net", SapForms.number(15))), spare(at("UPRBS", "baseQuantity", SapForms.number(9))), spare(at("MEAUN", "baseUnit", SapForms.UNIT)));
  }

  private static Part references() {
    return all(
        SapInvoic02.segment("E1EDP02", is("QUALF", "001"), at("BELNR", "order", SapForms.text(35)), at("ZEILE", "orderLine", SapForms.ITEM), at("DATUM", "orderDate", SapForms.DATE)),
        SapInvoic02.segment("E1EDP02", is("QUALF", "002"), at("BELNR", "salesOrder", SapForms.text(35)), at("ZEILE", "salesOrderLine", SapForms.ITEM)),
        SapInvoic02.segment("E1EDP02", is("QUALF", "016"), at("BELNR", "despatchAdvice", SapForms.text(35)), at("ZEILE", "despatchLine", SapForms.ITEM)),
        SapInvoic02.segment("E1EDP02", is("QUALF", "005"), at("BELNR", "contract", SapForms.text(35))),
        each("references", as("E1EDP02", r -> SapForms.isOwn(((Reference) r).kind(), 3), at("QUALF", "kind", SapForms.own(3)), at("BELNR", "value", SapForms.text(35)),
            at("ZEILE", "line", SapForms.ITEM), at("DATUM", "date", SapForms.DATE), SapInvoic02.segment())));
  }

  private static Part dates() {
    return all(
        SapInvoic02.segment("E1EDP03", is("IDDAT", "001"), at("DATUM", "delivery.date", SapForms.DATE)),
        each("dates", as("E1EDP03", SapInvoic02::isDate, at("IDDAT", "kind", SapForms.own(3)), at("DATUM", "at", SapForms.DATE), SapInvoic02.segment())));
  }

  private static Part item() {
    return into(
        "item",
        SapInvoic02.segment("E1EDP19", is("QUALF", "001"), at("IDTNR", "buyerId", SapForms.text(35))),
        SapInvoic02.segment("E1EDP19", is("QUALF", "002"), at("IDTNR", "sellerId", SapForms.text(35)), at("KTEXT", "name", SapForms.text(70))),
        SapInvoic02.segment("E1EDP19", is("QUALF", "003"), at("IDTNR", "standardId.value", SapForms.text(35))),
        follows("standardId.scheme", "0160 (GTIN)", null, List.of("standardId.value"), v -> v[0] == null ? null : "0160"),
        each("identifiers", as("E1EDP19", i -> SapForms.isOwn(((Identifier) i).scheme(), 3), at("QUALF", "scheme", SapForms.own(3)), at("IDTNR", "value", SapForms.text(35)),
            SapInvoic02.segment())));
  }

  /** Amounts of an item: the net value, and what it was before discounts; other sub-totals are those of the calculation procedure. */
  private static Part amounts() {
    return all(
        SapInvoic02.segment("E1EDP26", is("QUALF", "003"), at("BETRG", "net", SapForms.MONEY)),
        spare(at("NETWR", "net", SapForms.MONEY)),
        SapInvoic02.segment("E1EDP26", is("QUALF", "002"), at("BETRG", "beforeModifications", SapForms.MONEY)),
        SapInvoic02.segment("E1EDP26", is("QUALF", "006"), into("price", spare(at("BETRG", "net", SapForms.number(18))))),
        each("amounts", as("E1EDP26", a -> SapForms.isOwn(((OtherAmount) a).kind(), 3) && ((OtherAmount) a).amount() != null,
            at("QUALF", "kind", SapForms.own(3)), at("BETRG", "amount", SapForms.PLAIN), SapInvoic02.segment())));
  }

  /** The item note (TDID 0002), and the other texts. */
  private static Part texts() {
    return all(
        node("E1EDPT1", SapInvoic02.segment(), is("TDID", "0002"), split("note", "E1EDPT2", "TDLINE", 70, 999, " ", SapInvoic02.segment())),
        each("notes", as("E1EDPT1", n -> SapInvoic02.said((Note) n), at("TDID", "subject", SapForms.SUBJECT.elseWrite("0001")), at("TSSPRAS_ISO", "language", SapForms.text(2)),
            split("text", "E1EDPT2", "TDLINE", 70, 999, " ", SapInvoic02.segment()), SapInvoic02.segment())));
  }
}
