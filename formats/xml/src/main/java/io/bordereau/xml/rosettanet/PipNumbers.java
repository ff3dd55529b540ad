package io.bordereau.xml.rosettanet;

import io.bordereau.document.Decimal;
import io.bordereau.document.Invoice;
import io.bordereau.document.Money;
import io.bordereau.mapping.As;
import io.bordereau.mapping.BadValue;
import io.bordereau.mapping.Forms;
import io.bordereau.mapping.Scope;
import io.bordereau.mapping.Tree;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers of RosettaNet. The schemas call amounts and quantities {@code xs:float}, so that a sender may write {@code 1.195E2}. A float of
 * single precision holds seven digits: with an exponent and seven of them, digits that mattered may be gone, and such a number is refused
 * rather than read as another one. Written are plain decimals, never exponents.
 */
final class PipNumbers {
  private PipNumbers() {}

  /** The binding that says {@code credit} of a document whose amounts are owed to the buyer. */
  static final String CREDIT = "credit";

  private static final String KIND = "rmat:MonetaryAmountType";

  private static final int SURE_DIGITS = 6;

  /** An amount without a sign of its own. */
  static final As<Money> AMOUNT = money(null);

  /** An amount that the buyer owes: a debit, in a credit note a credit. */
  static final As<Money> CLAIM = money(true);

  /** An amount that the buyer does not have to pay: a credit, in a credit note a debit. */
  static final As<Money> RELIEF = money(false);

  /** A quantity, price or rate. */
  static final As<Decimal> NUMBER =
      new As<>() {
        @Override
        public Decimal parse(Tree tree, int node, Scope scope) {
          return new Decimal(number(tree, node, scope, 0));
        }

        @Override
        public String print(Decimal value, Scope scope) {
          return value.toString();
        }

        @Override
        public String says() {
          return "number";
        }
      };

  /** A price for one unit: RosettaNet has no base quantity, so that a price for more is divided. */
  static final As<Decimal> UNIT_PRICE =
      new As<>() {
        @Override
        public Decimal parse(Tree tree, int node, Scope scope) {
          return new Decimal(number(tree, node, scope, -4));
        }

        @Override
        public String print(Decimal value, Scope scope) {
          var base = scope.beside("baseQuantity") instanceof Decimal d ? d.value() : BigDecimal.ONE;
          if (base.signum() == 0 || base.compareTo(BigDecimal.ONE) == 0) return value.toString();
          scope.lossy("prices are for one unit: divided by the base quantity");
          return new Decimal(value.value().divide(base, 10, RoundingMode.HALF_UP)).toString();
        }

        @Override
        public String says() {
          return "number, for one unit";
        }
      };

  /** A whole number above zero. */
  static final As<Decimal> DAYS =
      As.of(
          "whole number above zero",
          (t, s) -> {
            if (t.isEmpty() || t.length() > 9 || !t.chars().allMatch(c -> c >= '0' && c <= '9') || t.chars().allMatch(c -> c == '0')) {
              throw new BadValue("'" + t + "' is not a whole number above zero");
            }
            if (t.charAt(0) == '0') s.odd();
            return Decimal.of(t);
          },
          (v, s) -> {
            if (v.value().scale() > 0 || v.value().signum() <= 0) throw new BadValue("'" + v + "' is not a whole number above zero");
            return v.toString();
          });

  private static As<Money> money(Boolean claim) {
    return new As<>() {
      @Override
      public Money parse(Tree tree, int node, Scope scope) {
        var amount = new Money(number(tree, node, scope, -2));
        if (claim == null) return amount;
        int at = kind(tree, node);
        if (at == Tree.NONE) return amount;
        var kind = tree.text(at);
        var usual = usual(claim, scope);
        var other = usual.equals("DEB") ? "CRE" : "DEB";
        if (kind.equals("ZER") && amount.signum() != 0) throw new BadValue("'" + tree.text(node) + "' is not zero, as ZER beside it says");
        if (amount.signum() < 0 && kind.equals("CRE")) throw new BadValue("'" + tree.text(node) + "' is a credit by its minus and once more by CRE");
        if (!kind.equals(usual) && !kind.equals(other) && !kind.equals("ZER")) throw new BadValue("'" + kind + "' is neither DEB nor CRE nor ZER");
        scope.along(tree, at);
        var value = kind.equals(other) ? amount.negated() : amount;
        if (!kind.equals(value.signum() < 0 ? other : usual) || amount.signum() < 0) scope.odd();
        return value;
      }

      @Override
      public String print(Money value, Scope scope) {
        return (claim != null && value.signum() < 0 ? value.negated() : value).toString();
      }

      @Override
      public void along(Money value, Tree tree, int node, Scope scope) {
        if (claim == null || kind(tree, node) != Tree.NONE) return;
        int above = tree.parent(tree.parent(node));
        tree.text(tree.add(above, tree.names().id(KIND)), usual(value.signum() < 0 ? !claim : claim, scope));
      }

      @Override
      public String says() {
        return claim == null ? "amount" : claim ? "amount; DEB, in a credit note CRE" : "amount; CRE, in a credit note DEB";
      }
    };
  }

  private static int kind(Tree tree, int node) {
    int above = tree.parent(tree.parent(node));
    int id = tree.names().find(KIND);
    return above == Tree.NONE || id < 0 ? Tree.NONE : tree.child(above, id);
  }

  private static boolean turned(boolean claim, Scope scope) {
    return claim == CREDIT.equals(scope.binding(CREDIT));
  }

  /** Which of DEB and CRE an amount that is owed, or one that is not, has in this document. */
  static String usual(boolean claim, Scope scope) {
    return turned(claim, scope) ? "CRE" : "DEB";
  }

  /** The amount that stands beside {@link #sign}: never negative, zero for none. */
  static Money unsigned(Money amount) {
    return amount == null ? Money.ZERO : amount.signum() < 0 ? amount.negated() : amount;
  }

  /** Whom an amount of the document favours that is worked out and not stated. */
  static String sign(Money amount, Invoice document) {
    return (amount != null && amount.signum() < 0) == document.isCredit() ? "DEB" : "CRE";
  }

  /** A number that may have an exponent. {@code place} is the power of ten of the last digit that must be certain. */
  private static BigDecimal number(Tree tree, int node, Scope scope, int place) {
    var text = tree.text(node);
    int e = Math.max(text.indexOf('E'), text.indexOf('e'));
    if (e < 0 || text.length() > 40) return Forms.number(tree, node, scope);
    var digits = text.substring(0, e);
    var exponent = text.substring(e + 1);
    if (!digits.matches("[+-]?\\d{1,20}(\\.\\d{0,20})?") || !exponent.matches("[+-]?\\d{1,2}")) throw new BadValue("'" + text + "' is not a number");
    int power = Integer.parseInt(exponent);
    if (Math.abs(power) > 30) throw new BadValue("'" + text + "' is not a number of this world");
    var mantissa = new BigDecimal(digits.endsWith(".") ? digits + "0" : digits);
    var stripped = mantissa.stripTrailingZeros();
    var value = mantissa.scaleByPowerOfTen(power);
    if (stripped.precision() > SURE_DIGITS && power - stripped.scale() > place) {
      throw new BadValue("'" + text + "' was written as a floating-point number and may have lost digits");
    }
    scope.odd();
    return value.scale() < 0 ? value.setScale(0) : value;
  }
}
