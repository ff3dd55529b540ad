package io.bordereau.edi;

import io.bordereau.document.Blob;
import io.bordereau.document.Contact;
import io.bordereau.document.Decimal;
import io.bordereau.document.Delivery;
import io.bordereau.document.Moment;
import io.bordereau.document.Money;
import io.bordereau.document.Party;
import io.bordereau.document.ReceiptGroup;
import io.bordereau.document.Term;
import java.lang.reflect.ParameterizedType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Canonical documents with random values in every slot, made from the records' components. */
final class RandomDocument {
  private static final String[] WORDS = {
    "alpha", "Bravo", "charlie", "Delta 7", "echo-9", "Fox & Co", "golf", "Hôtel", "India Ink", "juliet/1", "kilo", "Lima Beans", "No. 12"
  };

  /** Values of slots that hold codes, by component name, or by record and component. */
  private static final Map<String, String[]> CODES =
      Map.ofEntries(
          Map.entry("Invoice.type", new String[] {"380", "381", "383", "384", "386", "326", "396"}),
          Map.entry("currency", new String[] {"USD", "EUR", "CAD"}),
          Map.entry("accountingCurrency", new String[] {"SEK", "NOK"}),
          Map.entry("country", new String[] {"US", "DE", "FR", "CA"}),
          Map.entry("unit", new String[] {"EA", "C62", "KGM", "HUR", "H87", "XBX", "NAR", "x12:QX"}),
          Map.entry("category", new String[] {"S", "Z", "E", "AE"}),
          Map.entry("Tax.type", new String[] {"state-sales", "gst", "qst", "x12:BE", "city-sales", "x12-service:H750"}),
          Map.entry("Classification.list", new String[] {"STI", "HS"}),
          Map.entry("exemption", new String[] {"resale", "x12:6"}),
          Map.entry("role", new String[] {"ship-from", "bill-to", "carrier", "x12:KQ", "reseller"}),
          Map.entry("kind", new String[] {"vendor", "department", "x12:QQ", "quote"}),
          Map.entry("scheme", new String[] {"0060", "0088", "0192", "x12:9"}),
          Map.entry("purpose", new String[] {"cancel", "replace", "x12:53"}),
          Map.entry("transaction", new String[] {"x12:PR", "factored"}),
          Map.entry("basis", new String[] {"invoice", "x12:4"}),
          Map.entry("PaymentTerm.type", new String[] {"basic", "x12:11"}),
          Map.entry("method", new String[] {"ach", "x12:U", "30"}),
          Map.entry("means", new String[] {"30", "58", "20", "97"}),
          Map.entry("subject", new String[] {"AAI", "REG", "SUR", "description"}),
          Map.entry("reasonCode", new String[] {"95", "FC", "x12:D501", "ZZZ"}),
          Map.entry("handling", new String[] {"off-invoice", "x12:15", "other"}),
          Map.entry("RemittanceItem.type", new String[] {"380", "381", "383", "220", "315", "x12:BM"}),
          Map.entry("Remittance.handling", new String[] {"remittance-only", "payment-and-remittance", "x12:X"}),
          Map.entry("direction", new String[] {"credit", "debit"}),
          Map.entry("channel", new String[] {"ctx", "x12:PBC"}),
          Map.entry("providerScheme", new String[] {"aba", "bic"}),
          Map.entry("Account.scheme", new String[] {"demand", "savings", "x12:10"}),
          Map.entry("traceKind", new String[] {"current", "reassociation"}),
          Map.entry("action", new String[] {"pay-item", "on-account", "x12:ER"}),
          Map.entry("Adjustment.reason", new String[] {"price", "short-delivery", "x12:72", "tax", "bank-charges"}),
          Map.entry("LineAdjustment.reason", new String[] {"damaged", "freight", "duplicate"}),
          Map.entry("referenceKind", new String[] {"credit-note", "contract", "x12:QQ"}),
          Map.entry("RemittanceLine.status", new String[] {"included", "excluded"}),
          Map.entry("ComponentLine.relation", new String[] {"included", "substitute", "x12:N"}),
          Map.entry("OtherAmount.kind", new String[] {"total", "freight", "x12:GV"}),
          Map.entry("Quantity.kind", new String[] {"shipped", "x12:63"}),
          Map.entry("Measurement.kind", new String[] {"weight", "x12:TE"}),
          Map.entry("what", new String[] {"gross-weight", "x12:TR"}),
          Map.entry("answer", new String[] {"yes", "no", "x12:U"}),
          Map.entry("question", new String[] {"x12:RX", "recycled"}),
          Map.entry("textKind", new String[] {"free", "structured"}),
          Map.entry("Order.type", new String[] {"220", "221", "224", "226", "227", "230", "105"}),
          Map.entry("Order.kind", new String[] {"new", "drop-ship", "x12:SW", "odd"}),
          Map.entry("OrderResponse.type", new String[] {"231", "320"}),
          Map.entry("verdict", new String[] {"accepted", "accepted-with-changes", "rejected", "x12:AP"}),
          Map.entry("Order.answer", new String[] {"detail", "none", "x12:AH"}),
          Map.entry("OrderLine.action", new String[] {"add", "delete", "change", "x12:QD"}),
          Map.entry("Confirmation.status", new String[] {"accepted", "backordered", "substituted", "x12:IX"}),
          Map.entry("Shipment.mode", new String[] {"air", "motor", "x12:ZZ"}),
          Map.entry("freightTerms", new String[] {"collect", "prepaid", "x12:BP"}),
          Map.entry("LeadTime.unit", new String[] {"day", "week", "x12:CW"}),
          Map.entry("LeadTime.kind", new String[] {"x12:AF", "x12:AY"}),
          Map.entry("OtherPrice.kind", new String[] {"resale", "unit-cost", "x12:FCP"}),
          Map.entry("OtherDate.kind", new String[] {"ship-not-before", "x12:118", "strange"}),
          Map.entry("ItemText.kind", new String[] {"structured", "x12:QQ"}),
          Map.entry("characteristic", new String[] {"product", "vendor-color", "x12:35"}),
          Map.entry("Condition.code", new String[] {"no-backorder", "x12:W", "x12-restriction:OR"}),
          Map.entry("relation", new String[] {"added", "information"}),
          Map.entry("Location.kind", new String[] {"edifact:5", "edifact:7", "edifact:1", "x12:QQ"}),
          Map.entry("Location.relation", new String[] {"edifact:9", "x12:9"}),
          Map.entry("Equipment.kind", new String[] {"edifact:CN", "x12:CN"}),
          Map.entry("NumberSet.kind", new String[] {"edifact:BN", "edifact:BX", "x12:BX"}),
          Map.entry("SetNumber.kind", new String[] {"edifact:BN", "x12:BX"}),
          Map.entry("indicator", new String[] {"edifact:N", "edifact:A", "x12:N"}),
          Map.entry("OtherDate.layout", new String[] {"718", "616", "102"}),
          Map.entry("function", new String[] {"edifact:3", "x12:R"}),
          Map.entry("instruction", new String[] {"edifact:4", "x12:4"}),
          Map.entry("sector", new String[] {"edifact:1", "x12:1"}),
          Map.entry("frequency", new String[] {"edifact:W", "x12:W"}),
          Map.entry("significance", new String[] {"edifact:6", "x12:6"}));

