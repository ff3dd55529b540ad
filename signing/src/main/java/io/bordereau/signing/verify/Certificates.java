package io.bordereau.signing.verify;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.RFC4519Style;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Certificates as Bouncy Castle reads them, so that those of different origin can be compared. */
public final class Certificates {
  /** An instance of our own, not registered: what others in this process find as the default stays as it is. */
  static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
  /** A certificate of more bytes than this is none that anybody issues. */
  static final int LARGEST = 1 << 17;

  private static final java.util.Map<String, String> NAMES = java.util.Map.of("1.2.840.113549.1.9.1", "emailAddress", "2.5.4.5", "serialNumber", "2.5.4.4", "SN", "2.5.4.42", "GN",
      "2.5.4.97", "organizationIdentifier", "2.5.4.12", "title", "2.5.4.46", "dnQualifier", "2.5.4.41", "name", "2.5.4.65", "pseudonym");

  private Certificates() {}

  static X509Certificate read(byte[] der) throws CertificateException {
    if (der.length > LARGEST) {
      throw new CertificateException("too large");
    }
    return (X509Certificate) CertificateFactory.getInstance("X.509", PROVIDER).generateCertificate(new ByteArrayInputStream(der));
  }

  static X509Certificate of(X509CertificateHolder holder) throws CertificateException {
    try {
      return read(holder.getEncoded());
    } catch (java.io.IOException e) {
      throw new CertificateException(e);
    }
  }

  /** The same certificate, as this package compares them. */
  static X509Certificate normal(X509Certificate certificate) {
    try {
      return read(certificate.getEncoded());
    } catch (CertificateException e) {
      throw new IllegalArgumentException("a certificate that cannot be read back", e);
    }
  }

  /** Whose it is, in short, for a sentence: the common name or the organisation, otherwise the whole name. */
  public static String shortName(X509Certificate certificate) {
    X500Name name = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    for (var type : new org.bouncycastle.asn1.ASN1ObjectIdentifier[] {RFC4519Style.cn, RFC4519Style.o, RFC4519Style.ou}) {
      var values = name.getRDNs(type);
      if (values.length > 0 && values[0].getFirst() != null) {
        return printable(values[0].getFirst().getValue().toString());
      }
    }
    return name(certificate.getSubjectX500Principal());
  }

  /** A name that somebody else chose, fit for a line: no control characters, not endless. */
  public static String printable(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints().limit(300).forEach(c -> clean.appendCodePoint(Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c));
    return clean.toString();
  }

  /** A whole name as RFC 4514 writes it, with words for what it leaves as numbers. */
  static String name(javax.security.auth.x500.X500Principal principal) {
    return printable(principal.getName(javax.security.auth.x500.X500Principal.RFC2253, NAMES));
  }

  static boolean selfIssued(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }

  /** Whether a key made a certificate's signature. */
  static boolean signedBy(X509Certificate certificate, PublicKey key) {
    try {
      certificate.verify(key, PROVIDER);
      return true;
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }

  /** The kind of a key as the table of algorithms writes it. */
  static String kind(PublicKey key) {
    return switch (key) {
      case RSAPublicKey rsa -> "RSA";
      case ECPublicKey ec -> "EC";
      case PublicKey other -> other.getAlgorithm();
    };
  }

  /** The size of a key in bits; 0 when it is not known. */
  static int size(PublicKey key) {
    return switch (key) {
      case RSAPublicKey rsa -> rsa.getModulus().bitLength();
      case ECPublicKey ec -> ec.getParams() == null ? 0 : ec.getParams().getCurve().getField().getFieldSize();
      case java.security.interfaces.DSAPublicKey dsa -> dsa.getParams() == null ? 0 : dsa.getParams().getP().bitLength();
      case PublicKey other -> 0;
    };
  }
}
