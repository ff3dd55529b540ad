package io.bordereau.connectors.https;

import io.bordereau.connectors.api.Channel;
import io.bordereau.connectors.api.Connector;
import io.bordereau.connectors.api.Delivery;
import io.bordereau.connectors.api.Evidence;
import io.bordereau.connectors.api.HttpsChannel;
import io.bordereau.connectors.api.Parcel;
import io.bordereau.connectors.api.Trait;
import io.bordereau.mapping.Finding;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Posts a parcel over HTTPS (RFC 9110) and reads the answer within the same exchange. Redirects are never followed, nothing is retried
 * behind the caller's back, and a secret is in no message.
 */
public final class HttpsConnector implements Connector {
  private final InstantSource clock;
  private final Clients clients = new Clients();

  /** With the system's clock. */
  public HttpsConnector() {
    this(InstantSource.system());
  }

  /** With a clock of one's own, which dates evidence and pauses. */
  public HttpsConnector(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public String id() {
    return "https";
  }

  @Override
  public Set<Trait> traits() {
    return EnumSet.allOf(Trait.class);
  }

  @Override
  public List<Finding> check(Channel channel) {
    try {
      HttpsChannel https = (HttpsChannel) channel;
      Requests.make(https, null);
      clients.of(https);
      return List.of();
    } catch (Clients.Unusable e) {
      return List.of(e.finding());
    }
  }

  @Override
  public Delivery send(Parcel parcel, Channel channel) {
    HttpsChannel https = (HttpsChannel) channel;
    HttpClient client;
    HttpRequest request;
    try {
      request = Requests.make(https, parcel);
      client = clients.of(https);
    } catch (Clients.Unusable e) {
      return new Delivery.Refused(List.of(e.finding()), List.of(), null);
    }
    String peer = peer(https.url());
    CompletableFuture<HttpResponse<byte[]>> exchange = client.sendAsync(request, head -> new BoundedBody(https.largestAnswer()));
    try {
      HttpResponse<byte[]> response = exchange.get(https.timeouts().overall().toMillis(), TimeUnit.MILLISECONDS);
      return Verdicts.of(response, evidence(parcel, peer, response), https.answers(), peer, clock.instant());
    } catch (TimeoutException e) {
      exchange.cancel(true);
      return new Delivery.Unknown(Told.silent(peer, "the agreed " + https.timeouts().overall().toMillis() / 1000.0 + " s were over"), null);
    } catch (InterruptedException e) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      return new Delivery.Unknown(Told.silent(peer, "the hub was stopped while waiting"), null);
    } catch (ExecutionException e) {
      return Failures.of(e.getCause(), peer);
    }
  }

  private Evidence evidence(Parcel parcel, String peer, HttpResponse<byte[]> response) {
    String subject = response.sslSession().map(Failures::subject).orElse("");
    return new Evidence(parcel.identity(), clock.instant(), subject.isEmpty() ? peer : peer + " (" + subject + ")", response.statusCode(),
        Told.bounded(response.headers().firstValue("Content-Type").orElse(null)), response.body());
  }

  private static String peer(URI url) {
    return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
  }
}
