package io.bordereau.signing.authorities;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;

/** Whether a certificate descends from one of some anchors (RFC 5280 6), without asking for revocation. */
public final class Descent {
  private Descent() {}

  /**
   * Whether it does.
   *
   * @param certificate whose descent is asked for
   * @param others certificates that may be on the way, trusted for nothing
   * @param anchors what it should descend from; it may be one of them
   * @param at the moment that counts
   */
  public static boolean from(X509Certificate certificate, Collection<X509Certificate> others, Collection<X509Certificate> anchors, Instant at) {
    if (anchors.contains(certificate)) {
      return !at.isBefore(certificate.getNotBefore().toInstant()) && !at.isAfter(certificate.getNotAfter().toInstant());
    }
    if (anchors.isEmpty()) {
      return false;
    }
    try {
      X509CertSelector target = new X509CertSelector();
      target.setCertificate(certificate);
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors.stream().map(a -> new TrustAnchor(a, null)).collect(Collectors.toSet()), target);
      List<X509Certificate> known = new ArrayList<>(others);
      known.add(certificate);
      parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(at));
      CertPathBuilder.getInstance("PKIX").build(parameters);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
