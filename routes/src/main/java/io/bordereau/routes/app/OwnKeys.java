package io.bordereau.routes.app;

import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Company;
import io.bordereau.signing.keys.DevelopmentKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A development hub makes the keys and secrets that its agreements refer to below {@code keys/}; any other hub is given them. */
final class OwnKeys {
  private static final Logger LOG = LoggerFactory.getLogger(OwnKeys.class);
  private static final String SECRETS = "file:keys/secrets/";

  private OwnKeys() {}

  /** Makes what is missing below a configuration folder. */
  static DevelopmentKeys ensure(Path config, Agreements agreements) throws IOException {
    var keys = new DevelopmentKeys(config.resolve("keys"));
    List<String> made = keys.ensure(Instant.now(), secrets(agreements));
    if (agreements.partners().stream().anyMatch(p -> p.envelope() != null && p.envelope().rnif() != null)) {
      made = new java.util.ArrayList<>(made);
      made.addAll(keys.ensureMessages(Instant.now()));
    }
    List<String> companies = signing(agreements, keys);
    if (!companies.isEmpty()) {
      made = new java.util.ArrayList<>(made);
      made.addAll(keys.ensureDocuments(Instant.now(), companies));
    }
    if (!made.isEmpty()) LOG.info("Development keys made in {}: {}", keys.folder(), made);
    return keys;
  }

  /** The companies whose signing keys are the hub's own. */
  private static List<String> signing(Agreements agreements, DevelopmentKeys keys) {
    return agreements.companies().stream().filter(company -> company.signing() != null && company.signing().keys().stream()
        .anyMatch(key -> key.store() != null && agreements.file(key.store()).equals(keys.documents(company.id()).toAbsolutePath().normalize()))).map(Company::id).toList();
  }

  private static Set<String> secrets(Agreements agreements) {
    var names = new TreeSet<String>();
    for (var partner : agreements.partners()) {
      var authentication = partner.endpoint().authentication();
      if (authentication != null) add(names, authentication.secret());
      if (partner.inbound().authentication() != null) add(names, partner.inbound().authentication().secret());
      if (partner.inbound().cxml() != null) add(names, partner.inbound().cxml().secret());
      if (partner.envelope() != null && partner.envelope().cxml() != null) add(names, partner.envelope().cxml().secret());
    }
    return names;
  }

  private static void add(Set<String> names, String reference) {
    if (reference != null && reference.startsWith(SECRETS)) names.add(reference.substring(SECRETS.length()));
  }
}
