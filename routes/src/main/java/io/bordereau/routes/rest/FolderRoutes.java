package io.bordereau.routes.rest;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;

/**
 * The watched folders: a file whose size stands still is handed over, and moved only after the ledger has committed. What is refused goes
 * to {@code .refused} with its findings beside it; when the hub itself fails, the file stays and is tried again. A folder that several hubs see is
 * watched by one of them at a time.
 */
public final class FolderRoutes extends RouteBuilder {
  /** The exchange property that names the folder which a file is moved to. */
  static final String KEPT = "kept";

  private static final String HOW = "?autoCreate=true&delay=1000&initialDelay=500&maxMessagesPerPoll=100&readLock=changed&readLockMinAge=2s"
      + "&exclude=.*\\.(part|tmp|new)&move=${exchangeProperty." + KEPT + "}/${date:now:yyyyMMdd-HHmmssSSS}-${file:onlyname}";

  private final Map<String, Path> folders;
  private final Predicate<Path> turns;

  /** Watches these folders, by the id of the route's suffix; {@code turns} says whether it is this hub's turn. */
  public FolderRoutes(Map<String, Path> folders, Predicate<Path> turns) {
    this.folders = Map.copyOf(folders);
    this.turns = turns;
  }

  @Override
  public void configure() {
    folders.forEach((name, folder) -> {
      bindToRegistry("turns-" + name, new Turn(folder));
      from("file:" + folder + HOW + "&pollStrategy=#turns-" + name).routeId("receive-by-folder-" + name)
          .routeConfigurationId(RestErrors.FOLDER)
          .setProperty(KEPT, constant(".done")).bean("receiveFile", "receive");
    });
  }

  /** Looks into a folder only in its turn. */
  private final class Turn extends DefaultPollingConsumerPollStrategy {
    private final Path folder;

    Turn(Path folder) {
      this.folder = folder;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
      return turns.test(folder);
    }
  }
}
