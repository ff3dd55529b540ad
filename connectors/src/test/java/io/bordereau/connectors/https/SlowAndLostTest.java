package io.bordereau.connectors.https;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.connectors.api.Delivery;
import io.bordereau.connectors.api.HttpsChannel;
import io.bordereau.connectors.api.Parcel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Partners that are slow, silent, endless or gone cost the agreed time and size, and never a wrong certainty. */
class SlowAndLostTest {
  private static final HttpsConnector HTTPS = new HttpsConnector();
  private static final Parcel PARCEL = new Parcel("inv-1@hub", "text/xml", "<Invoice/>".getBytes(StandardCharsets.UTF_8), Map.of(), null);

  @TempDir
  private Path folder;

  private Delivery.Unknown unknown(Counterpart.Script script, int response, int overall) {
    try (Counterpart partner = Counterpart.of(script)) {
      HttpsChannel channel = Channels.timeouts(partner.channel(folder), 5000, response, overall);
      return assertTimeout(Duration.ofMillis(overall + 3000L), () -> assertInstanceOf(Delivery.Unknown.class, HTTPS.send(PARCEL, channel)));
    }
  }

  @Test
  void noHeadOfAnAnswerInTime() {
    Delivery.Unknown unknown = unknown(exchange -> new CountDownLatch(1).await(), 300, 3000);
    assertEquals("NET-14", unknown.why().code());
    assertTrue(unknown.reason().contains("no answer within the agreed time"), unknown.reason());
  }

  @Test
  void aHeadThatComesByteByByteIsBoundedToo() throws Exception {
    try (Raw partner = new Raw(socket -> {
      socket.getInputStream().read(new byte[1000]);
      for (byte one : "HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII)) {
        socket.getOutputStream().write(one);
        socket.getOutputStream().flush();
      }
      for (int i = 0; i < 1000; i++) {
        socket.getOutputStream().write('a');
        socket.getOutputStream().flush();
        Thread.sleep(50);
      }
    })) {
      HttpsChannel channel = Channels.timeouts(partner.channel(folder), 5000, 400, 4000);
      Delivery delivery = assertTimeout(Duration.ofSeconds(3), () -> HTTPS.send(PARCEL, channel));
      assertEquals("NET-14", assertInstanceOf(Delivery.Unknown.class, delivery).why().code());
    }
  }

