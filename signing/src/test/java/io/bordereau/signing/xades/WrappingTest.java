package io.bordereau.signing.xades;

import static io.bordereau.signing.xades.XmlSignaturesTest.INVOICE;
import static io.bordereau.signing.xades.XmlSignaturesTest.PKI;
import static io.bordereau.signing.xades.XmlSignaturesTest.signed;
import static io.bordereau.signing.xades.XmlSignaturesTest.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.signing.pki.Kind;
import io.bordereau.signing.signatures.SignatureLevel;
import io.bordereau.signing.verify.Reason;
import io.bordereau.signing.verify.SignatureVerdict.Coverage;
import io.bordereau.signing.verify.SignatureVerdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.spec.XPathFilterParameterSpec;
import javax.xml.crypto.dsig.spec.XSLTTransformParameterSpec;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A signed invoice in the hands of somebody who wants another sum paid. Whatever is done to it: it is never reported as wholly covered and valid, and what is handed back as covered
 * is never the other sum.
 */
class WrappingTest {
  private static final String EXC = "http://www.w3.org/2001/10/xml-exc-c14n#";
  private static final String EVIL = "<Invoice xmlns=\"urn:test:invoice\" Id=\"evil\"><Number>4711</Number><Payee>XX9</Payee><Amount currency=\"EUR\">999.99</Amount></Invoice>";
  private static final String DS = "xmlns:ds=\"" + XmlNames.DS + "\"";

  /** The invoice with a signature that names its root by Id, as many do. */
  private static String byId() throws Exception {
    return new Forger(INVOICE, PKI.leaf(Kind.RSA_2048)).refer("#doc", Forger.ENVELOPED, EXC).canonicalization(EXC).sign(null);
  }

  private static String whole() throws Exception {
    return new String(signed(Kind.P_256, XadesProfile.BASELINE, SignatureLevel.LT), StandardCharsets.UTF_8).replaceFirst("^<\\?xml.*?\\?>\\s*", "");
  }

  private static String signature(String xml) {
    return xml.substring(xml.indexOf("<ds:Signature "), xml.indexOf("</ds:Signature>") + 15);
  }

  private static String without(String xml) {
    return xml.replace(signature(xml), "").strip();
  }

  private static String evilRoot(String inside) {
    return EVIL.replace("</Invoice>", inside + "</Invoice>");
  }

  @Test
  void theUntouchedOnesAreWholeAndValid() throws Exception {
    assertTrue(only(byId()).wholeAndValid(), () -> said());
    assertTrue(only(whole()).wholeAndValid(), () -> said());
  }

  private XmlSignature last;

  private String said() {
    return String.valueOf(last);
  }

  private XmlSignature only(String xml) {
    var all = trusting().check(xml.getBytes(StandardCharsets.UTF_8), Instant.now());
    assertEquals(1, all.size());
    last = all.get(0);
    return last;
  }

  @TestFactory
  Stream<DynamicTest> nothingOfThisIsWholeAndValid() throws Exception {
    return attacks().entrySet().stream().map(attack -> DynamicTest.dynamicTest(attack.getKey(), () -> {
      var all = trusting().check(attack.getValue().getBytes(StandardCharsets.UTF_8), Instant.now());
      assertFalse(all.isEmpty(), "the attack lost its signature");
      for (var each : all) {
        assertFalse(each.wholeAndValid(), each::toString);
        assertFalse(each.verdict().verdict() == Verdict.UNKNOWN && each.verdict().coverage() == Coverage.WHOLE, each::toString);
        assertFalse(each.verdict().why().isEmpty(), "nobody is told why");
        each.content().get().ifPresent(c -> assertFalse(new String(c, StandardCharsets.UTF_8).contains("999.99"), each::toString));
      }
    }));
  }

  private static Map<String, String> attacks() throws Exception {
    var all = new LinkedHashMap<String, String>();
    places(all);
    ids(all);
    contents(all);
    keys(all);
    ways(all);
    return all;
  }

