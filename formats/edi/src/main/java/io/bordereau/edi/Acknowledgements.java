package io.bordereau.edi;

import io.bordereau.document.Receipt;
import io.bordereau.mapping.Finding;
import java.util.List;
import java.util.function.Predicate;

/**
 * Answers to received EDI data: TA1 and 997 or 999 for X12, CONTRL for EDIFACT, each a {@link Receipt} written by the mapping that reads
 * such answers too. Pure: no clock, no database; whoever packs the answers gives them their control numbers.
 *
 * <p>An answer is never answered: a group of acknowledgements (GS01 {@code FA}), an interchange of nothing but CONTRL messages, and one of
 * nothing but TA1 get none. Data whose opening segment cannot be read, or has no control number, gets none either: nobody is known to whom
 * it could go, or nothing that it could name.
 */
public final class Acknowledgements {
  private Acknowledgements() {}

  /**
   * One answer.
   *
   * @param answered the envelope that it answers: its sender is the answer's receiver, and its test mark holds for the answer
   * @param group the functional group that it answers; null for TA1 and CONTRL
   * @param format the answer's format, such as {@code x12-004010-997}, {@code x12-004010-ta1} or {@code edifact-s3-contrl}
   * @param receipt what it says
   * @param bytes the answer in a neutral interchange, whose envelope and control numbers the packer replaces
   * @param findings what is wrong with the answer itself; empty unless a text of the sender cannot be repeated
   */
  public record Answer(Interchange answered, FunctionalGroup group, String format, Receipt receipt, byte[] bytes, List<Finding> findings) {
    public Answer {
      findings = List.copyOf(findings);
    }

    /** Whether everything that it answers was accepted, with errors or without. */
    public boolean accepts() {
      return switch (receipt.verdict()) {
        case "accepted", "accepted-with-errors", "received" -> true;
        case String other -> false;
      };
    }
  }

  /**
   * The answers to some data, in the order of what they answer; the TA1 of an interchange comes before the 997s of its groups.
   *
   * @param data one or several interchanges
   * @param agreement which answers the sender gets
   * @param duplicate whether an interchange of that sender and control number with other content was received before: it is refused as a
   *     whole (TA1 025, CONTRL 26) and its documents are not looked at
   */
  public static List<Answer> answer(byte[] data, Answering agreement, Predicate<Interchange> duplicate) {
    return answer(data, agreement, duplicate, List.of());
  }

  /**
   * The answers to some data of a partner who has documents of its own.
   *
   * @param own documents that only this partner has; see {@link OwnMessage}
   */
  public static List<Answer> answer(byte[] data, Answering agreement, Predicate<Interchange> duplicate, List<OwnMessage> own) {
    return new Answers(agreement, duplicate).of(data, own);
  }
}
