package io.bordereau.routes.intake;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import java.util.function.UnaryOperator;

/** What intake has to say, one method each, so that codes and words stand in one place. */
final class IntakeFindings {
  private static final int LONGEST_VALUE = 200;

  private IntakeFindings() {}

  static Finding columns(int line, int is, int wanted, String row) {
    return row("INT-01", line, null, null, row, "Line " + line + " has " + is + " columns, but there should be " + wanted + ".",
        "Put quotes around values that contain the separator, and send the rows of this invoice again.");
  }

  /**
   * A place in a file.
   *
   * @param where the place as a path
   * @param words the place in words, as the beginning of a sentence
   * @param part what a value there is called
   * @param source where the file comes from
   * @param named a name there with its position
   */
  record Spot(String where, String words, String part, String source, UnaryOperator<String> named) {
    static Spot line(int line) {
      return new Spot("line " + line, "Line " + line, "column", "in the ERP", UnaryOperator.identity());
    }

    static Spot segment(String control, int segment) {
      return new Spot("message " + control + "/segment " + segment, "Message " + control + ", segment " + segment, "element", "at its sender", UnaryOperator.identity());
    }

    static Spot record(int record, UnaryOperator<String> named) {
      return new Spot("record " + record, "Record " + record, "field", "in the ERP", named);
    }

    static Spot element(int document, String place) {
      String where = "document " + document + (place.isEmpty() ? "" : "/" + place);
      return new Spot(where, "Document " + document + (place.isEmpty() ? "" : ", " + place), "element", "in the ERP",
          n -> n.startsWith(OwnXmlReader.ATTRIBUTE) ? "@" + n.substring(OwnXmlReader.ATTRIBUTE.length()) : n);
    }

    private String words(Column column) {
      return words + ", " + part + " " + named.apply(column.name());
    }
  }

  static Finding value(Spot at, Column column, String value, String why) {
    return at(at, "INT-02", column, value, Turn.SENDER, at.words(column) + ": '" + cut(value) + "' " + why + ".",
        "Correct the value " + at.source + " and send the invoice again.");
  }

  static Finding contradiction(Spot at, Column column, String value, String before, String said) {
    return at(at, "INT-03", column, value, Turn.SENDER, at.words(column) + ": '" + cut(value) + "', but " + said + " says '" + cut(before) + "'.",
        "Make the values that belong to the whole invoice the same everywhere in it and send it again.");
  }

  static Finding untranslated(Spot at, Column column, String value) {
    return at(at, "INT-13", column, value, Turn.HUB, at.words(column) + ": '" + cut(value) + "' is not in the translation table of this "
        + at.part + ".", "Add the value to the table in the intake configuration, then replay the file.");
  }

  static Finding unread(Spot at, String name, String value) {
    return new Finding("INT-15", Severity.ERROR, at.where + "/" + at.named.apply(name), null, cut(value), at.words + ": " + at.named.apply(name) + " '" + cut(value)
        + "' is mentioned nowhere in the intake configuration.", null, Turn.HUB,
        "Say in the intake configuration where it goes, or drop it there, then replay the file.");
  }

  static Finding homeless(Spot at, Column column, String value) {
    return at(at, "INT-15", column, value, Turn.HUB, at.words(column) + ": '" + cut(value) + "' stands outside every "
        + (column.ofLine() ? "line" : "invoice") + " that the intake configuration knows.",
        "Correct the paths each and line in the intake configuration, then replay the file.");
  }

  static Finding otherMessage(String is, String wanted) {
    return new Finding("INT-16", Severity.ERROR, null, null, is, "The file holds " + is + ", but this intake takes " + wanted + ".", null,
        Turn.SENDER, "Send the agreed message, or add an intake for this one.");
  }

  static Finding notWritten(String name) {
    return new Finding("INT-18", Severity.ERROR, null, null, name, "The intake " + name + " reads documents and cannot write them.", null, Turn.HUB,
        "Choose a format that ./hub formats lists.");
  }

  static Finding noLines(String control) {
    return new Finding("INT-17", Severity.ERROR, "message " + control, null, null, "Message " + control
        + " has nothing in it that would make an invoice: none of its segments is what the intake configuration calls each.", null, Turn.HUB,
        "Correct the path each in the intake configuration, then replay the file.");
  }

  private static Finding at(Spot at, String code, Column column, String value, Turn turn, String message, String next) {
    return new Finding(code, Severity.ERROR, at.where + "/" + at.named.apply(column.name()), column.term(), cut(value), message, null, turn, next);
  }

  static Finding charset(int line, String charset, String row) {
    return row("INT-04", line, null, null, row, "Line " + line + " has characters that are not " + charset + ".",
        "Export the file in " + charset + ", or set the right encoding in the intake configuration.");
  }

  static Finding otherCharset(String is, String charset) {
    return row("INT-04", 1, null, null, null, "The file is in " + is + ", but " + charset + " was agreed; nothing of it was read.",
        "Export the file in " + charset + ", or set the right encoding in the intake configuration.");
  }

  static Finding header(String is, String wanted, String message) {
    return row("INT-05", 1, wanted, null, is, message + " Nothing of the file was read.",
        "Export the columns in the agreed order, or change the intake configuration to the new ones.");
  }

  static Finding tooLarge(int line, String what) {
    return row("INT-06", line, null, null, null, "Line " + line + ": " + what + ".", "Shorten it in the ERP, or split the document.");
  }

