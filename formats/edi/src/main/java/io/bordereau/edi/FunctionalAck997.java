package io.bordereau.edi;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.follows;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.row;

import io.bordereau.document.Receipt;
import io.bordereau.mapping.As;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Part;
import java.util.List;

/** X12 transaction set 997, which answers one functional group; and the parts that it shares with the 999. */
final class FunctionalAck997 {
  private FunctionalAck997() {}

  /** AK304 and IK304, data element 720. */
  static final As<String> SEGMENT = ReceiptForms.error("AK304", "8");

  /** AK403 and IK403, data element 723. */
  static final As<String> ELEMENT = ReceiptForms.error("AK403", "7");

  private static final As<String> SET = ReceiptForms.error("AK502", "5");
  private static final As<String> GROUP = ReceiptForms.error("AK905", null);

  private static final Verdict SET_VERDICT = new Verdict("AK501", "A", "accepted=A", "accepted-with-errors=E", "rejected=R");
  private static final Verdict GROUP_VERDICT = new Verdict("AK901", "A", "accepted=A", "accepted-with-errors=E", "partial=P", "rejected=R");

  /** The mapping of a version: before 005010 there is no place for versions of groups and sets, and none for repetitions. */
  static Mapping<Receipt> mapping(Directory version) {
    boolean later = version != Directory.X12_004010;
    return Mapping.of(Receipt.class)
        .named("X12 997")
        .family("x12-997", EdiNames.SHARED)
        .root("997", fact("type", "997"), fact("level", "syntax"), group("AK5", segment(later), later), losses());
  }

  /** The rows of a group: its sets, and the verdict on both. */
  static Part group(String end, Part segments, boolean versions) {
    return all(
        into(
            "groups",
            node("AK1", at("01", "id"), at("02", "control"), versions ? at("03", "version") : all()),
            each(
                "documents",
                "AK2",
                at("01", "type"),
                at("02", "control"),
                versions ? at("03", "version") : all(),
                segments,
                node(
                    end,
                    SET_VERDICT.at("01"),
                    row("errors", List.of("02", "03", "04", "05", "06"), at(".", "code", SET)))),
            node(
                "AK9",
                GROUP_VERDICT.at("01"),
                at("02", "included", ReceiptForms.POSITION),
                at("03", "received", ReceiptForms.POSITION),
                at("04", "accepted", ReceiptForms.POSITION),
                row("errors", List.of("05", "06", "07", "08", "09"), at(".", "code", GROUP)))),
        follows("verdict", "the group's verdict", null, List.of("groups"), FunctionalAck997::verdict));
  }

  private static Object verdict(Object[] from) {
    return from[0] instanceof List<?> groups && !groups.isEmpty() ? GROUP_VERDICT.said(groups.get(0)) : null;
  }

  private static Part segment(boolean repetitions) {
    return each(
        "segments",
        "AK3",
        at("01", "segment"),
        at("02", "position", ReceiptForms.POSITION),
        at("03", "loop"),
        into("errors", at("04", "code", SEGMENT)),
        each("elements", "AK4", element(repetitions)));
  }

  /** The rows of an element that is wrong. */
  static Part element(boolean repetitions) {
    return all(
        at("01/01", "position", ReceiptForms.POSITION),
        at("01/02", "component", ReceiptForms.POSITION),
        repetitions ? at("01/03", "repetition", ReceiptForms.POSITION) : all(),
        at("02", "reference"),
        into("errors", at("03", "code", ELEMENT)),
        at("04", "value"));
  }

  /** What no answer to a group says. */
  static Part losses() {
    return all(
        lose("number", "its number is the control number of its envelope"),
        lose("interchange", "it names the group that it answers, not its interchange"));
  }
}
