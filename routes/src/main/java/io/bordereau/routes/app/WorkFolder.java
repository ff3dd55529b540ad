package io.bordereau.routes.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/**
 * The folder for everything that a hub writes: {@code ledger/}, {@code broker/}, {@code intake/}, {@code logs/}, {@code api-token} and
 * {@code hub.json}, which says where the running hub answers. One hub at a time has it.
 */
final class WorkFolder implements AutoCloseable {
  private static final int TOKEN_BYTES = 32;

  private final Path folder;
  private final FileChannel channel;
  private final FileLock lock;

  private WorkFolder(Path folder, FileChannel channel, FileLock lock) {
    this.folder = folder;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Opens the folder, making it when there is none.
   *
   * @throws StartRefused when another hub has it
   */
  static WorkFolder open(Path folder) throws IOException {
    var absolute = folder.toAbsolutePath().normalize();
    for (var part : List.of("ledger", "broker", "logs")) Files.createDirectories(absolute.resolve(part));
    var channel = FileChannel.open(absolute.resolve("hub.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new StartRefused("Another hub is running in " + absolute + "; stop it, or choose another folder with --work.");
    }
    return new WorkFolder(absolute, channel, lock);
  }

  /** The folder. */
  Path path() {
    return folder;
  }

  /** A part of the folder. */
  Path part(String name) {
    return folder.resolve(name);
  }

  /** The token of the operator's door; made on the first start, readable by the owner alone. */
  String token() throws IOException {
    var file = part("api-token");
    if (!Files.exists(file)) {
      var bytes = new byte[TOKEN_BYTES];
      new SecureRandom().nextBytes(bytes);
      write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "\n");
    }
    return Files.readString(file).strip();
  }

  /** Tells other programs on this machine where the running hub answers. */
  void announce(String json) throws IOException {
    write(part("hub.json"), json + "\n");
  }

  private static void write(Path file, String text) throws IOException {
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(fresh, text);
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(part("hub.json"));
    lock.release();
    channel.close();
  }
}
