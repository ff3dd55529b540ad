package io.bordereau.signing.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import eu.europa.esig.dss.cades.signature.CAdESCounterSignatureParameters;
import eu.europa.esig.dss.cades.signature.CAdESService;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import io.bordereau.signing.cades.CadesSigner;
import io.bordereau.signing.keys.KeyMaterial;
import io.bordereau.signing.pki.Kind;
import io.bordereau.signing.pki.TestPki;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.SignatureLevel;
import io.bordereau.signing.smime.Content;
import io.bordereau.signing.verify.SignatureVerdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.junit.jupiter.api.Test;

/** Signatures over signatures, several signers, content hints, archive time-stamps of old, and signatures within signatures in every writing. */
class CounterSignaturesTest {
  private static final TestPki PKI = TestPki.shared();
  private static final byte[] INVOICE = "<Invoice><Total>100.00</Total></Invoice>\r\n".getBytes(StandardCharsets.UTF_8);

  private static SignatureVerifier verifier() {
    return new SignatureVerifier(new ChainCheck(TrustAnchors.of(List.of(PKI.anchor())), PKI.responses(), ChainCheck.Missing.UNKNOWN), Instant.now());
  }

  private static byte[] attached(Kind kind) throws Exception {
    return new CadesSigner(PKI.leaf(kind), SignatureLevel.B, Authorities.NONE).attached(INVOICE, Instant.now());
  }

  /** Signed over by DSS. */
  private static byte[] countered(byte[] p7m, KeyMaterial key) throws Exception {
    var document = new InMemoryDocument(p7m);
    var service = new CAdESService(new CommonCertificateVerifier());
    var parameters = new CAdESCounterSignatureParameters();
    parameters.setSignatureLevel(eu.europa.esig.dss.enumerations.SignatureLevel.CAdES_BASELINE_B);
    parameters.setSigningCertificate(new CertificateToken(key.certificate()));
    parameters.setCertificateChain(key.chain().stream().map(CertificateToken::new).toList());
    parameters.setDigestAlgorithm(eu.europa.esig.dss.enumerations.DigestAlgorithm.SHA256);
    var validator = SignedDocumentValidator.fromDocument(document);
    validator.setCertificateVerifier(new CommonCertificateVerifier());
    parameters.setSignatureIdToCounterSign(validator.getSignatures().get(0).getId());
    var value = new SignatureValue(eu.europa.esig.dss.enumerations.SignatureAlgorithm.RSA_SHA256, key.sign(service.getDataToBeCounterSigned(document, parameters).getBytes()));
    try (var in = service.counterSignSignature(document, parameters, value).openStream()) {
      return in.readAllBytes();
    }
  }

  /** With an unsigned attribute more, or another in its place. */
  private static byte[] with(byte[] p7m, ASN1ObjectIdentifier type, org.bouncycastle.asn1.ASN1Encodable value) throws Exception {
    var cms = new CMSSignedData(p7m);
    var signers = new ArrayList<SignerInformation>();
    for (SignerInformation each : cms.getSignerInfos()) {
      var table = each.getUnsignedAttributes();
      var all = table == null ? new ASN1EncodableVector() : table.remove(type).toASN1EncodableVector();
      all.add(new Attribute(type, new DERSet(value)));
      signers.add(SignerInformation.replaceUnsignedAttributes(each, new AttributeTable(all)));
    }
    return CMSSignedData.replaceSigners(cms, new SignerInformationStore(signers)).getEncoded();
  }

  @Test
  void aSignatureOverASignatureIsJudgedForItself() throws Exception {
    var both = countered(attached(Kind.P_256), PKI.leaf(Kind.RSA_2048));
    var result = verifier().verify(both);
    assertEquals(List.of("CAdES attached", "CAdES counter-signature"), result.signatures().stream().map(each -> each.verdict().form()).toList(), result::toString);
    assertTrue(result.valid(), result::toString);
    assertTrue(result.signatures().get(1).verdict().subject().contains("RSA"), result::toString);
    var three = verifier().verify(countered(both, PKI.issue("Third").make(Kind.RSA_2048)));
    assertEquals(3, three.signatures().size());
    assertTrue(three.valid(), three::toString);
  }

  @Test
  void aSignatureOverAnotherSignatureDoesNotHoldHere() throws Exception {
    var counter = new CMSSignedData(countered(attached(Kind.P_256), PKI.leaf(Kind.RSA_2048))).getSignerInfos().iterator().next()
        .getUnsignedAttributes().get(CMSAttributes.counterSignature).getAttrValues().getObjectAt(0);
    // the certificate of who countersigned is there, and what it is over is another signature
    var other = with(countered(attached(Kind.P_256), PKI.leaf(Kind.RSA_2048)), CMSAttributes.counterSignature, counter);
    var result = verifier().verify(other);
    assertFalse(result.valid());
    assertEquals(Verdict.VALID, result.signatures().get(0).verdict().verdict(), "the first one is as it was");
    assertEquals(Verdict.INVALID, result.signatures().get(1).verdict().verdict(), result::toString);
    assertTrue(result.signatures().get(1).reasons().stream().anyMatch(each -> each.code().equals(Reason.CHANGED)), result::toString);
  }

