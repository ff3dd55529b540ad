package io.bordereau.edi;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.joined;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Decimal;
import io.bordereau.document.Receipt;
import io.bordereau.document.ReceiptDocument;
import io.bordereau.mapping.As;
import io.bordereau.mapping.BadValue;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Part;
import io.bordereau.mapping.Place;
import java.util.List;

/**
 * EDIFACT message CONTRL, which answers one interchange, its groups and its messages (ISO 9735 and 9735-4). An interchange that is
 * acknowledged with a message refused below is accepted in part.
 */
final class EdifactContrl {
  private EdifactContrl() {}

  /** 0098 counts the segment's tag as position 1; in a document the first element is 1. */
  private static final As<Decimal> BEHIND_TAG = X12Forms.shifted(1);

  private static final Verdict VERDICT = new Verdict("0083", "7", "rejected=4", "accepted=7", "received=8");
  private static final Verdict PARTLY = new Verdict("0083", "7", "partial=7");
  private static final As<String> ERROR = ReceiptForms.error("0085", "18");
  private static final String[] QUALIFIERS = {"0060=1", "0088=14", "0002=22", "0009=5", "0021=55", "mutual=ZZZ"};
  private static final As<String> QUALIFIER = qualifier("identification code qualifiers (0007)", QUALIFIERS);

  static final Mapping<Receipt> MAPPING =
      Mapping.of(Receipt.class)
          .named("EDIFACT CONTRL")
          .family("edifact-contrl", EdiNames.SHARED)
          .root(
              "CONTRL",
              fact("type", "CONTRL"),
              fact("level", "syntax"),
              node("UCI", at("01", "interchange"), party("02", "sender"), at("02/03", "senderRouting"), party("03", "receiver"),
                  at("03/03", "receiverRouting")),
              choose(
                  when("accepted in part", EdifactContrl::partly, r -> "partial".equals(((Receipt) r).verdict()) && refuses((Receipt) r),
                      at("UCI/04", "verdict", PARTLY.words())),
                  when("accepted, and a message is not", p -> false, r -> "accepted".equals(VERDICT.said(r)) && refuses((Receipt) r),
                      at("UCI/04", "verdict", X12Forms.losing(VERDICT.words(), (v, x) -> "with a message refused it says that the rest is accepted"))),
                  when("verdict", p -> true, r -> true, action("UCI/04"))),
              fault("UCI/05", "UCI/06", "UCI/07"),
              each("documents", "UCM", message()),
              each(
                  "groups",
                  "UCF",
                  at("01", "control"),
                  party("02", "sender"),
                  party("03", "receiver"),
                  action("04"),
                  fault("05", "06", "07"),
                  each("documents", "UCM", message())),
              lose("number", "its number is the message reference of its envelope"));

  /** The scheme of a qualifier (0007) in an envelope. */
  static String scheme(String qualifier) {
    return scheme(qualifier, QUALIFIERS);
  }

  private static String scheme(String qualifier, String... rows) {
    for (var row : rows) if (row.endsWith("=" + qualifier)) return row.substring(0, row.indexOf('='));
    return "edifact:" + qualifier;
  }

  private static As<String> qualifier(String name, String... rows) {
    var list = X12Forms.code(name, null, rows);
    return As.of(
        "code of " + name,
        (t, s) -> scheme(t, rows),
        (v, s) -> {
          if (v.startsWith("x12:")) throw new BadValue("'" + v + "' is no code of EDIFACT");
          return v.startsWith("edifact:") ? v.substring(8) : list.print(v, s);
        });
  }

  private static boolean partly(Place root) {
    if (!root.text("UCI/04").equals("7")) return false;
    for (var m : root.all("UCM")) if (m.text("03").equals("4")) return true;
    for (var g : root.all("UCF")) {
      if (g.text("04").equals("4")) return true;
      for (var m : g.all("UCM")) if (m.text("03").equals("4")) return true;
    }
    return false;
  }

  private static boolean refuses(Receipt r) {
    return r.documents().stream().anyMatch(EdifactContrl::refused)
        || r.groups().stream().anyMatch(g -> "rejected".equals(g.verdict()) || g.documents().stream().anyMatch(EdifactContrl::refused));
  }

  private static boolean refused(ReceiptDocument d) {
    return "rejected".equals(d.verdict());
  }

  private static Part party(String composite, String slot) {
    return into(slot, at(composite + "/01", "value"), at(composite + "/02", "scheme", QUALIFIER));
  }

  private static Part action(String path) {
    return VERDICT.at(path);
  }

  /** What is wrong on a level, and in which segment and element of its envelope. */
  private static Part fault(String code, String segment, String place) {
    return into("errors", at(code, "code", ERROR), at(segment, "segment"), at(place + "/01", "position", BEHIND_TAG),
        at(place + "/02", "component", ReceiptForms.POSITION));
  }

  private static Part message() {
    return all(
        at("01", "control"),
        at("02/01", "type"),
        joined("version", "version, release, agency and association code", List.of("02/02", "02/03", "02/04", "02/05"), EdifactContrl::version,
            EdifactContrl::parts),
        action("03"),
        fault("04", "05", "06"),
        each(
            "segments",
            "UCS",
            at("01", "position", ReceiptForms.POSITION),
            into("errors", at("02", "code", ERROR)),
            each(
                "elements",
                "UCD",
                into("errors", at("01", "code", ERROR)),
                at("02/01", "position", BEHIND_TAG),
                at("02/02", "component", ReceiptForms.POSITION),
                at("02/03", "repetition", ReceiptForms.POSITION))));
  }

  /** Version and release with points between, such as {@code D.96A.UN.EAN008}. */
  private static String version(String[] parts) {
    if (parts[0] == null || parts[1] == null) return null;
    var b = new StringBuilder(parts[0]);
    for (int i = 1; i < 4; i++) {
      if (parts[i] == null) break;
      b.append('.').append(parts[i]);
    }
    return b.toString();
  }

  private static String[] parts(String version) {
    var parts = version.split("\\.", 4);
    if (parts.length < 2 || parts[0].length() > 3 || parts[1].length() > 3) throw new BadValue("'" + version + "' is no version of EDIFACT");
    var all = new String[4];
    System.arraycopy(parts, 0, all, 0, parts.length);
    return all;
  }
}
