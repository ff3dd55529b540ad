package io.bordereau.routes.inbound;

import io.bordereau.connectors.api.Secret;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Endpoint;
import io.bordereau.routes.agreements.Inbound;
import io.bordereau.routes.agreements.Partner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lets a partner in who shows what its agreement names: credentials, a certificate, or both. Whoever is not let in is told the same, whatever was
 * wrong, and secrets are compared in constant time.
 */
public final class PartnerAccess {
  private static final byte[] NOBODY = new byte[0];
  private static final long LARGEST = 1 << 20;

  private final Supplier<Agreements> agreements;

  /** Lets in by these agreements. */
  public PartnerAccess(Supplier<Agreements> agreements) {
    this.agreements = agreements;
  }

  /**
   * The partner that knocks.
   *
   * @throws io.bordereau.routes.rest.Unwelcome 401 when it is not let in
   */
  public Partner check(Knock knock) {
    var partner = agreements.get().partner(knock.partner()).filter(p -> p.state().brings() && p.inbound().door());
    var inbound = partner.map(Partner::inbound).orElse(Inbound.NONE);
    // Both are looked at in any case, so that the time tells nothing about which of them was wrong.
    boolean known = credentials(knock, inbound.authentication());
    boolean proven = inbound.certificates().isEmpty() || shows(knock.certificate(), inbound.certificates());
    if (partner.isEmpty() || !known || !proven) throw Told.locked();
    return partner.get();
  }

  /**
   * The partner whose messages carry their credentials in themselves; those are still to be looked at.
   *
   * @throws io.bordereau.routes.rest.Unwelcome 401 when there is none, or it did not show its certificate
   */
  Partner exchanging(Knock knock) {
    var partner = agreements.get().partner(knock.partner()).filter(p -> p.state().brings() && p.inbound().cxml() != null);
    var certificates = partner.map(p -> p.inbound().certificates()).orElse(List.of());
    if (partner.isEmpty() || !certificates.isEmpty() && !shows(knock.certificate(), certificates)) throw Told.locked();
    return partner.get();
  }

  /**
   * The partner that brings RosettaNet messages. Where both sides sign, the signature proves who it is; where they do not, its certificate in TLS or its
   * credentials must.
   *
   * @throws io.bordereau.routes.rest.Unwelcome 401 when there is none, or it did not show what was agreed
   */
  Partner signalling(Knock knock) {
    var partner = agreements.get().partner(knock.partner()).filter(p -> p.state().brings() && p.envelope() != null && p.envelope().rnif() != null);
    var inbound = partner.map(Partner::inbound).orElse(Inbound.NONE);
    boolean known = inbound.authentication() == null || credentials(knock, inbound.authentication());
    boolean proven = inbound.certificates().isEmpty() || shows(knock.certificate(), inbound.certificates());
    boolean enough = partner.isPresent() && (partner.get().envelope().rnif().sign() || inbound.door());
    if (!enough || !known || !proven) throw Told.locked();
    return partner.get();
  }

  private boolean credentials(Knock knock, Endpoint.Authentication said) {
    if (said == null) return MessageDigest.isEqual(NOBODY, NOBODY);
    var secret = said.secret() == null ? Optional.<String>empty() : agreements.get().secret(said.secret()).read();
    return switch (said.kind()) {
      case NONE -> true;
      case BASIC -> same(secret.map(s -> "Basic " + Base64.getEncoder().encodeToString((said.user() + ":" + s).getBytes(StandardCharsets.UTF_8))),
          knock.header("authorization"));
      case BEARER -> same(secret.map(s -> "Bearer " + s), knock.header("authorization"));
      case KEY -> same(secret, knock.header(said.header().toLowerCase(Locale.ROOT)));
    };
  }

  /** A missing secret lets nobody in. */
  private static boolean same(Optional<String> expected, String shown) {
    var right = digest(expected.orElse("").getBytes(StandardCharsets.UTF_8));
    var given = digest(shown == null ? NOBODY : shown.strip().getBytes(StandardCharsets.UTF_8));
    return MessageDigest.isEqual(right, given) & expected.isPresent() & shown != null;
  }

  private boolean shows(X509Certificate shown, List<String> files) {
    return shown != null && files.stream().flatMap(f -> certificates(agreements.get().file(f)).stream()).anyMatch(shown::equals);
  }

  /** Every certificate by which some partner may prove itself: what the door accepts in TLS. */
  List<X509Certificate> certificates() {
    return agreements.get().partners().stream().flatMap(p -> p.inbound().certificates().stream()).distinct()
        .flatMap(f -> certificates(agreements.get().file(f)).stream()).toList();
  }

  /** The certificates of a PEM file; none when it is missing or unreadable, so that it lets nobody in. */
  private static List<X509Certificate> certificates(Path file) {
    try {
      if (Files.size(file) > LARGEST) return List.of();
      var all = new ArrayList<X509Certificate>();
      try (InputStream in = Files.newInputStream(file)) {
        for (var one : CertificateFactory.getInstance("X.509").generateCertificates(in)) all.add((X509Certificate) one);
      }
      return all;
    } catch (IOException | GeneralSecurityException e) {
      return List.of();
    }
  }

  /** What stands in the way of letting partners in: their secrets that are missing. */
  public List<String> missing() {
    return agreements.get().partners().stream().map(Partner::inbound).flatMap(PartnerAccess::secrets)
        .map(a -> agreements.get().secret(a)).filter(s -> s.read().isEmpty()).map(Secret::reference).distinct().toList();
  }

  private static Stream<String> secrets(Inbound inbound) {
    return Stream.of(inbound.authentication() == null ? null : inbound.authentication().secret(), inbound.cxml() == null ? null : inbound.cxml().secret())
        .filter(Objects::nonNull);
  }

  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
