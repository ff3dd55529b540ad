package io.bordereau.xml.iso20022;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.echo;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.given;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.joined;
import static io.bordereau.mapping.Parts.must;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.prefer;
import static io.bordereau.mapping.Parts.shared;
import static io.bordereau.mapping.Parts.spare;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.OtherAmount;
import io.bordereau.document.OtherDate;
import io.bordereau.document.Property;
import io.bordereau.document.Reference;
import io.bordereau.document.Remittance;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Part;
import io.bordereau.mapping.Place;
import io.bordereau.xml.Batch;
import io.bordereau.xml.Namespaces;
import java.util.List;

/**
 * camt.054, BankToCustomerDebitCreditNotification: what the bank booked, one remittance for each transaction. The account that it is about is the
 * payee's where money came in, and the payer's where it went out.
 */
final class CreditNotification {
  private CreditNotification() {}

  /** Binding: {@code debit} where the money went out. */
  private static final String DIRECTION = "direction";

  static final Namespaces NAMES = Iso20022.versions("camt.054.001.", 2, 13, 8);

  static final Mapping<Remittance> MAPPING =
      Mapping.of(Remittance.class)
          .named("ISO 20022 camt.054")
          .family("iso20022-camt", NAMES.names())
          .binding(DIRECTION, CreditNotification::direction, (r, c) -> "debit".equals(((Remittance) r).direction()) ? "debit" : "")
          .root(
              "Document",
              node(
                  "BkToCstmrDbtCdtNtfctn",
                  node("GrpHdr", each("references", PaymentParts.reference("MsgId", "message")), must("CreDtTm", "issued"), each("parties", PaymentParts.role("MsgRcpt", "message-recipient", PaymentParts.party())), each("notes", "AddtlInf", at(".", "text"))),
                  node("Ntfctn", notification())),
              losses());

  /** Every transaction is a payment of its own. */
  static final Batch BATCH = Batch.of("BkToCstmrDbtCdtNtfctn", "Ntfctn", "Ntry", "NtryDtls", "TxDtls");

  private static Part notification() {
    return all(
        each("references", PaymentParts.reference("Id", "notification")),
        node("Ntry", entry()),
        node(
            "Acct",
            given(DIRECTION, "debit", own("payerAccount")),
            given(DIRECTION, "", own("payeeAccount")),
            each("parties", PaymentParts.role("Ownr", "account-owner", PaymentParts.partyOrAgent()))),
        dates("CreDtTm", "notification"),
        node("FrToDt", dates("FrDtTm", "period-start", "ToDtTm", "period-end")),
        PaymentParts.properties("ElctrncSeqNb", "sequence"),
        node("RptgSrc", PaymentParts.properties("Prtry", "source", "Cd", "source-code")),
        each("notes", "AddtlNtfctnInf", at(".", "text")));
  }

  /** The account that the notification is about. */
  private static Part own(String slot) {
    return into(slot, PaymentParts.account(), node("Svcr", node("FinInstnId", PaymentParts.institution())));
  }

  private static String direction(Place root) {
    var entry = "BkToCstmrDbtCdtNtfctn/Ntfctn/Ntry/";
    var own = root.text(entry + "NtryDtls/TxDtls/CdtDbtInd");
    return (own.isEmpty() ? root.text(entry + "CdtDbtInd") : own).equals("DBIT") ? "debit" : "";
  }

  private static Part entry() {
    return all(
        node("NtryDtls", node("TxDtls", transaction()), node("Btch", batch())),
        shared("CdtDbtInd", "direction", PaymentForms.DIRECTION),
        each("references", PaymentParts.reference("NtryRef", "entry"), PaymentParts.reference("AcctSvcrRef", "bank-entry")),
        amount(),
        at("RvslInd", "purpose", PaymentForms.REVERSAL),
        prefer(at("Sts/Cd", "handling", PaymentForms.STATUS), at("Sts", "handling", PaymentForms.EARLIER_STATUS)),
        date("BookgDt", "paid"),
        date("ValDt", "valueDate"),
        node("BkTxCd", code("channel"), node("Prtry", PaymentParts.properties("Cd", "entry-code"))),
        each("notes", "AddtlNtryInf", at(".", "text")));
  }

  /** The amount of the entry: the payment's own, or that of all payments of a batch. */
  private static Part amount() {
    return choose(
        when(
            "entry of several payments",
            p -> Batch.several(p) || p.all("NtryDtls").stream().anyMatch(Batch::several),
            r -> ((Remittance) r).amounts().stream().anyMatch(CreditNotification::ofEntry),
            PaymentParts.amount("Amt", ENTRY)),
        when(
            "entry of one payment",
            p -> true,
            r -> true,
            shared("Amt", "total", PaymentForms.AMOUNT),
            shared("Amt/@Ccy", "currency")));
  }

  private static final String ENTRY = "entry";

  private static boolean ofEntry(OtherAmount amount) {
    return ENTRY.equals(amount.kind());
  }

  private static Part date(String element, String slot) {
    return node(element, prefer(at("Dt", slot), at("DtTm", slot)));
  }

