package io.bordereau.xml.iso20022;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.echo;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.joined;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.prefer;
import static io.bordereau.mapping.Parts.shared;
import static io.bordereau.mapping.Parts.usual;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Account;
import io.bordereau.document.Address;
import io.bordereau.document.Adjustment;
import io.bordereau.document.Identifier;
import io.bordereau.document.OtherAmount;
import io.bordereau.document.OtherParty;
import io.bordereau.document.PartyAccount;
import io.bordereau.document.Property;
import io.bordereau.document.Reference;
import io.bordereau.document.RemittanceItem;
import io.bordereau.mapping.Forms;
import io.bordereau.mapping.Part;
import java.util.List;
import java.util.function.Function;

/** What payment messages of ISO 20022 have in common: parties, accounts, and the remittance information. */
final class PaymentParts {
  private PaymentParts() {}

  private static final Function<String[], String> STREET = t -> t[0] == null ? t[1] : t[1] == null ? t[0] : t[0] + " " + t[1];

  /** A party (PartyIdentification). */
  static Part party() {
    return all(
        at("Nm", "name"),
        into("address", node("PstlAdr", address())),
        node("Id", node("OrgId", organisation()), node("PrvtId", each("identifiers", as("Othr", i -> false, other())))),
        into(
            "contact",
            node("CtctDtls", at("Nm", "name"), prefer(at("PhneNb", "phone"), at("MobNb", "phone")), at("FaxNb", "fax"), at("EmailAdr", "email"))));
  }

  /** A party that newer versions put into a choice of its own. */
  static Part partyOrAgent() {
    return choose(when("a party in a choice", p -> p.has("Pty"), p -> true, node("Pty", party())), when("a party", p -> true, p -> false, party()));
  }

  private static Part organisation() {
    return each(
        "identifiers",
        as("AnyBIC", i -> "bic".equals(((Identifier) i).scheme()), fact("scheme", "bic"), at(".", "value")),
        as("LEI", i -> "0199".equals(((Identifier) i).scheme()), fact("scheme", "0199"), at(".", "value")),
        as("BICOrBEI", i -> false, fact("scheme", "bic"), at(".", "value")),
        as("Othr", i -> true, other()));
  }

  private static Part other() {
    return all(
        at("Id", "value"),
        node(
            "SchmeNm",
            choose(
                when("code", p -> p.has("Cd"), i -> PaymentForms.schemeHasCode(((Identifier) i).scheme()), at("Cd", "scheme", PaymentForms.SCHEME)),
                when("proprietary", p -> true, i -> true, at("Prtry", "scheme")))));
  }

  /** An address with parts of its own, or in lines. */
  private static Part address() {
    return all(
        choose(
            when(
                "structured",
                p -> p.has("StrtNm") || p.has("TwnNm"),
                a -> ((Address) a).city() != null,
                joined("line1", "street and number", List.of("StrtNm", "BldgNb"), STREET, PaymentParts::street),
                at("AdrLine+", "line2"),
                at("AdrLine+", "line3"),
                at("TwnNm", "city")),
            when("lines", p -> true, a -> true, at("AdrLine+", "line1"), at("AdrLine+", "line2"), at("AdrLine+", "line3"))),
        at("PstCd", "postCode"),
        at("CtrySubDvsn", "subdivision"),
        at("Ctry", "country"));
  }

  /** Street and number: the number is what follows the last blank and begins with a digit. */
  private static String[] street(String line) {
    int blank = line.lastIndexOf(' ');
    boolean number = blank > 0 && blank + 1 < line.length() && Character.isDigit(line.charAt(blank + 1));
    return number ? new String[] {line.substring(0, blank), line.substring(blank + 1)} : new String[] {line, null};
  }

  /** An account, and the agent that keeps it. */
  static Part account(String slot, String account, String agent) {
    return into(slot, node(account, account()), node(agent, node("FinInstnId", institution())));
  }

  /** An account. */
  static Part account() {
    return all(number(), at("Nm", "name"), at("Ccy", "currency"));
  }

  /** The number of an account. */
  static Part number() {
    return node(
        "Id",
        choose(
            when("IBAN", p -> p.has("IBAN"), a -> ((Account) a).scheme() == null && PaymentForms.isIban(((Account) a).id()), at("IBAN", "id")),
            when("other", p -> true, a -> true, node("Othr", at("Id", "id"), prefer(at("SchmeNm/Prtry", "scheme"), at("SchmeNm/Cd", "scheme"))))));
  }

  /** A bank. */
  static Part institution() {
    return all(
        choose(
            when(
                "BIC",
                p -> p.has("BICFI") || p.has("BIC"),
                a -> ((Account) a).providerScheme() == null || "bic".equals(((Account) a).providerScheme()),
                prefer(at("BICFI", "provider"), at("BIC", "provider"))),
            when(
                "clearing system",
                p -> true,
                a -> true,
                node("ClrSysMmbId", at("MmbId", "provider"), node("ClrSysId", prefer(at("Prtry", "providerScheme"), at("Cd", "providerScheme")))))),
        at("Nm", "providerName"));
  }

  /** The account of a party in the other role than that of the account that the message is about. */
  static Part otherAccount(String role) {
    return all(
        fact("role", role),
        node("Id", choose(
            when("IBAN", p -> p.has("IBAN"), a -> PaymentForms.isIban(((PartyAccount) a).id()), at("IBAN", "id")),
            when("other", p -> true, a -> true, node("Othr", at("Id", "id"))))),
        at("Nm", "name"),
        at("Ccy", "currency"));
  }

