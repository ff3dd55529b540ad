package io.bordereau.routes.feedback;

import io.bordereau.routes.ledger.Feedback.Event;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * A folder. Whatever lies there under a name without a full stop in front is whole: a file for each event, named after it, or a file of lines for each day
 * and node that is over.
 *
 * @param folder the folder
 * @param days whether a file holds a day
 * @param node this hub, which writes day files of its own
 * @param clock tells the day (UTC)
 */
public record ByFolder(Path folder, boolean days, String node, InstantSource clock) implements TellingWay {
  private static final String COMING = ".part";
  private static final String LINES = ".ndjson";

  @Override
  public Failure tell(Event event) {
    try {
      Files.createDirectories(folder);
      if (days) line(event);
      else file(event);
      return null;
    } catch (IOException e) {
      return new Failure("its folder cannot be written to (" + e.getClass().getSimpleName() + ")", null);
    }
  }

  private void file(Event event) throws IOException {
    var file = folder.resolve(event.id() + ".json");
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) return;
    var coming = folder.resolve("." + UUID.randomUUID() + COMING);
    try {
      try (var out = FileChannel.open(coming, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        write(out, event.body());
      }
      Files.move(coming, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(coming);
    }
    durable();
  }

  /** Adds a line to the file of today; what a crash left of a last line goes first. */
  private void line(Event event) throws IOException {
    over();
    var today = folder.resolve("." + day() + "-" + node + LINES + COMING);
    mend(today);
    try (var out = FileChannel.open(today, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      write(out, event.body() + "\n");
    }
    durable();
  }

  private static void mend(Path file) throws IOException {
    if (!Files.exists(file)) return;
    try (var all = new RandomAccessFile(file.toFile(), "rw")) {
      long end = all.length();
      while (end > 0) {
        all.seek(end - 1);
        if (all.read() == '\n') break;
        end--;
      }
      if (end < all.length()) all.setLength(end);
    }
  }

  @Override
  public void tick() {
    try {
      if (days && Files.isDirectory(folder)) over();
    } catch (IOException e) {
      // Said with the next event, which cannot be written either.
    }
  }

  /** The days that are over get their names. */
  private void over() throws IOException {
    List<Path> begun;
    try (var all = Files.list(folder)) {
      begun = all.filter(f -> f.getFileName().toString().endsWith("-" + node + LINES + COMING)).toList();
    }
    for (var file : begun) {
      var name = file.getFileName().toString();
      if (name.startsWith("." + day())) continue;
      mend(file);
      Files.move(file, folder.resolve(name.substring(1, name.length() - COMING.length())), StandardCopyOption.ATOMIC_MOVE);
      durable();
    }
  }

  private LocalDate day() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static void write(FileChannel out, String text) throws IOException {
    for (var rest = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)); rest.hasRemaining(); ) out.write(rest);
    out.force(true);
  }

  private void durable() throws IOException {
    try (var entry = FileChannel.open(folder, StandardOpenOption.READ)) {
      entry.force(true);
    }
  }
}
