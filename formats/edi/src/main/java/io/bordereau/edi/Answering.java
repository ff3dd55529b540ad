package io.bordereau.edi;

import java.util.EnumSet;
import java.util.Set;

/**
 * Which answers a partner gets to its EDI data, by agreement.
 *
 * @param interchanges when a TA1 answers an X12 interchange
 * @param groups what answers an X12 functional group
 * @param contrl when a CONTRL answers an EDIFACT interchange
 * @param receiptOnly whether a CONTRL says of sound data only that it was received (0083: 8), and not that it is right (7)
 * @param refusing faults for which a document is refused; others that have a code are told, and the document is accepted
 */
public record Answering(When interchanges, Groups groups, When contrl, boolean receiptOnly, Set<EdiFinding> refusing) {
  /** When an interchange is answered. */
  public enum When {
    /** Never. */
    NEVER,
    /** When its sender asks for it (ISA14, UNB 0031). */
    ASKED,
    /** When its sender asks for it, and when the interchange as a whole is refused. */
    ASKED_OR_REFUSED,
    /** Always. */
    ALWAYS
  }

  /** What answers a functional group. */
  public enum Groups {
    /** Nothing. */
    NONE,
    /** A 997 without a word about single sets (AK1 and AK9 only). */
    ACK_997_GROUP,
    /** A 997 that names each set and what is wrong with it. */
    ACK_997,
    /** A 999, which is a 997 with context; always in version 005010. */
    ACK_999
  }

  /** Faults for which a document is refused unless the agreement says otherwise: whoever reads on could understand it wrongly. */
  public static final Set<EdiFinding> REFUSING = Set.copyOf(EnumSet.of(EdiFinding.TRUNCATED, EdiFinding.TRAILER_MISSING,
      EdiFinding.NO_SET, EdiFinding.UNA_UNCLEAR, EdiFinding.ISA_UNCLEAR, EdiFinding.CONTROL_NUMBER, EdiFinding.COUNT, EdiFinding.IDENTITY,
      EdiFinding.VERSION, EdiFinding.SET, EdiFinding.ENVELOPE, EdiFinding.TOO_LARGE, EdiFinding.SEGMENT_UNKNOWN, EdiFinding.SEGMENT_UNEXPECTED,
      EdiFinding.SEGMENT_FOREIGN, EdiFinding.SEGMENT_MISSING, EdiFinding.LOOP_OVER, EdiFinding.SEGMENT_OVER, EdiFinding.SEGMENT_ORDER,
      EdiFinding.ELEMENT_MISSING, EdiFinding.ELEMENT_DATE, EdiFinding.ELEMENT_CHARACTER));

  public Answering {
    refusing = Set.copyOf(refusing);
  }

  /** The same with another answer to groups. */
  public Answering with(Groups other) {
    return new Answering(interchanges, other, contrl, receiptOnly, refusing);
  }

  /** The same with another rule for TA1 and CONTRL. */
  public Answering with(When other) {
    return new Answering(other, groups, other, receiptOnly, refusing);
  }
}
