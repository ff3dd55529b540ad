package io.bordereau.edi;

import static io.bordereau.mapping.Parts.absent;
import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.always;
import static io.bordereau.mapping.Parts.among;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.first;
import static io.bordereau.mapping.Parts.follows;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.must;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.not;
import static io.bordereau.mapping.Parts.oneOf;
import static io.bordereau.mapping.Parts.present;
import static io.bordereau.mapping.Parts.spare;
import static io.bordereau.mapping.Parts.usual;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Invoice;
import io.bordereau.document.Line;
import io.bordereau.document.OtherDate;
import io.bordereau.document.PaymentTerm;
import io.bordereau.document.Vat;
import io.bordereau.mapping.As;
import io.bordereau.mapping.Choice;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Part;
import io.bordereau.mapping.Parts;
import io.bordereau.mapping.Place;
import io.bordereau.mapping.Scope;
import io.bordereau.mapping.Tree;
import java.util.List;

/**
 * EDIFACT INVOIC: one table for both ways and for every directory, whose differences are rows. D.14B has the shape of EN 16931-3-4, the
 * older directories that of EANCOM and of practice.
 */
final class EdifactInvoic {
  /** The choices that a partner's agreement may make about an INVOIC. */
  static final Choice[] CHOICES = {
    new Choice(X12Forms.SIGN, List.of("positive", "negative"), "whether the amounts and quantities of a credit stand with a minus"),
    new Choice(EdifactAmounts.CURRENCY, List.of("stated"), "every amount repeats the currency (6345)"),
    new Choice("delimiters", List.of(), "the six characters of UNA, such as :+.? '"),
    new Choice("charset", List.of("UNOA", "UNOB", "UNOC", "UNOD", "UNOE", "UNOF", "UNOW", "UNOY"), "the syntax identifier (0001), and how texts become bytes")
  };

  private final Directory d;
  private final EdifactCodes codes;
  private final EdifactParties parties;
  private final EdifactAmounts amounts;
  private final EdifactLines lines;
  private final As<String> id;
  private final boolean en;

  private EdifactInvoic(Directory d) {
    this.d = d;
    this.codes = EdifactCodes.of(d);
    this.parties = new EdifactParties(d, codes);
    this.amounts = new EdifactAmounts(d, codes);
    this.lines = new EdifactLines(d, codes, parties, amounts);
    this.id = parties.reference(2);
    this.en = d == Directory.D14B;
  }

  /** INVOIC of a directory. */
  static Mapping<Invoice> mapping(Directory d) {
    var m = new EdifactInvoic(d);
    return Mapping.of(Invoice.class)
        .named("EDIFACT " + d.id().substring(8).toUpperCase(java.util.Locale.ROOT) + " INVOIC")
        .family("edifact-invoic", EdiNames.SHARED)
        .binding(X12Forms.SIGN, EdifactInvoic::readSign, (i, c) -> ((Invoice) i).isCredit() ? c.option(X12Forms.SIGN, "positive") : null)
        .binding(EdifactLines.AGENCY, EdifactLines::readAgency, (i, c) -> c.option(EdifactLines.AGENCY, null))
        .binding(EdifactLines.BUYERS, EdifactLines::readBuyers, (i, c) -> c.option(EdifactLines.BUYERS, null))
        .binding(EdifactLines.SELLERS, EdifactLines::readSellers, (i, c) -> c.option(EdifactLines.SELLERS, null))
        .binding(EdifactAmounts.CURRENCY, EdifactInvoic::readCurrency, (i, c) -> c.option(EdifactAmounts.CURRENCY, null))
        .root("INVOIC", m.header(), m.texts(), m.references(), m.parties(), m.settlement(), m.transport(), m.amounts.headTax(), m.amounts.allowances(),
            m.attachments(), each("lines", as("LIN", EdifactInvoic::isBilled, m.lines.line())), m.summary(), m.losses());
  }

