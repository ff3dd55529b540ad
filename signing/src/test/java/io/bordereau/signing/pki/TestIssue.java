package io.bordereau.signing.pki;

import io.bordereau.signing.keys.KeyMaterial;
import io.bordereau.signing.keys.SignatureAlgorithm;
import io.bordereau.signing.keys.Standing;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate on its way: say what it should be, then {@link #make}. Without a word it is one that signs documents, valid since yesterday for two years, with all addresses. */
public final class TestIssue {
  private final TestPki pki;
  private final KeyMaterial issuer;
  private final String name;
  private Instant from = Instant.now().minus(Duration.ofDays(1));
  private Instant until = Instant.now().plus(Duration.ofDays(730));
  private int usage = KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
  private KeyPurposeId purpose;
  private boolean purposeCritical = true;
  private boolean authority;
  private boolean noCheck;
  private String ocsp;
  private String lists;
  private boolean issuers = true;
  private final Map<ASN1ObjectIdentifier, ASN1Encodable> extensions = new LinkedHashMap<>();
  private Standing standing = Standing.ADVANCED;

  TestIssue(TestPki pki, KeyMaterial issuer, String name) {
    this.pki = pki;
    this.issuer = issuer;
    this.name = name;
    if (issuer != null) {
      ocsp = pki.address("/ocsp").toString();
      lists = pki.address("/" + issuer.certificate().getSerialNumber().toString(16) + ".crl").toString();
    }
  }

  /** From when until when it is valid. */
  public TestIssue valid(Instant first, Instant last) {
    from = first;
    until = last;
    return this;
  }

  /** What its key may be used for (bits of {@link KeyUsage}); 0 for no such extension. */
  public TestIssue usage(int bits) {
    usage = bits;
    return this;
  }

  /** Its one extended purpose, critical or not. */
  public TestIssue purpose(KeyPurposeId id, boolean critical) {
    purpose = id;
    purposeCritical = critical;
    return this;
  }

  /** It issues others. */
  public TestIssue authority() {
    authority = true;
    usage = KeyUsage.keyCertSign | KeyUsage.cRLSign;
    return this;
  }

  /** Nobody need ask whether it is revoked (RFC 6960 4.2.2.2.1). */
  public TestIssue noCheck() {
    noCheck = true;
    return this;
  }

  /** It names no responder. */
  public TestIssue withoutOcsp() {
    return ocsp(null);
  }

  /** It names no list. */
  public TestIssue withoutLists() {
    return lists(null);
  }

  /** It names another responder; null for none. */
  public TestIssue ocsp(String address) {
    ocsp = address;
    return this;
  }

  /** It names another list; null for none. */
  public TestIssue lists(String address) {
    lists = address;
    return this;
  }

  /** It does not say where its issuer's certificate is. */
  public TestIssue withoutIssuers() {
    issuers = false;
    return this;
  }

  /** What its signatures are worth. */
  public TestIssue standing(Standing worth) {
    standing = worth;
    return this;
  }

  /** With one more extension, not critical. */
  public TestIssue extension(ASN1ObjectIdentifier id, ASN1Encodable value) {
    extensions.put(id, value);
    return this;
  }

  /** With a new key of a kind. */
  public KeyMaterial make(Kind kind) {
    return make(kind.pair());
  }

  /** With a key at hand. */
  public KeyMaterial make(KeyPair pair) {
    try {
      X500Name subject = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.C, "FR").addRDN(BCStyle.O, "Larkfield Instruments").addRDN(BCStyle.CN, name).build();
      JcaX509v3CertificateBuilder builder = issuer == null
          ? new JcaX509v3CertificateBuilder(subject, pki.serial(), Date.from(from), Date.from(until), subject, pair.getPublic())
          : new JcaX509v3CertificateBuilder(issuer.certificate(), pki.serial(), Date.from(from), Date.from(until), subject, pair.getPublic());
      JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      builder.addExtension(Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(pair.getPublic()));
      if (issuer != null) builder.addExtension(Extension.authorityKeyIdentifier, false, ids.createAuthorityKeyIdentifier(issuer.certificate().getPublicKey()));
      if (usage != 0) builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
      if (purpose != null) builder.addExtension(Extension.extendedKeyUsage, purposeCritical, new ExtendedKeyUsage(purpose));
      if (noCheck) builder.addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
      for (var each : extensions.entrySet()) builder.addExtension(each.getKey(), false, each.getValue());
      addresses(builder);
      PrivateKey signer = issuer == null ? pair.getPrivate() : issuer.key();
      String algorithm = signer.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
      X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(signer)));
      List<X509Certificate> chain = new ArrayList<>(List.of(certificate));
      if (issuer != null) chain.addAll(issuer.chain());
      KeyMaterial made = new KeyMaterial(pair.getPrivate(), chain, standing, SignatureAlgorithm.of(pair.getPublic()).orElse(null));
      if (authority) pki.answers(made);
      return made;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void addresses(JcaX509v3CertificateBuilder builder) throws Exception {
    if (issuer == null) return;
    ASN1EncodableVector access = new ASN1EncodableVector();
    if (ocsp != null) access.add(new AccessDescription(AccessDescription.id_ad_ocsp, uri(ocsp)));
    if (issuers) {
      access.add(new AccessDescription(AccessDescription.id_ad_caIssuers, uri(pki.address("/" + issuer.certificate().getSerialNumber().toString(16) + ".crt").toString())));
    }
    if (access.size() > 0) builder.addExtension(Extension.authorityInfoAccess, false, AuthorityInformationAccess.getInstance(new org.bouncycastle.asn1.DERSequence(access)));
    if (lists != null) {
      var point = new DistributionPoint(new DistributionPointName(new GeneralNames(uri(lists))), null, null);
      builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {point}));
    }
  }

  private static GeneralName uri(String address) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, address);
  }
}
