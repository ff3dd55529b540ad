package io.bordereau.routes.agreements;

import io.bordereau.connectors.api.Secret;
import io.bordereau.signing.authorities.Addresses;
import io.bordereau.signing.authorities.Calls;
import io.bordereau.signing.csc.CscActivation;
import io.bordereau.signing.csc.CscConsent;
import io.bordereau.signing.csc.CscGrant;
import io.bordereau.signing.csc.CscKey;
import io.bordereau.signing.csc.CscLogin;
import io.bordereau.signing.csc.CscService;
import io.bordereau.signing.keys.KeyMaterial;
import io.bordereau.signing.keys.KeysUnusable;
import io.bordereau.signing.keys.Pkcs11Token;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.keys.SigningKey;
import io.bordereau.signing.keys.Standing;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Opens a company's keys where its file says that they lie: in a store, on a token, at a trust service. */
final class KeyPlaces {
  private final Agreements agreements;
  private final String company;
  private final Clock clock;

  KeyPlaces(Agreements agreements, String company, Clock clock) {
    this.agreements = agreements;
    this.company = company;
    this.clock = clock;
  }

  /**
   * A key, ready to sign.
   *
   * @throws SigningFailed when it cannot be opened, with whether a later attempt may succeed
   */
  SigningKey open(Signing.Key key) throws SigningFailed {
    try {
      SigningKey opened = key.token() != null ? token(key.token(), key.standing()) : key.service() != null ? remote(key, key.standing())
          : KeyMaterial.load(agreements.file(key.store()), secret(key.password()).toCharArray()).signing(key.standing());
      return key.algorithm() == null ? opened : opened.with(key.algorithm());
    } catch (KeysUnusable e) {
      throw new SigningFailed(e.getMessage(), false, e);
    }
  }

  /**
   * A key that was opened before, as it is now: a service is asked now and then whether it still is what it was.
   *
   * @throws SigningFailed when it is not
   */
  static SigningKey looked(SigningKey known) throws SigningFailed {
    return known instanceof CscKey remote ? remote.looked() : known;
  }

  private SigningKey token(Signing.Token token, Standing standing) throws SigningFailed, KeysUnusable {
    return new Pkcs11Token(Path.of(token.library()), token.slot() == null ? -1 : Long.parseLong(token.slot()), token.index(), secret(token.pin()))
        .key(token.label(), certificates(token.issuers()), standing);
  }

  private SigningKey remote(Signing.Key key, Standing standing) throws SigningFailed, KeysUnusable {
    Signing.Service said = key.service();
    CscActivation.OneTimePassword otp = said.otp() == null ? null : credential -> secret(said.otp());
    return CscKey.open(service(key), said.credential(), new CscActivation(said.pin() == null ? "" : secret(said.pin()), otp, said.signatures()), standing);
  }

  /** The trust service that holds a key. */
  CscService service(Signing.Key key) throws SigningFailed {
    Signing.Service said = key.service();
    URI base = URI.create(said.url());
    URI tokens = URI.create(said.tokens());
    Set<String> hosts = Stream.of(base, tokens).map(each -> each.getAuthority().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    Calls calls = said.trust().isEmpty() ? calls(hosts, said.timeout()) : Calls.to(new Addresses(hosts), said.timeout(), certificates(said.trust()));
    return new CscService(base, login(key), calls, clock);
  }

  private CscLogin login(Signing.Key key) throws SigningFailed {
    Signing.Service said = key.service();
    String secret = said.secret() == null ? "" : secret(said.secret());
    CscGrant grant = switch (said.grant()) {
      case CLIENT_CREDENTIALS -> null;
      case AUTHORIZATION_CODE -> new CscGrant(grant(key), "./hub grant --company " + company + " --key " + key.name());
    };
    return new CscLogin(URI.create(said.tokens()), said.client(), secret, said.scope(), grant);
  }

  /** Asks a person for the use of a key. */
  Consent consent(Signing.Key key, URI redirect) throws SigningFailed {
    return new Consent(new CscConsent(URI.create(key.service().authorize()), login(key), redirect), service(key), grant(key));
  }

  /** Where the operator's grant to use a key at a trust service is kept. */
  Path grant(Signing.Key key) {
    return agreements.file(key.service().granted() == null ? "keys/grants/" + company + "-" + key.name() : key.service().granted());
  }

  static Calls calls(Set<String> hosts, Duration patience) {
    return Calls.to(new Addresses(hosts), patience);
  }

  String secret(String reference) throws SigningFailed {
    Secret secret = agreements.secret(reference);
    return secret.read().orElseThrow(() -> new SigningFailed("the secret " + secret + " is missing", false));
  }

  List<X509Certificate> certificates(List<String> files) throws SigningFailed {
    List<X509Certificate> all = new ArrayList<>();
    for (String file : files) {
      try (InputStream in = Files.newInputStream(agreements.file(file))) {
        CertificateFactory.getInstance("X.509").generateCertificates(in).forEach(each -> all.add((X509Certificate) each));
      } catch (IOException | CertificateException e) {
        throw new SigningFailed("the certificates in " + file + " cannot be read", false, e);
      }
    }
    return all;
  }
}
