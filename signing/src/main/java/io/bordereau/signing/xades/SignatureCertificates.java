package io.bordereau.signing.xades;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** Whose certificate a signature says that it was made with. */
final class SignatureCertificates {
  private static final int MOST = 50;

  private SignatureCertificates() {}

  /**
   * What the signed properties say of the certificate (SigningCertificate or SigningCertificateV2, the first of them).
   *
   * @param digest the identifier of the digest algorithm
   * @param value the digest of the certificate
   * @param serial its number; null when it is not said, or not in a way that can be read
   */
  record Named(String digest, byte[] value, BigInteger serial) {
    boolean names(X509Certificate certificate) {
      return XmlNames.digest(digest).map(d -> Arrays.equals(d.start().digest(SignatureText.encoded(certificate)), value)).orElse(false)
          && (serial == null || serial.equals(certificate.getSerialNumber()));
    }
  }

  /** The certificates that a ds:KeyInfo brings; what cannot be read is not there. */
  static List<X509Certificate> keyInfo(Element signature) {
    List<X509Certificate> all = new ArrayList<>();
    for (Element info : XmlNames.children(signature, XmlNames.DS, "KeyInfo")) {
      for (Element data : XmlNames.children(info, XmlNames.DS, "X509Data")) {
        for (Element each : XmlNames.children(data, XmlNames.DS, "X509Certificate")) {
          SignatureStructure.decoded(each).flatMap(SignatureCertificates::read).ifPresent(c -> {
            if (all.size() < MOST) all.add(c);
          });
        }
      }
    }
    return all;
  }

  static Optional<X509Certificate> read(byte[] der) {
    try {
      return Optional.of((X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
    } catch (CertificateException | RuntimeException e) {
      // the reader of the Java runtime throws more than it declares
      return Optional.empty();
    }
  }

  /** What the signed properties say; empty when they say nothing, or more than one thing. */
  static Optional<Named> named(Element signedProperties) {
    if (signedProperties == null) return Optional.empty();
    return XmlNames.only(signedProperties, XmlNames.XADES, "SignedSignatureProperties").flatMap(p -> {
      List<Element> all = new ArrayList<>(XmlNames.children(p, XmlNames.XADES, "SigningCertificate"));
      all.addAll(XmlNames.children(p, XmlNames.XADES, "SigningCertificateV2"));
      return all.size() != 1 ? Optional.empty() : XmlNames.children(all.get(0), XmlNames.XADES, "Cert").stream().findFirst();
    }).flatMap(cert -> XmlNames.only(cert, XmlNames.XADES, "CertDigest").flatMap(d -> {
      Optional<Element> method = XmlNames.only(d, XmlNames.DS, "DigestMethod");
      Optional<byte[]> value = XmlNames.only(d, XmlNames.DS, "DigestValue").flatMap(SignatureStructure::decoded);
      return method.isEmpty() || value.isEmpty() ? Optional.empty() : Optional.of(new Named(method.get().getAttribute("Algorithm"), value.get(), serial(cert)));
    }));
  }

  private static BigInteger serial(Element cert) {
    try {
      return XmlNames.only(cert, XmlNames.XADES, "IssuerSerial").flatMap(s -> XmlNames.only(s, XmlNames.DS, "X509SerialNumber")).flatMap(XmlNames::text)
          .map(t -> new BigInteger(t.strip())).orElse(null);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** The certificate of the signer: the one that the signed properties name; where they name none, the first of KeyInfo that is no authority. */
  static Optional<X509Certificate> signer(SignatureStructure structure, Collection<X509Certificate> candidates) {
    Optional<Named> named = named(structure.signed());
    return named.isPresent() ? candidates.stream().filter(named.get()::names).findFirst()
        : candidates.stream().filter(c -> c.getBasicConstraints() < 0).findFirst();
  }
}
