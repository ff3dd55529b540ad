package io.bordereau.signing.verify;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;

/**
 * What a document brings along for its own proof: certificates, OCSP responses, revocation lists. All of it is trusted for nothing until it has been checked;
 * what cannot be read is left out, and what is more than the bounds too.
 */
public final class Evidence {
  private static final int MOST_CERTIFICATES = 400;
  private static final int MOST_PROOFS = 400;
  private static final int LARGEST_PROOF = 32 << 20;

  private final List<X509Certificate> certificates = new ArrayList<>();
  private final List<BasicOCSPResp> responses = new ArrayList<>();
  private final List<Crl> lists = new ArrayList<>();
  private final Set<X509Certificate> known = new HashSet<>();

  /** A list, and whom it revokes by number: long lists are asked often. */
  record Crl(X509CRLHolder holder, Set<BigInteger> revoked) {}

  /** Takes a certificate in DER; whether it could be read. */
  public boolean certificate(byte[] der) {
    try {
      return certificate(Certificates.read(der));
    } catch (java.security.cert.CertificateException | RuntimeException e) {
      return false;
    }
  }

  /** Takes a certificate; whether there was room for it. */
  public boolean certificate(X509Certificate certificate) {
    if (certificates.size() >= MOST_CERTIFICATES) {
      return false;
    }
    X509Certificate normal = Certificates.normal(certificate);
    if (known.add(normal)) {
      certificates.add(normal);
    }
    return true;
  }

  /** Takes an OCSPResponse or a BasicOCSPResponse in DER, with the certificates in it; whether it could be read. */
  public boolean ocsp(byte[] der) {
    if (der.length > LARGEST_PROOF || responses.size() >= MOST_PROOFS) {
      return false;
    }
    try (ASN1InputStream in = new ASN1InputStream(der)) {
      ASN1Sequence sequence = ASN1Sequence.getInstance(in.readObject());
      ASN1Primitive first = sequence.getObjectAt(0).toASN1Primitive();
      BasicOCSPResponse basic;
      if (first instanceof ASN1Sequence) {
        basic = BasicOCSPResponse.getInstance(sequence);
      } else {
        OCSPResponse whole = OCSPResponse.getInstance(sequence);
        basic = BasicOCSPResponse.getInstance(whole.getResponseBytes().getResponse().getOctets());
      }
      BasicOCSPResp response = new BasicOCSPResp(basic);
      for (X509CertificateHolder holder : response.getCerts()) {
        certificate(holder.getEncoded());
      }
      responses.add(response);
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /** Takes a CertificateList in DER; whether it could be read. */
  public boolean crl(byte[] der) {
    if (der.length > LARGEST_PROOF || lists.size() >= MOST_PROOFS) {
      return false;
    }
    try (ASN1InputStream in = new ASN1InputStream(der)) {
      CertificateList list = CertificateList.getInstance(in.readObject());
      Set<BigInteger> revoked = new HashSet<>();
      var entries = list.getRevokedCertificateEnumeration();
      while (entries.hasMoreElements()) {
        revoked.add(((org.bouncycastle.asn1.x509.TBSCertList.CRLEntry) entries.nextElement()).getUserCertificate().getValue());
      }
      lists.add(new Crl(new X509CRLHolder(list), revoked));
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /** Takes all that another has. */
  public void all(Evidence other) {
    other.certificates.forEach(this::certificate);
    responses.addAll(other.responses);
    lists.addAll(other.lists);
  }

  /** The certificates, in the order in which they came. */
  public List<X509Certificate> certificates() {
    return List.copyOf(certificates);
  }

  /** Whether there is any proof about revocation, good or not. */
  public boolean hasProofs() {
    return !responses.isEmpty() || !lists.isEmpty();
  }

  List<BasicOCSPResp> responses() {
    return responses;
  }

  List<Crl> lists() {
    return lists;
  }
}
