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

  /** Every demand; a row says why the format cannot carry other shapes. */
  static final List<Need> ALL =
      List.of(
          Need.values("cxml-1.2", Receipt.class, "cXML answers with responses and status updates", "type", "Response", "StatusUpdateRequest"),
          Need.never("cxml-1.2", OrderResponse.class, "a line of a confirmation has one number, that of the order", "lines.orderLine"),
          Need.never("cxml-1.2", Remittance.class, "cXML lists items under no groups", "groups"),
          Need.always("rosettanet-*", Invoice.class, "a party that has an identifier has its value", "seller.identifiers.value", "buyer.identifiers.value"),
          Need.always("rosettanet-3a4", Order.class, "a party that has an identifier has its value", "seller.identifiers.value", "buyer.identifiers.value"),
          Need.always("rosettanet-3a4", OrderResponse.class, "a party that has an identifier has its value", "seller.identifiers.value", "buyer.identifiers.value"),
          Need.always("rosettanet-3c6", Remittance.class, "a party that has an identifier has its value", "payer.identifiers.value", "payee.identifiers.value"),
          Need.single("rosettanet-3c4", Receipt.class, "an invoice reject is about one invoice", "documents"),
          Need.always("rosettanet-3c4", Receipt.class, "an invoice reject is about one invoice", "documents", "documents.number"),
          Need.values("rosettanet-3c4", Receipt.class, "an invoice reject says nothing else", "verdict", "rejected"),
          Need.values("rosettanet-3c4", Receipt.class, "an invoice reject is about an invoice", "documents.numberKind", "invoice"));

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
