package io.bordereau.signing.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.signing.keys.KeyMaterial;
import io.bordereau.signing.keys.KeysUnusable;
import io.bordereau.signing.pki.Kind;
import io.bordereau.signing.pki.TestPki;
import io.bordereau.signing.verify.ChainCheck.Purpose;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustAnchorsTest {
  private static final TestPki PKI = TestPki.shared();
  private static final Instant NOW = Instant.now();
  private static final KeyMaterial OPERATOR = PKI.issue("List operator").make(Kind.RSA_2048);

  @TempDir
  private Path folder;

  private TrustAnchors read(Path... paths) throws KeysUnusable {
    return TrustAnchors.read(List.of(paths), "secret".toCharArray(), List.of(), NOW);
  }

  private static String base64(X509Certificate certificate) throws Exception {
    return Base64.getEncoder().encodeToString(certificate.getEncoded());
  }

  /** A list with two services: one that issues, and one that stamps; the first was withdrawn in the year 2020 when asked for. */
  private static String list(String status, String use) throws Exception {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <TrustServiceStatusList xmlns="http://uri.etsi.org/02231/v2#" Id="list" TSLTag="http://uri.etsi.org/19612/TSLTag">
          <SchemeInformation><TSLVersionIdentifier>5</TSLVersionIdentifier><SchemeTerritory>PT</SchemeTerritory>
            <NextUpdate><dateTime>2020-06-01T00:00:00Z</dateTime></NextUpdate></SchemeInformation>
          <TrustServiceProviderList><TrustServiceProvider><TSPServices>
            <TSPService><ServiceInformation>
              <ServiceTypeIdentifier>http://uri.etsi.org/TrstSvc/Svctype/CA/QC</ServiceTypeIdentifier>
              <ServiceName><Name xml:lang="en">Test Intermediate</Name></ServiceName>
              <ServiceDigitalIdentity><DigitalId><X509Certificate>%s</X509Certificate></DigitalId></ServiceDigitalIdentity>
              <ServiceStatus>http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/%s</ServiceStatus>
              <StatusStartingTime>2020-01-01T00:00:00Z</StatusStartingTime>
              <ServiceInformationExtensions><Extension Critical="true"><AdditionalServiceInformation>
                <URI xml:lang="en">http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/%s</URI></AdditionalServiceInformation></Extension></ServiceInformationExtensions>
            </ServiceInformation>
            <ServiceHistory><ServiceHistoryInstance>
              <ServiceTypeIdentifier>http://uri.etsi.org/TrstSvc/Svctype/CA/QC</ServiceTypeIdentifier>
              <ServiceStatus>http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/granted</ServiceStatus>
              <StatusStartingTime>2016-07-01T00:00:00Z</StatusStartingTime>
            </ServiceHistoryInstance></ServiceHistory></TSPService>
            <TSPService><ServiceInformation>
              <ServiceTypeIdentifier>http://uri.etsi.org/TrstSvc/Svctype/TSA/QTST</ServiceTypeIdentifier>
              <ServiceName><Name xml:lang="en">Test Time Stamps</Name></ServiceName>
              <ServiceDigitalIdentity><DigitalId><X509Certificate>%s</X509Certificate></DigitalId></ServiceDigitalIdentity>
              <ServiceStatus>http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/granted</ServiceStatus>
              <StatusStartingTime>2016-07-01T00:00:00Z</StatusStartingTime>
            </ServiceInformation></TSPService>
          </TSPServices></TrustServiceProvider></TrustServiceProviderList>
        </TrustServiceStatusList>
        """.formatted(base64(PKI.intermediate().certificate()), status, use, base64(PKI.stamps().certificate()));
  }

  private static byte[] signed(String list, KeyMaterial by) throws Exception {
    var builder = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder();
    var document = builder.parse(new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)));
    var factory = XMLSignatureFactory.getInstance("DOM");
    var transforms = List.of(factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
        factory.newTransform("http://www.w3.org/2001/10/xml-exc-c14n#", (TransformParameterSpec) null));
    var reference = factory.newReference("", factory.newDigestMethod("http://www.w3.org/2001/04/xmlenc#sha256", null), transforms, null, null);
    var info = factory.newSignedInfo(factory.newCanonicalizationMethod("http://www.w3.org/2001/10/xml-exc-c14n#", (C14NMethodParameterSpec) null),
        factory.newSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", null), List.of(reference));
    factory.newXMLSignature(info, null).sign(new DOMSignContext(by.key(), document.getDocumentElement()));
    var out = new ByteArrayOutputStream();
    TransformerFactory.newDefaultInstance().newTransformer().transform(new DOMSource(document), new StreamResult(out));
    return out.toByteArray();
  }

  private static ChainCheck.Chain check(TrustAnchors anchors, Purpose purpose, Instant at) {
    var key = PKI.leaf(Kind.P_256);
    Evidence evidence = new Evidence();
    key.chain().forEach(evidence::certificate);
    return ChainCheck.offline(anchors).check(purpose == Purpose.SIGNING ? key.certificate() : PKI.stamps().certificate(), evidence, purpose, at);
  }

  @Test
  void anchorsAreReadFromPemDerAndPkcs12FilesOfAFolder() throws Exception {
    Files.writeString(folder.resolve("a.pem"), "a comment\n-----BEGIN CERTIFICATE-----\n" + base64(PKI.anchor()).replaceAll("(.{64})", "$1\n") + "\n-----END CERTIFICATE-----\n");
    Files.write(folder.resolve("b.der"), PKI.anchor().getEncoded());
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("root", PKI.anchor());
    try (OutputStream out = Files.newOutputStream(folder.resolve("c.p12"))) {
      store.store(out, "secret".toCharArray());
    }
    var anchors = read(folder);
    assertEquals(3, anchors.all().size());
    assertEquals(List.of("own list (a.pem)", "own list (b.der)", "own list (c.p12)"), anchors.all().stream().map(Anchor::source).toList());
    assertTrue(anchors.all().stream().allMatch(each -> each.certificate().equals(Certificates.normal(PKI.anchor()))));
  }

  @Test
  void aFileThatIsNoneOfTheseIsSaidToBeSo() throws IOException {
    Path file = Files.writeString(folder.resolve("x"), "nothing");
    assertTrue(assertThrows(KeysUnusable.class, () -> read(file)).getMessage().contains("no readable certificate"));
    assertTrue(assertThrows(KeysUnusable.class, () -> read(folder.resolve("missing"))).getMessage().contains("missing"));
    Path list = Files.writeString(folder.resolve("l.xml"), "<!DOCTYPE a [<!ENTITY b 'c'>]><TrustServiceStatusList/>");
    assertTrue(assertThrows(KeysUnusable.class, () -> read(list)).getMessage().contains("no readable XML"));
  }

  @Test
  void aTrustedListVouchesForWhatItSaysWhileItSaysSo() throws Exception {
    var anchors = read(Files.writeString(folder.resolve("pt.xml"), list("granted", "ForeSeals")));
    var chain = check(anchors, Purpose.SIGNING, NOW);
    assertEquals("EU trusted list PT: Test Intermediate (qualified certificates for seals)", chain.anchor().source());
    assertEquals("EU trusted list PT: Test Time Stamps (qualified time-stamps)", check(anchors, Purpose.TIMESTAMPS, NOW).anchor().source());
    assertEquals(2, anchors.remarks().size(), "it is over, and nobody checked its signature");
  }

  @Test
  void aServiceThatWasWithdrawnVouchesForNothingAfterwards() throws Exception {
    var anchors = read(Files.writeString(folder.resolve("pt.xml"), list("withdrawn", "ForeSignatures")));
    var chain = check(anchors, Purpose.SIGNING, NOW);
    assertEquals(null, chain.anchor());
    assertTrue(chain.reasons().get(0).words().contains("did not grant it this service"), () -> chain.reasons().toString());
    assertTrue(anchors.all().get(0).holds(Purpose.SIGNING, Instant.parse("2018-01-01T00:00:00Z")));
    assertFalse(anchors.all().get(0).holds(Purpose.SIGNING, Instant.parse("2015-01-01T00:00:00Z")));
  }

  @Test
  void aServiceForWebSitesVouchesForNoSignature() throws Exception {
    var anchors = read(Files.writeString(folder.resolve("pt.xml"), list("granted", "ForWebSiteAuthentication")));
    assertEquals(List.of("EU trusted list PT: Test Time Stamps (qualified time-stamps)"), anchors.all().stream().map(Anchor::source).toList());
  }

  @Test
  void anIssuerOfCertificatesVouchesForNoTimeStamps() throws Exception {
    var anchors = read(Files.writeString(folder.resolve("pt.xml"), list("granted", "ForeSeals").replace("TSA/QTST", "TSA/other")));
    assertEquals(null, check(anchors, Purpose.TIMESTAMPS, NOW).anchor());
  }

  @Test
  void theListsOwnSignatureIsCheckedWhenItsSignerIsGiven() throws Exception {
    Path file = Files.write(folder.resolve("pt.xml"), signed(list("granted", "ForeSeals"), OPERATOR));
    var signers = List.of(OPERATOR.certificate());
    var anchors = TrustAnchors.read(List.of(file), null, signers, NOW);
    assertEquals(2, anchors.all().size());
    assertEquals(1, anchors.remarks().size(), "it is over");
    String other = Files.readString(file).replace("ForeSeals", "ForeSignatures");
    Files.writeString(file, other);
    assertThrows(KeysUnusable.class, () -> TrustAnchors.read(List.of(file), null, signers, NOW));
    Files.writeString(file, list("granted", "ForeSeals"));
    assertThrows(KeysUnusable.class, () -> TrustAnchors.read(List.of(file), null, signers, NOW));
    Files.write(file, signed(list("granted", "ForeSeals"), PKI.leaf(Kind.RSA_2048)));
    assertThrows(KeysUnusable.class, () -> TrustAnchors.read(List.of(file), null, signers, NOW));
  }
}