  static Finding quote(int line, String row, String why) {
    return row("INT-07", line, null, null, row, "Line " + line + ": " + why + ".",
        "Put the whole value in quotes and write each quote inside it twice, then send the rows of this invoice again.");
  }

  static Finding configuration(String where, String value, String message, String next) {
    return new Finding("INT-08", Severity.ERROR, where, null, value, message, null, Turn.HUB, next);
  }

  static Finding noKey(int line, String column, String row) {
    return row("INT-09", line, column, null, row, "Line " + line + " does not say to which invoice it belongs: column " + column
        + " is empty or cannot be read. The invoices before and after it are not taken.",
        "Fill the column and send the rows of these invoices again.");
  }

  static Finding scattered(int line, String key) {
    return row("INT-10", line, null, "BT-1", key, "Line " + line + " belongs to " + cut(key)
        + ", whose rows ended further up in this file and were taken or refused there.",
        "Sort the export by invoice. When the rows above were taken, void that invoice before the whole is sent again.");
  }

  static Finding tooMany(int line, String key, int most) {
    return row("INT-11", line, null, "BT-1", key, cut(key) + " has more than " + most + " rows or too much text.", "Split the document.");
  }

  static Finding brokenMessage(String control, String what) {
    return new Finding("INT-12", Severity.ERROR, "message " + control, null, null, "The hub could not read message " + control + " (" + what
        + ").", null, Turn.HUB, "Keep the file and report the log entry; it can be replayed after a correction.");
  }

  static Finding unknownRecord(int record, String type) {
    return new Finding("INT-20", Severity.ERROR, "record " + record, null, cut(type), "Record " + record + " has the type '" + cut(type)
        + "', which the intake configuration does not have.", null, Turn.HUB, "Add the type of record to the layout, with its fields, then replay the file; or have the file written as agreed.");
  }

  static Finding strayRecord(int record, String type, String below) {
    return new Finding("INT-21", Severity.ERROR, "record " + record, null, cut(type), "Record " + record + " of the type " + cut(type) + " stands where no " + below
        + " is before it, to which it would belong.", null, Turn.SENDER, "Write the records in their order: " + below + " first, then what belongs to it.");
  }

  static Finding otherCount(int record, String count, String said, int is) {
    return new Finding("INT-22", Severity.ERROR, "record " + record + "/" + count, null, cut(said), "Record " + record + " counts '" + cut(said)
        + "' invoices, and the file has " + is + "; nothing of it was taken.", null, Turn.SENDER, "Check that the file was written completely, and hand it in again.");
  }

  static Finding noTrailer(String count) {
    return new Finding("INT-22", Severity.ERROR, count, null, null, "The record that counts the invoices (" + count + ") is missing: the file may be cut off. Nothing of it was taken.", null,
        Turn.SENDER, "Check that the file was written completely, and hand it in again.");
  }

  static Finding noInvoices(String each) {
    return new Finding("INT-17", Severity.ERROR, each, null, null, "The file has no " + each + ", which would make an invoice.", null, Turn.HUB,
        "Correct the path each in the intake configuration, then replay the file.");
  }

  static Finding largeInvoice(String where, String what) {
    return new Finding("INT-11", Severity.ERROR, where, null, null, "The document is too large: it has " + what + ".", null, Turn.SENDER, "Split the document.");
  }

  static Finding largeFile(int most) {
    return new Finding("INT-06", Severity.ERROR, null, null, null, "The file has more than " + most + " bytes; nothing of it was read.", null,
        Turn.SENDER, "Send several smaller files.");
  }

  static Finding unreadableFile() {
    return new Finding("INT-14", Severity.ERROR, null, null, null, "The file cannot be read to its end; nothing of it was taken.", null,
        Turn.SENDER, "Check that the file was written completely and hand it in again.");
  }

  static Finding largeMessage(String control, String what) {
    return new Finding("INT-11", Severity.ERROR, "message " + control, null, null, "Message " + control + " is too large: it has " + what + ".", null,
        Turn.SENDER, "Split the document.");
  }

  static Finding broken(int line, String what) {
    return new Finding("INT-12", Severity.ERROR, "line " + line, null, null, "The hub could not read the rows from line " + line + " on ("
        + what + ").", null, Turn.HUB, "Keep the file and report the log entry; it can be replayed after a correction.");
  }

  static Finding cutOff(int line, String what) {
    return row("INT-14", line, null, null, null, "The file breaks off at line " + line + " (" + what + "); what follows was not read.",
        "Check that the file was written completely and hand it in again.");
  }

  private static Finding row(String code, int line, String column, String term, String value, String message, String next) {
    return new Finding(code, Severity.ERROR, place(line, column), term, cut(value), message, null, Turn.SENDER, next);
  }

  private static String place(int line, String column) {
    return "line " + line + (column == null ? "" : "/" + column);
  }

  /** A value as it may stand in a finding: one line, bounded. */
  static String cut(String value) {
    if (value == null) return null;
    var out = new StringBuilder(Math.min(value.length(), LONGEST_VALUE) + 3);
    for (int i = 0; i < value.length() && i < LONGEST_VALUE; i++) out.append(Character.isISOControl(value.charAt(i)) ? ' '
        : value.charAt(i));
    return (value.length() > LONGEST_VALUE ? out.append("...") : out).toString().strip();
  }
}
