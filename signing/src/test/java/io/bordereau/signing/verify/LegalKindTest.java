package io.bordereau.signing.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureQualification;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.client.http.DSSCacheFileLoader;
import eu.europa.esig.dss.spi.tsl.TrustedListsCertificateSource;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.tsl.job.TLValidationJob;
import eu.europa.esig.dss.tsl.source.TLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import io.bordereau.signing.cades.CadesSigner;
import io.bordereau.signing.judges.TestLists;
import io.bordereau.signing.judges.TestLists.Service;
import io.bordereau.signing.keys.KeyMaterial;
import io.bordereau.signing.keys.KeysUnusable;
import io.bordereau.signing.pki.Kind;
import io.bordereau.signing.pki.TestPki;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.SignatureLevel;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What a signature is before the law, by what its certificate says, what a trusted list says of its issuer and of certificates like it; EU DSS is asked the same. */
class LegalKindTest {
  private static final TestPki PKI = TestPki.shared();
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final Instant NEXT = NOW.plus(90, ChronoUnit.DAYS);
  private static final KeyMaterial OPERATOR = PKI.issue("List operator").make(Kind.RSA_2048);
  private static final byte[] CONTENT = "<Invoice/>".getBytes(StandardCharsets.US_ASCII);
  private static final String POLICY = "1.2.3.4.5";

  @TempDir
  private Path folder;

  private static ASN1ObjectIdentifier qc(String last) {
    return new ASN1ObjectIdentifier("0.4.0.1862.1." + last);
  }

  /** A key whose certificate says: {@code qualified device sign seal web CH}. */
  private static KeyMaterial key(String says) {
    var statements = new ASN1EncodableVector();
    for (var word : says.split(" ")) {
      switch (word) {
        case "qualified" -> statements.add(new DERSequence(qc("1")));
        case "device" -> statements.add(new DERSequence(qc("4")));
        case "sign" -> statements.add(type("6.1"));
        case "seal" -> statements.add(type("6.2"));
        case "web" -> statements.add(type("6.3"));
        case "CH" -> statements.add(new DERSequence(new org.bouncycastle.asn1.ASN1Encodable[] {qc("7"), new DERSequence(new DERPrintableString("CH"))}));
        default -> { }
      }
    }
    var issue = PKI.issue("Qualified " + says).extension(Extension.certificatePolicies, new CertificatePolicies(new PolicyInformation(new ASN1ObjectIdentifier(POLICY))))
        .purpose(KeyPurposeId.id_kp_emailProtection, false);
    return (statements.size() == 0 ? issue : issue.extension(Extension.qCStatements, new DERSequence(statements))).make(Kind.P_256);
  }

  private static DERSequence type(String last) {
    return new DERSequence(new org.bouncycastle.asn1.ASN1Encodable[] {qc("6"), new DERSequence(qc(last))});
  }

  /** An element of the extension Qualifications. */
  private static String says(String how, String criteria, String... qualifiers) {
    var all = new StringBuilder("<sie:QualificationElement><sie:Qualifiers>");
    for (var each : qualifiers) all.append("<sie:Qualifier uri=\"http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/").append(each).append("\"/>");
    return all.append("</sie:Qualifiers><sie:CriteriaList assert=\"").append(how).append("\">").append(criteria).append("</sie:CriteriaList></sie:QualificationElement>").toString();
  }

  private static String usage(String bit, boolean set) {
    return "<sie:KeyUsage><sie:KeyUsageBit name=\"" + bit + "\">" + set + "</sie:KeyUsageBit></sie:KeyUsage>";
  }

  private static String policy(String id) {
    return "<sie:PolicySet><sie:PolicyIdentifier><x:Identifier Qualifier=\"OIDAsURN\">urn:oid:" + id + "</x:Identifier></sie:PolicyIdentifier></sie:PolicySet>";
  }

  private static String other(String element, String inner, String id) {
    return "<sie:otherCriteriaList><tslx:" + element + "><tslx:" + inner + "><x:Identifier>" + id + "</x:Identifier></tslx:" + inner + "></tslx:" + element + "></sie:otherCriteriaList>";
  }

