package io.bordereau.routes.agreements;

import io.bordereau.connectors.api.Protocol;
import java.time.Duration;
import java.util.List;

/**
 * Where and how a partner is reached. What is absent comes from the network, and after that from the built-in defaults.
 *
 * @param url the address; null for a mailbox folder
 * @param folder the mailbox folder that documents are put into; null for an address
 * @param authentication how we say who we are above TLS
 * @param tls whom we trust and how we prove ourselves in TLS
 * @param timeouts how long we wait
 * @param answers in which language the answer is read
 * @param identityHeaders the headers that carry a message's identity
 * @param largestAnswer the most bytes of an answer that are read
 */
public record Endpoint(
    @Field(value = "the address, https only; absent for a mailbox folder", pattern = "https://[^\\s@]+",
        looks = "https://host/path, without user or password")
    String url,
    @Field(value = "for the connector mailbox: the folder that documents are put into, seen from mailbox/ in the work folder",
        pattern = Field.ID, looks = "lower-case letters, digits and hyphens")
    String folder,
    @Field("how we say who we are above TLS; none when absent") Authentication authentication,
    @Field("whom we trust and how we prove ourselves in TLS; the network's when absent") Tls tls,
    @Field("how long we wait; the network's when absent") Timeouts timeouts,
    @Field("in which language the answer is read; the network's when absent, or none") Protocol answers,
    @Field("the headers that carry a message's identity; Idempotency-Key and Bordereau-Message-Id when absent")
    List<String> identityHeaders,
    @Field(value = "the most bytes of an answer that are read; 1048576 when absent", least = 1024, greatest = 104857600)
    Integer largestAnswer) {
  public Endpoint {
    identityHeaders = identityHeaders == null ? List.of() : List.copyOf(identityHeaders);
  }

  /**
   * How we say who we are above TLS.
   *
   * @param kind in which way
   * @param user for basic
   * @param header for key: the header that carries it
   * @param secret the password, token or key, by reference
   */
  public record Authentication(
      @Field(value = "in which way", required = true) Kind kind,
      @Field("for basic: the user") String user,
      @Field(value = "for key: the header that carries it, such as X-Api-Key", pattern = "[A-Za-z0-9-]{1,60}", looks = "a header name")
      String header,
      @Field(value = "the password, token or key, by reference: env:NAME or file:PATH", pattern = Field.SECRET,
          looks = Field.SECRET_LOOKS)
      String secret) {
    /** The ways. */
    public enum Kind {
      NONE,
      BASIC,
      BEARER,
      KEY
    }

    /** Without a word about the secret. */
    @Override
    public String toString() {
      return "Authentication[" + kind + "]";
    }
  }

  /**
   * Whom we trust and how we prove ourselves in TLS.
   *
   * @param trust PEM files of the certificates that the partner's must descend from
   * @param client the PKCS#12 store by which we prove ourselves
   * @param password its password, by reference
   */
  public record Tls(
      @Field("PEM files of the certificates that the partner's must descend from; those of the Java runtime when absent")
      List<String> trust,
      @Field("the PKCS#12 store by which we prove ourselves; absent when the partner asks for none") String client,
      @Field(value = "the password of that store, by reference: env:NAME or file:PATH", pattern = Field.SECRET,
          looks = Field.SECRET_LOOKS)
      String password) {
    public Tls {
      trust = trust == null ? List.of() : List.copyOf(trust);
    }
  }

  /**
   * How long we wait.
   *
   * @param connect for the connection
   * @param response until the head of the answer
   * @param overall until its last byte
   */
  public record Timeouts(
      @Field(value = "for the connection, such as 10s", required = true) Duration connect,
      @Field(value = "until the head of the answer, such as 60s", required = true) Duration response,
      @Field(value = "until the last byte of the answer, such as 120s", required = true) Duration overall) {}

  /** Where it is, for people: the address, or the mailbox folder. */
  public String place() {
    return url != null ? url : "mailbox " + folder;
  }

  Endpoint under(Network network) {
    return new Endpoint(url, folder, authentication,
        tls == null ? network.tls() : tls,
        timeouts == null ? network.timeouts() : timeouts,
        answers != null ? answers : network.answers() == null ? Protocol.NONE : network.answers(),
        identityHeaders.isEmpty() ? network.identityHeaders() : identityHeaders,
        largestAnswer);
  }
}
