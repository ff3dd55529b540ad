package io.bordereau.routes.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A network between two, which can be cut and joined again. */
final class CutProxy implements AutoCloseable {
  private final ServerSocket door;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  /** To a port of this machine. */
  CutProxy(int target) throws IOException {
    this.target = target;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  /** From now on nothing comes through, and nobody gets in. */
  void cut() throws IOException {
    cut = true;
    for (var socket : open) socket.close();
    open.clear();
  }

  /** From now on all is as it was. */
  void join() {
    cut = false;
  }

  private void accept() {
    try {
      while (true) {
        var near = door.accept();
        if (cut) {
          near.close();
          continue;
        }
        var far = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(near);
        open.add(far);
        Thread.ofVirtual().start(() -> pump(near, far));
        Thread.ofVirtual().start(() -> pump(far, near));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private void pump(Socket from, Socket to) {
    try (from; to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException cutOff) {
      return;
    } finally {
      open.remove(from);
    }
  }

  @Override
  public void close() {
    try {
      cut();
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
