package io.bordereau.signing.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and folders that only their owner can read, where the file system knows owners. */
public final class PrivateFiles {
  private PrivateFiles() {}

  public static void folder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      if (folder.toAbsolutePath().getParent() != null) {
        Files.createDirectories(folder.toAbsolutePath().getParent());
      }
      try {
        Files.createDirectory(folder, only(folder.toAbsolutePath().getParent(), "rwx------"));
      } catch (FileAlreadyExistsException e) {
        if (!Files.isDirectory(folder)) throw e; // else another process that starts just now was quicker
      }
    }
  }

  /** A new file beside the one that it will become. */
  static Path temporary(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    return Files.createTempFile(folder, "." + file.getFileName(), ".new", only(folder, "rw-------"));
  }

  static void replace(Path temporary, Path file) throws IOException {
    Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  public static void write(Path file, String text) throws IOException {
    Path temporary = temporary(file);
    Files.writeString(temporary, text, StandardCharsets.UTF_8);
    replace(temporary, file);
  }

  private static FileAttribute<?>[] only(Path folder, String permissions) {
    Set<PosixFilePermission> set = PosixFilePermissions.fromString(permissions);
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(set)} : new FileAttribute<?>[0];
  }
}
