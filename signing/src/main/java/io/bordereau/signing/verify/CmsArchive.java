package io.bordereau.signing.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;

/** What an archive time-stamp of a CMS is over (ETSI EN 319 122-1 5.5.2 and 5.5.3: archive-time-stamp-v3 with its ats-hash-index). */
final class CmsArchive {
  private static final ASN1ObjectIdentifier INDEX_3 = new ASN1ObjectIdentifier("0.4.0.19122.1.5");
  private static final ASN1ObjectIdentifier INDEX_1 = new ASN1ObjectIdentifier("0.4.0.1733.2.5");

  private final CMSSignedData cms;
  private final SignerInformation signer;
  private final byte[] content;

  CmsArchive(CMSSignedData cms, SignerInformation signer, byte[] content) {
    this.cms = cms;
    this.signer = signer;
    this.content = content;
  }

  /** The digest that the token should be over; empty when the token does not say what it is over, or something that it lists is not there any more. */
  byte[] imprint(ASN1Encodable token, String digest) {
    try {
      SignerInfo stamper = SignerInfo.getInstance(SignedData.getInstance(ContentInfo.getInstance(token).getContent()).getSignerInfos().getObjectAt(0));
      ASN1Sequence index = index(stamper);
      if (index == null || !complete(index, digest)) {
        return new byte[0];
      }
      SignerInfo info = signer.toASN1Structure();
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.write(new ASN1ObjectIdentifier(cms.getSignedContentTypeOID()).getEncoded(ASN1Encoding.DER));
      all.write(CmsSignatures.digest(digest, content));
      all.write(info.getVersion().getEncoded(ASN1Encoding.DER));
      all.write(info.getSID().getEncoded(ASN1Encoding.DER));
      all.write(info.getDigestAlgorithm().getEncoded(ASN1Encoding.DER));
      if (info.getAuthenticatedAttributes() != null) {
        all.write(new DERTaggedObject(false, 0, info.getAuthenticatedAttributes()).getEncoded(ASN1Encoding.DER));
      }
      all.write(info.getDigestEncryptionAlgorithm().getEncoded(ASN1Encoding.DER));
      all.write(info.getEncryptedDigest().getEncoded(ASN1Encoding.DER));
      all.write(index.getEncoded(ASN1Encoding.DER));
      return CmsSignatures.digest(digest, all.toByteArray());
    } catch (IOException | CMSException | RuntimeException e) {
      return new byte[0];
    }
  }

  private static ASN1Sequence index(SignerInfo stamper) {
    ASN1Set unsigned = stamper.getUnauthenticatedAttributes();
    for (int i = 0; unsigned != null && i < unsigned.size(); i++) {
      Attribute attribute = Attribute.getInstance(unsigned.getObjectAt(i));
      if (attribute.getAttrType().equals(INDEX_3) || attribute.getAttrType().equals(INDEX_1)) {
        return ASN1Sequence.getInstance(attribute.getAttrValues().getObjectAt(0));
      }
    }
    return null;
  }

  /** Whether everything that the index lists is still there; what was added later is not listed, and no matter. */
  private boolean complete(ASN1Sequence index, String digest) throws IOException, CMSException {
    int at = 0;
    if (index.size() == 4) {
      AlgorithmIdentifier algorithm = AlgorithmIdentifier.getInstance(index.getObjectAt(at++));
      if (!Algorithms.digest(algorithm.getAlgorithm().getId()).orElse("").equals(digest)) {
        return false;
      }
    } else if (!digest.equals("SHA-256")) {
      return false;
    }
    SignedData data = SignedData.getInstance(cms.toASN1Structure().getContent());
    List<byte[]> attributes = new ArrayList<>();
    ASN1Set unsigned = signer.toASN1Structure().getUnauthenticatedAttributes();
    for (int i = 0; unsigned != null && i < unsigned.size(); i++) {
      Attribute attribute = Attribute.getInstance(unsigned.getObjectAt(i));
      attributes.add(CmsSignatures.digest(digest, attribute.getEncoded(ASN1Encoding.DER)));
      for (ASN1Encodable value : attribute.getAttributeValues()) {
        attributes.add(CmsSignatures.digest(digest, attribute.getAttrType().getEncoded(ASN1Encoding.DER), value.toASN1Primitive().getEncoded(ASN1Encoding.DER)));
        attributes.add(CmsSignatures.digest(digest, attribute.getAttrType().getEncoded(ASN1Encoding.DER), value.toASN1Primitive().getEncoded()));
      }
    }
    return holds(index.getObjectAt(at), digests(data.getCertificates(), digest)) && holds(index.getObjectAt(at + 1), digests(data.getCRLs(), digest))
        && holds(index.getObjectAt(at + 2), attributes);
  }

  private static List<byte[]> digests(ASN1Set set, String digest) throws IOException {
    List<byte[]> all = new ArrayList<>();
    for (int i = 0; set != null && i < set.size(); i++) {
      ASN1Primitive each = set.getObjectAt(i).toASN1Primitive();
      all.add(CmsSignatures.digest(digest, each.getEncoded(ASN1Encoding.DER)));
      all.add(CmsSignatures.digest(digest, each.getEncoded()));
    }
    return all;
  }

  private static boolean holds(ASN1Encodable listed, List<byte[]> there) {
    for (ASN1Encodable each : ASN1Sequence.getInstance(listed)) {
      byte[] digest = ASN1OctetString.getInstance(each).getOctets();
      if (there.stream().noneMatch(one -> Arrays.equals(one, digest))) {
        return false;
      }
    }
    return true;
  }
}
