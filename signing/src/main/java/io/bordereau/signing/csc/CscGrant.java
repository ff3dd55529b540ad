package io.bordereau.signing.csc;

import io.bordereau.signing.keys.PrivateFiles;
import io.bordereau.signing.keys.SigningFailed;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a person granted at a trust service: a refresh token (RFC 6749 1.5), in a file that nobody but the hub's user may read. A service may replace it at each use, and the one before
 * ends then: it is replaced in one step, and under a lock that holds between processes.
 *
 * @param file where it is
 * @param how the command by which a person grants, for the words
 */
public record CscGrant(Path file, String how) {
  /** What is done with the present token, and gives the one to keep from then on: null for the same. */
  interface Use {
    String with(String token) throws SigningFailed;
  }

  /** Whether a person has granted anything yet. */
  public boolean there() {
    return Files.isReadable(file);
  }

  /** Keeps a token. */
  void keep(String token) throws SigningFailed {
    try {
      PrivateFiles.folder(file.toAbsolutePath().getParent());
      PrivateFiles.write(file, token + "\n");
    } catch (IOException e) {
      throw new SigningFailed("what was granted cannot be kept in " + file, false, e);
    }
  }

  /** Uses the token while no other process does. */
  void use(Use use) throws SigningFailed {
    if (!there()) {
      throw new SigningFailed("nobody has granted it yet: " + how, false);
    }
    synchronized (CscGrant.class) {
      try (FileChannel channel = FileChannel.open(file.resolveSibling(file.getFileName() + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        channel.lock();
        String next = use.with(Files.readString(file, StandardCharsets.US_ASCII).strip());
        if (next != null) {
          keep(next);
        }
      } catch (IOException e) {
        throw new SigningFailed("what was granted cannot be read from " + file, false, e);
      }
    }
  }
}
