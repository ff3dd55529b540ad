package io.bordereau.routes.agreements;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import io.bordereau.signing.authorities.AuthorityDown;
import io.bordereau.signing.authorities.CertificateWatch;
import io.bordereau.signing.authorities.DevelopmentAuthorities;
import io.bordereau.signing.authorities.HttpTimestampAuthority;
import io.bordereau.signing.authorities.OnlineRevocation;
import io.bordereau.signing.authorities.RevocationRules;
import io.bordereau.signing.authorities.RevocationSource;
import io.bordereau.signing.authorities.TimestampAuthority;
import io.bordereau.signing.keys.CertificateAlarm;
import io.bordereau.signing.keys.DevelopmentKeys;
import io.bordereau.signing.keys.KeyMaterial;
import io.bordereau.signing.keys.KeyRing;
import io.bordereau.signing.keys.KeysUnusable;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.keys.SigningKey;
import io.bordereau.signing.keys.Standing;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.SignatureLevel;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a company signs with, joined from its file: keys, authorities, and what is done when one is down. Keys are opened when they are first needed, and kept; one that cannot be
 * opened now for a passing reason is tried again at the next need.
 */
public final class CompanyKeys {
  private static final Logger LOG = LoggerFactory.getLogger(CompanyKeys.class);

  private final Agreements agreements;
  private final KeyPlaces places;
  private final Company company;
  private final Signing signing;
  private final Clock clock;
  private final Map<String, SigningKey> opened = new ConcurrentHashMap<>();
  private RevocationSource revocation;

  private CompanyKeys(Agreements agreements, Company company, Signing signing, Clock clock) {
    this.agreements = agreements;
    this.places = new KeyPlaces(agreements, company.id(), clock);
    this.company = company;
    this.signing = signing;
    this.clock = clock;
  }

  /** Those of a company, or of the one that signs on behalf of it; empty when the hub signs nothing for it. */
  static Optional<CompanyKeys> of(Agreements agreements, Company company, Clock clock) {
    if (company.signing() == null) {
      return Optional.empty();
    }
    Signing.Behalf by = company.signing().by();
    Company signer = by == null ? company : agreements.company(by.company()).orElse(null);
    return signer == null || signer.signing() == null ? Optional.empty() : Optional.of(new CompanyKeys(agreements, signer, signer.signing(), clock));
  }

  /** Whose keys they are: another company's when that one signs on behalf. */
  public Company company() {
    return company;
  }

  /** The level of signatures on documents. */
  public SignatureLevel level() {
    return signing.level();
  }

  /** Whether the hub is its own authority: for development. */
  public boolean development() {
    return signing.authorities() == Signing.Authorities.DEVELOPMENT;
  }

  /** What its certificates should descend from; empty when the file names nothing. */
  public List<X509Certificate> anchors() throws SigningFailed {
    return places.certificates(signing.anchors());
  }

  /** Certificates that a chain may need and that neither a signature nor a time-stamp brings along: the anchors of the file, and those of the key. */
  public List<X509Certificate> known(SigningKey key) throws SigningFailed {
    List<X509Certificate> known = new ArrayList<>(key.chain());
    known.addAll(anchors());
    known.addAll(places.certificates(signing.timestamps() == null ? List.of() : signing.timestamps().anchors()));
    return known;
  }

  /** What is done when an authority is down. */
  public AuthorityDown down() {
    Signing.Down down = signing.down();
    return new AuthorityDown(down.then(), down.least(), down.retry(), down.patience(), down.margin());
  }

  /**
   * The key that signs at a moment.
   *
   * @param use what is signed
   * @param demanded what its signatures must be worth at least; a key of a lower standing never signs
   * @throws SigningFailed when there is none
   */
  public SigningKey key(Signing.Use use, Standing demanded, Instant at) throws SigningFailed {
    return key(use, Set.of(demanded), at);
  }

