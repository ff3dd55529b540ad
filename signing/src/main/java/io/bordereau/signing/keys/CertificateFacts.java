package io.bordereau.signing.keys;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;

/**
 * What is worth knowing about a certificate before it fails at night.
 *
 * @param subject who it is
 * @param issuer who says so
 * @param serial its number, in hexadecimal digits
 * @param from the beginning of its validity
 * @param until the end of its validity
 * @param left from the moment of asking to the end; negative when it is over
 * @param key the kind and size of its key, such as {@code EC 256}
 * @param uses what it may be used for, in words: server, client, signing, issuing
 * @param hosts the names and addresses that a server may answer under
 * @param chain whether it descends from what it should
 * @param development whether it says that it is not for production
 */
public record CertificateFacts(
    String subject,
    String issuer,
    String serial,
    Instant from,
    Instant until,
    Duration left,
    String key,
    List<String> uses,
    List<String> hosts,
    Chain chain,
    boolean development) {
  private static final long LARGEST = 1 << 20;
  private static final String SERVER = "1.3.6.1.5.5.7.3.1";
  private static final String CLIENT = "1.3.6.1.5.5.7.3.2";
  private static final int ALTERNATIVE_DNS = 2;
  private static final int ALTERNATIVE_IP = 7;

  /** Whether a certificate descends from what it should, at the moment of asking. */
  public enum Chain {
    /** It does, and every certificate on the way is valid. */
    GOOD,
    /** It is its own issuer: good for an anchor, for nothing else. */
    SELF_SIGNED,
    /** It, or one on the way, is not valid at that moment. */
    OUT_OF_TIME,
    /** Something on the way is missing, or does not fit. */
    BROKEN
  }

  public CertificateFacts {
    uses = List.copyOf(uses);
    hosts = List.copyOf(hosts);
  }

  /**
   * The facts about the key of a store, with the last certificate of its chain as what it should descend from.
   *
   * @throws KeysUnusable when the store cannot be opened, in words
   */
  public static CertificateFacts ofStore(Path store, char[] password, Instant at) throws KeysUnusable {
    KeyMaterial material = KeyMaterial.load(store, password);
    List<X509Certificate> chain = material.chain();
    return of(chain, Set.of(chain.get(chain.size() - 1)), at);
  }

  /**
   * The facts about each certificate of a PEM file, each on its own.
   *
   * @throws KeysUnusable when the file cannot be read, or holds none
   */
  public static List<CertificateFacts> ofPem(Path file, Instant at) throws KeysUnusable {
    try {
      if (Files.size(file) > LARGEST) {
        throw new KeysUnusable(file + " is larger than " + LARGEST + " bytes");
      }
      List<CertificateFacts> all = new ArrayList<>();
      try (InputStream in = Files.newInputStream(file)) {
        for (var one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
          X509Certificate certificate = (X509Certificate) one;
          all.add(of(List.of(certificate), Set.of(certificate), at));
        }
      }
      if (all.isEmpty()) {
        throw new KeysUnusable(file + " holds no certificate");
      }
      return all;
    } catch (IOException e) {
      throw new KeysUnusable(file + " is missing or cannot be read");
    } catch (CertificateException e) {
      throw new KeysUnusable(file + " holds no readable certificate");
    }
  }

  /**
   * The facts about the first certificate of a chain.
   *
   * @param chain it, then those that it descends from
   * @param anchors what it should descend from
   * @param at the moment that counts
   */
  public static CertificateFacts of(List<X509Certificate> chain, Collection<X509Certificate> anchors, Instant at) {
    X509Certificate certificate = chain.get(0);
    Instant until = certificate.getNotAfter().toInstant();
    String subject = certificate.getSubjectX500Principal().getName();
    return new CertificateFacts(subject, certificate.getIssuerX500Principal().getName(), certificate.getSerialNumber().toString(16),
        certificate.getNotBefore().toInstant(), until, Duration.between(at, until), key(certificate), uses(certificate), hosts(certificate),
        chain(chain, anchors, at), subject.contains(DevelopmentAuthority.MARK));
  }

  /** Whether it is valid at the moment that was asked about. */
  public boolean inTime() {
    return !left.isNegative() && !until.minus(left).isBefore(from);
  }

  private static Chain chain(List<X509Certificate> chain, Collection<X509Certificate> anchors, Instant at) {
    if (!chain.stream().allMatch(c -> !at.isBefore(c.getNotBefore().toInstant()) && !at.isAfter(c.getNotAfter().toInstant()))) {
      return Chain.OUT_OF_TIME;
    }
    X509Certificate first = chain.get(0);
    if (first.getSubjectX500Principal().equals(first.getIssuerX500Principal())) {
      return Chain.SELF_SIGNED;
    }
    List<X509Certificate> way = chain.stream().filter(c -> !anchors.contains(c)).toList();
    try {
      CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(way);
      List<TrustAnchor> trusted = anchors.stream().map(c -> new TrustAnchor(c, null)).toList();
      PKIXParameters parameters = new PKIXParameters(Set.copyOf(trusted));
      // Revocation lists are fetched from the network; that is not for a look at a file.
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(at));
      CertPathValidator.getInstance("PKIX").validate(path, parameters);
      return way.isEmpty() ? Chain.BROKEN : Chain.GOOD;
    } catch (GeneralSecurityException e) {
      return Chain.BROKEN;
    }
  }

  private static String key(X509Certificate certificate) {
    return switch (certificate.getPublicKey()) {
      case RSAPublicKey rsa -> "RSA " + rsa.getModulus().bitLength();
      case ECPublicKey ec -> "EC " + ec.getParams().getCurve().getField().getFieldSize();
      case PublicKey other -> other.getAlgorithm();
    };
  }

  private static List<String> uses(X509Certificate certificate) {
    List<String> uses = new ArrayList<>();
    try {
      List<String> extended = certificate.getExtendedKeyUsage();
      if (extended != null && extended.contains(SERVER)) {
        uses.add("server");
      }
      if (extended != null && extended.contains(CLIENT)) {
        uses.add("client");
      }
    } catch (CertificateParsingException e) {
      uses.add("unreadable");
    }
    boolean[] usage = certificate.getKeyUsage();
    if (usage != null && (usage[0] || usage[1])) {
      uses.add("signing");
    }
    if (certificate.getBasicConstraints() >= 0) {
      uses.add("issuing");
    }
    return uses;
  }

  private static List<String> hosts(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null ? List.of() : names.stream()
          .filter(name -> name.get(0).equals(ALTERNATIVE_DNS) || name.get(0).equals(ALTERNATIVE_IP))
          .map(name -> name.get(1).toString())
          .toList();
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }
}
