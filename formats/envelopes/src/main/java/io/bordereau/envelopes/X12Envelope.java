package io.bordereau.envelopes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/**
 * The interchange and group around one X12 transaction set: ISA and GS with the two partners' identifiers (ASC X12.5 and X12.6). The
 * set itself, ST to SE, is taken over byte for byte, with the separators that it was rendered with.
 *
 * @param senderQualifier ISA05, such as {@code ZZ} or {@code 01}
 * @param sender ISA06, at most 15 characters
 * @param receiverQualifier ISA07
 * @param receiver ISA08, at most 15 characters
 * @param groupSender GS02; null repeats the sender
 * @param groupReceiver GS03; null repeats the receiver
 * @param version GS08, such as {@code 004010}; its first five digits make ISA12
 * @param test whether ISA15 says test
 * @param acknowledge whether ISA14 asks for a TA1
 */
public record X12Envelope(
    String senderQualifier, String sender, String receiverQualifier, String receiver, String groupSender, String groupReceiver,
    String version, boolean test, boolean acknowledge) {

  /** The functional group (GS01) that a transaction set travels in. */
  private static final Map<String, String> GROUPS = Map.ofEntries(
      Map.entry("810", "IN"), Map.entry("812", "CD"), Map.entry("820", "RA"), Map.entry("824", "AG"), Map.entry("850", "PO"),
      Map.entry("855", "PR"), Map.entry("856", "SH"), Map.entry("860", "PC"), Map.entry("864", "TX"), Map.entry("997", "FA"),
      Map.entry("999", "FA"));
  private static final int ISA_LENGTH = 106;
  private static final DateTimeFormatter ISA_DATE = DateTimeFormatter.ofPattern("yyMMdd");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");

  public X12Envelope {
    fits("ISA05", senderQualifier, 2);
    fits("ISA06", sender, 15);
    fits("ISA07", receiverQualifier, 2);
    fits("ISA08", receiver, 15);
    groupSender = groupSender == null ? sender : groupSender;
    groupReceiver = groupReceiver == null ? receiver : groupReceiver;
    fits("GS02", groupSender, 15);
    fits("GS03", groupReceiver, 15);
    fits("GS08", version, 12);
    if (!version.matches("[0-9]{6}.*")) throw new IllegalArgumentException("GS08 begins with six digits, not '" + version + "'");
  }

  private static void fits(String element, String value, int most) {
    if (value == null || value.isBlank() || value.length() > most) {
      throw new IllegalArgumentException(element + " needs 1 to " + most + " characters, not '" + value + "'");
    }
  }

  /**
   * Puts the envelope around a rendered transaction set.
   *
   * @param rendered a set, ST to SE, or a set in a neutral interchange whose envelope is replaced
   * @param interchange ISA13 and IEA02, 1 to 999999999
   * @param group GS06 and GE02, 1 to 999999999
   * @param at the instant of the transmission; ISA and GS carry it in UTC
   * @throws IllegalArgumentException when the bytes hold no complete transaction set, or a separator stands in an identifier
   */
  public byte[] pack(byte[] rendered, long interchange, long group, OffsetDateTime at) {
    var marks = Marks.of(rendered);
    int from = marks.find(rendered, "ST", 0);
    int se = from < 0 ? -1 : marks.find(rendered, "SE", from);
    int to = se < 0 ? -1 : marks.end(rendered, se);
    if (to < 0) throw new IllegalArgumentException("no transaction set, ST to SE, in the rendered bytes");
    var kind = marks.element(rendered, from, 1);
    var functional = GROUPS.get(kind);
    if (functional == null) throw new IllegalArgumentException("no functional group is known for transaction set " + kind);
    for (var id : new String[] {sender, receiver, groupSender, groupReceiver}) marks.mustNotStandIn(id);
    number("ISA13", interchange);
    number("GS06", group);
    var utc = at.withOffsetSameInstant(ZoneOffset.UTC);
    var e = String.valueOf(marks.element);
    var end = marks.terminator + marks.after;
    var isa12 = version.substring(0, 5);
    var head = String.join(e, "ISA", "00", " ".repeat(10), "00", " ".repeat(10), pad(senderQualifier, 2), pad(sender, 15),
            pad(receiverQualifier, 2), pad(receiver, 15), ISA_DATE.format(utc), TIME.format(utc), repetition(isa12, marks), isa12,
            "%09d".formatted(interchange), acknowledge ? "1" : "0", test ? "T" : "P", String.valueOf(marks.component)) + end
        + String.join(e, "GS", functional, groupSender, groupReceiver, DATE.format(utc), TIME.format(utc), Long.toString(group), "X",
            version)
        + end;
    var tail = String.join(e, "GE", "1", Long.toString(group)) + end + String.join(e, "IEA", "1", "%09d".formatted(interchange)) + end;
    var out = new ByteArrayOutputStream(rendered.length + 256);
    out.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
    out.write(rendered, from, to - from);
    out.writeBytes(marks.after.getBytes(StandardCharsets.ISO_8859_1));
    out.writeBytes(tail.getBytes(StandardCharsets.ISO_8859_1));
    return out.toByteArray();
  }

  /** Up to 00401 the eleventh element names the standard; later it is the repetition separator. */
  private static String repetition(String isa12, Marks marks) {
    return isa12.compareTo("00402") < 0 ? "U" : String.valueOf(marks.repetition);
  }

  private static String pad(String value, int length) {
    return value + " ".repeat(length - value.length());
  }

  private static void number(String element, long value) {
    if (value < 1 || value > 999_999_999L) throw new IllegalArgumentException(element + " is out of range: " + value);
  }

  /** The separators that the set was rendered with. */
  private record Marks(char element, char component, char repetition, char terminator, String after) {
    static Marks of(byte[] b) {
      if (starts(b, 0, "ISA") && b.length >= ISA_LENGTH) {
        char repeat = (char) (b[82] & 0xff);
        return new Marks(
            (char) (b[3] & 0xff), (char) (b[104] & 0xff), repeat == 'U' ? '^' : repeat, (char) (b[105] & 0xff), after(b, ISA_LENGTH));
      }
      if (starts(b, 0, "ST") && b.length > 8) {
        char element = (char) (b[2] & 0xff);
        int at = 3;
        while (at < b.length && (Character.isLetterOrDigit(b[at]) || b[at] == element)) at++;
        if (at < b.length) return new Marks(element, '>', '^', (char) (b[at] & 0xff), after(b, at + 1));
      }
      throw new IllegalArgumentException("neither an interchange nor a transaction set");
    }

    private static String after(byte[] b, int at) {
      int to = at;
      while (to < b.length && (b[to] == '\r' || b[to] == '\n')) to++;
      return new String(b, at, to - at, StandardCharsets.ISO_8859_1);
    }

    private static boolean starts(byte[] b, int at, String s) {
      if (at + s.length() > b.length) return false;
      for (int i = 0; i < s.length(); i++) if (b[at + i] != s.charAt(i)) return false;
      return true;
    }

    /** Where the first segment of that name starts, or -1. */
    int find(byte[] b, String name, int from) {
      int at = from;
      while (at >= 0 && at < b.length) {
        if (starts(b, at, name) && at + name.length() < b.length && b[at + name.length()] == (byte) element) return at;
        at = next(b, at);
      }
      return -1;
    }

    private int next(byte[] b, int at) {
      int end = end(b, at);
      while (end >= 0 && end < b.length && (b[end] == '\r' || b[end] == '\n')) end++;
      return end;
    }

    /** The place behind the terminator of the segment that holds {@code at}, or -1. */
    int end(byte[] b, int at) {
      for (int i = at; i < b.length; i++) if (b[i] == (byte) terminator) return i + 1;
      return -1;
    }

    String element(byte[] b, int segment, int n) {
      var text = new String(b, segment, end(b, segment) - 1 - segment, StandardCharsets.ISO_8859_1);
      var parts = text.split(java.util.regex.Pattern.quote(String.valueOf(element)), -1);
      return n < parts.length ? parts[n] : "";
    }

    void mustNotStandIn(String id) {
      for (char c : new char[] {element, component, terminator}) {
        if (id.indexOf(c) >= 0) throw new IllegalArgumentException("the separator '" + c + "' stands in the identifier '" + id + "'");
      }
    }
  }
}
