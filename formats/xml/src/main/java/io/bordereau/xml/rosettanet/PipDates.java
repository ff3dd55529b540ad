package io.bordereau.xml.rosettanet;

import io.bordereau.document.Decimal;
import io.bordereau.document.Moment;
import io.bordereau.mapping.As;
import io.bordereau.mapping.BadValue;
import io.bordereau.mapping.Forms;
import java.time.DateTimeException;
import java.time.LocalTime;

/** Dates of RosettaNet: {@code xs:dateTime}, {@code xs:date} and {@code xs:gDay}. */
final class PipDates {
  private PipDates() {}

  private static final String MIDNIGHT = "T00:00:00";

  /** A day and a time. A day alone is written with its first second and no offset, and read back as a day. */
  static final As<Moment> TIME =
      As.of(
          "date and time",
          (t, s) -> {
            var text = t.length() == 10 + MIDNIGHT.length() && t.endsWith(MIDNIGHT) ? t.substring(0, 10) : t;
            try {
              var m = Moment.parse(text);
              if (m.time() == null && text == t || !m.toString().equals(text)) s.odd();
              return m;
            } catch (DateTimeException e) {
              throw new BadValue("'" + t + "' is not a date and time like 2026-11-22T09:30:00+01:00");
            }
          },
          (v, s) -> {
            if (v.time() == null) {
              if (v.offset() != null) s.lossy("the offset of a day is not carried");
              return v.date() + MIDNIGHT;
            }
            if (v.offset() == null && v.time().equals(LocalTime.MIDNIGHT)) s.lossy("midnight without an offset stands for the day");
            return v.toString();
          });

  /** A day; a time is lost. */
  static final As<Moment> DAY = Forms.DATE;

  /** A day of the month: {@code ---15}. */
  static final As<Decimal> DAY_OF_MONTH =
      As.of(
          "day of the month",
          (t, s) -> {
            if (!t.matches("---(0[1-9]|[12]\\d|3[01])")) throw new BadValue("'" + t + "' is not a day of the month like ---15");
            return Decimal.of(t.substring(3));
          },
          (v, s) -> {
            if (v.value().scale() > 0 || v.value().signum() <= 0 || v.value().intValue() > 31) throw new BadValue("'" + v + "' is not a day of a month");
            return "---" + (v.value().intValue() < 10 ? "0" : "") + v.value().intValue();
          });
}
