package io.bordereau.connectors.https;

import io.bordereau.connectors.api.HttpsChannel;
import io.bordereau.connectors.api.HttpsChannel.Authentication;
import io.bordereau.connectors.api.HttpsChannel.KeyStoreReference;
import io.bordereau.connectors.api.Protocol;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The same channel with one thing changed. */
public final class Channels {
  private Channels() {}

  static HttpsChannel url(HttpsChannel c, String url) {
    return new HttpsChannel(c.partner(), URI.create(url), c.authentication(), c.trust(), c.client(), c.timeouts(), c.answers(),
        c.identityHeaders(), c.largestAnswer());
  }

  static HttpsChannel authentication(HttpsChannel c, Authentication authentication) {
    return new HttpsChannel(c.partner(), c.url(), authentication, c.trust(), c.client(), c.timeouts(), c.answers(), c.identityHeaders(),
        c.largestAnswer());
  }

  /** Other trust. */
  public static HttpsChannel trust(HttpsChannel c, Path trust) {
    return new HttpsChannel(c.partner(), c.url(), c.authentication(), trust == null ? List.of() : List.of(trust), c.client(), c.timeouts(),
        c.answers(), c.identityHeaders(), c.largestAnswer());
  }

  /** A certificate of ours. */
  public static HttpsChannel client(HttpsChannel c, KeyStoreReference client) {
    return new HttpsChannel(c.partner(), c.url(), c.authentication(), c.trust(), client, c.timeouts(), c.answers(), c.identityHeaders(),
        c.largestAnswer());
  }

  /** Other time-outs, in milliseconds. */
  public static HttpsChannel timeouts(HttpsChannel c, int connect, int response, int overall) {
    HttpsChannel.Timeouts timeouts =
        new HttpsChannel.Timeouts(Duration.ofMillis(connect), Duration.ofMillis(response), Duration.ofMillis(overall));
    return new HttpsChannel(c.partner(), c.url(), c.authentication(), c.trust(), c.client(), timeouts, c.answers(), c.identityHeaders(),
        c.largestAnswer());
  }

  static HttpsChannel answers(HttpsChannel c, Protocol answers) {
    return new HttpsChannel(c.partner(), c.url(), c.authentication(), c.trust(), c.client(), c.timeouts(), answers, c.identityHeaders(),
        c.largestAnswer());
  }

  static HttpsChannel identityHeaders(HttpsChannel c, String... headers) {
    return new HttpsChannel(c.partner(), c.url(), c.authentication(), c.trust(), c.client(), c.timeouts(), c.answers(), List.of(headers),
        c.largestAnswer());
  }

  static HttpsChannel largestAnswer(HttpsChannel c, int largest) {
    return new HttpsChannel(c.partner(), c.url(), c.authentication(), c.trust(), c.client(), c.timeouts(), c.answers(), c.identityHeaders(),
        largest);
  }
}
