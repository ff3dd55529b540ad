package io.bordereau.signing.verify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.signing.cades.CadesSigner;
import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.keys.KeyMaterial;
import io.bordereau.signing.pki.Kind;
import io.bordereau.signing.pki.TestPki;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.SignatureLevel;
import io.bordereau.signing.smime.Content;
import io.bordereau.signing.smime.MimeEntity;
import io.bordereau.signing.smime.SmimeSigner;
import io.bordereau.signing.smime.TransferEncoding;
import io.bordereau.signing.verify.SignatureVerdict.Coverage;
import io.bordereau.signing.verify.SignatureVerdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code .p7m}, {@code .p7s} and messages: those of ours, those of openssl, and those that somebody changed. */
class CmsSignaturesTest {
  private static final TestPki PKI = TestPki.shared();
  private static final byte[] INVOICE = "<Invoice><Total>100.00</Total></Invoice>\r\n".getBytes(StandardCharsets.UTF_8);

  @TempDir
  private Path folder;

  private static Authorities authorities() {
    return new Authorities(PKI.timestamps(), PKI.responses(), Stream.concat(PKI.between().stream(), Stream.of(PKI.anchor())).toList());
  }

  private static SignatureVerifier verifier() {
    return new SignatureVerifier(new ChainCheck(TrustAnchors.of(List.of(PKI.anchor())), PKI.responses(), ChainCheck.Missing.UNKNOWN), Instant.now());
  }

  private static SignatureVerdict only(SignatureVerifier.Result result) {
    assertEquals(1, result.signatures().size(), result::toString);
    return result.signatures().get(0).verdict();
  }

  private static byte[] attached(SignatureLevel level) throws Exception {
    return new CadesSigner(PKI.leaf(Kind.P_256), level, authorities()).attached(INVOICE, Instant.now());
  }

  @ParameterizedTest
  @EnumSource(SignatureLevel.class)
  void eachLevelIsSeenAttachedDetachedAndInBase64(SignatureLevel level) throws Exception {
    byte[] p7m = attached(level);
    byte[] pem = ("-----BEGIN PKCS7-----\n" + Base64.getMimeEncoder().encodeToString(p7m) + "\n-----END PKCS7-----\n").getBytes(StandardCharsets.US_ASCII);
    for (byte[] form : List.of(p7m, Base64.getEncoder().encode(p7m), Base64.getMimeEncoder().encode(p7m), pem)) {
      var result = verifier().verify(form);
      assertTrue(result.valid(), result::toString);
      assertEquals(level, only(result).level());
      assertEquals("CAdES attached", only(result).form());
    }
    byte[] p7s = new CadesSigner(PKI.leaf(Kind.RSA_2048), level, authorities()).detached(Content.of(INVOICE), Instant.now());
    var result = verifier().verify(p7s, INVOICE);
    assertTrue(result.valid(), result::toString);
    assertEquals(level, only(result).level());
    assertEquals(Verdict.UNKNOWN, only(verifier().verify(p7s)).verdict(), "without the file");
    assertEquals(Verdict.INVALID, only(verifier().verify(p7s, "other".getBytes(StandardCharsets.UTF_8))).verdict());
  }

  @Test
  void aSignatureWithinASignatureIsTwo() throws Exception {
    byte[] outer = new CadesSigner(PKI.leaf(Kind.RSA_2048), SignatureLevel.B, Authorities.NONE).attached(attached(SignatureLevel.B), Instant.now());
    var result = verifier().verify(outer);
    assertEquals(2, result.signatures().size());
    assertTrue(result.valid(), result::toString);
  }

