package io.bordereau.xml.rosettanet;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.along;
import static io.bordereau.mapping.Parts.always;
import static io.bordereau.mapping.Parts.among;
import static io.bordereau.mapping.Parts.apart;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.first;
import static io.bordereau.mapping.Parts.follows;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.shared;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Adjustment;
import io.bordereau.document.Money;
import io.bordereau.document.OtherAmount;
import io.bordereau.document.Property;
import io.bordereau.document.Reference;
import io.bordereau.document.Remittance;
import io.bordereau.document.RemittanceItem;
import io.bordereau.mapping.As;
import io.bordereau.mapping.Forms;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Part;
import java.util.List;

/** PIP 3C6, notification of remittance advice (V11.03): one payment, and what was paid with it. */
final class Pip3C6Remittance {
  private Pip3C6Remittance() {}

  private static final String LINE = "line-number";
  private static final String REFERENCE = "udc:BusinessDocumentReference";
  private static final String TYPE = "udct:DocumentType";
  private static final String[] DOCUMENTS = {"INV", "CIN", "CNM", "DEM", "SBI", "SBC", "SBD"};

  private static final As<String> PAID = PipList.of("DocumentType", "380=INV", "380=CIN", "381=CNM", "383=DEM", "389=SBI", "261=SBC", "527=SBD").form("INV").elseWrite("INV");

  private static final PipList KINDS = PipList.of("DocumentType", "seller-invoice=PII", "sales-order=SAO", "packing-list=PLS", "bill-of-lading=WAB", "return=RMA");

  private static final As<String> MEANS =
      PipList.of("PaymentMethod", "30=TOF", "2=ACH", "20=CHE", "10=CAS", "42=EFT", "54=CRC", "55=DEC", "60=PMN", "97=PNA", "31=TOF", "58=TOF", "48=CRC").form();

  private static final As<String> REASON =
      PipList.of(
              "FinancialAdjustmentReason", "price=IPR", "quantity=IQU", "freight=FRE", "tax=TAX", "returned=RMA", "not-delivered=SNR", "wrong-product=IPI", "invoice-cancelled=CBB",
              "order=IPO", "partial=PPA", "ship-and-debit=SAD", "short-delivery=IQU")
          .form();

  static final Mapping<Remittance> MAPPING =
      Mapping.of(Remittance.class)
          .named("RosettaNet PIP 3C6 RemittanceAdviceNotification")
          .family("rosettanet-3c6", PipNames.names())
          .root(
              "RemittanceAdviceNotification",
              always("RemittanceAdvice", body()),
              PipHeader.header("V11.03", all(), all(),
                  new PipHeader.Side("Sender", "payer", d -> ((Remittance) d).payer(), p -> PipParties.identified(p, "RemittanceAdvice/PaymentOrder/TransferFrom")),
                  new PipHeader.Side("Receiver", "payee", d -> ((Remittance) d).payee(), p -> PipParties.identified(p, "RemittanceAdvice/PaymentOrder/TransferTo"))),
              losses());

  private static Part body() {
    return all(
        node("DiscountAmount", amount("totals.discount")),
        PipParties.one("parties"),
        always(
            "PaymentOrder",
            at("BankTraceIdentifier", "trace"),
            at("EffectiveDate", "paid", PipDates.DAY),
            along("TotalRemittanceAmount", choose(
                when("total", p -> true, r -> ((Remittance) r).total() != null, amount("total")),
                when("sum", p -> false, r -> true, derive("ume:Amount", "what the lines come to", Forms.MONEY, (r, d) -> ((Remittance) d).settled()), shared("ucr:Currency", "currency")))),
            node("TransferFrom", account("payerAccount"), PipParties.described("TFR", "payer", d -> ((Remittance) d).payer())),
            always("TransferTo", account("payeeAccount"), at("rpm:PaymentMethod", "means", MEANS), PipParties.described("TTR", "payee", d -> ((Remittance) d).payee())),
            each("references", as("CheckNumber", r -> Pip3C3Invoice.kind(r, "check"), fact("kind", "check"), at(".", "value")))),
        each("references", as("UniqueRemittanceIdentifier", r -> Pip3C3Invoice.kind(r, "remittance"), fact("kind", "remittance"), at(".", "value"))),
        each("items", "RemittanceLineItem", item()),
        apart("groups", each("items", "RemittanceLineItem", item())));
  }

  private static Part amount(String slot) {
    return all(at("ume:Amount", slot, PipNumbers.AMOUNT), shared("ucr:Currency", "/currency"));
  }

