package io.bordereau.routes.ledger;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Bytes by digest: small ones in the database in chunks, large ones as files named after their digest, written under another name, fsynced,
 * renamed, the folder fsynced, and referenced only then. Without a folder that every hub on the database sees, the large ones are chunks as well.
 */
final class StoredPayloads implements Payloads {
  /** The location of bytes that are no more. */
  static final String ERASED = "erased";

  private static final int CHUNK = 256 * 1024;
  private static final int IN_DATABASE = 4 * 1024 * 1024;

  private record Stored(long size, String location) {}

  private final Database database;
  private final Path folder;

  /** Stores payloads; {@code folder} is null when all of them go into the database. */
  StoredPayloads(Database database, Path folder) {
    this.database = database;
    this.folder = folder;
  }

  @Override
  public String put(byte[] bytes) {
    String digest = Chain.sha256(bytes);
    if (stored(digest).isPresent()) {
      return digest;
    }
    if (bytes.length <= IN_DATABASE || folder == null) {
      inDatabase(digest, bytes.length, part -> Arrays.copyOfRange(bytes, part * CHUNK, Math.min(bytes.length, (part + 1) * CHUNK)));
      return digest;
    }
    try {
      return inFile(new ByteArrayInputStream(bytes), bytes.length);
    } catch (IOException e) {
      throw new LedgerException("A payload could not be stored: " + e.getMessage(), e);
    }
  }

  @Override
  public String put(InputStream bytes, long limit) throws IOException {
    byte[] head = bytes.readNBytes((int) Math.min(IN_DATABASE + 1L, limit + 1));
    if (head.length > limit) {
      throw new IOException("More than " + limit + " bytes.");
    }
    if (head.length <= IN_DATABASE) {
      return put(head);
    }
    InputStream all = new SequenceInputStream(new ByteArrayInputStream(head), bytes);
    return folder == null ? inChunks(all, limit) : inFile(all, limit);
  }

