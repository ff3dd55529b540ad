package io.bordereau.signing.smime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.smime.SmimeOutcome.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.EnvelopedData;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientEncryptedKey;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way of S/MIME there and back, every refusal by its reason, and nothing but refusals for whatever a hostile sender thinks of. */
class SmimeTest {
  private static final byte[] LETTER = "<Invoice>4725</Invoice>\r\n".getBytes(StandardCharsets.UTF_8);
  private static final MimeEntity ENTITY = MimeEntity.of("application/xml", LETTER);
  private static final Person ALICE = Person.of("alice", "P-256");
  private static final Person BOB = Person.of("bob", "P-256");
  private static final SmimeDecrypter BOBS = new SmimeDecrypter(List.of(BOB.key()), SmimeDecrypter.AES, SmimeLimits.DEFAULT);

  /** A content that contains everything that could be mistaken for something else. */
  private static MimeEntity binary() {
    byte[] bytes = new byte[70_000];
    new Random(7).nextBytes(bytes);
    byte[] traps = "\r\n--=_boundary\r\n\n--\r\r\n".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(traps, 0, bytes, 60_000, traps.length);
    bytes[bytes.length - 1] = '\r';
    return MimeEntity.of("application/octet-stream", bytes);
  }

  private static MimeEntity kept(MimeEntity entity) {
    return new MimeEntity(entity.headers(), Content.of(entity.body()));
  }

  @Test
  void whatIsSignedComesBackByteForByte() throws IOException {
    for (var form : SmimeSigner.Form.values()) {
      for (var encoding : TransferEncoding.values()) {
        for (var kind : List.of("RSA", "P-256", "P-384")) {
          var person = Person.of("signer", kind);
          var signed = kept(new SmimeSigner(person.key(), DigestAlgorithm.SHA384, form, encoding).sign(binary()));
          var read = Read.verified(SmimeVerifier.strict(person.trusted()), signed);
          assertEquals(person.key().certificate(), read.good().signer());
          assertEquals(DigestAlgorithm.SHA384, read.good().digest());
          assertArrayEquals(binary().bytes(), read.entity());
          for (var digest : SmimeVerifier.STRONG) {
            assertArrayEquals(digest.start().digest(binary().bytes()), read.good().entityDigests().get(digest));
          }
        }
      }
    }
  }

  @Test
  void whatIsEncryptedComesBackByteForByte() throws IOException {
    for (var cipher : SmimeDecrypter.AES) {
      for (var encoding : TransferEncoding.values()) {
        var encrypted = kept(new SmimeEncrypter(List.of(ALICE.key().certificate(), BOB.key().certificate()), cipher, SmimeEncrypter.KeyTransport.RSA_OAEP, encoding)
            .encrypt(binary()));
        var read = Read.opened(BOBS, encrypted);
        assertEquals(cipher, read.good().cipher());
        assertArrayEquals(binary().bytes(), read.entity());
      }
    }
  }

  @Test
  void whatIsCompressedComesBackByteForByte() throws IOException {
    for (var encoding : TransferEncoding.values()) {
      var compressed = kept(new SmimeCompression(SmimeLimits.DEFAULT, encoding).compress(binary()));
      var read = Read.expanded(compressed);
      assertEquals(binary().bytes().length, read.good());
      assertArrayEquals(binary().bytes(), read.entity());
    }
  }

