package io.bordereau.mapping;

import java.math.BigDecimal;
import java.util.List;

/** The findings of the kernel, in words. */
final class Words {
  private Words() {}

  static Finding notThisRoot(String is, String wanted) {
    return new Finding("MAP-00", Severity.ERROR, is, null, null, "The document begins with '" + is + "' where '" + wanted + "' is expected.", null, Turn.SENDER, "Send the kind of document that was agreed, or name its format.");
  }

  static Finding missing(String where, Slot slot) {
    return new Finding("MAP-01", Severity.ERROR, where, slot.term(), null, "The " + slot.words() + " (" + slot.term() + ") is missing.", null, Turn.SENDER, "Add the " + slot.words() + " and send the document again.");
  }

  static Finding badValue(String where, Slot slot, String value, String why) {
    return new Finding("MAP-02", Severity.ERROR, where, slot.term(), value, "The " + slot.words() + " (" + slot.term() + "): " + why + ".", null, Turn.SENDER, "Correct the " + slot.words() + " and send the document again; if it is right in the ERP, whoever looks after the sending program has to write it in the right form.");
  }

  static Finding conflict(String where, Slot slot, String value, String other) {
    return new Finding("MAP-03", Severity.WARNING, where, slot.term(), value, "The " + slot.words() + " (" + slot.term() + ") is given twice: '" + other + "' is used, '" + value + "' contradicts it.", null, Turn.SENDER, "State the " + slot.words() + " once.");
  }

  static Finding notConstant(String where, String value, List<String> wanted) {
    return new Finding("MAP-04", Severity.WARNING, where, null, value, "'" + value + "' stands where " + String.join(" or ", wanted) + " is expected.", null, Turn.SENDER, "Check that the document is of the agreed kind and version.");
  }

  static Finding notEqual(String where, Slot slot, String value, String wanted) {
    return new Finding("MAP-05", Severity.WARNING, where, slot.term(), value, "'" + value + "' differs from the " + slot.words() + " (" + slot.term() + ") of the document" + (wanted.isEmpty() ? ", which is not stated." : ", '" + wanted + "'."),
        null, Turn.SENDER, "Use one " + slot.words() + " throughout the document.");
  }

  static Finding notDerived(String where, String label, String value, String wanted) {
    return new Finding("MAP-06", Severity.WARNING, where, null, value, "The " + label + " says '" + value + "'" + (wanted == null ? " but nothing in the document asks for it." : " but the document gives '" + wanted + "'."), null, Turn.SENDER, "Check the document: a part of it may be missing.");
  }

  static Finding bug(String mapping, RuntimeException e) {
    return new Finding("MAP-99", Severity.ERROR, null, null, null, "The hub failed to read this document as " + mapping + " (" + e.getClass().getSimpleName() + ").", null, Turn.HUB, "Keep the document and report the log entry; it can be replayed after a correction.");
  }

  private static String rule(Overlay overlay, Deviation.Reach reach) {
    return "Rule " + reach.rule() + " of " + overlay.partner() + (reach.says() == null ? "" : " (" + reach.says() + ")");
  }

  static Finding demanded(Overlay overlay, Deviation.Reach reach, String where, Severity severity) {
    return new Finding("OVL-01", severity, where, null, null, rule(overlay, reach) + ": something must stand here, and nothing does.", reach.rule(), Turn.SENDER, "Give the document this value and send it again; it is where the partner's guide names the rule.");
  }

  static Finding notAgreed(Overlay overlay, Deviation.Reach reach, String where, String value, String what, Severity severity) {
    return new Finding("OVL-02", severity, where, null, value, rule(overlay, reach) + ": " + what + ".", reach.rule(), Turn.SENDER, "Use a value that the partner takes; ask the partner if there is none for what you mean.");
  }

  static Finding tooMany(Overlay overlay, Deviation.Reach reach, String where, int there, int most, Severity severity) {
    return new Finding("OVL-03", severity, where, null, Integer.toString(there), rule(overlay, reach) + ": at most " + most + ", and there are " + there + ".", reach.rule(), Turn.SENDER, "Divide the document, or leave out what is not needed.");
  }

  static Finding tooLong(Overlay overlay, Deviation.Reach reach, String where, String value, int most, Severity severity) {
    return new Finding("OVL-04", severity, where, null, value, rule(overlay, reach) + ": at most " + most + " characters.", reach.rule(), Turn.SENDER, "Use a shorter text; what is already issued must not be shortened: ask whoever set up the exchange with this partner.");
  }

  /** Whether two texts say the same: equal, or equal as numbers. */
  static boolean sameValue(String a, String b) {
    if (a.equals(b)) return true;
    if (a.length() > 40 || b.length() > 40) return false;
    try {
      return new BigDecimal(a).compareTo(new BigDecimal(b)) == 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