  /**
   * The same where any of several standings will do, such as a qualified signature or a qualified seal.
   *
   * @param use what is signed
   * @param demanded one of which its signatures must be worth at least; never empty
   * @throws SigningFailed when there is none
   */
  public SigningKey key(Signing.Use use, Set<Standing> demanded, Instant at) throws SigningFailed {
    List<Signing.Key> worthy = signing.keys().stream().filter(each -> each.uses().contains(use) && suffices(each.standing(), demanded)).toList();
    if (worthy.isEmpty()) {
      throw new SigningFailed(company.id() + " has no key for " + Scalars.name(use) + " that makes " + words(demanded), false);
    }
    return of(worthy, demanded, at);
  }

  /**
   * The key of a name, when it may sign at a moment.
   *
   * @param name as the company's file has it
   * @param demanded one of which its signatures must be worth at least; never empty
   * @throws SigningFailed when there is none, it is worth less, or it does not sign then
   */
  public SigningKey named(String name, Set<Standing> demanded, Instant at) throws SigningFailed {
    List<Signing.Key> named = signing.keys().stream().filter(each -> each.name().equals(name)).toList();
    if (named.isEmpty()) {
      throw new SigningFailed(company.id() + " has no key " + name + "; it has " + signing.keys().stream().map(Signing.Key::name).collect(Collectors.joining(", ")), false);
    }
    return of(named, demanded, at);
  }

  /**
   * Begins to ask a person for the use of a key at its trust service.
   *
   * @param name of the key, as the company's file has it
   * @param redirect where the browser comes back to
   * @throws SigningFailed when there is no such key, or nobody needs to grant it
   */
  public Consent consent(String name, URI redirect) throws SigningFailed {
    Signing.Key key = signing.keys().stream().filter(each -> each.name().equals(name) && each.service() != null && each.service().grant() == Signing.Grant.AUTHORIZATION_CODE).findFirst()
        .orElseThrow(() -> new SigningFailed(company.id() + " has no key " + name + " at a trust service with grant: authorization-code", false));
    return places.consent(key, redirect);
  }

  private SigningKey of(List<Signing.Key> worthy, Set<Standing> demanded, Instant at) throws SigningFailed {
    List<KeyRing.Turn> turns = new ArrayList<>();
    SigningFailed failure = null;
    for (Signing.Key each : worthy) {
      if (each.from() != null && each.from().atStartOfDay().toInstant(ZoneOffset.UTC).isAfter(at)) {
        continue;
      }
      try {
        KeyRing.Turn turn = turn(each);
        // what calls itself not for production is worth nothing, whatever the file says
        if (suffices(turn.key().standing(), demanded)) {
          turns.add(turn);
        }
      } catch (SigningFailed e) {
        failure = e;
      }
    }
    for (Optional<SigningKey> next = new KeyRing(turns).signing(at); next.isPresent(); next = new KeyRing(turns).signing(at)) {
      SigningKey signs = next.get();
      Optional<Instant> revoked = revoked(signs, at);
      if (revoked.isEmpty()) {
        return signs;
      }
      failure = new SigningFailed("the certificate of " + signs.certificate().getSubjectX500Principal().getName() + " is revoked since " + revoked.get()
          + ", and its key signs nothing any more", false);
      turns.removeIf(turn -> turn.key() == signs);
    }
    throw failure != null ? failure : new SigningFailed("no key of " + company.id() + " that makes " + words(demanded) + " is valid now", false);
  }

  /** Since when a key, or one that issued its certificate, is revoked. That nobody says so now is no reason to stop: the watch tells it, and levels from LT on ask once more. */
  private Optional<Instant> revoked(SigningKey key, Instant at) {
    List<X509Certificate> chain = key.chain();
    for (int i = 0; i + 1 < chain.size(); i++) {
      try {
        Instant since = revocation().proof(chain.get(i), chain.get(i + 1), at).revoked();
        if (since != null && !since.isAfter(at)) {
          return Optional.of(since);
        }
      } catch (SigningFailed e) {
        LOG.debug("Nobody says whether a certificate of {} is revoked: {}", company.id(), e.getMessage());
      }
    }
    return Optional.empty();
  }

  /** Those of its keys for messages that open as well: keys in stores, also before their turn and after it, since messages on their way were made for either. */
  List<KeyMaterial> opening() throws SigningFailed {
    List<KeyMaterial> all = new ArrayList<>();
    for (Signing.Key each : signing.keys()) {
      if (each.uses().contains(Signing.Use.MESSAGES) && turn(each).key() instanceof KeyMaterial material) {
        all.add(material);
      }
    }
    return all;
  }

