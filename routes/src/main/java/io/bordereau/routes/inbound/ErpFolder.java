package io.bordereau.routes.inbound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;

/**
 * The folder from which our own system collects. A document is a file {@code IDENTITY.json} that appears whole; the system says that it took it in by
 * an empty file {@code IDENTITY.ack} beside it, and that it did not by {@code IDENTITY.nak} with the reason in it. Whatever was answered is moved to
 * {@code .done}.
 *
 * @param folder the folder
 */
public record ErpFolder(Path folder) {
  private static final String DONE = ".done";
  private static final int AT_ONCE = 1000;
  private static final int LONGEST_REASON = 1000;

  /**
   * An answer that lies in the folder.
   *
   * @param identity of the document that it is about
   * @param taken whether it was taken in
   * @param reason why not; empty when it gives none
   * @param file where it lies
   */
  public record Said(String identity, boolean taken, String reason, Path file) {}

  /** Puts a document there; a file of this name that was put, taken or answered before is left as it is. */
  void put(String identity, byte[] bytes) {
    var file = folder.resolve(identity + ".json");
    var coming = folder.resolve("." + UUID.randomUUID() + ".part");
    try {
      Files.createDirectories(folder.resolve(DONE));
      if (there(file) || there(folder.resolve(identity + ".ack")) || there(folder.resolve(identity + ".nak")) || there(done(file))) return;
      try (var out = FileChannel.open(coming, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        for (var rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) out.write(rest);
        out.force(true);
      }
      Files.move(coming, file, StandardCopyOption.ATOMIC_MOVE);
      try (var entry = FileChannel.open(folder, StandardOpenOption.READ)) {
        entry.force(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      remove(coming);
    }
  }

  private static boolean there(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static Path done(Path file) {
    return file.resolveSibling(DONE).resolve(file.getFileName());
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // It is hidden and has a name of its own; nobody collects it.
    }
  }

  /** What our own system has said and nobody has recorded yet. */
  List<Said> said() {
    if (!Files.isDirectory(folder)) return List.of();
    try (var files = Files.list(folder)) {
      return files.filter(f -> f.getFileName().toString().matches("[A-Za-z0-9_-][A-Za-z0-9._-]*\\.(ack|nak)") && Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS))
          .sorted().limit(AT_ONCE).map(ErpFolder::said).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Said said(Path file) {
    var name = file.getFileName().toString();
    return new Said(name.substring(0, name.length() - 4), name.endsWith(".ack"), reason(file), file);
  }

  private static String reason(Path file) {
    try (var in = Files.newInputStream(file)) {
      return plain(new String(in.readNBytes(4 * LONGEST_REASON), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return "";
    }
  }

  /** One line without control characters, bounded. */
  static String plain(String text) {
    var line = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.substring(0, Math.min(LONGEST_REASON, line.length()));
  }

  /** The answer is recorded: it and its document go to {@code .done}. */
  void done(Said said) {
    try {
      Files.createDirectories(folder.resolve(DONE));
      var document = folder.resolve(said.identity() + ".json");
      if (there(document)) Files.move(document, done(document), StandardCopyOption.REPLACE_EXISTING);
      Files.move(said.file(), done(said.file()), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
