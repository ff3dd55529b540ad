package io.bordereau.edi;

/**
 * The envelope of an X12 interchange (ISA), without its credentials.
 *
 * @param senderQualifier ISA05
 * @param sender ISA06
 * @param receiverQualifier ISA07
 * @param receiver ISA08
 * @param date ISA09, YYMMDD
 * @param time ISA10, HHMM
 * @param version ISA12, such as 00401
 * @param control ISA13
 * @param acknowledge ISA14: 1 asks for a TA1
 * @param usage ISA15: P production, T test, I information
 * @param delimiters its delimiters
 */
public record Interchange(
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