  /** The eight classic places for the signed original, beside which stands another. */
  private static void places(Map<String, String> all) throws Exception {
    var signed = byId();
    var original = without(signed);
    var signature = signature(signed);
    all.put("the original before the other", "<W>" + signed + EVIL + "</W>");
    all.put("the original behind the other", "<W>" + EVIL + signed + "</W>");
    all.put("the original as a child of the other", evilRoot(signed));
    all.put("the original as a child of the other, the signature beside it", evilRoot(signature + original));
    all.put("the original in an object of the signature", evilRoot(signature.replace("</ds:Signature>", "<ds:Object>" + original + "</ds:Object></ds:Signature>")));
    all.put("the original in the key info", evilRoot(signature.replace("</ds:KeyInfo>", original + "</ds:KeyInfo>")));
    all.put("the original in the signed info", evilRoot(signature.replace("</ds:SignedInfo>", original + "</ds:SignedInfo>")));
    all.put("the original in the signature value", evilRoot(signature.replace("</ds:SignatureValue>", original + "</ds:SignatureValue>")));
    all.put("the original behind the signature within it", evilRoot(signature.replace("</ds:Signature>", original + "</ds:Signature>")));
    all.put("the other around the signature that is around the original", evilRoot("<ds:Signature " + DS + "><ds:Object>" + signed + "</ds:Object></ds:Signature>"));
    all.put("the signature as the root, the original and the other in objects", signature.replace("</ds:Signature>",
        "<ds:Object>" + original + "</ds:Object><ds:Object>" + EVIL + "</ds:Object></ds:Signature>"));
    all.put("the signature in an other of the same id", signed.replace("100.00", "999.99"));
  }

  private static void ids(Map<String, String> all) throws Exception {
    var signed = byId();
    var signature = signature(signed);
    var original = without(signed);
    all.put("the same Id twice, the other first", "<W>" + evilRoot(signature).replace("\"evil\"", "\"doc\"") + original + "</W>");
    all.put("the same Id twice, the original first", "<W>" + original + evilRoot(signature).replace("\"evil\"", "\"doc\"") + "</W>");
    for (var spelling : List.of("id", "ID", "xml:id", "x:Id")) {
      all.put("the same Id as " + spelling, evilRoot(signature).replace("Id=\"evil\"", "xmlns:x=\"urn:x\" " + spelling + "=\"doc\"").replace("</Invoice>", original + "</Invoice>"));
    }
    var whole = whole();
    var properties = whole.substring(whole.indexOf("<xades:SignedProperties"), whole.indexOf("</xades:SignedProperties>") + 25);
    all.put("the signed properties twice", whole.replace(properties, properties + properties));
    all.put("the signed properties elsewhere, others in their place", whole.replace(properties, properties.replace("xades:SigningTime>2", "xades:SigningTime>1").replaceFirst("Id=\"[^\"]*\"", ""))
        .replace("</ds:Signature>", "<ds:Object><xades:QualifyingProperties xmlns:xades=\"" + XmlNames.XADES + "\" Target=\"#x\">" + properties
            + "</xades:QualifyingProperties></ds:Object></ds:Signature>"));
    all.put("the signature's Id on another element", whole.replace("<ds:Object>", "<ds:Object Id=\"" + whole.replaceAll("(?s).*<ds:Signature [^>]* Id=\"([^\"]*)\".*", "$1") + "\">"));
    all.put("properties that target another signature", whole.replaceFirst("Target=\"#", "Target=\"#x"));
  }

  private static void contents(Map<String, String> all) throws Exception {
    var whole = whole();
    all.put("another sum", whole.replace("100.00", "999.99"));
    all.put("one more element", whole.replace("<Payee>", "<Payee>XX9</Payee><Payee>"));
    all.put("one more attribute", whole.replace("<Payee>", "<Payee x=\"1\">"));
    all.put("another namespace", whole.replace("urn:test:invoice", "urn:test:other"));
    all.put("a comment amid the sum", whole.replace("100.00", "1<!-- -->00.00"));
    all.put("a comment at the end of the payee", whole.replace("DE1<", "DE1<!-- x --><"));
    all.put("a processing instruction", whole.replace("<Payee>", "<?pay XX9?><Payee>"));
    all.put("a style sheet before the root", "<?xml-stylesheet href=\"evil.xsl\"?>" + whole);
    all.put("a style sheet before a root that is named by Id", "<?xml-stylesheet href=\"evil.xsl\"?>" + byId());
    all.put("white space in a value", whole.replace("100.00", "100.00\n"));
    all.put("an object of the signature that nothing covers", whole.replace("</ds:Signature>", "<ds:Object>" + EVIL + "</ds:Object></ds:Signature>"));
    all.put("text in an object that nothing covers", whole.replace("</ds:Signature>", "<ds:Object>pay 999.99 to XX9</ds:Object></ds:Signature>"));
    all.put("an invoice among the unsigned properties", whole.replace("</xades:UnsignedSignatureProperties>", EVIL + "</xades:UnsignedSignatureProperties>"));
    all.put("an invoice in the canonicalization of a time-stamp", whole.replace("</xades:SignatureTimeStamp>", EVIL + "</xades:SignatureTimeStamp>"));
    all.put("a comment in a digest", whole.replaceFirst("<ds:DigestValue>(.)", "<ds:DigestValue>$1<!-- x -->"));
    all.put("a comment in the signature value", whole.replaceFirst("(<ds:SignatureValue[^>]*>.)", "$1<!-- x -->"));
    all.put("a second signed info", whole.replace("<ds:SignatureValue", "<ds:SignedInfo></ds:SignedInfo><ds:SignatureValue"));
    all.put("a reference more", whole.replace("</ds:SignedInfo>", "<ds:Reference URI=\"#evil\"><ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/>"
        + "<ds:DigestValue>AA==</ds:DigestValue></ds:Reference></ds:SignedInfo>"));
    all.put("no reference", whole.replaceAll("(?s)<ds:Reference .*</ds:Reference>", ""));
    all.put("an entity", "<!DOCTYPE Invoice [<!ENTITY sum '999.99'>]>" + whole.replace("100.00", "&sum;"));
    all.put("a DOCTYPE", "<!DOCTYPE Invoice SYSTEM \"http://127.0.0.1:1/evil.dtd\">" + whole);
    all.put("another time", whole.replaceFirst("<xades:SigningTime>2", "<xades:SigningTime>1"));
  }

