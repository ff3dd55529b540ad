package io.bordereau.edi;

import static io.bordereau.mapping.Parts.joined;

import io.bordereau.document.Moment;
import io.bordereau.mapping.BadValue;
import io.bordereau.mapping.Part;
import io.bordereau.mapping.Place;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** A day and the time of that day in two elements (DTM02 and DTM03); the time is HHMM or HHMMSS. */
final class X12Times {
  private X12Times() {}

  /** Whether X12 can say a moment's time: one of whole seconds that names no offset. */
  static boolean has(Moment moment) {
    return moment != null && moment.time() != null && moment.offset() == null && moment.time().getNano() == 0;
  }

  /** Whether a place has a day and a time in the usual widths. */
  static boolean stands(Place place) {
    return place.text("02").length() == 8 && place.text("03").matches("[0-9]{4}([0-9]{2})?");
  }

  /** The moment of a slot. */
  static Part at(String slot) {
    return joined(slot, "date CCYYMMDD, time HHMM or HHMMSS", List.of("02", "03"), X12Times::together, X12Times::apart);
  }

  private static Moment together(String[] texts) {
    if (texts[0] == null || texts[1] == null) return null;
    try {
      var day = LocalDate.parse(texts[0], DateTimeFormatter.BASIC_ISO_DATE);
      int seconds = texts[1].length() == 6 ? number(texts[1], 4) : 0;
      return new Moment(day, LocalTime.of(number(texts[1], 0), number(texts[1], 2), seconds), null);
    } catch (DateTimeException e) {
      throw new BadValue("'" + texts[0] + " " + texts[1] + "' is not a date and a time like 20261122 and 0930");
    }
  }

  private static int number(String text, int at) {
    return Integer.parseInt(text, at, at + 2, 10);
  }

  private static String[] apart(Moment moment) {
    var t = moment.time();
    var time = t.getSecond() == 0 ? "%02d%02d".formatted(t.getHour(), t.getMinute()) : "%02d%02d%02d".formatted(t.getHour(), t.getMinute(), t.getSecond());
    return new String[] {moment.date().format(DateTimeFormatter.BASIC_ISO_DATE), time};
  }
}
