package io.bordereau.signing.cades;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import eu.europa.esig.dss.enumerations.Indication;
import io.bordereau.signing.judges.DssJudge;
import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.keys.KeyMaterial;
import io.bordereau.signing.keys.SignatureAlgorithm;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.pki.Kind;
import io.bordereau.signing.pki.TestPki;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.SignatureLevel;
import io.bordereau.signing.smime.Content;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.cms.CMSSignedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Signatures of bytes, judged by EU DSS and OpenSSL. */
class CadesSignerTest {
  private static final byte[] INVOICE = "<?xml version=\"1.0\"?>\n<FatturaElettronica>1 000,00 €</FatturaElettronica>\n".getBytes(StandardCharsets.UTF_8);
  private static final TestPki PKI = TestPki.shared();
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  @TempDir
  private Path folder;

  private static Authorities responders() {
    return new Authorities(PKI.timestamps(), PKI.responses(), List.of(PKI.anchor(), PKI.intermediate().certificate()));
  }

  private static Authorities lists() {
    return new Authorities(PKI.timestamps(), PKI.lists(), List.of(PKI.anchor(), PKI.intermediate().certificate()));
  }

  @ParameterizedTest
  @CsvSource({"B,RSA_2048", "B,P_256", "B,P_384", "T,RSA_2048", "T,P_256", "LT,RSA_2048", "LT,P_384", "LTA,RSA_2048", "LTA,P_256"})
  void dssPassesWhatWeSignAtTheLevelAskedFor(SignatureLevel level, Kind kind) throws Exception {
    var signer = new CadesSigner(PKI.leaf(kind), level, responders());
    // what a long-term level needs stands in the signature: the judge has nothing else
    var judge = level.compareTo(SignatureLevel.LT) >= 0 ? DssJudge.alone(PKI) : DssJudge.today(PKI);
    passed(level, judge.judge(signer.attached(INVOICE, NOW)));
    passed(level, judge.judge(signer.detached(Content.of(INVOICE), NOW), INVOICE));
  }

  @ParameterizedTest
  @EnumSource(value = SignatureLevel.class, names = {"LT", "LTA"})
  void listsProveAsWellAsResponses(SignatureLevel level) throws Exception {
    passed(level, DssJudge.alone(PKI).judge(new CadesSigner(PKI.leaf(Kind.P_256), level, lists()).attached(INVOICE, NOW)));
  }

  private static void passed(SignatureLevel level, DssJudge.Said said) {
    assertEquals(Indication.TOTAL_PASSED, said.indication(), said::toString);
    assertEquals("CAdES_BASELINE_" + level, said.level().name(), said::toString);
  }

  @Test
  void theJudgeSeesAChangedContent() throws Exception {
    var signed = new CadesSigner(PKI.leaf(Kind.P_256), SignatureLevel.B, Authorities.NONE).detached(Content.of(INVOICE), NOW);
    var other = INVOICE.clone();
    other[40] ^= 1;
    assertEquals(Indication.TOTAL_FAILED, DssJudge.today(PKI).judge(signed, other).indication());
  }

  @ParameterizedTest
  @CsvSource({"RSA_2048,RSA_SHA256", "RSA_2048,RSA_SHA512", "RSA_2048,RSA_PSS_SHA256", "P_256,ECDSA_SHA256", "P_384,ECDSA_SHA384"})
  void opensslVerifiesWhatWeSign(Kind kind, SignatureAlgorithm algorithm) throws Exception {
    var signer = new CadesSigner(PKI.leaf(kind).with(algorithm), SignatureLevel.B, Authorities.NONE);
    var attached = Files.write(folder.resolve("invoice.xml.p7m"), signer.attached(INVOICE, NOW));
    var anchor = pem("root.pem", PKI.anchor());
    var out = folder.resolve("out");
    var said = openssl("cms", "-verify", "-binary", "-inform", "DER", "-in", attached, "-CAfile", anchor, "-purpose", "any", "-cades", "-out", out);
    assertTrue(said.contains("erification successful"), said);
    assertArrayEquals(INVOICE, Files.readAllBytes(out));
    var content = Files.write(folder.resolve("invoice.xml"), INVOICE);
    var detached = Files.write(folder.resolve("invoice.p7s"), signer.detached(Content.of(INVOICE), NOW));
    said = openssl("cms", "-verify", "-binary", "-inform", "DER", "-in", detached, "-content", content, "-CAfile", anchor, "-purpose", "any", "-cades", "-out", out);
    assertTrue(said.contains("erification successful"), said);
  }

  @Test
  void allIsInDerOfDefiniteLengths() throws Exception {
    for (var level : SignatureLevel.values()) {
      var signed = new CadesSigner(PKI.leaf(Kind.RSA_2048), level, responders()).attached(INVOICE, NOW);
      assertArrayEquals(ASN1Sequence.getInstance(signed).getEncoded("DER"), signed, level.name());
    }
  }

