package io.bordereau.routes.cli;

import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.app.LedgerPlace;
import io.bordereau.routes.ledger.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The ledgers that a command works on. */
final class Ledgers {
  /**
   * A ledger and the work folder around it.
   *
   * @param work the work folder
   * @param store where the ledger lies
   */
  record Place(Path work, Store store) {
    /** Whether there is one; what lies on a server is believed to. */
    boolean there() {
      return !(store instanceof Store.Embedded embedded) || Files.exists(embedded.folder().resolve("ledger.db"));
    }
  }

  @Mixin
  private Configuration configuration;

  @Option(names = "--work", paramLabel = "DIR", description = "The hub's work folder; otherwise that of hub.yaml, then that of the last demo.")
  private Path work;

  /** The configuration folder. */
  Path config(Terminal terminal) {
    return configuration.folder(terminal);
  }

  /** The configuration; null when there is none. */
  Agreements agreements(Terminal terminal) {
    var config = configuration.folder(terminal);
    return Files.isDirectory(config) ? Agreements.load(config).agreements() : null;
  }

  /** The place that counts, whether there is a ledger or not. */
  Place first(Terminal terminal) {
    var agreements = agreements(terminal);
    var hub = agreements == null ? null : agreements.hub();
    if (work != null) return new Place(work, LedgerPlace.existing(hub == null ? null : agreements, work));
    if (hub == null) throw new UsageException("there is no hub.yaml: name the work folder with --work");
    var folder = terminal.root().resolve(hub.work());
    return new Place(folder, LedgerPlace.of(agreements, folder));
  }

  /**
   * The places that have a ledger, the one that counts first.
   *
   * @throws UsageException when there is none
   */
  List<Place> all(Terminal terminal) {
    var places = new ArrayList<Place>();
    var agreements = agreements(terminal);
    if (work != null || agreements != null && agreements.hub() != null) places.add(first(terminal));
    var demo = terminal.root().resolve("work/demo/hub");
    if (work == null) places.add(new Place(demo, new Store.Embedded(demo.resolve("ledger"))));
    places.removeIf(place -> !place.there());
    if (places.isEmpty()) throw new UsageException("there is no ledger yet: ./hub run or ./hub demo makes one");
    return places;
  }
}