  /** One byte after another is changed; none of the messages that come of it may be taken for anything but what was signed. */
  @ParameterizedTest
  @EnumSource(SmimeSigner.Form.class)
  void tamperingAtAnyByteOfASignedMessageIsSeen(SmimeSigner.Form form) throws IOException {
    var signed = new SmimeSigner(ALICE.key(), DigestAlgorithm.SHA256, form, TransferEncoding.BINARY).sign(ENTITY);
    byte[] body = signed.body();
    byte[] inner = ENTITY.bytes();
    int refused = 0;
    int harmless = 0;
    for (int i = 0; i < body.length; i++) {
      for (int flip : new int[] {0x01, 0x20, 0x80}) {
        byte[] changed = body.clone();
        changed[i] ^= (byte) flip;
        var read = Read.verified(SmimeVerifier.strict(ALICE.trusted()), new MimeEntity(signed.headers(), Content.of(changed)));
        if (read.outcome() instanceof SmimeOutcome.Good<SmimeVerifier.Signature> good) {
          assertArrayEquals(inner, read.entity(), "byte " + i);
          assertEquals(ALICE.key().certificate(), good.facts().signer());
          harmless++;
        } else {
          refused++;
        }
      }
    }
    // what is left are header words of the second part, the closing boundary, and fields of the CMS that nothing depends on
    assertTrue(refused > 3 * inner.length && refused > harmless, refused + " refused, " + harmless + " harmless");
    int start = new String(body, StandardCharsets.ISO_8859_1).indexOf(new String(inner, StandardCharsets.ISO_8859_1));
    for (int i = start; i < start + inner.length; i++) {
      byte[] changed = body.clone();
      changed[i] ^= 1;
      var read = Read.verified(SmimeVerifier.strict(ALICE.trusted()), new MimeEntity(signed.headers(), Content.of(changed)));
      assertEquals(Reason.WRONG_DIGEST, read.refusal(), "byte " + i);
    }
  }

  @Test
  void tamperingAtAnyByteOfAnAuthenticatedEncryptionIsSeen() throws IOException {
    var encrypted = new SmimeEncrypter(List.of(BOB.key().certificate()), Cipher.AES_256_GCM, SmimeEncrypter.KeyTransport.RSA_1_5, TransferEncoding.BINARY).encrypt(ENTITY);
    byte[] body = encrypted.body();
    int refused = 0;
    for (int i = 0; i < body.length; i++) {
      byte[] changed = body.clone();
      changed[i] ^= 1;
      var read = Read.opened(BOBS, new MimeEntity(encrypted.headers(), Content.of(changed)));
      if (read.outcome() instanceof SmimeOutcome.Good<SmimeDecrypter.Opened>) {
        assertArrayEquals(ENTITY.bytes(), read.entity(), "byte " + i);
      } else {
        refused++;
      }
    }
    assertTrue(refused > body.length * 9 / 10, refused + " of " + body.length);
  }

  @Test
  void everythingThatIsCutShortIsRefused() throws IOException {
    var signed = SmimeSigner.clear(ALICE.key()).sign(ENTITY);
    var encrypted = kept(SmimeEncrypter.usual(BOB.key().certificate()).encrypt(ENTITY));
    var compressed = kept(new SmimeCompression(SmimeLimits.DEFAULT, TransferEncoding.BINARY).compress(ENTITY));
    byte[] body = signed.body();
    // the closing boundary, and the filling at the end of base64, may be missing without loss
    for (int cut = 0; cut < body.length - 50; cut += 7) {
      Read.verified(SmimeVerifier.strict(ALICE.trusted()), new MimeEntity(signed.headers(), Content.of(Arrays.copyOf(body, cut)))).refusal();
    }
    for (int cut = 0; cut < encrypted.body().length - 20; cut += 7) {
      Read.opened(BOBS, new MimeEntity(encrypted.headers(), Content.of(Arrays.copyOf(encrypted.body(), cut)))).refusal();
    }
    for (int cut = 0; cut < compressed.body().length - 20; cut++) {
      Read.expanded(new MimeEntity(compressed.headers(), Content.of(Arrays.copyOf(compressed.body(), cut)))).refusal();
    }
  }

