package io.bordereau.signing.cades;

import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.signatures.StampToken;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.SignerId;

/**
 * What raising needs to know of a signature in CMS. It is read here, not verified.
 *
 * @param signer the certificate of the signer
 * @param certificates all that the signature carries
 * @param stamps its time-stamps
 * @param digest what contents are digested with
 */
public record SignatureFacts(X509Certificate signer, List<X509Certificate> certificates, List<StampToken> stamps, DigestAlgorithm digest) {
  public SignatureFacts {
    certificates = List.copyOf(certificates);
    stamps = List.copyOf(stamps);
  }

  /** Of a ContentInfo; empty when it is no signature of one signer whose certificate it carries. */
  public static Optional<SignatureFacts> of(byte[] encoded) {
    return Parts.read(encoded).flatMap(SignatureFacts::of);
  }

  static Optional<SignatureFacts> of(Parts parts) {
    try {
      List<X509Certificate> all = parts.readable();
      SignerId id = id(parts.signer().getSID());
      for (X509Certificate each : all) {
        if (id.match(new JcaX509CertificateHolder(each))) {
          List<StampToken> stamps = new ArrayList<>();
          for (byte[] token : parts.tokens()) StampToken.read(token).ifPresent(stamps::add);
          return DigestAlgorithm.withOid(parts.signer().getDigestAlgorithm().getAlgorithm().getId()).map(digest -> new SignatureFacts(each, all, stamps, digest));
        }
      }
      return Optional.empty();
    } catch (CertificateException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static SignerId id(SignerIdentifier identifier) {
    if (identifier.isTagged()) return new SignerId(ASN1OctetString.getInstance(identifier.getId()).getOctets());
    IssuerAndSerialNumber name = IssuerAndSerialNumber.getInstance(identifier.getId());
    return new SignerId(name.getName(), name.getSerialNumber().getValue());
  }
}