  /**
   * The key that signs a page at a moment. Where the law wants a qualified signature or seal and the company has such a key, that one; where it has none, the others are tried: that
   * they do not suffice is said where the page is signed.
   *
   * @param qualified whether the law wants a qualified one
   * @param least what its signatures must be worth in any case
   * @throws SigningFailed when there is none
   */
  public SigningKey pageKey(boolean qualified, Standing least, Instant at) throws SigningFailed {
    try {
      if (qualified) {
        return key(Signing.Use.DOCUMENTS, EnumSet.of(Standing.QUALIFIED_SIGNATURE, Standing.QUALIFIED_SEAL), at);
      }
    } catch (SigningFailed e) {
      if (e.passing()) {
        throw e;
      }
    }
    return key(Signing.Use.DOCUMENTS, least, at);
  }

  /**
   * Whom a signature of a key asks for what a level carries along.
   *
   * @throws SigningFailed when the company's file does not name them
   */
  public Authorities authorities(SigningKey key, SignatureLevel level) throws SigningFailed {
    if (level == SignatureLevel.B) {
      return Authorities.NONE;
    }
    return new Authorities(stamps(level), level.compareTo(SignatureLevel.LT) < 0 ? null : revocation(), known(key));
  }

  /**
   * The same for what was signed before, whichever key did: none of them has to be able to sign now.
   *
   * @throws SigningFailed when the company's file does not name them
   */
  public Authorities authorities(SignatureLevel level) throws SigningFailed {
    if (level == SignatureLevel.B) {
      return Authorities.NONE;
    }
    List<X509Certificate> known = new ArrayList<>(anchors());
    known.addAll(places.certificates(signing.timestamps() == null ? List.of() : signing.timestamps().anchors()));
    for (Signing.Key each : signing.keys()) {
      try {
        known.addAll(turn(each).key().chain());
      } catch (SigningFailed e) {
        LOG.debug("The key {} of {} adds no certificates: {}", each.name(), company.id(), e.getMessage());
      }
    }
    return new Authorities(stamps(level), level.compareTo(SignatureLevel.LT) < 0 ? null : revocation(), known);
  }

  private TimestampAuthority stamps(SignatureLevel level) throws SigningFailed {
    return timestamps().orElseThrow(() -> new SigningFailed(company.id() + " names no time-stamp authority, which level " + level
        + " needs: add signing.timestamps, or take level B", false));
  }

  /** Who stamps times; empty when nobody was named. */
  public Optional<TimestampAuthority> timestamps() throws SigningFailed {
    if (development()) {
      return Optional.of(developing());
    }
    Signing.Timestamps said = signing.timestamps();
    if (said == null) {
      return Optional.empty();
    }
    URI address = URI.create(said.url());
    return Optional.of(new HttpTimestampAuthority(address, said.policy() == null ? "" : said.policy(), authorization(said), places.certificates(said.anchors()), Duration.ofMinutes(5),
        KeyPlaces.calls(Set.of(address.getAuthority().toLowerCase(Locale.ROOT)), said.timeout()), clock));
  }

  /** Who says what is revoked. */
  public synchronized RevocationSource revocation() throws SigningFailed {
    if (revocation == null) {
      revocation = development() ? developing()
          : new OnlineRevocation(KeyPlaces.calls(Set.copyOf(signing.revocation().hosts()), signing.revocation().timeout()), RevocationRules.DEFAULT, clock);
    }
    return revocation;
  }

  /**
   * What is to be said about the keys and their certificates, before it hurts.
   *
   * @param asking whether authorities are asked about revocation
   */
  public List<Finding> watched(Instant at, boolean asking) {
    List<Finding> findings = new ArrayList<>();
    for (Signing.Use use : Signing.Use.values()) {
      List<KeyRing.Turn> turns = new ArrayList<>();
      for (Signing.Key each : signing.keys().stream().filter(key -> key.uses().contains(use)).toList()) {
        try {
          turns.add(turn(each));
        } catch (SigningFailed e) {
          findings.add(finding("SIG-10", e.passing() ? Severity.WARNING : Severity.ERROR, each.name(), "The key " + each.name() + " cannot be used: " + e.getMessage() + ".",
              "See to the store, the token or the service, and to its secret."));
        }
      }
      if (!turns.isEmpty()) {
        alarms(turns, use, at, asking, findings);
      }
    }
    // a key that signs both is spoken of once
    return findings.stream().distinct().toList();
  }

