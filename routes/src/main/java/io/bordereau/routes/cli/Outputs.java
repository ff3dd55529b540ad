package io.bordereau.routes.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import picocli.CommandLine.Option;

/** Where a command puts what it writes: files named after their inputs, or standard output. */
final class Outputs {
  @Option(names = "--out", paramLabel = "DIR", description = "Write files into this folder, named after their inputs.")
  private Path folder;

  private final Set<String> taken = new HashSet<>();

  /** Whether files are written. */
  boolean toFiles() {
    return folder != null;
  }

  /** Makes the folder. */
  void begin() throws IOException {
    if (folder != null) Files.createDirectories(folder);
  }

  /**
   * Writes one output.
   *
   * @param number which business document of the input it is, from 1; 0 when the input has only one
   * @param ending the file's ending, without its dot
   */
  void write(Source source, int number, String ending, byte[] bytes, Answer answer) throws IOException {
    var stem = number == 0 ? source.stem() : source.stem() + "-" + number;
    var name = stem + "." + ending;
    for (int again = 2; !taken.add(name); again++) name = stem + "~" + again + "." + ending;
    var file = folder.resolve(name);
    Files.write(file, bytes);
    answer.output(file.toString());
  }
}
