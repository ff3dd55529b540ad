package io.bordereau.envelopes.rnif;

import io.bordereau.document.Term;

/**
 * The signal that a message arrived and could be read.
 *
 * @param digest of the signed part of the message, in base64; null when non-repudiation of receipt is not agreed on
 */
public record ReceiptAcknowledgment(@Term("RN-44") String digest) {
  /** Its name in manifests. */
  public static final String CODE = "Receipt Acknowledgment";
}
