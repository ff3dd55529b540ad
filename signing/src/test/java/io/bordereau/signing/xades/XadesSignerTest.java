package io.bordereau.signing.xades;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import eu.europa.esig.dss.enumerations.Indication;
import io.bordereau.signing.judges.DssJudge;
import io.bordereau.signing.keys.SignatureAlgorithm;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.pki.Kind;
import io.bordereau.signing.pki.TestPki;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.SignatureLevel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** XML that is signed within itself, judged by EU DSS. */
class XadesSignerTest {
  private static final TestPki PKI = TestPki.shared();
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final String INVOICE = """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- made by hand -->
      <i:Invoice  xmlns:i='urn:test:invoice' xmlns="urn:test:other" xml:lang="it" b="2" a='1 "x"'>
        <Party id="p1">Caff\u00e8 &amp; Figli <![CDATA[<S.r.l.>]]>\r
        </Party>
        <Amount currency="EUR"/> <!-- ten --><x:Note xmlns:x="urn:x" x:k="&#9;&#10;">\u00e9\ud83d\ude00</x:Note>
      </i:Invoice>
      <?end of it?>
      """;

  private static Authorities authorities() {
    return new Authorities(PKI.timestamps(), PKI.responses(), List.of(PKI.anchor(), PKI.intermediate().certificate()));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({"B,RSA_2048", "B,P_256", "B,P_384", "T,RSA_2048", "T,P_256", "LT,RSA_2048", "LT,P_384", "LTA,RSA_2048", "LTA,P_256"})
  void dssPassesWhatWeSignAtTheLevelAskedFor(SignatureLevel level, Kind kind) throws Exception {
    var signed = new XadesSigner(PKI.leaf(kind), XadesProfile.BASELINE, level, authorities()).sign(utf8(INVOICE), NOW);
    var judge = level.compareTo(SignatureLevel.LT) >= 0 ? DssJudge.alone(PKI) : DssJudge.today(PKI);
    passed("XAdES_BASELINE_" + level, judge.judge(signed));
  }

  @ParameterizedTest
  @CsvSource({"RSA_2048,RSA_SHA384", "RSA_2048,RSA_SHA512", "RSA_2048,RSA_PSS_SHA256", "RSA_2048,RSA_PSS_SHA512", "P_256,ECDSA_SHA512"})
  void dssPassesEveryAlgorithm(Kind kind, SignatureAlgorithm algorithm) throws Exception {
    var signed = new XadesSigner(PKI.leaf(kind).with(algorithm), XadesProfile.BASELINE, SignatureLevel.B, Authorities.NONE).sign(utf8(INVOICE), NOW);
    passed("XAdES_BASELINE_B", DssJudge.today(PKI).judge(signed));
  }

  @ParameterizedTest
  @EnumSource(XadesProfile.FacturaeRole.class)
  void aFacturaeIsSignedByItsPolicy(XadesProfile.FacturaeRole role) throws Exception {
    var signed = new XadesSigner(PKI.leaf(Kind.RSA_2048), XadesProfile.facturae(role), SignatureLevel.B, Authorities.NONE).sign(utf8(INVOICE), NOW);
    passed("XAdES_BASELINE_B", DssJudge.today(PKI).judge(signed));
    var text = new String(signed, StandardCharsets.UTF_8);
    assertTrue(text.contains("<xades:ClaimedRole>" + role.words() + "</xades:ClaimedRole>"));
    assertTrue(text.contains("<ds:DigestValue>Ohixl6upD6av8N7pEvDABhEL6hM=</ds:DigestValue>"));
  }

  @ParameterizedTest
  @EnumSource(SignatureLevel.class)
  void aFatturaPaIsSignedAtEveryLevel(SignatureLevel level) throws Exception {
    var signed = new XadesSigner(PKI.leaf(Kind.P_256), XadesProfile.FATTURAPA, level, authorities()).sign(utf8(INVOICE), NOW);
    passed("XAdES_BASELINE_" + level, DssJudge.today(PKI).judge(signed));
  }

  @Test
  void aSignatureIsRaisedStepByStepAndStampedAgain() throws Exception {
    var upgrade = new XadesUpgrade(authorities());
    var signed = new XadesSigner(PKI.leaf(Kind.P_256), XadesProfile.BASELINE, SignatureLevel.B, Authorities.NONE).sign(utf8(INVOICE), NOW);
    for (var level : SignatureLevel.values()) {
      signed = upgrade.raise(signed, level, NOW);
      passed("XAdES_BASELINE_" + level, DssJudge.today(PKI).judge(signed));
      assertArrayEquals(signed, upgrade.raise(signed, level, NOW), "there is nothing more to do");
    }
    var again = upgrade.renew(signed, NOW);
    passed("XAdES_BASELINE_LTA", DssJudge.alone(PKI).judge(again));
    assertEquals(2, new String(again, StandardCharsets.UTF_8).split("<xades141:ArchiveTimeStamp ", -1).length - 1);
  }

  @ParameterizedTest
  @CsvSource({"UTF-8", "ISO-8859-1", "windows-1252"})
  void everyByteOfTheDocumentStaysAsItIs(String encoding) throws Exception {
    var document = INVOICE.replace("UTF-8", encoding).replace("\ud83d\ude00", "").getBytes(Charset.forName(encoding));
    var signed = new XadesSigner(PKI.leaf(Kind.P_256), XadesProfile.facturae(XadesProfile.FacturaeRole.SUPPLIER), SignatureLevel.T, authorities()).sign(document, NOW);
    var text = new String(signed, StandardCharsets.ISO_8859_1);
    int from = text.indexOf("<ds:Signature ");
    int to = text.indexOf("</ds:Signature>") + "</ds:Signature>".length();
    assertEquals(new String(document, StandardCharsets.ISO_8859_1), text.substring(0, from) + text.substring(to));
    passed("XAdES_BASELINE_T", DssJudge.today(PKI).judge(signed));
  }

  @Test
  void theSameIsSignedToTheSameBytesWithRsa() throws Exception {
    var signer = new XadesSigner(PKI.leaf(Kind.RSA_2048), XadesProfile.BASELINE, SignatureLevel.B, Authorities.NONE);
    assertArrayEquals(signer.sign(utf8(INVOICE), NOW), signer.sign(utf8(INVOICE), NOW));
  }

  @Test
  void theJudgeSeesAChange() throws Exception {
    var signed = new XadesSigner(PKI.leaf(Kind.P_256), XadesProfile.BASELINE, SignatureLevel.B, Authorities.NONE).sign(utf8(INVOICE), NOW);
    assertEquals(Indication.TOTAL_FAILED, DssJudge.today(PKI).judge(utf8(new String(signed, StandardCharsets.UTF_8).replace("EUR", "USD"))).indication());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"<a/>|no content", "<a|well-formed", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>|DOCTYPE", "<!DOCTYPE a SYSTEM 'a.dtd'><a>b</a>|DOCTYPE",
      "<a><ds:Signature xmlns:ds='http://www.w3.org/2000/09/xmldsig#'/></a>|carries a signature", "x|encoding", "<a>\u0000</a>|encoding"})
  void whatCannotBeSignedIsRefusedInWords(String document, String why) {
    var failed = assertThrows(SigningFailed.class,
        () -> new XadesSigner(PKI.leaf(Kind.P_256), XadesProfile.BASELINE, SignatureLevel.B, Authorities.NONE).sign(utf8(document), NOW));
    assertTrue(failed.getMessage().contains(why), failed.getMessage());
  }

  static void passed(String level, DssJudge.Said said) {
    assertEquals(Indication.TOTAL_PASSED, said.indication(), said::toString);
    assertEquals(level, said.level().name(), said::toString);
  }
}