  private static void keys(Map<String, String> all) throws Exception {
    var whole = whole();
    var other = PKI.issue("Somebody else").make(Kind.P_256);
    var certificate = Base64.getEncoder().encodeToString(other.certificate().getEncoded());
    var first = whole.substring(whole.indexOf("<ds:X509Certificate>") + 20, whole.indexOf("</ds:X509Certificate>"));
    all.put("the certificate of another", whole.replace(first, certificate));
    all.put("the certificate of another before the signer's", whole.replace("<ds:X509Certificate>" + first, "<ds:X509Certificate>" + certificate + "</ds:X509Certificate><ds:X509Certificate>" + first));
    all.put("no certificate", whole.replaceAll("(?s)<ds:KeyInfo.*</ds:KeyInfo>", ""));
    var forged = new String(new XadesSigner(other, XadesProfile.BASELINE, SignatureLevel.B, io.bordereau.signing.signatures.Authorities.NONE)
        .sign(INVOICE.replace("100.00", "999.99").getBytes(StandardCharsets.UTF_8), XmlSignaturesTest.NOW), StandardCharsets.UTF_8);
    all.put("signed by another, with the certificate of the one", forged.replace(certificate, first));
    var keys = Forger.factory().getKeyInfoFactory();
    var pair = Kind.RSA_2048.pair();
    all.put("a bare key of the attacker's", new Forger(INVOICE.replace("100.00", "999.99"), PKI.leaf(Kind.RSA_2048)).key(pair.getPrivate())
        .keyInfo(keys.newKeyInfo(List.of(keys.newKeyValue(pair.getPublic()))) ).refer("", Forger.ENVELOPED).sign(null));
    all.put("a bare key beside the signer's certificate", new Forger(INVOICE.replace("100.00", "999.99"), PKI.leaf(Kind.RSA_2048)).key(pair.getPrivate())
        .keyInfo(keys.newKeyInfo(List.of(keys.newKeyValue(pair.getPublic()), keys.newX509Data(List.of(PKI.leaf(Kind.RSA_2048).certificate()))))).refer("", Forger.ENVELOPED).sign(null));
    all.put("a name instead of a certificate", new Forger(INVOICE, PKI.leaf(Kind.RSA_2048)).keyInfo(keys.newKeyInfo(List.of(keys.newKeyName("signer")))).refer("", Forger.ENVELOPED).sign(null));
    all.put("a certificate to be fetched", new Forger(INVOICE, PKI.leaf(Kind.RSA_2048)).keyInfo(keys.newKeyInfo(List.of(
        keys.newRetrievalMethod("http://127.0.0.1:1/key", "http://www.w3.org/2000/09/xmldsig#rawX509Certificate", null)))).refer("", Forger.ENVELOPED).sign(null));
  }

