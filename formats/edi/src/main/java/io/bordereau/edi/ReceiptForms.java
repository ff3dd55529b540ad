package io.bordereau.edi;

import io.bordereau.document.Decimal;
import io.bordereau.document.Moment;
import io.bordereau.mapping.As;
import io.bordereau.mapping.BadValue;
import io.bordereau.mapping.Part;
import io.bordereau.mapping.Parts;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How verdicts and error codes look in acknowledgements. An error code is kept with the list that it is of before it, such as
 * {@code AK304:3} or {@code 0085:13}, and written in another list by the code that says the same there, which is in the loss account.
 */
final class ReceiptForms {
  private ReceiptForms() {}

  /** What the codes of one kind of fault are in the lists of X12 and EDIFACT; of several rows for a code the first one counts. */
  private static final String[] SAME = {
    "AK304:1=0085:15", "AK304:2=0085:15", "AK304:3=0085:13", "AK304:4=0085:36", "AK304:5=0085:35", "AK304:6=0085:15", "AK304:7=0085:15",
    "AK304:8=0085:12", "AK403:1=0085:13", "AK403:2=0085:13", "AK403:3=0085:16", "AK403:4=0085:40", "AK403:5=0085:39", "AK403:6=0085:37",
    "AK403:6=0085:21", "AK403:6=0085:22", "AK403:6=0085:38", "AK403:6=0085:19", "AK403:7=0085:12", "AK403:8=0085:12", "AK403:9=0085:12",
    "AK403:10=0085:15",
    "AK403:12=0085:35", "AK403:13=0085:16", "AK502:1=0085:14", "AK502:2=0085:13", "AK502:3=0085:28", "AK502:4=0085:29", "AK502:5=0085:18", "AK502:6=0085:13",
    "AK502:7=0085:13", "AK905:1=0085:14", "AK905:2=0085:14", "AK905:3=0085:13", "AK905:4=0085:28", "AK905:5=0085:29", "AK905:6=0085:13",
    "TA105:001=0085:28", "TA105:021=0085:29", "TA105:023=0085:13", "TA105:024=0085:18", "TA105:025=0085:26", "TA105:017=0085:2",
    "TA105:006=0085:23", "TA105:008=0085:7", "TA105:009=0085:43"
  };

  private static final Map<String, String> OTHERS = new HashMap<>();

  static {
    for (var row : SAME) {
      int eq = row.indexOf('=');
      var x12 = row.substring(0, eq);
      var edifact = row.substring(eq + 1);
      OTHERS.putIfAbsent(x12 + ">0085", edifact);
      OTHERS.putIfAbsent(edifact + ">" + x12.substring(0, 5), x12);
    }
  }

  /**
   * A code of one list.
   *
   * @param otherwise the code for a fault of another list that this one has no code for; null where it is left out
   */
  static As<String> error(String list, String otherwise) {
    var prefix = list + ":";
    return As.of(
        "code of " + list,
        (t, s) -> prefix + t,
        (v, s) -> {
          if (v.startsWith(prefix)) return v.substring(prefix.length());
          var same = OTHERS.get(v + ">" + list);
          var code = same == null ? otherwise : same.substring(prefix.length());
          if (code == null || v.indexOf(':') < 0) throw new BadValue("'" + v + "' has no code in " + list);
          s.lossy(list + " says " + code + " for " + v);
          return code;
        });
  }

  /** The whole number of a position or count. */
  static final As<Decimal> POSITION = X12Forms.WHOLE;

  /** A day, the time of day and the time code (623) in three places of X12. Codes that mean an offset which changes are left over. */
  static Part moment(String slot, String date, String time, String zone) {
    return Parts.joined(slot, "date, time and time code", List.of(date, time, zone), ReceiptForms::together, ReceiptForms::apart);
  }

  /** A day and the time of day in two places of X12. */
  static Part moment(String slot, String date, String time) {
    return Parts.joined(slot, "date and time", List.of(date, time), ReceiptForms::together, m -> local(m.date(), m.time()));
  }

  private static Moment together(String[] t) {
    if (t[0] == null) return null;
    try {
      var day = day(t[0]);
      var time = t[1] == null ? null : time(t[1]);
      boolean utc = t.length > 2 && ("UT".equals(t[2]) || "GM".equals(t[2]));
      return new Moment(day, time, time != null && utc ? ZoneOffset.UTC : null);
    } catch (DateTimeException | NumberFormatException e) {
      throw new BadValue("'" + t[0] + "' is not a date like 20261122");
    }
  }

  private static LocalDate day(String t) {
    if (t.length() != 8 && t.length() != 6) throw new BadValue("'" + t + "' is not a date like 20261122");
    var day = t.length() == 8 ? t : "20" + t;
    return LocalDate.of(Integer.parseInt(day.substring(0, 4)), Integer.parseInt(day.substring(4, 6)), Integer.parseInt(day.substring(6)));
  }

  private static LocalTime time(String t) {
    if (t.length() < 4 || t.length() > 8 || t.length() == 5) throw new BadValue("'" + t + "' is not a time like 0930");
    int seconds = t.length() >= 6 ? Integer.parseInt(t.substring(4, 6)) : 0;
    int hundredths = t.length() > 6 ? Integer.parseInt((t + "0").substring(6, 8)) : 0;
    return LocalTime.of(Integer.parseInt(t.substring(0, 2)), Integer.parseInt(t.substring(2, 4)), seconds, hundredths * 10_000_000);
  }

  private static String[] apart(Moment m) {
    var at = m.time() != null && m.offset() != null ? m.date().atTime(m.time()).atOffset(m.offset()).withOffsetSameInstant(ZoneOffset.UTC) : null;
    var local = at == null ? local(m.date(), m.time()) : local(at.toLocalDate(), at.toLocalTime());
    return new String[] {local[0], local[1], at == null ? null : "UT"};
  }

  private static String[] local(LocalDate date, LocalTime time) {
    return new String[] {date.toString().replace("-", ""), time == null ? null : clock(time)};
  }

  private static String clock(LocalTime t) {
    int hundredths = t.getNano() / 10_000_000;
    var seconds = t.getSecond() == 0 && hundredths == 0 ? "" : "%02d".formatted(t.getSecond());
    return "%02d%02d".formatted(t.getHour(), t.getMinute()) + seconds + (hundredths == 0 ? "" : "%02d".formatted(hundredths));
  }
}
