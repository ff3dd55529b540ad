package io.bordereau.signing.xades;

import static io.bordereau.signing.xades.XmlSignaturesTest.INVOICE;
import static io.bordereau.signing.xades.XmlSignaturesTest.NOW;
import static io.bordereau.signing.xades.XmlSignaturesTest.PKI;
import static io.bordereau.signing.xades.XmlSignaturesTest.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.signing.pki.Kind;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.SignatureLevel;
import io.bordereau.signing.verify.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.spec.ExcC14NParameterSpec;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is signed is what is used: Ids in spellings of other standards, prefixes, pointers, keys that lead to themselves, properties that say something else than the signature. */
class MoreXmlAttacksTest {
  private static final String EXC = CanonicalizationMethod.EXCLUSIVE;
  private static final String WSU = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";

  private static String byId() throws Exception {
    return new Forger(INVOICE, PKI.leaf(Kind.RSA_2048)).refer("#doc", Forger.ENVELOPED, EXC).canonicalization(EXC).sign(null);
  }

  private static String xades(XadesProfile profile) throws Exception {
    return new String(new XadesSigner(PKI.leaf(Kind.P_256), profile, SignatureLevel.B, Authorities.NONE).sign(INVOICE.getBytes(StandardCharsets.UTF_8), NOW), StandardCharsets.UTF_8);
  }

  private static List<XmlSignature> check(String xml) {
    return trusting().check(xml.getBytes(StandardCharsets.UTF_8), Instant.now());
  }

  private static Map<String, String> attacks() throws Exception {
    var all = new LinkedHashMap<String, String>();
    var key = PKI.leaf(Kind.RSA_2048);
    var signed = byId();
    var evil = "<Invoice xmlns=\"urn:test:invoice\" %s><Amount currency=\"EUR\">999.99</Amount>%s</Invoice>";
    for (var spelling : List.of("xml:id=\"doc\"", "ID=\"doc\"", "id=\"doc\"", "Id=\"doc\"", "xmlns:wsu=\"" + WSU + "\" wsu:Id=\"doc\"", "xmlns:w=\"urn:w\" w:ID=\"doc\"")) {
      all.put("the other has " + spelling + " around the original", evil.formatted(spelling, signed));
      all.put("the other has " + spelling + " before the original", "<W>" + evil.formatted(spelling, "") + signed + "</W>");
      all.put("the other has " + spelling + " behind the original", "<W>" + signed + evil.formatted(spelling, "") + "</W>");
    }
    // prefixes
    all.put("the prefix of the signature means another namespace", signed.replace("xmlns:ds=\"" + XmlNames.DS + "\"", "xmlns:ds=\"urn:not:dsig\" xmlns:dsx=\"" + XmlNames.DS + "\"")
        .replaceFirst("<ds:SignedInfo>", "<dsx:Signature><dsx:SignedInfo/></dsx:Signature><ds:SignedInfo>"));
    all.put("an element of the same name in another namespace", signed.replace("<Amount", "<Amount xmlns=\"urn:evil\">999.99</Amount><Amount"));
    all.put("the amount in another namespace by a prefix", signed.replace("<Amount ", "<e:Amount xmlns:e=\"urn:test:invoice\" ").replace("</Amount>", "</e:Amount>"));
    var listed = Forger.factory().newTransform(EXC, new ExcC14NParameterSpec(List.of("p", "#default")));
    var enveloped = Forger.factory().newTransform(Forger.ENVELOPED, (javax.xml.crypto.dsig.spec.TransformParameterSpec) null);
    var inclusive = new Forger(INVOICE.replaceFirst("<Invoice ", "<Invoice xmlns:p=\"urn:pay\" "), key).refer("", List.of(enveloped, listed)).sign(null);
    assertTrue(check(inclusive).get(0).wholeAndValid(), () -> check(inclusive).toString());
    all.put("a prefix that InclusiveNamespaces lists means another namespace", inclusive.replace("urn:pay", "urn:evil"));
    all.put("the list of InclusiveNamespaces is another", inclusive.replace("PrefixList=\"p #default\"", "PrefixList=\"#default\"").replace("PrefixList=\"#default p\"", "PrefixList=\"#default\"")
        .replace("urn:pay", "urn:evil"));
    // text
    for (var comment : List.of("1<!-- x -->00.00", "100<![CDATA[.]]>00<!-- -->", "<!-- 999 -->100.00", "100.00<?x y?>")) all.put("the sum as " + comment, signed.replace("100.00", comment));
    // pointers
    for (var uri : List.of("#xpointer(/)", "#xpointer(id('doc'))", "#xpointer(id(&quot;doc&quot;))", "#element(/1)", "#doc)", "", "doc", "#")) {
      if (!uri.isEmpty()) all.put("the reference as " + uri, signed.replace("URI=\"#doc\"", "URI=\"" + uri + "\""));
    }
    // keys
    var keys = Forger.factory().getKeyInfoFactory();
    for (var uri : List.of("#keys", "#sig", "http://127.0.0.1:1/", "file:///etc/passwd")) {
      var loop = keys.newKeyInfo(List.of(keys.newRetrievalMethod(uri, "http://www.w3.org/2000/09/xmldsig#X509Data", null)), "keys");
      all.put("a key to be found at " + uri, new Forger(INVOICE, key).keyInfo(loop).refer("", Forger.ENVELOPED).sign(null));
    }
    var other = PKI.issue("Somebody else").make(Kind.RSA_2048);
    all.put("the key info of somebody else", new Forger(INVOICE, key).keyInfo(keys.newKeyInfo(List.of(keys.newX509Data(List.of(other.certificate()))))).refer("", Forger.ENVELOPED).sign(null));
    for (var method : List.of("http://www.w3.org/2000/09/xmldsig#hmac-sha1", "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256", "http://www.w3.org/2001/04/xmldsig-more#hmac-sha512")) {
      all.put("a MAC by " + method, new Forger(INVOICE, key).key(new SecretKeySpec(key.certificate().getPublicKey().getEncoded(), "Hmac")).method(method).refer("", Forger.ENVELOPED).sign(null));
    }
    // properties
    var whole = xades(XadesProfile.BASELINE);
    var properties = whole.substring(whole.indexOf("<xades:SignedProperties"), whole.indexOf("</xades:SignedProperties>") + 25);
    var id = properties.replaceAll("(?s).*?Id=\"([^\"]*)\".*", "$1");
    all.put("the signed properties moved into an object of the document", whole.replace(properties, properties.replaceFirst("Id=\"[^\"]*\"", "Id=\"x\"")).replace("</ds:Signature>",
        "<ds:Object>" + properties + "</ds:Object></ds:Signature>"));
    all.put("the signed properties of two with one Id", whole.replace("<ds:Object>", "<ds:Object><x xmlns=\"urn:x\" xml:id=\"" + id + "\"/></ds:Object><ds:Object>"));
    var digest = properties.replaceAll("(?s).*CertDigest>.*?<ds:DigestValue>([^<]*)<.*", "$1");
    all.put("a signing certificate of another digest", whole.replace(digest, Base64.getEncoder().encodeToString(new byte[Base64.getDecoder().decode(digest).length])));
    return all;
  }

