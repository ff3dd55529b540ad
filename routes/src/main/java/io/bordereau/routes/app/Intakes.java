package io.bordereau.routes.app;

import io.bordereau.routes.intake.Intake;
import io.bordereau.routes.intake.IntakeConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configured ERP exports: every {@code intake/*.xml} of the configuration, read once when first needed; a wrong one is left out and
 * said so.
 */
final class Intakes implements Supplier<List<Intake>> {
  private static final Logger LOG = LoggerFactory.getLogger(Intakes.class);

  private final Path folder;
  private List<Intake> loaded;

  Intakes(Path folder) {
    this.folder = folder;
  }

  @Override
  public synchronized List<Intake> get() {
    try {
      if (loaded == null) loaded = load();
      return loaded;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Intake> load() throws IOException {
    var intakes = new ArrayList<Intake>();
    if (!Files.isDirectory(folder)) return intakes;
    List<Path> files;
    try (var all = Files.list(folder)) {
      files = all.filter(f -> f.toString().endsWith(".xml")).sorted().toList();
    }
    for (var file : files) {
      try {
        intakes.add(Intake.load(file));
      } catch (IntakeConfigurationException e) {
        e.findings().forEach(f -> LOG.warn("{} {}: {}", f.code(), f.where(), f.message()));
      }
    }
    return intakes;
  }
}
