package io.bordereau.edi;

import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.joined;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.node;

import io.bordereau.document.Moment;
import io.bordereau.document.Receipt;
import io.bordereau.mapping.As;
import io.bordereau.mapping.BadValue;
import io.bordereau.mapping.Mapping;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** X12 segment TA1, which answers an interchange; it travels between ISA and IEA without a group or set around it (X12.5). */
final class Ta1 {
  private Ta1() {}

  private static final As<String> NOTE = As.of(
      "code of TA105",
      (t, s) -> t.equals("000") ? null : "TA105:" + t,
      ReceiptForms.error("TA105", "024")::print);

  static final Mapping<Receipt> MAPPING =
      Mapping.of(Receipt.class)
          .named("X12 TA1")
          .family("x12-ta1", EdiNames.SHARED)
          .root(
              "TA1",
              fact("type", "TA1"),
              fact("level", "syntax"),
              node(
                  "TA1",
                  at("01", "interchange"),
                  joined("interchangeDate", "date and time of the interchange", List.of("02", "03"), Ta1::together, Ta1::apart),
                  new Verdict("TA104", "A", "accepted=A", "accepted-with-errors=E", "rejected=R").at("04"),
                  into("errors", at("05", "code", NOTE)),
                  derive("05", "000 where nothing is wrong", r -> ((Receipt) r).errors().isEmpty() ? "000" : null)),
              lose("number", "a TA1 has no number of its own"),
              lose("groups", "a TA1 says nothing of groups"));

  private static Moment together(String[] t) {
    if (t[0] == null) return null;
    try {
      var date = LocalDate.of(2000 + number(t[0], 0), number(t[0], 2), number(t[0], 4));
      return t[1] == null ? Moment.of(date) : new Moment(date, LocalTime.of(number(t[1], 0), number(t[1], 2)), null);
    } catch (DateTimeException | NumberFormatException | StringIndexOutOfBoundsException e) {
      throw new BadValue("'" + t[0] + "' is not a date like 261122");
    }
  }

  private static int number(String t, int at) {
    return Integer.parseInt(t.substring(at, at + 2));
  }

  private static String[] apart(Moment m) {
    var date = m.date().toString().replace("-", "").substring(2);
    return new String[] {date, m.time() == null ? null : "%02d%02d".formatted(m.time().getHour(), m.time().getMinute())};
  }
}
