package io.bordereau.xml.own;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Group;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Slot;
import io.bordereau.mapping.Turn;
import java.util.Comparator;

/** What can be wrong with the internal format, in words. */
final class Faults {
  private Faults() {}

  static Finding notJson(String where, String why) {
    boolean cut = why.startsWith("Unexpected end-of-input");
    return new Finding("JSN-01", Severity.ERROR, where, null, null,
        "The document is not well-formed JSON: " + (cut ? "it ends in the middle, most likely it was cut off" : why) + ".", null, Turn.SENDER,
        cut ? "Send the whole document again." : "Correct the JSON at this place and send the document again.");
  }

  static Finding unknown(String path, Group group, String member) {
    var near = group.slots().stream().map(Slot::name).min(Comparator.comparingInt(n -> distance(n, member))).filter(n -> distance(n, member) <= 3);
    return new Finding("JSN-02", Severity.ERROR, path, null, member, "The document has no member '" + member + "' here" + near.map(n -> "; did you mean '" + n + "'?").orElse("."), null, Turn.SENDER, "Give this to whoever looks after the program that wrote the document: it uses a name that is not in the published schema.");
  }

  static Finding unread(String where, String value) {
    return new Finding("JSN-07", Severity.ERROR, where, null, value, "This value stands under an unknown member and is not read.", null, Turn.SENDER, "Give this to whoever looks after the program that wrote the document: it uses a name that is not in the published schema.");
  }

  static Finding badValue(String path, Slot slot, String value, String why) {
    return new Finding("JSN-03", Severity.ERROR, path, slot.term(), value, "The " + slot.words() + " (" + slot.term() + "): " + why + ".", null, Turn.SENDER, "Correct the " + slot.words() + " and send the document again.");
  }

  static Finding wrongKind(String path, Slot slot, String is, String wanted) {
    return new Finding("JSN-04", Severity.ERROR, path, slot.term(), null, "The " + slot.words() + " (" + slot.term() + ") is " + is + " where " + wanted + " is expected.", null, Turn.SENDER, "Correct the structure after the published schema.");
  }

  static Finding tooLarge(String why) {
    return new Finding("JSN-05", Severity.ERROR, null, null, null, why, null, Turn.SENDER, "Send a smaller document.");
  }

  static Finding unknownDocument(String kind) {
    return new Finding("JSN-06", Severity.ERROR, "document", null, kind, "'" + kind + "' is not a kind of document that the hub knows.", null, Turn.SENDER, "Use \"invoice\" (credit notes too), \"order\", \"orderResponse\", \"remittance\" or \"receipt\".");
  }

  /** How many letters two names differ in (Levenshtein), for short names. */
  private static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 3 || b.length() > 60) return 99;
    var row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) row[j] = j;
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1)) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
