package io.bordereau.signing.smime;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whom a signature is taken from. */
public interface SignerTrust {
  /** The certificates known beforehand: a signature need not bring along one of these. */
  Collection<X509Certificate> known();

  /**
   * Whether a certificate is the one of somebody who may sign; its validity in time is judged elsewhere.
   *
   * @param signer whose key made the signature
   * @param brought the other certificates of the message, trusted for nothing
   * @param at the moment that counts
   */
  boolean trusts(X509Certificate signer, Collection<X509Certificate> brought, Instant at);

  /** Exactly these certificates, whoever issued them: what partners exchange and agree on. While one takes over from another, both. */
  static SignerTrust pinned(Collection<X509Certificate> certificates) {
    List<X509Certificate> pinned = List.copyOf(certificates);
    return new SignerTrust() {
      @Override
      public Collection<X509Certificate> known() {
        return pinned;
      }

      @Override
      public boolean trusts(X509Certificate signer, Collection<X509Certificate> brought, Instant at) {
        return pinned.contains(signer);
      }
    };
  }

  /** A certificate with a given subject that descends from an anchor (RFC 5280). Revocation is not asked for: nothing is fetched while reading. */
  static SignerTrust descending(Collection<X509Certificate> anchors, javax.security.auth.x500.X500Principal subject) {
    Set<TrustAnchor> trusted = anchors.stream().map(a -> new TrustAnchor(a, null)).collect(Collectors.toUnmodifiableSet());
    return new SignerTrust() {
      @Override
      public Collection<X509Certificate> known() {
        return List.of();
      }

      @Override
      public boolean trusts(X509Certificate signer, Collection<X509Certificate> brought, Instant at) {
        return signer.getSubjectX500Principal().equals(subject) && descends(signer, brought, at, trusted);
      }
    };
  }

  private static boolean descends(X509Certificate signer, Collection<X509Certificate> brought, Instant at, Set<TrustAnchor> anchors) {
    try {
      X509CertSelector target = new X509CertSelector();
      target.setCertificate(signer);
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
      parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(brought)));
      parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(List.of(signer))));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(at));
      CertPathBuilder.getInstance("PKIX").build(parameters);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
