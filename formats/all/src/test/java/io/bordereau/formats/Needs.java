package io.bordereau.formats;

import io.bordereau.document.Invoice;
import io.bordereau.document.Order;
import io.bordereau.document.OrderResponse;
import io.bordereau.document.Receipt;
import io.bordereau.document.Remittance;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The demands of formats that carry certain shapes of a document only, one row each. */
final class Needs {
  private Needs() {}

  private static final String UNTIL = "a period of delivery without a beginning is read as the day of delivery";
  private static final String POST = "a post code has up to 9 characters";
  private static final String ONE = "a response answers one document";
  private static final String SIDES = "a response says from whom it comes and to whom it goes";

  private static final String VERDICT = "the verdict of the whole is that of its document, whose word is in the account where another stands for it";

  /** Every demand; a row says why the format cannot carry other shapes. */
  static final List<Need> ALL =
      List.of(
          Need.values("cxml-1.2", Receipt.class, "cXML answers with responses and status updates", "type", "Response", "StatusUpdateRequest"),
          Need.never("cxml-1.2", OrderResponse.class, "a line of a confirmation has one number, that of the order", "lines.orderLine"),
          Need.never("cxml-1.2", Remittance.class, "cXML lists items under no groups", "groups"),
          Need.always("rosettanet-*", Invoice.class, "a party that has an identifier has its value", "seller.identifiers.value", "buyer.identifiers.value"),
          Need.values("sap-invoic02", Invoice.class, POST, "seller.address.postCode", "38000", "1010"),
          Need.values("sap-invoic02", Invoice.class, POST, "buyer.address.postCode", "38000", "1010"),
          Need.values("sap-invoic02", Invoice.class, POST, "delivery.address.postCode", "38000", "1010"),
          Need.values("sap-invoic02", Invoice.class, POST, "parties.party.address.postCode", "38000", "1010"),
          Need.values("sap-invoic02", Invoice.class, POST, "lines.delivery.address.postCode", "38000", "1010"),
          Need.values("sap-invoic02", Invoice.class, POST, "lines.parties.party.address.postCode", "38000", "1010"),
          Need.values("rosettanet-3c7", Invoice.class, "it carries what a buyer bills himself", "type", "389", "261", "527"),
          Need.always("rosettanet-3a4", Order.class, "a party that has an identifier has its value", "seller.identifiers.value", "buyer.identifiers.value"),
          Need.always("rosettanet-3a4", OrderResponse.class, "a party that has an identifier has its value", "seller.identifiers.value", "buyer.identifiers.value"),
          Need.always("rosettanet-3c6", Remittance.class, "a party that has an identifier has its value", "payer.identifiers.value", "payee.identifiers.value"),
          Need.single("rosettanet-3c4", Receipt.class, "an invoice reject is about one invoice", "documents"),
          Need.always("rosettanet-3c4", Receipt.class, "an invoice reject is about one invoice", "documents", "documents.number"),
          Need.values("rosettanet-3c4", Receipt.class, "an invoice reject says nothing else", "verdict", "rejected"),
          Need.values("rosettanet-3c4", Receipt.class, "an invoice reject is about an invoice", "documents.numberKind", "invoice"),
          Need.values("peppol-order-change-3", Order.class, "it carries changes of orders", "type", "230"),
          Need.values("peppol-order-cancellation-3", Order.class, "it carries cancellations of orders", "type", "230"),
          Need.values("peppol-order-cancellation-3", Order.class, "it carries cancellations of orders", "purpose", "cancel"),
          Need.always("peppol-order*", Order.class, UNTIL, "period.start", "lines.period.start"),
          Need.always("ubl-2.1-order", Order.class, UNTIL, "period.start", "lines.period.start"),
          Need.always("peppol-order-response-3", OrderResponse.class, UNTIL, "period.start", "lines.period.start", "lines.confirmations.period.start"),
          Need.always("ubl-2.1-order", OrderResponse.class, UNTIL, "period.start", "lines.period.start", "lines.confirmations.period.start"),
          Need.values("peppol-invoice-response-3", Receipt.class, "it answers as a business", "level", "business"),
          Need.values("peppol-invoice-response-3", Receipt.class, VERDICT, "documents.verdict", "accepted", "rejected", "queried", "paid"),
          Need.values("peppol-ml*", Receipt.class, VERDICT, "documents.verdict", "accepted", "rejected", "received"),
          Need.values("peppol-ml*", Receipt.class, "it answers as a program", "level", "application"),
          Need.single("peppol-invoice-response-3", Receipt.class, ONE, "documents"),
          Need.always("peppol-invoice-response-3", Receipt.class, ONE, "documents"),
          Need.never("peppol-invoice-response-3", Receipt.class, ONE, "groups"),
          Need.single("peppol-ml*", Receipt.class, ONE, "documents"),
          Need.always("peppol-ml*", Receipt.class, ONE, "documents"),
          Need.never("peppol-ml*", Receipt.class, ONE, "groups"),
          Need.members("peppol-invoice-response-3", Receipt.class, SIDES, "parties", "role", "sender", "receiver"),
          Need.members("peppol-ml*", Receipt.class, SIDES, "parties", "role", "sender", "receiver"));

  /** What a format demands of a kind of document. */
  static Need of(String format, Class<?> kind) {
    return ALL.stream().filter(n -> n.of(format, kind)).reduce(Need.none(kind), Need::and);
  }

  static <V> Map<String, V> both(Map<String, V> some, Map<String, V> more) {
    var all = new HashMap<>(some);
    all.putAll(more);
    return all;
  }

  static Set<String> both(Set<String> some, Set<String> more) {
    var all = new HashSet<>(some);
    all.addAll(more);
    return all;
  }
}
