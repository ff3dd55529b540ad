package io.bordereau.signing.signatures;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * The proofs that a signature carries already, so that nobody is asked twice: who answers for a certificate that has expired since? They are looked at to see what is missing,
 * not verified; whoever verifies the signature does that.
 */
public final class HeldProofs {
  /** None. */
  public static final HeldProofs NONE = new HeldProofs(List.of(), List.of());
  /** Sources hand out an answer for as long as it holds, mostly some hours, and it may be that much older than the stamp. */
  private static final Duration OLDER = Duration.ofDays(1);
  private static final int MOST = 1_000;

  private final List<SingleResp> responses = new ArrayList<>();
  private final List<X509CRLHolder> lists = new ArrayList<>();

  private HeldProofs(List<byte[]> ocsp, List<byte[]> crls) {
    for (byte[] each : ocsp.subList(0, Math.min(ocsp.size(), MOST))) {
      try {
        if (new OCSPResp(each).getResponseObject() instanceof BasicOCSPResp basic) responses.addAll(List.of(basic.getResponses()));
      } catch (IOException | OCSPException | RuntimeException e) {
        // what cannot be read proves nothing, and the question is asked again
        continue;
      }
    }
    for (byte[] each : crls.subList(0, Math.min(crls.size(), MOST))) {
      try {
        lists.add(new X509CRLHolder(each));
      } catch (IOException | RuntimeException e) {
        continue;
      }
    }
  }

  /**
   * From what stands in a signature.
   *
   * @param ocsp OCSPResponses in DER
   * @param crls lists in DER
   */
  public static HeldProofs of(List<byte[]> ocsp, List<byte[]> crls) {
    return new HeldProofs(ocsp, crls);
  }

  /** Whether one says that a certificate was good at a moment or later. */
  boolean prove(X509Certificate certificate, X509Certificate issuer, Instant since) {
    Instant earliest = since.minus(OLDER);
    BigInteger serial = certificate.getSerialNumber();
    X500Name name = X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded());
    for (X509CRLHolder each : lists) {
      if (each.getIssuer().equals(name) && !each.getThisUpdate().toInstant().isBefore(earliest) && each.getRevokedCertificate(serial) == null) return true;
    }
    for (SingleResp each : responses) {
      boolean recent = !each.getThisUpdate().toInstant().isBefore(earliest);
      if (recent && each.getCertStatus() == null && each.getCertID().getSerialNumber().equals(serial) && of(each, issuer)) return true;
    }
    return false;
  }

  private static boolean of(SingleResp response, X509Certificate issuer) {
    try {
      DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
      return response.getCertID().matchesIssuer(new JcaX509CertificateHolder(issuer), digests);
    } catch (OperatorCreationException | OCSPException | CertificateEncodingException e) {
      return false;
    }
  }
}
