package io.bordereau.connectors.api;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * An endpoint over HTTPS.
 *
 * @param partner the id of the partner
 * @param url the address; https only
 * @param authentication how we say who we are above TLS
 * @param trust PEM files with the certificates that the partner's own must descend from; empty means the trust anchors of the Java runtime
 * @param client the key store by which we prove who we are in TLS; null when the partner asks for none
 * @param timeouts how long we wait
 * @param answers in which language the answer is read
 * @param identityHeaders the headers that carry the parcel's identity
 * @param largestAnswer the most bytes of an answer that are read; the exchange ends there
 */
public record HttpsChannel(
    String partner,
    URI url,
    Authentication authentication,
    List<Path> trust,
    KeyStoreReference client,
    Timeouts timeouts,
    Protocol answers,
    List<String> identityHeaders,
    int largestAnswer)
    implements Channel {
  /** The headers that carry the identity when the agreement names none. */
  public static final List<String> IDENTITY_HEADERS = List.of("Idempotency-Key", "Bordereau-Message-Id");

  /** The most bytes of an answer that are read when the agreement says nothing. */
  public static final int LARGEST_ANSWER = 1 << 20;

  public HttpsChannel {
    trust = List.copyOf(trust);
    identityHeaders = List.copyOf(identityHeaders);
  }

  @Override
  public String connector() {
    return "https";
  }

  /** How we say who we are, above TLS. */
  public sealed interface Authentication {
    /** Nothing is said. */
    record None() implements Authentication {}

    /** RFC 7617. */
    record Basic(String user, Secret password) implements Authentication {}

    /** RFC 6750. */
    record Bearer(Secret token) implements Authentication {}

    /** A key in a header of the partner's choice. */
    record ApiKey(String header, Secret key) implements Authentication {}
  }

  /**
   * A PKCS#12 store.
   *
   * @param store the file
   * @param password its password, by reference
   */
  public record KeyStoreReference(Path store, Secret password) {}

  /**
   * How long we wait.
   *
   * @param connect for the connection and the TLS handshake
   * @param response from sending until the head of the answer
   * @param overall until the last byte of the answer
   */
  public record Timeouts(Duration connect, Duration response, Duration overall) {
    /** 10 s, 60 s, 120 s. */
    public static final Timeouts DEFAULT = new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(120));
  }
}
