package io.bordereau.routes.ledger;

/**
 * Counts over the whole ledger; carriers that were unpacked count as their parts.
 *
 * @param documents all documents
 * @param delivered those that the other side has: delivered, or answered on any level other than a refusal on the way
 * @param complete those whose lifecycle is complete
 * @param held those that wait for a person
 * @param refused those refused by the hub
 * @param rejected those refused by the other side
 * @param underway those with work to do or an answer to come
 * @param repeats hand-overs that were recognised and not done twice
 * @param conflicts hand-overs with a used identity and other content
 * @param unmatched answers that wait for their document
 * @param sentTwice documents with more than one identity on the wire without anybody having asked for a resend
 * @param ours documents that our own systems handed over, to be sent
 * @param lostSilently documents that are neither finished, nor held, nor being worked on, nor waiting for an answer
 */
public record Tally(
    long documents, long delivered, long complete, long held, long refused, long rejected, long underway, long repeats, long conflicts, long unmatched,
    long sentTwice, long ours, long lostSilently) {}
