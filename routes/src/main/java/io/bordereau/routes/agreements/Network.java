package io.bordereau.routes.agreements;

import io.bordereau.connectors.api.Protocol;
import java.util.List;

/**
 * A network as data: which transport, which answers count, and what is assumed because it is not publicly documented.
 *
 * @param id the id; the file is named after it
 * @param name the name that people use
 * @param connector the id of the connector that its partners use unless they say otherwise
 * @param answers in which language answers are read
 * @param rules whose documented rules are checked before sending; null when nobody's
 * @param signs who signs what is sent
 * @param tls whom we trust and how we prove ourselves in TLS
 * @param timeouts how long we wait
 * @param identityHeaders the headers that carry a message's identity
 * @param acknowledgements what must come back
 * @param retry how often and when to send again
 * @param assumptions what is assumed and not publicly documented
 */
public record Network(
    @Field(value = "the id; the file is named after it", required = true, pattern = Field.ID,
        looks = "lower-case letters, digits and hyphens")
    String id,
    @Field(value = "the name that people use", required = true) String name,
    @Field(value = "the id of the connector that its partners use unless they say otherwise", required = true, pattern = Field.ID,
        looks = "such as https")
    String connector,
    @Field("in which language answers are read; none when absent") Protocol answers,
    @Field(value = "whose documented rules are checked before sending: ariba or coupa; none when absent", pattern = "ariba|coupa", looks = "ariba or coupa")
    String rules,
    @Field("who signs what is sent; nobody when absent") Signer signs,
    @Field("whom we trust and how we prove ourselves in TLS") Endpoint.Tls tls,
    @Field("how long we wait") Endpoint.Timeouts timeouts,
    @Field("the headers that carry a message's identity; Idempotency-Key and Bordereau-Message-Id when absent")
    List<String> identityHeaders,
    @Field("what must come back, and when to raise the alarm") Acknowledgements acknowledgements,
    @Field("how often and when to send again") Retry retry,
    @Field("what is assumed and not publicly documented; each can be overruled by the partner's file") List<String> assumptions) {
  /** No network: the built-in defaults. */
  static final Network DIRECT = new Network("direct", "no network", "https", null, null, null, null, null, null, null, null, null);

  public Network {
    signs = signs == null ? Signer.NOBODY : signs;
    identityHeaders = identityHeaders == null ? List.of() : List.copyOf(identityHeaders);
    assumptions = assumptions == null ? List.of() : List.copyOf(assumptions);
  }

  /** Who signs what is sent. */
  public enum Signer {
    NOBODY,
    HUB,
    /** The network, by our mandate. */
    NETWORK
  }
}
