package io.bordereau.xml.own;

import io.bordereau.document.Despatch;
import io.bordereau.document.Invoice;
import io.bordereau.document.Order;
import io.bordereau.document.OrderResponse;
import io.bordereau.document.Receipt;
import io.bordereau.document.Remittance;
import java.util.List;

/** The kinds of canonical documents and the words that the internal format has for them. */
public final class Kinds {
  /** Every kind of document, in the order in which people meet them. */
  public static final List<Class<?>> ALL = List.of(Invoice.class, Order.class, OrderResponse.class, Remittance.class, Receipt.class, Despatch.class);

  private Kinds() {}

  /** The word of a kind: {@code invoice}, {@code orderResponse}. */
  public static String word(Class<?> kind) {
    var name = kind.getSimpleName();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  /** The kind that a word means, whatever its case; null when there is none. */
  static Class<?> of(String word) {
    for (var kind : ALL) if (word(kind).equalsIgnoreCase(word.replace("-", "").replace("_", ""))) return kind;
    return null;
  }
}
