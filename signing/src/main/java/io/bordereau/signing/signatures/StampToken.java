package io.bordereau.signing.signatures;

import io.bordereau.signing.keys.SigningFailed;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerId;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * What a time-stamp token (RFC 3161) says and brings along. It is read here, not verified.
 *
 * @param time the time that it states
 * @param certificates all that it carries
 * @param signerId by which it names its signer
 */
public record StampToken(Instant time, List<X509Certificate> certificates, SignerId signerId) {
  public StampToken {
    certificates = List.copyOf(certificates);
  }

  /**
   * The certificate of the authority.
   *
   * @param known where it is looked for when the token does not carry it
   * @throws SigningFailed when it is nowhere
   */
  public X509Certificate signer(Collection<X509Certificate> known) throws SigningFailed {
    for (Collection<X509Certificate> each : List.of(certificates, known)) {
      for (X509Certificate certificate : each) {
        if (matches(certificate)) return certificate;
      }
    }
    throw new SigningFailed("the certificate of the time-stamping authority is neither in its time-stamp nor known", false);
  }

  private boolean matches(X509Certificate certificate) {
    try {
      return signerId.match(new JcaX509CertificateHolder(certificate));
    } catch (CertificateEncodingException e) {
      return false;
    }
  }

  /** Reads a token; empty when it is none. */
  public static Optional<StampToken> read(byte[] encoded) {
    try {
      TimeStampToken token = new TimeStampToken(new CMSSignedData(ContentInfo.getInstance(encoded)));
      JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
      List<X509Certificate> all = new ArrayList<>();
      for (X509CertificateHolder each : token.getCertificates().getMatches(null)) {
        all.add(converter.getCertificate(each));
      }
      return Optional.of(new StampToken(token.getTimeStampInfo().getGenTime().toInstant(), all, token.getSID()));
    } catch (CMSException | TSPException | IOException | CertificateException | RuntimeException e) {
      // bytes of others: whatever the parsers make of them, they are no token
      return Optional.empty();
    }
  }
}
