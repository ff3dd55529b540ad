package io.bordereau.routes.cli;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Answers in words that several commands share. */
final class Told {
  private Told() {}

  /** The files that were written, or why none was. */
  static void outputs(Terminal terminal, Answer answer) {
    if (answer.output() != null) {
      for (var path : answer.output()) terminal.line(answer.file() + " -> " + path);
    }
    if (answer.status() == Status.REFUSED) terminal.line(answer.file() + " refused");
  }

  /** A document, ended by a line end. */
  static void bytes(Terminal terminal, byte[] bytes) {
    try {
      terminal.out().write(bytes);
      if (bytes.length == 0 || bytes[bytes.length - 1] != '\n') terminal.out().write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
