package io.bordereau.signing.verify;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/** What proofs say about one certificate at one moment: OCSP (RFC 6960), lists (RFC 5280 5 and 6.3). A proof that does not hold says nothing. */
final class Revocation {
  /** Since a proof may be cached for some minutes before a signature is made, and clocks differ. */
  private static final long SKEW = 5 * 60;
  private static final ASN1ObjectIdentifier ARCHIVE_CUTOFF = OCSPObjectIdentifiers.id_pkix_ocsp_archive_cutoff;
  private static final ASN1ObjectIdentifier EXPIRED_CERTS_ON_CRL = new ASN1ObjectIdentifier("2.5.29.60");

  /** What is known of a certificate. */
  sealed interface State {
    /** Good at the moment that counts. */
    record Good(Instant produced, boolean online) implements State {}

    /** Revoked since then. */
    record Revoked(Instant since, String why) implements State {}

    /** Nobody proves anything. */
    record Nothing(String words) implements State {}
  }

  private final X509Certificate certificate;
  private final X509Certificate issuer;
  private final Instant at;
  private boolean present;

  Revocation(X509Certificate certificate, X509Certificate issuer, Instant at) {
    this.certificate = certificate;
    this.issuer = issuer;
    this.at = at;
  }

  /** Whether there is a proof about it that is authentic, of whatever time. */
  boolean present(Evidence evidence) {
    present = false;
    of(evidence);
    return present;
  }

  /** What the proofs say: a good word never outweighs a revocation. */
  State of(Evidence evidence) {
    State best = new State.Nothing("no proof about it was found");
    for (BasicOCSPResp response : evidence.responses()) {
      best = better(best, ocsp(response, evidence.certificates()));
    }
    for (Evidence.Crl list : evidence.lists()) {
      best = better(best, crl(list));
    }
    return best;
  }

  private State better(State one, State other) {
    return switch (other) {
      case State.Nothing nothing -> one instanceof State.Nothing before && before.words().startsWith("no proof") ? other : one;
      case State.Good good -> one instanceof State.Nothing ? good : one;
      case State.Revoked revoked -> one instanceof State.Revoked before && !before.since().isAfter(revoked.since()) ? before : revoked;
    };
  }

  private static State silent() {
    return new State.Nothing("no proof about it was found");
  }

  private State ocsp(BasicOCSPResp response, List<X509Certificate> all) {
    try {
      for (SingleResp single : response.getResponses()) {
        CertificateID id = single.getCertID();
        if (!id.getSerialNumber().equals(certificate.getSerialNumber())
            || !id.matchesIssuer(new JcaX509CertificateHolder(issuer), new BcDigestCalculatorProvider())) {
          continue;
        }
        if (!authentic(response, all)) {
          return new State.Nothing("an OCSP response about it is not signed by its issuer or by one whom the issuer charged with it");
        }
        present = true;
        if (single.getCertStatus() instanceof RevokedStatus revoked) {
          Instant since = revoked.getRevocationTime().toInstant();
          return revoked(since, revoked.hasRevocationReason() ? revoked.getRevocationReason() : CRLReason.unspecified, single.getThisUpdate(),
              single.getNextUpdate());
        }
        if (single.getCertStatus() instanceof UnknownStatus) {
          return new State.Nothing("the OCSP responder does not know it");
        }
        boolean archive = single.getExtension(ARCHIVE_CUTOFF) != null;
        return fresh(single.getThisUpdate(), single.getNextUpdate(), archive, "OCSP response");
      }
      return silent();
    } catch (Exception e) { // whatever a response holds, it is theirs
      return new State.Nothing("an OCSP response cannot be read");
    }
  }

  private boolean authentic(BasicOCSPResp response, List<X509Certificate> all) throws Exception {
    if (verifies(response, issuer)) {
      return true;
    }
    Instant produced = response.getProducedAt().toInstant();
    for (X509Certificate each : all) {
      List<String> purposes = each.getExtendedKeyUsage();
      if (purposes != null && purposes.contains(KeyPurposeId.id_kp_OCSPSigning.getId())
          && each.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
          && !produced.isBefore(each.getNotBefore().toInstant()) && !produced.isAfter(each.getNotAfter().toInstant())
          && Algorithms.weakKey(each.getPublicKey(), produced).isEmpty()
          && verifies(response, each) && Certificates.signedBy(each, issuer.getPublicKey())) {
        return true;
      }
    }
    return false;
  }

  private static boolean verifies(BasicOCSPResp response, X509Certificate by) throws OperatorException {
    try {
      return response.isSignatureValid(provider(by));
    } catch (org.bouncycastle.cert.ocsp.OCSPException | RuntimeException e) {
      return false;
    }
  }

