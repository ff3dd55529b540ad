package io.bordereau.xml.iso20022;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.follows;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.must;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.prefer;
import static io.bordereau.mapping.Parts.shared;

import io.bordereau.document.Remittance;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Part;
import io.bordereau.xml.Batch;
import io.bordereau.xml.Namespaces;
import java.util.List;

/** pain.001, CustomerCreditTransferInitiation: what a payer tells its bank to pay, one remittance for each transfer. */
final class TransferInitiation {
  private TransferInitiation() {}

  static final Namespaces NAMES = Iso20022.versions("pain.001.001.", 3, 12, 9);

  static final Mapping<Remittance> MAPPING =
      Mapping.of(Remittance.class)
          .named("ISO 20022 pain.001")
          .family("iso20022-pain", NAMES.names())
          .root("Document", node("CstmrCdtTrfInitn", header(), node("PmtInf", payment())), Iso20022.losses("pain.001"));

  /** Every transfer is a payment of its own. */
  static final Batch BATCH = Batch.of("CstmrCdtTrfInitn", "PmtInf", "CdtTrfTxInf");

  private static Part header() {
    return node(
        "GrpHdr",
        each("references", PaymentParts.reference("MsgId", "message")),
        must("CreDtTm", "issued"),
        derive("NbOfTxs", "one transfer", r -> "1"),
        each("parties", PaymentParts.role("InitgPty", "initiating-party", PaymentParts.party())));
  }

  private static Part payment() {
    return all(
        each("references", PaymentParts.reference("PmtInfId", "payment-information")),
        at("PmtMtd", "means", PaymentForms.MEANS),
        PaymentParts.properties("ChrgBr", "charge-bearer", "BtchBookg", "batch-booking"),
        node("PmtTpInf", prefer(at("SvcLvl/Cd", "channel"), at("SvcLvl/Prtry", "channel"))),
        prefer(at("ReqdExctnDt/Dt", "paid"), at("ReqdExctnDt/DtTm", "paid"), at("ReqdExctnDt", "paid")),
        into("payer", node("Dbtr", PaymentParts.party())),
        PaymentParts.account("payerAccount", "DbtrAcct", "DbtrAgt"),
        each("parties", PaymentParts.role("UltmtDbtr", "ultimate-debtor", PaymentParts.party())),
        node("CdtTrfTxInf", transfer()));
  }

  private static Part transfer() {
    return all(
        node(
            "PmtId",
            at("EndToEndId", "trace", PaymentForms.REFERENCE),
            each("references", PaymentParts.reference("InstrId", "instruction"), PaymentParts.reference("UETR", "uetr"))),
        node("Amt", node("InstdAmt", at(".", "total", PaymentForms.AMOUNT), shared("@Ccy", "currency"))),
        PaymentParts.properties("ChrgBr", "transfer-charge-bearer"),
        into("payee", node("Cdtr", PaymentParts.party())),
        PaymentParts.account("payeeAccount", "CdtrAcct", "CdtrAgt"),
        each("parties", PaymentParts.role("UltmtCdtr", "ultimate-creditor", PaymentParts.party())),
        prefer(at("Purp/Cd", "businessPurpose"), at("Purp/Prtry", "businessPurpose")),
        PaymentParts.remittance(),
        follows("direction", "credit: it is the payee's money", null, List.of(), r -> "credit"));
  }
}
