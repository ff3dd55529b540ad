package io.bordereau.edi;

import static io.bordereau.mapping.Parts.absent;

import io.bordereau.document.Decimal;
import io.bordereau.document.Moment;
import io.bordereau.document.Money;
import io.bordereau.mapping.As;
import io.bordereau.mapping.BadValue;
import io.bordereau.mapping.Forms;
import io.bordereau.mapping.Scope;
import io.bordereau.mapping.Tree;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** How values look in X12. */
final class X12Forms {
  private X12Forms() {}

  /** Binding: whether the amounts of a credit stand with a minus ({@code negative}) or without. */
  static final String SIGN = "sign";

  /** Binding: whether TXI03 is a percentage (16 % as 16) or a {@code fraction} (0.16). */
  static final String RATE = "rate";

  /** A day, CCYYMMDD; YYMMDD is read as one of this century. */
  static final As<Moment> DATE =
      form(
          "date CCYYMMDD",
          (t, s) -> {
            try {
              if (t.length() == 6) s.odd();
              return Moment.of(LocalDate.of(year(t), part(t, t.length() - 4), part(t, t.length() - 2)));
            } catch (DateTimeException e) {
              throw new BadValue("'" + t + "' is not a date like 20261122");
            }
          },
          (v, s) -> {
            if (v.time() != null) s.lossy("X12 carries the day here, not the time");
            return v.date().toString().replace("-", "");
          });

  private static int year(String t) {
    if (t.length() != 8 && t.length() != 6) throw new BadValue("'" + t + "' is not a date like 20261122");
    return t.length() == 8 ? part(t, 0) * 100 + part(t, 2) : 2000 + part(t, 0);
  }

  private static int part(String t, int at) {
    int tens = t.charAt(at) - '0';
    int ones = t.charAt(at + 1) - '0';
    if (tens < 0 || tens > 9 || ones < 0 || ones > 9) throw new BadValue("'" + t + "' is not a date like 20261122");
    return tens * 10 + ones;
  }

  private static boolean turned(Scope scope) {
    return "negative".equals(scope.binding(SIGN));
  }

  private static BigDecimal turn(BigDecimal v, Scope scope) {
    return turned(scope) && v.signum() != 0 ? v.negate() : v;
  }

  /** An amount with two implied decimals (N2); with a point, which the standard does not allow, it is read as it stands. */
  static final As<Money> N2 =
      number(
          "amount, two implied decimals",
          (v, s) -> {
            if (v.scale() > 0) s.odd();
            return new Money(turn(v.scale() > 0 ? v : v.movePointLeft(2), s));
          },
          (m, s) -> {
            var cents = turn(m.amount(), s).movePointRight(2).stripTrailingZeros();
            if (cents.scale() > 0) throw new BadValue("X12 has two decimals here and " + m + " has more");
            return cents.toBigInteger().toString();
          });

  /** An amount with its decimal point (R). */
  static final As<Money> MONEY =
      number("amount", (v, s) -> new Money(turn(v, s)), (m, s) -> turn(m.amount(), s).toPlainString());

  /** A number that has the sign of the document: a quantity. */
  static final As<Decimal> QUANTITY =
      number("quantity", (v, s) -> new Decimal(turn(v, s)), (d, s) -> turn(d.value(), s).toPlainString());

  /** A position that the format counts higher than the document by so many. */
  static As<Decimal> shifted(int by) {
    var more = BigDecimal.valueOf(by);
    return number("position, " + by + " higher", (v, s) -> new Decimal(v.subtract(more)), (d, s) -> d.value().add(more).toPlainString());
  }

  /** A whole number. */
  static final As<Decimal> WHOLE =
      number(
          "whole number",
          (v, s) -> new Decimal(v),
          (d, s) -> {
            if (d.value().scale() > 0) throw new BadValue("X12 has a whole number here and " + d + " is none");
            return d.toString();
          });

  /** A tax rate in percent, which some partners write as a fraction of one. */
  static final As<Decimal> PERCENT =
      number(
          "percent",
          (v, s) -> new Decimal("fraction".equals(s.binding(RATE)) ? v.movePointRight(2) : v),
          (d, s) -> {
            if ("fraction".equals(s.binding(RATE))) return plain(d.value().movePointLeft(2));
            boolean told = s.beside("amount") != null && s.beside("base") != null;
            if (d.value().signum() > 0 && d.value().compareTo(X12Bindings.SMALL) <= 0 && !told) s.lossy("without amount and base it may be taken for a fraction of one");
            return plain(d.value());
          });

  /** An exchange rate, which has at least four digits (280). */
  static final As<Decimal> EXCHANGE_RATE =
      number(
          "exchange rate of at least four digits",
          (v, s) -> new Decimal(v),
          (d, s) -> {
            var rate = d.value();
            int digits = Math.max(rate.precision(), rate.scale() + 1);
            return (digits < 4 ? rate.setScale(rate.scale() + 4 - digits) : rate).toPlainString();
          });

  /** A percentage that X12 writes as a fraction of one (954). */
  static final As<Decimal> FRACTION =
      number("percent as a fraction of one", (v, s) -> new Decimal(v.movePointRight(2)), (d, s) -> plain(d.value().movePointLeft(2)));

