package io.bordereau.routes.ledger;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a person does to a document. A retry is none of these: it is the hub's own, with the same bytes under the same identity. A resend is the same
 * document in a new envelope; a reissue is another document that takes its place; a replay does work again that was refused before anything was sent.
 */
public enum Deed {
  /** It waits until somebody releases it. */
  HOLD("held"),
  /** It goes on. */
  RELEASE("released"),
  /** The same document in a new envelope. */
  RESEND("resent"),
  /** Refused work is done again, after its cause was mended. */
  REPLAY("replayed"),
  /** A corrected document takes its place. */
  REISSUE("reissued"),
  /** It is taken back for good. */
  VOID("voided");

  private final String done;

  Deed(String done) {
    this.done = done;
  }

  /** In small letters, as it is written everywhere. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a document is after it. */
  public String done() {
    return done;
  }

  /** The deed of a word; empty when there is none of this name. */
  public static Optional<Deed> of(String word) {
    return Stream.of(values()).filter(d -> d.word().equals(word)).findFirst();
  }
}
