package io.bordereau.signing.signatures;

import io.bordereau.signing.authorities.RevocationProof;
import io.bordereau.signing.keys.SigningFailed;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;

/**
 * What a later check of a signature needs and cannot ask for any more: the certificates of every path up to, but without, its root, and for each of them a proof
 * that it was good.
 *
 * @param certificates without roots, the users' before their issuers'
 * @param proofs one for each of them, save responders that need none (RFC 6960 4.2.2.2.1)
 */
public record Evidence(List<X509Certificate> certificates, List<RevocationProof> proofs) {
  /** A path is no longer; what is longer is a loop or an attack. */
  private static final int LONGEST = 12;
  /** No signature has more to prove. */
  private static final int MOST = 64;

  public Evidence {
    certificates = List.copyOf(certificates);
    proofs = List.copyOf(proofs);
  }

  /**
   * Collects it for a signature that carries no proofs yet.
   *
   * @param users whose paths are proved: signers and time-stamping authorities
   * @param pool certificates among which issuers are looked for, besides those that the authorities know
   * @param at the moment that counts
   * @throws SigningFailed when an issuer is unknown, a certificate is revoked, or nobody proves that it is not
   */
  public static Evidence of(Collection<X509Certificate> users, Collection<X509Certificate> pool, Authorities authorities, Instant at) throws SigningFailed {
    return of(users.stream().map(each -> new User(each, at)).toList(), pool, HeldProofs.NONE, authorities, at);
  }

  /**
   * Whose path is proved.
   *
   * @param certificate of a signer or a time-stamping authority
   * @param since when it was used: an older proof says nothing
   */
  public record User(X509Certificate certificate, Instant since) {}

  /**
   * Collects it.
   *
   * @param users whose paths are proved
   * @param pool certificates among which issuers are looked for, besides those that the authorities know
   * @param held what is proved already
   * @param at now
   * @throws SigningFailed when an issuer is unknown, a certificate is revoked, or nobody proves that it is not
   */
  public static Evidence of(Collection<User> users, Collection<X509Certificate> pool, HeldProofs held, Authorities authorities, Instant at) throws SigningFailed {
    Search search = new Search(authorities, held, at);
    search.pool.addAll(pool);
    search.pool.addAll(authorities.known());
    // who was used last needs the latest proof, and it does for all
    for (User user : users.stream().sorted(Comparator.comparing(User::since).reversed()).toList()) {
      search.path(user.certificate(), user.since());
    }
    return new Evidence(List.copyOf(search.certificates), search.proofs);
  }

  private static final class Search {
    private final Authorities authorities;
    private final HeldProofs held;
    private final Instant at;
    private final Set<X509Certificate> pool = new LinkedHashSet<>();
    private final Set<X509Certificate> certificates = new LinkedHashSet<>();
    private final Set<X509Certificate> proved = new HashSet<>();
    private final List<RevocationProof> proofs = new ArrayList<>();

    Search(Authorities authorities, HeldProofs held, Instant at) {
      this.authorities = authorities;
      this.held = held;
      this.at = at;
    }

    void path(X509Certificate user, Instant since) throws SigningFailed {
      X509Certificate current = user;
      for (int i = 0; i < LONGEST; i++) {
        if (root(current)) return;
        if (certificates.size() >= MOST) break;
        certificates.add(current);
        X509Certificate issuer = issuer(current);
        prove(current, issuer, since);
        current = issuer;
      }
      throw new SigningFailed("the path of " + name(user) + " is too long to be proved", false);
    }

    private void prove(X509Certificate certificate, X509Certificate issuer, Instant since) throws SigningFailed {
      if (certificate.getExtensionValue(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck.getId()) != null) return;
      // what is asked now holds for whatever was done before
      if (!proved.add(certificate) || held.prove(certificate, issuer, since)) return;
      RevocationProof proof = authorities.revocations().proof(certificate, issuer, at);
      if (proof.revoked() != null && !proof.revoked().isAfter(at)) {
        throw new SigningFailed("the certificate of " + name(certificate) + " is revoked since " + proof.revoked(), false);
      }
      proofs.add(proof);
      switch (proof) {
        case RevocationProof.Ocsp ocsp -> responder(ocsp, issuer, since);
        case RevocationProof.Crl list -> { }
      }
    }

    /** A responder to whom the issuer delegated: its path is to be proved as well. */
    private void responder(RevocationProof.Ocsp proof, X509Certificate issuer, Instant since) throws SigningFailed {
      List<X509Certificate> carried = new ArrayList<>();
      try {
        if (new OCSPResp(proof.encoded()).getResponseObject() instanceof BasicOCSPResp basic) {
          JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
          for (X509CertificateHolder each : basic.getCerts()) {
            carried.add(converter.getCertificate(each));
          }
        }
      } catch (IOException | OCSPException | CertificateException | RuntimeException e) {
        throw new SigningFailed("a proof of revocation cannot be read", true, e);
      }
      pool.addAll(carried);
      for (X509Certificate each : carried) {
        if (!each.equals(issuer) && each.getBasicConstraints() < 0) path(each, since);
      }
    }

    private X509Certificate issuer(X509Certificate certificate) throws SigningFailed {
      for (X509Certificate each : pool) {
        if (each.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()) && signed(certificate, each)) return each;
      }
      throw new SigningFailed("the issuer of " + name(certificate) + " is not known: " + certificate.getIssuerX500Principal(), false);
    }
  }

  /** Whether it is its own issuer. */
  public static boolean root(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()) && signed(certificate, certificate);
  }

  private static boolean signed(X509Certificate certificate, X509Certificate issuer) {
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static String name(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName();
  }
}
