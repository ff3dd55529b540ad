package io.bordereau.edi;

import io.bordereau.document.Decimal;
import io.bordereau.document.Moment;
import io.bordereau.document.Money;
import io.bordereau.document.OtherDate;
import io.bordereau.mapping.As;
import io.bordereau.mapping.BadValue;
import io.bordereau.mapping.Scope;
import io.bordereau.mapping.Tree;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How values look in EDIFACT. */
final class EdifactForms {
  private EdifactForms() {}

  private static final String ORIGIN = "edifact:";

  /** A date or time (C507 2380) with its format (2379) in the component behind it; a day is written as 102, a time of day as 203 or 204. */
  static final As<Moment> DATE =
      new As<>() {
        @Override
        public Moment parse(Tree tree, int node, Scope scope) {
          int format = tree.child(tree.parent(node), tree.names().id("03"));
          var code = format == Tree.NONE ? "" : tree.text(format);
          var text = tree.text(node);
          try {
            var read = moment(text, code);
            if (format != Tree.NONE) scope.along(tree, format);
            if (read.time() == null != code.equals("102") || !text.equals(digits(read))) scope.odd();
            if (read.time() != null && !code.equals(read.time().getSecond() == 0 ? "203" : "204")) scope.odd();
            return read;
          } catch (DateTimeException | IndexOutOfBoundsException | NumberFormatException e) {
            throw new BadValue("'" + text + "' is not a date of the format " + (code.isEmpty() ? "102 (CCYYMMDD)" : code));
          }
        }

        @Override
        public String print(Moment value, Scope scope) {
          if (value.offset() != null) scope.lossy("EDIFACT carries no offset here");
          else if (value.time() != null && value.time().getNano() != 0) scope.lossy("EDIFACT carries no fractions of a second");
          return digits(value);
        }

        @Override
        public void along(Moment value, Tree tree, int node, Scope scope) {
          var code = value.time() == null ? "102" : value.time().getSecond() == 0 ? "203" : "204";
          component(tree, node, 1, code);
        }

        @Override
        public String says() {
          return "date and its format (102, 203, 204)";
        }
      };

  private static String digits(Moment m) {
    var day = m.date().toString().replace("-", "");
    if (m.time() == null) return day;
    var time = m.time();
    return day + two(time.getHour()) + two(time.getMinute()) + (time.getSecond() == 0 ? "" : two(time.getSecond()));
  }

  private static String two(int n) {
    return n < 10 ? "0" + n : Integer.toString(n);
  }

  /** Where the format does not fit the text, or none is named, the text's length tells. */
  private static Moment moment(String t, String format) {
    for (int i = 0; i < t.length(); i++) if (t.charAt(i) < '0' || t.charAt(i) > '9') throw new DateTimeException("no digits");
    boolean short0 = format.equals("101") || format.equals("201") || t.length() == 6 && !format.equals("610") && !format.equals("616");
    if (format.equals("2") && t.length() == 6) return day("20" + t.substring(4) + t.substring(2, 4) + t.substring(0, 2));
    if (format.equals("610") && t.length() == 6) return day(t + "01");
    if (short0) return moment((t.compareTo("80") < 0 ? "20" : "19") + t, t.length() == 6 ? "102" : "203");
    if (t.length() == 8) return day(t);
    if (t.length() != 12 && t.length() != 14) throw new DateTimeException("its length");
    var time = LocalTime.of(Integer.parseInt(t, 8, 10, 10), Integer.parseInt(t, 10, 12, 10), t.length() == 12 ? 0 : Integer.parseInt(t, 12, 14, 10));
    return new Moment(day(t.substring(0, 8)).date(), time, null);
  }

  /** Whether a text of a format (2379) is a day or a moment: periods, weeks, years and times of day are none. */
  static boolean isMoment(String text, String format) {
    if (List.of("", "2", "101", "102", "201", "203", "204", "610").contains(format)) return true;
    if ("5678".indexOf(format.charAt(0)) >= 0) return false;
    try {
      moment(text, format);
      return true;
    } catch (DateTimeException | IndexOutOfBoundsException | NumberFormatException e) {
      return false;
    }
  }

