package io.bordereau.edi;

import io.bordereau.document.Moment;
import io.bordereau.mapping.BadValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** A day and the time of day in elements of their own, as DTM has them. */
final class X12Moments {
  private X12Moments() {}

  /** The moment of a date CCYYMMDD (or YYMMDD), a time HHMM or HHMMSS and a zone (623), of which only universal time is understood. */
  static Moment together(String[] texts) {
    var day = texts[0];
    if (day == null) return null;
    try {
      if (!day.matches("[0-9]{6}|[0-9]{8}")) throw new BadValue("'" + day + "' is not a date like 20261122");
      var full = day.length() == 6 ? "20" + day : day;
      var date = LocalDate.of(number(full, 0, 4), number(full, 4, 6), number(full, 6, 8));
      var time = texts[1] != null && texts[1].matches("[0-9]{4}|[0-9]{6}") ? time(texts[1]) : null;
      return new Moment(date, time, time != null && texts.length > 2 && "UT".equals(texts[2]) ? ZoneOffset.UTC : null);
    } catch (DateTimeException e) {
      throw new BadValue("'" + day + "' is not a date like 20261122");
    }
  }

  private static LocalTime time(String text) {
    int hour = number(text, 0, 2);
    int minute = number(text, 2, 4);
    int second = text.length() == 6 ? number(text, 4, 6) : 0;
    return hour < 24 && minute < 60 && second < 60 ? LocalTime.of(hour, minute, second) : null;
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text.substring(from, to));
  }

  /** Date and time where there is no place for a zone. */
  static String[] local(Moment moment) {
    if (moment.offset() != null) throw new BadValue("X12 has no place for the zone of this time");
    var texts = apart(moment);
    return new String[] {texts[0], texts[1]};
  }

  /** The three texts of a moment; a time with another offset is written in universal time. */
  static String[] apart(Moment moment) {
    var date = moment.date();
    var time = moment.time();
    var zone = time == null || moment.offset() == null ? null : "UT";
    if (zone != null && !moment.offset().equals(ZoneOffset.UTC)) {
      var universal = date.atTime(time).atOffset(moment.offset()).withOffsetSameInstant(ZoneOffset.UTC);
      date = universal.toLocalDate();
      time = universal.toLocalTime();
    }
    var clock = time == null ? null : time.getSecond() == 0 ? "%02d%02d".formatted(time.getHour(), time.getMinute())
        : "%02d%02d%02d".formatted(time.getHour(), time.getMinute(), time.getSecond());
    return new String[] {date.toString().replace("-", ""), clock, zone};
  }
}
