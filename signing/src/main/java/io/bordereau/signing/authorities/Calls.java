package io.bordereau.signing.authorities;

import io.bordereau.signing.keys.SigningFailed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Asks an authority by HTTP: no longer than a time for the whole answer, no more than a number of bytes, no redirection, nothing kept.
 *
 * @param client who connects; it must not follow redirections
 * @param addresses what may be asked
 * @param patience how long the whole of a question and its answer may take
 */
public record Calls(HttpClient client, Addresses addresses, Duration patience) {
  /** IllegalArgumentException for a client that follows redirections: they lead to addresses that nobody checked. */
  public Calls {
    if (client.followRedirects() != HttpClient.Redirect.NEVER) {
      throw new IllegalArgumentException("redirections are not followed");
    }
  }

  /** With a client of its own. */
  public static Calls to(Addresses addresses, Duration patience) {
    return new Calls(HttpClient.newBuilder().connectTimeout(patience).followRedirects(HttpClient.Redirect.NEVER).build(), addresses, patience);
  }

  /**
   * With a client of its own that believes nobody's TLS but that of some certificates and what descends from them.
   *
   * @param trusted never empty
   * @throws SigningFailed when this Java runtime cannot use them
   */
  public static Calls to(Addresses addresses, Duration patience, Collection<X509Certificate> trusted) throws SigningFailed {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (X509Certificate each : trusted) {
        store.setCertificateEntry("trusted-" + number++, each);
      }
      TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(store);
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(null, managers.getTrustManagers(), null);
      return new Calls(HttpClient.newBuilder().connectTimeout(patience).followRedirects(HttpClient.Redirect.NEVER).sslContext(tls).build(), addresses, patience);
    } catch (IOException | GeneralSecurityException e) {
      throw new SigningFailed("the certificates that TLS should trust cannot be used", false, e);
    }
  }

  /**
   * What came back.
   *
   * @param status of HTTP
   * @param type its Content-Type without parameters, in small letters; empty when it says none
   * @param body its bytes
   */
  public record Answer(int status, String type, byte[] body) {}

  /** GET. */
  Answer get(String who, URI address, int most) throws SigningFailed {
    return send(who, address, most, builder -> builder.GET());
  }

  /** POST with headers in pairs. */
  public Answer post(String who, URI address, byte[] body, int most, Map<String, String> headers) throws SigningFailed {
    return send(who, address, most, builder -> {
      headers.forEach(builder::header);
      builder.POST(HttpRequest.BodyPublishers.ofByteArray(body));
    });
  }

  private interface Shape {
    void give(HttpRequest.Builder builder);
  }

  /** An answer with whatever status. Who does not answer in time, or too much, or is not to be asked, is a failure. */
  private Answer send(String who, URI address, int most, Shape shape) throws SigningFailed {
    String refusal = addresses.refusal(address);
    if (!refusal.isEmpty()) {
      throw new SigningFailed(who + " is not asked: " + refusal, false);
    }
    HttpRequest.Builder builder = HttpRequest.newBuilder(address).timeout(patience);
    shape.give(builder);
    CompletableFuture<HttpResponse<byte[]>> coming = client.sendAsync(builder.build(), info -> new Bounded(most));
    try {
      // the request's own time-out ends with the headers: a body that trickles in would take for ever
      HttpResponse<byte[]> answer = coming.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      String type = answer.headers().firstValue("Content-Type").orElse("");
      int parameters = type.indexOf(';');
      return new Answer(answer.statusCode(), (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(java.util.Locale.ROOT), answer.body());
    } catch (TimeoutException e) {
      coming.cancel(true);
      throw new SigningFailed(who + " did not answer within " + patience.toMillis() + " ms", true, e);
    } catch (InterruptedException e) {
      coming.cancel(true);
      Thread.currentThread().interrupt();
      throw new SigningFailed("the wait for " + who + " was interrupted", true, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TooMuch) {
        throw new SigningFailed(who + " answered with more than " + most + " bytes", false, e.getCause());
      }
      throw new SigningFailed(who + " cannot be reached: " + (e.getCause() instanceof java.net.http.HttpTimeoutException ? "no answer in time" : e.getCause().getClass().getSimpleName()),
          true, e.getCause());
    }
  }

  /** Whether an answer of this status may be better later: the far side is down, or busy. */
  public static boolean passing(int status) {
    return status >= 500 || status == 408 || status == 425 || status == 429;
  }

  private static final class TooMuch extends java.io.IOException {
    private static final long serialVersionUID = 1L;
  }

  /** A body of bounded size. */
  private static final class Bounded implements BodySubscriber<byte[]> {
    private final int most;
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Flow.Subscription subscription;

    Bounded(int most) {
      this.most = most;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
      return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      for (ByteBuffer buffer : buffers) {
        if (whole.isDone()) {
          return;
        }
        if (bytes.size() + (long) buffer.remaining() > most) {
          subscription.cancel();
          whole.completeExceptionally(new TooMuch());
          return;
        }
        byte[] part = new byte[buffer.remaining()];
        buffer.get(part);
        bytes.writeBytes(part);
      }
    }

    @Override
    public void onError(Throwable e) {
      whole.completeExceptionally(e);
    }

    @Override
    public void onComplete() {
      whole.complete(bytes.toByteArray());
    }
  }
}
