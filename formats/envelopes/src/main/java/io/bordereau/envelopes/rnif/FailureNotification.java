package io.bordereau.envelopes.rnif;

import io.bordereau.document.Term;

/**
 * The content of PIP 0A1 V02.00, Notification of Failure: a process was given up, and the other side is to know.
 *
 * @param action the business action that was given up, such as {@code Invoice Notification Action}
 * @param trackingId identity of its message
 * @param startedAt when it was first sent, {@code CCYYMMDDThhmmss.sssZ}
 * @param document its document's own identifier, such as the invoice number
 * @param contact who tells, for people
 * @param phone of the contact
 * @param email of the contact
 * @param fromRole {@code PIP Failure Notifier}
 * @param from who tells: DUNS
 * @param function {@code Request}
 * @param pip the process that was given up, such as {@code 3C3}
 * @param instance the run of it
 * @param version of it
 * @param reason why, in words
 * @param at when this was made
 * @param identifier of this very document
 * @param toRole {@code Failure Report Administrator}
 * @param to who is told: DUNS
 */
public record FailureNotification(
    @Term("RN-49") String action,
    @Term("RN-50") String trackingId,
    @Term("RN-51") String startedAt,
    @Term("RN-52") String document,
    @Term("RN-53") String contact,
    @Term("RN-54") String phone,
    @Term("RN-55") String email,
    @Term("RN-56") String fromRole,
    @Term("RN-57") String from,
    @Term("RN-58") String function,
    @Term("RN-59") String pip,
    @Term("RN-60") String instance,
    @Term("RN-61") String version,
    @Term("RN-62") String reason,
    @Term("RN-63") String at,
    @Term("RN-64") String identifier,
    @Term("RN-65") String toRole,
    @Term("RN-66") String to) {
  /** Its action in a manifest. */
  public static final String ACTION = "Failure Notification Action";
}
