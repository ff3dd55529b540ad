package io.bordereau.signing.xades;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.signing.pki.Kind;
import io.bordereau.signing.signatures.SignatureLevel;
import io.bordereau.signing.verify.Reason;
import io.bordereau.signing.verify.SignatureVerdict.Coverage;
import io.bordereau.signing.verify.SignatureVerdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Documents that are made to exhaust whoever verifies them: a verdict in bounded time, and nothing is thrown. */
class HostileXmlTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static String signed() throws Exception {
    return new String(XmlSignaturesTest.signed(Kind.P_256, XadesProfile.BASELINE, SignatureLevel.LTA), StandardCharsets.UTF_8);
  }

  @TestFactory
  Stream<DynamicTest> nothingTakesForever() throws Exception {
    return documents().entrySet().stream().map(each -> DynamicTest.dynamicTest(each.getKey(), () -> assertTimeoutPreemptively(PATIENCE, () -> {
      var said = XmlSignaturesTest.trusting().check(each.getValue().getBytes(StandardCharsets.UTF_8), Instant.now());
      assertFalse(said.isEmpty());
      for (var one : said) assertTrue(one.verdict().verdict() == Verdict.INVALID || one.verdict().coverage() == Coverage.PART, one::toString);
    })));
  }

  private static Map<String, String> documents() throws Exception {
    var all = new LinkedHashMap<String, String>();
    var signed = signed();
    var open = signed.substring(signed.indexOf("<ds:SignedInfo>"), signed.indexOf("<ds:Reference "));
    var reference = signed.substring(signed.indexOf("<ds:Reference "), signed.indexOf("</ds:Reference>") + 15);
    var signature = signed.substring(signed.indexOf("<ds:Signature "), signed.indexOf("</ds:Signature>") + 15);
    all.put("elements in elements", signed.replace("<Payee>", "<a>".repeat(200_000) + "</a>".repeat(200_000) + "<Payee>"));
    all.put("a million comments", signed.replace("100.00", "<!---->".repeat(1_000_000) + "100.00"));
    all.put("namespaces without end", signed.replace("<Payee>", "<Payee" + names(100_000, " xmlns:n%d='urn:%d'") + ">"));
    all.put("attributes without end", signed.replace("<Payee>", "<Payee" + names(100_000, " n%d='%d'") + ">"));
    all.put("namespaces on every element", signed.replace("<Payee>", ("<p" + names(300, " xmlns:n%d='urn:%d'") + "/>").repeat(1000) + "<Payee>"));
    all.put("a large namespace at the root and references to many parts", signed.replace("<Invoice ", "<Invoice xmlns:x='urn:" + "x".repeat(3_000_000) + "' "));
    all.put("references without end", signed.replace(open, open + reference.repeat(5000)));
    all.put("the whole document, again and again", signed.replace(open, open + reference.repeat(8)).replace("<Payee>", "<a/>".repeat(1_000_000) + "<Payee>"));
    all.put("signatures without end", signed.replace("</Invoice>", signature.repeat(500) + "</Invoice>"));
    all.put("time-stamps without end", signed.replace("</xades:UnsignedSignatureProperties>",
        "<xades:SignatureTimeStamp><xades:EncapsulatedTimeStamp>AAAA</xades:EncapsulatedTimeStamp></xades:SignatureTimeStamp>".repeat(20_000) + "</xades:UnsignedSignatureProperties>"));
    all.put("certificates without end", signed.replace("<ds:X509Data>", "<ds:X509Data>" + "<ds:X509Certificate>AAAA</ds:X509Certificate>".repeat(100_000)));
    all.put("entities in entities", "<!DOCTYPE Invoice [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>" + signed.replaceFirst("^<\\?xml.*?\\?>", ""));
    all.put("a number too large to be one", signed.replaceFirst("<xades:SigningTime>", "<xades:SigningTime>9".repeat(1)));
    all.put("more bytes than are looked at", "<a>" + " ".repeat(XmlLimits.DEFAULT.bytes()) + "</a>");
    all.put("UTF-16", "\ufeff<a\0>");
    all.put("nothing", "");
    return all;
  }

  private static String names(int count, String shape) {
    var b = new StringBuilder();
    for (int i = 0; i < count; i++) b.append(shape.replace("%d", Integer.toString(i)));
    return b.toString();
  }

  @Test
  void noByteOfASignedDocumentCanBeChangedUnseen() throws Exception {
    var signed = signed().getBytes(StandardCharsets.UTF_8);
    var random = new Random(4711);
    int end = new String(signed, StandardCharsets.UTF_8).indexOf("<ds:Signature ");
    for (int i = 0; i < 600; i++) {
      var changed = signed.clone();
      int at = i < 300 ? 40 + random.nextInt(end - 40) : random.nextInt(signed.length);
      changed[at] ^= (byte) (1 << random.nextInt(7));
      int place = at;
      for (var one : XmlSignaturesTest.trusting().check(changed, Instant.now())) {
        if (one.wholeAndValid()) {
          assertTrue(place >= end || Character.isWhitespace(signed[place]) || signed[place] == '"', () -> "byte " + place + " " + (char) signed[place] + " to " + (char) changed[place] + ": " + one);
          var content = new String(one.content().get().orElseThrow(), StandardCharsets.UTF_8);
          assertTrue(content.contains("<Payee>DE1</Payee><Amount currency=\"EUR\">100.00</Amount>"), content);
        }
      }
    }
  }

  @Test
  void whatIsTooMuchIsSaidToBe() throws Exception {
    var signed = signed();
    var reference = signed.substring(signed.indexOf("<ds:Reference "), signed.indexOf("</ds:Reference>") + 15);
    var said = XmlSignaturesTest.trusting().check(signed.replace(reference, reference.repeat(11)).getBytes(StandardCharsets.UTF_8), Instant.now()).get(0);
    assertTrue(said.reasons().stream().anyMatch(r -> r.code().equals(Reason.TOO_MUCH)), said::toString);
  }
}