  /** The price of one unit, or of a hundred or thousand where the basis says so; any other base quantity is divided out. */
  static final As<Decimal> PRICE =
      number(
          "price per unit",
          (v, s) -> new Decimal(v),
          (d, s) -> {
            var base = s.beside("baseQuantity") instanceof Decimal q ? q.value() : BigDecimal.ONE;
            if ("ctp".equals(s.binding(X12Items.PRICE_BASE))) return d.toString();
            if (base.signum() <= 0 || base.compareTo(BigDecimal.ONE) == 0 || basis(base) != null) return d.toString();
            s.lossy("written per unit: X12 has no place for a price base of " + base.toPlainString());
            return plain(d.value().divide(base, Math.max(8, d.value().scale()), RoundingMode.HALF_UP));
          });

  /** The code of the price basis (639) for a base quantity; null when there is none. */
  static String basis(BigDecimal base) {
    return base.compareTo(BigDecimal.valueOf(100)) == 0 ? "HP" : base.compareTo(BigDecimal.valueOf(1000)) == 0 ? "TP" : null;
  }

  /** A base quantity of a hundred or a thousand, as code of data element 639. */
  static final As<Decimal> PER_HUNDRED =
      form("HP per hundred, TP per thousand", (t, s) -> Decimal.of(t.equals("HP") ? "100" : "1000"), (d, s) -> basis(d.value()));

  /** A text of at most so many characters; a longer one goes elsewhere. */
  static As<String> width(int most) {
    return form(
        "text of up to " + most,
        (t, s) -> t,
        (v, s) -> {
          if (v.length() > most) throw new BadValue("X12 has room for " + most + " characters here");
          return v;
        });
  }

  /** A text of a shape by which it is told from others; any other goes elsewhere. */
  private static As<String> like(String name, String pattern) {
    var shape = Pattern.compile(pattern);
    return form(
        name,
        (t, s) -> t,
        (v, s) -> {
          if (!shape.matcher(v).matches()) throw new BadValue("'" + v + "' is no " + name);
          return v;
        });
  }

  /** An IBAN (ISO 13616). */
  static final As<String> IBAN = like("IBAN", "[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");

  /** A BIC (ISO 9362). */
  static final As<String> BIC = like("BIC", "[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?");

  /** A form that cannot hold everything of some values: {@code why} says what is lost, null when nothing is. */
  static <V> As<V> losing(As<V> form, BiFunction<V, Scope, String> why) {
    return new As<>() {
      @Override
      public V parse(Tree tree, int node, Scope scope) {
        return form.parse(tree, node, scope);
      }

      @Override
      public String print(V value, Scope scope) {
        var text = form.print(value, scope);
        var loss = why.apply(value, scope);
        if (loss != null) scope.lossy(loss);
        return text;
      }

      @Override
      public String says() {
        return form.says();
      }

      @Override
      public String absent() {
        return form.absent();
      }
    };
  }

  /** A foreign code kept with its origin before it. */
  static As<String> own(String prefix) {
    return form(
        "code",
        (t, s) -> prefix + ":" + t,
        (v, s) -> {
          if (!v.startsWith(prefix + ":")) throw new BadValue("'" + v + "' is no code of " + (prefix.equals("x12") ? "X12" : "this standard"));
          return v.substring(prefix.length() + 1);
        });
  }

  /**
   * A two-way code list whose rows are {@code canonical=x12}. A code without a canonical word is kept as {@code x12:code}; a word
   * without a code of its own is written as {@code otherwise} and said to be lost, or refused where there is no such code.
   */
  static As<String> code(String name, String otherwise, String... rows) {
    Map<String, String> out = new HashMap<>();
    Map<String, String> in = new HashMap<>();
    for (var row : rows) {
      int eq = row.indexOf('=');
      out.putIfAbsent(row.substring(0, eq), row.substring(eq + 1));
      in.putIfAbsent(row.substring(eq + 1), row.substring(0, eq));
    }
    return form(
        "code of " + name,
        (t, s) -> {
          var word = in.get(t);
          if (word == null) return "x12:" + t;
          if (!t.equals(out.get(word))) s.odd();
          return word;
        },
        (v, s) -> {
          var code = out.get(v);
          if (code == null && v.startsWith("x12:")) code = v.substring(4);
          if (code == null && otherwise == null) throw new BadValue("'" + v + "' has no code in " + name);
          if (code == null) code = otherwise;
          if (!v.equals(in.getOrDefault(code, "x12:" + code))) s.lossy("X12 says " + code + " for '" + v + "'");
          return code;
        });
  }

  /** Units: Recommendation 20 and data element 355. */
  static final As<String> UNIT = code("units (355)", "ZZ", Directory.lines("x12-004010/units.txt").toArray(String[]::new));

  private static final Map<String, String> ALPHA2 = new HashMap<>();

  static {
    for (var c : Locale.getISOCountries()) ALPHA2.put(Locale.of("", c).getISO3Country(), c);
  }

  /** A country, ISO 3166-1 alpha-2; the alpha-3 codes that many write are read as well. */
  static final As<String> COUNTRY =
      form(
          "country code",
          (t, s) -> {
            var two = ALPHA2.get(t);
            if (two == null) return t;
            s.odd();
            return two;
          },
          (v, s) -> v);

  private static String plain(BigDecimal v) {
    return new Decimal(v).toString();
  }

  private static <V> As<V> form(String says, BiFunction<String, Scope, V> parse, BiFunction<V, Scope, String> print) {
    return As.of(says, parse, print);
  }

  private static <V> As<V> number(String says, BiFunction<BigDecimal, Scope, V> parse, BiFunction<V, Scope, String> print) {
    return new As<>() {
      @Override
      public V parse(Tree tree, int node, Scope scope) {
        return parse.apply(Forms.number(tree, node, scope), scope);
      }

      @Override
      public String print(V value, Scope scope) {
        return print.apply(value, scope);
      }

      @Override
      public String says() {
        return says;
      }
    };
  }
}
