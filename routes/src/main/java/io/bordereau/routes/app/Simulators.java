package io.bordereau.routes.app;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Simulated partners as processes of their own, with nothing of the hub on their class path. They end with this. */
public final class Simulators implements AutoCloseable {
  private static final String MAIN = "io.bordereau.simulators.Simulator";
  private static final String TRUST = "io.bordereau.simulators.TrustService";
  private static final String JUDGE = "io.bordereau.simulators.Judge";

  private final String classPath;
  private final Path folder;
  private final Map<String, Process> running = new ConcurrentHashMap<>();
  private final Thread last = new Thread(this::end, "end-of-simulators");

  /**
   * Simulators with their books in a folder.
   *
   * @param root the project's root, where they were built
   */
  public Simulators(Path root, Path folder) throws IOException {
    this.classPath = classPath(root);
    this.folder = Files.createDirectories(folder);
    Runtime.getRuntime().addShutdownHook(last);
  }

  /**
   * Starts one.
   *
   * @param name its name, also of its book
   * @param options as its command line takes them, besides {@code --book}
   * @return its port
   * @throws IOException when it does not get ready
   */
  public int start(String name, List<String> options) throws IOException {
    return start(MAIN, name, options);
  }

  /**
   * Starts a simulated trust service: remote keys, time-stamps, revocation. Its keys and {@code trust-root.pem} lie in a folder of its name.
   *
   * @return its port
   * @throws IOException when it does not get ready
   */
  public int trust(String name) throws IOException {
    return start(TRUST, name, List.of("--port", "0", "--state", folder.resolve(name).toString()));
  }

  private int start(String main, String name, List<String> options) throws IOException {
    var command = java(main);
    command.addAll(options);
    command.addAll(List.of("--book", book(name).toString()));
    var log = folder.resolve(name + ".log").toFile();
    var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log)).start();
    running.put(name, process);
    var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
    if (said == null || !said.startsWith("ready ")) {
      throw new IOException("The simulated " + name + " did not start; see " + log + ".");
    }
    return Integer.parseInt(said.substring("ready ".length()).strip());
  }

  /** The book that one keeps. */
  public Path book(String name) {
    return folder.resolve(name + ".jsonl");
  }

  /**
   * Has the books compared with what the sender says, by a judge that is not the hub.
   *
   * @param sender one JSON object per line: number and expected decision
   * @return the judge's verdict as JSON
   */
  public String judge(Path sender) throws IOException, InterruptedException {
    var command = java(JUDGE, "--sender", sender.toString());
    for (var name : running.keySet()) if (Files.exists(book(name))) command.addAll(List.of("--receiver", book(name).toString()));
    var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var verdict = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    process.waitFor();
    return verdict;
  }

  private List<String> java(String... arguments) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<>(List.of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx96m", "-cp", classPath));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Where they were built; while building and testing, their part of our own class path. */
  private static String classPath(Path root) throws IOException {
    var given = System.getProperty("bordereau.simulators");
    if (given != null) return given;
    var built = Stream.concat(jars(root.resolve("samples/simulators/target")), jars(root.resolve("samples/simulators/target/lib")));
    var path = built.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    if (!path.isEmpty()) return path;
    var ours = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(e -> Stream.of("simulators", "staedi", "bouncycastle", "pdfbox", "commons-logging").anyMatch(e::contains))
        .collect(Collectors.joining(File.pathSeparator));
    if (ours.isEmpty()) throw new StartRefused("The simulated partners are not built; run mvn package in " + root + ".");
    return ours;
  }

  private static Stream<Path> jars(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) return Stream.empty();
    try (var files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList().stream();
    }
  }

  private void end() {
    running.values().forEach(Process::destroyForcibly);
  }

  @Override
  public void close() {
    end();
    Runtime.getRuntime().removeShutdownHook(last);
  }
}
