package io.bordereau.edi;

import io.bordereau.document.Money;
import io.bordereau.mapping.As;
import io.bordereau.mapping.Scope;
import io.bordereau.mapping.Tree;
import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Payers differ in whether a credit note has a minus. Where the payment is the sum only if credits that stand without a minus are
 * subtracted, that is what they mean; this finds out from the sums.
 */
final class RemittanceSigns {
  /** Binding: {@code positive} where credit notes stand without a minus although they lessen the payment. */
  static final String CREDITS = "credits";

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,10})?");
  private static final Set<String> CREDIT_TYPES = Set.of("381", "396", "261");

  private BigDecimal plain = BigDecimal.ZERO;
  private BigDecimal credits = BigDecimal.ZERO;

  /** Takes an amount; a text that is no number counts as nothing. */
  void add(String amount, boolean credit) {
    var n = number(amount);
    if (n == null) return;
    plain = plain.add(n);
    if (credit) credits = credits.add(n);
  }

  /** What {@link #CREDITS} is for a stated total; null when amounts have their own signs. */
  String credits(String stated) {
    var total = number(stated);
    if (total == null || credits.signum() <= 0 || plain.compareTo(total) == 0) return null;
    return plain.subtract(credits.add(credits)).compareTo(total) == 0 ? "positive" : null;
  }

  private static BigDecimal number(String text) {
    return NUMBER.matcher(text).matches() ? new BigDecimal(text) : null;
  }

  /** Whether a type (UNTDID 1001) is that of a credit note. */
  static boolean credit(String type) {
    return type != null && CREDIT_TYPES.contains(type);
  }

  /** The form of an amount of an item; of a credit note the sign is turned where the payer writes credits without a minus. */
  static As<Money> signed(As<Money> form) {
    return new As<>() {
      @Override
      public Money parse(Tree tree, int node, Scope scope) {
        return turned(form.parse(tree, node, scope), scope);
      }

      @Override
      public String print(Money value, Scope scope) {
        return form.print(turned(value, scope), scope);
      }

      @Override
      public String says() {
        return form.says() + ", negative for a credit note";
      }
    };
  }

  private static Money turned(Money m, Scope scope) {
    boolean turn = "positive".equals(scope.binding(CREDITS)) && scope.beside("type") instanceof String type && credit(type);
    return turn && m.signum() != 0 ? m.negated() : m;
  }
}