  /** A credit stands with a minus when its total does; an invoice whose total is negative is a credit. */
  private static String readSign(Place root) {
    for (var uns : root.all("UNS")) {
      for (var kind : List.of("388", "77", "128", "9", "39", "86")) {
        for (var amount : uns.all("MOA")) {
          if (!amount.text("01/01").equals(kind)) continue;
          if (amount.text("01/02").startsWith("-")) return "negative";
          return credit(root.text("BGM/01/01")) ? "positive" : null;
        }
      }
    }
    return credit(root.text("BGM/01/01")) ? "positive" : null;
  }

  private static boolean credit(String type) {
    return X12Codes.isCredit(type);
  }

  /** Whether the summary's amounts all repeat their currency. */
  private static String readCurrency(Place root) {
    boolean any = false;
    for (var uns : root.all("UNS")) {
      for (var amount : uns.all("MOA")) {
        if (!amount.has("01/03")) return null;
        any = true;
      }
    }
    return any ? "stated" : null;
  }

  private Part header() {
    return all(
        node(
            "BGM",
            at("01/01", "type", type()),
            at("01/04", "transaction", EdifactForms.id(35)),
            must(d.simple("BGM", 2), "number", EdifactForms.id(en ? 70 : 35)),
            at("03", "purpose", EdifactCodes.PURPOSE),
            at("04", "action", EdifactForms.own())),
        node("DTM", oneOf("01/01", "137", "3"), present("01/02"), must("01/02", "issued", EdifactForms.DATE)),
        node("DTM", among("01/01", "3", "35", "432"), absent("01/02"), at("01/01", "taxPointCode", EdifactForms.codes(d, "2005", null))),
        node("DTM", is("01/01", "131"), at("01/02", "taxPoint", EdifactForms.DATE)),
        node("DTM", is("01/01", "35"), at("01/02", "delivery.date", EdifactForms.DATE)),
        node("DTM", is("01/01", "11"), at("01/02", "shipment.date", EdifactForms.DATE)),
        node("DTM", oneOf("01/01", "167", "194"), at("01/02", "period.start", EdifactForms.DATE)),
        node("DTM", oneOf("01/01", "168", "206"), at("01/02", "period.end", EdifactForms.DATE)),
        node("ALI", at("03", "origin", EdifactForms.own())));
  }

  /** Dates without a term of their own; a qualifier without a date says nothing, and periods in one text are passed on. */
  static Part dates(EdifactCodes codes) {
    return each(
        "dates",
        as(
            "DTM",
            o -> EdifactForms.isSayable((OtherDate) o),
            present("01/02"),
            at("01/01", "kind", codes.date().elseWrite("171")),
            choose(
                when("day or moment", p -> EdifactForms.isMoment(p.text("01/02"), p.text("01/03")), o -> ((OtherDate) o).at() != null, at("01/02", "at",
                    EdifactForms.DATE)),
                when("period", p -> true, o -> true, at("01/02", "text", EdifactForms.id(35)), at("01/03", "layout", EdifactForms.id(3))))));
  }

  /** 1001. An invoice whose total is negative is a credit. */
  private As<String> type() {
    var list = codes.type();
    return new As<>() {
      @Override
      public String parse(Tree tree, int node, Scope scope) {
        var type = list.parse(tree, node, scope);
        if (!"negative".equals(scope.binding(X12Forms.SIGN)) || X12Codes.isCredit(type)) return type;
        scope.odd();
        return "381";
      }

      @Override
      public String print(String value, Scope scope) {
        return list.print(value, scope);
      }

      @Override
      public String says() {
        return list.says();
      }
    };
  }

