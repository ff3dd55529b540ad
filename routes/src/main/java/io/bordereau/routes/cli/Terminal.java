package io.bordereau.routes.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * The world of a command: where it reads, answers and complains, and which installation it belongs to.
 *
 * @param in standard input
 * @param out results, UTF-8; flushed by whoever starts a command
 * @param err messages, UTF-8, flushed line by line
 * @param root the project's root, below which {@code config/} and {@code work/} stand
 * @param interactive whether a person watches {@link #err}, so that progress is worth showing
 */
record Terminal(InputStream in, OutputStream out, PrintWriter err, Path root, boolean interactive) {

  /** The process's own: the launcher says by system properties where the root is and whether a person watches. */
  static Terminal system() {
    var out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
    var err = new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    var root = Path.of(System.getProperty("bordereau.root", "")).toAbsolutePath().normalize();
    return new Terminal(System.in, out, err, root, Boolean.getBoolean("bordereau.interactive"));
  }

  /** Writes a line of a result. */
  void line(String text) {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Records a bug: one line to the person, the stack trace to a log file.
   *
   * @param about what was being worked on; null when nothing in particular
   */
  void bug(String about, Throwable bug) {
    var subject = (about == null ? "" : about + ": ") + "internal error: " + brief(bug);
    try {
      var directory = root.resolve("work/log");
      Files.createDirectories(directory);
      var log = directory.resolve("errors-" + LocalDate.now() + ".log");
      var trace = new StringWriter();
      trace.write(LocalDateTime.now() + " " + subject + "\n");
      bug.printStackTrace(new PrintWriter(trace, true));
      Files.writeString(log, trace.toString(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      err.println("hub: " + subject + " (stack trace in " + log + ")");
    } catch (IOException | RuntimeException e) {
      err.println("hub: " + subject + " (no log file: " + brief(e) + ")");
    }
  }

  private static String brief(Throwable t) {
    var message = t.getMessage() == null ? "" : ": " + t.getMessage().lines().findFirst().orElse("");
    return t.getClass().getSimpleName() + (message.length() > 200 ? message.substring(0, 200) + "..." : message);
  }
}
