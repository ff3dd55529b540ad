package io.bordereau.xml.ubl;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.follows;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.must;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.once;

import io.bordereau.document.OtherParty;
import io.bordereau.document.Receipt;
import io.bordereau.document.ReceiptDocument;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Part;
import io.bordereau.xml.ubl.UblFrame.Profile;
import java.util.List;

/**
 * UBL ApplicationResponse as an answer to one document: Peppol Invoice Response 3, Message Level Response 3 and Message Level Status 1. The three
 * are told apart by their CustomizationID, and each is one mapping with what differs.
 */
final class UblReceipt {
  private UblReceipt() {}

  /** Which of the three answers. */
  enum Kind {
    INVOICE_RESPONSE("invoice-response", "business"),
    MESSAGE_LEVEL_RESPONSE("message-level-response", "application"),
    MESSAGE_LEVEL_STATUS("message-level-status", "application");

    final String type;
    final String level;

    Kind(String type, String level) {
      this.type = type;
      this.level = level;
    }
  }

  /** Whether a receipt answers one document, on this level, and says from whom it comes and to whom it goes. */
  static boolean carries(Kind kind, Receipt r) {
    boolean sides = List.of("sender", "receiver").stream().allMatch(role -> r.parties().stream().map(OtherParty::role).anyMatch(role::equals));
    boolean own = r.type() == null || List.of(Kind.values()).stream().noneMatch(k -> k.type.equals(r.type())) || kind.type.equals(r.type());
    return sides && own && kind.level.equals(r.level()) && r.groups().isEmpty() && r.documents().size() == 1;
  }

  static Mapping<Receipt> mapping(Profile p, Kind kind) {
    return Mapping.of(Receipt.class)
        .named(p.name())
        .family("ubl-application-response", UblFrame.NAMES.names())
        .within(p.places())
        .root(
            "ApplicationResponse",
            UblFrame.process(p),
            must("cbc:ID", "number"),
            UblFrame.moment("issued", "cbc:IssueDate", "cbc:IssueTime"),
            each("notes", "cbc:Note", at(".", "text"), at("@languageID", "language")),
            once("parties", UblFrame.role("cac:SenderParty", "sender", false), UblFrame.role("cac:ReceiverParty", "receiver", false)),
            each("documents", "cac:DocumentResponse", document(kind)),
            fact("type", kind.type),
            fact("level", kind.level),
            follows("verdict", "that of the document", null, List.of("documents"), UblReceipt::verdict));
  }

  private static Object verdict(Object[] from) {
    return from[0] instanceof List<?> documents && documents.size() == 1 && documents.getFirst() instanceof ReceiptDocument d ? d.verdict() : null;
  }

  private static Part document(Kind kind) {
    return all(
        node("cac:Response", must("cbc:ResponseCode", "verdict", kind == Kind.INVOICE_RESPONSE ? StatusCodes.RESPONSE : StatusCodes.MESSAGE), at("cbc:Description", "reason"), business()),
        node(
            "cac:DocumentReference",
            at("cbc:ID", kind == Kind.MESSAGE_LEVEL_STATUS ? "control" : "number"),
            at("cbc:IssueDate", "date"),
            at("cbc:DocumentTypeCode", "type"),
            at("cbc:VersionID", "version")),
        once("parties", UblFrame.role("cac:IssuerParty", "issuer", false), UblFrame.role("cac:RecipientParty", "recipient", false)),
        each("errors", "cac:LineResponse", issue()));
  }

  /** Since when, why, and what is asked for. */
  private static Part business() {
    return all(
        once("dates", as("cbc:EffectiveDate", UblFrame.dated("effective"), fact("kind", "effective"), at(".", "at"))),
        each(
            "errors",
            "cac:Status",
            is("cbc:StatusReasonCode/@listID", "OPStatusReason"),
            at("cbc:StatusReasonCode", "code", StatusCodes.REASON),
            at("cbc:StatusReason", "text"),
            each("fields", "cac:Condition", at("cbc:AttributeID", "name"), at("cbc:Description", "value"))),
        each(
            "actions",
            "cac:Status",
            is("cbc:StatusReasonCode/@listID", "OPStatusAction"),
            at("cbc:StatusReasonCode", "code", StatusCodes.REQUEST),
            at("cbc:StatusReason", "text")));
  }

  /** One thing that is wrong with a message, and where. */
  private static Part issue() {
    return all(
        at("cac:LineReference/cbc:LineID", "reference"),
        at("cac:Response/cbc:ResponseCode", "verdict", StatusCodes.MESSAGE),
        at("cac:Response/cbc:Description", "text"),
        at("cac:Response/cac:Status/cbc:StatusReasonCode", "code", StatusCodes.ISSUE));
  }
}
