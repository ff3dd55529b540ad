package io.bordereau.signing.authorities;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * Where a certificate says that more is known about it (RFC 5280 4.2.2.1, 4.2.1.13): addresses of http and https only, at most four of a kind, since whoever made the certificate
 * chose them.
 *
 * @param responders where OCSP is answered
 * @param lists where lists are
 * @param issuers where its issuer's certificate is
 */
public record Pointers(List<URI> responders, List<URI> lists, List<URI> issuers) {
  private static final int MOST = 4;

  public Pointers {
    responders = List.copyOf(responders);
    lists = List.copyOf(lists);
    issuers = List.copyOf(issuers);
  }

  /** Those of a certificate; none for what cannot be read. */
  public static Pointers of(X509Certificate certificate) {
    return new Pointers(access(certificate, AccessDescription.id_ad_ocsp), lists(certificate), access(certificate, AccessDescription.id_ad_caIssuers));
  }

  private static List<URI> access(X509Certificate certificate, ASN1ObjectIdentifier method) {
    List<URI> found = new ArrayList<>();
    byte[] value = certificate.getExtensionValue(Extension.authorityInfoAccess.getId());
    try {
      if (value != null) {
        for (AccessDescription each : AuthorityInformationAccess.getInstance(ASN1OctetString.getInstance(value).getOctets()).getAccessDescriptions()) {
          if (each.getAccessMethod().equals(method)) {
            add(found, each.getAccessLocation());
          }
        }
      }
    } catch (RuntimeException e) {
      return List.of();
    }
    return found;
  }

  private static List<URI> lists(X509Certificate certificate) {
    List<URI> found = new ArrayList<>();
    byte[] value = certificate.getExtensionValue(Extension.cRLDistributionPoints.getId());
    try {
      if (value != null) {
        for (DistributionPoint point : CRLDistPoint.getInstance(ASN1OctetString.getInstance(value).getOctets()).getDistributionPoints()) {
          // a list of another issuer, or of some reasons only, does not say that a certificate is good
          if (point.getDistributionPoint() == null || point.getCRLIssuer() != null || point.getReasons() != null
              || point.getDistributionPoint().getType() != DistributionPointName.FULL_NAME) {
            continue;
          }
          for (GeneralName name : GeneralNames.getInstance(point.getDistributionPoint().getName()).getNames()) {
            add(found, name);
          }
        }
      }
    } catch (RuntimeException e) {
      return List.of();
    }
    return found;
  }

  private static void add(List<URI> found, GeneralName name) {
    if (name.getTagNo() != GeneralName.uniformResourceIdentifier || found.size() >= MOST) {
      return;
    }
    try {
      URI address = new URI(name.getName().toString());
      String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
      if ((scheme.equals("http") || scheme.equals("https")) && address.getHost() != null) {
        found.add(address);
      }
    } catch (URISyntaxException e) {
      // an address that is none is not asked
    }
  }
}
