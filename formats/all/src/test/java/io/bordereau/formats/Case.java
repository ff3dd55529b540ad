package io.bordereau.formats;

import io.bordereau.mapping.Context;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Read;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One folder of the Rosetta corpus: {@code document.json}, the same in every format, and {@code lost.txt} with what does not come back.
 *
 * @param folder {@code samples/NAME}
 */
record Case(Path folder) {
  /** Every case, by name. */
  static List<Case> all() {
    try (var folders = Files.list(samples())) {
      return folders.filter(f -> Files.isRegularFile(f.resolve("document.json"))).sorted().map(Case::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path samples() {
    var root = System.getProperty("bordereau.root");
    return (root == null ? Path.of("../..") : Path.of(root)).resolve("samples");
  }

  String name() {
    return folder.getFileName().toString();
  }

  /** Whether the case is kept in that format, which must carry its kind of document: a file {@code formats.txt} narrows the choice for large ones. */
  boolean isIn(Format format) {
    if (!format.carries(document().document().orElseThrow())) return false;
    if (format.id().endsWith("-812") && !adjusts()) return false;
    if (!chosen(format)) return false;
    var file = folder.resolve("formats.txt");
    return !Files.exists(file) || List.of(text(file).strip().split("\\s+")).contains(format.id());
  }

  /** Profiles that few documents are meant for are kept in the cases that {@code samples/profiles.txt} names beside them; other formats in all. */
  private boolean chosen(Format format) {
    return text(samples().resolve("profiles.txt")).lines().filter(l -> l.startsWith(format.id() + ":"))
        .map(l -> List.of(l.substring(l.indexOf(':') + 1).strip().split("\\s+")).contains(name())).findFirst().orElse(true);
  }

  /** Whether the document is a credit or debit note, which is all that an 812 is for. */
  private boolean adjusts() {
    return document().document().orElseThrow() instanceof io.bordereau.document.Invoice i && (i.isCredit() || "383".equals(i.type()));
  }

  /** The document as the internal JSON says it. */
  Read<?> document() {
    var reads = Formats.byId("bordereau-json").orElseThrow().read(bytes(folder.resolve("document.json")), Context.NEUTRAL);
    if (reads.size() != 1) throw new IllegalStateException(folder + " holds " + reads.size() + " documents");
    return reads.getFirst();
  }

  /** The file of the case in a format. */
  Path file(Format format) {
    return folder.resolve(format.id() + (format.family().matches("(x12|edifact).*") ? ".edi" : ".xml"));
  }

  /** What does not come back, of all formats. */
  Path lost() {
    return folder.resolve("lost.txt");
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    return new String(bytes(file), java.nio.charset.StandardCharsets.UTF_8);
  }
}