  private record Case(String name, String certificate, Service service, LegalKind.Kind ours, SignatureQualification theirs) {}

  private static Stream<Case> cases() {
    var signs = usage("nonRepudiation", true);
    var all = "all";
    return Stream.of(
        new Case("a qualified signature", "qualified device sign", Service.granted("", "ForeSignatures"), LegalKind.Kind.QUALIFIED_SIGNATURE, SignatureQualification.QESIG),
        new Case("a qualified seal", "qualified device seal", Service.granted("", "ForeSeals"), LegalKind.Kind.QUALIFIED_SEAL, SignatureQualification.QESEAL),
        new Case("no type means signatures", "qualified device", Service.granted("", "ForeSignatures"), LegalKind.Kind.QUALIFIED_SIGNATURE, SignatureQualification.QESIG),
        new Case("no device", "qualified sign", Service.granted("", "ForeSignatures"), LegalKind.Kind.ADVANCED_SIGNATURE_WITH_QUALIFIED_CERTIFICATE, SignatureQualification.ADESIG_QC),
        new Case("a seal without a device", "qualified seal", Service.granted("", "ForeSeals"), LegalKind.Kind.ADVANCED_SEAL_WITH_QUALIFIED_CERTIFICATE, SignatureQualification.ADESEAL_QC),
        new Case("not qualified", "", Service.granted("", "ForeSignatures"), LegalKind.Kind.ADVANCED, null),
        // a service is granted for what the list says (TS 119 612 5.5.9.4): DSS does not look at that where the certificate says what it is for
        new Case("a seal of a service for signatures", "qualified device seal", Service.granted("", "ForeSignatures"), LegalKind.Kind.ADVANCED, SignatureQualification.QESEAL),
        new Case("for web sites", "qualified web", Service.granted("", "ForeSignatures"), LegalKind.Kind.ADVANCED, null),
        new Case("by the law of another country", "qualified device sign CH", Service.granted("", "ForeSignatures"), LegalKind.Kind.ADVANCED, null),
        new Case("the list says not qualified", "qualified device sign", Service.granted(says(all, signs, "NotQualified"), "ForeSignatures"), LegalKind.Kind.ADVANCED, null),
        new Case("the list says all of it", "", Service.granted(says(all, signs, "QCStatement", "QCForESig", "QCWithQSCD"), "ForeSignatures"), LegalKind.Kind.QUALIFIED_SIGNATURE,
            SignatureQualification.QESIG),
        new Case("the list makes it a seal", "qualified device", Service.granted(says(all, signs, "QCForESeal"), "ForeSeals", "ForeSignatures"), LegalKind.Kind.QUALIFIED_SEAL,
            SignatureQualification.QESEAL),
        new Case("the list denies the device", "qualified device sign", Service.granted(says(all, signs, "QCNoQSCD"), "ForeSignatures"),
            LegalKind.Kind.ADVANCED_SIGNATURE_WITH_QUALIFIED_CERTIFICATE, SignatureQualification.ADESIG_QC),
        new Case("the list gives the device", "qualified sign", Service.granted(says(all, signs, "QCWithQSCD"), "ForeSignatures"), LegalKind.Kind.QUALIFIED_SIGNATURE, SignatureQualification.QESIG),
        new Case("the device as in the certificate, which says so", "qualified device sign", Service.granted(says(all, signs, "QCQSCDStatusAsInCert"), "ForeSignatures"),
            LegalKind.Kind.QUALIFIED_SIGNATURE, SignatureQualification.QESIG),
        new Case("the device as in the certificate, which does not", "qualified sign", Service.granted(says(all, signs, "QCQSCDStatusAsInCert"), "ForeSignatures"),
            LegalKind.Kind.ADVANCED_SIGNATURE_WITH_QUALIFIED_CERTIFICATE, SignatureQualification.ADESIG_QC),
        new Case("managed on behalf", "qualified sign", Service.granted(says(all, signs, "QCQSCDManagedOnBehalf"), "ForeSignatures"), LegalKind.Kind.QUALIFIED_SIGNATURE,
            SignatureQualification.QESIG),
        new Case("of a policy", "qualified sign", Service.granted(says(all, policy(POLICY), "QCWithQSCD"), "ForeSignatures"), LegalKind.Kind.QUALIFIED_SIGNATURE, SignatureQualification.QESIG),
        new Case("of another policy", "qualified sign", Service.granted(says(all, policy("1.2.3.4.6"), "QCWithQSCD"), "ForeSignatures"),
            LegalKind.Kind.ADVANCED_SIGNATURE_WITH_QUALIFIED_CERTIFICATE, SignatureQualification.ADESIG_QC),
        new Case("of all criteria, one of which does not fit", "qualified sign", Service.granted(says(all, signs + policy("1.2.3.4.6"), "QCWithQSCD"), "ForeSignatures"),
            LegalKind.Kind.ADVANCED_SIGNATURE_WITH_QUALIFIED_CERTIFICATE, SignatureQualification.ADESIG_QC),
        new Case("of one criterion at least", "qualified sign", Service.granted(says("atLeastOne", signs + policy("1.2.3.4.6"), "QCWithQSCD"), "ForeSignatures"),
            LegalKind.Kind.QUALIFIED_SIGNATURE, SignatureQualification.QESIG),
        new Case("of no criterion", "qualified sign", Service.granted(says("none", policy("1.2.3.4.6"), "QCWithQSCD"), "ForeSignatures"), LegalKind.Kind.QUALIFIED_SIGNATURE,
            SignatureQualification.QESIG),
        new Case("of none, one of which fits", "qualified sign", Service.granted(says("none", signs, "QCWithQSCD"), "ForeSignatures"),
            LegalKind.Kind.ADVANCED_SIGNATURE_WITH_QUALIFIED_CERTIFICATE, SignatureQualification.ADESIG_QC),
        new Case("of criteria within criteria", "qualified sign", Service.granted(says(all, signs + "<sie:CriteriaList assert=\"atLeastOne\">" + policy("1.9") + policy(POLICY)
            + "</sie:CriteriaList>", "QCWithQSCD"), "ForeSignatures"), LegalKind.Kind.QUALIFIED_SIGNATURE, SignatureQualification.QESIG),
        new Case("of an extended purpose", "qualified sign", Service.granted(says(all, other("ExtendedKeyUsage", "KeyPurposeId", "1.3.6.1.5.5.7.3.4"), "QCWithQSCD"), "ForeSignatures"),
            LegalKind.Kind.QUALIFIED_SIGNATURE, SignatureQualification.QESIG),
        new Case("of a name with an attribute", "qualified sign", Service.granted(says(all, other("CertSubjectDNAttribute", "AttributeOID", "2.5.4.10"), "QCWithQSCD"), "ForeSignatures"),
            LegalKind.Kind.QUALIFIED_SIGNATURE, SignatureQualification.QESIG),
        new Case("of a name without that attribute", "qualified sign", Service.granted(says(all, other("CertSubjectDNAttribute", "AttributeOID", "2.5.4.97"), "QCWithQSCD"), "ForeSignatures"),
            LegalKind.Kind.ADVANCED_SIGNATURE_WITH_QUALIFIED_CERTIFICATE, SignatureQualification.ADESIG_QC),
        new Case("withdrawn before it was issued", "qualified device sign", new Service("withdrawn", Instant.parse("2020-01-01T00:00:00Z"), "granted", List.of("ForeSignatures"), ""),
            LegalKind.Kind.ADVANCED, null),
        new Case("granted after it was issued", "qualified device sign", new Service("granted", NOW.minus(2, ChronoUnit.HOURS), "withdrawn", List.of("ForeSignatures"), ""),
            LegalKind.Kind.ADVANCED, null));
  }

