package io.bordereau.edi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A main class run in a virtual machine of its own, whose heap is as small as a test wants it. */
final class ChildJvm {
  private ChildJvm() {}

  /** The last line that it prints; it must end well, and within some minutes. */
  static String last(Class<?> main, int megabytes, int minutes, String... args) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + megabytes + "m"));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(a -> a.startsWith("-Djavax.xml") || a.startsWith("-Dbordereau")).forEach(command::add);
    command.addAll(List.of("-cp", classPath(), main.getName()));
    command.addAll(List.of(args));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String[1];
    var reading = Thread.ofPlatform().start(() -> output[0] = read(process));
    boolean ended = process.waitFor(minutes, TimeUnit.MINUTES);
    if (!ended) process.destroyForcibly();
    reading.join();
    assertTrue(ended, () -> main.getSimpleName() + " hangs: " + output[0]);
    assertEquals(0, process.exitValue(), output[0]);
    return output[0].strip().lines().reduce((a, b) -> b).orElse("");
  }

  private static String read(Process process) {
    try {
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static String classPath() {
    var paths = new ArrayList<String>();
    for (var l = ChildJvm.class.getClassLoader(); l != null; l = l.getParent()) {
      if (l instanceof URLClassLoader urls) for (URL url : urls.getURLs()) paths.add(Path.of(URI.create(url.toString())).toString());
    }
    paths.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    return String.join(File.pathSeparator, paths);
  }
}