  @Test
  void aBodyThatNeverEndsIsBoundedByTheOverallTime() {
    Delivery.Unknown unknown = unknown(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      for (int i = 0; i < 200; i++) {
        exchange.getResponseBody().write(' ');
        exchange.getResponseBody().flush();
        Thread.sleep(50);
      }
    }, 2000, 700);
    assertTrue(unknown.reason().contains("the agreed 0.7 s were over"), unknown.reason());
  }

  @Test
  void aHugeBodyIsCutOff() {
    try (Counterpart partner = Counterpart.of(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      byte[] block = new byte[64 * 1024];
      for (int i = 0; i < 1 << 14; i++) {
        exchange.getResponseBody().write(block);
      }
    })) {
      HttpsChannel channel = Channels.largestAnswer(partner.channel(folder), 4096);
      Delivery delivery = assertTimeout(Duration.ofSeconds(5), () -> HTTPS.send(PARCEL, channel));
      assertTrue(assertInstanceOf(Delivery.Unknown.class, delivery).reason().contains("larger than agreed"));
    }
  }

  @Test
  void anAnswerOfExactlyTheLargestSizeIsRead() {
    String body = "{\"status\":\"accepted\"}";
    String exact = body + " ".repeat(4096 - body.length());
    try (Counterpart partner = Counterpart.of(Counterpart.answer(200, "application/json", exact))) {
      HttpsChannel channel = partner.channel(folder);
      assertInstanceOf(Delivery.Accepted.class, HTTPS.send(PARCEL, Channels.largestAnswer(channel, 4096)));
      assertInstanceOf(Delivery.Unknown.class, HTTPS.send(PARCEL, Channels.largestAnswer(channel, 4095)));
    }
  }

  @Test
  void aConnectionThatIsLostAfterSendingLeavesItOpen() {
    Delivery.Unknown unknown = unknown(exchange -> { }, 5000, 5000);
    assertEquals("NET-14", unknown.why().code());
  }

  @Test
  void aLostMessageIsNotSentAgainBehindTheCallersBack() {
    AtomicInteger count = new AtomicInteger();
    try (Counterpart partner = Counterpart.of(exchange -> {
      if (count.incrementAndGet() == 1) {
        Counterpart.answer(200, "application/json", "{\"status\":\"accepted\"}").run(exchange);
      }
    })) {
      HttpsChannel channel = partner.channel(folder);
      assertInstanceOf(Delivery.Accepted.class, HTTPS.send(PARCEL, channel));
      assertInstanceOf(Delivery.Unknown.class, HTTPS.send(PARCEL, channel), "over the connection that was kept");
      assertEquals(2, partner.seen.size());
    }
  }

  @Test
  void aResetInTheMiddleOfTheAnswerLeavesItOpen() throws Exception {
    try (Raw partner = new Raw(socket -> {
      socket.getInputStream().read(new byte[1000]);
      socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"sta".getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
    })) {
      assertEquals("NET-14", assertInstanceOf(Delivery.Unknown.class, HTTPS.send(PARCEL, partner.channel(folder))).why().code());
    }
  }

  @Test
  void whatIsNoHttpLeavesItOpen() throws Exception {
    try (Raw partner = new Raw(socket -> {
      socket.getInputStream().read(new byte[1000]);
      socket.getOutputStream().write("SSH-2.0-hello\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
    })) {
      assertInstanceOf(Delivery.Unknown.class, HTTPS.send(PARCEL, partner.channel(folder)));
    }
  }

  @Test
  void whereNobodyListensNothingWasSent() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = free.getLocalPort();
    }
    try (Counterpart partner = Counterpart.of(exchange -> { })) {
      HttpsChannel channel = Channels.url(partner.channel(folder), "https://127.0.0.1:" + port + "/");
      assertEquals("NET-06", assertInstanceOf(Delivery.Retry.class, HTTPS.send(PARCEL, channel)).why().code());
      HttpsChannel nowhere = Channels.url(partner.channel(folder), "https://no-such-host.invalid/");
      assertEquals("NET-06", assertInstanceOf(Delivery.Retry.class, HTTPS.send(PARCEL, nowhere)).why().code());
    }
  }

  @Test
  void whoSpeaksNoTlsGetsNothing() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1")); Counterpart partner = Counterpart.of(exchange -> { })) {
      Thread.ofVirtual().start(() -> {
        try (Socket socket = plain.accept()) {
          socket.getInputStream().read(new byte[1000]);
          socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
          // The other side hangs up: that is the point.
        }
      });
      HttpsChannel channel = Channels.url(partner.channel(folder), "https://127.0.0.1:" + plain.getLocalPort() + "/");
      Delivery delivery = HTTPS.send(PARCEL, channel);
      assertTrue(delivery instanceof Delivery.Retry || delivery instanceof Delivery.Unknown, delivery.toString());
    }
  }

  @Test
  void anInterruptedSenderDoesNotGuess() throws Exception {
    try (Counterpart partner = Counterpart.of(exchange -> new CountDownLatch(1).await())) {
      HttpsChannel channel = partner.channel(folder);
      Delivery[] got = new Delivery[1];
      boolean[] flag = new boolean[1];
      Thread sender = new Thread(() -> {
        got[0] = HTTPS.send(PARCEL, channel);
        flag[0] = Thread.currentThread().isInterrupted();
      });
      sender.start();
      while (partner.seen.isEmpty()) {
        Thread.sleep(10);
      }
      sender.interrupt();
      sender.join(3000);
      assertInstanceOf(Delivery.Unknown.class, got[0]);
      assertTrue(flag[0], "the interruption is passed on");
    }
  }
}
