package io.bordereau.envelopes;

import io.bordereau.edi.Delimiters;
import io.bordereau.edi.Rendered;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The interchange around EDIFACT messages: UNA, UNB and, where the partner wants them, groups (UNG), with the two partners' identifiers
 * (ISO 9735-1). The messages are taken over as they were rendered; only their reference numbers are given anew.
 *
 * @param sender 0004, at most 35 characters
 * @param senderQualifier 0007, such as {@code 14} for a GLN; null when there is none
 * @param senderRouting 0008, where answers within the sender's house go; at most 14 characters; null when there is none
 * @param receiver 0010
 * @param receiverQualifier 0007; null when there is none
 * @param receiverRouting 0014; null when there is none
 * @param level 0001, UNOA to UNOY; null takes what the messages were rendered in
 * @param syntax 0002, 1 to 4; null takes 4 where the character set or a repeated element needs it, else 3
 * @param application 0026, at most 14 characters, such as {@code INVOIC}; null when there is none
 * @param priority 0029, one letter; null when there is none
 * @param agreement 0032, at most 35 characters; null when there is none
 * @param acknowledge whether 0031 asks for a CONTRL message
 * @param test whether 0035 says test
 * @param una whether UNA is written; without it the delimiters are the usual ones
 * @param groups whether messages stand in groups
 */
public record EdifactEnvelope(
    String sender, String senderQualifier, String senderRouting, String receiver, String receiverQualifier, String receiverRouting,
    String level, String syntax, String application, String priority, String agreement, boolean acknowledge, boolean test, boolean una,
    boolean groups) {

  public EdifactEnvelope {
    fits("0004", sender, 1, 35);
    fits("0007", senderQualifier, 0, 4);
    fits("0008", senderRouting, 0, 14);
    fits("0010", receiver, 1, 35);
    fits("0007", receiverQualifier, 0, 4);
    fits("0014", receiverRouting, 0, 14);
    if (level != null && !level.matches("UNO[A-LWY]")) throw new IllegalArgumentException("0001 is UNOA to UNOL, UNOW or UNOY, not '" + level + "'");
    if (syntax != null && !syntax.matches("[1-4]")) throw new IllegalArgumentException("0002 is 1 to 4, not '" + syntax + "'");
    fits("0026", application, 0, 14);
    fits("0029", priority, 0, 1);
    fits("0032", agreement, 0, 35);
  }

  static void fits(String element, String value, int least, int most) {
    if (value == null ? least > 0 : value.isBlank() && least > 0 || value.length() > most) {
      throw new IllegalArgumentException(element + " needs " + least + " to " + most + " characters, not '" + value + "'");
    }
    if (value != null && value.chars().anyMatch(c -> c < ' ' || c > '~')) throw new IllegalArgumentException(element + " has odd characters: '" + value + "'");
  }

  /**
   * Puts the envelope around rendered messages, in their order.
   *
   * @param rendered messages, UNH to UNT, each alone or in a neutral interchange whose envelope is replaced
   * @param reference 0020 of UNB and UNZ, 1 to 14 characters
   * @param at the instant of the transmission; UNB carries it in UTC
   * @throws IllegalArgumentException when the bytes hold no complete message, or the character set that was agreed has not all characters
   */
  public byte[] pack(List<byte[]> rendered, String reference, OffsetDateTime at) {
    var messages = new ArrayList<Rendered>();
    for (var bytes : rendered) messages.addAll(Rendered.of(bytes));
    var out = new ByteArrayOutputStream(1024);
    try (var batch = widest(messages).batch(out, reference, at)) {
      for (var message : messages) batch.add(message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Puts the envelope around one rendered message. */
  public byte[] pack(byte[] rendered, String reference, OffsetDateTime at) {
    return pack(List.of(rendered), reference, at);
  }

  /**
   * What tells the group of a rendered message from others where the partner wants groups: its kind and version. Empty where it wants none.
   *
   * @throws IllegalArgumentException when the bytes hold no complete message
   */
  public String group(byte[] rendered) {
    if (!groups) return "";
    var message = Rendered.of(rendered).get(0);
    return message.id() + " " + message.version();
  }

  /** An interchange that is written message by message. */
  public EdifactBatch batch(OutputStream out, String reference, OffsetDateTime at) {
    return new EdifactBatch(this, out, reference, at);
  }

  /** Where the agreement fixes no character set and the messages have several, the one that has every character. */
  private EdifactEnvelope widest(List<Rendered> messages) {
    if (level != null || messages.stream().map(Rendered::level).distinct().count() < 2) return this;
    return new EdifactEnvelope(sender, senderQualifier, senderRouting, receiver, receiverQualifier, receiverRouting, "UNOY", syntax, application,
        priority, agreement, acknowledge, test, una, groups);
  }

  String syntax(String used, Delimiters d) {
    if (syntax != null) return syntax;
    return used.compareTo("UNOF") > 0 || d.repetition() >= 0 ? "4" : "3";
  }

  /** The delimiters of the interchange: those of its first message, as far as the syntax version and a missing UNA let it have them. */
  Delimiters delimiters(Delimiters first, String version) {
    boolean four = version.compareTo("4") >= 0;
    var usual = four ? Delimiters.EDIFACT.repeating('*') : Delimiters.EDIFACT;
    if (!una) return usual;
    if (!four) return first.repeating(-1);
    return first.repetition() >= 0 || first.has('*') ? first : first.repeating('*');
  }
}
