package io.bordereau.signing.xades;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.pki.Kind;
import io.bordereau.signing.pki.TestPki;
import io.bordereau.signing.xades.CxmlSignatures.Outcome;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.xml.security.signature.XMLSignature;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

/** Signed cXML messages: made and judged as cXML's own document type has them. */
class CxmlSignaturesTest {
  private static final TestPki PKI = TestPki.shared();
  private static final Instant NOW = Instant.now();
  private static final String DTD = "cxml/FriendsOfCXML__cxml-php/tests/metadata/cxml/dtd/1.2.063/cXML.dtd";
  private static final String MESSAGE = """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE cXML SYSTEM "http://xml.cxml.org/schemas/cXML/1.2.063/cXML.dtd">
      <cXML payloadID="1@&quot;larkfield&quot;" timestamp="2026-11-22T08:00:00Z" xml:lang="en-US">
      <Header>
      <From><Credential domain="NetworkID"><Identity>AN01</Identity></Credential></From>
      <To><Credential domain="NetworkID"><Identity>AN02</Identity></Credential></To>
      <Sender><Credential domain="NetworkID"><Identity>AN01</Identity><SharedSecret></SharedSecret></Credential><UserAgent>B</UserAgent></Sender>
      </Header>
      <Request deploymentMode="test"><StatusUpdateRequest><DocumentReference payloadID="4711@x"/><Status code="200" text="OK" xml:lang="en">caf\u00e9</Status></StatusUpdateRequest></Request>
      </cXML>
      """;

  private static String signed(Kind kind) throws Exception {
    return new String(new CxmlSigner(PKI.leaf(kind)).sign(MESSAGE.getBytes(StandardCharsets.UTF_8), NOW), StandardCharsets.UTF_8);
  }

  private static Outcome check(String message, X509Certificate... agreed) {
    return new CxmlSignatures(List.of(agreed), XmlLimits.DEFAULT).check(message.getBytes(StandardCharsets.UTF_8), Instant.now());
  }

