package io.bordereau.routes.rest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that is answered, and gone when it was read.
 *
 * @param file where it lies until then
 * @param type its media type
 * @param name under which it is kept by whoever asked: plain letters, digits, dots and hyphens
 */
public record Download(Path file, String type, String name) {
  InputStream open() throws IOException {
    return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
  }
}