  private Part texts() {
    var text = EdifactTexts.note(d);
    int code = d.width("FTX", 3, 1);
    return all(
        node("FTX", is("01", "AAB"), at("04/01", "terms", text)),
        node("FTX", is("01", "DOC"), at("03/01", "process.businessProcess", EdifactForms.id(code)), at("04/01", "process.specification", text)),
        node("FTX", is("01", "REG"), at("04/01", "seller.legalInfo", text)),
        first("payments", node("FTX", is("01", "AAT"), at("04/01", "meansText", text))));
  }

  /** Notes, behind what has a term of its own. */
  private Part notes() {
    return each("notes", "FTX", at("01", "subject", subject()), at("04/01", "text", EdifactTexts.note(d)), at("05", "language", EdifactForms.id(3)));
  }

  /** The subject of a note. Those that are taken for terms of their own are said as general. */
  private As<String> subject() {
    var list = codes.note();
    return As.of(list.says(), (t, s) -> d.has("4451", t) ? t : "edifact:" + t, (v, s) -> {
      boolean taken = v.equals("AAB") ? s.beside("../terms") == null : List.of("DOC", "REG", "AAT", "AGM", "TXD").contains(v);
      if (!taken) return list.print(v, s);
      s.lossy("EDIFACT would take a text of this subject for another term");
      return "AAI";
    }).elseWrite("AAI");
  }

  /** Why no VAT is charged; the row of the breakdown that it is about is the first whose category says so. */
  private Part exemption() {
    int code = d.width("FTX", 3, 1);
    return first(
        "vat",
        v -> EdifactInvoic.exempt((Vat) v),
        node("FTX", d.has("4451", "AGM") ? oneOf("01", "AGM", "TXD") : is("01", "TXD"), at("03/01", "reasonCode", EdifactForms.id(code)), at("04/01", "reason",
            EdifactTexts.note(d))));
  }

  private static boolean exempt(Vat v) {
    boolean stated = v.base() != null || v.amount() != null;
    return stated && v.scheme() == null && v.category() != null && !List.of("S", "Z", "L", "M", "B").contains(v.category());
  }

  private Part references() {
    return all(
        node("RFF", is("01/01", "ON"), at("01/02", "order", id), node("DTM", oneOf("01/01", "171", "4"), at("01/02", "orderDate", EdifactForms.DATE))),
        node("RFF", is("01/01", "VN"), at("01/02", "salesOrder", id)),
        node("RFF", oneOf("01/01", "CT", "BC"), at("01/02", "contract", id),
            node("DTM", usual("01/01", "171"), at("01/02", "contractDate", EdifactForms.DATE))),
        node("RFF", is("01/01", "AEP"), at("01/02", "project", id)),
        node("RFF", is("01/01", "GC"), at("01/02", "tender", id)),
        node("RFF", is("01/01", "ALO"), at("01/02", "receivingAdvice", id)),
        node("RFF", is("01/01", "AAK"), at("01/02", "despatchAdvice", id)),
        object(),
        first("payments", node("RFF", is("01/01", "PQ"), at("01/02", "remittance", id))),
        en ? all() : node("RFF", is("01/01", "CR"), at("01/02", "buyerReference", id)),
        each("preceding", "RFF", among("01/01", "OI", "IV"), usual("01/01", "OI"), at("01/02", "number", id),
            node("DTM", d.has("2005", "384") ? oneOf("01/01", "384", "171", "3") : oneOf("01/01", "171", "384", "3"),
                at("01/02", "issued", EdifactForms.DATE))),
        each("references", "RFF", parties.reference()));
  }

  private Part object() {
    if (!d.has("1153", "ATS")) return node("RFF", is("01/01", "ACE"), at("01/02", "object.value", id));
    var set = node("GIR", usual("01", "14"), at("02/01", "object.value", EdifactForms.id(35)));
    return node("RFF", is("01/01", "ATS"), set, spare(at("01/02", "object.value", id)));
  }