  @Test
  void everyRefusalOfASignatureSaysWhy() throws IOException {
    var signed = kept(SmimeSigner.clear(ALICE.key()).sign(ENTITY));
    assertEquals(Reason.WRONG_SIGNER, Read.verified(SmimeVerifier.strict(BOB.trusted()), signed).refusal());
    assertEquals(Reason.OTHER_KIND, Read.verified(SmimeVerifier.strict(ALICE.trusted()), ENTITY).refusal());
    assertEquals(Reason.WRONG_DIGEST, Read.verified(SmimeVerifier.strict(ALICE.trusted()), changed(signed, "4725", "4726")).refusal());
    var expired = Person.make("old", "P-256", Person.NOW.minus(Duration.ofDays(9)), Person.NOW.minus(Duration.ofDays(1)), KeyUsage.digitalSignature);
    assertEquals(Reason.EXPIRED, Read.verified(SmimeVerifier.strict(expired.trusted()), kept(SmimeSigner.clear(expired.key()).sign(ENTITY))).refusal());
    var early = Person.make("new", "P-256", Person.NOW.plus(Duration.ofDays(1)), Person.NOW.plus(Duration.ofDays(9)), KeyUsage.digitalSignature);
    assertEquals(Reason.NOT_YET_VALID, Read.verified(SmimeVerifier.strict(early.trusted()), kept(SmimeSigner.clear(early.key()).sign(ENTITY))).refusal());
    var wrong = Person.make("other", "P-256", Person.NOW.minus(Duration.ofDays(1)), Person.NOW.plus(Duration.ofDays(9)), KeyUsage.keyAgreement);
    assertEquals(Reason.NOT_FOR_SIGNING, Read.verified(SmimeVerifier.strict(wrong.trusted()), kept(SmimeSigner.clear(wrong.key()).sign(ENTITY))).refusal());
    var weak = Person.of("weak", "RSA1024");
    var careless = new Careless(weak.key(), io.bordereau.signing.keys.SignatureAlgorithm.RSA_SHA256);
    assertEquals(Reason.ALGORITHM_REFUSED, Read.verified(SmimeVerifier.strict(weak.trusted()), kept(SmimeSigner.clear(careless).sign(ENTITY))).refusal());
    var small = new SmimeVerifier(ALICE.trusted(), SmimeVerifier.STRONG, 2048, SmimeVerifier.Lines.AS_THEY_CAME, SmimeLimits.DEFAULT.content(20));
    assertEquals(Reason.TOO_LARGE, Read.verified(small, signed).refusal());
  }

  @Test
  void aSignatureOfSomebodyElseWithTheRightCertificateBesideItIsRefused() throws IOException {
    // Mallory signs with his key and claims, by number and issuer, to be Alice
    var mallory = new io.bordereau.signing.keys.KeyMaterial(Person.of("mallory", "P-256").key().key(), ALICE.key().chain());
    assertEquals(Reason.WRONG_SIGNATURE, Read.verified(SmimeVerifier.strict(ALICE.trusted()), kept(SmimeSigner.clear(mallory).sign(ENTITY))).refusal());
  }

  @Test
  void aCertificateThatDescendsFromAnAnchorIsTakenForItsSubjectOnly() throws IOException {
    var authority = io.bordereau.signing.keys.DevelopmentAuthority.create("Test", Person.NOW.minus(Duration.ofDays(1)));
    var key = authority.issue("Kestrel", io.bordereau.signing.keys.DevelopmentAuthority.Side.CLIENT, List.of(), Person.NOW.minus(Duration.ofDays(1)),
        Person.NOW.plus(Duration.ofDays(1)));
    var signed = kept(SmimeSigner.clear(key).sign(ENTITY));
    var anchors = List.of(authority.root().certificate());
    var subject = key.certificate().getSubjectX500Principal();
    assertEquals(key.certificate(), Read.verified(SmimeVerifier.strict(SignerTrust.descending(anchors, subject)), signed).good().signer());
    var other = SignerTrust.descending(anchors, new javax.security.auth.x500.X500Principal("CN=Halden"));
    assertEquals(Reason.WRONG_SIGNER, Read.verified(SmimeVerifier.strict(other), signed).refusal());
    var stranger = SignerTrust.descending(ALICE.key().chain(), subject);
    assertEquals(Reason.WRONG_SIGNER, Read.verified(SmimeVerifier.strict(stranger), signed).refusal());
  }

