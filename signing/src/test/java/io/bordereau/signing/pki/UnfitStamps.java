package io.bordereau.signing.pki;

import io.bordereau.signing.keys.KeyMaterial;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponse;

/** Time-stamps by a certificate that may not make any: Bouncy Castle's generator refuses to, so they are put together here. */
final class UnfitStamps {
  private UnfitStamps() {}

  static TimeStampResponse response(TimeStampRequest asked, KeyMaterial key, int serial, Instant at, String policy) throws Exception {
    MessageImprint imprint = new MessageImprint(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(asked.getMessageImprintAlgOID()), asked.getMessageImprintDigest());
    TSTInfo info = new TSTInfo(new ASN1ObjectIdentifier(policy), imprint, new ASN1Integer(BigInteger.valueOf(serial)), new ASN1GeneralizedTime(Date.from(at)), null, null,
        asked.getNonce() == null ? null : new ASN1Integer(asked.getNonce()), null, null);
    byte[] digest = java.security.MessageDigest.getInstance("SHA-256").digest(key.certificate().getEncoded());
    Attribute certificate = new Attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(new SigningCertificateV2(new ESSCertIDv2(digest))));
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    AttributeTable attributes = new AttributeTable(new DERSet(certificate));
    generator.addSignerInfoGenerator(new JcaSimpleSignerInfoGeneratorBuilder().setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(attributes))
        .build("SHA256withRSA", key.key(), key.certificate()));
    generator.addCertificates(new JcaCertStore(List.of(key.certificate())));
    var signed = generator.generate(new CMSProcessableByteArray(PKCSObjectIdentifiers.id_ct_TSTInfo, info.getEncoded()), true);
    return new TimeStampResponse(new TimeStampResp(new PKIStatusInfo(PKIStatus.granted), signed.toASN1Structure()));
  }
}
