package io.bordereau.routes.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL for tests, started once for all of them; each asks for a database of its own. The system property {@code bordereau.postgres} names
 * another server instead, by a JDBC URL with user and password whose user may create databases.
 */
public final class TestPostgres {
  private static final String TEMPLATE = "bordereau_template";
  private static String server;
  private static final Set<String> MADE = new HashSet<>();

  private TestPostgres() {}

  /** The JDBC URL of a database of that name on the server. */
  private static synchronized String url(String name) {
    if (server == null) {
      server = System.getProperty("bordereau.postgres", "");
      try {
        if (server.isEmpty()) {
          server = EmbeddedPostgres.builder().setServerConfig("max_connections", "400").setServerConfig("shared_buffers", "64MB").start()
              .getJdbcUrl("postgres", "postgres");
        }
        run("postgres", "DROP DATABASE IF EXISTS " + TEMPLATE, "CREATE DATABASE " + TEMPLATE + " TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'");
        Database.migrate(source(TEMPLATE), Vendor.POSTGRESQL);
      } catch (IOException | SQLException e) {
        throw new IllegalStateException("PostgreSQL did not start", e);
      }
    }
    return server.replaceFirst("(//[^/]+/)[^?]*", "$1" + name);
  }

  private static void run(String database, String... statements) throws SQLException {
    try (Connection c = DriverManager.getConnection(url(database)); Statement s = c.createStatement()) {
      for (String statement : statements) {
        s.execute(statement);
      }
    }
  }

  private static DataSource source(String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url(database));
    return source;
  }

  /** The ledger that belongs to a folder: always the same for the same one, empty at first. */
  public static synchronized Store.Server of(Path folder) {
    String name = "l" + Chain.sha256(folder.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8)).substring(0, 20);
    url("postgres");
    if (MADE.add(name)) {
      try {
        run("postgres", "DROP DATABASE IF EXISTS " + name, "CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
    return at(url(name));
  }

  /** The ledger at a URL, for processes that tests start. */
  static Store.Server at(String url) {
    return new Store.Server(url, null, null, Map.of(), 8, 4, Duration.ofSeconds(5), null);
  }
}
