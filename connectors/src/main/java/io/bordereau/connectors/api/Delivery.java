package io.bordereau.connectors.api;

import io.bordereau.mapping.Finding;
import java.time.Instant;
import java.util.List;

/** What became of one attempt to send. Each kind has one consequence, so that nobody has to read status codes twice. */
public sealed interface Delivery {
  /** What came back, byte for byte; null when nothing did. */
  Evidence evidence();

  /**
   * The partner has it and will not be sent it again.
   *
   * @param evidence what came back
   * @param answers what it says, lowest level first; at least the one of the transport
   */
  record Accepted(Evidence evidence, List<Answer> answers) implements Delivery {
    public Accepted {
      answers = List.copyOf(answers);
    }
  }

  /**
   * The partner, or our own check before sending, says no: sending the same bytes again would change nothing.
   *
   * @param findings why, whose turn it is, and what to do; at least one
   * @param answers what the partner said, lowest level first; empty when it was never asked
   * @param evidence what came back; null when nothing was sent
   */
  record Refused(List<Finding> findings, List<Answer> answers, Evidence evidence) implements Delivery {
    public Refused {
      findings = List.copyOf(findings);
      answers = List.copyOf(answers);
    }
  }

  /**
   * It certainly was not taken; the same parcel may be sent again later.
   *
   * @param why why, whose turn it is, and what to do should it last
   * @param notBefore the moment before which the partner wants no retry; null when it named none
   * @param evidence what came back; null when nothing did
   */
  record Retry(Finding why, Instant notBefore, Evidence evidence) implements Delivery {
    /** Why, in words. */
    public String reason() {
      return why.message();
    }
  }

  /**
   * It may have been taken: the bytes left, and no usable answer came. The same parcel, under the same identity, may be sent again, and the
   * partner must recognise the identity.
   *
   * @param why what is known, whose turn it is, and what to do should it last
   * @param evidence what came back; null when nothing did
   */
  record Unknown(Finding why, Evidence evidence) implements Delivery {
    /** What is known, in words. */
    public String reason() {
      return why.message();
    }
  }
}
