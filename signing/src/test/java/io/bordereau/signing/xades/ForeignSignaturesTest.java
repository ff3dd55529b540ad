package io.bordereau.signing.xades;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bordereau.signing.verify.ChainCheck;
import io.bordereau.signing.verify.Reason;
import io.bordereau.signing.verify.TrustAnchors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.XMLSignature;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Signatures that others collected, good ones and attacks. Each is judged as if whoever is named in it were trusted, at a time when its certificate was young, so that nothing
 * but the signature itself decides; Apache Santuario, which follows the standard into every corner, stands beside.
 */
class ForeignSignaturesTest {
  private static final Path FOREIGN = Path.of(System.getenv().getOrDefault("BORDEREAU_FOREIGN", "../../shared/foreign"));
  private static final List<String> FOLDERS = List.of("attacks-xmldsig", "facturae", "fatturapa", "ubl", "oioubl");
  /** What the standard allows and we do not take. */
  private static final Set<String> NOT_TAKEN = Set.of(SignatureJudgement.REFERENCE, Reason.KIND);

  private record Found(Path file, byte[] xml) {}

  @BeforeAll
  static void theyAreThere() {
    if (System.getenv("BORDEREAU_FOREIGN") == null) assumeTrue(Files.isDirectory(FOREIGN), "no foreign documents");
    assertTrue(Files.isDirectory(FOREIGN), "no foreign documents at " + FOREIGN.toAbsolutePath());
    org.apache.xml.security.Init.init();
  }

  private static List<Found> all() throws IOException {
    var all = new ArrayList<Found>();
    for (var folder : FOLDERS) {
      try (var files = Files.walk(FOREIGN.resolve(folder))) {
        for (var file : files.filter(f -> f.toString().matches(".*\\.(xml|base64|xsig)")).sorted().toList()) {
          var bytes = Files.readAllBytes(file);
          try {
            if (file.toString().endsWith(".base64")) bytes = Base64.getMimeDecoder().decode(bytes);
          } catch (IllegalArgumentException e) {
            continue;
          }
          if (new String(bytes, StandardCharsets.ISO_8859_1).contains("SignatureValue")) all.add(new Found(file, bytes));
        }
      }
    }
    assertTrue(all.size() > 100, "only " + all.size() + " signed documents");
    return all;
  }

  private static List<XmlSignature> judged(byte[] xml, List<X509Certificate> trusted) {
    var at = trusted.isEmpty() ? Instant.now() : trusted.get(0).getNotBefore().toInstant().plus(Duration.ofDays(2));
    return new XmlSignatures(ChainCheck.offline(TrustAnchors.of(trusted))).check(xml, at);
  }

  @Test
  void noAttackIsWholeAndValid() throws Exception {
    int attacks = 0;
    for (var each : all()) {
      if (!each.file().getFileName().toString().matches(".*(attack|wrapp|^invalid|bad|same_id|multiple_signed|digest_comment|hmac).*")) continue;
      attacks++;
      var certificates = SecureXml.read(each.xml(), XmlLimits.DEFAULT).document();
      for (var signature : SignatureStructure.outermost(certificates)) {
        for (var said : judged(each.xml(), SignatureCertificates.keyInfo(signature))) assertFalse(said.wholeAndValid(), each.file() + " " + said);
      }
    }
    assertTrue(attacks > 12, "only " + attacks + " attacks");
  }

  @Test
  void nobodyIsTrustedForWhatADocumentSaysOfItself() throws Exception {
    for (var each : all()) {
      var said = new XmlSignatures(ChainCheck.offline(TrustAnchors.NONE)).check(each.xml(), Instant.now());
      assertFalse(said.isEmpty(), each.file().toString());
      for (var one : said) assertTrue(!one.wholeAndValid() && !one.verdict().why().isEmpty(), each.file() + " " + one);
    }
  }

  @Test
  void santuarioAgreesSaveWhereWeTakeLess() throws Exception {
    int agreed = 0;
    int good = 0;
    var less = new TreeSet<String>();
    for (var each : all()) {
      Document document;
      try {
        document = SecureXml.read(each.xml(), XmlLimits.DEFAULT).document();
      } catch (SecureXml.Unreadable e) {
        less.add(each.file().getFileName().toString());
        continue;
      }
      var signatures = SignatureStructure.outermost(document);
      for (int i = 0; i < signatures.size(); i++) {
        var certificates = SignatureCertificates.keyInfo(signatures.get(i));
        if (certificates.isEmpty()) continue;
        var ours = judged(each.xml(), certificates).get(i);
        boolean intact = ours.reasons().stream().noneMatch(r -> r.weight() == Reason.Weight.INVALID && !r.code().equals(Reason.WEAK));
        boolean theirs = santuario(document, signatures.get(i), certificates.get(0));
        if (intact == theirs) {
          agreed++;
          good += intact ? 1 : 0;
          continue;
        }
        assertTrue(theirs, "we take what Santuario does not: " + each.file() + " " + ours);
        assertTrue(ours.reasons().stream().anyMatch(r -> NOT_TAKEN.contains(r.code())), each.file() + " " + ours);
        less.add(each.file().getFileName().toString());
      }
    }
    assertTrue(agreed > 60, "agreed on " + agreed);
    assertTrue(good > 25, "good on both sides: " + good);
    assertEquals(Set.of("signature.xml", "sign-spec.xml", "signature-dsa-enveloped.xml", "signature-dsa-enveloping.xml", "signature-enveloping-b64-dsa.xml",
        "signature_wrapping_attack.xml.base64", "signature_wrapping_attack2.xml.base64"), less, "what the standard allows and we do not take");
  }

  private static boolean santuario(Document document, Element signature, X509Certificate certificate) {
    for (Node n = document; n != null; n = XmlNames.next(n)) {
      for (var name : List.of("Id", "ID", "id")) {
        if (n instanceof Element e && e.hasAttribute(name)) e.setIdAttribute(name, true);
      }
    }
    try {
      return new XMLSignature(signature, "", false).checkSignatureValue(certificate.getPublicKey());
    } catch (XMLSecurityException | RuntimeException e) {
      return false;
    }
  }
}
