package io.bordereau.signing.verify;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignerDigestMismatchException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * One signer of a CMS (RFC 5652, ETSI EN 319 122-1): whether the signature is made by the key of the certificate that it names over what is given, and what
 * it brings along. Whether anybody trusts it is no matter of this.
 */
final class CmsSigner {
  private static final ASN1ObjectIdentifier ADOBE_REVOCATION = new ASN1ObjectIdentifier("1.2.840.113583.1.1.8");
  private static final ASN1ObjectIdentifier OCSP_RESPONSE = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.16.2");
  private static final ASN1ObjectIdentifier NAMED_OF_OLD = PKCSObjectIdentifiers.id_aa_signingCertificate;

  private final CMSSignedData cms;
  private final SignerInformation signer;
  private final Evidence evidence = new Evidence();
  private final List<Reason> reasons = new ArrayList<>();
  private final Set<String> digests = new HashSet<>();
  private X509Certificate certificate;
  private boolean named;
  private boolean namedStrongly;

  /**
   * Reads and checks.
   *
   * @param cms with its content, its own or the one that was given for it
   * @param signer one of its signers
   * @param known certificates that may be the signer's though the CMS does not bring them
   */
  CmsSigner(CMSSignedData cms, SignerInformation signer, Evidence known) {
    this.cms = cms;
    this.signer = signer;
    collect();
    find(known);
    if (certificate != null && algorithms()) {
      mathematics();
    }
  }

  /** The signer's certificate; null when it is nowhere. */
  X509Certificate certificate() {
    return certificate;
  }

  /** What it brings along. */
  Evidence evidence() {
    return evidence;
  }

  /** What speaks against its being intact. */
  List<Reason> reasons() {
    return reasons;
  }

  /** Whether nothing does. */
  boolean intact() {
    return reasons.stream().noneMatch(reason -> reason.weight() != Reason.Weight.NOTE);
  }

  /** The digests that it rests on. */
  Set<String> digests() {
    return digests;
  }

  /** Whether it names its certificate by a digest, as the baseline levels demand. */
  boolean baseline() {
    return named && namedStrongly;
  }

  SignerInformation signer() {
    return signer;
  }

  /** When the signer says that it was; null when nowhere. */
  Instant claimed() {
    ASN1Encodable value = one(signer.getSignedAttributes(), CMSAttributes.signingTime);
    try {
      return value == null ? null : Time.getInstance(value).getDate().toInstant();
    } catch (RuntimeException e) {
      return null;
    }
  }

  /** The values of an unsigned attribute. */
  List<ASN1Encodable> unsigned(ASN1ObjectIdentifier type) {
    List<ASN1Encodable> all = new ArrayList<>();
    AttributeTable table = signer.getUnsignedAttributes();
    ASN1EncodableVector found = table == null ? new ASN1EncodableVector() : table.getAll(type);
    for (int i = 0; i < found.size(); i++) {
      all.addAll(Arrays.asList(((Attribute) found.get(i)).getAttributeValues()));
    }
    return all;
  }

  /** The value of an attribute that stands once with one value; null otherwise. */
  private static ASN1Encodable one(AttributeTable table, ASN1ObjectIdentifier type) {
    ASN1EncodableVector found = table == null ? new ASN1EncodableVector() : table.getAll(type);
    if (found.size() != 1) {
      return null;
    }
    ASN1Encodable[] values = ((Attribute) found.get(0)).getAttributeValues();
    return values.length == 1 ? values[0] : null;
  }