  private void alarms(List<KeyRing.Turn> turns, Signing.Use use, Instant at, boolean asking, List<Finding> findings) {
    try {
      CertificateWatch watch = new CertificateWatch(signing.watch().before(), signing.watch().overlap(), anchors(), asking ? revocation() : null);
      CertificateWatch.Use certificate = use == Signing.Use.DOCUMENTS ? CertificateWatch.Use.DOCUMENTS : CertificateWatch.Use.MESSAGES;
      for (CertificateAlarm alarm : watch.look(new KeyRing(turns), certificate, at)) {
        findings.add(finding(code(alarm.kind()), alarm.grave() ? Severity.ERROR : Severity.WARNING, alarm.serial(),
            "Certificate " + alarm.serial() + " of " + alarm.subject() + ": " + alarm.words() + ".", alarm.next()));
      }
    } catch (SigningFailed e) {
      findings.add(finding("SIG-10", Severity.ERROR, null, "The certificates of " + company.id() + " cannot be watched: " + e.getMessage() + ".", "Provide what is missing."));
    }
  }

  /** The code of an alarm. */
  static String code(CertificateAlarm.Kind kind) {
    return switch (kind) {
      case EXPIRES -> "SIG-11";
      case EXPIRED, NOT_YET_VALID, NO_SUCCESSOR -> "SIG-12";
      case REVOKED -> "SIG-13";
      case REVOCATION_UNKNOWN -> "SIG-14";
      case WRONG_USAGE -> "SIG-15";
      case BROKEN_CHAIN -> "SIG-16";
      case ISSUER_EXPIRES, SHORT_OVERLAP -> "SIG-17";
      case DEVELOPMENT -> "SIG-18";
      case WEAK -> "SIG-19";
    };
  }

  private Finding finding(String code, Severity severity, String value, String message, String next) {
    return new Finding(code, severity, "companies/" + company.id() + ".yaml", null, value, message, null, Turn.HUB, next);
  }

  private KeyRing.Turn turn(Signing.Key key) throws SigningFailed {
    SigningKey known = opened.get(key.name());
    SigningKey now = known == null ? places.open(key) : KeyPlaces.looked(known);
    if (now != known) {
      opened.put(key.name(), now);
    }
    return new KeyRing.Turn(now, start(key.from()), start(key.until()));
  }

  private static Instant start(LocalDate day) {
    return day == null ? null : day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private DevelopmentAuthorities developing() throws SigningFailed {
    try {
      return DevelopmentAuthorities.of(new DevelopmentKeys(agreements.folder().resolve("keys")), clock);
    } catch (KeysUnusable e) {
      throw new SigningFailed(e.getMessage(), false, e);
    }
  }

  private String authorization(Signing.Timestamps said) throws SigningFailed {
    if (said.secret() == null) {
      return "";
    }
    String secret = places.secret(said.secret());
    return said.user() == null ? "Bearer " + secret : "Basic " + Base64.getEncoder().encodeToString((said.user() + ":" + secret).getBytes(StandardCharsets.UTF_8));
  }

  private static boolean suffices(Standing standing, Set<Standing> demanded) {
    return demanded.stream().anyMatch(standing::suffices);
  }

  private static String words(Set<Standing> demanded) {
    return demanded.stream().sorted().map(CompanyKeys::words).collect(Collectors.joining(" or "));
  }

  private static String words(Standing standing) {
    return switch (standing) {
      case DEVELOPMENT -> "signatures of any worth";
      case ADVANCED -> "advanced signatures or seals";
      case QUALIFIED_SIGNATURE -> "qualified signatures";
      case QUALIFIED_SEAL -> "qualified seals";
    };
  }
}
