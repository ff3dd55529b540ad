package io.bordereau.signing.xades;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bordereau.signing.keys.SignatureAlgorithm;
import io.bordereau.signing.pki.Kind;
import io.bordereau.signing.pki.TestPki;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.SignatureLevel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.xml.security.signature.XMLSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The same signatures before three other implementations of XML-Signature: that of the Java runtime, Apache Santuario, and xmlsec1. */
class OtherProgramsTest {
  private static final TestPki PKI = TestPki.shared();
  private static final byte[] INVOICE = """
      <?xml version="1.0" encoding="UTF-8"?>
      <i:Invoice  xmlns:i='urn:test:invoice' xmlns="urn:test:other" xml:lang="it" b="2" a='1 "x"'>
        <Party id="p1">Caff\u00e8 &amp; Figli <![CDATA[<S.r.l.>]]>\r
        </Party>
        <Amount currency="EUR"/> <!-- ten --><x:Note xmlns:x="urn:x" x:k="&#9;&#10;">\u00e9\ud83d\ude00</x:Note>
      </i:Invoice>
      """.getBytes(StandardCharsets.UTF_8);

  @TempDir
  private Path folder;

  private static byte[] signed(Kind kind, SignatureAlgorithm algorithm, SignatureLevel level) throws Exception {
    var authorities = new Authorities(PKI.timestamps(), PKI.lists(), List.of(PKI.anchor(), PKI.intermediate().certificate()));
    return new XadesSigner(PKI.leaf(kind).with(algorithm), XadesProfile.facturae(XadesProfile.FacturaeRole.SUPPLIER), level, authorities).sign(INVOICE, Instant.now());
  }

  @ParameterizedTest
  @CsvSource({"RSA_2048,RSA_SHA256,B", "RSA_2048,RSA_PSS_SHA256,B", "P_256,ECDSA_SHA256,LTA", "P_384,ECDSA_SHA384,T"})
  void theJavaRuntimeAgrees(Kind kind, SignatureAlgorithm algorithm, SignatureLevel level) throws Exception {
    assertTrue(runtime(signed(kind, algorithm, level), PKI.leaf(kind).certificate().getPublicKey()));
    assertFalse(runtime(changed(signed(kind, algorithm, level)), PKI.leaf(kind).certificate().getPublicKey()));
  }

