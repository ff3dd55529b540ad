package io.bordereau.routes.inbound;

import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Set;

/**
 * A request at the partners' door, before anybody knows whether it is welcome.
 *
 * @param way in which language it is spoken
 * @param partner who it says it comes from; untrusted
 * @param headers the headers that are listed in {@link #ALLOWED}, by lower-case name
 * @param certificate the certificate by which TLS proved the peer; null when it showed none
 * @param length the length that it states; -1 when it states none
 * @param body the bytes, to be read once
 */
public record Knock(Way way, String partner, Map<String, String> headers, X509Certificate certificate, long length, InputStream body) {
  /** What may come in beside the body; everything else is dropped at the door. */
  public static final Set<String> ALLOWED = Set.of("authorization", "message-id", "idempotency-key", "content-type", "content-encoding", "bordereau-name",
      "x-api-key", "x-rn-version", "x-rn-response-type");

  /** The languages that are spoken at the door, each at an address of its own. */
  public enum Way {
    /** {@code /in/PARTNER}: a document as it is; answered by a status and a few words of JSON. */
    IN,
    /** {@code /cxml/PARTNER}: a cXML request; whatever comes of it is answered by a cXML Response. */
    CXML,
    /** {@code /rnif/PARTNER}: a RosettaNet message (RNIF 2.0); answered by a signal, in the same exchange or in one of its own. */
    RNIF
  }

  public Knock {
    headers = Map.copyOf(headers);
  }

  /** A header; null when it is not there or not listed. */
  public String header(String name) {
    return headers.get(name);
  }
}