  // the library's stores of other proofs have no type of what they hold
  @SuppressWarnings("unchecked")
  private void collect() {
    try {
      for (X509CertificateHolder holder : cms.getCertificates().getMatches(null)) {
        evidence.certificate(holder.getEncoded());
      }
      for (var list : cms.getCRLs().getMatches(null)) {
        evidence.crl(list.getEncoded());
      }
      for (Object other : cms.getOtherRevocationInfo(OCSP_RESPONSE).getMatches(null)) {
        evidence.ocsp(((ASN1Encodable) other).toASN1Primitive().getEncoded());
      }
      for (Object other : cms.getOtherRevocationInfo(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.48.1.1")).getMatches(null)) {
        evidence.ocsp(((ASN1Encodable) other).toASN1Primitive().getEncoded());
      }
      for (ASN1Encodable values : unsigned(PKCSObjectIdentifiers.id_aa_ets_certValues)) {
        for (ASN1Encodable each : ASN1Sequence.getInstance(values)) {
          evidence.certificate(each.toASN1Primitive().getEncoded());
        }
      }
      for (ASN1Encodable values : unsigned(PKCSObjectIdentifiers.id_aa_ets_revocationValues)) {
        revocations(ASN1Sequence.getInstance(values), 0, 1);
      }
      ASN1Encodable adobe = one(signer.getSignedAttributes(), ADOBE_REVOCATION);
      if (adobe != null) {
        revocations(ASN1Sequence.getInstance(adobe), 0, 1);
      }
    } catch (IOException | RuntimeException e) {
      reasons.add(Reason.note(Reason.UNREADABLE, "Some of the certificates and proofs in the signature cannot be read."));
    }
  }

  private void revocations(ASN1Sequence values, int lists, int responses) throws IOException {
    for (ASN1Encodable each : values) {
      ASN1TaggedObject tagged = ASN1TaggedObject.getInstance(each);
      for (ASN1Encodable proof : ASN1Sequence.getInstance(tagged.getExplicitBaseObject())) {
        byte[] der = proof.toASN1Primitive().getEncoded();
        if (tagged.getTagNo() == lists) {
          evidence.crl(der);
        } else if (tagged.getTagNo() == responses) {
          evidence.ocsp(der);
        }
      }
    }
  }

  private void find(Evidence known) {
    List<X509Certificate> all = new ArrayList<>(evidence.certificates());
    all.addAll(known.certificates());
    List<X509Certificate> fitting = new ArrayList<>();
    for (X509Certificate each : all) {
      try {
        if (signer.getSID().match(new JcaX509CertificateHolder(each)) && !fitting.contains(each)) {
          fitting.add(each);
        }
      } catch (CertificateException | RuntimeException e) {
        continue; // one that cannot be compared is not the one
      }
    }
    if (fitting.isEmpty()) {
      reasons.add(Reason.unknown(Reason.SIGNER, "The certificate of the signer is not in the document."));
      return;
    }
    certificate = fitting.get(0);
    named = signer.getSignedAttributes() != null
        && (signer.getSignedAttributes().get(PKCSObjectIdentifiers.id_aa_signingCertificateV2) != null || signer.getSignedAttributes().get(NAMED_OF_OLD) != null);
    if (named) {
      X509Certificate byDigest = fitting.stream().filter(this::names).findFirst().orElse(null);
      if (byDigest == null) {
        reasons.add(Reason.invalid(Reason.SIGNER, "The signature names another certificate than the one that it brings."));
      } else {
        certificate = byDigest;
      }
    }
  }

  /** Whether the attribute that names the signer's certificate by its digest means this one (RFC 5035). */
  private boolean names(X509Certificate each) {
    try {
      ASN1Encodable second = one(signer.getSignedAttributes(), PKCSObjectIdentifiers.id_aa_signingCertificateV2);
      if (second != null) {
        ESSCertIDv2 id = SigningCertificateV2.getInstance(second).getCerts()[0];
        String oid = id.getHashAlgorithm().getAlgorithm().getId();
        String name = Algorithms.digest(oid).orElse("");
        namedStrongly = !name.equals("MD5") && !name.equals("MD2");
        return hashes(name, each, id.getCertHash()) && issued(id.getIssuerSerial(), each);
      }
      ASN1Encodable first = one(signer.getSignedAttributes(), NAMED_OF_OLD);
      if (first == null) {
        return false;
      }
      ESSCertID id = SigningCertificate.getInstance(first).getCerts()[0];
      namedStrongly = true;
      return hashes("SHA-1", each, id.getCertHash()) && issued(id.getIssuerSerial(), each);
    } catch (RuntimeException | CertificateException e) {
      return false;
    }
  }

  private static boolean hashes(String name, X509Certificate each, byte[] hash) throws CertificateException {
    try {
      return MessageDigest.isEqual(MessageDigest.getInstance(name, Certificates.PROVIDER).digest(each.getEncoded()), hash);
    } catch (java.security.NoSuchAlgorithmException e) {
      return false;
    }
  }

  /** The number must fit; the name is written in many ways, and the digest says more than it. */
  private static boolean issued(IssuerSerial serial, X509Certificate each) {
    return serial == null || serial.getSerial().getValue().equals(each.getSerialNumber());
  }

  /** Whether the algorithms are known; their names are kept. */
  private boolean algorithms() {
    String digest = Algorithms.digest(signer.getDigestAlgOID()).orElse(null);
    AlgorithmIdentifier signature = signer.toASN1Structure().getDigestEncryptionAlgorithm();
    String name = Algorithms.name(signature.getAlgorithm());
    if (digest == null) {
      reasons.add(Reason.unknown(Reason.KIND, "The digest algorithm " + Certificates.printable(signer.getDigestAlgOID()) + " is not known."));
      return false;
    }
    digests.add(digest);
    try {
      if (signature.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
        var hash = RSASSAPSSparams.getInstance(signature.getParameters()).getHashAlgorithm().getAlgorithm().getId();
        digests.add(Algorithms.digest(hash).orElse("an unknown one"));
      } else {
        String upper = name.toUpperCase(Locale.ROOT).replace("-", "");
        for (String weak : List.of("MD2", "MD5", "SHA1", "RIPEMD160")) {
          if (upper.startsWith(weak + "WITH")) {
            digests.add(weak.equals("SHA1") ? "SHA-1" : weak);
          }
        }
      }
    } catch (RuntimeException e) {
      reasons.add(Reason.unknown(Reason.KIND, "The parameters of the signature algorithm cannot be read."));
      return false;
    }
    return true;
  }

  private void mathematics() {
    try {
      AttributeTable signed = signer.getSignedAttributes();
      // RFC 5652 11.4: a counter-signature has no content type, for what it signs has none
      boolean type = signer.isCounterSignature() ? signed == null || signed.getAll(CMSAttributes.contentType).size() == 0 : one(signed, CMSAttributes.contentType) != null;
      if (signed != null && (one(signed, CMSAttributes.messageDigest) == null || !type)) {
        reasons.add(Reason.invalid(Reason.CHANGED, "The signature does not say in one way what it signs."));
        return;
      }
      // by the key alone: a verifier that knows the certificate compares its validity with the time that the signer claims, which proves nothing
      var verifier = new JcaSimpleSignerInfoVerifierBuilder().setProvider(Certificates.PROVIDER).build(certificate.getPublicKey());
      if (!signer.verify(verifier)) {
        reasons.add(Reason.invalid(Reason.FALSE, "The signature was not made with the key of " + Certificates.shortName(certificate) + ", or what it signs was changed."));
      }
    } catch (CMSSignerDigestMismatchException e) {
      reasons.add(Reason.invalid(Reason.CHANGED, "What was signed has been changed since."));
    } catch (CMSException | OperatorCreationException | RuntimeException e) {
      if (unknownAlgorithm(e)) {
        reasons.add(Reason.unknown(Reason.KIND, "The signature algorithm " + Certificates.printable(signer.getEncryptionAlgOID()) + " is not known."));
      } else {
        reasons.add(Reason.invalid(Reason.FALSE, "The signature cannot be verified: it contradicts itself or its certificate."));
      }
    }
  }

  private static boolean unknownAlgorithm(Throwable e) {
    for (Throwable each = e; each != null; each = each.getCause()) {
      if (each instanceof java.security.NoSuchAlgorithmException) {
        return true;
      }
    }
    return false;
  }

  /** The digest of what is signed that the signed attributes hold; null when there is none. */
  byte[] messageDigest() {
    ASN1Encodable value = one(signer.getSignedAttributes(), CMSAttributes.messageDigest);
    return value == null ? null : ASN1OctetString.getInstance(value).getOctets();
  }
}
