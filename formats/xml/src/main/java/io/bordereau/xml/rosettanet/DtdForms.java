package io.bordereau.xml.rosettanet;

import io.bordereau.document.Decimal;
import io.bordereau.document.Moment;
import io.bordereau.document.Money;
import io.bordereau.mapping.As;
import io.bordereau.mapping.BadValue;
import io.bordereau.mapping.Forms;
import io.bordereau.mapping.Scope;
import io.bordereau.mapping.Tree;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** How dates and amounts look in the DTD generation: {@code 20261122Z}, {@code 20261122T093000.000Z}, and amounts whose side stands beside them in words. */
final class DtdForms {
  private DtdForms() {}

  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'");
  private static final String SIDE = "GlobalMonetaryAmountTypeCode";
  private static final String DEBIT = "Debit";
  private static final String CREDIT = "Credit";

  /** A day: {@code CCYYMMDDZ}. */
  static final As<Moment> DAY =
      As.of(
          "day CCYYMMDDZ",
          (t, s) -> {
            try {
              if (t.length() != 9 || t.charAt(8) != 'Z') s.odd();
              if (t.length() >= 10) return Moment.of(Moment.parse(t).date());
              return Moment.of(LocalDate.parse(t.endsWith("Z") ? t.substring(0, t.length() - 1) : t, DateTimeFormatter.BASIC_ISO_DATE));
            } catch (DateTimeException e) {
              throw new BadValue("'" + t + "' is not a day like 20261122Z");
            }
          },
          (v, s) -> {
            if (v.time() != null || v.offset() != null) s.lossy("only the day is carried");
            return v.date().format(DateTimeFormatter.BASIC_ISO_DATE) + "Z";
          });

  /** A day and a time in universal time; a day alone is written with its first second, and read back as a day. */
  static final As<Moment> STAMPED =
      As.of(
          "date and time CCYYMMDDThhmmss.sssZ",
          (t, s) -> {
            try {
              var m = stamp(t);
              if (!print(m).equals(t)) s.odd();
              return m;
            } catch (DateTimeException e) {
              throw new BadValue("'" + t + "' is not a date and time like 20261122T093000.000Z");
            }
          },
          (v, s) -> {
            if (v.time() == null) {
              if (v.offset() != null) s.lossy("the offset of a day is not carried");
            } else if (!ZoneOffset.UTC.equals(v.offset())) {
              s.lossy("times are universal time");
            } else if (v.time().equals(LocalTime.MIDNIGHT)) {
              s.lossy("midnight stands for the day");
            } else if (!v.time().truncatedTo(ChronoUnit.MILLIS).equals(v.time())) {
              s.lossy("times end with milliseconds");
            }
            return print(v);
          });

  private static Moment stamp(String t) {
    if (t.indexOf('-') > 0) return Moment.parse(t);
    int at = t.indexOf('T');
    var date = LocalDate.parse(at < 0 ? t.replace("Z", "") : t.substring(0, at), DateTimeFormatter.BASIC_ISO_DATE);
    if (at < 0) return Moment.of(date);
    var text = t.substring(at + 1, t.endsWith("Z") ? t.length() - 1 : t.length());
    int dot = text.indexOf('.');
    var digits = dot < 0 ? text : text.substring(0, dot);
    if (digits.length() != 4 && digits.length() != 6) throw new DateTimeException("no time");
    var iso = digits.substring(0, 2) + ":" + digits.substring(2, 4) + ":" + (digits.length() == 6 ? digits.substring(4) : "00") + (dot < 0 ? "" : text.substring(dot));
    var time = LocalTime.parse(iso);
    return time.equals(LocalTime.MIDNIGHT) ? Moment.of(date) : new Moment(date, time, ZoneOffset.UTC);
  }

  private static String print(Moment v) {
    if (v.time() == null) return LocalDateTime.of(v.date(), LocalTime.MIDNIGHT).format(STAMP);
    var local = LocalDateTime.of(v.date(), v.time());
    return (v.offset() == null ? local : local.atOffset(v.offset()).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()).format(STAMP);
  }

  /** An amount that the buyer owes: Debit, in a credit note Credit. */
  static final As<Money> CLAIM = money(true);

  /** An amount that the buyer does not have to pay: Credit, in a credit note Debit. */
  static final As<Money> RELIEF = money(false);

  /** A whole number above zero, as {@link PipNumbers#DAYS}. */
  static final As<Decimal> DAYS = PipNumbers.DAYS;

  /** A day of the month. */
  static final As<Decimal> DAY_OF_MONTH =
      As.of(
          "day of the month",
          (t, s) -> {
            if (!t.matches("0?[1-9]|[12]\\d|3[01]")) throw new BadValue("'" + t + "' is not a day of the month");
            if (t.charAt(0) == '0') s.odd();
            return Decimal.of(t.charAt(0) == '0' ? t.substring(1) : t);
          },
          (v, s) -> {
            if (v.value().scale() > 0 || v.value().signum() <= 0 || v.value().intValue() > 31) throw new BadValue("'" + v + "' is not a day of a month");
            return v.toString();
          });

  private static As<Money> money(boolean claim) {
    return new As<>() {
      @Override
      public Money parse(Tree tree, int node, Scope scope) {
        var amount = new Money(Forms.number(tree, node, scope));
        int at = side(tree, node);
        if (at == Tree.NONE) return amount;
        var side = tree.text(at);
        if (!side.equals(DEBIT) && !side.equals(CREDIT) && !side.equals("Zero Remit")) throw new BadValue("'" + side + "' is neither Debit nor Credit nor Zero Remit");
        if (side.equals("Zero Remit") && amount.signum() != 0) throw new BadValue("'" + tree.text(node) + "' is not zero, as Zero Remit beside it says");
        if (amount.signum() < 0 && side.equals(CREDIT)) throw new BadValue("'" + tree.text(node) + "' is a credit by its minus and once more by Credit");
        scope.along(tree, at);
        var value = side.equals(usual(!claim, scope)) ? amount.negated() : amount;
        if (!side.equals(usual(value.signum() < 0 ? !claim : claim, scope)) || amount.signum() < 0) scope.odd();
        return value;
      }

      @Override
      public String print(Money value, Scope scope) {
        return (value.signum() < 0 ? value.negated() : value).toString();
      }

      @Override
      public void along(Money value, Tree tree, int node, Scope scope) {
        if (side(tree, node) == Tree.NONE) tree.text(tree.add(tree.parent(node), tree.names().id(SIDE)), usual(value.signum() < 0 ? !claim : claim, scope));
      }

      @Override
      public String says() {
        return claim ? "amount; Debit, in a credit note Credit" : "amount; Credit, in a credit note Debit";
      }
    };
  }

  private static int side(Tree tree, int node) {
    int id = tree.names().find(SIDE);
    return id < 0 ? Tree.NONE : tree.child(tree.parent(node), id);
  }

  private static String usual(boolean claim, Scope scope) {
    return claim == PipNumbers.CREDIT.equals(scope.binding(PipNumbers.CREDIT)) ? CREDIT : DEBIT;
  }
}