  @Test
  void aChangeOfTheContentOrOfAnythingThatIsSignedIsSeen() throws Exception {
    byte[] good = attached(SignatureLevel.T);
    Random random = new Random(4711);
    int content = new String(good, StandardCharsets.ISO_8859_1).indexOf("<Invoice>");
    for (int i = 0; i < 150; i++) {
      byte[] changed = good.clone();
      int at = i < 50 ? content + random.nextInt(INVOICE.length) : random.nextInt(changed.length);
      changed[at] ^= (byte) (1 << random.nextInt(8));
      var result = verifier().verify(changed);
      var first = result.signatures().isEmpty() ? null : result.signatures().get(0).verdict();
      boolean same = first != null && first.verdict() == Verdict.VALID && first.coverage() == Coverage.WHOLE;
      // what is not signed may change: the list of digests before the content, the certificates beside the signer's, the time-stamp, whose loss is a loss of level
      boolean inContent = at >= content && at < content + INVOICE.length;
      assertFalse(same && inContent, "byte " + at);
    }
    String text = new String(good, StandardCharsets.ISO_8859_1);
    assertEquals(Verdict.INVALID, only(verifier().verify(text.replace("100.00", "999.00").getBytes(StandardCharsets.ISO_8859_1))).verdict());
    var more = verifier().verify((text + "<Total>999.00</Total>").getBytes(StandardCharsets.ISO_8859_1));
    assertFalse(more.valid());
    assertEquals(Coverage.PART, only(more).coverage());
  }

  @Test
  void whatIsCutOffAnywhereIsSaidToBeSoInTime() throws Exception {
    byte[] good = attached(SignatureLevel.LTA);
    long begun = System.nanoTime();
    for (int length = 1; length < good.length; length += 97) {
      byte[] cut = java.util.Arrays.copyOf(good, length);
      assertFalse(verifier().verify(cut).valid());
    }
    assertTrue(System.nanoTime() - begun < Duration.ofSeconds(60).toNanos());
  }

  @Test
  void aCertificateThatIsOverIsOpenWithoutAStampAndNothingWithOne() throws Exception {
    KeyMaterial key = PKI.expired(Kind.P_256);
    Instant before = key.certificate().getNotAfter().toInstant().minus(Duration.ofDays(10));
    var plain = only(verifier().verify(new CadesSigner(key, SignatureLevel.B, Authorities.NONE).attached(INVOICE, before)));
    assertEquals(Verdict.UNKNOWN, plain.verdict());
    assertTrue(plain.why().toString().contains("Nobody who is trusted proves that it was signed before that."), () -> plain.toString());
    var then = new Authorities(PKI.timestamps(before), PKI.responses(), authorities().known());
    var stamped = only(verifier().verify(new CadesSigner(key, SignatureLevel.T, then).attached(INVOICE, before)));
    assertTrue(stamped.stamped(), () -> stamped.toString());
    assertEquals(before.getEpochSecond(), stamped.time().getEpochSecond());
    assertFalse(stamped.why().toString().contains("Nobody who is trusted"), () -> stamped.toString());
  }

  @Test
  void aRevokedCertificateIsInvalidWithoutAStampFromBefore() throws Exception {
    try (TestPki own = TestPki.start()) {
      Instant since = Instant.now().minus(Duration.ofDays(3));
      KeyMaterial key = own.revoked(Kind.P_256, since);
      var check = new SignatureVerifier(new ChainCheck(TrustAnchors.of(List.of(own.anchor())), own.responses(), ChainCheck.Missing.UNKNOWN), Instant.now());
      byte[] late = new CadesSigner(key, SignatureLevel.B, Authorities.NONE).attached(INVOICE, since.minus(Duration.ofDays(5)));
      assertEquals(Verdict.INVALID, only(check.verify(late)).verdict());
      var stamps = new Authorities(own.timestamps(since.minus(Duration.ofDays(5))), own.responses(), Stream.concat(own.between().stream(), Stream.of(own.anchor())).toList());
      var early = only(check.verify(new CadesSigner(key, SignatureLevel.T, stamps).attached(INVOICE, since.minus(Duration.ofDays(5)))));
      assertEquals(Verdict.VALID, early.verdict(), early::toString);
      assertTrue(early.why().toString().contains("after the signature was made"), early::toString);
    }
  }