  @Test
  void aSignatureOverASignatureThatCannotBeReadIsSaidToBeSo() throws Exception {
    // the library writes no such thing: an attribute that nobody knows becomes a signature over the signature
    String text = new String(with(attached(Kind.P_256), new ASN1ObjectIdentifier("1.2.840.113549.1.9.99"), new DERUTF8String("none")), StandardCharsets.ISO_8859_1);
    byte[] file = text.replace("\u002A\u0086\u0048\u0086\u00F7\r\u0001\u0009\u0063", "\u002A\u0086\u0048\u0086\u00F7\r\u0001\u0009\u0006").getBytes(StandardCharsets.ISO_8859_1);
    var result = verifier().verify(file);
    assertFalse(result.valid());
    assertTrue(result.remarks().stream().anyMatch(each -> each.code().equals(Reason.COUNTER)), result::toString);
  }

  @Test
  void anArchiveStampOfAnOldKindIsSaidToProveNothing() throws Exception {
    for (var type : List.of("1.2.840.113549.1.9.16.2.48", "1.2.840.113549.1.9.16.2.27")) {
      var result = verifier().verify(with(attached(Kind.P_256), new ASN1ObjectIdentifier(type), new DERSet()));
      assertTrue(result.valid(), result::toString);
      var verdict = result.signatures().get(0);
      assertEquals(SignatureLevel.B, verdict.verdict().level());
      assertTrue(verdict.reasons().stream().anyMatch(each -> each.code().equals(Reason.OLD_ARCHIVE) && each.weight() == Reason.Weight.NOTE), result::toString);
    }
  }

  @Test
  void eachOfSeveralSignersIsJudgedAndAHintOfTheContentChangesNothing() throws Exception {
    var generator = new CMSSignedDataGenerator();
    try (var other = TestPki.start()) {
      for (var key : List.of(PKI.leaf(Kind.RSA_2048), PKI.leaf(Kind.P_256), other.leaf(Kind.P_256))) {
        var hint = new ASN1EncodableVector();
        hint.add(new Attribute(new ASN1ObjectIdentifier("1.2.840.113549.1.9.16.2.4"), new DERSet(new org.bouncycastle.asn1.DERSequence(
            new org.bouncycastle.asn1.ASN1Encodable[] {new DERUTF8String("invoice.xml"), new ASN1ObjectIdentifier("1.2.840.113549.1.7.1")}))));
        String algorithm = key.key().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        generator.addSignerInfoGenerator(new JcaSimpleSignerInfoGeneratorBuilder().setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(new AttributeTable(hint)))
            .build(algorithm, key.key(), key.certificate()));
        generator.addCertificates(new JcaCertStore(key.chain()));
      }
      var result = PdfAttacksTest.verify(generator.generate(new CMSProcessableByteArray(INVOICE), true).getEncoded());
      assertEquals(List.of(Verdict.VALID, Verdict.VALID, Verdict.UNKNOWN), result.signatures().stream().map(each -> each.verdict().verdict()).sorted().toList(), result::toString);
      assertFalse(result.valid(), "not all of them are trusted");
    }
  }

  @Test
  void signaturesWithinSignaturesAreFoundInEveryWriting() throws Exception {
    byte[] inner = attached(Kind.P_256);
    String pem = "-----BEGIN CMS-----\n" + Base64.getMimeEncoder().encodeToString(inner) + "\n-----END CMS-----\n";
    for (byte[] each : List.of(inner, Base64.getEncoder().encode(inner), Base64.getMimeEncoder().encode(inner), pem.getBytes(StandardCharsets.US_ASCII))) {
      byte[] outer = new CadesSigner(PKI.leaf(Kind.RSA_2048), SignatureLevel.B, Authorities.NONE).attached(each, Instant.now());
      var result = verifier().verify(Base64.getMimeEncoder(76, "\n".getBytes(StandardCharsets.US_ASCII)).encode(outer));
      assertEquals(2, result.signatures().size(), result::toString);
      assertTrue(result.valid(), result::toString);
    }
    // a detached signature of the whole, and one within what it signs
    byte[] beside = new CadesSigner(PKI.leaf(Kind.RSA_2048), SignatureLevel.B, Authorities.NONE).detached(Content.of(inner), Instant.now());
    assertTrue(verifier().verify(beside, inner).valid());
  }
}
