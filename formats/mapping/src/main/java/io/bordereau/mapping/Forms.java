package io.bordereau.mapping;

import io.bordereau.document.Blob;
import io.bordereau.document.Decimal;
import io.bordereau.document.Moment;
import io.bordereau.document.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The forms of values that several formats share. */
public final class Forms {
  private Forms() {}

  /** Text as it stands, without white space at its ends. */
  public static final As<String> TEXT =
      new As<>() {
        @Override
        public String parse(Tree tree, int node, Scope scope) {
          return tree.text(node);
        }

        @Override
        public String print(String value, Scope scope) {
          return value;
        }

        @Override
        public String says() {
          return "text";
        }
      };

  /** An amount with a point before its decimals. */
  public static final As<Money> MONEY =
      new As<>() {
        @Override
        public Money parse(Tree tree, int node, Scope scope) {
          return new Money(number(tree, node, scope));
        }

        @Override
        public String print(Money value, Scope scope) {
          return value.toString();
        }

        @Override
        public String says() {
          return "amount";
        }
      };

  /** A number with a point before its decimals. */
  public static final As<Decimal> DECIMAL =
      new As<>() {
        @Override
        public Decimal parse(Tree tree, int node, Scope scope) {
          return new Decimal(number(tree, node, scope));
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

  /** A number with a point and so many decimals at least, zeros if need be. */
  public static As<Decimal> decimals(int least) {
    return new As<>() {
      @Override
      public Decimal parse(Tree tree, int node, Scope scope) {
        return DECIMAL.parse(tree, node, scope);
      }

      @Override
      public String print(Decimal value, Scope scope) {
        var number = value.value();
        return number.scale() >= least ? number.toPlainString() : number.setScale(least).toPlainString();
      }

      @Override
      public String says() {
        return "number with " + least + " decimals or more";
      }
    };
  }

  /** An ISO 8601 date, with time and offset where known. */
  public static final As<Moment> MOMENT =
      new As<>() {
        @Override
        public Moment parse(Tree tree, int node, Scope scope) {
          if (tree.length(node) == 10 && tree.spanned(node)) {
            var fast = day(tree.chars(), tree.start(node));
            if (fast != null) return fast;
          }
          var text = tree.text(node);
          try {
            var m = Moment.parse(text);
            if (!m.toString().equals(text)) scope.odd();
            return m;
          } catch (DateTimeException e) {
            throw new BadValue("'" + text + "' is not a date like 2026-11-22");
          }
        }

        @Override
        public String print(Moment value, Scope scope) {
          return value.toString();
        }

        @Override
        public String says() {
          return "date (ISO 8601)";
        }
      };

  /** An ISO 8601 date; a time of day is lost. */
  public static final As<Moment> DATE =
      new As<>() {
        @Override
        public Moment parse(Tree tree, int node, Scope scope) {
          return MOMENT.parse(tree, node, scope);
        }

        @Override
        public String print(Moment value, Scope scope) {
          if (value.time() == null) return value.toString();
          scope.lossy("only the day is carried, not the time");
          return value.date().toString();
        }

        @Override
        public String says() {
          return "date (ISO 8601)";
        }
      };

  /** Base64. */
  public static final As<Blob> BASE64 =
      As.of(
          "Base64",
          (t, s) -> {
            try {
              var b = Blob.ofBase64(t);
              if (!b.base64().equals(t)) s.odd();
              return b;
            } catch (IllegalArgumentException e) {
              throw new BadValue("the attachment is not Base64");
            }
          },
          (v, s) -> v.base64());

  /** The form that a slot's type has when a mapping names none. */
  static As<?> of(Class<?> type) {
    if (type == String.class) return TEXT;
    if (type == Money.class) return MONEY;
    if (type == Decimal.class) return DECIMAL;
    if (type == Moment.class) return MOMENT;
    if (type == Blob.class) return BASE64;
    throw new IllegalArgumentException("no form for " + type);
  }

  private static Moment day(char[] c, int at) {
    int y = digits(c, at, 4);
    int m = digits(c, at + 5, 2);
    int d = digits(c, at + 8, 2);
    if (y < 1 || m < 1 || m > 12 || d < 1 || d > 31 || c[at + 4] != '-' || c[at + 7] != '-') return null;
    try {
      return Moment.of(LocalDate.of(y, m, d));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int digits(char[] c, int at, int count) {
    int n = 0;
    for (int i = at; i < at + count; i++) {
      int d = c[i] - '0';
      if (d < 0 || d > 9) return -1;
      n = n * 10 + d;
    }
    return n;
  }

  /**
   * A plain decimal number read from the node's characters; at most 60 of them.
   *
   * @throws BadValue when it is none
   */
  public static BigDecimal number(Tree tree, int node, Scope scope) {
    int n = tree.length(node);
    char[] c;
    int at;
    if (tree.spanned(node)) {
      c = tree.chars();
      at = tree.start(node);
    } else {
      c = tree.text(node).toCharArray();
      at = 0;
    }
    if (n > 60) throw new BadValue("a number of " + n + " characters is too long");
    int i = at;
    int end = at + n;
    boolean minus = false;
    if (n > 0 && (c[i] == '-' || c[i] == '+')) {
      minus = c[i] == '-';
      if (!minus) scope.odd();
      i++;
    }
    int from = i;
    int point = -1;
    long unscaled = 0;
    int count = 0;
    for (; i < end; i++) {
      char x = c[i];
      if (x == '.' && point < 0) {
        point = i;
      } else if (x >= '0' && x <= '9') {
        unscaled = unscaled * 10 + (x - '0');
        count++;
      } else {
        throw new BadValue("'" + tree.text(node) + "' is not a number");
      }
    }
    if (count == 0) throw new BadValue("'" + tree.text(node) + "' is not a number");
    if (c[from] == '0' && count > 1 && from + 1 != point || point == from || point == end - 1 || minus && count <= 18 && unscaled == 0) scope.odd();
    int scale = point < 0 ? 0 : end - point - 1;
    if (count <= 18) return BigDecimal.valueOf(minus ? -unscaled : unscaled, scale);
    return new BigDecimal(c, at, n);
  }

  /**
   * A plain decimal number of at most 60 characters, with a point before its decimals and without an exponent; null for any other text. For what
   * compares texts before they are read: an exponent would let a few characters stand for more digits than there is memory.
   */
  public static BigDecimal plain(String text) {
    if (text.isEmpty() || text.length() > 60) return null;
    boolean digit = false;
    boolean point = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean sign = i == 0 && (c == '-' || c == '+');
      if (c == '.' ? point : !sign && (c < '0' || c > '9')) return null;
      point |= c == '.';
      digit |= c != '.' && !sign;
    }
    return digit ? new BigDecimal(text) : null;
  }

  /**
   * A two-way code list. Each pair is {@code canonical=foreign}; the first pair of a canonical code is how it is written, the first
   * pair of a foreign code how it is read. A foreign code that is not listed is kept as {@code prefix:code}, and so written back;
   * a canonical one that is not listed cannot be written.
   *
   * @param name the list's name for guides
   * @param prefix marks foreign codes without a canonical word, such as {@code x12}; null when unlisted codes pass as they are
   */
  public static As<String> code(String name, String prefix, String... pairs) {
    Map<String, String> out = new LinkedHashMap<>();
    Map<String, String> in = new HashMap<>();
    for (var p : pairs) {
      int eq = p.indexOf('=');
      out.putIfAbsent(p.substring(0, eq), p.substring(eq + 1));
      in.putIfAbsent(p.substring(eq + 1), p.substring(0, eq));
    }
    return As.of(
        "code of " + name,
        (t, s) -> {
          var known = in.get(t);
          if (known != null) {
            if (!t.equals(out.get(known))) s.odd();
            return known;
          }
          return prefix == null ? t : prefix + ":" + t;
        },
        (v, s) -> {
          var known = out.get(v);
          if (known != null) return known;
          if (prefix == null) return v;
          if (v.startsWith(prefix + ":")) return v.substring(prefix.length() + 1);
          throw new BadValue("'" + v + "' has no code in " + name);
        });
  }
}
