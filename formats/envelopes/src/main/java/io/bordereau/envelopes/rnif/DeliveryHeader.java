package io.bordereau.envelopes.rnif;

import io.bordereau.document.Term;

/**
 * The second part of every message: for whom, from whom.
 *
 * @param secureTransport whether every hop must be secure: {@code Yes} or {@code No}
 * @param at when the message was made: {@code CCYYMMDDThhmmss.sssZ}
 * @param receiver for whom
 * @param sender from whom
 * @param trackingId identity of this message
 */
public record DeliveryHeader(
    @Term("RN-03") String secureTransport,
    @Term("RN-04") String at,
    @Term("RN-08") PartnerIdentity receiver,
    @Term("RN-09") PartnerIdentity sender,
    @Term("RN-10") String trackingId) {}
