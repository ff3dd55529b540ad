package io.bordereau.routes.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A copy of a folder. */
final class ArchivedCopy {
  private ArchivedCopy() {}

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (var each : all.toList()) Files.copy(each, to.resolve(from.relativize(each).toString()));
    }
  }
}
