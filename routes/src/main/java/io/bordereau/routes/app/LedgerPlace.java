package io.bordereau.routes.app;

import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.SharedDatabase;
import io.bordereau.routes.ledger.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Where the ledger of a configuration lies. */
public final class LedgerPlace {
  private LedgerPlace() {}

  /**
   * The place.
   *
   * @param work the work folder, in which an embedded ledger lies
   * @throws StartRefused when a secret is missing
   */
  public static Store of(Agreements agreements, Path work) {
    var database = agreements.hub() == null ? null : agreements.hub().database();
    if (database == null) return new Store.Embedded(work.resolve("ledger"));
    return new Store.Server(database.url(), database.user(), secret(agreements, database.password(), "database.password"), properties(agreements, database),
        database.writers(), database.readers(), database.patience(), database.payloads() == null ? null : work.resolve(database.payloads()));
  }

  /** The same for who asks about a work folder: what lies in it goes before what the configuration says; {@code agreements} may be null. */
  public static Store existing(Agreements agreements, Path work) {
    var embedded = new Store.Embedded(work.resolve("ledger"));
    return agreements == null || Files.exists(embedded.folder().resolve("ledger.db")) ? embedded : of(agreements, work);
  }

  /** The driver's names for what was agreed. */
  private static Map<String, String> properties(Agreements agreements, SharedDatabase database) {
    var properties = new HashMap<String, String>();
    properties.put("sslmode", switch (database.tls()) {
      case NONE -> "disable";
      case ENCRYPTED -> "require";
      case VERIFIED -> "verify-full";
    });
    if (database.tls() == SharedDatabase.Tls.NONE) return properties;
    if (database.trust() != null) properties.put("sslrootcert", agreements.file(database.trust()).toString());
    else if (database.tls() == SharedDatabase.Tls.VERIFIED && database.store() == null) properties.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
    if (database.store() != null) {
      properties.put("sslkey", agreements.file(database.store()).toString());
      properties.put("sslpassword", secret(agreements, database.storePassword(), "database.storePassword"));
    }
    return properties;
  }

  /** A secret that hub.yaml refers to; null when it refers to none. */
  static String secret(Agreements agreements, String reference, String field) {
    return reference == null ? null : agreements.secret(reference).read()
        .orElseThrow(() -> new StartRefused("The secret of " + field + " in hub.yaml is missing: " + reference + "."));
  }
}
