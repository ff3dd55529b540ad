package io.bordereau.routes.ledger;

import io.bordereau.mapping.Finding;
import java.time.Instant;
import java.util.List;

/**
 * An answer, or another proof of what happened, whoever brought it.
 *
 * @param connector the connector it came by; with the identity it is unique, so that a repeat is recognised
 * @param identity its own identity: message id of the MDN, control number of the 997; where the transport
 *     gives none, the sending's identity with something that tells two answers apart
 * @param refs what it refers to, most exact first; matched by value and scope only, never to "the latest open one";
 *     when there are none, it is about the sending of the claim that it comes with
 * @param level what it speaks about
 * @param verdict what it says
 * @param words one line for people, such as {@code 997 A} or {@code HTTP 422: unknown order}
 * @param payload digest of the stored answer; null when there are no bytes
 * @param mic message integrity check that it repeats; null when it has none
 * @param signer who signed it; null when nobody did
 * @param issued the partner's own time; null when unknown
 * @param findings what it says in detail
 */
public record Evidence(
    String connector, String identity, List<Ref> refs, Level level, Verdict verdict, String words, String payload, String mic, String signer, Instant issued,
    List<Finding> findings) {
  public Evidence {
    refs = List.copyOf(refs);
    findings = List.copyOf(findings);
  }

  /** The scheme of the reference that names a sending by its identity on the wire. */
  public static final String BY_IDENTITY = "identity";
}