  @ParameterizedTest
  @CsvSource({"CLEAR,S/MIME clear", "OPAQUE,S/MIME opaque"})
  void aMessageIsVerifiedWithItsHeadersAndWhateverItsLineEnds(SmimeSigner.Form form, String name) throws Exception {
    var key = PKI.leaf(Kind.P_256);
    var message = new SmimeSigner(key, DigestAlgorithm.SHA256, form, TransferEncoding.BASE64).sign(MimeEntity.of("text/plain", "Total 100.00\r\n".getBytes(StandardCharsets.UTF_8)));
    byte[] bytes = message.bytes();
    byte[] as2 = ("AS2-From: larkfield\r\nAS2-To: rheinwerk\r\nMessage-ID: <1@x>\r\n" + new String(bytes, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
    byte[] unix = new String(bytes, StandardCharsets.ISO_8859_1).replace("\r\n", "\n").getBytes(StandardCharsets.ISO_8859_1);
    for (byte[] each : List.of(bytes, as2, unix)) {
      var verdict = only(verifier().verify(each));
      assertEquals(Verdict.VALID, verdict.verdict(), verdict::toString);
      assertEquals(name, verdict.form());
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (form == SmimeSigner.Form.CLEAR) {
      assertEquals(Verdict.INVALID, only(verifier().verify(text.replace("100.00", "900.00").getBytes(StandardCharsets.ISO_8859_1))).verdict());
    }
    assertFalse(verifier().verify(text.substring(0, text.length() / 2).getBytes(StandardCharsets.ISO_8859_1)).valid());
  }

  @ParameterizedTest
  @CsvSource({"-nodetach -outform DER,CAdES attached", "-nodetach -outform PEM,CAdES attached", "-nodetach -outform SMIME,S/MIME opaque", "-outform SMIME,S/MIME clear",
      "-nodetach -outform DER -md sha512 -keyopt rsa_padding_mode:pss,CAdES attached"})
  void whatOpensslSignsIsVerified(String options, String form) throws Exception {
    assertTrue(run("version").contains("OpenSSL"));
    KeyMaterial key = PKI.leaf(Kind.RSA_2048);
    Path content = Files.write(folder.resolve("content"), INVOICE);
    Path certificate = pem("certificate", "CERTIFICATE", key.certificate().getEncoded());
    Path chain = pem("chain", "CERTIFICATE", PKI.intermediate().certificate().getEncoded());
    Path secret = pem("key", "PRIVATE KEY", key.key().getEncoded());
    Path out = folder.resolve("out");
    var arguments = new ArrayList<Object>(List.of("cms", "-sign", "-binary", "-in", content, "-signer", certificate, "-certfile", chain, "-inkey", secret, "-out", out));
    arguments.addAll(List.of(options.split(" ")));
    run(arguments.toArray());
    var verdict = only(verifier().verify(Files.readAllBytes(out)));
    assertEquals(Verdict.VALID, verdict.verdict(), verdict::toString);
    assertEquals(form, verdict.form());
    assertEquals(null, verdict.level(), "it does not name its certificate by a digest");
  }

  @Test
  void opensslAgreesOnWhatWeFindValidAndOnWhatWeFindChanged() throws Exception {
    Path good = Files.write(folder.resolve("good.p7m"), attached(SignatureLevel.B));
    Path root = pem("root", "CERTIFICATE", PKI.anchor().getEncoded());
    Path out = folder.resolve("content");
    assertTrue(run("cms", "-verify", "-in", good, "-inform", "DER", "-CAfile", root, "-purpose", "any", "-binary", "-out", out).contains("successful"));
    assertArrayEquals(INVOICE, Files.readAllBytes(out));
    String text = new String(Files.readAllBytes(good), StandardCharsets.ISO_8859_1).replace("100.00", "900.00");
    Path bad = Files.write(folder.resolve("bad.p7m"), text.getBytes(StandardCharsets.ISO_8859_1));
    assertTrue(run("cms", "-verify", "-in", bad, "-inform", "DER", "-CAfile", root, "-purpose", "any", "-binary", "-out", out).contains("ailure"));
    assertEquals(Verdict.INVALID, only(verifier().verify(Files.readAllBytes(bad))).verdict());
  }

  private Path pem(String name, String kind, byte[] der) throws Exception {
    return Files.writeString(folder.resolve(name + ".pem"), "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + kind + "-----\n");
  }

  private static String run(Object... arguments) throws Exception {
    var command = new ArrayList<>(List.of("openssl"));
    for (Object each : arguments) {
      command.add(each.toString());
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    return said;
  }
}