  private static X509Certificate certificate(Kind kind) {
    return PKI.leaf(kind).certificate();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void whatIsSignedByTheAgreedCertificateIsGood(Kind kind) throws Exception {
    var good = assertInstanceOf(Outcome.Good.class, check(signed(kind), certificate(kind)));
    assertEquals(certificate(kind), good.signer());
    assertTrue(Duration.between(NOW, good.claimed()).abs().toSeconds() < 5);
  }

  @Test
  void whileOneCertificateTakesOverFromAnotherBothAreGood() throws Exception {
    assertInstanceOf(Outcome.Good.class, check(signed(Kind.P_256), certificate(Kind.P_384), certificate(Kind.P_256)));
  }

  @Test
  void theSecretAndTheHeaderJoinLater() throws Exception {
    var sent = signed(Kind.P_256).replace("<SharedSecret></SharedSecret>", "<SharedSecret>abc</SharedSecret>").replace("<UserAgent>B<", "<UserAgent>a network<");
    assertInstanceOf(Outcome.Good.class, check(sent, certificate(Kind.P_256)));
  }

  @Test
  void everyByteOfTheMessageStays() throws Exception {
    var signed = signed(Kind.P_256);
    var signature = signed.substring(signed.indexOf("<ds:Signature "), signed.indexOf("</ds:Signature>") + 15);
    assertEquals(MESSAGE, signed.replace(signature, "").replace(" signatureVersion=\"1.0\"", "").replaceFirst(" Id=\"cXMLData\"", ""));
    assertTrue(signed.strip().endsWith("</ds:Signature></cXML>"));
  }

  @Test
  void aMessageWithoutASignatureIsUnsigned() {
    assertInstanceOf(Outcome.Unsigned.class, check(MESSAGE, certificate(Kind.P_256)));
  }

  @Test
  void aTrueSignatureOfSomebodyElseDoesNotCount() throws Exception {
    var bad = assertInstanceOf(Outcome.Bad.class, check(signed(Kind.P_384), certificate(Kind.P_256)));
    assertTrue(bad.intact(), bad::toString);
    assertTrue(assertInstanceOf(Outcome.Bad.class, check(signed(Kind.P_384))).intact());
    // an authority in the place of a certificate does not make all that it issued count
    assertTrue(assertInstanceOf(Outcome.Bad.class, check(signed(Kind.P_384), PKI.intermediate().certificate())).intact());
  }

  @TestFactory
  Stream<DynamicTest> nothingOfThisIsGood() throws Exception {
    var all = new LinkedHashMap<String, String>();
    var signed = signed(Kind.RSA_2048);
    var signature = signed.substring(signed.indexOf("<ds:Signature "), signed.indexOf("</ds:Signature>") + 15);
    var request = signed.substring(signed.indexOf("<Request"), signed.indexOf("</Request>") + 10);
    var evil = request.replace("4711", "4712").replace(" Id=\"cXMLData\"", "");
    all.put("another document", signed.replace("4711", "4712"));
    all.put("another payloadID", signed.replaceFirst("payloadID=\"1@", "payloadID=\"2@"));
    all.put("another mode", signed.replace("deploymentMode=\"test\"", "deploymentMode=\"production\""));
    all.put("another language around it", signed.replace("xml:lang=\"en-US\"", "xml:lang=\"de\""));
    all.put("another Request first", signed.replace(request, evil + request));
    all.put("another Request last", signed.replace(request, request + evil));
    all.put("another Request around it", signed.replace(request, "<Request>" + evil.replaceAll("</?Request[^>]*>", "") + request + "</Request>"));
    all.put("another Request, the signed one in an object", signed.replace(request, evil).replace("</ds:Signature>", "<ds:Object>" + request + "</ds:Object></ds:Signature>"));
    all.put("another Request, the signed one in an extrinsic", signed.replace(request, evil.replace("</StatusUpdateRequest>", "<Extrinsic name=\"x\">" + request + "</Extrinsic></StatusUpdateRequest>")));
    all.put("another Request, the signed one in the header", signed.replace(request, evil).replace("</Header>", request + "</Header>"));
    all.put("the Id twice", signed.replace("<StatusUpdateRequest>", "<StatusUpdateRequest Id=\"cXMLData\">"));
    all.put("the signature before the Request", signed.replace(signature, "").replace(request, signature + request));
    all.put("the signature twice", signed.replace(signature, signature + signature));
    all.put("the signature in the Request", signed.replace(signature, "").replace("</Request>", signature + "</Request>"));
    all.put("no signature", signed.replace(signature, ""));
    all.put("no version", signed.replaceFirst(" signatureVersion=\"1.0\"", ""));
    all.put("another version", signed.replaceFirst(" signatureVersion=\"1.0\"", " signatureVersion=\"2.0\""));
    all.put("a comment amid a text", signed.replace("caf\u00e9", "caf<!-- -->\u00e9"));
    all.put("declarations in the DOCTYPE", signed.replace("cXML.dtd\">", "cXML.dtd\" [<!ENTITY e \"x\">]>"));
    all.put("an entity", signed.replace("caf\u00e9", "caf&eacute;"));
    all.put("the signature of another message", signature(MESSAGE.replace("1@", "9@"), signed, signature));
    all.put("only the properties signed", new String(new Forged(PKI.leaf(Kind.RSA_2048)).message(), StandardCharsets.UTF_8));
    return all.entrySet().stream().map(a -> DynamicTest.dynamicTest(a.getKey(), () -> {
      assertFalse(a.getValue().equals(signed), "nothing was changed");
      var bad = assertInstanceOf(Outcome.Bad.class, check(a.getValue(), certificate(Kind.RSA_2048)));
      assertFalse(bad.intact() || bad.words().isBlank(), bad::toString);
    }));
  }

  private static String signature(String other, String signed, String signature) throws Exception {
    var foreign = new String(new CxmlSigner(PKI.leaf(Kind.RSA_2048)).sign(other.getBytes(StandardCharsets.UTF_8), NOW), StandardCharsets.UTF_8);
    return signed.replace(signature, foreign.substring(foreign.indexOf("<ds:Signature "), foreign.indexOf("</ds:Signature>") + 15));
  }

  /** A message whose signature is true and covers the signed info only. */
  private record Forged(io.bordereau.signing.keys.KeyMaterial key) {
    byte[] message() throws Exception {
      var body = MESSAGE.replaceFirst("(?s)^.*?<cXML", "<cXML signatureVersion=\"1.0\"");
      return new Forger(body, key).object("o", "<cXMLSignedInfo signatureVersion=\"1.0\" payloadID=\"1@&quot;larkfield&quot;\" Id=\"cXMLSignedInfo\"/>").refer("#o").sign(null)
          .getBytes(StandardCharsets.UTF_8);
    }
  }

  @Test
  void whatIsNoCxmlIsNotSigned() {
    for (var wrong : List.of("<Invoice><Request/></Invoice>", "<cXML payloadID='1'/>", "<cXML payloadID='1'><Request/><Request/></cXML>", MESSAGE.replace("<Header>", "<Header Id='XAdESSignedProps'>"))) {
      assertThrows(SigningFailed.class, () -> new CxmlSigner(PKI.leaf(Kind.P_256)).sign(wrong.getBytes(StandardCharsets.UTF_8), NOW));
    }
  }

  /** Who reads the DTD sees attributes that are not in the message; the signature must hold there too, and the message must be valid by it. */
  @Test
  void theSignedMessageIsValidByItsDocumentTypeAndSantuarioAgreesWithTheDocumentTypeAtHand() throws Exception {
    var foreign = Path.of(System.getenv().getOrDefault("BORDEREAU_FOREIGN", "../../shared/foreign"));
    if (System.getenv("BORDEREAU_FOREIGN") == null) assumeTrue(Files.exists(foreign.resolve(DTD)), "the document type is not at hand");
    var dtd = Files.readAllBytes(foreign.resolve(DTD));
    org.apache.xml.security.Init.init();
    for (var kind : Kind.values()) {
      var wrong = new ArrayList<String>();
      var document = valid(signed(kind), dtd, wrong);
      assertEquals(List.of(), wrong);
      assertTrue(document.getDocumentElement().hasAttribute("version"), "the document type was read");
      var signature = (Element) document.getDocumentElement().getElementsByTagNameNS(XmlNames.DS, "Signature").item(0);
      for (Node n = document; n != null; n = XmlNames.next(n)) {
        if (n instanceof Element e && e.hasAttribute("Id")) e.setIdAttribute("Id", true);
      }
      assertTrue(new XMLSignature(signature, "").checkSignatureValue(certificate(kind)));
    }
  }

  private static Document valid(String xml, byte[] dtd, List<String> wrong) throws Exception {
    var factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    factory.setValidating(true);
    for (var limit : Map.of("entityExpansionLimit", "0", "totalEntitySizeLimit", "0", "maxGeneralEntitySizeLimit", "0", "maxParameterEntitySizeLimit", "0").entrySet()) {
      factory.setAttribute("jdk.xml." + limit.getKey(), limit.getValue());
    }
    var builder = factory.newDocumentBuilder();
    builder.setEntityResolver((publicId, systemId) -> new InputSource(new ByteArrayInputStream(dtd)));
    builder.setErrorHandler(new ErrorHandler() {
      @Override
      public void warning(SAXParseException e) {
        // nothing that matters
      }

      @Override
      public void error(SAXParseException e) {
        wrong.add(e.getMessage());
      }

      @Override
      public void fatalError(SAXParseException e) throws SAXParseException {
        throw e;
      }
    });
    return builder.parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }
}