  /** The bank's code of the transaction: domain, family, subfamily. */
  private static Part code(String slot) {
    return joined(
        slot,
        "domain/family/subfamily",
        List.of("Domn/Cd", "Domn/Fmly/Cd", "Domn/Fmly/SubFmlyCd"),
        t -> t[0] == null || t[1] == null || t[2] == null ? null : "iso20022:" + String.join("/", t),
        v -> {
          var apart = v.startsWith("iso20022:") ? v.substring(9).split("/") : new String[0];
          if (apart.length != 3) throw new io.bordereau.mapping.BadValue("'" + v + "' is no domain, family and subfamily of ISO 20022");
          return apart;
        });
  }

  private static Part transaction() {
    return all(
        node("Refs", refs()),
        node("Amt", at(".", "total", PaymentForms.AMOUNT), shared("@Ccy", "currency")),
        shared("CdtDbtInd", "direction", PaymentForms.DIRECTION),
        node("AmtDtls", amounts()),
        node("RltdPties", parties()),
        given(DIRECTION, "debit", PaymentParts.account("payeeAccount", "RltdPties/CdtrAcct", "RltdAgts/CdtrAgt")),
        given(DIRECTION, "", PaymentParts.account("payerAccount", "RltdPties/DbtrAcct", "RltdAgts/DbtrAgt")),
        each("properties", as("BkTxCd", p -> "transaction-code".equals(((Property) p).name()), fact("name", "transaction-code"), code("value"))),
        node("Chrgs", PaymentParts.amount("Amt", "charges")),
        node("RtrInf", node("Rsn", PaymentParts.properties("Cd", "return-reason", "Prtry", "return-reason-text"))),
        prefer(at("Purp/Cd", "businessPurpose"), at("Purp/Prtry", "businessPurpose")),
        PaymentParts.remittance(),
        node("RltdDts", dates("AccptncDtTm", "accepted", "TxDtTm", "transaction", "IntrBkSttlmDt", "settlement", "StartDt", "start", "EndDt", "end")),
        each("notes", "AddtlTxInf", at(".", "text")));
  }

  private static Part refs() {
    return all(
        at("AcctSvcrRef", "number"),
        at("EndToEndId", "trace", PaymentForms.REFERENCE),
        each(
            "references",
            PaymentParts.reference("MsgId", "payment-message"),
            PaymentParts.reference("PmtInfId", "payment-information"),
            PaymentParts.reference("InstrId", "instruction"),
            PaymentParts.reference("UETR", "uetr"),
            PaymentParts.reference("TxId", "transaction"),
            PaymentParts.reference("MndtId", "mandate"),
            PaymentParts.reference("ChqNb", "cheque"),
            PaymentParts.reference("ClrSysRef", "clearing"),
            as("Prtry", r -> "proprietary".equals(((Reference) r).kind()), fact("kind", "proprietary"), at("Tp", "scheme"), at("Ref", "value"))));
  }

  private static Part amounts() {
    return all(
        node("TxAmt", node("Amt", spare(at(".", "total", PaymentForms.AMOUNT)), echo(".", "total", PaymentForms.AMOUNT), shared("@Ccy", "currency"))),
        node("InstdAmt", PaymentParts.amount("Amt", "instructed"), rate()),
        node("CntrValAmt", PaymentParts.amount("Amt", "counter-value"), rate()));
  }

  /** A rate of exchange, in parts that are named values. */
  private static Part rate() {
    return node(
        "CcyXchg",
        PaymentParts.properties("SrcCcy", "exchange-from", "TrgtCcy", "exchange-to", "UnitCcy", "exchange-unit", "XchgRate", "exchange-rate", "QtnDt", "exchange-date"));
  }

  /** What the payments of an entry have in common. */
  private static Part batch() {
    return all(
        each("references", PaymentParts.reference("MsgId", "batch-message"), PaymentParts.reference("PmtInfId", "batch")),
        shared("CdtDbtInd", "direction", PaymentForms.DIRECTION));
  }

  private static Part parties() {
    return all(
        into("payer", node("Dbtr", PaymentParts.partyOrAgent())),
        into("payee", node("Cdtr", PaymentParts.partyOrAgent()), each("accounts", "CdtrAcct", PaymentParts.otherAccount("creditor"))),
        each(
            "parties",
            PaymentParts.role("UltmtDbtr", "ultimate-debtor", PaymentParts.partyOrAgent()),
            PaymentParts.role("UltmtCdtr", "ultimate-creditor", PaymentParts.partyOrAgent())));
  }

  /** Dates, each element with the word for what happened. */
  private static Part dates(String... pairs) {
    var all = new Part.Occurrence[pairs.length / 2];
    for (int i = 0; i < all.length; i++) {
      var kind = pairs[2 * i + 1];
      all[i] = as(pairs[2 * i], d -> kind.equals(((OtherDate) d).kind()), fact("kind", kind), at(".", "at"));
    }
    return each("dates", all);
  }

  private static Part losses() {
    return Iso20022.losses("camt.054");
  }
}
