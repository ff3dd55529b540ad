package io.bordereau.connectors.protocols.cxml;

import io.bordereau.connectors.api.Secret;
import io.bordereau.envelopes.CxmlEnvelope.Credential;
import io.bordereau.envelopes.ReceivedCxml;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was agreed about the requests that a partner sends, and whether one keeps to it.
 *
 * @param theirs any one of these must stand in From
 * @param ours any one of these must stand in To
 * @param sender must stand in Sender: the partner itself, or the network that brings its requests
 * @param secret what the sender proves itself by
 * @param onlyProduction whether requests that are marked as tests are refused
 * @param requests the kinds of requests that are taken
 */
public record CxmlTerms(List<Credential> theirs, List<Credential> ours, Credential sender, Secret secret, boolean onlyProduction, Set<String> requests) {
  public CxmlTerms {
    theirs = List.copyOf(theirs);
    ours = List.copyOf(ours);
    requests = Set.copyOf(requests);
  }

  /** What stands in the way of a request: the first of credentials, parties, mode and kind. Empty when nothing does. */
  public Optional<CxmlReply> objection(ReceivedCxml request) {
    // Both are looked at in any case, so that the time tells nothing about which of them was wrong.
    boolean known = request.sender().stream().anyMatch(sender::names);
    boolean proven = isSecret(request.secret());
    if (!known | !proven) return no(CxmlReply.Code.UNAUTHORIZED, "The credentials of the Sender are not the agreed ones.");
    if (!any(theirs, request.from())) return no(CxmlReply.Code.FORBIDDEN, "The agreement does not let this Sender bring requests of " + names(request.from()) + ".");
    if (!any(ours, request.to())) return no(CxmlReply.Code.BAD_REQUEST, "The request is for " + names(request.to()) + ", which is not us.");
    if (onlyProduction && request.test()) return no(CxmlReply.Code.BAD_REQUEST, "The request is marked as a test, and this is a system in production.");
    if (request.payloadId() == null || request.payloadId().isBlank()) return no(CxmlReply.Code.BAD_REQUEST, "The message has no payloadID.");
    if (request.request() == null) return no(CxmlReply.Code.BAD_REQUEST, "The message holds no Request.");
    if (!requests.contains(request.request())) {
      return no(CxmlReply.Code.NOT_IMPLEMENTED, "Requests of the kind " + plain(request.request()) + " are not taken here.");
    }
    return Optional.empty();
  }

  private static Optional<CxmlReply> no(CxmlReply.Code code, String words) {
    return Optional.of(CxmlReply.no(code, words));
  }

  /** A missing secret lets nobody in. */
  private boolean isSecret(String shown) {
    var expected = secret.read();
    var right = digest(expected.orElse(""));
    var given = digest(shown == null ? "" : shown.strip());
    return MessageDigest.isEqual(right, given) & expected.isPresent() & shown != null;
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private static boolean any(List<Credential> agreed, List<Credential> given) {
    return given.stream().anyMatch(g -> agreed.stream().anyMatch(a -> a.names(g)));
  }

  private static String names(List<Credential> all) {
    return all.isEmpty() ? "nobody" : plain(all.get(0).toString());
  }

  private static String plain(String said) {
    var text = said.replaceAll("[^\\p{L}\\p{N} ._@:-]", "_");
    return text.substring(0, Math.min(100, text.length()));
  }
}
