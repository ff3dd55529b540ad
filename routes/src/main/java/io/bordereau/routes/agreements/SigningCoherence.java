package io.bordereau.routes.agreements;

import io.bordereau.mapping.Severity;
import io.bordereau.signing.authorities.AuthorityDown;
import io.bordereau.signing.keys.Standing;
import io.bordereau.signing.signatures.SignatureLevel;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What must fit together in how a company signs. A company whose signing is wrong is still one; it signs nothing. */
final class SigningCoherence {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Company company;
  private final Binder binder;
  private boolean good = true;

  private SigningCoherence(Company company, Binder binder) {
    this.company = company;
    this.binder = binder;
  }

  /**
   * The company as it may be used: without its signing when something is wrong with that, which is then said.
   *
   * @param all every company, for those who sign for others
   * @param hub the hub; null when its file is wrong
   */
  static Company of(Company company, List<Company> all, Hub hub, Binder binder) {
    if (company.signing() == null) {
      return company;
    }
    SigningCoherence check = new SigningCoherence(company, binder);
    check.signing(company.signing(), all, hub != null && hub.environment() == Hub.Environment.PRODUCTION);
    return check.good ? company : new Company(company.id(), company.name(), company.country(), company.identifiers(), company.languages(), company.currency(),
        company.series(), company.certificates(), company.look(), null, company.page(), company.approvals());
  }

  private void signing(Signing signing, List<Company> all, boolean production) {
    if (signing.by() != null) {
      behalf(signing, all);
      return;
    }
    if (signing.keys().isEmpty()) {
      wrong("SIG-01", "signing", null, "The company " + company.id() + " signs with no key.", "Add a key to signing.keys, or name in signing.by who signs for it.");
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < signing.keys().size(); i++) {
      key(signing.keys().get(i), "signing.keys[" + (i + 1) + "]", names, production);
    }
    if (signing.authorities() == Signing.Authorities.DEVELOPMENT && production) {
      wrong("SIG-05", "signing.authorities", "development", "The hub is in production, and its time-stamps and lists would be its own: worth nothing.",
          "Name the time-stamp authority in signing.timestamps, and let authorities be online.");
    }
    if (signing.level() != SignatureLevel.B && signing.authorities() == Signing.Authorities.ONLINE && signing.timestamps() == null) {
      wrong("SIG-04", "signing.level", null, "Signatures at level " + Scalars.name(signing.level()) + " need a time-stamp authority, and none is named.",
          "Add signing.timestamps, or let the level be b.");
    }
    if (signing.timestamps() != null && signing.timestamps().user() != null && signing.timestamps().secret() == null) {
      wrong("SIG-02", "signing.timestamps", null, "The time-stamp authority is given a user's name and no password.", "Add secret there, by reference.");
    }
    if (signing.timestamps() != null && signing.timestamps().secret() != null) {
      https("signing.timestamps.url", signing.timestamps().url());
    }
    down(signing);
  }

  private void behalf(Signing signing, List<Company> all) {
    if (!signing.keys().isEmpty()) {
      wrong("SIG-01", "signing", null, "The company " + company.id() + " has keys of its own and lets " + signing.by().company() + " sign for it.",
          "Keep keys, or keep by.");
    }
    Optional<Company> other = all.stream().filter(each -> each.id().equals(signing.by().company())).findFirst();
    if (other.isEmpty() || other.get().id().equals(company.id()) || other.get().signing() == null || other.get().signing().by() != null) {
      wrong("SIG-09", "signing.by.company", signing.by().company(), "The field signing.by.company names " + signing.by().company()
          + (other.isEmpty() ? ", which is none of our companies." : ", which does not sign itself."), "Name a company with signing.keys.");
    }
  }

  private void key(Signing.Key key, String at, Set<String> names, boolean production) {
    long places = Stream.of(key.store(), key.token(), key.service()).filter(Objects::nonNull).count();
    if (places != 1) {
      wrong("SIG-01", at, null, "The key " + key.name() + " lies " + (places == 0 ? "nowhere" : "in several places") + ".", "Give one of store, token and service.");
    }
    if (key.store() != null && key.password() == null) {
      wrong("SIG-02", at, null, "The store of the key " + key.name() + " has no password.", "Add password there, by reference.");
    }
    if (!names.add(key.name())) {
      wrong("SIG-03", at + ".name", key.name(), "There are two keys " + key.name() + ".", "Give each a name of its own.");
    }
    if (key.standing() == Standing.DEVELOPMENT && production) {
      wrong("SIG-05", at + ".standing", "development", "The hub is in production, and the key " + key.name() + " is for development: its signatures are worth nothing.",
          "Put a key of a trust service there.");
    }
    if (key.from() != null && key.until() != null && !key.from().isBefore(key.until())) {
      wrong("SIG-06", at + ".until", key.until().toString(), "The key " + key.name() + " would stop signing before it begins.", "Let until be after from.");
    }
    if (key.service() != null) {
      https(at + ".service.url", key.service().url());
      https(at + ".service.tokens", key.service().tokens());
      if (key.service().grant() == Signing.Grant.AUTHORIZATION_CODE) {
        https(at + ".service.authorize", key.service().authorize());
      }
    }
  }

  /** Secrets go over the wire. */
  private void https(String field, String address) {
    URI uri;
    try {
      uri = URI.create(address);
    } catch (IllegalArgumentException e) {
      wrong("SIG-08", field, address, "The field " + field + " is no address.", "Correct it.");
      return;
    }
    if (uri.getHost() == null || !"https".equals(uri.getScheme()) && !THIS_MACHINE.contains(uri.getHost())) {
      wrong("SIG-08", field, address, "Secrets would go to " + address + " unprotected.", "Use the https address of the service.");
    }
  }

  private void down(Signing signing) {
    Signing.Down down = signing.down();
    if (down.then() == AuthorityDown.Then.SEND_AND_UPGRADE && down.least().compareTo(signing.level()) >= 0) {
      binder.say("SIG-07", Severity.WARNING, "signing.down", null, "Nothing may be sent below level " + Scalars.name(down.least())
          + ", and that is what is wanted anyway: documents wait all the same.", "Let least be a lower level than signing.level, or let then be wait.");
    }
    if (!down.retry().isPositive() || !down.patience().isPositive()) {
      wrong("AGR-14", "signing.down", null, "The field signing.down cannot be kept: retry and patience must be above zero.", "Give times such as 1m and 4h.");
    }
  }

  private void wrong(String code, String field, String value, String message, String next) {
    binder.say(code, Severity.ERROR, field, value, message, next);
    good = false;
  }
}
