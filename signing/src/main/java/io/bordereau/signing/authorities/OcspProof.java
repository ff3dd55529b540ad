package io.bordereau.signing.authorities;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * What an OCSP response (RFC 6960) says about one certificate, once it has been checked who says so.
 *
 * @param proof the response with what it says
 * @param from since when it is known so (thisUpdate)
 * @param until until when it is fresh (nextUpdate); null when it does not say
 * @param responder whose key signed it; the issuer's own certificate when that did
 * @param delegated whether the issuer had somebody else sign
 */
public record OcspProof(RevocationProof.Ocsp proof, Instant from, Instant until, X509Certificate responder, boolean delegated) {
  private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";

  /**
   * Reads and checks a response: whose it is, its signature, that it speaks of the certificate. Whether it is recent is for the caller.
   *
   * @param encoded the whole OCSPResponse, or the BasicOCSPResponse within it, as documents carry both
   * @param certificate whose state is asked for
   * @param issuer its issuer
   * @param nonce what was sent along, as the octets of the extension; null when nothing was
   * @param nonceNeeded whether it must come back; another one never suffices
   * @throws ProofUseless when it proves nothing about this certificate
   */
  public static OcspProof of(byte[] encoded, X509Certificate certificate, X509Certificate issuer, byte[] nonce, boolean nonceNeeded) throws ProofUseless {
    try {
      BasicOCSPResp basic = basic(encoded);
      nonce(basic, nonce, nonceNeeded);
      Instant produced = basic.getProducedAt().toInstant();
      X509Certificate responder = responder(basic, issuer, produced);
      SingleResp single = about(basic, certificate, issuer);
      Instant revoked = revoked(single.getCertStatus());
      if (revoked == null && speaksTooLate(single, certificate)) {
        throw new ProofUseless("the OCSP response was made after the certificate had expired, and does not say that it knows of such");
      }
      Date next = single.getNextUpdate();
      return new OcspProof(new RevocationProof.Ocsp(encoded.clone(), produced, revoked), single.getThisUpdate().toInstant(), next == null ? null : next.toInstant(), responder,
          !responder.equals(issuer));
    } catch (IOException | OCSPException | OperatorCreationException | CertificateException | java.text.ParseException | RuntimeException e) {
      throw new ProofUseless("the OCSP response cannot be read", e);
    }
  }

  private static Instant revoked(CertificateStatus status) throws ProofUseless {
    if (status == CertificateStatus.GOOD) {
      return null;
    }
    if (status instanceof RevokedStatus since) {
      return since.getRevocationTime().toInstant();
    }
    throw new ProofUseless("the responder does not know the certificate");
  }