  @TestFactory
  Stream<DynamicTest> nothingOfThisIsWholeAndValid() throws Exception {
    assertTrue(check(byId()).get(0).wholeAndValid() && check(xades(XadesProfile.BASELINE)).get(0).wholeAndValid(), "before the attacks all is well");
    return attacks().entrySet().stream().map(attack -> DynamicTest.dynamicTest(attack.getKey(), () -> {
      long begun = System.nanoTime();
      var all = check(attack.getValue());
      assertTrue(System.nanoTime() - begun < Duration.ofSeconds(5).toNanos());
      for (var each : all) {
        assertFalse(each.wholeAndValid(), each::toString);
        assertFalse(each.verdict().why().isEmpty(), "nobody is told why");
        each.content().get().ifPresent(c -> assertFalse(new String(c, StandardCharsets.UTF_8).contains("999.99"), each::toString));
      }
    }));
  }

  @Test
  void aPolicyWhoseDigestIsAnothersIsRefused() throws Exception {
    var facturae = XadesProfile.facturae(XadesProfile.FacturaeRole.SUPPLIER);
    var good = check(xades(facturae)).get(0);
    assertTrue(good.reasons().stream().noneMatch(each -> each.code().equals(SignatureJudgement.POLICY)), good::toString);
    var known = facturae.policy();
    var wrong = new SignaturePolicy(known.identifier(), known.description(), known.digest(), Base64.getEncoder().encodeToString(new byte[20]), null);
    var bad = check(xades(new XadesProfile(facturae.edition(), wrong, facturae.roles(), facturae.mime(), null, null))).get(0);
    assertTrue(bad.reasons().stream().anyMatch(each -> each.code().equals(SignatureJudgement.POLICY) && each.weight() == Reason.Weight.INVALID), bad::toString);
    var unknown = new SignaturePolicy("urn:oid:1.2.3", null, known.digest(), Base64.getEncoder().encodeToString(new byte[20]), null);
    var other = check(xades(new XadesProfile(facturae.edition(), unknown, facturae.roles(), facturae.mime(), null, null))).get(0);
    assertEquals(List.of(), other.reasons().stream().filter(each -> each.code().equals(SignatureJudgement.POLICY)).toList(), "of a policy that nobody knows here nothing can be said");
  }
}