  private static boolean runtime(byte[] signed, PublicKey key) throws Exception {
    var document = document(signed);
    var context = new DOMValidateContext(key, signature(document));
    document.getDocumentElement().normalize();
    identified(document, (e, name) -> context.setIdAttributeNS(e, null, name));
    return XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context).validate(context);
  }

  @ParameterizedTest
  @CsvSource({"RSA_2048,RSA_SHA512,B", "RSA_2048,RSA_PSS_SHA512,B", "P_256,ECDSA_SHA256,LTA", "P_384,ECDSA_SHA384,T"})
  void santuarioAgrees(Kind kind, SignatureAlgorithm algorithm, SignatureLevel level) throws Exception {
    org.apache.xml.security.Init.init();
    for (boolean whole : new boolean[] {true, false}) {
      var signed = signed(kind, algorithm, level);
      var document = document(whole ? signed : changed(signed));
      identified(document, (e, name) -> e.setIdAttributeNS(null, name, true));
      assertEquals(whole, new XMLSignature(signature(document), "").checkSignatureValue(PKI.leaf(kind).certificate()));
    }
  }

  @ParameterizedTest
  @CsvSource({"RSA_2048,RSA_SHA256,B", "P_256,ECDSA_SHA256,LTA", "P_384,ECDSA_SHA384,T"})
  void xmlsecAgrees(Kind kind, SignatureAlgorithm algorithm, SignatureLevel level) throws Exception {
    present();
    var signed = signed(kind, algorithm, level);
    assertEquals(0, xmlsec(Files.write(folder.resolve("signed.xml"), signed)));
    assertTrue(xmlsec(Files.write(folder.resolve("changed.xml"), changed(signed))) != 0);
  }

  @Test
  void canonicalFormsAreThoseOfSantuario() throws Exception {
    org.apache.xml.security.Init.init();
    var samples = List.of("<a/>", "<?p  x?><!--c--><a xmlns=''><b xmlns='urn:1'><c xmlns=''/></b></a><?q?><!--d-->",
        "<a xmlns:b='urn:b' xmlns:c='urn:c' xml:lang='en' xml:space='preserve'><b:x c:z='1' b:y='2' a='3' xmlns:b='urn:b'><b:y xmlns:b='urn:other' xmlns:c='urn:c'/></b:x>&#13;&lt;&gt;\"</a>",
        "<p:a xmlns:p='urn:p' xmlns:q='urn:q' q:b='&quot;&lt;&#9;&#13;&#10;'><![CDATA[ <&> ]]><q:c/><d xmlns='urn:d'><e xmlns=''><p:f/></e></d></p:a>",
        "<a>\u00fc\u20ac\ud83d\ude00</a>", new String(INVOICE, StandardCharsets.UTF_8));
    for (var sample : samples) {
      var document = document(sample.strip().getBytes(StandardCharsets.UTF_8));
      for (var how : Canonicalization.values()) {
        assertEquals(theirs(how, document), new String(how.octets(document), StandardCharsets.UTF_8), how + " of " + sample);
        for (var n = (org.w3c.dom.Node) document.getDocumentElement(); n != null; n = XmlNames.next(n)) {
          if (n instanceof Element) assertEquals(theirs(how, n), new String(how.octets(n), StandardCharsets.UTF_8), how + " of " + n.getNodeName() + " in " + sample);
        }
      }
    }
  }

  @Test
  void attributesAreSortedByCodePointsAndNotByHalvesOfThem() throws Exception {
    var document = document("<a xmlns:x='urn:\ue000' xmlns:y='urn:\ud83d\ude00' y:k='1' x:k='2'/>".getBytes(StandardCharsets.UTF_8));
    var written = new String(Canonicalization.INCLUSIVE.octets(document), StandardCharsets.UTF_8);
    assertTrue(written.indexOf("x:k") < written.indexOf("y:k"), written);
  }

  private static String theirs(Canonicalization how, org.w3c.dom.Node node) throws Exception {
    var out = new java.io.ByteArrayOutputStream();
    org.apache.xml.security.c14n.Canonicalizer.getInstance(how.uri()).canonicalizeSubtree(node, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static byte[] changed(byte[] signed) {
    return new String(signed, StandardCharsets.UTF_8).replace("EUR", "USD").getBytes(StandardCharsets.UTF_8);
  }

  private static Document document(byte[] xml) throws Exception {
    var factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    factory.setCoalescing(true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
  }

  private static Element signature(Document document) {
    return (Element) document.getElementsByTagNameNS(XmlNames.DS, "Signature").item(0);
  }

  private interface Identify {
    void as(Element e, String attribute);
  }

  private static void identified(Document document, Identify identify) {
    for (var n = (org.w3c.dom.Node) document; n != null; n = XmlNames.next(n)) {
      if (n instanceof Element e && e.hasAttribute("Id")) identify.as(e, "Id");
    }
  }

  /** Where others' documents are required, so is the program; elsewhere the test is skipped without it. */
  private static void present() throws Exception {
    boolean there;
    try {
      there = new ProcessBuilder("xmlsec1", "--version").redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      there = false;
    }
    if (System.getenv("BORDEREAU_FOREIGN") == null) assumeTrue(there, "xmlsec1 is not installed");
    assertTrue(there, "xmlsec1 is not installed");
  }

  private int xmlsec(Path file) throws Exception {
    var anchor = Files.writeString(folder.resolve("root.pem"), "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(PKI.anchor().getEncoded()) + "\n-----END CERTIFICATE-----\n");
    var command = new ArrayList<String>(List.of("xmlsec1", "--verify", "--trusted-pem", anchor.toString(), "--enabled-key-data", "x509", "--id-attr:Id", XmlNames.DS + ":KeyInfo",
        "--id-attr:Id", XmlNames.XADES + ":SignedProperties", file.toString()));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    process.getInputStream().readAllBytes();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return process.exitValue();
  }
}
