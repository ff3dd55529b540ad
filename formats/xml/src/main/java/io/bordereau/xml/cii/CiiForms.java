package io.bordereau.xml.cii;

import static io.bordereau.mapping.Forms.TEXT;

import io.bordereau.document.Moment;
import io.bordereau.mapping.As;
import io.bordereau.mapping.BadValue;
import io.bordereau.mapping.Forms;
import io.bordereau.mapping.Scope;
import io.bordereau.mapping.Tree;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;

/** The forms of values that the Cross Industry Invoice has of its own. */
final class CiiForms {
  private CiiForms() {}

  /** A day in digits, its format 102 beside it; other formats of UNTDID 2379 are read. A time of day is lost. */
  static final As<Moment> DAY =
      new As<>() {
        @Override
        public Moment parse(Tree tree, int node, Scope scope) {
          int format = tree.child(node, tree.names().id("@format"));
          var code = format == Tree.NONE ? "" : tree.text(format);
          var text = tree.text(node);
          try {
            var m = moment(text, code);
            // What is no format of the code list says nothing that the date could say for it: it is told as left over.
            if (format != Tree.NONE && code.length() == 3) scope.along(tree, format);
            if (!code.equals("102") || m.time() != null) scope.odd();
            return m;
          } catch (DateTimeException | NumberFormatException e) {
            throw new BadValue("'" + text + "' is not a date of the format " + (code.isEmpty() ? "102 (CCYYMMDD)" : code));
          }
        }

        @Override
        public String print(Moment value, Scope scope) {
          if (value.time() != null) scope.lossy("only the day is carried, not the time");
          return digits(value.date());
        }

        @Override
        public void along(Moment value, Tree tree, int node, Scope scope) {
          tree.text(tree.add(node, tree.names().id("@format")), "102");
        }

        @Override
        public String says() {
          return "date in digits, its format (102) beside it";
        }
      };

  private static String digits(LocalDate d) {
    var c = new char[8];
    int n = d.getYear() * 10_000 + d.getMonthValue() * 100 + d.getDayOfMonth();
    for (int i = 7; i >= 0; i--, n /= 10) c[i] = (char) ('0' + n % 10);
    return new String(c);
  }

  /** Where the format does not fit the text, or none is named, the text's shape tells. */
  private static Moment moment(String t, String format) {
    if (t.length() >= 10 && t.charAt(4) == '-') return Moment.parse(t);
    if (t.length() != 8 && t.length() != 12 && t.length() != 14 || format.startsWith("6") || format.equals("101")) throw new DateTimeException(t);
    for (int i = 0; i < t.length(); i++) if (t.charAt(i) < '0' || t.charAt(i) > '9') throw new DateTimeException(t);
    var date = LocalDate.of(number(t, 0, 4), number(t, 4, 6), number(t, 6, 8));
    if (t.length() == 8) return Moment.of(date);
    return new Moment(date, LocalTime.of(number(t, 8, 10), number(t, 10, 12), t.length() == 14 ? number(t, 12, 14) : 0), null);
  }

  private static int number(String t, int from, int to) {
    return Integer.parseInt(t, from, to, 10);
  }

  /** A day as ZUGFeRD 1.0 writes it where it refers to documents: with a time, which is always midnight. */
  static final As<Moment> MIDNIGHT =
      As.of(
          "date (ISO 8601) and midnight",
          (t, s) -> {
            try {
              var m = Moment.parse(t);
              if (m.time() == null || !m.time().equals(LocalTime.MIDNIGHT) || m.offset() != null) s.odd();
              return m.time() != null && m.time().equals(LocalTime.MIDNIGHT) && m.offset() == null ? Moment.of(m.date()) : m;
            } catch (DateTimeException e) {
              throw new BadValue("'" + t + "' is not a date (ISO 8601)");
            }
          },
          (v, s) -> {
            if (v.time() != null) s.lossy("only the day is carried, not the time");
            return v.date() + "T00:00:00";
          });

  /** A German bank code: eight digits; a BIC stands at another place. */
  static final As<String> BANKLEITZAHL =
      As.of(
          "Bankleitzahl",
          (t, s) -> t,
          (v, s) -> {
            if (v.length() != 8 || !v.chars().allMatch(c -> c >= '0' && c <= '9')) throw new BadValue("'" + v + "' is no Bankleitzahl");
            return v;
          });

  /** An account number of the shape of an IBAN; others stand at another place. */
  static final As<String> IBAN =
      As.of(
          "IBAN",
          (t, s) -> t,
          (v, s) -> {
            if (!iban(v)) throw new BadValue("'" + v + "' has not the shape of an IBAN");
            return v;
          });

  private static boolean iban(String v) {
    int n = 0;
    for (int i = 0; i < v.length(); i++) {
      char c = v.charAt(i);
      if (c == ' ') continue;
      boolean letter = c >= 'A' && c <= 'Z';
      boolean digit = c >= '0' && c <= '9';
      if (!(n < 2 ? letter : n < 4 ? digit : letter || digit)) return false;
      n++;
    }
    return n >= 15 && n <= 34;
  }

  /** What the days of a discount are counted in: UN/ECE Recommendation 20. */
  static final As<String> PERIOD_UNIT = Forms.code("units of time", null, "WK=WEE", "MON=MON", "ANN=ANN").orElse("DAY");

  /** The status of a line, which decides whether its amount counts. */
  static final As<String> LINE_STATUS = Forms.code("line status reasons", null, "group=GROUP", "detail=DETAIL", "information=INFORMATION");

  /** UNTDID 3139. */
  static final As<String> CONTACT =
      Forms.code("contact functions", "cii", "accounts-receivable=AR", "accounts-payable=AP", "buyer=PD", "order=OC", "customer-relations=CR", "sales=SR",
          "delivery=DL", "accounting=AD", "service=BF", "receiving=GR", "supplier=SU", "information=IC");

  /** UN/ECE Recommendation 19. */
  static final As<String> MODE = own();

  /** UNTDID 1153 of tax registrations; FC, the fiscal number, is what is written where none is known. */
  static final As<String> TAX_SCHEME = TEXT.orElse("FC");

  /** The tax registrations of a place that is no party. */
  static final As<String> REGISTRATION = Forms.code("tax registrations", "cii", "vat=VA", "tax=FC");

  /** A code that has no canonical word: it is kept with its origin. */
  static As<String> own() {
    return Forms.code("UN/CEFACT", "cii");
  }
}