  private Part parties() {
    var seller = en ? oneOf("01", "SE", "SU", "II", "FR") : oneOf("01", "SU", "SE", "II", "FR");
    return all(
        node("NAD", seller, into("seller", parties.party()), ours()),
        node("NAD", oneOf("01", "BY", "SO", "IV", "BT"), buyers(), into("buyer", parties.party())),
        node("NAD", oneOf("01", "PE", "RE"), into("payee", parties.party()), theirs()),
        node("NAD", d.has("3035", "LC") ? oneOf("01", "LC", "PK") : is("01", "PK"), into("taxRepresentative", parties.party())),
        node("NAD", oneOf("01", "DP", "ST"), into("delivery", parties.delivery())),
        each("parties", "NAD", parties.other()));
  }

  /** The account of the seller, unless somebody else is to be paid. */
  private Part ours() {
    return choose(when("the seller is paid", p -> true, i -> ((Invoice) i).payee() == null, parties.accounts()));
  }

  /** The account of a payee that is not the seller. */
  private Part theirs() {
    return choose(when("a payee is paid", p -> true, i -> ((Invoice) i).payee() != null, parties.accounts()));
  }

  /** What of the buyer's is not of the party: references of EN 16931, and the accounts and cards that are charged. */
  private Part buyers() {
    var accounting = d.has("1153", "AOU") ? oneOf("01/01", "AOU", "ADE") : is("01/01", "ADE");
    var charged = all(node("FII", is("01", "PB"), at("02/01", "card.number", EdifactForms.id(35)), at("02/02", "card.holder", EdifactForms.text(35))),
        node("FII", is("01", "BI"), at("02/01", "debitedAccount", EdifactForms.id(35))));
    return all(
        first("payments", charged),
        en ? node("RFF", is("01/01", "CR"), at("01/02", "buyerReference", id)) : node("RFF", is("01/01", "CR"), spare(at("01/02", "buyerReference", id))),
        node("RFF", accounting, at("01/02", "buyerAccounting", id)),
        first("payments", d.has("1153", "AVS") ? node("RFF", is("01/01", "AVS"), at("01/02", "mandate", id)) : all()),
        node("RFF", is("01/01", "AII"), at("01/02", "creditorId", id)));
  }

  private Part settlement() {
    var means = first("payments", at("01/03", "means", codes.means()));
    return all(
        en ? all() : node("PAI", means),
        currencies(),
        amounts.due(),
        en ? node("PYT", present("PAI"), usual("01", "1"), node("PAI", means)) : all(),
        node("PAI", first("payments", spare(at("01/03", "means", codes.means())))),
        node("DTM", oneOf("01/01", "13", "265", "140"), spare(at("01/02", "due", EdifactForms.DATE))),
        dates(codes),
        each("paymentTerms", as(amounts.termsTag(), EdifactAmounts::distinct, amounts.terms())),
        follows("due", "the first net due date of the terms", null, List.of("paymentTerms"), EdifactInvoic::firstNetDue),
        EdifactAmounts.losses());
  }

  private static Object firstNetDue(Object[] terms) {
    if (terms[0] instanceof List<?> list) for (var t : list) if (((PaymentTerm) t).netDue() != null) return ((PaymentTerm) t).netDue();
    return null;
  }

  /** The currency, and that of the VAT accounts: a CUX of its own in EN 16931, else the second currency of the first with the rate. */
  private Part currencies() {
    var second = all(is("02/01", "3"), at("02/02", "accountingCurrency"), usual("02/03", "7"));
    return all(
        node(
            "CUX",
            not("01/01", "6"),
            usual("01/01", "2"),
            at("01/02", "currency"),
            en ? all() : usual("01/03", "4"),
            en
                ? all()
                : choose(when("second currency", p -> p.has("02/02") && !p.text("02/03").equals("11"),
                    i -> ((Invoice) i).accountingCurrency() != null, second)),
            at("03", "exchangeRate", EdifactForms.number(12))),
        node("CUX", is("01/01", "6"), spare(at("01/02", "accountingCurrency"))));
  }

