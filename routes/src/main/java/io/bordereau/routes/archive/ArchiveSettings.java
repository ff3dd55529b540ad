package io.bordereau.routes.archive;

import io.bordereau.routes.agreements.Archive;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the archive needs to know.
 *
 * @param places the folders that checkpoints are written to, the first beside the ledger
 * @param every how often they are made
 */
public record ArchiveSettings(List<Path> places, Duration every) {
  public ArchiveSettings {
    places = List.copyOf(places);
  }

  /** What a hub's file says, its folders seen from its work folder. */
  public static ArchiveSettings of(Archive archive, Path work) {
    var places = new ArrayList<>(List.of(work.resolve(archive.checkpoints())));
    archive.also().forEach(folder -> places.add(work.resolve(folder)));
    return new ArchiveSettings(places, archive.every());
  }

  /** Why checkpoints cannot be written now, place by place; nothing when they can. */
  public List<String> hindrances() {
    return places.stream().map(place -> new Checkpoints(place).hindrance()).filter(java.util.Objects::nonNull).toList();
  }
}
