package io.bordereau.edi;

/**
 * The envelope of an interchange (ISA or UNB), without its credentials.
 *
 * @param dialect X12 or EDIFACT
 * @param senderQualifier ISA05 or 0007; may be empty
 * @param sender ISA06 or 0004
 * @param receiverQualifier ISA07 or 0007; may be empty
 * @param receiver ISA08 or 0010
 * @param date ISA09 or 0017, YYMMDD (CCYYMMDD in EDIFACT syntax 4)
 * @param time ISA10 or 0019, HHMM
 * @param version ISA12 such as 00401, or syntax identifier and version such as {@code UNOC:3}
 * @param control ISA13 or 0020
 * @param acknowledge ISA14 or 0031: 1 asks for an acknowledgement
 * @param usage P production, T test, I information
 * @param delimiters its delimiters
 */
public record Interchange(
    Dialect dialect,
    String senderQualifier,
    String sender,
    String receiverQualifier,
    String receiver,
    String date,
    String time,
    String version,
    String control,
    String acknowledge,
    String usage,
    Delimiters delimiters) {
  /** Whether the sender marked it as a test. */
  public boolean test() {
    return "T".equals(usage);
  }
}
