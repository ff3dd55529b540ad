package io.bordereau.envelopes;

import io.bordereau.edi.Delimiters;
import io.bordereau.edi.Rendered;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The interchange and the groups around X12 transaction sets: ISA and GS with the two partners' identifiers (ASC X12.5 and X12.6). The sets
 * are taken over with the separators that they were rendered with; only their control numbers are given anew.
 *
 * @param senderQualifier ISA05, such as {@code ZZ} or {@code 01}
 * @param sender ISA06, at most 15 characters
 * @param receiverQualifier ISA07
 * @param receiver ISA08, at most 15 characters
 * @param groupSender GS02; null repeats the sender
 * @param groupReceiver GS03; null repeats the receiver
 * @param version GS08, such as {@code 004010} or {@code 005010X231A1}; its first five digits make ISA12
 * @param test whether ISA15 says test
 * @param acknowledge whether ISA14 asks for a TA1
 */
public record X12Envelope(
    String senderQualifier, String sender, String receiverQualifier, String receiver, String groupSender, String groupReceiver,
    String version, boolean test, boolean acknowledge) {

  /** The functional group (GS01) that a transaction set travels in. */
  private static final Map<String, String> GROUPS = Map.ofEntries(
      Map.entry("810", "IN"), Map.entry("812", "CD"), Map.entry("820", "RA"), Map.entry("824", "AG"), Map.entry("850", "PO"),
      Map.entry("855", "PR"), Map.entry("856", "SH"), Map.entry("860", "PC"), Map.entry("864", "TX"), Map.entry("865", "CA"),
      Map.entry("997", "FA"), Map.entry("999", "FA"));
  private static final int[] REPETITION = {'^', '`', 0x1E};
  static final DateTimeFormatter ISA_DATE = DateTimeFormatter.ofPattern("yyMMdd");
  static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd");
  static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");

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
   * @param rendered a set, ST to SE, or a set in a neutral interchange whose envelope is replaced, or a TA1 in one
   * @param interchange ISA13 and IEA02, 1 to 999999999
   * @param group GS06 and GE02, 1 to 999999999; a TA1 stands in no group
   * @param at the instant of the transmission; ISA and GS carry it in UTC
   * @throws IllegalArgumentException when the bytes hold no complete transaction set, or a separator stands in an identifier
   */
  public byte[] pack(byte[] rendered, long interchange, long group, OffsetDateTime at) {
    return pack(List.of(rendered), interchange, () -> group, at);
  }

  /**
   * Puts one interchange around several rendered transaction sets, in their order; sets of one kind that follow each other share a group.
   *
   * @param groups gives GS06 of each group, when it begins
   */
  public byte[] pack(List<byte[]> rendered, long interchange, LongSupplier groups, OffsetDateTime at) {
    var sets = new ArrayList<Rendered>();
    for (var bytes : rendered) sets.addAll(Rendered.of(bytes));
    var used = new boolean[256];
    for (var set : sets) mark(set, used);
    var out = new ByteArrayOutputStream(1024);
    try (var batch = new X12Batch(this, out, interchange, groups, at, used)) {
      for (var set : sets) batch.add(set);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * The functional identifier (GS01) of the group that a rendered transaction set travels in, such as {@code IN} for an 810.
   *
   * @throws IllegalArgumentException when the bytes hold no complete transaction set of a known group
   */
  public static String group(byte[] rendered) {
    return functional(Rendered.of(rendered).get(0).id());
  }

  /** An interchange that is written set by set. */
  public X12Batch batch(OutputStream out, long interchange, LongSupplier groups, OffsetDateTime at) {
    return new X12Batch(this, out, interchange, groups, at, new boolean[256]);
  }

  /** Notes which bytes a set has. */
  static void mark(Rendered set, boolean[] used) {
    for (byte b : set.bytes()) used[b & 255] = true;
  }

  static String functional(String set) {
    var functional = GROUPS.get(set);
    if (functional == null) throw new IllegalArgumentException("no functional group is known for transaction set " + set);
    return functional;
  }

  static void number(String element, long value) {
    if (value < 1 || value > 999_999_999L) throw new IllegalArgumentException(element + " is out of range: " + value);
  }

  /** ST03: an implementation guide that GS08 names (005010X231A1) is named by the set as well; null when there is none. */
  String implementation() {
    return version.matches("00[5-9][0-9]{3}X[0-9]{3}.*") ? version : null;
  }

  /** The delimiters of a set in this version: since 00402 ISA11 has a repetition separator, before it the name of the standard. */
  Delimiters delimiters(Delimiters d, boolean[] used) {
    var fitting = d;
    if (version.compareTo("00402") < 0) fitting = d.repeating(-1);
    else if (d.repetition() < 0) for (int i = REPETITION.length - 1; i >= 0; i--) if (!used[REPETITION[i]]) fitting = d.repeating(REPETITION[i]);
    for (var id : new String[] {sender, receiver, groupSender, groupReceiver}) {
      for (int i = 0; i < id.length(); i++) {
        if (fitting.has(id.charAt(i))) throw new IllegalArgumentException("the separator '" + id.charAt(i) + "' stands in the identifier '" + id + "'");
      }
    }
    return fitting;
  }
}
