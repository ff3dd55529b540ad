package io.bordereau.signing.smime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.signing.csc.TrustSeal;
import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.pki.Openssl;
import io.bordereau.signing.pki.TestPki;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What we make is opened by a program that is not ours, and the other way: {@code openssl cms} and {@code openssl smime}. */
class OpensslTest {
  private static final String LETTER = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<Invoice>Zürich, 1 000,00 €</Invoice>\r\n";
  private static final MimeEntity ENTITY = new MimeEntity(MimeHeaders.of("Content-Type", "application/xml", "Content-ID", "<1@test>"),
      Content.of(LETTER.getBytes(StandardCharsets.UTF_8)));

  @TempDir
  private static Path folder;

  private static Person ours(String kind) {
    return Person.of("ours", kind);
  }

  private static Person theirs(String kind) {
    return Person.of("theirs", kind);
  }

  @BeforeAll
  static void opensslIsThere() throws Exception {
    assertTrue(run("version").contains("OpenSSL"));
  }

  @ParameterizedTest
  @CsvSource({"RSA,SHA256,CLEAR", "RSA,SHA384,OPAQUE", "RSA,SHA512,CLEAR", "P-256,SHA256,CLEAR", "P-256,SHA256,OPAQUE", "P-384,SHA384,CLEAR", "P-384,SHA512,OPAQUE"})
  void opensslVerifiesWhatWeSign(String kind, DigestAlgorithm digest, SmimeSigner.Form form) throws Exception {
    var signed = new SmimeSigner(ours(kind).key(), digest, form, TransferEncoding.BASE64).sign(ENTITY);
    var file = write("signed.eml", signed);
    var out = folder.resolve("content");
    var said = run("cms", "-verify", "-in", file, "-inform", "SMIME", "-CAfile", ours(kind).certificate(folder), "-purpose", "any", "-no_check_time", "-out", out);
    assertTrue(said.contains("erification successful"), said);
    assertArrayEquals(ENTITY.bytes(), Files.readAllBytes(out));
  }

  @ParameterizedTest
  @CsvSource({"RSA,-md sha256", "RSA,-md sha256 -nodetach", "RSA,-md sha512 -keyopt rsa_padding_mode:pss", "P-256,-md sha256", "P-256,-md sha256 -nodetach",
      "P-384,-md sha384", "P-384,-md sha512 -nodetach"})
  void weVerifyWhatOpensslSigns(String kind, String options) throws Exception {
    var content = Files.write(folder.resolve("content"), ENTITY.bytes());
    var file = folder.resolve("theirs.eml");
    var arguments = new ArrayList<Object>(List.of("cms", "-sign", "-binary", "-in", content, "-signer", theirs(kind).certificate(folder), "-inkey",
        theirs(kind).key(folder), "-outform", "SMIME", "-out", file));
    arguments.addAll(List.of(options.split(" ")));
    run(arguments.toArray());
    var read = Read.verified(SmimeVerifier.strict(theirs(kind).trusted()), Read.entity(Files.readAllBytes(file)));
    assertEquals(theirs(kind).key().certificate(), read.good().signer());
    assertArrayEquals(ENTITY.bytes(), read.entity());
  }

  @Test
  void aKeyOfATrustServiceSignsMessagesToo() throws Exception {
    try (TrustSeal seal = TrustSeal.start()) {
      var signed = new SmimeSigner(seal.key(), DigestAlgorithm.SHA256, SmimeSigner.Form.CLEAR, TransferEncoding.BASE64).sign(ENTITY);
      var file = write("remote.eml", signed);
      var root = Openssl.pem(folder.resolve("root.pem"), TestPki.shared().anchor());
      var said = run("cms", "-verify", "-in", file, "-inform", "SMIME", "-CAfile", root, "-purpose", "any", "-out", folder.resolve("content"));
      assertTrue(said.contains("erification successful"), said);
      seal.misbehave();
      var failure = assertThrows(IOException.class, () -> signed.writeTo(OutputStream.nullOutputStream()));
      assertTrue(failure.getMessage().contains("does not verify") && failure.getCause() instanceof SigningFailed, failure.toString());
    }
  }

