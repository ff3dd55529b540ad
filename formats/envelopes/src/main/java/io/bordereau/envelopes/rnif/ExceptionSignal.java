package io.bordereau.envelopes.rnif;

import io.bordereau.document.Term;

/**
 * The signal that a message could not be read, or not be worked on.
 *
 * @param code what kind of error, such as {@code UNP.SCON.VALERR}
 * @param description in words
 * @param component which part of the message, such as {@code ServiceContent}; null when none is named
 * @param type {@link #RECEIPT} instead of an acknowledgment, {@link #GENERAL} after one
 */
public record ExceptionSignal(@Term("RN-45") String code, @Term("RN-46") String description, @Term("RN-47") String component, @Term("RN-48") String type) {
  /** Its name in manifests. */
  public static final String CODE = "Exception";
  /** The type of one that stands instead of a receipt. */
  public static final String RECEIPT = "Receipt Acknowledgment Exception";
  /** The type of any other. */
  public static final String GENERAL = "General Exception";
}
