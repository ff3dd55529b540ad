package io.bordereau.edi;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What the elements of envelopes must be like (X12.5 and X12.6; ISO 9735, annex B). Code lists are not compared: they grow from version to
 * version, and nothing is read differently for them.
 */
final class EnvelopeRules {
  private EnvelopeRules() {}

  /** Hears of an element that is not as it must be. */
  interface Wrong {
    /** A fault at a place such as {@code ISA/09}, and what stands there; empty when nothing does. */
    void at(EdiFinding kind, String where, String value);
  }

  /** An element, and what it must be like. */
  private record Rule(int element, Predicate<String> right) {}

  private static final Predicate<String> QUALIFIER = t -> t.length() == 2 && alphanumeric(t);

  private static final List<Rule> ISA = List.of(
      new Rule(1, QUALIFIER), new Rule(3, QUALIFIER), new Rule(5, QUALIFIER), new Rule(6, t -> !t.isEmpty()), new Rule(7, QUALIFIER),
      new Rule(8, t -> !t.isEmpty()), new Rule(9, t -> date("20" + t)), new Rule(10, EnvelopeRules::time),
      new Rule(12, t -> digits(t, 5, 5)), new Rule(13, t -> digits(t, 9, 9)), new Rule(14, t -> t.length() == 1 && "0123".contains(t)),
      new Rule(15, t -> t.length() == 1 && "PTI".contains(t)));

  /** Which functional group a document belongs into (data element 479). */
  private static final Map<String, String> GROUPS = Map.of("810", "IN", "812", "CD", "820", "RA", "824", "AG", "850", "PO", "855", "PR", "860", "PC",
      "997", "FA", "999", "FA");

  /** Looks at the ISA segment that the tokenizer stands on. */
  static void isa(Tokenizer t, Wrong wrong) {
    for (var rule : ISA) {
      var value = t.latin1(rule.element);
      if (!rule.right.test(value)) wrong.at(EdiFinding.ENVELOPE_VALUE, place("ISA", rule.element), value);
    }
    for (int qualifier = 1; qualifier < 4; qualifier += 2) { // 00 says that nothing follows
      if (!t.latin1(qualifier).equals("00") && t.latin1(qualifier + 1).isEmpty()) wrong.at(EdiFinding.ENVELOPE_VALUE, place("ISA", qualifier + 1), "");
    }
    boolean repeats = t.latin1(12).compareTo("00402") >= 0; // since then ISA11 is the repetition separator
    if (!repeats && !t.latin1(11).equals("U")) wrong.at(EdiFinding.ENVELOPE_VALUE, "ISA/11", t.latin1(11));
  }

  /** Looks at the UNB segment that the tokenizer stands on. */
  static void unb(Tokenizer t, Wrong wrong) {
    var version = t.latin1(1, 2);
    if (version.length() != 1 || !"1234".contains(version)) wrong.at(EdiFinding.ENVELOPE_VALUE, "UNB/01/02", version);
    for (int party = 2; party < 4; party++) if (t.latin1(party, 1).isEmpty()) wrong.at(EdiFinding.ENVELOPE_VALUE, place("UNB", party) + "/01", "");
    var date = t.latin1(4, 1);
    if (!date(date.length() == 6 ? "20" + date : date)) wrong.at(EdiFinding.ENVELOPE_VALUE, "UNB/04/01", date);
    if (!time(t.latin1(4, 2))) wrong.at(EdiFinding.ENVELOPE_VALUE, "UNB/04/02", t.latin1(4, 2));
  }

  /** Looks at the GS segment that the tokenizer stands on. */
  static void gs(Tokenizer t, List<OwnMessage> own, Wrong wrong) {
    var kind = t.latin1(1);
    boolean known = GROUPS.containsValue(kind) || !own.isEmpty() && kind.length() == 2 && alphanumeric(kind);
    if (!known) wrong.at(EdiFinding.ENVELOPE_VALUE, "GS/01", kind);
    if (!digits(t.latin1(6), 1, 9)) wrong.at(EdiFinding.ENVELOPE_VALUE, "GS/06", t.latin1(6));
  }

  /** Looks at the UNG segment that the tokenizer stands on; since syntax 4 only its reference is mandatory. */
  static void ung(Tokenizer t, boolean four, Wrong wrong) {
    for (int i = 1; i < 8; i++) {
      if ((i == 5 || !four) && t.latin1(i).isEmpty()) wrong.at(EdiFinding.ENVELOPE_VALUE, place("UNG", i), "");
    }
    long standing = 0;
    for (int i = 1; i < 9; i++) if (!t.latin1(i).isEmpty()) standing |= 1L << i;
    if (!four) return;
    for (var note : Directory.S4.notes("UNG")) {
      if (!note.holds(standing)) wrong.at(note.wrong(), place("UNG", note.element(standing)), "");
    }
  }

  /** Looks at the opening segment of a document that the tokenizer stands on. */
  static void opening(Tokenizer t, Dialect dialect, FunctionalGroup group, Wrong wrong) {
    switch (dialect) {
      case X12 -> {
        var id = t.latin1(1);
        var control = t.latin1(2);
        boolean kind = id.length() == 3 && alphanumeric(id);
        if (!kind) wrong.at(EdiFinding.IDENTITY, "ST/01", id);
        if (control.isEmpty()) wrong.at(EdiFinding.IDENTITY, "ST/02", "");
        else if (control.length() < 4 || control.length() > 9) wrong.at(EdiFinding.ENVELOPE_VALUE, "ST/02", control);
        var belongs = GROUPS.get(id);
        if (group != null && belongs != null && !belongs.equals(group.id())) wrong.at(EdiFinding.SET_GROUP, "ST/01", id);
      }
      case EDIFACT -> {
        if (t.latin1(1).isEmpty()) wrong.at(EdiFinding.IDENTITY, "UNH/01", "");
        for (int i = 1; i < 5; i++) if (t.latin1(2, i).isEmpty()) wrong.at(i < 4 ? EdiFinding.IDENTITY : EdiFinding.ENVELOPE_VALUE, "UNH/02/0" + i, "");
        boolean other = group != null && !group.id().isEmpty() && !t.latin1(2, 1).isEmpty() && !group.id().equals(t.latin1(2, 1));
        if (other) wrong.at(EdiFinding.SET_GROUP, "UNH/02/01", t.latin1(2, 1));
      }
    }
  }

  private static String place(String segment, int element) {
    return segment + (element < 10 ? "/0" : "/") + element;
  }

  private static boolean digits(String t, int least, int most) {
    return t.length() >= least && t.length() <= most && t.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean alphanumeric(String t) {
    return t.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'A' && c <= 'Z');
  }

  private static boolean date(String t) {
    if (!digits(t, 8, 8)) return false;
    try {
      LocalDate.of(Integer.parseInt(t.substring(0, 4)), Integer.parseInt(t.substring(4, 6)), Integer.parseInt(t.substring(6)));
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean time(String t) {
    return digits(t, 4, 4) && Integer.parseInt(t.substring(0, 2)) < 24 && Integer.parseInt(t.substring(2)) < 60;
  }
}
