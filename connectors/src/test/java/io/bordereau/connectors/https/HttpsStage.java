package io.bordereau.connectors.https;

import io.bordereau.connectors.Stage;
import io.bordereau.connectors.api.Channel;
import io.bordereau.connectors.api.HttpsChannel;
import io.bordereau.signing.keys.DevelopmentAuthority;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Counterparts over HTTPS for the law of connectors. */
public final class HttpsStage implements Stage {
  private static final Counterpart.Script OK = Counterpart.answer(200, "application/json", "{\"status\":\"accepted\"}");

  @Override
  public Open open(Character character, Path folder) throws Exception {
    return switch (character) {
      case HONEST -> open(Counterpart.of(OK), folder, channel -> channel);
      case ASKING -> open(Counterpart.asking(Counterpart.AUTHORITY, OK), folder,
          channel -> Channels.client(channel, Counterpart.client(folder, Counterpart.CLIENT)));
      case IMPOSTOR -> {
        DevelopmentAuthority other = DevelopmentAuthority.create("Other", Instant.now().minusSeconds(60));
        yield open(Counterpart.of(OK), folder, channel -> Channels.trust(channel, Counterpart.trust(folder, other)));
      }
      case SILENT -> open(Counterpart.of(exchange -> new CountDownLatch(1).await()), folder, channel -> channel);
      case ENDLESS -> open(Counterpart.of(exchange -> {
        exchange.sendResponseHeaders(200, 0);
        while (true) {
          exchange.getResponseBody().write(new byte[4096]);
        }
      }), folder, channel -> channel);
      case BUSY -> open(Counterpart.of(Counterpart.header(429, "Retry-After", "120")), folder, channel -> channel);
      case REFUSING -> open(Counterpart.of(Counterpart.answer(422, "text/plain", "no")), folder, channel -> channel);
      case ABSENT -> {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
          int port = free.getLocalPort();
          yield open(Counterpart.of(OK), folder, channel -> Channels.url(channel, "https://127.0.0.1:" + port + "/"));
        }
      }
    };
  }

  private interface Change {
    HttpsChannel of(HttpsChannel channel);
  }

  private static Open open(Counterpart partner, Path folder, Change change) {
    // Time enough for a handshake on a machine under load; only an answer that never comes is not waited for long.
    HttpsChannel channel = Channels.timeouts(change.of(partner.channel(folder)), 10_000, 3_000, 4_000);
    return new Open() {
      @Override
      public Channel channel() {
        return channel;
      }

      @Override
      public List<Got> got() {
        // The server reads HTTP only behind TLS: whatever arrived was unreadable on the way.
        boolean readable = !"https".equals(channel.url().getScheme());
        return partner.seen.stream().map(seen -> new Got(seen.identity(), seen.body(), seen.client(), readable)).toList();
      }

      @Override
      public void close() {
        partner.close();
      }
    };
  }
}
