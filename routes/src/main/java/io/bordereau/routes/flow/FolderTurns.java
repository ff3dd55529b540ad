package io.bordereau.routes.flow;

import io.bordereau.routes.ledger.Leases;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Of several hubs that see the same folder one collects from it. A folder is known by a mark in it, so that folders of the same path on two machines are
 * two folders, and one that both see is one.
 */
public final class FolderTurns implements Predicate<Path> {
  private static final Duration LEASE = Duration.ofSeconds(20);
  private static final String MARK = ".bordereau-folder";
  private static final int LONGEST = 100;

  private final Leases leases;

  /** Turns by the leases of a ledger. */
  public FolderTurns(Leases leases) {
    this.leases = leases;
  }

  /** Whether this hub is to collect from a folder now; it is not while nobody can say. */
  @Override
  public boolean test(Path folder) {
    if (!Files.isDirectory(folder)) return true; // There is nothing in it.
    try {
      return leases.take("folder " + mark(folder), LEASE);
    } catch (IOException e) {
      return false;
    }
  }

  private static String mark(Path folder) throws IOException {
    var file = folder.resolve(MARK);
    if (!Files.exists(file)) {
      try {
        Files.writeString(file, UUID.randomUUID().toString(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      } catch (FileAlreadyExistsException another) {
        // Another hub was quicker: its mark counts.
      }
    }
    var mark = Files.readString(file).strip();
    if (!mark.matches("[0-9a-f-]{36}")) throw new IOException("The mark " + file + " is no mark: " + mark.substring(0, Math.min(LONGEST, mark.length())));
    return mark;
  }
}
