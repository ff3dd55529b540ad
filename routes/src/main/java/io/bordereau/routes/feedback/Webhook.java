package io.bordereau.routes.feedback;

import io.bordereau.connectors.api.Delivery;
import io.bordereau.connectors.api.HttpsChannel;
import io.bordereau.connectors.api.Parcel;
import io.bordereau.connectors.api.Protocol;
import io.bordereau.connectors.api.Secret;
import io.bordereau.connectors.https.HttpsConnector;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Endpoint;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Posts signed JSON to one address of our own system, which comes from the configuration and from nowhere else. Redirects are not followed, and of an
 * answer no more is read than it may have.
 */
public final class Webhook {
  private static final int LARGEST_ANSWER = 64 << 10;

  private final HttpsConnector connector;
  private final HttpsChannel channel;
  private final Secret secret;
  private final InstantSource clock;

  private Webhook(HttpsConnector connector, HttpsChannel channel, Secret secret, InstantSource clock) {
    this.connector = connector;
    this.channel = channel;
    this.secret = secret;
    this.clock = clock;
  }

  /**
   * A webhook.
   *
   * @param name for people
   * @param tls null for what Java trusts
   */
  public static Webhook of(Agreements agreements, String name, String url, String secret, Endpoint.Tls tls, Endpoint.Timeouts timeouts, InstantSource clock) {
    List<Path> trust = tls == null ? List.of() : tls.trust().stream().map(agreements::file).toList();
    var client = tls == null || tls.client() == null ? null : new HttpsChannel.KeyStoreReference(agreements.file(tls.client()), agreements.secret(tls.password()));
    var channel = new HttpsChannel(name, URI.create(url), new HttpsChannel.Authentication.None(), trust, client,
        new HttpsChannel.Timeouts(timeouts.connect(), timeouts.response(), timeouts.overall()), Protocol.NONE, List.of(Signature.ID), LARGEST_ANSWER);
    return new Webhook(new HttpsConnector(clock), channel, agreements.secret(secret), clock);
  }

  /** Posts once; empty when the secret is missing. */
  public Optional<Delivery> post(String id, byte[] body) {
    return secret.read().map(key -> connector.send(new Parcel(id, "application/json", body, Signature.headers(key, id, clock.instant().getEpochSecond(), body), null), channel));
  }
}
