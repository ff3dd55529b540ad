package io.bordereau.xml.cxml;

import io.bordereau.document.Decimal;
import io.bordereau.document.Invoice;
import io.bordereau.document.Moment;
import io.bordereau.document.Money;
import io.bordereau.mapping.As;
import io.bordereau.mapping.BadValue;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Forms;
import io.bordereau.mapping.Place;
import io.bordereau.mapping.Scope;
import io.bordereau.mapping.Tree;
import java.time.DateTimeException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The forms of values in cXML invoices, and the choices that a network makes about them. */
final class CxmlForms {
  private CxmlForms() {}

  /** Whether the amounts of a credit memo are written with a minus (Ariba) or without (Coupa); null for what is no credit memo. */
  static final String SIGN = "sign";

  /** Which of the two credit or debit purposes: {@code header} for {@code creditMemo}, {@code line} for {@code lineLevelCreditMemo}. */
  static final String MEMO = "memo";

  /** The language of the texts. */
  static final String LANGUAGE = "language";

  static String readSign(Place root) {
    var purpose = root.text("Request/InvoiceDetailRequest/InvoiceDetailRequestHeader/@purpose");
    if (!purpose.toLowerCase(Locale.ROOT).contains("credit")) return "";
    var summary = "Request/InvoiceDetailRequest/InvoiceDetailSummary/";
    for (var name : new String[] {"DueAmount", "NetAmount", "GrossAmount", "SubtotalAmount"}) {
      var money = root.text(summary + name + "/Money");
      if (money.isEmpty() || money.chars().noneMatch(c -> c >= '1' && c <= '9')) continue;
      return money.startsWith("-") ? "negative" : "positive";
    }
    return "negative";
  }

  static String writeSign(Object document, Context context) {
    return ((Invoice) document).isCredit() ? context.option(SIGN, "negative") : null;
  }

  static String readMemo(Place root) {
    var purpose = root.text("Request/InvoiceDetailRequest/InvoiceDetailRequestHeader/@purpose");
    return purpose.equals("creditMemo") || purpose.equals("debitMemo") ? "header" : "";
  }

  static String writeMemo(Object document, Context context) {
    return ((Invoice) document).headerOnly() != null ? "header" : context.option(MEMO, null);
  }

  static String readLanguage(Place root) {
    var language = root.anywhere("@xml:lang");
    return language;
  }

  static String writeLanguage(Object document, Context context) {
    var own = ((Invoice) document).language();
    return own != null ? own : context.option(LANGUAGE, "en");
  }

  private static boolean turned(Scope scope) {
    return "negative".equals(scope.binding(SIGN));
  }

  private static void noDoubleMinus(Tree tree, int node) {
    if (tree.length(node) > 1 && tree.text(node).startsWith("--")) throw new BadValue("'" + tree.text(node) + "' has two minus signs");
  }

  /** An amount, with the sign that the network's convention gives to credits. */
  static final As<Money> MONEY =
      new As<>() {
        @Override
        public Money parse(Tree tree, int node, Scope scope) {
          noDoubleMinus(tree, node);
          var m = Forms.MONEY.parse(tree, node, scope);
          return turned(scope) ? m.negated() : m;
        }

        @Override
        public String print(Money value, Scope scope) {
          return (turned(scope) && value.signum() != 0 ? value.negated() : value).toString();
        }

        @Override
        public String says() {
          return "amount; negative in a credit memo unless the partner wants it positive";
        }
      };

  /** A quantity, with the sign that the network's convention gives to credits. */
  static final As<Decimal> QUANTITY =
      new As<>() {
        @Override
        public Decimal parse(Tree tree, int node, Scope scope) {
          noDoubleMinus(tree, node);
          var d = Forms.DECIMAL.parse(tree, node, scope);
          return turned(scope) ? new Decimal(d.value().negate()) : d;
        }

        @Override
        public String print(Decimal value, Scope scope) {
          return (turned(scope) && value.value().signum() != 0 ? new Decimal(value.value().negate()) : value).toString();
        }

        @Override
        public String says() {
          return "number; negative in a credit memo unless the partner wants it positive";
        }
      };

  private static final String NOON = "T12:00:00Z";

  private static final Pattern LENIENT = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[ T](\\d\\d:\\d\\d:\\d\\d) ?(?:([+-]\\d\\d):?(\\d\\d))?");

  /**
   * A date and time with an offset, which cXML demands. A day alone is written as its noon in UTC, which is the same day almost
   * everywhere, and read back as a day.
   */
  static final As<Moment> MOMENT =
      As.of(
          "date and time with offset",
          (t, s) -> {
            if (t.endsWith(NOON) && t.length() == 10 + NOON.length()) t = t.substring(0, 10);
            try {
              var m = Moment.parse(t);
              if (!m.toString().equals(t)) s.odd();
              return m;
            } catch (DateTimeException e) {
              return lenient(t, s);
            }
          },
          (v, s) -> v.time() == null ? v.date() + NOON : v.toString());

  /** Forms that senders use although the standard does not know them: a blank before the time, an offset without a colon. */
  private static Moment lenient(String text, Scope scope) {
    var m = LENIENT.matcher(text);
    if (m.matches())
      try {
        scope.odd();
        return Moment.parse(m.group(1) + "T" + m.group(2) + (m.group(3) == null ? "" : m.group(3) + ":" + m.group(4)));
      } catch (DateTimeException e) {
        throw new BadValue("'" + text + "' is not a date and time like 2026-11-22T09:30:00+01:00");
      }
    throw new BadValue("'" + text + "' is not a date and time like 2026-11-22T09:30:00+01:00");
  }

  /** The purpose of an invoice. UNTDID 1001 is finer: what is not its first code of a purpose is lost, and said so. */
  static final As<String> PURPOSE =
      As.of(
          "standard, lineLevelCreditMemo, lineLevelDebitMemo, creditMemo, debitMemo",
          (t, s) -> {
            var type = Map.of("standard", "380", "lineLevelCreditMemo", "381", "creditMemo", "381", "lineLevelDebitMemo", "383", "debitMemo", "383").get(t);
            if (type == null) throw new BadValue("'" + t + "' is not a purpose of a cXML invoice");
            return type;
          },
          (v, s) -> {
            boolean header = "header".equals(s.binding(MEMO));
            return switch (v) {
              case "380" -> "standard";
              case "381" -> header ? "creditMemo" : "lineLevelCreditMemo";
              case "383" -> header ? "debitMemo" : "lineLevelDebitMemo";
              case "81", "83", "261", "296", "308", "396", "420", "458", "532" -> {
                s.lossy("cXML has one purpose for all credit notes");
                yield header ? "creditMemo" : "lineLevelCreditMemo";
              }
              case "80", "84" -> {
                s.lossy("cXML has one purpose for all debit notes");
                yield header ? "debitMemo" : "lineLevelDebitMemo";
              }
              case String other -> {
                s.lossy("cXML has one purpose for all invoices that are no credit or debit memo");
                yield "standard";
              }
            };
          });

  /** What the sender does with the invoice. */
  static final As<String> OPERATION = Forms.code("operation", "cxml", "cancel=delete");
}