  /** RFC 6960 4.4.4: a responder may forget what has expired, unless it says since when it remembers. */
  private static boolean speaksTooLate(SingleResp single, X509Certificate certificate) throws java.text.ParseException {
    Instant end = certificate.getNotAfter().toInstant();
    if (!single.getThisUpdate().toInstant().isAfter(end)) {
      return false;
    }
    Extension cutoff = single.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_archive_cutoff);
    return cutoff == null || ASN1GeneralizedTime.getInstance(cutoff.getParsedValue()).getDate().toInstant().isAfter(end);
  }

  private static BasicOCSPResp basic(byte[] encoded) throws IOException, OCSPException, ProofUseless {
    // an OCSPResponse begins with an enumerated status, a BasicOCSPResponse with a sequence
    if (ASN1Sequence.getInstance(encoded).getObjectAt(0) instanceof ASN1Sequence) {
      return new BasicOCSPResp(BasicOCSPResponse.getInstance(encoded));
    }
    OCSPResp response = new OCSPResp(encoded);
    if (response.getStatus() != OCSPResp.SUCCESSFUL) {
      throw new ProofUseless(switch (response.getStatus()) {
        case OCSPResp.TRY_LATER -> "the responder asks to come again later";
        case OCSPResp.INTERNAL_ERROR -> "the responder has an internal error";
        case OCSPResp.UNAUTHORIZED -> "the responder does not answer for this issuer";
        case OCSPResp.SIG_REQUIRED -> "the responder wants signed requests";
        default -> "the responder did not understand the request";
      }, response.getStatus() == OCSPResp.TRY_LATER || response.getStatus() == OCSPResp.INTERNAL_ERROR, null);
    }
    if (!(response.getResponseObject() instanceof BasicOCSPResp basic)) {
      throw new ProofUseless("the OCSP response is of a kind that nobody knows");
    }
    return basic;
  }

  private static void nonce(BasicOCSPResp basic, byte[] sent, boolean needed) throws ProofUseless {
    Extension said = basic.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
    if (sent == null) {
      return;
    }
    if (said == null ? needed : !Arrays.equals(said.getExtnValue().getOctets(), sent)) {
      throw new ProofUseless(said == null ? "the OCSP response has no nonce" : "the OCSP response has another nonce than was sent: it was made for somebody else");
    }
  }

  private static SingleResp about(BasicOCSPResp basic, X509Certificate certificate, X509Certificate issuer)
      throws ProofUseless, OCSPException, OperatorCreationException, CertificateException {
    DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
    X509CertificateHolder holder = new JcaX509CertificateHolder(issuer);
    for (SingleResp single : basic.getResponses()) {
      if (single.getCertID().getSerialNumber().equals(certificate.getSerialNumber()) && single.getCertID().matchesIssuer(holder, digests)) {
        return single;
      }
    }
    throw new ProofUseless("the OCSP response speaks of another certificate");
  }

  /** The issuer itself, or one whom the issuer made a responder (RFC 6960 4.2.2.2). */
  private static X509Certificate responder(BasicOCSPResp basic, X509Certificate issuer, Instant produced) throws ProofUseless, CertificateException {
    if (signed(basic, issuer)) {
      return issuer;
    }
    for (X509CertificateHolder holder : basic.getCerts()) {
      X509Certificate candidate = new JcaX509CertificateConverter().getCertificate(holder);
      if (!signed(basic, candidate)) {
        continue;
      }
      if (!issuedBy(candidate, issuer)) {
        throw new ProofUseless("the responder " + candidate.getSubjectX500Principal() + " is not one of the issuer");
      }
      if (!delegated(candidate)) {
        throw new ProofUseless("the issuer did not make " + candidate.getSubjectX500Principal() + " a responder");
      }
      if (produced.isBefore(candidate.getNotBefore().toInstant()) || produced.isAfter(candidate.getNotAfter().toInstant())) {
        throw new ProofUseless("the responder's certificate was not valid when it answered");
      }
      return candidate;
    }
    throw new ProofUseless("the signature of the OCSP response is of nobody who could be its responder");
  }

  private static boolean signed(BasicOCSPResp basic, X509Certificate by) {
    try {
      return basic.isSignatureValid(new JcaContentVerifierProviderBuilder().build(by.getPublicKey()));
    } catch (OCSPException | OperatorCreationException | RuntimeException e) {
      // a key of another kind did not make it
      return false;
    }
  }

  static boolean issuedBy(X509Certificate certificate, X509Certificate issuer) {
    try {
      certificate.verify(issuer.getPublicKey());
      return certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal());
    } catch (java.security.GeneralSecurityException e) {
      return false;
    }
  }

  private static boolean delegated(X509Certificate candidate) throws CertificateParsingException {
    List<String> purposes = candidate.getExtendedKeyUsage();
    return purposes != null && purposes.contains(OCSP_SIGNING);
  }

  /** Whether nobody need ask about the responder itself (RFC 6960 4.2.2.2.1): the issuer, or one with the extension no-check. */
  public boolean responderNeedsNoCheck() {
    return !delegated || responder.getExtensionValue(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck.getId()) != null;
  }
}