  /** Formats of 2379 that are years, quarters, weeks and periods between two dates. */
  static final String[] PERIODS = {"602", "608", "615", "616", "710", "711", "713", "715", "716", "717", "718", "719"};

  /** Whether a date is a day, a moment, or a text that a format says how to read; or one that says nothing but its kind. */
  static boolean isSayable(OtherDate o) {
    return o.at() != null || isPeriod(o) || o.text() == null && o.layout() == null;
  }

  /** Whether a date stands as a text that a format of 2379 says how to read. */
  static boolean isPeriod(OtherDate o) {
    var format = o.layout();
    return o.at() == null && o.text() != null && o.text().length() <= 35 && format != null && format.length() <= 3 && !format.isBlank()
        && !isMoment(o.text(), format);
  }

  private static Moment day(String t) {
    return Moment.of(LocalDate.of(Integer.parseInt(t, 0, 4, 10), Integer.parseInt(t, 4, 6, 10), Integer.parseInt(t, 6, 8, 10)));
  }

  /** Puts a text into the component so many places behind another one. */
  private static void component(Tree tree, int node, int behind, String text) {
    int id = EdiNames.position(tree.names(), EdiNames.position(tree.name(node)) + behind);
    int at = tree.child(tree.parent(node), id);
    if (at == Tree.NONE) at = tree.add(tree.parent(node), id);
    tree.text(at, text);
  }

  /** An amount of at most so many digits; it has the sign of the document. */
  static As<Money> money(int digits) {
    return narrow(X12Forms.MONEY, digits);
  }

  /** A quantity of at most so many digits; it has the sign of the document. */
  static As<Decimal> quantity(int digits) {
    return narrow(X12Forms.QUANTITY, digits);
  }

  /** A number of at most so many digits. */
  static As<Decimal> number(int digits) {
    return narrow(io.bordereau.mapping.Forms.DECIMAL, digits);
  }

  /** A whole number of at most so many digits. */
  static As<Decimal> whole(int digits) {
    return narrow(X12Forms.WHOLE, digits);
  }

  /** The digits of a number count, its sign and decimal mark do not (ISO 9735-1, clause 10). */
  private static <V> As<V> narrow(As<V> form, int digits) {
    return new As<>() {
      @Override
      public V parse(Tree tree, int node, Scope scope) {
        return form.parse(tree, node, scope);
      }

      @Override
      public String print(V value, Scope scope) {
        var text = form.print(value, scope);
        int count = new BigDecimal(text).precision();
        int most = Math.max(count, new BigDecimal(text).scale() + 1);
        if (most > digits) throw new BadValue("EDIFACT has room for " + digits + " digits here and " + text + " has more");
        return text;
      }

      @Override
      public String says() {
        return form.says() + " of up to " + digits + " digits";
      }
    };
  }

  /** A text of at most so many characters, or nothing: an identifier that is cut would be another one. */
  static As<String> whole(String says, int most) {
    return As.of(
        says + " of up to " + most,
        (t, s) -> t,
        (v, s) -> {
          if (v.length() > most) throw new BadValue("EDIFACT has room for " + most + " characters here");
          return v;
        });
  }

  /** An identifier of at most so many characters. */
  static As<String> id(int most) {
    return whole("identifier", most);
  }

  /** A text that is cut where it is longer. */
  static As<String> text(int most) {
    return As.of(
        "text of up to " + most,
        (t, s) -> t,
        (v, s) -> {
          if (v.length() <= most) return v;
          s.lossy("EDIFACT has room for " + most + " characters here");
          return v.substring(0, most).strip();
        });
  }