  /** Ways to sign that the standard has, and that are not taken. */
  private static void ways(Map<String, String> all) throws Exception {
    var key = PKI.leaf(Kind.RSA_2048);
    var factory = Forger.factory();
    var secret = new SecretKeySpec(key.certificate().getPublicKey().getEncoded(), "HmacSHA256");
    all.put("a MAC with the public key as its secret", new Forger(INVOICE.replace("100.00", "999.99"), key).key(secret).method("http://www.w3.org/2001/04/xmldsig-more#hmac-sha256")
        .refer("", Forger.ENVELOPED).sign(null));
    var dsa = KeyPairGenerator.getInstance("DSA");
    dsa.initialize(1024);
    all.put("DSA", new Forger(INVOICE, key).key(dsa.generateKeyPair().getPrivate()).method("http://www.w3.org/2000/09/xmldsig#dsa-sha1").refer("", Forger.ENVELOPED).sign(null));
    all.put("RSA with SHA-1", new Forger(INVOICE, key).method("http://www.w3.org/2000/09/xmldsig#rsa-sha1").refer("", Forger.ENVELOPED).sign(null));
    all.put("a part only", new Forger(INVOICE.replace("<Payee>", "<Payee Id=\"p\">"), key).refer("#p", EXC).sign(null));
    all.put("a part and the properties of nobody", new Forger(INVOICE.replace("<Number>", "<Number Id=\"n\">"), key).refer("#n").object("o", "<x/>").refer("#o").sign(null));
    all.put("only an object of its own", new Forger(INVOICE, key).object("o", EVIL.replace("999.99", "1")).refer("#o").sign(null));
    var xpath = factory.newTransform(Transform.XPATH, new XPathFilterParameterSpec("not(ancestor-or-self::*[local-name()='Amount'])"));
    all.put("a filter that leaves out the sum", new Forger(INVOICE, key).refer("", List.of(factory.newTransform(Forger.ENVELOPED, (javax.xml.crypto.dsig.spec.TransformParameterSpec) null), xpath)).sign(null)
        .replace("100.00", "999.99"));
    var sheet = Forger.parse("<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'><xsl:template match='/'><ok/></xsl:template></xsl:stylesheet>");
    all.put("a style sheet that makes one of any document", new Forger(INVOICE, key).refer("", List.of(factory.newTransform(Transform.XSLT,
        new XSLTTransformParameterSpec(new DOMStructure(sheet.getDocumentElement()))))).sign(null).replace("100.00", "999.99"));
    all.put("a file", new Forger(INVOICE, key).refer("file:///etc/hostname").sign(null));
    all.put("the document twice", new Forger(INVOICE, key).refer("", Forger.ENVELOPED).refer("", Forger.ENVELOPED, EXC).sign(null));
    all.put("the document through a pointer", byId().replace("#doc", "#xpointer(id('doc'))"));
    all.put("an unknown canonicalization", whole().replaceFirst(Canonicalization.INCLUSIVE.uri(), "urn:identity"));
    all.put("a parameter of the algorithm", whole().replaceFirst("(<ds:SignatureMethod [^>]*>)", "$1<ds:HMACOutputLength>0</ds:HMACOutputLength>"));
  }

  @Test
  void commentsBetweenElementsAreNobodysBusiness() throws Exception {
    assertTrue(only(whole().replace("<Payee>", "<!-- whom to pay --><Payee>")).wholeAndValid(), this::said);
  }

  @Test
  void everyFaultOfXmlHasACodeOfItsOwn() throws Exception {
    assertTrue(codes(whole().replace("<ds:SignatureValue", "<ds:SignedInfo></ds:SignedInfo><ds:SignatureValue")).contains("SIG-30"));
    assertTrue(codes(byId().replace("#doc", "http://127.0.0.1:1/doc")).contains("SIG-31"));
    assertTrue(codes(new Forger(INVOICE, PKI.leaf(Kind.RSA_2048)).refer("", Forger.ENVELOPED, EXC, EXC).sign(null)).contains("SIG-31"), "one canonical form of another");
    assertTrue(codes("<W>" + byId() + EVIL.replace("\"evil\"", "\"doc\"") + "</W>").contains("SIG-31"), "an Id that stands twice names nothing");
    assertTrue(codes(whole().replace("</ds:Signature>", "<ds:Object>" + EVIL + "</ds:Object></ds:Signature>")).contains("SIG-32"));
    assertTrue(codes(whole().replaceAll("(?s)<ds:Reference Type=.*?</ds:Reference>", "")).contains("SIG-33"));
    assertTrue(codes(whole().replace("100.00", "999.99")).contains(Reason.CHANGED));
  }

  private List<String> codes(String xml) {
    return only(xml).reasons().stream().map(Reason::code).toList();
  }
}
