package io.bordereau.document;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * A date, with the time of day and the offset where the sender gave them (cXML and EDIFACT 203 do, EN 16931 does not).
 *
 * @param date never null
 * @param time null when only the day is known
 * @param offset null when the sender named none
 */
public record Moment(LocalDate date, LocalTime time, ZoneOffset offset) {

  /** A day without a time. */
  public static Moment of(LocalDate date) {
    return new Moment(date, null, null);
  }

  /**
   * Parses ISO 8601: {@code 2026-11-22}, {@code 2026-11-22Z}, {@code 2026-11-22T09:30:00+01:00}.
   *
   * @throws DateTimeException when the text is none of these
   */
  public static Moment parse(CharSequence text) {
    var s = text.toString();
    if (s.length() < 10) throw new DateTimeException("'" + s + "' is not a date like 2026-11-22");
    var date = LocalDate.parse(s.substring(0, 10));
    if (s.length() == 10) return of(date);
    if (s.charAt(10) != 'T') return new Moment(date, null, ZoneOffset.of(s.substring(10)));
    int zone = 11;
    while (zone < s.length() && "Z+-".indexOf(s.charAt(zone)) < 0) zone++;
    var time = LocalTime.parse(s.substring(11, zone));
    return new Moment(date, time, zone == s.length() ? null : ZoneOffset.of(s.substring(zone)));
  }

  /** The ISO form that {@link #parse} reads; seconds always stand. */
  @Override
  public String toString() {
    if (time == null && offset == null) return date.toString();
    var b = new StringBuilder(32).append(date);
    if (time != null) {
      b.append('T').append(time);
      if (time.getSecond() == 0 && time.getNano() == 0) b.append(":00");
    }
    if (offset != null) b.append(offset);
    return b.toString();
  }
}