  private static byte[] sign(KeyMaterial key) throws Exception {
    return new CadesSigner(key, SignatureLevel.B, Authorities.NONE).attached(CONTENT, NOW);
  }

  private SignatureVerdict ours(byte[] signed, TrustAnchors anchors) {
    // whoever trusts the root trusts the signature: a list says what it is, and not alone whether it holds
    var both = anchors.and(TrustAnchors.of(List.of(PKI.anchor())));
    var result = new SignatureVerifier(new ChainCheck(both, PKI.responses(), ChainCheck.Missing.UNKNOWN), Instant.now()).verify(signed);
    assertEquals(1, result.signatures().size(), result::toString);
    return result.signatures().get(0).verdict();
  }

  private TrustAnchors read(String name, byte[] list) throws Exception {
    return TrustAnchors.read(List.of(Files.write(folder.resolve(name), list)), null, List.of(OPERATOR.certificate()), Instant.now());
  }

  /** What DSS says, with the list as its only source of trust. */
  private static SignatureQualification theirs(byte[] signed, byte[] list) throws Exception {
    var trusted = new TrustedListsCertificateSource();
    var operator = new CommonCertificateSource();
    operator.addCertificate(new CertificateToken(OPERATOR.certificate()));
    var source = new TLSource();
    source.setUrl("fr.xml");
    source.setCertificateSource(operator);
    var job = new TLValidationJob();
    job.setTrustedListSources(source);
    job.setTrustedListCertificateSource(trusted);
    job.setOfflineDataLoader(new Loader(list));
    job.offlineRefresh();
    var state = job.getSummary().getOtherTLInfos().get(0);
    assertTrue(state.getValidationCacheInfo().isValid(), () -> state.getParsingCacheInfo().getExceptionMessage() + " " + state.getValidationCacheInfo().getIndication() + " "
        + state.getValidationCacheInfo().getSubIndication());
    var verifier = new CommonCertificateVerifier();
    verifier.setTrustedCertSources(trusted);
    verifier.setAIASource(null);
    verifier.setCrlSource(new ExternalResourcesCRLSource(
        new ByteArrayInputStream(PKI.lists().proof(PKI.leaf(Kind.P_256).certificate(), PKI.intermediate().certificate(), Instant.now()).encoded())));
    var validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(signed));
    validator.setCertificateVerifier(verifier);
    var simple = validator.validateDocument().getSimpleReport();
    var id = simple.getFirstSignatureId();
    assertTrue(simple.getIndication(id) == Indication.TOTAL_PASSED || simple.getIndication(id) == Indication.INDETERMINATE, () -> id + " " + simple.getIndication(id));
    return simple.getSignatureQualification(id);
  }

  /** One document, whatever is asked for. */
  private record Loader(byte[] bytes) implements DSSCacheFileLoader {
    @Override
    public DSSDocument getDocument(String url) {
      return new InMemoryDocument(bytes, url);
    }

    @Override
    public DSSDocument getDocument(String url, boolean refresh) {
      return getDocument(url);
    }

    @Override
    public DSSDocument getDocumentFromCache(String url) {
      return getDocument(url);
    }

    @Override
    public boolean remove(String url) {
      return false;
    }
  }

  @TestFactory
  Stream<DynamicTest> theKindIsWhatTheListMakesOfTheCertificateAndDssSaysTheSame() {
    return cases().map(each -> DynamicTest.dynamicTest(each.name(), () -> {
      var signed = sign(key(each.certificate()));
      var list = TestLists.signed(TestLists.list(PKI.intermediate().certificate(), each.service(), NEXT), OPERATOR);
      var verdict = ours(signed, read("fr.xml", list));
      assertEquals(SignatureVerdict.Verdict.VALID, verdict.verdict(), verdict::toString);
      assertEquals(each.ours(), verdict.kind().kind(), () -> verdict.kind().toString());
      assertTrue(!verdict.kind().why().isEmpty(), "and it is said why");
      var theirs = theirs(signed, list);
      if (each.theirs() == null) {
        assertTrue(!theirs.getReadable().contains("QC") && !theirs.name().startsWith("QE"), () -> "not qualified in any way: " + theirs);
      } else {
        assertEquals(each.theirs(), theirs);
      }
    }));
  }

  @Test
  void whatIsNotKnownToHoldIsNothingYetAndWhatItWouldBeIsSaid() throws Exception {
    var list = read("fr.xml", TestLists.signed(TestLists.list(PKI.intermediate().certificate(), Service.granted("", "ForeSignatures"), NEXT), OPERATOR));
    var result = new SignatureVerifier(ChainCheck.offline(list), Instant.now()).verify(sign(key("qualified device sign")));
    var kind = result.signatures().get(0).verdict().kind();
    assertEquals(LegalKind.Kind.NONE, kind.kind());
    assertTrue(kind.why().get(0).endsWith("qualified signature."), kind::toString);
    var changed = sign(key("qualified device sign"));
    changed[new String(changed, StandardCharsets.ISO_8859_1).indexOf("<Invoice/>") + 1] ^= 1;
    assertEquals(LegalKind.Kind.NONE, ours(changed, list).kind().kind());
  }

  @Test
  void aListThatIsOverSaysNothingOfWhatCameLater() throws Exception {
    var list = read("fr.xml", TestLists.signed(TestLists.list(PKI.intermediate().certificate(), Service.granted("", "ForeSignatures"), NOW.minus(3, ChronoUnit.DAYS)), OPERATOR));
    var kind = ours(sign(key("qualified device sign")), list).kind();
    assertEquals(LegalKind.Kind.ADVANCED, kind.kind());
    assertTrue(kind.why().get(0).contains("was over on"), kind::toString);
  }

  @Test
  void aCriterionThatIsNotUnderstoodMakesNothingQualified() throws Exception {
    for (var criteria : List.of("<sie:Secret/>", "<sie:KeyUsage/>", "<sie:PolicySet/>", "<sie:otherCriteriaList><tslx:Moon/></sie:otherCriteriaList>", "")) {
      var list = TestLists.list(PKI.intermediate().certificate(), Service.granted(says("all", criteria, "QCWithQSCD"), "ForeSignatures"), NEXT);
      var kind = ours(sign(key("qualified sign")), read("fr.xml", TestLists.signed(list, OPERATOR))).kind();
      assertEquals(LegalKind.Kind.ADVANCED, kind.kind(), criteria);
      assertTrue(kind.why().get(0).contains("not understood"), kind::toString);
    }
  }

  @Test
  void whoMaySignAListIsSaidByTheListOfTheLists() throws Exception {
    var union = PKI.issue("Union").make(Kind.RSA_2048);
    var lists = new ArrayList<Path>();
    lists.add(Files.write(folder.resolve("fr.xml"), TestLists.signed(TestLists.list(PKI.intermediate().certificate(), Service.granted("", "ForeSeals"), NEXT), OPERATOR)));
    lists.add(Files.write(folder.resolve("lotl.xml"), TestLists.signed(TestLists.ofLists(OPERATOR.certificate(), NEXT), union)));
    var anchors = TrustAnchors.read(lists, null, List.of(union.certificate()), Instant.now());
    assertEquals(List.of(), anchors.remarks());
    var verdict = ours(sign(key("qualified device seal")), anchors);
    assertEquals(LegalKind.Kind.QUALIFIED_SEAL, verdict.kind().kind(), () -> verdict.kind().toString());
    // who signs the list of France is none of those whom the list of the lists names
    Files.write(lists.get(0), TestLists.signed(TestLists.list(PKI.intermediate().certificate(), Service.granted("", "ForeSeals"), NEXT), union));
    assertThrows(KeysUnusable.class, () -> TrustAnchors.read(lists, null, List.of(union.certificate()), Instant.now()));
    assertThrows(KeysUnusable.class, () -> TrustAnchors.read(lists, null, List.of(), Instant.now()), "nor when nobody vouches for the list of the lists");
    // and who signs the list of the lists is none of those whom the operator gave
    Files.write(lists.get(0), TestLists.signed(TestLists.list(PKI.intermediate().certificate(), Service.granted("", "ForeSeals"), NEXT), OPERATOR));
    Files.write(lists.get(1), TestLists.signed(TestLists.ofLists(OPERATOR.certificate(), NEXT), OPERATOR));
    assertThrows(KeysUnusable.class, () -> TrustAnchors.read(lists, null, List.of(union.certificate()), Instant.now()));
  }

  @Test
  void whatACertificateSaysOfItselfIsNotBelievedAlone() throws Exception {
    var kind = ours(sign(key("qualified device sign")), TrustAnchors.NONE).kind();
    assertEquals(LegalKind.Kind.ADVANCED, kind.kind());
    assertTrue(kind.why().get(0).contains("no trusted list"), kind::toString);
  }
}
