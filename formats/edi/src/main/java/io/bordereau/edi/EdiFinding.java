package io.bordereau.edi;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;

/**
 * The catalogue of what can be wrong with the syntax of EDI data. The official id is the code that an acknowledgement gives it: in X12
 * {@code AK304} (segment, data element 720), {@code AK403} (element, 723), {@code AK502} (transaction set, 718), {@code AK905} (group, 716)
 * or {@code TA105} (interchange, I18); in EDIFACT {@code 0085}, syntax error coded, of CONTRL. Where it depends on the place, {@link FaultCodes}
 * knows better.
 */
public enum EdiFinding {
  NOT_EDI("EDI-01", Severity.ERROR, "TA105 024", null,
      "This is no EDI interchange: it begins with neither ISA nor UNA, UNB or UNH.",
      "Send the whole interchange, from its first segment to its last, without anything in front of it."),
  ISA_WIDTH("EDI-02", Severity.WARNING, "TA105 022", null,
      "The ISA segment is not 106 characters wide; its delimiters were found by counting its elements.",
      "Pad the ISA elements to their fixed widths."),
  ISA_UNCLEAR("EDI-03", Severity.ERROR, "TA105 022", null, "The ISA segment is broken: its delimiters cannot be told.",
      "Write ISA with sixteen elements of fixed width."),
  TRUNCATED("EDI-04", Severity.ERROR, "AK502 2", "0085 13",
      "The document breaks off before its end.",
      "Send it again: the transmission was cut."),
  TRAILER_MISSING("EDI-05", Severity.WARNING, "TA105 023", "0085 13",
      "The interchange or group breaks off before its trailer; further documents may be missing.",
      "Check that the transmission was complete, and send it again if not."),
  CONTROL_NUMBER("EDI-06", Severity.WARNING, "AK502 3", "0085 28", "The control number in the trailer differs from that in the header.",
      "Write the same control number in header and trailer."),
  COUNT("EDI-07", Severity.WARNING, "AK502 4", "0085 29",
      "The number of parts that the document states at its end is not the number that arrived (in brackets).",
      "Send the document again; if it is refused again, whoever looks after the sending program must write the right count."),
  VERSION("EDI-08", Severity.ERROR, "AK905 2", "0085 14",
      "The document is in a version that the hub cannot read.",
      "If you sent it, give this to whoever looks after your sending program; if you received it, ask the company that sent it for one of the versions that the hub reads."),
  SET("EDI-09", Severity.ERROR, "AK502 1", "0085 14",
      "This kind of document is not read.",
      "Send one of the kinds that the hub reads, or ask its operator for this one."),
  NO_SET("EDI-16", Severity.ERROR, "TA105 024", "0085 32",
      "The interchange holds no document.",
      "Send it with a document in it."),
  STRAY("EDI-17", Severity.WARNING, "TA105 024", "0085 33",
      "A segment stands outside every document; it was not read.",
      "Write segments only inside documents."),
  ENVELOPE("EDI-18", Severity.ERROR, "TA105 024", "0085 13",
      "A document stands outside an interchange or a group.",
      "Send the whole interchange, with its opening segments before the document."),
  WRAPPED("EDI-19", Severity.INFO, null, null, "The data is wrapped in lines of equal length; the line ends were taken out.", null),
  SEGMENT_UNKNOWN("EDI-10", Severity.WARNING, "AK304 1", "0085 15", "This segment is not known in this version; it was kept as it is.",
      "Leave it out, or agree on its meaning."),
  SEGMENT_UNEXPECTED("EDI-11", Severity.WARNING, "AK304 2", "0085 15", "This segment has no place here; it was kept as it is.",
      "Leave it out, or agree on its meaning."),
  SEGMENT_MISSING("EDI-12", Severity.WARNING, "AK304 3", "0085 13", "A segment that must stand is missing.", "Add it."),
  LOOP_OVER("EDI-13", Severity.WARNING, "AK304 4", "0085 36", "There are more of these groups than the standard allows.",
      "Send fewer, or split the document."),
  SEGMENT_OVER("EDI-14", Severity.WARNING, "AK304 5", "0085 35", "There are more of these segments than the standard allows.", "Send fewer."),
  SEGMENT_ORDER("EDI-15", Severity.WARNING, "AK304 7", "0085 15", "This segment stands out of order.",
      "Write the segments in the order of the standard."),
  ELEMENT_MISSING("EDI-20", Severity.WARNING, "AK403 1", "0085 13", "An element that must stand is missing.", "Add it."),
  ELEMENT_OVER("EDI-21", Severity.WARNING, "AK403 3", "0085 16",
      "The segment has more elements than the standard knows; they were kept as they are.", "Leave them out."),
  ELEMENT_SHORT("EDI-22", Severity.WARNING, "AK403 4", "0085 40", "This element is too short.", "Write it in full."),
  ELEMENT_LONG("EDI-23", Severity.WARNING, "AK403 5", "0085 39", "The text is longer than this format can carry (fewest and most characters in brackets).",
      "Use a shorter one. What is already issued must not be shortened: ask whoever set up the exchange with this customer to carry it elsewhere."),
  ELEMENT_CHARACTER("EDI-24", Severity.WARNING, "AK403 6", "0085 37", "There is a character in it that cannot stand here.",
      "Replace it: a number consists of digits, a point and a sign only."),
  ELEMENT_DATE("EDI-25", Severity.WARNING, "AK403 8", "0085 12",
      "This is not a date.",
      "Write year, month and day."),
  ELEMENT_TIME("EDI-26", Severity.WARNING, "AK403 9", "0085 12",
      "This is not a time.",
      "Write hour and minute."),
  ELEMENT_COMPONENT("EDI-27", Severity.WARNING, "AK403 6", "0085 16",
      "The component separator stands in an element that has no components; it was taken as text.",
      "Choose a component separator that the data does not have."),
  LINE_BREAK("EDI-28", Severity.WARNING, "AK403 6", "0085 21", "A line break stands inside an element; it was not kept.", "Take it out."),
  TOO_LARGE("EDI-29", Severity.ERROR, "AK502 5", "0085 18", "The document is larger than this hub reads.", "Split it."),
  DELIMITER_IN_DATA("EDI-30", Severity.ERROR, "AK403 6", null,
      "A text has a delimiter of the interchange in it, and X12 has no way to write that.",
      "Agree with the partner on other delimiters, or change the text."),
  CHARACTER_SET("EDI-31", Severity.WARNING, "AK403 6", "0085 21",
      "A text has a character that is outside the character set of the interchange.",
      "Agree with the partner on a wider character set, or change the text."),
  CONTROL_CHARACTER("EDI-32", Severity.WARNING, "AK403 6", "0085 21",
      "A text has a line break or control character in it; it was written as a blank.", "Write one line."),
  VERSION_NEAREST("EDI-34", Severity.WARNING, null, null,
      "The document is in a version that the hub has no table for; it was read by the nearest one (in brackets).",
      "Look whether everything arrived; agree on one of the versions that the hub reads."),
  UNA_UNCLEAR("EDI-35", Severity.ERROR, null, "0085 20",
      "The delimiters that the interchange announces cannot be told apart.",
      "Write UNA with six different characters, or leave it out and use the usual ones."),
  CHARSET_UNKNOWN("EDI-36", Severity.WARNING, null, "0085 2",
      "The interchange names a character set that the hub does not know; it was read as Latin-1.",
      "Write one of UNOA to UNOL, UNOW or UNOY."),
  NO_ENVELOPE("EDI-37", Severity.WARNING, null, "0085 13",
      "The document has no interchange around it: nobody can say who sent it.",
      "Send the whole interchange, from UNB to UNZ."),
  UNA_WIDTH("EDI-38", Severity.WARNING, null, "0085 20", "The UNA segment has five characters instead of six; it was read without a repetition separator.",
      "Write all six characters, with a blank for what is not used."),
  CODE_EXTENSION("EDI-39", Severity.ERROR, null, "0085 14", "A text changes its character set by an escape sequence (UNOX), which the hub does not read.",
      "Send the interchange in UNOY, which is UTF-8."),
  INTERACTIVE("EDI-40", Severity.ERROR, null, "0085 2", "This is an interactive EDIFACT interchange (UIB); only batch interchanges are read.",
      "Send the messages in a batch interchange, from UNB to UNZ."),
  PACKAGE("EDI-41", Severity.WARNING, null, "0085 33", "An object (UNO to UNP) stands beside the messages; it was not read.",
      "Send what it holds as a file of its own, or agree on its use."),
  GROUPS_MIXED("EDI-42", Severity.WARNING, null, "0085 30", "Some messages stand in groups and some outside; all were read.",
      "Put all messages into groups, or none."),
  CONTROL_REPEATED("EDI-43", Severity.WARNING, "AK502 23", "0085 26", "Another document before it has the same control number.",
      "Number the documents of a group or interchange one by one."),
  ELEMENT_DECIMAL("EDI-44", Severity.WARNING, null, "0085 38", "A digit is missing before or behind the decimal mark.",
      "Write 0.5 and 5.0 or 5, not .5 and 5."),
  UNDECODABLE("EDI-45", Severity.WARNING, null, "0085 21",
      "A text has bytes that the character set of the interchange does not have (it is named in brackets); it may not be readable.",
      "Name the character set in UNB/01 that the text is written in."),
  REPETITION("EDI-46", Severity.ERROR, null, "0085 35", "An element stands more than once, and this version has no way to write that.",
      "Agree on a version with a repetition separator, or write the value elsewhere."),
  ELEMENT_CONDITION("EDI-47", Severity.WARNING, "AK403 2", "0085 13",
      "An element is missing that must stand together with others of its segment (in brackets).", "Add it, or leave the others out."),
  ELEMENT_EXCLUDED("EDI-48", Severity.WARNING, "AK403 10", "0085 15",
      "Two elements stand that exclude each other (in brackets).", "Leave one of them out."),
  REPETITION_OVER("EDI-49", Severity.WARNING, "AK403 12", "0085 35",
      "The element is repeated more often than the standard allows.", "Send fewer."),
  HEADLESS("EDI-50", Severity.ERROR, "AK502 6", "0085 13", "A document has an end and no beginning: its opening segment is missing or broken.",
      "Send it again with its opening segment, ST or UNH, as the standard has it."),
  SEGMENT_FOREIGN("EDI-51", Severity.WARNING, "AK304 6", "0085 15", "This segment does not belong to this kind of document; it was kept as it is.",
      "Leave it out, or agree on its meaning."),
  COMPONENT_OVER("EDI-52", Severity.WARNING, "AK403 13", "0085 16",
      "The element has more components than the standard knows; they were kept as they are.", "Leave them out."),
  ENVELOPE_VALUE("EDI-53", Severity.WARNING, "TA105 024", "0085 12",
      "An element of the segments around the documents is missing or not as the standard has it.",
      "Give this to whoever looks after the sending program; the documents themselves need no change."),
  IDENTITY("EDI-54", Severity.WARNING, "AK502 6", "0085 13",
      "The document does not say what it is, or has no control number: nobody could refer to it.",
      "Send it again with its kind and its control number in its first and last segment."),
  SET_GROUP("EDI-55", Severity.WARNING, "AK502 18", "0085 31", "The document stands in a group for documents of another kind.",
      "Put each kind of document into a group of its own."),
  MORE("EDI-33", Severity.WARNING, null, null, "There are more findings of this kind in this document; they are not listed.",
      "Correct these first.");

  private final String code;
  private final Severity severity;
  private final String x12;
  private final String edifact;
  private final String message;
  private final String next;

  EdiFinding(String code, Severity severity, String x12, String edifact, String message, String next) {
    this.code = code;
    this.severity = severity;
    this.x12 = x12;
    this.edifact = edifact;
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

  /** The code of the acknowledgement in a dialect; null when it has none. */
  public String official(Dialect dialect) {
    return switch (dialect) {
      case X12 -> x12;
      case EDIFACT -> edifact;
    };
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
  public Finding at(Dialect dialect, String where, String value) {
    return at(dialect, where, value, "");
  }

  /** This finding at a place, with more words behind the message. */
  public Finding at(Dialect dialect, String where, String value, String more) {
    var words = more.isEmpty() ? message : message + " " + more;
    return new Finding(code, severity, where, null, value, words, FaultCodes.of(Flaw.around(this, where, value), dialect), Turn.SENDER, next);
  }
}
