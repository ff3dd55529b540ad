package io.bordereau.connectors.https;

import io.bordereau.connectors.api.HttpsChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import javax.net.ssl.SSLServerSocket;

/** A partner that speaks TLS and then whatever a test writes, byte by byte. */
final class Raw implements AutoCloseable {
  private final SSLServerSocket server;

  interface Script {
    void run(Socket socket) throws IOException, InterruptedException;
  }

  Raw(Script script) throws Exception {
    server = (SSLServerSocket) Counterpart.context(Counterpart.SERVER, null).getServerSocketFactory()
        .createServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
    Thread.ofPlatform().daemon().start(() -> {
      try (Socket socket = server.accept()) {
        script.run(socket);
      } catch (IOException e) {
        // The connector hung up first: the tests look at its side.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  HttpsChannel channel(Path folder) {
    try (Counterpart any = Counterpart.of(exchange -> { })) {
      return Channels.url(any.channel(folder), "https://localhost:" + server.getLocalPort() + "/");
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