  @Test
  void everyRefusalOfAnEncryptionSaysWhy() throws IOException {
    var forAlice = kept(SmimeEncrypter.usual(ALICE.key().certificate()).encrypt(ENTITY));
    assertEquals(Reason.NOT_FOR_US, Read.opened(BOBS, forAlice).refusal());
    assertEquals(Reason.OTHER_KIND, Read.opened(BOBS, ENTITY).refusal());
    assertEquals(Reason.OTHER_KIND, Read.opened(BOBS, new MimeEntity(forAlice.headers(), Content.of(new byte[0]))).refusal());
    var only128 = new SmimeDecrypter(List.of(ALICE.key()), java.util.Set.of(Cipher.AES_128_CBC), SmimeLimits.DEFAULT);
    assertEquals(Reason.ALGORITHM_REFUSED, Read.opened(only128, forAlice).refusal());
    var wrongKey = new io.bordereau.signing.keys.KeyMaterial(BOB.key().key(), ALICE.key().chain());
    assertEquals(Reason.CANNOT_OPEN, Read.opened(new SmimeDecrypter(List.of(wrongKey), SmimeDecrypter.AES, SmimeLimits.DEFAULT), forAlice).refusal());
    var small = new SmimeDecrypter(List.of(ALICE.key()), SmimeDecrypter.AES, SmimeLimits.DEFAULT.content(20));
    assertEquals(Reason.TOO_LARGE, Read.opened(small, forAlice).refusal());
  }

  @Test
  void aBombIsRefusedBeforeItGoesOff() throws IOException {
    var zeros = new MimeEntity(MimeHeaders.of("Content-Type", "text/plain"), out -> {
      for (int i = 0; i < 30; i++) out.write(new byte[1 << 20]);
    });
    var bomb = kept(new SmimeCompression(SmimeLimits.DEFAULT, TransferEncoding.BINARY).compress(zeros));
    assertTrue(bomb.body().length < 60_000, "it is a bomb");
    var read = Read.expanded(bomb);
    assertEquals(Reason.TOO_LARGE, read.refusal());
    assertTrue(read.entity().length < 8 << 20, read.entity().length + " bytes came out first");
  }

  @ParameterizedTest
  @ValueSource(strings = {"signed-data", "enveloped-data", "authEnveloped-data", "compressed-data"})
  void rubbishIsRefusedAndNothingIsThrown(String type) throws IOException {
    var random = new Random(3);
    var headers = MimeHeaders.of("Content-Type", "application/pkcs7-mime; smime-type=" + type);
    byte[] nested = new byte[100_000];
    for (int i = 0; i + 1 < nested.length; i += 2) {
      nested[i] = 0x30;
      nested[i + 1] = (byte) 0x80;
    }
    refusedByAll(headers, nested);
    byte[] claim = {0x30, (byte) 0x84, 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x06, (byte) 0x84, 0x7F, (byte) 0xFF, (byte) 0xFF, 0x00, 1};
    refusedByAll(headers, claim);
    byte[] model = switch (type) {
      case "signed-data" -> new SmimeSigner(BOB.key(), DigestAlgorithm.SHA256, SmimeSigner.Form.OPAQUE, TransferEncoding.BINARY).sign(ENTITY).body();
      case "enveloped-data" -> new SmimeEncrypter(List.of(ALICE.key().certificate()), Cipher.AES_128_CBC, SmimeEncrypter.KeyTransport.RSA_1_5, TransferEncoding.BINARY)
          .encrypt(ENTITY).body();
      case "authEnveloped-data" -> new SmimeEncrypter(List.of(ALICE.key().certificate()), Cipher.AES_128_GCM, SmimeEncrypter.KeyTransport.RSA_1_5, TransferEncoding.BINARY)
          .encrypt(ENTITY).body();
      default -> new SmimeCompression(SmimeLimits.DEFAULT, TransferEncoding.BINARY).compress(ENTITY).body();
    };
    for (int i = 0; i < 1500; i++) {
      byte[] changed = model.clone();
      for (int j = 0; j <= i % 5; j++) changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      var entity = new MimeEntity(headers, Content.of(changed));
      Read.verified(SmimeVerifier.strict(ALICE.trusted()), entity).refusal();
      Read.opened(BOBS, entity).refusal();
      Read.expanded(entity);
    }
  }