  @Test
  void withRsaTheSameIsSignedToTheSameBytes() throws Exception {
    var signer = new CadesSigner(PKI.leaf(Kind.RSA_2048), SignatureLevel.B, Authorities.NONE);
    assertArrayEquals(signer.attached(INVOICE, NOW), signer.attached(INVOICE, NOW));
    // the nonce of an elliptic curve's signature is random, and nothing else is
    var curve = new CadesSigner(PKI.leaf(Kind.P_256), SignatureLevel.B, Authorities.NONE);
    assertNotEquals(Base64.getEncoder().encodeToString(curve.attached(INVOICE, NOW)), Base64.getEncoder().encodeToString(curve.attached(INVOICE, NOW)));
    assertArrayEquals(new CMSSignedData(curve.attached(INVOICE, NOW)).getSignerInfos().iterator().next().getEncodedSignedAttributes(),
        new CMSSignedData(curve.attached(INVOICE, NOW)).getSignerInfos().iterator().next().getEncodedSignedAttributes());
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "127", "128", "255", "256", "65535", "65536", "16777216"})
  void lengthsAreWrittenAsTheyAre(int length) throws Exception {
    var content = new byte[length];
    var signed = new CMSSignedData(new CadesSigner(PKI.leaf(Kind.P_256), SignatureLevel.B, Authorities.NONE).attached(content, NOW));
    assertArrayEquals(content, (byte[]) signed.getSignedContent().getContent());
  }

  @Test
  void aLargeContentIsNeverHeld() throws Exception {
    long length = 3L << 30;
    Content zeros = out -> {
      var block = new byte[1 << 20];
      for (long i = 0; i < length; i += block.length) out.write(block);
    };
    var counted = new OutputStream() {
      private long count;

      @Override
      public void write(int b) {
        count++;
      }

      @Override
      public void write(byte[] bytes, int from, int n) {
        count += n;
      }
    };
    new CadesSigner(PKI.leaf(Kind.P_256), SignatureLevel.B, Authorities.NONE).attached(zeros, NOW, counted);
    assertTrue(counted.count > length && counted.count < length + 10_000, () -> "" + counted.count);
  }

  @Test
  void aContentThatChangesWhileItIsSignedIsNotSigned() {
    var turn = new int[1];
    Content changing = out -> out.write(turn[0]++);
    var signer = new CadesSigner(PKI.leaf(Kind.P_256), SignatureLevel.B, Authorities.NONE);
    assertThrows(IOException.class, () -> signer.attached(changing, NOW, OutputStream.nullOutputStream()));
  }

  @Test
  void theFailureOfAnAuthorityPassesThroughAndNothingIsWritten() {
    var down = new SigningFailed("nobody answers", true);
    var out = new java.io.ByteArrayOutputStream();
    var stampless = new CadesSigner(PKI.leaf(Kind.P_256), SignatureLevel.T, new Authorities((algorithm, digest) -> {
      throw down;
    }, null, List.of()));
    assertEquals(down, assertThrows(SigningFailed.class, () -> stampless.attached(Content.of(INVOICE), NOW, out)));
    var proofless = new CadesSigner(PKI.leaf(Kind.P_256), SignatureLevel.LT, new Authorities(PKI.timestamps(), (certificate, issuer, at) -> {
      throw down;
    }, List.of(PKI.anchor())));
    assertEquals(down, assertThrows(SigningFailed.class, () -> proofless.attached(Content.of(INVOICE), NOW, out)));
    assertEquals(0, out.size());
  }

  @Test
  void nothingLastsWithARevokedCertificate() {
    var key = PKI.revoked(Kind.P_256, NOW.minus(10, ChronoUnit.DAYS));
    var failed = assertThrows(SigningFailed.class, () -> new CadesSigner(key, SignatureLevel.LT, responders()).attached(INVOICE, NOW));
    assertTrue(failed.getMessage().contains("revoked"), failed.getMessage());
    assertEquals(false, failed.passing());
  }

  @Test
  void anUnknownIssuerIsSaidByName() {
    var orphan = new KeyMaterial(PKI.leaf(Kind.P_256).key(), List.of(PKI.leaf(Kind.P_256).certificate()));
    var failed = assertThrows(SigningFailed.class,
        () -> new CadesSigner(orphan, SignatureLevel.LT, new Authorities(PKI.timestamps(), PKI.responses(), List.of())).attached(INVOICE, NOW));
    assertTrue(failed.getMessage().contains("issuer") && failed.getMessage().contains("Test"), failed.getMessage());
  }

  @Test
  void aTimeStampDigestsAsTheSignatureDoes() throws Exception {
    var seen = new ArrayList<DigestAlgorithm>();
    var key = PKI.leaf(Kind.P_384);
    new CadesSigner(key, SignatureLevel.T, new Authorities((algorithm, digest) -> {
      seen.add(algorithm);
      return PKI.timestamps().stamp(algorithm, digest);
    }, null, List.of())).attached(INVOICE, NOW);
    assertEquals(List.of(key.algorithm().digest()), seen);
  }

  @Test
  void whoeverAsksForALevelNamesTheAuthoritiesForIt() {
    assertThrows(NullPointerException.class, () -> new CadesSigner(PKI.leaf(Kind.P_256), SignatureLevel.T, Authorities.NONE));
    assertThrows(NullPointerException.class, () -> new CadesSigner(PKI.leaf(Kind.P_256), SignatureLevel.LTA, new Authorities(PKI.timestamps(), null, List.of())));
  }

  private Path pem(String name, X509Certificate certificate) throws Exception {
    return Files.writeString(folder.resolve(name),
        "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded()) + "\n-----END CERTIFICATE-----\n");
  }

  private static String openssl(Object... arguments) throws Exception {
    var command = new ArrayList<String>(List.of("openssl"));
    for (var argument : arguments) command.add(argument.toString());
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), command + "\n" + said);
    return said;
  }
}