  private static Part account(String slot) {
    return into(slot, at("dp:AccountName", "name"), at("dp:AccountNumber", "id"));
  }

  private static Part item() {
    return all(
        choose(
            when("number of the line", p -> p.has("LineNumber"), i -> numbered((RemittanceItem) i), first("properties", fact("name", LINE), at("LineNumber", "value"))),
            when("place of the line", p -> false, i -> true, derive("LineNumber", "place of the line", Forms.TEXT, (i, d) -> place((RemittanceItem) i, (Remittance) d)))),
        choose(
            when("nothing named", p -> p.text(REFERENCE + "/udc:Identifier").equals("-"), i -> unnamed((RemittanceItem) i), along(REFERENCE, is(TYPE, "NTS"), is("udc:Identifier", "-"))),
            when("documents", p -> true, i -> true,
                choose(
                    when("a document", p -> true, i -> ((RemittanceItem) i).number() != null,
                        node(REFERENCE, among(TYPE, DOCUMENTS), at(TYPE, "type", PAID), at("udc:Identifier", "number"), at("udc:DateTime", "date", PipDates.TIME))),
                    when("no document", p -> false, i -> true)),
                node(REFERENCE, is(TYPE, "PUO"), at("udc:Identifier", "order")),
                node(REFERENCE, is(TYPE, "COT"), at("udc:Identifier", "contract")),
                each("references", as(REFERENCE, r -> named(r), at(TYPE, "kind", KINDS.form()), at("udc:Identifier", "value"), at("udc:DateTime", "date", PipDates.TIME), at("udc:Revision", "revision"))))),
        each("references", as("TransactionIdentifier", r -> Pip3C3Invoice.kind(r, "transaction"), fact("kind", "transaction"), at(".", "value"))),
        PipParties.one("parties"),
        each("amounts", as("dp:FeeInformation", a -> ((OtherAmount) a).kind() != null && ((OtherAmount) a).amount() != null,
            at("dp:FeeType", "kind"), node("dp:ExtendedPrice", amount("amount")))),
        node("PaymentAmount", Pip3C3Invoice.amount("net", PipNumbers.CLAIM)),
        node("DiscountAmount", Pip3C3Invoice.amount("discount", PipNumbers.RELIEF)),
        each("adjustments", as("AdjustmentAmount", a -> ((Adjustment) a).amount() != null, Pip3C3Invoice.amount("amount", PipNumbers.CLAIM))),
        first("adjustments", at("dfar:FinancialAdjustmentReason", "reason", REASON)),
        follows("gross", "paid, discount and adjustments together", null, List.of("net", "discount", "adjustments"), Pip3C6Remittance::gross));
  }

  private static boolean numbered(RemittanceItem i) {
    return !i.properties().isEmpty() && isLine(i.properties().get(0));
  }

  private static boolean isLine(Property p) {
    return LINE.equals(p.name()) && p.value() != null;
  }

  private static boolean unnamed(RemittanceItem i) {
    return i.number() == null && i.order() == null && i.contract() == null && i.references().stream().noneMatch(Pip3C6Remittance::named);
  }

  private static boolean named(Object reference) {
    var r = (Reference) reference;
    return r.value() != null && KINDS.holds(r.kind()) && !r.kind().matches("rosettanet:(INV|CIN|CNM|DEM|SBI|SBC|SBD|PUO|COT|NTS)");
  }

  private static String place(RemittanceItem item, Remittance whole) {
    int n = 0;
    for (var i : whole.allItems()) {
      n++;
      if (i == item) return Integer.toString(n);
    }
    return Integer.toString(whole.allItems().indexOf(item) + 1);
  }

  private static Object gross(Object[] v) {
    if (v[0] == null) return null;
    var sum = (Money) v[0];
    if (v[1] != null) sum = sum.plus((Money) v[1]);
    if (v[2] instanceof List<?> adjustments) for (var a : adjustments) if (((Adjustment) a).amount() != null) sum = sum.minus(((Adjustment) a).amount());
    return sum;
  }

  private static Part losses() {
    return all(
        lose("adjustments", "RosettaNet has adjustments of a document only"),
        lose("items.due", "RosettaNet has what is paid, discount and adjustments"),
        lose("items.lines", "RosettaNet has no lines of a paid document"),
        lose("payerAccount.provider", "RosettaNet has no number of the bank"),
        lose("payeeAccount.provider", "RosettaNet has no number of the bank"),
        lose("items.adjustments.text", "RosettaNet has one reason code for all adjustments of a document"),
        lose("totals.net", "RosettaNet has the total of the payment only"),
        lose("totals.gross", "RosettaNet has the total of the payment only"));
  }
}