  @Test
  void anElementThatClaimsAGigabyteIsRefusedBeforeRoomIsMadeForIt() throws IOException {
    var encrypted = new SmimeEncrypter(List.of(BOB.key().certificate()), Cipher.AES_128_CBC, SmimeEncrypter.KeyTransport.RSA_1_5, TransferEncoding.BINARY).encrypt(ENTITY);
    byte[] body = encrypted.body();
    var text = new String(body, StandardCharsets.ISO_8859_1);
    // the wrapped key: an octet string within the recipients, which are read as a whole; it is random, so that it is found by what it is and not by how it begins
    var key = new String(wrappedKey(body), StandardCharsets.ISO_8859_1);
    assertEquals(24, key.length());
    int at = text.indexOf("\4\30" + key);
    assertTrue(at > 0);
    var claim = text.substring(0, at) + "\4\204\77\377\377\377" + text.substring(at + 2);
    var read = Read.opened(BOBS, new MimeEntity(encrypted.headers(), Content.of(claim.getBytes(StandardCharsets.ISO_8859_1))));
    assertEquals(Reason.TOO_LARGE, read.refusal());
  }

  private static byte[] wrappedKey(byte[] enveloped) {
    var content = EnvelopedData.getInstance(ContentInfo.getInstance(enveloped).getContent());
    var recipient = KeyAgreeRecipientInfo.getInstance(RecipientInfo.getInstance(content.getRecipientInfos().getObjectAt(0)).getInfo());
    return RecipientEncryptedKey.getInstance(recipient.getRecipientEncryptedKeys().getObjectAt(0)).getEncryptedKey().getOctets();
  }

  private static void refusedByAll(MimeHeaders headers, byte[] body) throws IOException {
    var entity = new MimeEntity(headers, Content.of(body));
    Read.verified(SmimeVerifier.strict(ALICE.trusted()), entity).refusal();
    Read.opened(BOBS, entity).refusal();
    Read.expanded(entity).refusal();
  }

  @Test
  void hostilePartsOfASignedMessageAreRefused() throws IOException {
    var signed = kept(SmimeSigner.clear(ALICE.key()).sign(ENTITY));
    var boundary = signed.headers().parameter("boundary");
    var whole = new String(signed.body(), StandardCharsets.ISO_8859_1);
    var third = whole.replace("--" + boundary + "--", "--" + boundary + "\r\nContent-Type: text/plain\r\n\r\nmore\r\n--" + boundary + "--");
    assertEquals(Reason.MALFORMED, body(signed, third).refusal());
    assertEquals(Reason.MALFORMED, body(signed, whole.substring(0, whole.lastIndexOf("--" + boundary + "\r\n")) + "--" + boundary + "--").refusal());
    var swapped = body(signed, "--" + boundary + "\r\nContent-Type: text/plain\r\n\r\nother\r\n" + whole.substring(whole.indexOf("--" + boundary)));
    assertFalse(swapped.outcome() instanceof SmimeOutcome.Good, "swapped");
    var manyHeaders = whole.replace("Content-Type: application/pkcs7-signature", "X: y\r\n".repeat(5000) + "Content-Type: application/pkcs7-signature");
    assertFalse(body(signed, manyHeaders).outcome() instanceof SmimeOutcome.Good, "manyHeaders");
    var longHeader = whole.replace("Content-Type: application/pkcs7-signature", "X: " + "y".repeat(100_000) + "\r\nContent-Type: application/pkcs7-signature");
    assertFalse(body(signed, longHeader).outcome() instanceof SmimeOutcome.Good, "longHeader");
    var large = whole.replace("\r\n--" + boundary + "--", "A".repeat(2 << 20) + "\r\n--" + boundary + "--");
    assertFalse(body(signed, large).outcome() instanceof SmimeOutcome.Good, "large");
    for (var type : List.of("multipart/signed", "multipart/signed; boundary=" + "x".repeat(5000), "multipart/signed; protocol=\"application/pgp-signature\"; boundary=x",
        "multipart/signed; protocol=\"application/pkcs7-signature\"; boundary=\"\"", "multipart/signed; ;;; = ;boundary=\"\\\"\"")) {
      var entity = new MimeEntity(MimeHeaders.of("Content-Type", type), signed.content());
      assertFalse(Read.verified(SmimeVerifier.strict(ALICE.trusted()), entity).outcome() instanceof SmimeOutcome.Good, type);
    }
  }

