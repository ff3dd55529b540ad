package io.bordereau.routes.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Our own system in the demonstration, at its simplest: it takes in whatever the hub hands over, and says so by a file beside it. */
final class DemoErp implements AutoCloseable {
  private static final long LOOK_MILLIS = 100;

  private final Path folder;
  private final Thread thread = Thread.ofPlatform().daemon().name("demo-erp").unstarted(this::run);

  DemoErp(Path folder) {
    this.folder = folder;
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        if (Files.isDirectory(folder)) for (var file : files()) take(file);
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(f -> f.getFileName().toString().matches("[^.].*[.]json")).toList();
    }
  }

  private static void take(Path file) throws IOException {
    var ack = file.resolveSibling(file.getFileName().toString().replaceFirst("[.]json$", ".ack"));
    if (!Files.exists(ack)) Files.createFile(ack);
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
