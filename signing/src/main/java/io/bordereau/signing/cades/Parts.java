package io.bordereau.signing.cades;

import io.bordereau.signing.authorities.TimestampAuthority;
import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.signatures.Evidence;
import io.bordereau.signing.signatures.HeldProofs;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;

/**
 * A SignedData (RFC 5652 5.1) with one signer, taken apart, without its content.
 *
 * @param digests what contents are digested with
 * @param certificates as they stand in SignedData.certificates
 * @param revocations as they stand in SignedData.crls
 * @param signer the signer, without its unsigned attributes
 * @param unsigned its unsigned attributes
 * @param type of the content
 */
record Parts(List<AlgorithmIdentifier> digests, List<ASN1Primitive> certificates, List<ASN1Primitive> revocations, SignerInfo signer, List<Attribute> unsigned,
    ASN1ObjectIdentifier type) {
  /** archive-time-stamp-v3 (EN 319 122-1 5.5.3). */
  static final ASN1ObjectIdentifier ARCHIVE_STAMP = new ASN1ObjectIdentifier("0.4.0.1733.2.4");
  /** ats-hash-index-v3 (EN 319 122-1 5.5.2). */
  private static final ASN1ObjectIdentifier HASH_INDEX = new ASN1ObjectIdentifier("0.4.0.19122.1.5");
  /** RFC 5652 5.1: with other revocation information it is 5, with a type of content or a name of the signer that is unusual 3, otherwise 1. */
  private static final int VERSION_PLAIN = 1;
  private static final int VERSION_UNUSUAL = 3;
  private static final int VERSION_OTHER = 5;

  Parts {
    digests = List.copyOf(digests);
    certificates = List.copyOf(certificates);
    revocations = List.copyOf(revocations);
    unsigned = List.copyOf(unsigned);
  }

  /** With a time-stamp over the signature (EN 319 122-1 5.3). */
  Parts stamped(TimestampAuthority stamps, DigestAlgorithm algorithm) throws SigningFailed {
    byte[] token = stamps.stamp(algorithm, algorithm.start().digest(signer.getEncryptedDigest().getOctets()));
    return with(new Attribute(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, new DERSet(token(token))));
  }

  /** With what a later check needs, as far as it is not there yet. */
  Parts with(Evidence evidence) {
    Set<ASN1Primitive> held = new LinkedHashSet<>(certificates);
    evidence.certificates().forEach(each -> held.add(Asn1.certificate(each)));
    Set<ASN1Primitive> proofs = new LinkedHashSet<>(revocations);
    evidence.proofs().forEach(each -> proofs.add(Asn1.revocation(each)));
    return new Parts(digests, List.copyOf(held), List.copyOf(proofs), signer, unsigned, type);
  }

  /**
   * With a time-stamp over all of it, renewed as often as this is called.
   *
   * @param content the digest of the content by this algorithm
   */
  Parts archived(TimestampAuthority stamps, DigestAlgorithm algorithm, byte[] content) throws SigningFailed {
    // sorted as they will be written: an index of hashes in another order would be as good, and harder to compare by eye
    DERSequence index = new DERSequence(vector(Asn1.digest(algorithm), hashes(algorithm, set(certificates)), hashes(algorithm, set(revocations)), attributeHashes(algorithm)));
    MessageDigest imprint = algorithm.start();
    imprint.update(Asn1.der(type));
    imprint.update(content);
    imprint.update(Asn1.der(signer.getVersion()));
    imprint.update(Asn1.der(signer.getSID()));
    imprint.update(Asn1.der(signer.getDigestAlgorithm()));
    imprint.update(Asn1.der(new DERTaggedObject(false, 0, signer.getAuthenticatedAttributes())));
    imprint.update(Asn1.der(signer.getDigestEncryptionAlgorithm()));
    imprint.update(Asn1.der(signer.getEncryptedDigest()));
    imprint.update(Asn1.der(index));
    ContentInfo token = token(stamps.stamp(algorithm, imprint.digest()));
    return with(new Attribute(ARCHIVE_STAMP, new DERSet(withIndex(token, index))));
  }

  private Parts with(Attribute attribute) {
    List<Attribute> all = new ArrayList<>(unsigned);
    all.add(attribute);
    return new Parts(digests, certificates, revocations, signer, all, type);
  }

  /** A token whose signer carries, unsigned, the index that its imprint covers. */
  private static ContentInfo withIndex(ContentInfo token, DERSequence index) {
    SignedData data = SignedData.getInstance(token.getContent());
    SignerInfo signer = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
    ASN1EncodableVector attributes = new ASN1EncodableVector();
    if (signer.getUnauthenticatedAttributes() != null) signer.getUnauthenticatedAttributes().forEach(attributes::add);
    attributes.add(new Attribute(HASH_INDEX, new DERSet(index)));
    SignerInfo carrying = new SignerInfo(signer.getSID(), signer.getDigestAlgorithm(), signer.getAuthenticatedAttributes(), signer.getDigestEncryptionAlgorithm(),
        signer.getEncryptedDigest(), new DERSet(attributes));
    return new ContentInfo(token.getContentType(),
        new SignedData(data.getDigestAlgorithms(), data.getEncapContentInfo(), data.getCertificates(), data.getCRLs(), new DERSet(carrying)));
  }

  private static DERSequence hashes(DigestAlgorithm algorithm, ASN1Set all) {
    ASN1EncodableVector hashes = new ASN1EncodableVector();
    all.forEach(each -> hashes.add(new DEROctetString(algorithm.start().digest(Asn1.der(each)))));
    return new DERSequence(hashes);
  }

  private DERSequence attributeHashes(DigestAlgorithm algorithm) {
    ASN1EncodableVector hashes = new ASN1EncodableVector();
    for (Attribute each : unsigned) {
      each.getAttrValues().forEach(value -> {
        MessageDigest digest = algorithm.start();
        digest.update(Asn1.der(each.getAttrType()));
        hashes.add(new DEROctetString(digest.digest(Asn1.der(value))));
      });
    }
    return new DERSequence(hashes);
  }

  private static ContentInfo token(byte[] encoded) throws SigningFailed {
    try {
      return ContentInfo.getInstance(encoded);
    } catch (RuntimeException e) {
      throw new SigningFailed("the time-stamping authority answered something that is no token", true, e);
    }
  }

  /** The whole, without its content. */
  SignedData signedData() {
    return new SignedData(digestSet(), new ContentInfo(type, null), set(certificates), revocations.isEmpty() ? null : set(revocations), new DERSet(signerInfo()));
  }

  /** What stands before the content, each encoded: version and digest algorithms. */
  List<byte[]> before() {
    return List.of(Asn1.der(new ASN1Integer(version())), Asn1.der(digestSet()));
  }

  /** What stands behind the content, each encoded: certificates, revocation information, signers. */
  List<byte[]> behind() {
    List<byte[]> all = new ArrayList<>();
    all.add(Asn1.der(new DERTaggedObject(false, 0, set(certificates))));
    if (!revocations.isEmpty()) all.add(Asn1.der(new DERTaggedObject(false, 1, set(revocations))));
    all.add(Asn1.der(new DERSet(signerInfo())));
    return all;
  }

  private int version() {
    if (revocations.stream().anyMatch(ASN1TaggedObject.class::isInstance)) return VERSION_OTHER;
    return signer.getSID().isTagged() || !CMSObjectIdentifiers.data.equals(type) ? VERSION_UNUSUAL : VERSION_PLAIN;
  }

  private DERSet digestSet() {
    return new DERSet(digests.toArray(AlgorithmIdentifier[]::new));
  }

  private SignerInfo signerInfo() {
    return new SignerInfo(signer.getSID(), signer.getDigestAlgorithm(), signer.getAuthenticatedAttributes(), signer.getDigestEncryptionAlgorithm(), signer.getEncryptedDigest(),
        unsigned.isEmpty() ? null : new DERSet(unsigned.toArray(Attribute[]::new)));
  }

  private static DERSet set(List<ASN1Primitive> values) {
    return new DERSet(values.toArray(ASN1Primitive[]::new));
  }

  private static ASN1EncodableVector vector(ASN1Encodable... values) {
    ASN1EncodableVector vector = new ASN1EncodableVector();
    vector.addAll(values);
    return vector;
  }

  /** The digest that the signer states of the content; null when there is none. */
  byte[] stated() {
    if (signer.getAuthenticatedAttributes() == null) return null;
    for (var each : signer.getAuthenticatedAttributes()) {
      Attribute attribute = Attribute.getInstance(each);
      if (attribute.getAttrType().equals(CMSAttributes.messageDigest)) {
        return ASN1OctetString.getInstance(attribute.getAttrValues().getObjectAt(0)).getOctets();
      }
    }
    return null;
  }

  /** What is proved already. */
  HeldProofs held() {
    return Asn1.held(revocations);
  }

  /** The certificates, without those of attributes. */
  List<X509Certificate> readable() throws CertificateException {
    JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
    List<X509Certificate> all = new ArrayList<>();
    for (ASN1Primitive each : certificates) {
      if (each instanceof ASN1Sequence) all.add(converter.getCertificate(new X509CertificateHolder(Certificate.getInstance(each))));
    }
    return all;
  }

  /**
   * Takes a signature apart; empty when it is none of exactly one signer.
   *
   * @param encoded a ContentInfo
   */
  static Optional<Parts> read(byte[] encoded) {
    try {
      ContentInfo info = ContentInfo.getInstance(ASN1Primitive.fromByteArray(encoded));
      SignedData data = SignedData.getInstance(info.getContent());
      if (!info.getContentType().equals(CMSObjectIdentifiers.signedData) || data.getSignerInfos().size() != 1) return Optional.empty();
      SignerInfo signer = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
      List<AlgorithmIdentifier> digests = new ArrayList<>();
      data.getDigestAlgorithms().forEach(each -> digests.add(AlgorithmIdentifier.getInstance(each)));
      List<Attribute> unsigned = new ArrayList<>();
      if (signer.getUnauthenticatedAttributes() != null) signer.getUnauthenticatedAttributes().forEach(each -> unsigned.add(Attribute.getInstance(each)));
      return Optional.of(new Parts(digests, elements(data.getCertificates()), elements(data.getCRLs()), signer, unsigned, data.getEncapContentInfo().getContentType()));
    } catch (IOException | RuntimeException e) {
      // bytes of others: whatever the parser makes of them, they are no signature
      return Optional.empty();
    }
  }

  private static List<ASN1Primitive> elements(ASN1Set set) {
    List<ASN1Primitive> all = new ArrayList<>();
    if (set != null) set.forEach(each -> all.add(each.toASN1Primitive()));
    return all;
  }

  /** All tokens among its unsigned attributes. */
  List<byte[]> tokens() {
    List<byte[]> tokens = new ArrayList<>();
    for (Attribute each : unsigned) {
      if (each.getAttrType().equals(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken) || each.getAttrType().equals(ARCHIVE_STAMP)) {
        each.getAttrValues().forEach(value -> tokens.add(Asn1.der(value)));
      }
    }
    return tokens;
  }

  /** Whether it has an unsigned attribute. */
  boolean has(ASN1ObjectIdentifier attribute) {
    return unsigned.stream().anyMatch(each -> each.getAttrType().equals(attribute));
  }
}