  /**
   * A text that goes on in the next component where it is too long and nothing else stands there.
   *
   * @param next the component of the record that the next component is for; null when nothing else ever stands there
   */
  static As<String> flowing(int most, String next) {
    return new As<>() {
      @Override
      public String parse(Tree tree, int node, Scope scope) {
        return tree.text(node);
      }

      @Override
      public String print(String value, Scope scope) {
        if (value.length() <= most) return value;
        boolean free = next == null || scope.beside(next) == null;
        scope.lossy((free ? "it goes on in the next line: " : "") + "EDIFACT has room for " + most + " characters here");
        return EdifactTexts.head(value, most);
      }

      @Override
      public void along(String value, Tree tree, int node, Scope scope) {
        if (value.length() <= most || next != null && scope.beside(next) != null) return;
        var rest = value.substring(EdifactTexts.head(value, most).length()).strip();
        component(tree, node, 1, EdifactTexts.head(rest, most));
      }

      @Override
      public String says() {
        return "text of up to " + most;
      }
    };
  }

  /**
   * Codes whose canonical form they are themselves (UNTDID), as far as the directory has them. A code that it lacks is written by a row
   * {@code canonical=code}, which is read back as the canonical one, or {@code canonical>code}, which is not and so is a loss; else as
   * {@code otherwise}, which is a loss too, or not at all where that is null. A code that is in no list is kept as {@code edifact:code}.
   */
  static As<String> codes(Directory d, String element, String otherwise, String... rows) {
    return codes(ORIGIN, d, element, otherwise, rows);
  }

  /** The same, where a code that is in no list is kept with an origin that tells it from those of another place for the same term. */
  static As<String> codes(String origin, Directory d, String element, String otherwise, String... rows) {
    Map<String, String> out = new HashMap<>();
    Map<String, String> in = new HashMap<>();
    for (var row : rows) {
      int at = Math.max(row.indexOf('='), row.indexOf('>'));
      var code = row.substring(at + 1);
      if (d.has(element, row.substring(0, at)) || !d.has(element, code)) continue;
      out.putIfAbsent(row.substring(0, at), code);
      if (row.charAt(at) == '=') in.putIfAbsent(code, row.substring(0, at));
    }
    return As.of(
        "code of UNTDID " + element,
        (t, s) -> in.containsKey(t) ? in.get(t) : d.has(element, t) ? t : origin + t,
        (v, s) -> {
          if (v.startsWith(origin)) return v.substring(origin.length());
          var code = out.get(v);
          if (code == null && d.has(element, v)) return v;
          if (code == null && otherwise == null) throw new BadValue("'" + v + "' is not in the list " + element + " of " + d.id());
          if (code == null) code = otherwise;
          if (!v.equals(in.get(code))) s.lossy(d.id() + " says " + code + " for '" + v + "'");
          return code;
        });
  }

  /**
   * Codes with canonical words: rows {@code word=code}, as far as the directory has the codes. A code without a word is kept as
   * {@code edifact:code}; a word without a code is written as {@code otherwise}, which is a loss, or not at all where that is null.
   */
  static As<String> words(Directory d, String element, String otherwise, String... rows) {
    Map<String, String> out = new HashMap<>();
    Map<String, String> in = new HashMap<>();
    for (var row : rows) {
      int at = row.indexOf('=');
      var code = row.substring(at + 1);
      if (!d.has(element, code)) continue;
      out.putIfAbsent(row.substring(0, at), code);
      in.putIfAbsent(code, row.substring(0, at));
    }
    return As.of(
        "code of UNTDID " + element,
        (t, s) -> {
          var word = in.get(t);
          if (word == null) return ORIGIN + t;
          if (!t.equals(out.get(word))) s.odd();
          return word;
        },
        (v, s) -> {
          var code = v.startsWith(ORIGIN) ? v.substring(ORIGIN.length()) : out.get(v);
          if (code == null && otherwise == null) throw new BadValue("'" + v + "' has no code in the list " + element + " of " + d.id());
          if (code == null) code = otherwise;
          if (!v.equals(in.getOrDefault(code, ORIGIN + code))) s.lossy(d.id() + " says " + code + " for '" + v + "'");
          return code;
        });
  }

  /** A code kept with its origin before it; a code of another origin has no place. */
  static As<String> own() {
    return X12Forms.own("edifact");
  }
}
