package io.bordereau.routes.ledger;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Where a ledger lies. */
public sealed interface Store {
  /**
   * In a folder of this machine: SQLite.
   *
   * @param folder holds {@code ledger.db} and {@code payloads/}
   */
  record Embedded(Path folder) implements Store {}

  /**
   * On a PostgreSQL that several hubs may share.
   *
   * @param url its JDBC URL, without user and password
   * @param user who logs in; null when the URL says it
   * @param password with what; null when the server asks for none
   * @param properties further settings of the driver, such as those of TLS
   * @param writers how many transactions this hub writes at once
   * @param readers how many questions it asks at once
   * @param patience how long a call waits for a database that does not answer before it fails
   * @param payloads a folder that all hubs on this database see alike, for large payloads; null when all bytes go into the database
   */
  record Server(String url, String user, String password, Map<String, String> properties, int writers, int readers, Duration patience, Path payloads)
      implements Store {
    public Server {
      properties = Map.copyOf(properties);
    }

    /** With the usual sizes: eight writers, four readers, five seconds. */
    public static Server of(String url, String user, String password) {
      return new Server(url, user, password, Map.of(), 8, 4, Duration.ofSeconds(5), null);
    }

    /** Without its secrets. */
    @Override
    public String toString() {
      return url.replaceFirst("\\?.*", "");
    }
  }
}
