package io.bordereau.edi;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.among;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.first;
import static io.bordereau.mapping.Parts.follows;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.present;
import static io.bordereau.mapping.Parts.spare;
import static io.bordereau.mapping.Parts.usual;

import io.bordereau.document.Receipt;
import io.bordereau.document.ReceiptDocument;
import io.bordereau.mapping.As;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Part;
import java.util.List;

/**
 * EDIFACT message APERAK, by which a partner's application accepts or refuses a document that was well formed. The document that it
 * answers is the first that its references name.
 */
final class EdifactAperak {
  private static final As<String> ERROR = ReceiptForms.error("9321", null);
  private static final Verdict VERDICT =
      new Verdict("4343", "AP", "accepted=AP", "accepted-with-errors=CA", "rejected=RE", "received=AB", "received=AC", "received=AI", "received=NA");

  private final Directory d;
  private final EdifactCodes codes;
  private final EdifactParties parties;

  private EdifactAperak(Directory d) {
    this.d = d;
    this.codes = EdifactCodes.of(d);
    this.parties = new EdifactParties(d, codes);
  }

  /** APERAK of a directory. */
  static Mapping<Receipt> mapping(Directory d) {
    var m = new EdifactAperak(d);
    return Mapping.of(Receipt.class)
        .named("EDIFACT " + d.id().substring(8).toUpperCase(java.util.Locale.ROOT) + " APERAK")
        .family("edifact-aperak", EdiNames.SHARED)
        .root("APERAK", fact("type", "APERAK"), fact("level", "application"), m.header(), m.document(),
            follows("verdict", "rejected where errors are listed, else accepted: that is what the message is for", null, List.of("documents"),
                EdifactAperak::verdict),
            m.references(), m.parties(), lose("groups", "an APERAK answers documents"));
  }

  private static Object verdict(Object[] from) {
    return from[0] instanceof List<?> all && all.stream().anyMatch(x -> !((ReceiptDocument) x).errors().isEmpty()) ? "rejected" : "accepted";
  }

  private Part header() {
    return all(
        node(
            "BGM",
            at("01/01", "documentCode", EdifactForms.id(3)),
            at(d.simple("BGM", 2), "number", EdifactForms.id(35)),
            at("03", "purpose", EdifactCodes.PURPOSE),
            VERDICT.at("04")),
        node("DTM", is("01/01", "137"), present("01/02"), at("01/02", "issued", EdifactForms.DATE)),
        EdifactInvoic.dates(codes),
        each("notes", "FTX", at("01", "subject", codes.note().elseWrite("AAI")), at("04/01", "text", EdifactTexts.note(d)), at("05", "language")));
  }

  private Part document() {
    var kinds = EdifactForms.words(d, "1153", "ACW", "message=ACW", "invoice=IV", "order=ON", "transaction=TN", "despatch-advice=AAK",
        "order-response=POR", "remittance=RA");
    return into(
        "documents",
        node(
            "RFF",
            among("01/01", "ACW", "IV", "ON", "TN", "AAK", "POR", "RA"),
            at("01/01", "numberKind", kinds.elseWrite("ACW")),
            at("01/02", "number", parties.reference(2)),
            node("DTM", usual("01/01", "171"), at("01/02", "date", EdifactForms.DATE))),
        each(
            "errors",
            "ERC",
            at("01/01", "code", ERROR),
            node("FTX", usual("01", "AAO"), at("04/01", "text", EdifactTexts.line(d))),
            into("references", node("RFF", at("01/01", "kind", codes.reference().elseWrite("ACD")), at("01/02", "value", parties.reference(2))))));
  }

  private Part references() {
    return each("references", "RFF", parties.reference());
  }

  private Part parties() {
    int most = d.width("NAD", 4, 1);
    return each(
        "parties",
        "NAD",
        at("01", "role", codes.role()),
        into(
            "party",
            first("identifiers", parties.identifier()),
            at("04/01", "name", EdifactForms.text(most)),
            spare(at("03/01", "name", EdifactForms.text(35))),
            into("address", parties.address()),
            node("CTA", into("contact", parties.contact("IC")))));
  }
}