  @Test
  void aFullDiskIsOurFaultAndNotTheSenders() {
    var signed = kept(SmimeSigner.clear(ALICE.key()).sign(ENTITY));
    var full = new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException("no space left");
      }
    };
    assertThrows(IOException.class,
        () -> SmimeVerifier.strict(ALICE.trusted()).verify(signed.headers(), new ByteArrayInputStream(signed.body()), Person.NOW, full));
    var encrypted = kept(SmimeEncrypter.usual(BOB.key().certificate()).encrypt(ENTITY));
    assertThrows(IOException.class, () -> BOBS.open(encrypted.headers(), new ByteArrayInputStream(encrypted.body()), full));
  }

  @Test
  void nothingWeakIsMade() {
    assertThrows(IllegalArgumentException.class, () -> new SmimeSigner(ALICE.key(), DigestAlgorithm.SHA1, SmimeSigner.Form.CLEAR, TransferEncoding.BASE64));
    assertThrows(IllegalArgumentException.class, () -> SmimeSigner.clear(Person.of("weak", "RSA1024").key()));
    assertThrows(IllegalArgumentException.class, () -> new SmimeEncrypter(ALICE.key().chain(), Cipher.TRIPLE_DES_CBC, SmimeEncrypter.KeyTransport.RSA_1_5, TransferEncoding.BASE64));
    assertThrows(IllegalArgumentException.class, () -> MimeHeaders.of("Subject", "a\r\nX-Injected: b"));
  }

  @Test
  void textIsBroughtIntoCanonicalForm() {
    var text = Content.canonical(Content.of("a\nb\r\nc\rd\n\ne\r\n".getBytes(StandardCharsets.US_ASCII)));
    assertEquals("a\r\nb\r\nc\r\nd\r\n\r\ne\r\n", new String(new MimeEntity(MimeHeaders.of(), text).body(), StandardCharsets.US_ASCII));
    var split = Content.canonical(out -> {
      for (byte b : "a\r\nb\n".getBytes(StandardCharsets.US_ASCII)) out.write(new byte[] {b});
    });
    assertEquals("a\r\nb\r\n", new String(new MimeEntity(MimeHeaders.of(), split).body(), StandardCharsets.US_ASCII));
  }

  private static Read<SmimeVerifier.Signature> body(MimeEntity signed, String body) throws IOException {
    return Read.verified(SmimeVerifier.strict(ALICE.trusted()), new MimeEntity(signed.headers(), Content.of(body.getBytes(StandardCharsets.ISO_8859_1))));
  }

  private static MimeEntity changed(MimeEntity signed, String from, String to) {
    return new MimeEntity(signed.headers(), Content.of(new String(signed.body(), StandardCharsets.ISO_8859_1).replace(from, to).getBytes(StandardCharsets.ISO_8859_1)));
  }
}
