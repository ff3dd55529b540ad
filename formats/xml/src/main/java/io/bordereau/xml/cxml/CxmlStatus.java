package io.bordereau.xml.cxml;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.along;
import static io.bordereau.mapping.Parts.always;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.bound;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.first;
import static io.bordereau.mapping.Parts.follows;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.once;
import static io.bordereau.mapping.Parts.prefer;
import static io.bordereau.mapping.Parts.total;
import static io.bordereau.mapping.Parts.usual;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Receipt;
import io.bordereau.document.ReceiptDocument;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Part;
import java.util.List;
import java.util.Map;

/**
 * The answers of cXML 1.2: Response with its Status, StatusUpdateRequest with the status of an invoice, a payment or another document, and the
 * question for a profile with its answer. What a code means stands in {@code cxml-status-codes.csv}.
 */
final class CxmlStatus {
  private CxmlStatus() {}

  /** What a receipt calls itself. */
  static final String RESPONSE = "Response";
  static final String UPDATE = "StatusUpdateRequest";
  static final String ASKED = "ProfileRequest";
  static final String PROFILE = "ProfileResponse";

  /** Statuses of invoices, and what they say of the invoice. */
  private static final Map<String, String> INVOICE =
      Map.of("processing", "received", "canceled", "rejected", "reconciled", "accepted", "rejected", "rejected", "paying", "accepted", "paid", "accepted");

  static final Mapping<Receipt> STATUS_UPDATE = request(UPDATE, update());

  static final Mapping<Receipt> ANSWER = response(RESPONSE, all());

  static final Mapping<Receipt> PROFILE_ANSWER = response(PROFILE, profile());

  static final Mapping<Receipt> PROFILE_REQUEST = request(ASKED, all(fact("level", "transport"), fact("verdict", "received")));

  /** The mapping of a receipt; null when cXML has none for it. */
  static Mapping<Receipt> of(Receipt r) {
    return switch (r.type() == null ? "" : r.type()) {
      case RESPONSE -> ANSWER;
      case UPDATE -> STATUS_UPDATE;
      case PROFILE -> PROFILE_ANSWER;
      case ASKED -> PROFILE_REQUEST;
      case String other -> null;
    };
  }

  private static Mapping.Builder<Receipt> mapping(String type) {
    return Mapping.of(Receipt.class)
        .named("cXML " + type)
        .family("cxml-status", CxmlInvoice.NAMES.names())
        .binding(CxmlForms.LANGUAGE, CxmlForms::readLanguage, CxmlForms::writeLanguage);
  }

  private static Mapping<Receipt> request(String type, Part rows) {
    return mapping(type)
        .root("cXML", usual("@xml:lang", "en"), fact("type", type), always("Request", usual("@deploymentMode", "production"), along(type, rows)));
  }

  private static Mapping<Receipt> response(String type, Part rows) {
    return mapping(type).root("cXML", usual("@xml:lang", "en"), fact("type", type), always("Response", status(), rows));
  }

  /** The status itself: its code tells level and verdict, unless something that stands beside it says more. */
  private static Part status() {
    return all(
        along(
            "Status",
            at("@code", "code"),
            derive("@code", "code of the verdict", r -> ((Receipt) r).code() == null ? CxmlCodes.code(((Receipt) r).level(), ((Receipt) r).verdict()) : null),
            into("notes", at(".", "text"), at("@xml:lang", "language"), at("@text", "title")),
            derive("@text", "words of the code", r -> ((Receipt) r).notes().isEmpty() || ((Receipt) r).notes().getFirst().title() == null ? words((Receipt) r) : null)),
        follows("level", "what the code says", null, List.of("code"), v -> CxmlCodes.level((String) v[0])),
        follows("verdict", "what the code says", null, List.of("code"), v -> CxmlCodes.verdict((String) v[0])));
  }

  private static String words(Receipt r) {
    var code = r.code() == null ? CxmlCodes.code(r.level(), r.verdict()) : r.code();
    return CxmlCodes.text(code);
  }

  private static ReceiptDocument one(Object receipt) {
    var r = (Receipt) receipt;
    return r.documents().isEmpty() ? null : r.documents().getFirst();
  }

  private static boolean typed(Object receipt, String type) {
    return one(receipt) != null && type.equals(one(receipt).type());
  }

  private static Part update() {
    return all(
        choose(
            when("of an invoice", p -> p.has("InvoiceStatus"), r -> typed(r, "invoice"), into("documents", fact("type", "invoice"), fact("numberKind", "invoice"), node("InvoiceStatus", invoice()))),
            when("of a payment", p -> p.has("PaymentStatus"), r -> false, into("documents", fact("type", "payment"), node("PaymentStatus", payment()))),
            when("of a document", p -> true, r -> true, into("documents", node("DocumentStatus", document())))),
        first("documents", at("DocumentReference/@payloadID", "control")),
        business(),
        status(),
        CxmlTexts.properties());
  }