  /** The same for answers. */
  private static final Map<String, String[]> OF_RECEIPTS =
      Map.ofEntries(
          Map.entry("verdict", new String[] {"accepted", "accepted-with-errors", "partial", "rejected", "received"}),
          Map.entry("level", new String[] {"syntax", "application"}),
          Map.entry("Receipt.type", new String[] {"997", "999", "TA1", "824", "CONTRL", "APERAK"}),
          Map.entry("ReceiptError.code", new String[] {"AK304:3", "AK403:5", "0085:13", "0085:39", "TA105:025", "TED01:024", "9321:12", "AK502:4"}),
          Map.entry("ReceiptGroup.code", new String[] {"AK901:M", "0083:6"}),
          Map.entry("ReceiptDocument.code", new String[] {"AK501:W", "OTI01:IR", "0083:6"}),
          Map.entry("Receipt.code", new String[] {"TA104:X", "0083:6"}),
          Map.entry("ReceiptDocument.version", new String[] {"D.96A.UN", "004010", "D.01B.UN.EAN008"}),
          Map.entry("numberKind", new String[] {"invoice", "order", "x12:ZZ"}),
          Map.entry("Receipt.action", new String[] {"x12:U", "stop"}));

  /** Parties that every document has; without them X12 would take another party in their role for them. */
  private static final Set<String> ALWAYS = Set.of("seller", "buyer", "payer", "payee", "delivery", "number", "issued", "totals", "total", "interchange", "groups");

