package io.bordereau.routes.ledger;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The class path for processes that tests start. */
public final class ProcessClassPath {
  private ProcessClassPath() {}

  /** The class path of the tests, however they were started. */
  public static String ofTests() {
    List<String> paths = new ArrayList<>();
    for (ClassLoader l = ProcessClassPath.class.getClassLoader(); l != null; l = l.getParent()) {
      if (l instanceof URLClassLoader urls) {
        for (URL url : urls.getURLs()) {
          paths.add(Path.of(URI.create(url.toString())).toString());
        }
      }
    }
    paths.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    return String.join(File.pathSeparator, paths);
  }
}
