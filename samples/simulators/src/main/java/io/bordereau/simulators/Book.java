package io.bordereau.simulators;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The receiver's book: append-only, one JSON object per line and request, on the disk before an answer leaves. */
final class Book implements AutoCloseable {
  private final FileChannel channel;

  private Book(FileChannel channel) {
    this.channel = channel;
  }

  /** Opens the book at its end; a last line that was cut off by a crash is ended first. */
  static Book open(Path file) throws IOException {
    if (file.toAbsolutePath().getParent() != null) Files.createDirectories(file.toAbsolutePath().getParent());
    boolean torn = Files.exists(file) && Files.size(file) > 0 && !endsWithNewline(file);
    var book = new Book(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
    if (torn) book.append("\n");
    return book;
  }

  /** Appends one entry and waits until it is on the disk. */
  synchronized void add(Map<String, Object> entry) throws IOException {
    append(Json.write(entry) + "\n");
  }

  private void append(String text) throws IOException {
    var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) channel.write(bytes);
    channel.force(false);
  }

  /** Every whole entry; a line that is not JSON was cut off by a crash before it was answered, and is passed over. */
  static List<Map<String, Object>> entries(Path file) throws IOException {
    var list = new ArrayList<Map<String, Object>>();
    if (!Files.exists(file)) return list;
    for (var line : Files.readAllLines(file)) {
      if (line.isBlank()) continue;
      try {
        list.add(Json.read(line));
      } catch (IllegalArgumentException torn) {
        continue;
      }
    }
    return list;
  }

  private static boolean endsWithNewline(Path file) throws IOException {
    try (var in = FileChannel.open(file)) {
      var last = ByteBuffer.allocate(1);
      in.read(last, in.size() - 1);
      return last.get(0) == '\n';
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