  private final Random random;
  private final double density;

  RandomDocument(long seed, double density) {
    random = new Random(seed);
    this.density = density;
  }

  <T> T of(Class<T> type) {
    return type.cast(record(type, 0));
  }

  private Object record(Class<?> type, int depth) {
    try {
      var components = type.getRecordComponents();
      var values = new Object[components.length];
      var types = new Class<?>[components.length];
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        boolean whole = depth == 0 && ALWAYS.contains(components[i].getName()) || (type == Party.class || type == Delivery.class)
            && components[i].getName().matches("name|contact") || (type == Contact.class || type == Delivery.class)
                && components[i].getName().equals("name") || components[i].getName().equals("withTax")
                || type == ReceiptGroup.class && components[i].getName().equals("control");
        if (random.nextDouble() > density && !whole) continue;
        if (types[i] == List.class) {
          var held = (Class<?>) ((ParameterizedType) components[i].getGenericType()).getActualTypeArguments()[0];
          var list = new ArrayList<Object>();
          for (int n = random.nextInt(depth < 2 ? 3 : 1); n >= 0; n--) {
            var member = value(type, components[i].getName(), held, depth);
            if (member != null) list.add(member);
          }
          values[i] = list;
        } else {
          values[i] = value(type, components[i].getName(), types[i], depth);
        }
      }
      var made = type.getDeclaredConstructor(types).newInstance(values);
      return flat(made).isEmpty() ? null : made;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Object value(Class<?> in, String name, Class<?> type, int depth) {
    if (type == String.class) return text(in, name);
    if (type == Money.class) return new Money(BigDecimal.valueOf(random.nextInt(1_000_000), 2));
    if (type == Decimal.class) {
      return new Decimal(name.endsWith("Days") || name.equals("dayOfMonth") ? BigDecimal.valueOf(random.nextInt(28) + 1)
          : BigDecimal.valueOf(random.nextInt(99_999) + 1, 2));
    }
    if (type == Moment.class) return Moment.of(LocalDate.of(2026, 1, 1).plusDays(random.nextInt(600)));
    if (type == Blob.class) return Blob.of(new byte[] {(byte) random.nextInt()});
    return type.isRecord() && depth < 8 ? record(type, depth + 1) : null;
  }

  private String text(Class<?> in, String name) {
    var codes = CODES.getOrDefault(in.getSimpleName() + "." + name, CODES.get(name));
    if (codes == null) codes = OF_RECEIPTS.getOrDefault(in.getSimpleName() + "." + name, OF_RECEIPTS.get(name));
    if (codes != null) return codes[random.nextInt(codes.length)];
    return WORDS[random.nextInt(WORDS.length)] + " " + random.nextInt(1000);
  }

  /** Every value of a document by its path, such as {@code lines[2].net}. */
  static Map<String, String> flat(Object record) {
    var all = new LinkedHashMap<String, String>();
    flat("", record, all);
    return all;
  }

  private static void flat(String path, Object v, Map<String, String> all) {
    if (v == null) return;
    if (v instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) flat(path + "[" + (i + 1) + "]", list.get(i), all);
    } else if (v.getClass().isRecord() && v.getClass().getRecordComponents().length > 0
        && v.getClass().getRecordComponents()[0].isAnnotationPresent(Term.class)) {
      for (var c : v.getClass().getRecordComponents()) {
        try {
          flat(path.isEmpty() ? c.getName() : path + "." + c.getName(), c.getAccessor().invoke(v), all);
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException(e);
        }
      }
    } else {
      all.put(path, v instanceof Blob b ? b.base64() : v.toString());
    }
  }
}
