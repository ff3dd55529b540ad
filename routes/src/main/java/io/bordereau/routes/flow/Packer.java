package io.bordereau.routes.flow;

import io.bordereau.mapping.Format;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.ledger.Outgoing;
import io.bordereau.routes.ledger.Ref;
import io.bordereau.routes.ledger.Scope;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/** Puts one family's envelope around a rendered document: which numbers it needs, and the bytes with them. Pure. */
public sealed interface Packer permits RnifMessagePacker, X12Packer, EdifactPacker, CxmlPacker, PlainPacker {
  /** All packers; the first that takes a format for a partner has it. */
  List<Packer> ALL = List.of(new RnifMessagePacker(), new X12Packer(), new EdifactPacker(), new CxmlPacker(), new PlainPacker());

  /** The packer of a format for a partner. */
  static Packer of(Format format, Partner partner) {
    return ALL.stream().filter(p -> p.packs(format, partner)).findFirst().orElseThrow();
  }

  /** The fact of packed bytes that the receiver's business has to answer: within which time, as a duration of ISO 8601. */
  String ANSWER_WITHIN = "answer-within";

  /** Whether it packs this format for this partner. */
  boolean packs(Format format, Partner partner);

  /**
   * The series to draw one number each from.
   *
   * @throws IllegalArgumentException when the agreement has no envelope of this kind
   */
  List<Scope> counters(Agreements agreements, Partner partner);

  /**
   * The packed bytes.
   *
   * @param rendered the rendered document
   * @param outgoing identity and numbers
   * @param at the instant of the issue
   * @throws IllegalArgumentException when the agreement's envelope does not fit
   */
  Packed pack(Rendered rendered, Outgoing outgoing, Agreements agreements, Partner partner, OffsetDateTime at);

  /**
   * A rendered document.
   *
   * @param bytes as its format writes it, in its neutral envelope where the format has one
   * @param format the format that it was rendered in
   * @param document what was rendered, since what is attached to it may travel beside its bytes
   * @param answers the message of the partner that it answers; null when it answers none, or one that came by another way
   */
  record Rendered(byte[] bytes, Format format, Object document, Answered answers) {}

  /**
   * A message of a partner in a process of several messages.
   *
   * @param process the code of the process
   * @param instance the identity of this run of it
   * @param message the identity of the message
   */
  record Answered(String process, String instance, String message) {}

  /**
   * Packed bytes.
   *
   * @param bytes the bytes as the ledger keeps them
   * @param type their media type
   * @param mic what a receipt must repeat; null when none repeats anything
   * @param refs names by which an answer may refer to them, besides the identity
   * @param facts what else the history of the sending says of them
   */
  record Packed(byte[] bytes, String type, String mic, List<Ref> refs, Map<String, String> facts) {
    public Packed {
      refs = List.copyOf(refs);
      facts = Map.copyOf(facts);
    }

    /** Bytes of which nothing else is to be said. */
    public Packed(byte[] bytes, String type, String mic, List<Ref> refs) {
      this(bytes, type, mic, refs, Map.of());
    }

    /** Bytes whose receipt repeats nothing of them. */
    public Packed(byte[] bytes, String type, List<Ref> refs) {
      this(bytes, type, null, refs);
    }
  }
}
