package io.bordereau.xml.cxml;

import io.bordereau.document.Decimal;
import io.bordereau.document.Invoice;
import io.bordereau.document.Moment;
import io.bordereau.document.Money;
import io.bordereau.document.Order;
import io.bordereau.document.OrderResponse;
import io.bordereau.document.Remittance;
import io.bordereau.mapping.As;
import io.bordereau.mapping.BadValue;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Forms;
import io.bordereau.mapping.Place;
import io.bordereau.mapping.Scope;
import io.bordereau.mapping.Tree;
import java.math.BigDecimal;
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

  /** The version of the DTD. */
  static final String VERSION = "version";

  /** Whether the version knows modifications of amounts: {@code absent} when it does not. */
  static final String MODIFICATIONS = "modifications";

  static String writeModifications(Object document, Context context) {
    return CxmlVersions.knows(context.option(VERSION, Cxml.VERSION), "InvoiceDetailSummary", "InvoiceHeaderModifications") ? null : "absent";
  }

  private static boolean knows(Scope scope, String parent, String child) {
    var version = scope.binding(VERSION);
    return version == null || CxmlVersions.knows(version, parent, child);
  }

  /** A price: for one unit where the version knows no other base. */
  static final As<Decimal> PRICE =
      new As<>() {
        @Override
        public Decimal parse(Tree tree, int node, Scope scope) {
          noDoubleMinus(tree, node);
          return Forms.DECIMAL.parse(tree, node, scope);
        }

        @Override
        public String print(Decimal value, Scope scope) {
          var base = scope.beside("baseQuantity");
          if (!(base instanceof Decimal per) || per.value().signum() == 0 || knows(scope, "ItemDetail", "PriceBasisQuantity")) return value.toString();
          scope.lossy("the version of cXML knows the price of one unit only");
          return new Decimal(value.value().divide(per.value(), 10, java.math.RoundingMode.HALF_UP)).toString();
        }

        @Override
        public String says() {
          return "number";
        }
      };

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

  /** An amount whose sign says the opposite of the canonical one: what is deducted. */
  static final As<Money> DEDUCTED =
      As.of("amount that is deducted", (t, s) -> new Money(decimal(t)).negated(), (v, s) -> (v.signum() == 0 ? v : v.negated()).toString());

  private static BigDecimal decimal(String text) {
    var number = Forms.plain(text);
    if (number == null) throw new BadValue("'" + text + "' is not a number");
    return number;
  }

  /** A list of codes each of which has one canonical word; words beside the first of a code are written with it, and said to be lost. */
  static As<String> codes(String name, String otherwise, String... pairs) {
    var out = new java.util.LinkedHashMap<String, String>();
    var in = new java.util.HashMap<String, String>();
    for (var p : pairs) {
      int eq = p.indexOf('=');
      out.putIfAbsent(p.substring(0, eq), p.substring(eq + 1));
      in.putIfAbsent(p.substring(eq + 1), p.substring(0, eq));
    }
    return As.of(
        "code of " + name,
        (t, s) -> in.getOrDefault(t, "cxml:" + t),
        (v, s) -> {
          var code = out.get(v);
          if (code == null && v.startsWith("cxml:")) return v.substring(5);
          if (code == null && otherwise == null) throw new BadValue("'" + v + "' has no code in " + name);
          if (code == null) code = otherwise;
          if (!v.equals(in.get(code))) s.lossy("cXML says '" + code + "' of it");
          return code;
        });
  }

  static String writeSign(Object document, Context context) {
    return document instanceof Invoice i && i.isCredit() ? context.option(SIGN, "negative") : null;
  }

  static String readMemo(Place root) {
    var purpose = root.text("Request/InvoiceDetailRequest/InvoiceDetailRequestHeader/@purpose");
    return purpose.equals("creditMemo") || purpose.equals("debitMemo") ? "header" : "";
  }

  static String writeMemo(Object document, Context context) {
    return ((Invoice) document).headerOnly() != null ? "header" : context.option(MEMO, null);
  }

  /** The language of the first text; that of the document itself where no text names one. */
  static String readLanguage(Place root) {
    for (var name : new String[] {"Request", "Response"})
      for (var part : root.all(name)) {
        var language = part.anywhere("@xml:lang");
        if (!language.isEmpty()) return language;
      }
    return root.anywhere("@xml:lang");
  }

  static String writeLanguage(Object document, Context context) {
    var own = language(document);
    return own != null ? own : context.option(LANGUAGE, "en");
  }

  private static String language(Object document) {
    return switch (document) {
      case Invoice i -> i.language();
      case Order o -> o.language();
      case OrderResponse r -> r.language();
      case Object other -> null;
    };
  }

  /** The currency of a document; null when it names none. */
  static String currency(Object document) {
    return switch (document) {
      case Invoice i -> i.currency();
      case Order o -> o.currency();
      case OrderResponse r -> r.currency();
      case Remittance r -> r.currency();
      case Object other -> null;
    };
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
            else if (t.length() == 10) s.odd();
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
              case "383" -> {
                if (header || knows(s, "InvoiceDetailRequestHeader", "@purpose=lineLevelDebitMemo")) yield header ? "debitMemo" : "lineLevelDebitMemo";
                s.lossy("the version of cXML knows no debit memo with lines; as an invoice it asks for the same amount");
                yield "standard";
              }
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
