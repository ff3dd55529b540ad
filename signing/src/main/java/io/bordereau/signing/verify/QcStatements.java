package io.bordereau.signing.verify;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1PrintableString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.PolicyInformation;

/**
 * What a certificate says of itself before the law (ETSI EN 319 412-5 4.2 and 4.3; RFC 3739 3.2.6). That it says so proves nothing: a trusted list must bear it out.
 *
 * @param compliant whether it says that it is qualified (QcCompliance), or was issued before the regulation under a policy that meant so
 * @param device whether it says that its key lies in a qualified device (QcSSCD)
 * @param uses for what it says it is qualified (QcType); none when it does not say, which means signatures
 * @param web whether it says that it is for web sites
 * @param countries whose law it is qualified under when that is not the law of the union (QcCClegislation), in two letters
 * @param policies the policies that it was issued under
 */
record QcStatements(boolean compliant, boolean device, Set<Anchor.Use> uses, boolean web, List<String> countries, Set<String> policies) {
  /** Since when the regulation applies (Regulation (EU) 910/2014, article 52). */
  static final Instant REGULATION = Instant.parse("2016-07-01T00:00:00Z");

  private static final String COMPLIANCE = "0.4.0.1862.1.1";
  private static final String DEVICE = "0.4.0.1862.1.4";
  private static final String TYPE = "0.4.0.1862.1.6";
  private static final String LEGISLATION = "0.4.0.1862.1.7";
  /** ETSI TS 101 456: qualified certificates, to the public, with a device and without. */
  private static final String OLD_WITH_DEVICE = "0.4.0.1456.1.1";
  private static final String OLD = "0.4.0.1456.1.2";
  private static final int MOST = 100;

  QcStatements {
    uses = Set.copyOf(uses);
    countries = List.copyOf(countries);
    policies = Set.copyOf(policies);
  }

  static QcStatements of(X509Certificate certificate) {
    Set<String> policies = policies(certificate);
    boolean old = certificate.getNotBefore().toInstant().isBefore(REGULATION);
    boolean compliant = old && (policies.contains(OLD) || policies.contains(OLD_WITH_DEVICE));
    boolean device = old && policies.contains(OLD_WITH_DEVICE);
    boolean web = false;
    Set<Anchor.Use> uses = new HashSet<>();
    List<String> countries = new ArrayList<>();
    try {
      ASN1Encodable value = value(certificate, Extension.qCStatements.getId());
      int count = 0;
      for (ASN1Encodable each : value == null ? ASN1Sequence.getInstance(new org.bouncycastle.asn1.DERSequence()) : ASN1Sequence.getInstance(value)) {
        if (++count > MOST) {
          break;
        }
        ASN1Sequence statement = ASN1Sequence.getInstance(each);
        String id = ASN1ObjectIdentifier.getInstance(statement.getObjectAt(0)).getId();
        compliant |= id.equals(COMPLIANCE);
        device |= id.equals(DEVICE);
        if (id.equals(TYPE) && statement.size() > 1) {
          for (ASN1Encodable type : ASN1Sequence.getInstance(statement.getObjectAt(1))) {
            switch (ASN1ObjectIdentifier.getInstance(type).getId()) {
              case TYPE + ".1" -> uses.add(Anchor.Use.SIGNATURES);
              case TYPE + ".2" -> uses.add(Anchor.Use.SEALS);
              case TYPE + ".3" -> web = true;
              default -> { }
            }
          }
        } else if (id.equals(LEGISLATION) && statement.size() > 1) {
          for (ASN1Encodable country : ASN1Sequence.getInstance(statement.getObjectAt(1))) {
            countries.add(Certificates.printable(ASN1PrintableString.getInstance(country).getString().toUpperCase(Locale.ROOT)));
          }
        }
      }
    } catch (IOException | RuntimeException e) {
      return new QcStatements(false, false, Set.of(), false, List.of(), policies); // what cannot be read says nothing
    }
    return new QcStatements(compliant, device, uses, web, countries, policies);
  }

  private static Set<String> policies(X509Certificate certificate) {
    Set<String> all = new HashSet<>();
    try {
      ASN1Encodable value = value(certificate, Extension.certificatePolicies.getId());
      if (value != null) {
        for (PolicyInformation each : CertificatePolicies.getInstance(value).getPolicyInformation()) {
          all.add(each.getPolicyIdentifier().getId());
        }
      }
    } catch (IOException | RuntimeException e) {
      return Set.of();
    }
    return all;
  }

  private static ASN1Encodable value(X509Certificate certificate, String extension) throws IOException {
    byte[] bytes = certificate.getExtensionValue(extension);
    return bytes == null ? null : ASN1Primitive.fromByteArray(ASN1OctetString.getInstance(bytes).getOctets());
  }
}
