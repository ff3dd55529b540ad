package io.bordereau.routes.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The inputs of a command: files, folders walked recursively in the order of their names, or {@code -}. */
final class Inputs {
  @Parameters(arity = "1..*", paramLabel = "PATH", description = "A file, a folder (walked recursively), or - for standard input.")
  private List<String> paths;

  @Option(names = "--format", paramLabel = "ID", description = "The format of the inputs; otherwise their content says it.")
  private String format;

  /** The format that the caller names; null when the content says it. */
  String format() {
    return format;
  }

  /** Whether there may be more than one. */
  boolean several() {
    return paths.size() > 1 || !paths.get(0).equals("-") && Files.isDirectory(Path.of(paths.get(0)));
  }

  /** All of them, in order. What is not there is among them too: reading it says so. */
  List<Source> sources(Terminal terminal) throws IOException {
    var found = new ArrayList<Source>();
    for (var name : paths) {
      if (name.equals("-")) found.add(new Source(name, null, terminal.in()));
      else walk(Path.of(name), found);
    }
    return found;
  }

  /**
   * The one input of a command that takes one.
   *
   * @throws UsageException when it is a folder or is not there
   */
  static Source single(String name, Terminal terminal) {
    if (name.equals("-")) return new Source(name, null, terminal.in());
    var path = Path.of(name);
    if (!Files.isRegularFile(path)) throw new UsageException("'" + name + "' is " + (Files.exists(path) ? "not a file" : "not there"));
    return new Source(name, path, null);
  }

  private static void walk(Path path, List<Source> found) throws IOException {
    if (!Files.isDirectory(path)) {
      found.add(new Source(path.toString(), path, null));
      return;
    }
    var files = new ArrayList<Path>();
    Files.walkFileTree(path, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return hidden(folder) && !folder.equals(path) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (!hidden(file) && !Files.isDirectory(file)) files.add(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException e) {
        files.add(file); // reading it will say what is wrong with it
        return FileVisitResult.CONTINUE;
      }
    });
    Collections.sort(files);
    for (var file : files) found.add(new Source(file.toString(), file, null));
  }

  private static boolean hidden(Path path) {
    var name = path.getFileName();
    return name != null && name.toString().startsWith(".") && name.toString().length() > 1 && !name.toString().equals("..");
  }
}
