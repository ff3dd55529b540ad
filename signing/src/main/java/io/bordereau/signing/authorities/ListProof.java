package io.bordereau.signing.authorities;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;

/**
 * A certificate revocation list (RFC 5280 5) that its issuer signed.
 *
 * @param list the list
 * @param encoded its bytes
 */
public record ListProof(X509CRL list, byte[] encoded) {
  private static final int CRL_SIGN = 6;
  private static final String EXPIRED_CERTIFICATES = "2.5.29.60";
  /** What is understood of the critical extensions: where the list is for. */
  private static final Set<String> UNDERSTOOD = Set.of(Extension.issuingDistributionPoint.getId());

  /**
   * Reads a list and checks that it is the issuer's. Whether it is recent is for the caller.
   *
   * @throws ProofUseless when it is no list, or not this issuer's
   */
  public static ListProof of(byte[] encoded, X509Certificate issuer) throws ProofUseless {
    try {
      X509CRL list = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(encoded));
      if (!list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
        throw new ProofUseless("the list is of " + list.getIssuerX500Principal());
      }
      boolean[] usage = issuer.getKeyUsage();
      if (usage != null && !usage[CRL_SIGN]) {
        throw new ProofUseless("the issuer may not sign lists");
      }
      list.verify(issuer.getPublicKey());
      Set<String> critical = list.getCriticalExtensionOIDs();
      if (critical != null && !UNDERSTOOD.containsAll(critical)) {
        throw new ProofUseless("the list is of a kind that is not read: a part of another list, or an unknown extension");
      }
      return new ListProof(list, encoded);
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new ProofUseless("the list cannot be read, or its signature does not hold", e);
    }
  }

  /**
   * What it says about a certificate of its issuer.
   *
   * @param certificate whose state is asked for
   * @param points where the certificate says that its list is; empty when that is not known
   * @throws ProofUseless when the list is not for such certificates
   */
  public RevocationProof.Crl about(X509Certificate certificate, Collection<URI> points) throws ProofUseless {
    scope(certificate, points);
    X509CRLEntry entry = list.getRevokedCertificate(certificate.getSerialNumber());
    // RFC 5280 5: an entry may go once the certificate has expired; a list that keeps them says so (X.509 9.5.2.8)
    if (entry == null && from().isAfter(certificate.getNotAfter().toInstant()) && list.getExtensionValue(EXPIRED_CERTIFICATES) == null) {
      throw new ProofUseless("the list was made after the certificate had expired, and does not say that it keeps such");
    }
    Instant revoked = entry == null ? null : entry.getRevocationDate().toInstant();
    return new RevocationProof.Crl(encoded, from(), revoked);
  }

  /** Since when it is so (thisUpdate). */
  public Instant from() {
    return list.getThisUpdate().toInstant();
  }

  /** Until when it is fresh (nextUpdate); null when it does not say. */
  public Instant until() {
    return list.getNextUpdate() == null ? null : list.getNextUpdate().toInstant();
  }

  /** RFC 5280 5.2.5: a list may be for some certificates only, and silent about all others. */
  private void scope(X509Certificate certificate, Collection<URI> points) throws ProofUseless {
    byte[] value = list.getExtensionValue(Extension.issuingDistributionPoint.getId());
    if (value == null) {
      return;
    }
    IssuingDistributionPoint scope;
    try {
      scope = IssuingDistributionPoint.getInstance(ASN1OctetString.getInstance(value).getOctets());
    } catch (RuntimeException e) {
      throw new ProofUseless("the list does not say readably what it is for", e);
    }
    boolean authority = certificate.getBasicConstraints() >= 0;
    if (scope.isIndirectCRL() || scope.getOnlySomeReasons() != null || scope.onlyContainsAttributeCerts()
        || scope.onlyContainsUserCerts() && authority || scope.onlyContainsCACerts() && !authority) {
      throw new ProofUseless("the list is not for such certificates");
    }
    if (scope.getDistributionPoint() != null && !points.isEmpty() && points.stream().noneMatch(p -> names(scope.getDistributionPoint(), p))) {
      throw new ProofUseless("the list is for certificates that name another place");
    }
  }

  private static boolean names(DistributionPointName name, URI point) {
    if (name.getType() != DistributionPointName.FULL_NAME) {
      return false;
    }
    for (GeneralName each : GeneralNames.getInstance(name.getName()).getNames()) {
      if (each.getTagNo() == GeneralName.uniformResourceIdentifier && each.getName().toString().equals(point.toString())) {
        return true;
      }
    }
    return false;
  }
}
