package io.bordereau.routes.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A place outside the database where checkpoints lie: {@code LEDGER/DAY/NUMBER.leaves} lists what one holds, {@code .p7s} is its signature where it has one,
 * {@code .checkpoint} its text, which is written last. Files are added, never changed, so the place may be one that can only be written once.
 */
final class Checkpoints {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
  /** The ending of a checkpoint's text. */
  static final String TEXT = ".checkpoint";
  /** The ending of the list of what it holds. */
  static final String LEAVES = ".leaves";
  /** The ending of its signature. */
  static final String SIGNATURE = ".p7s";

  private final Path folder;

  /**
   * A checkpoint's files as they lie there.
   *
   * @param file its text's file
   * @param text its text's bytes
   * @param leaves the bytes of the list; null when it is missing
   * @param signature the signature; null when there is none
   */
  record Found(Path file, byte[] text, byte[] leaves, byte[] signature) {}

  /** The place in a folder, which need not be there yet. */
  Checkpoints(Path folder) {
    this.folder = folder;
  }

  /** Where it is. */
  Path folder() {
    return folder;
  }

  /** Writes a checkpoint; nothing happens when it is there already. Fails when another one of its number is. */
  void write(Checkpoint checkpoint, String list, byte[] signature) throws IOException {
    var day = file(checkpoint).getParent();
    if (Files.notExists(day)) {
      Files.createDirectories(day);
      for (var made = day; !made.equals(folder.getParent()) && made != null; made = made.getParent()) sync(made);
    }
    var name = name(checkpoint.number());
    add(day.resolve(name + LEAVES), list.getBytes(StandardCharsets.UTF_8), true);
    if (signature != null) add(day.resolve(name + SIGNATURE), signature, false); // two hubs may have signed the same text: one signature is enough
    add(day.resolve(name + TEXT), checkpoint.text().getBytes(StandardCharsets.UTF_8), true);
    sync(day);
  }

  /** The file of a checkpoint's text. */
  Path file(Checkpoint checkpoint) {
    return folder.resolve(checkpoint.ledger()).resolve(DAY.format(checkpoint.at())).resolve(name(checkpoint.number()) + TEXT);
  }

  /** The name of a checkpoint's files, without their endings. */
  static String name(long number) {
    return String.format(Locale.ROOT, "%012d", number);
  }

  private static void add(Path file, byte[] bytes, boolean same) throws IOException {
    if (Files.exists(file)) {
      if (same && !Arrays.equals(Files.readAllBytes(file), bytes)) throw new FileAlreadyExistsException(file + " holds another checkpoint");
      return;
    }
    var coming = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    try (var channel = FileChannel.open(coming, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
      for (var rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) channel.write(rest);
      channel.force(true);
    }
    Files.move(coming, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void sync(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** The files of all checkpoints of a ledger, by their names, oldest first. Reading each is left to the caller. */
  List<Path> files(String ledger) throws IOException {
    var own = folder.resolve(ledger);
    if (!Files.isDirectory(own)) return List.of();
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(own, 2)) {
      all.filter(file -> file.getFileName().toString().endsWith(TEXT)).forEach(files::add);
    }
    files.sort((a, b) -> a.getFileName().toString().compareTo(b.getFileName().toString()));
    return files;
  }

  /** Reads a checkpoint's files. */
  static Found read(Path file) throws IOException {
    return new Found(file, Files.readAllBytes(file), beside(file, LEAVES), beside(file, SIGNATURE));
  }

  private static byte[] beside(Path file, String ending) throws IOException {
    var name = file.getFileName().toString();
    var other = file.resolveSibling(name.substring(0, name.length() - TEXT.length()) + ending);
    return Files.exists(other) ? Files.readAllBytes(other) : null;
  }

  /** Why it cannot be written now; null when it can, as far as can be seen without making it. */
  String hindrance() {
    var there = folder.toAbsolutePath();
    while (there != null && Files.notExists(there)) there = there.getParent();
    return there != null && Files.isDirectory(there) && Files.isWritable(there) ? null : folder + " cannot be written";
  }
}