  private Part transport() {
    return all(
        node("TDT", usual("01", "20"), into("shipment", transport(d))),
        node(
            "TOD",
            into(
                "shipment",
                usual("01", "3"),
                at("02", "freightTerms", EdifactCodes.freight(d)),
                at("03/01", "incoterms", EdifactForms.id(3)),
                at("03/04", "place", EdifactForms.text(70)),
                node("LOC", usual("01", "1"), spare(at("02/04", "place", EdifactForms.text(d.width("LOC", 2, 4))))))),
        node("PAC", into("shipment", at("01", "units", EdifactForms.whole(8)), at("03/01", "unitsUnit", EdifactForms.id(17)))));
  }

  /** How the goods went (TDT): conveyance, mode, carrier and means of transport. */
  static Part transport(Directory d) {
    return all(
        at("02", "tracking", EdifactForms.id(17)),
        at("03/01", "mode", EdifactForms.own()),
        at("05/01", "carrierCode", EdifactForms.id(17)),
        at("05/04", "carrier", EdifactForms.text(35)),
        at("08/04", "equipment", EdifactForms.text(d.width("TDT", 8, 4))),
        spare(at("08/01", "equipment", EdifactForms.id(d.width("TDT", 8, 1)))));
  }

  /** Supporting documents: named in D.14B; before that a reference, and the document travels outside. */
  private Part attachments() {
    if (!en) return all();
    return each(
        "attachments",
        "EFI",
        at("01/01", "filename", EdifactForms.id(35)),
        at("01/02", "description", EdifactForms.text(256)),
        node("COM", is("01/02", "AO"), at("01/01", "location", EdifactForms.id(512))),
        node("RFF", is("01/01", "ATS"), at("01/02", "id", id)));
  }

  private Part summary() {
    return all(
        always(
            "UNS",
            is("01", "S"),
            en ? all() : node("CNT", is("01/01", "2"), Parts.total("01/02", "number of lines", i -> Long.toString(((Invoice) i).lines().stream().filter(EdifactInvoic::isBilled).count()))),
            into("totals", totals()),
            amounts.others(),
            amounts.taxes(),
            amounts.late()),
        exemption(),
        notes());
  }

  /** EN 16931 has totals of its own since D.01B; before that the total with VAT is the invoice amount, the one without the taxable amount. */
  private Part totals() {
    boolean own = d.has("5025", "389");
    return all(
        en
            ? amounts.amount("taxAccounting", "2")
            : node("MOA", is("01/01", "176"), is("01/04", "7"), at("01/02", "taxAccounting", amounts.money()), Parts.echo("01/03", "accountingCurrency")),
        amounts.amount("lines", "79", "289"),
        amounts.amount("allowances", "260"),
        amounts.amount("charges", "259"),
        own ? amounts.amount("withoutTax", "389", "125") : amounts.amount("withoutTax", "125", "389"),
        amounts.amount("tax", "176", "124", "150"),
        own ? amounts.amount("withTax", "388", "77", "128", "39", "86") : amounts.amount("withTax", "77", "388", "128", "39", "86"),
        amounts.amount("paid", "113"),
        own ? amounts.amount("rounding", "366") : amounts.amount("rounding", "165"),
        amounts.amount("due", "9"),
        amounts.amount("discountable", "129"),
        amounts.amount("discount", "52", "53"));
  }

  private Part losses() {
    return all(
        lose("seller.endpoint", "the interchange's envelope has the address"),
        lose("buyer.endpoint", "the interchange's envelope has the address"),
        en ? all() : lose("attachments", "INVOIC has no place for it before D.14B; attachments travel outside"),
        lose("attachments.content", "INVOIC carries no attachments; they travel outside"));
  }

  /** Whether a line is billed: one that only informs would be added up by a receiver, who cannot know that it does. */
  private static boolean isBilled(Object line) {
    return !"information".equals(((Line) line).status());
  }
}
