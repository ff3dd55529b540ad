package io.bordereau.connectors.https;

import io.bordereau.connectors.api.Delivery;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** What follows from an exchange that ended without an answer: certainly nothing was taken, or perhaps something was. */
final class Failures {
  private static final int DEEPEST = 10;

  private Failures() {}

  static Delivery of(Throwable failure, String peer) {
    List<Throwable> causes = causes(failure);
    if (has(causes, BoundedBody.TooLarge.class)) {
      return new Delivery.Unknown(Told.silent(peer, "its answer is larger than agreed"), null);
    }
    if (has(causes, HttpConnectTimeoutException.class)) {
      return new Delivery.Retry(Told.unreachable(peer, "no connection within the agreed time"), null, null);
    }
    if (has(causes, HttpTimeoutException.class)) {
      return new Delivery.Unknown(Told.silent(peer, "no answer within the agreed time"), null);
    }
    for (Throwable cause : causes) {
      String words = String.valueOf(cause.getMessage());
      // An alarm of TLS 1.3 about our certificate comes after the handshake; nobody above TLS has seen a byte.
      if (cause instanceof SSLException && words.contains("Received fatal alert")) {
        return new Delivery.Retry(Told.unwelcome(peer, Told.bounded(alert(words))), null, null);
      }
    }
    if (has(causes, CertificateException.class) || has(causes, SSLPeerUnverifiedException.class)) {
      return new Delivery.Retry(Told.stranger(peer, reason(causes)), null, null);
    }
    if (has(causes, SSLHandshakeException.class)) {
      return new Delivery.Retry(Told.unreachable(peer, "the TLS handshake failed"), null, null);
    }
    if (has(causes, UnknownHostException.class) || has(causes, UnresolvedAddressException.class)) {
      return new Delivery.Retry(Told.unreachable(peer, "its name is unknown"), null, null);
    }
    if (has(causes, ConnectException.class)) {
      return new Delivery.Retry(Told.unreachable(peer, "nobody listens there"), null, null);
    }
    return new Delivery.Unknown(Told.silent(peer, "the connection was lost"), null);
  }

  /** The subject of the partner's certificate; empty when there is none. */
  static String subject(SSLSession session) {
    try {
      return session.getPeerPrincipal().getName();
    } catch (SSLPeerUnverifiedException e) {
      return "";
    }
  }

  private static String alert(String words) {
    return words.substring(words.indexOf("Received fatal alert") + "Received fatal alert".length()).replaceFirst("^: *", "");
  }

  private static String reason(List<Throwable> causes) {
    return Told.bounded(String.valueOf(causes.get(causes.size() - 1).getMessage()));
  }

  private static boolean has(List<Throwable> causes, Class<? extends Throwable> type) {
    return causes.stream().anyMatch(type::isInstance);
  }

  private static List<Throwable> causes(Throwable failure) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable cause = failure; cause != null && causes.size() < DEEPEST; cause = cause.getCause()) {
      causes.add(cause);
    }
    return causes;
  }
}
