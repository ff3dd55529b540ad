package io.bordereau.signing.cades;

import io.bordereau.signing.authorities.TimestampAuthority;
import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.keys.SigningKey;
import io.bordereau.signing.signatures.Evidence;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;

/**
 * What all signatures of one key have in common, made once: its certificates, its name, its signing-certificate-v2 attribute (RFC 5035). It may be used by many at
 * a time.
 */
public final class SignerBlock {
  /** What SignedData and SignerInfo need around certificates and signature; measured 310 to 420 octets. */
  private static final int AROUND = 700;
  /** A time-stamp token with its certificates; they are mostly 3 to 8 kB. */
  private static final int TOKEN = 10_000;

  private final SigningKey key;
  private final AlgorithmIdentifier digest;
  private final AlgorithmIdentifier signature;
  private final SignerIdentifier name;
  private final Attribute contentType;
  private final Attribute signingCertificate;
  private final List<ASN1Primitive> certificates;
  private final int size;

  private SignerBlock(SigningKey key) {
    this.key = key;
    X509Certificate certificate = key.certificate();
    digest = Asn1.digest(key.algorithm().digest());
    signature = Asn1.signature(key.algorithm());
    X500Name issuer = X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded());
    ASN1Integer serial = new ASN1Integer(certificate.getSerialNumber());
    name = new SignerIdentifier(new IssuerAndSerialNumber(issuer, serial.getValue()));
    contentType = attribute(CMSAttributes.contentType, CMSObjectIdentifiers.data);
    byte[] hash = key.algorithm().digest().start().digest(Asn1.der(Asn1.certificate(certificate)));
    ESSCertIDv2 id = new ESSCertIDv2(digest, hash, new IssuerSerial(new GeneralNames(new GeneralName(issuer)), serial));
    signingCertificate = attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new SigningCertificateV2(id));
    certificates = key.chain().stream().filter(each -> each.equals(certificate) || !Evidence.root(each)).map(Asn1::certificate).toList();
    int bits = switch (certificate.getPublicKey()) {
      case RSAKey rsa -> rsa.getModulus().bitLength();
      case ECKey curve -> 2 * curve.getParams().getOrder().bitLength() + 128;
      default -> 8 * 1024;
    };
    size = AROUND + bits / 8 + Asn1.der(name).length + Asn1.der(signingCertificate).length + certificates.stream().mapToInt(each -> Asn1.der(each).length).sum();
  }

  /** For a key. */
  public static SignerBlock of(SigningKey key) {
    return new SignerBlock(key);
  }

  /** The key. */
  public SigningKey key() {
    return key;
  }

  /** How many octets a {@link #detached} signature has at most; with a time-stamp that is an estimate. */
  public int size(boolean stamped) {
    return stamped ? size + TOKEN : size;
  }

  /**
   * A detached signature over a digest: a ContentInfo in DER.
   *
   * @param content the digest of the content, made by {@link #digestAlgorithm}
   * @param time the signing-time attribute; null where it must not be, as in a PDF (EN 319 142-1 6.3)
   * @param stamps who stamps the signature; null for none
   */
  public byte[] detached(byte[] content, Instant time, TimestampAuthority stamps) throws SigningFailed {
    Parts parts = parts(content, time);
    return Asn1.der(new ContentInfo(CMSObjectIdentifiers.signedData, (stamps == null ? parts : parts.stamped(stamps, digestAlgorithm())).signedData()));
  }

  /**
   * A signature with a time-stamp over it; empty when the bytes are no signature of one signer. The key is not used.
   *
   * @param encoded the signature, a ContentInfo without its content
   * @param stamps who stamps it
   * @param algorithm what is digested with for that
   */
  public static Optional<byte[]> stamped(byte[] encoded, TimestampAuthority stamps, DigestAlgorithm algorithm) throws SigningFailed {
    Optional<Parts> parts = Parts.read(encoded);
    return parts.isEmpty() ? Optional.empty() : Optional.of(Asn1.der(new ContentInfo(CMSObjectIdentifiers.signedData, parts.get().stamped(stamps, algorithm).signedData())));
  }

  /** What contents are digested with. */
  public DigestAlgorithm digestAlgorithm() {
    return key.algorithm().digest();
  }

  /** The signature over a digest, not yet put together. */
  Parts parts(byte[] content, Instant time) throws SigningFailed {
    ASN1EncodableVector attributes = new ASN1EncodableVector();
    attributes.add(contentType);
    attributes.add(attribute(CMSAttributes.messageDigest, new DEROctetString(content)));
    attributes.add(signingCertificate);
    if (time != null) attributes.add(attribute(CMSAttributes.signingTime, new Time(Date.from(time))));
    // DER puts the elements of a set in order, and the order is signed
    ASN1Set signed = new DERSet(attributes);
    byte[] value = key.sign(Asn1.der(signed));
    SignerInfo signer = new SignerInfo(name, digest, signed, signature, new DEROctetString(value), (ASN1Set) null);
    return new Parts(List.of(digest), certificates, List.of(), signer, List.of(), CMSObjectIdentifiers.data);
  }

  private static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
    return new Attribute(type, new DERSet(value));
  }
}