  /** Whoever says what became of a document speaks for the business, and what became of it is the verdict. */
  private static Part business() {
    return all(
        follows("level", "business where a status of a document is told", null, List.of("documents"), v -> told(v[0]) == null ? null : "business"),
        follows("verdict", "verdict on the document", null, List.of("documents"), v -> told(v[0]) == null ? null : says(told(v[0]))));
  }

  private static ReceiptDocument told(Object documents) {
    if (!(documents instanceof List<?> list) || list.isEmpty()) return null;
    var d = (ReceiptDocument) list.getFirst();
    return d.code() == null && d.verdict() == null ? null : d;
  }

  /** The verdict that the status of a document tells. */
  private static String says(ReceiptDocument d) {
    if ("payment".equals(d.type())) return d.verdict();
    return "invoice".equals(d.type()) ? ofInvoice(d.code(), d.verdict()) : ofDocument(d.code(), d.verdict());
  }

  private static String ofInvoice(String code, String verdict) {
    return INVOICE.get(code == null ? invoiceCode(verdict) : code);
  }

  private static String ofDocument(String code, String verdict) {
    var status = code == null ? verdict : code;
    return status == null ? null : verdict(status);
  }

  private static Part invoice() {
    return all(
        at("@type", "code"),
        total("@type", "status of the verdict", d -> ((ReceiptDocument) d).code() == null ? invoiceCode(((ReceiptDocument) d).verdict()) : null),
        follows("verdict", "what the status says", null, List.of("code", "verdict"), v -> v[0] == null && v[1] == null ? null : ofInvoice((String) v[0], (String) v[1])),
        once("dates", CxmlTexts.dated("@paymentNetDueDate", "due")),
        at("InvoiceIDInfo/@invoiceID", "number"),
        at("InvoiceIDInfo/@invoiceDate", "date", CxmlForms.MOMENT),
        once("amounts", as("PartialAmount", a -> "partial".equals(((io.bordereau.document.OtherAmount) a).kind()), fact("kind", "partial"), node("Money", at(".", "amount"), at("@currency", "unit")))),
        comments());
  }

  private static String invoiceCode(String verdict) {
    return switch (verdict == null ? "" : verdict) {
      case "accepted", "accepted-with-errors" -> "reconciled";
      case "rejected" -> "rejected";
      case String other -> "processing";
    };
  }

  private static Part comments() {
    return each("notes", "Comments", at("@type", "title"), at("@xml:lang", "language"), prefer(at(".", "text"), at("#text", "text")));
  }

  private static Part payment() {
    return all(
        at("@orderID", "number"),
        at("@transactionTimestamp", "date", CxmlForms.MOMENT),
        at("@type", "code"),
        at("@transactionID", "transaction"),
        once("references", CxmlTexts.referred("@authorizationID", "authorization")),
        once("amounts", as("Total", a -> false, fact("kind", "total"), node("Money", at(".", "amount"), at("@currency", "unit")))),
        fact("verdict", "rejected", p -> p.has("@isFailed")),
        fact("verdict", "accepted", p -> !p.has("@isFailed")),
        CxmlTexts.properties());
  }

  private static Part document() {
    return all(
        at("@type", "code"),
        total("@type", "status of the verdict", d -> ((ReceiptDocument) d).code() == null ? ((ReceiptDocument) d).verdict() : null),
        follows("verdict", "what the status says", null, List.of("code", "verdict"), v -> ofDocument((String) v[0], (String) v[1])),
        at("DocumentInfo/@documentID", "number"),
        at("DocumentInfo/@documentType", "type"),
        derive("DocumentInfo/@documentType", "not said", d -> ((ReceiptDocument) d).number() != null && ((ReceiptDocument) d).type() == null ? "unknown" : null),
        at("DocumentInfo/@documentDate", "date", CxmlForms.MOMENT),
        each(
            "errors",
            "ItemStatus",
            at("@type", "code"),
            at("@code", "value"),
            at("ReferenceDocumentInfo/@lineNumber", "reference"),
            derive("ReferenceDocumentInfo/@lineNumber", "no line named", e -> ((io.bordereau.document.ReceiptError) e).reference() == null ? "0" : null),
            node("Comments", prefer(at(".", "text"), at("#text", "text")), bound("@xml:lang", CxmlForms.LANGUAGE))),
        comments());
  }

  private static String verdict(String status) {
    return switch (status) {
      case "accepted", "approved", "confirmed", "completed" -> "accepted";
      case "rejected", "failed", "canceled", "cancelled" -> "rejected";
      case String other -> "received";
    };
  }

  private static Part profile() {
    return node(
        "ProfileResponse",
        once("dates", CxmlTexts.dated("@effectiveDate", "effective"), CxmlTexts.dated("@lastRefresh", "refreshed")),
        each("properties", "Option", at("@name", "name"), at(".", "value")),
        each("references", as("Transaction", r -> true, at("@requestName", "kind"), at("URL", "value"))));
  }
}