  private State crl(Evidence.Crl list) {
    try {
      var holder = list.holder();
      if (!holder.getIssuer().equals(new JcaX509CertificateHolder(issuer).getSubject())) {
        return silent();
      }
      boolean[] usage = issuer.getKeyUsage();
      if (usage != null && !usage[6] || !holder.isSignatureValid(provider(issuer))) {
        return new State.Nothing("a revocation list in the name of its issuer is not signed by it");
      }
      if (!applies(holder)) {
        return silent();
      }
      present = true;
      Date next = holder.getNextUpdate();
      if (list.revoked().contains(certificate.getSerialNumber())) {
        X509CRLEntryHolder entry = holder.getRevokedCertificate(certificate.getSerialNumber());
        Extension reason = entry.getExtension(Extension.reasonCode);
        int why = reason == null ? CRLReason.unspecified : CRLReason.getInstance(org.bouncycastle.asn1.ASN1Enumerated.getInstance(reason.getParsedValue())).getValue().intValue();
        return revoked(entry.getRevocationDate().toInstant(), why, holder.getThisUpdate(), next);
      }
      Extension expired = holder.getExtension(EXPIRED_CERTS_ON_CRL);
      boolean archive = expired != null && !ASN1GeneralizedTime.getInstance(expired.getParsedValue()).getDate().after(certificate.getNotAfter());
      return fresh(holder.getThisUpdate(), next, archive, "revocation list");
    } catch (Exception e) { // whatever a list holds, it is theirs
      return new State.Nothing("a revocation list cannot be read");
    }
  }

  /** Whether a list is whole and about certificates of this kind. */
  private boolean applies(org.bouncycastle.cert.X509CRLHolder holder) {
    if (holder.getExtension(Extension.deltaCRLIndicator) != null) {
      return false;
    }
    for (Object each : holder.getCriticalExtensionOIDs()) {
      if (!Extension.issuingDistributionPoint.equals(each)) {
        return false;
      }
    }
    Extension point = holder.getExtension(Extension.issuingDistributionPoint);
    if (point == null) {
      return true;
    }
    IssuingDistributionPoint scope = IssuingDistributionPoint.getInstance(point.getParsedValue());
    boolean authority = certificate.getBasicConstraints() >= 0;
    return !scope.isIndirectCRL() && scope.getOnlySomeReasons() == null && !scope.onlyContainsAttributeCerts()
        && !(scope.onlyContainsUserCerts() && authority) && !(scope.onlyContainsCACerts() && !authority);
  }

  private State revoked(Instant since, int reason, Date produced, Date next) {
    if (reason == CRLReason.removeFromCRL) {
      return fresh(produced, next, false, "proof");
    }
    return new State.Revoked(since, words(reason));
  }

  private static String words(int reason) {
    return switch (reason) {
      case CRLReason.keyCompromise -> "its key may be in other hands";
      case CRLReason.cACompromise -> "its issuer's key may be in other hands";
      case CRLReason.affiliationChanged -> "its owner's place has changed";
      case CRLReason.superseded -> "it was replaced";
      case CRLReason.cessationOfOperation -> "it is not used any more";
      case CRLReason.certificateHold -> "it was put on hold";
      default -> "no reason is given";
    };
  }

  /** Whether a good word holds for the moment that counts. */
  private State fresh(Date thisUpdate, Date nextUpdate, boolean archive, String what) {
    Instant produced = thisUpdate.toInstant();
    if (!archive && produced.isAfter(certificate.getNotAfter().toInstant())) {
      return new State.Nothing("the " + what + " was made after the certificate was over, when issuers forget what they revoked");
    }
    boolean covers = !produced.plusSeconds(SKEW).isBefore(at) || nextUpdate != null && !produced.isAfter(at) && !nextUpdate.toInstant().isBefore(at);
    return covers ? new State.Good(produced, false)
        : new State.Nothing("the " + what + " of " + Algorithms.date(produced) + " is older than the moment that counts, " + at);
  }

  private static ContentVerifierProvider provider(X509Certificate by) throws OperatorException {
    try {
      X509CertificateHolder holder = new JcaX509CertificateHolder(by);
      return new JcaContentVerifierProviderBuilder().setProvider(Certificates.PROVIDER).build(holder);
    } catch (CertificateException e) {
      throw new OperatorException("unreadable", e);
    }
  }

  /** Whether a certificate needs no proof: a responder's with nocheck, one that lives for a short time only (ETSI EN 319 412-1 5.2.2). */
  static Optional<String> exempt(X509Certificate certificate) {
    if (certificate.getExtensionValue("0.4.0.194121.2.1") != null) {
      return Optional.of("it lives for a short time only");
    }
    return Optional.empty();
  }
}