  /** Into the database by way of a file of this process: the digest is known at the end only. */
  private String inChunks(InputStream bytes, long limit) throws IOException {
    Path coming = Files.createTempFile("payload-", ".part");
    try (FileChannel file = FileChannel.open(coming, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      MessageDigest digest = Chain.digest();
      long size = copy(bytes, limit, digest, file);
      String name = HexFormat.of().formatHex(digest.digest());
      if (stored(name).isEmpty()) {
        inDatabase(name, size, part -> chunk(file, (long) part * CHUNK, (int) Math.min(CHUNK, size - (long) part * CHUNK)));
      }
      return name;
    } finally {
      Files.deleteIfExists(coming);
    }
  }

  private static byte[] chunk(FileChannel file, long from, int length) {
    try {
      ByteBuffer part = ByteBuffer.allocate(length);
      while (part.hasRemaining() && file.read(part, from + part.position()) >= 0) { }
      return part.array();
    } catch (IOException e) {
      throw new LedgerException("A payload could not be read again: " + e.getMessage(), e);
    }
  }

  private static long copy(InputStream bytes, long limit, MessageDigest digest, FileChannel file) throws IOException {
    long size = 0;
    byte[] buffer = new byte[CHUNK];
    for (int n; (n = bytes.read(buffer)) >= 0; ) {
      size += n;
      if (size > limit) {
        throw new IOException("More than " + limit + " bytes.");
      }
      digest.update(buffer, 0, n);
      for (ByteBuffer part = ByteBuffer.wrap(buffer, 0, n); part.hasRemaining(); ) {
        file.write(part);
      }
    }
    return size;
  }

  private void inDatabase(String digest, long size, IntFunction<byte[]> chunk) {
    database.beside("T0", tx -> {
      if (tx.run("INSERT INTO payload (digest, size, location, at) VALUES (?, ?, 'chunks', ?) ON CONFLICT (digest) DO NOTHING", digest, size,
          tx.now()) == 1) {
        for (int part = 0; (long) part * CHUNK < size; part++) {
          tx.run("INSERT INTO payload_chunk (digest, part, bytes) VALUES (?, ?, ?)", digest, part, chunk.apply(part));
        }
      }
      return null;
    });
  }

  private String inFile(InputStream bytes, long limit) throws IOException {
    Files.createDirectories(folder);
    Path coming = Files.createTempFile(folder, "coming-", ".part");
    try {
      MessageDigest digest = Chain.digest();
      long size;
      try (FileChannel file = FileChannel.open(coming, StandardOpenOption.WRITE)) {
        size = copy(bytes, limit, digest, file);
        file.force(true);
      }
      String name = HexFormat.of().formatHex(digest.digest());
      Path place = place(name);
      if (Files.notExists(place.getParent())) {
        Files.createDirectories(place.getParent());
        sync(folder);
      }
      Files.move(coming, place, StandardCopyOption.ATOMIC_MOVE);
      sync(place.getParent());
      long total = size;
      database.beside("T0", tx -> tx.run("INSERT INTO payload (digest, size, location, at) VALUES (?, ?, 'file', ?) ON CONFLICT (digest) DO NOTHING", name,
          total, tx.now()));
      return name;
    } finally {
      Files.deleteIfExists(coming);
    }
  }

  /** Makes a rename durable. */
  private static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private Path place(String digest) {
    if (folder == null) {
      throw new LedgerException("The payload " + digest + " lies in a folder, and none is agreed on: set database.payloads in hub.yaml.", null);
    }
    if (!digest.matches("[0-9a-f]{64}")) {
      throw new LedgerException("Not a digest: " + digest, null);
    }
    return folder.resolve(digest.substring(0, 2)).resolve(digest);
  }

  @Override
  public byte[] get(String digest) {
    byte[] bytes;
    try (InputStream stream = open(digest)) {
      bytes = stream.readAllBytes();
    } catch (IOException e) {
      throw new LedgerException("The payload " + digest + " could not be read: " + e.getMessage(), e);
    }
    if (!Chain.sha256(bytes).equals(digest)) {
      throw new LedgerException("The payload " + digest + " was changed.", null);
    }
    return bytes;
  }

  @Override
  public InputStream open(String digest) throws IOException {
    Stored stored = stored(digest).orElseThrow(() -> new LedgerException("There is no payload " + digest + ".", null));
    if (stored.location().equals(ERASED)) {
      throw new LedgerException("The payload " + digest + " was erased when the time for which it had to be kept was over.", null);
    }
    if (stored.location().equals("file")) {
      return Files.newInputStream(place(digest));
    }
    return new SequenceInputStream(new Enumeration<>() {
      private int part;

      @Override
      public boolean hasMoreElements() {
        return (long) part * CHUNK < stored.size();
      }

      @Override
      public InputStream nextElement() {
        int next = part++;
        return new ByteArrayInputStream(database.read(h -> h.select("SELECT bytes FROM payload_chunk WHERE digest = ? AND part = ?", digest, next)
            .map((rs, c) -> rs.getBytes(1)).one()));
      }
    });
  }

  /** Removes the file of bytes that were erased; nothing when they were in the database. */
  void drop(String digest) {
    if (folder == null || !erased(digest)) {
      return;
    }
    try {
      Files.deleteIfExists(place(digest));
    } catch (IOException e) {
      throw new LedgerException("The erased payload " + digest + " still lies in " + folder + ": " + e.getMessage(), e);
    }
  }

  @Override
  public boolean erased(String digest) {
    return stored(digest).filter(s -> s.location().equals(ERASED)).isPresent();
  }

  @Override
  public long size(String digest) {
    return stored(digest).map(Stored::size).orElse(-1L);
  }

  private Optional<Stored> stored(String digest) {
    return database.read(h -> h.select("SELECT size, location FROM payload WHERE digest = ?", digest)
        .map((rs, c) -> new Stored(rs.getLong(1), rs.getString(2))).findOne());
  }
}
