package io.bordereau.routes.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A zip whose bytes follow from the files in it: sorted by name, stored as they are, at no time. */
final class PackZip {
  private static final LocalDateTime NEVER = LocalDateTime.of(1980, 1, 1, 0, 0);

  private PackZip() {}

  /** The bytes. */
  static byte[] write(SortedMap<String, byte[]> files) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        var entry = new ZipEntry(file.getKey());
        var crc = new CRC32();
        crc.update(file.getValue());
        entry.setCrc(crc.getValue());
        entry.setSize(file.getValue().length);
        entry.setCompressedSize(file.getValue().length);
        entry.setTimeLocal(NEVER);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new IllegalStateException("nothing is written to but memory", e);
    }
    return out.toByteArray();
  }

  /** The files; empty when these are not exactly the bytes that {@link #write} makes of them. */
  static Optional<SortedMap<String, byte[]>> read(byte[] bytes) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        // stored files cannot be larger than the zip: nothing swells
        if (entry.getMethod() != ZipEntry.STORED || files.put(entry.getName(), zip.readAllBytes()) != null) return Optional.empty();
      }
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
    return Arrays.equals(write(files), bytes) ? Optional.of(files) : Optional.empty();
  }

  /** Whether bytes begin as a zip does. */
  static boolean looksLike(byte[] bytes) {
    return bytes.length > 30 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
  }
}
