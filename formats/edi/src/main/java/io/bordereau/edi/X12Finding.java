package io.bordereau.edi;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;

/**
 * The catalogue of what can be wrong with the syntax of X12 data. The official id is the code that a 997 gives it: {@code AK304} (segment,
 * data element 720), {@code AK403} (element, 723), {@code AK502} (transaction set, 718), {@code AK905} (group, 716) or {@code TA105}
 * (interchange, I18).
 */
public enum X12Finding {
  NOT_X12("EDI-01", Severity.ERROR, "TA105 024", "This is not an X12 interchange: it does not begin with ISA.",
      "Send the whole interchange, from ISA to IEA, without anything in front of it."),
  ISA_WIDTH("EDI-02", Severity.WARNING, "TA105 022",
      "The ISA segment is not 106 characters wide; its delimiters were found by counting its elements.",
      "Pad the ISA elements to their fixed widths."),
  ISA_UNCLEAR("EDI-03", Severity.ERROR, "TA105 022", "The ISA segment is broken: its delimiters cannot be told.",
      "Write ISA with sixteen elements of fixed width."),
  TRUNCATED("EDI-04", Severity.ERROR, "AK502 2", "The document breaks off before its end (SE).",
      "Send it again: the transmission was cut."),
  TRAILER_MISSING("EDI-05", Severity.WARNING, "TA105 023",
      "The interchange or group breaks off before its trailer; further documents may be missing.",
      "Check that the transmission was complete, and send it again if not."),
  CONTROL_NUMBER("EDI-06", Severity.WARNING, "AK502 3", "The control number in the trailer differs from that in the header.",
      "Write the same control number in header and trailer."),
  COUNT("EDI-07", Severity.WARNING, "AK502 4",
      "The number of parts that the document states at its end is not the number that arrived (in brackets).",
      "Send the document again; if it is refused again, whoever looks after the sending program must write the right count."),
  VERSION("EDI-08", Severity.ERROR, "AK905 2", "The document is in another version of X12 than the one that the hub reads, 004010.",
      "If you sent it, give this to whoever looks after your sending program; if you received it, ask the company that sent it for version 004010."),
  SET("EDI-09", Severity.ERROR, "AK502 1", "This transaction set is not read yet; 810 (invoice) is.",
      "Send an invoice as 810, or ask the hub's operator for this document."),
  NO_SET("EDI-16", Severity.ERROR, "TA105 024", "The interchange holds no document.",
      "Send it with a transaction set (ST to SE) in a group (GS to GE)."),
  STRAY("EDI-17", Severity.WARNING, "TA105 024", "A segment stands outside every document; it was not read.",
      "Write segments only between ST and SE."),
  ENVELOPE("EDI-18", Severity.ERROR, "TA105 024", "A document stands outside an interchange or a group.",
      "Send the whole interchange, with ISA and GS before ST."),
  WRAPPED("EDI-19", Severity.INFO, null, "The data is wrapped in lines of equal length; the line ends were taken out.", null),
  SEGMENT_UNKNOWN("EDI-10", Severity.WARNING, "AK304 1", "This segment is not known in this version; it was kept as it is.",
      "Leave it out, or agree on its meaning."),
  SEGMENT_UNEXPECTED("EDI-11", Severity.WARNING, "AK304 2", "This segment has no place here; it was kept as it is.",
      "Leave it out, or agree on its meaning."),
  SEGMENT_MISSING("EDI-12", Severity.WARNING, "AK304 3", "A segment that must stand is missing.", "Add it."),
  LOOP_OVER("EDI-13", Severity.WARNING, "AK304 4", "There are more of these groups than the standard allows.",
      "Send fewer, or split the document."),
  SEGMENT_OVER("EDI-14", Severity.WARNING, "AK304 5", "There are more of these segments than the standard allows.", "Send fewer."),
  SEGMENT_ORDER("EDI-15", Severity.WARNING, "AK304 7", "This segment stands out of order.",
      "Write the segments in the order of the standard."),
  ELEMENT_MISSING("EDI-20", Severity.WARNING, "AK403 1", "An element that must stand is missing.", "Add it."),
  ELEMENT_OVER("EDI-21", Severity.WARNING, "AK403 3",
      "The segment has more elements than the standard knows; they were kept as they are.", "Leave them out."),
  ELEMENT_SHORT("EDI-22", Severity.WARNING, "AK403 4", "This element is too short.", "Write it in full."),
  ELEMENT_LONG("EDI-23", Severity.WARNING, "AK403 5", "The text is longer than this format can carry (fewest and most characters in brackets).",
      "Use a shorter one. What is already issued must not be shortened: ask whoever set up the exchange with this customer to carry it elsewhere."),
  ELEMENT_CHARACTER("EDI-24", Severity.WARNING, "AK403 6", "There is a character in it that cannot stand here.",
      "Replace it: a number consists of digits, a point and a sign only."),
  ELEMENT_DATE("EDI-25", Severity.WARNING, "AK403 8", "This is not a date.", "Write year, month and day as CCYYMMDD."),
  ELEMENT_TIME("EDI-26", Severity.WARNING, "AK403 9", "This is not a time.", "Write hour and minute as HHMM."),
  ELEMENT_COMPONENT("EDI-27", Severity.WARNING, "AK403 6",
      "The component separator stands in an element that has no components; it was taken as text.",
      "Choose a component separator that the data does not have."),
  LINE_BREAK("EDI-28", Severity.WARNING, "AK403 6", "A line break stands inside an element; it was read as a blank.", "Take it out."),
  TOO_LARGE("EDI-29", Severity.ERROR, "AK502 5", "The document is larger than this hub reads.", "Split it."),
  DELIMITER_IN_DATA("EDI-30", Severity.ERROR, "AK403 6",
      "A text has a delimiter of the interchange in it, and X12 has no way to write that.",
      "Agree with the partner on other delimiters, or change the text."),
  CHARACTER_SET("EDI-31", Severity.WARNING, "AK403 6", "A text has a character that is outside the extended character set of X12.",
      "Agree with the partner on Latin-1 or UTF-8, or change the text."),
  CONTROL_CHARACTER("EDI-32", Severity.WARNING, "AK403 6",
      "A text has a line break or control character in it; it was written as a blank.", "Write one line."),
  MORE("EDI-33", Severity.WARNING, null, "There are more findings of this kind in this document; they are not listed.",
      "Correct these first.");

  private final String code;
  private final Severity severity;
  private final String official;
  private final String message;
  private final String next;

  X12Finding(String code, Severity severity, String official, String message, String next) {
    this.code = code;
    this.severity = severity;
    this.official = official;
    this.message = message;
    this.next = next;
  }

  /** Our code. */
  public String code() {
    return code;
  }

  /** How grave it is in received data. */
  public Severity severity() {
    return severity;
  }

  /** The code of the acknowledgement; null when it has none. */
  public String official() {
    return official;
  }

  /** What is wrong, in words. */
  public String message() {
    return message;
  }

  /** What to do next; null when nothing. */
  public String next() {
    return next;
  }

  /** This finding at a place. */
  public Finding at(String where, String value) {
    return at(where, value, "");
  }

  /** This finding at a place, with more words behind the message. */
  public Finding at(String where, String value, String more) {
    return new Finding(code, severity, where, null, value, more.isEmpty() ? message : message + " " + more, official, Turn.SENDER, next);
  }
}
