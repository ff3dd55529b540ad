package io.bordereau.routes.rest;

import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;

/**
 * The watched folders: a file whose size stands still is handed over, and moved only after the ledger has committed. What is refused goes
 * to {@code .refused} with its findings beside it; when the hub itself fails, the file stays and is tried again.
 */
public final class FolderRoutes extends RouteBuilder {
  /** The exchange property that names the folder which a file is moved to. */
  static final String KEPT = "kept";

  private static final String HOW = "?autoCreate=true&delay=1000&initialDelay=500&maxMessagesPerPoll=100&readLock=changed&readLockMinAge=2s"
      + "&exclude=.*\\.(part|tmp|new)&move=${exchangeProperty." + KEPT + "}/${date:now:yyyyMMdd-HHmmssSSS}-${file:onlyname}";

  private final Map<String, Path> folders;

  /** Watches these folders, by the id of the route's suffix. */
  public FolderRoutes(Map<String, Path> folders) {
    this.folders = Map.copyOf(folders);
  }

  @Override
  public void configure() {
    folders.forEach((name, folder) -> from("file:" + folder + HOW).routeId("receive-by-folder-" + name)
        .routeConfigurationId(RestErrors.FOLDER)
        .setProperty(KEPT, constant(".done")).bean("receiveFile", "receive"));
  }
}
