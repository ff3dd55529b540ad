package io.bordereau.routes.agreements;

import io.bordereau.envelopes.rnif.RnifSecurity;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import io.bordereau.signing.authorities.CertificateWatch;
import io.bordereau.signing.keys.CertificateAlarm;
import io.bordereau.signing.keys.KeyMaterial;
import io.bordereau.signing.keys.KeyRing;
import io.bordereau.signing.keys.KeysUnusable;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.keys.SigningKey;
import io.bordereau.signing.keys.Standing;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of messages to and from one partner: those of our company, under its policies, unless the agreement names a store of its own; and the certificates of the partner's. All of
 * them are watched.
 */
public final class MessageKeys {
  /** What is said of a certificate of somebody else: it was agreed on, so who issued it and for what does not matter. */
  private static final Set<CertificateAlarm.Kind> OF_OTHERS = EnumSet.of(CertificateAlarm.Kind.EXPIRES, CertificateAlarm.Kind.EXPIRED, CertificateAlarm.Kind.NOT_YET_VALID);

  private final Agreements agreements;
  private final Partner partner;
  private final KeyPlaces places;
  private final Optional<CompanyKeys> company;
  private KeyMaterial own;
  private List<X509Certificate> theirs;

  MessageKeys(Agreements agreements, Partner partner) {
    this.agreements = agreements;
    this.partner = partner;
    this.places = new KeyPlaces(agreements, partner.company(), Clock.systemUTC());
    this.company = agreements.company(partner.company()).flatMap(agreements::keys);
  }

  /** What was agreed about RosettaNet messages; null when the partner does not speak RNIF. */
  private Rnif rnif() {
    return partner.envelope() == null ? null : partner.envelope().rnif();
  }

  /** The store that the agreement names for itself; null when it names none. */
  private String store() {
    return rnif() == null ? null : rnif().store();
  }

  /**
   * The key that signs a message now.
   *
   * @throws SigningFailed when there is none, or it is worth less than what goes to this partner must be
   */
  SigningKey signing(Instant at) throws SigningFailed {
    Standing least = agreements.least(partner);
    if (store() == null) {
      return company.orElseThrow(() -> new SigningFailed("the file of " + partner.company() + " does not say what it signs with", false)).key(Signing.Use.MESSAGES, least, at);
    }
    try {
      SigningKey key = own().signing(Standing.ADVANCED);
      if (!key.standing().suffices(least)) {
        throw new SigningFailed("the key in " + store() + " is for development, and what goes to " + partner.id() + " is live", false);
      }
      return key;
    } catch (KeysUnusable e) {
      throw new SigningFailed(e.getMessage(), false, e);
    }
  }

  /**
   * The keys that open what was encrypted for us: while one takes over from another, both.
   *
   * @throws SigningFailed when there is none
   */
  List<KeyMaterial> opening() throws SigningFailed {
    List<KeyMaterial> all = store() != null ? List.of(own()) : company.isPresent() ? company.get().opening() : List.of();
    if (all.isEmpty()) {
      throw new SigningFailed("no key of " + partner.company() + " for messages lies in a store, and only such open", false);
    }
    return all;
  }

  /** Whether there is a key that may open messages. */
  boolean opens() {
    return store() != null || agreements.company(partner.company()).map(Company::signing).stream().flatMap(signing -> signing.keys().stream())
        .anyMatch(key -> key.store() != null && key.uses().contains(Signing.Use.MESSAGES));
  }

  /** The certificates of the partner's for RosettaNet messages, in the order of the agreement. */
  synchronized List<X509Certificate> theirs() throws SigningFailed {
    if (theirs == null) {
      theirs = List.copyOf(places.certificates(rnif().certificates()));
    }
    return theirs;
  }

  private synchronized KeyMaterial own() throws SigningFailed {
    if (own == null) {
      try {
        own = KeyMaterial.load(agreements.file(store()), places.secret(rnif().password()).toCharArray());
      } catch (KeysUnusable e) {
        throw new SigningFailed(e.getMessage(), false, e);
      }
    }
    return own;
  }

  /**
   * What is to be said about the store of the agreement and the certificates of the partner's; the company's keys are watched with the company.
   *
   * @param asking whether authorities are asked about revocation
   */
  public List<Finding> watched(Instant at, boolean asking) {
    List<Finding> findings = new ArrayList<>();
    try {
      CertificateWatch watch = watch(asking);
      if (store() != null) {
        for (CertificateAlarm alarm : watch.look(KeyRing.of(own()), CertificateWatch.Use.MESSAGES, at)) {
          findings.add(finding(CompanyKeys.code(alarm.kind()), alarm.grave() ? Severity.ERROR : Severity.WARNING, alarm.serial(),
              "Certificate " + alarm.serial() + " of " + alarm.subject() + ", which messages to " + partner.id() + " are signed by: " + alarm.words() + ".", alarm.next()));
        }
      }
      for (X509Certificate each : counting()) {
        watch.look(List.of(each), CertificateWatch.Use.MESSAGES, at).stream().filter(alarm -> OF_OTHERS.contains(alarm.kind())).forEach(alarm ->
            findings.add(finding("SIG-85", alarm.grave() ? Severity.ERROR : Severity.WARNING, alarm.serial(), "Certificate " + alarm.serial() + " of " + alarm.subject() + ", by which "
                + partner.id() + " signs or opens messages: " + alarm.words() + ".", "Ask the partner for its next certificate, and add it to the agreement beside the present one.")));
      }
    } catch (SigningFailed e) {
      findings.add(finding("SIG-10", e.passing() ? Severity.WARNING : Severity.ERROR, null, "The keys for messages with " + partner.id() + " cannot be used: " + e.getMessage() + ".",
          "See to the store and the certificates that the agreement names."));
    }
    return findings.stream().distinct().toList();
  }

  private CertificateWatch watch(boolean asking) throws SigningFailed {
    Optional<Signing> said = agreements.company(partner.company()).map(Company::signing);
    Signing.Watch times = said.map(Signing::watch).orElseGet(() -> new Signing.Watch(null, null));
    return new CertificateWatch(times.before(), times.overlap(), List.of(), asking && company.isPresent() && !company.get().development() ? company.get().revocation() : null);
  }

  /** Of several certificates that all are accepted the one that ends last counts, and the one that is encrypted for. */
  private List<X509Certificate> counting() throws SigningFailed {
    List<X509Certificate> signed = new ArrayList<>();
    if (partner.inbound().cxml() != null) {
      places.certificates(partner.inbound().cxml().certificates()).stream().max(Comparator.comparing(X509Certificate::getNotAfter)).ifPresent(signed::add);
    }
    if (rnif() != null) {
      theirs().stream().max(Comparator.comparing(X509Certificate::getNotAfter)).ifPresent(signed::add);
      if (rnif().encrypt() != RnifSecurity.Scope.NOTHING && !theirs().isEmpty()) {
        signed.add(theirs().get(0));
      }
    }
    return signed.stream().distinct().toList();
  }

  private Finding finding(String code, Severity severity, String value, String message, String next) {
    return new Finding(code, severity, "partners/" + partner.id() + ".yaml", null, value, message, null, Turn.HUB, next);
  }
}