  @Test
  void aSignatureFromAFileWithOtherLineEndsHoldsInItsCanonicalForm() throws Exception {
    var content = Files.writeString(folder.resolve("text"), "Content-Type: text/plain\n\nHello\nWorld\n");
    var file = folder.resolve("text.eml");
    run("smime", "-sign", "-md", "sha256", "-in", content, "-signer", theirs("RSA").certificate(folder), "-inkey", theirs("RSA").key(folder), "-out", file);
    // as a file transfer in text mode leaves it
    var entity = Read.entity(Files.readString(file).replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
    var trust = theirs("RSA").trusted();
    assertEquals(SmimeOutcome.Reason.WRONG_DIGEST, Read.verified(SmimeVerifier.strict(trust), entity).refusal());
    var lenient = new SmimeVerifier(trust, SmimeVerifier.STRONG, 2048, SmimeVerifier.Lines.CANONICAL, SmimeLimits.DEFAULT);
    var read = Read.verified(lenient, entity);
    read.good();
    assertEquals("Content-Type: text/plain\r\n\r\nHello\r\nWorld\r\n", new String(read.entity(), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "P-256", "P-384"})
  void opensslOpensWhatWeEncrypt(String kind) throws Exception {
    for (Cipher cipher : SmimeDecrypter.AES) {
      for (var transport : SmimeEncrypter.KeyTransport.values()) {
        var encrypted = new SmimeEncrypter(List.of(theirs(kind).key().certificate()), cipher, transport, TransferEncoding.BASE64).encrypt(ENTITY);
        var file = write("encrypted.eml", encrypted);
        var out = folder.resolve("content");
        run("cms", "-decrypt", "-in", file, "-inform", "SMIME", "-recip", theirs(kind).certificate(folder), "-inkey", theirs(kind).key(folder), "-out", out);
        assertArrayEquals(ENTITY.bytes(), Files.readAllBytes(out), cipher + " " + transport);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "P-256", "P-384"})
  void weOpenWhatOpensslEncrypts(String kind) throws Exception {
    var content = Files.write(folder.resolve("content"), ENTITY.bytes());
    for (var cipher : List.of("aes-128-cbc", "aes-192-cbc", "aes-256-cbc", "aes-128-gcm", "aes-256-gcm")) {
      for (var options : kind.equals("RSA") ? List.of("", "-keyopt rsa_padding_mode:oaep -keyopt rsa_oaep_md:sha256") : List.of("", "-keyopt ecdh_kdf_md:sha256")) {
        var file = folder.resolve("encrypted.eml");
        var arguments = new ArrayList<Object>(List.of("cms", "-encrypt", "-binary", "-stream", "-in", content, "-" + cipher, "-outform", "SMIME", "-out", file,
            "-recip", ours(kind).certificate(folder)));
        if (!options.isEmpty()) arguments.addAll(List.of(options.split(" ")));
        run(arguments.toArray());
        var read = Read.opened(new SmimeDecrypter(List.of(ours(kind).key()), SmimeDecrypter.AES, SmimeLimits.DEFAULT), Read.entity(Files.readAllBytes(file)));
        assertEquals(cipher.endsWith("gcm"), read.good().authenticated());
        assertArrayEquals(ENTITY.bytes(), read.entity(), cipher + options);
      }
    }
  }

  @Test
  void tripleDesIsReadOnlyByPolicy() throws Exception {
    var content = Files.write(folder.resolve("content"), ENTITY.bytes());
    var file = folder.resolve("old.eml");
    run("cms", "-encrypt", "-binary", "-in", content, "-des3", "-outform", "SMIME", "-out", file, "-recip", ours("RSA").certificate(folder));
    var entity = Read.entity(Files.readAllBytes(file));
    var keys = List.of(ours("RSA").key());
    assertEquals(SmimeOutcome.Reason.ALGORITHM_REFUSED, Read.opened(new SmimeDecrypter(keys, SmimeDecrypter.AES, SmimeLimits.DEFAULT), entity).refusal());
    var read = Read.opened(new SmimeDecrypter(keys, Set.of(Cipher.TRIPLE_DES_CBC), SmimeLimits.DEFAULT), entity);
    assertArrayEquals(ENTITY.bytes(), read.entity());
  }

  @ParameterizedTest
  @EnumSource(value = DigestAlgorithm.class, names = {"MD5", "SHA1"})
  void weakDigestsAreReadOnlyByPolicy(DigestAlgorithm weak) throws Exception {
    var content = Files.write(folder.resolve("content"), ENTITY.bytes());
    var file = folder.resolve("weak.eml");
    run("cms", "-sign", "-binary", "-in", content, "-md", weak.name().toLowerCase(java.util.Locale.ROOT), "-signer", theirs("RSA").certificate(folder), "-inkey",
        theirs("RSA").key(folder), "-outform", "SMIME", "-out", file);
    var entity = Read.entity(Files.readAllBytes(file));
    var trust = theirs("RSA").trusted();
    assertEquals(SmimeOutcome.Reason.ALGORITHM_REFUSED, Read.verified(SmimeVerifier.strict(trust), entity).refusal());
    var lenient = new SmimeVerifier(trust, Set.of(weak), 2048, SmimeVerifier.Lines.AS_THEY_CAME, SmimeLimits.DEFAULT);
    assertEquals(weak, Read.verified(lenient, entity).good().digest());
  }

  @ParameterizedTest
  @CsvSource({"RSA,AES_256_CBC,CLEAR", "RSA,AES_128_GCM,OPAQUE", "P-256,AES_128_CBC,CLEAR", "P-256,AES_256_GCM,CLEAR", "P-384,AES_256_CBC,OPAQUE", "P-384,AES_256_GCM,CLEAR"})
  void compressedThenSignedThenEncryptedIsOpenedByOpensslLayerByLayer(String kind, Cipher cipher, SmimeSigner.Form form) throws Exception {
    var compressed = new SmimeCompression(SmimeLimits.DEFAULT, TransferEncoding.BASE64).compress(ENTITY);
    // a compressed entity is another at each writing only in theory; what was signed is kept all the same
    var kept = Read.entity(compressed.bytes());
    var signed = new SmimeSigner(ours(kind).key(), DigestAlgorithm.SHA256, form, TransferEncoding.BASE64).sign(kept);
    var encrypted = new SmimeEncrypter(List.of(theirs(kind).key().certificate()), cipher, SmimeEncrypter.KeyTransport.RSA_1_5, TransferEncoding.BASE64).encrypt(signed);
    var layer1 = folder.resolve("layer1");
    run("cms", "-decrypt", "-in", write("layers.eml", encrypted), "-inform", "SMIME", "-recip", theirs(kind).certificate(folder), "-inkey",
        theirs(kind).key(folder), "-out", layer1);
    var layer2 = folder.resolve("layer2");
    run("cms", "-verify", "-in", layer1, "-inform", "SMIME", "-CAfile", ours(kind).certificate(folder), "-purpose", "any", "-no_check_time", "-out", layer2);
    assertArrayEquals(kept.bytes(), Files.readAllBytes(layer2));
    // OpenSSL is mostly built without zlib: the last layer is read by us alone
    var read = Read.expanded(Read.entity(Files.readAllBytes(layer2)));
    read.good();
    assertArrayEquals(ENTITY.bytes(), read.entity());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-sign -nodetach -md sha256", "-encrypt -aes-256-cbc", "-encrypt -aes-256-gcm", "-encrypt -aes-128-cbc -stream"})
  void aContentLargerThanAnyStructureIsRead(String options) throws Exception {
    byte[] large = MimeEntity.of("application/octet-stream", new byte[5 << 20]).bytes();
    var content = Files.write(folder.resolve("large"), large);
    var file = folder.resolve("large.eml");
    var arguments = new ArrayList<Object>(List.of("cms"));
    arguments.addAll(List.of(options.split(" ")));
    var certificate = theirs("RSA").certificate(folder);
    arguments.addAll(options.startsWith("-sign") ? List.of("-signer", certificate, "-inkey", theirs("RSA").key(folder)) : List.of("-recip", certificate));
    arguments.addAll(List.of("-binary", "-in", content, "-outform", "SMIME", "-out", file));
    run(arguments.toArray());
    var entity = Read.entity(Files.readAllBytes(file));
    if (options.startsWith("-sign")) {
      var read = Read.verified(SmimeVerifier.strict(theirs("RSA").trusted()), entity);
      read.good();
      assertArrayEquals(large, read.entity());
    } else {
      var read = Read.opened(new SmimeDecrypter(List.of(theirs("RSA").key()), SmimeDecrypter.AES, SmimeLimits.DEFAULT), entity);
      read.good();
      assertArrayEquals(large, read.entity());
    }
  }

  private static Path write(String name, MimeEntity entity) throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
      out.write("MIME-Version: 1.0\r\n".getBytes(StandardCharsets.US_ASCII));
      entity.writeTo(out);
    }
    return folder.resolve(name);
  }

  private static String run(Object... arguments) throws Exception {
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