  /** Parties in further roles. */
  static Part.Occurrence role(String element, String role, Part rows) {
    return as(element, p -> role.equals(((OtherParty) p).role()), fact("role", role), into("party", rows));
  }

  /** One entry of a list of references, known by its kind. */
  static Part.Occurrence reference(String element, String kind) {
    return as(element, r -> kind.equals(((Reference) r).kind()), fact("kind", kind), at(".", "value"));
  }

  /** Named values, each element with the name that it has here. */
  static Part properties(String... pairs) {
    var all = new Part.Occurrence[pairs.length / 2];
    for (int i = 0; i < all.length; i++) {
      var name = pairs[2 * i + 1];
      all[i] = as(pairs[2 * i], p -> name.equals(((Property) p).name()), fact("name", name), at(".", "value"));
    }
    return each("properties", all);
  }

  /** Amounts of their own kind and, where it differs, in their own currency. */
  static Part amount(String element, String kind, Part... more) {
    return each(
        "amounts",
        as(
            element,
            a -> kind.equals(((OtherAmount) a).kind()),
            fact("kind", kind),
            at(".", "amount", PaymentForms.AMOUNT),
            choose(when("its own currency", p -> true, a -> ((OtherAmount) a).currency() != null, at("@Ccy", "currency")),
                when("the currency of the payment", p -> true, a -> true, echo("@Ccy", "currency"))),
            all(more)));
  }

  /** RmtInf: what is paid. */
  static Part remittance() {
    return node("RmtInf", each("notes", "Ustrd", at(".", "text")), each("items", "Strd", item()));
  }

  private static Part item() {
    return all(
        node("RfrdDocInf", is("Tp/CdOrPrtry/Cd", "PUOR"), at("Nb", "order")),
        node("RfrdDocInf", is("Tp/CdOrPrtry/Cd", "CMCN"), at("Nb", "contract")),
        node(
            "RfrdDocInf",
            choose(
                when("code", p -> p.has("Tp/CdOrPrtry/Cd"), i -> PaymentForms.typeHasCode(((RemittanceItem) i).type()),
                    at("Tp/CdOrPrtry/Cd", "type", PaymentForms.TYPE)),
                when("proprietary", p -> true, i -> true, at("Tp/CdOrPrtry/Prtry", "type"))),
            at("Nb", "number"),
            prefer(at("RltdDt", "date", Forms.DATE), at("RltdDt/Dt", "date", Forms.DATE))),
        node("RfrdDocAmt", amounts()),
        // A second referred document is read and not written: alone in its Strd it could not be told from the document that is paid.
        each(
            "references",
            as("CdtrRefInf", r -> CREDITOR.equals(((Reference) r).kind()), fact("kind", CREDITOR), creditorReference()),
            as("RfrdDocInf", r -> false, prefer(at("Tp/CdOrPrtry/Prtry", "kind"), at("Tp/CdOrPrtry/Cd", "kind", PaymentForms.TYPE)), at("Nb", "value"), at("RltdDt", "date", Forms.DATE))),
        each("notes", "AddtlRmtInf", at(".", "text")),
        losses());
  }

  /** The kind of the reference by which a payee knows what is paid (SCOR, QRR, a national one). */
  static final String CREDITOR = "creditor-reference";

  private static Part creditorReference() {
    return all(prefer(at("Tp/CdOrPrtry/Prtry", "scheme"), at("Tp/CdOrPrtry/Cd", "scheme")), at("Tp/Issr", "text"), at("Ref", "value"));
  }

  private static Part amounts() {
    return all(
        amount("DuePyblAmt", "gross"),
        amount("DscntApldAmt", "discount"),
        choose(
            when(
                "credit note",
                p -> p.has("CdtNoteAmt") && !p.has("RmtdAmt"),
                i -> ((RemittanceItem) i).net() != null && ((RemittanceItem) i).net().signum() < 0,
                node("CdtNoteAmt", at(".", "net", PaymentForms.TAKEN_OFF), shared("@Ccy", "currency"))),
            when("paid", p -> true, i -> true, amount("RmtdAmt", "net"))),
        amount("TaxAmt", "tax"),
        each("adjustments", "AdjstmntAmtAndRsn", adjustment()));
  }

  private static Part amount(String element, String slot) {
    return node(element, at(".", slot, PaymentForms.AMOUNT), shared("@Ccy", "currency"));
  }

  private static Part adjustment() {
    return all(
        choose(
            when(
                "taken off",
                p -> p.text("CdtDbtInd").equals("DBIT"),
                a -> ((Adjustment) a).amount() != null && ((Adjustment) a).amount().signum() < 0,
                is("CdtDbtInd", "DBIT"),
                node("Amt", at(".", "amount", PaymentForms.TAKEN_OFF), echo("@Ccy", "currency"))),
            when("added", p -> true, a -> true, usual("CdtDbtInd", "CRDT"), amount("Amt", "amount"))),
        at("Rsn", "reason"),
        at("AddtlInf", "text"),
        adjustmentLosses());
  }

  private static Part adjustmentLosses() {
    var why = "an adjustment of ISO 20022 has an amount, a reason and words";
    return all(
        lose("reference", why), lose("referenceKind", why), lose("references", why), lose("dates", why), lose("notes", why), lose("contacts", why),
        lose("lines", why), lose("line", why), lose("quantity", why), lose("unit", why), lose("taxes", why));
  }

  private static Part losses() {
    var why = "remittance information of ISO 20022 has no place for it";
    return all(
        lose("action", why), lose("due", why), lose("dates", why), lose("parties", why), lose("properties", why), lose("lines", why),
        lose("currency", why), lose("exchangeRate", why), lose("adjusted", why), lose("amounts", why));
  }
}
