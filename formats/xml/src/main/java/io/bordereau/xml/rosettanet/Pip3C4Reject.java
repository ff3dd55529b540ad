package io.bordereau.xml.rosettanet;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.along;
import static io.bordereau.mapping.Parts.always;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.oneOf;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Identifier;
import io.bordereau.document.OtherParty;
import io.bordereau.document.Receipt;
import io.bordereau.document.ReceiptDocument;
import io.bordereau.document.ReceiptError;
import io.bordereau.document.Reference;
import io.bordereau.mapping.As;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Part;
import java.util.List;

/** PIP 3C4, notification of invoice reject (V11.05): the buyer refuses one invoice, for one reason and in words. */
final class Pip3C4Reject {
  private Pip3C4Reject() {}

  /** What a receipt that comes from this PIP calls itself. */
  static final String TYPE = "3C4";

  private static final As<String> REASON = PipList.of("InvoiceRejection").form("OTH");

  static final Mapping<Receipt> MAPPING =
      Mapping.of(Receipt.class)
          .named("RosettaNet PIP 3C4 InvoiceRejectNotification")
          .family("rosettanet-3c4", PipNames.names())
          .root(
              "InvoiceRejectNotification",
              fact("type", TYPE),
              fact("level", "business"),
              fact("verdict", "rejected"),
              into("documents", fact("verdict", "rejected"), fact("numberKind", "invoice"), always("Invoice", body())),
              PipHeader.header(
                  "V11.05",
                  all(
                      into("documents", node("ssdh:CorrelationInformation/ssdh:RequestingDocumentInformation",
                          at("ssdh:RequestingDocumentInstanceIdentifier", "number"), at("ssdh:RequestingDocumentCreationDateTime", "date", PipDates.TIME))),
                      side("ssdh:Sender", "buyer", "receiver"),
                      side("ssdh:Receiver", "seller", "sender")),
                  all(),
                  null,
                  null),
              lose("notes", "RosettaNet has the comments of the reason"));

  /** Whether a receipt is what this PIP says: one invoice that is rejected, in a message that has a number and a date. */
  static boolean says(Object document) {
    var r = (Receipt) document;
    return "rejected".equals(r.verdict()) && r.number() != null && r.issued() != null && r.documents().size() == 1 && r.documents().get(0).number() != null
        && (r.documents().get(0).numberKind() == null || "invoice".equals(r.documents().get(0).numberKind()));
  }

  /** A side of the transmission: a party that is named, or who received or sent the interchange that is answered. */
  private static Part side(String element, String role, String slot) {
    var path = element + "/upi:PartnerIdentification";
    return choose(
        when("a named party", p -> p.has(path + "/upi:PartnerName"), r -> parties(r, role) == 1,
            each("parties", as(element, o -> plays(o, role), fact("role", role), into("party", node("upi:PartnerIdentification", PipParties.named()))))),
        when("nobody", p -> p.text(path + "/ulc:AlternativeIdentifier/ulc:Identifier").equals("-"), r -> nobody(slot.equals("sender") ? ((Receipt) r).sender() : ((Receipt) r).receiver()),
            along(path, is("ulc:AlternativeIdentifier/ulc:Authority", "-"), is("ulc:AlternativeIdentifier/ulc:Identifier", "-"))),
        when("who sent or received the interchange", p -> true, r -> true, node(path, into(slot, PipParties.id()))));
  }

  private static boolean nobody(Identifier i) {
    return i == null || i.value() == null;
  }

  private static long parties(Object receipt, String role) {
    return ((Receipt) receipt).parties().stream().filter(o -> plays(o, role)).count();
  }

  private static boolean plays(Object party, String role) {
    var o = (OtherParty) party;
    return role.equals(o.role()) && o.party() != null && o.party().name() != null;
  }

  private static Part body() {
    return all(
        into("errors", at("Comments", "text", PipHeader.or("-")), at("dir:InvoiceRejection", "code", REASON.orElse("SFF"))),
        oneOf("FinancialAmount", "DEB", "CRE", "ZER"),
        order("PurchaseOrder", "order", "PUO"),
        choose(
            when("sales order", p -> p.has("SalesOrder"), d -> ((ReceiptDocument) d).references().stream().anyMatch(r -> "sales-order".equals(r.kind())), order("SalesOrder", "sales-order", "SAO")),
            when("no sales order", p -> true, d -> true)),
        each("errors", as("InvoiceLineItem", e -> ((ReceiptError) e).reference() != null, at("LineNumber", "reference"), order("PurchaseOrder", "order", "PUO"))));
  }

  /** A document that the rejected one belongs to; the schema demands the order. */
  private static Part order(String element, String kind, String code) {
    return choose(
        when("no " + kind, p -> p.text(element + "/udc:Identifier").equals("-"), d -> references(d).stream().noneMatch(r -> kind.equals(r.kind()) && r.value() != null),
            along(element, is("udct:DocumentType", code), is("udc:Identifier", "-"))),
        when(kind, p -> true, d -> true,
            each("references", as(element, r -> kind.equals(((Reference) r).kind()) && ((Reference) r).value() != null, fact("kind", kind), is("udct:DocumentType", code),
                at("udc:Identifier", "value"), at("udc:DateTime", "date", PipDates.TIME), at("udc:Revision", "revision")))));
  }

  private static List<Reference> references(Object group) {
    return group instanceof ReceiptDocument d ? d.references() : ((ReceiptError) group).references();
  }
}
