package io.bordereau.signing.pades;

import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;

/** Time-stamp tokens as no test authority gives them by itself. */
final class LargeStamps {
  private LargeStamps() {}

  /** A token with so many bytes more in an unsigned attribute that nobody knows. */
  static byte[] padded(byte[] token, int more) {
    try {
      var info = ContentInfo.getInstance(token);
      var data = SignedData.getInstance(info.getContent());
      var signer = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
      var attributes = new ASN1EncodableVector();
      attributes.add(new Attribute(new ASN1ObjectIdentifier("1.3.6.1.4.1.13762.99"), new DERSet(new DEROctetString(new byte[more]))));
      var larger = new SignerInfo(signer.getSID(), signer.getDigestAlgorithm(), signer.getAuthenticatedAttributes(), signer.getDigestEncryptionAlgorithm(),
          signer.getEncryptedDigest(), new DERSet(attributes));
      return new ContentInfo(info.getContentType(),
          new SignedData(data.getDigestAlgorithms(), data.getEncapContentInfo(), data.getCertificates(), data.getCRLs(), new DERSet(larger))).getEncoded("DER");
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
