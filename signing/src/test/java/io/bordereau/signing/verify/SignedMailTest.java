package io.bordereau.signing.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.signing.cades.CadesSigner;
import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.pki.Kind;
import io.bordereau.signing.pki.TestPki;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.SignatureLevel;
import io.bordereau.signing.smime.MimeEntity;
import io.bordereau.signing.smime.SmimeCompression;
import io.bordereau.signing.smime.SmimeLimits;
import io.bordereau.signing.smime.SmimeSigner;
import io.bordereau.signing.smime.TransferEncoding;
import io.bordereau.signing.verify.SignatureVerdict.Coverage;
import io.bordereau.signing.verify.SignatureVerdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Signed messages within signed messages, in compressed ones, beside parts that nobody signed, and as mail programs keep them. */
class SignedMailTest {
  private static final TestPki PKI = TestPki.shared();
  private static final MimeEntity TEXT = MimeEntity.of("text/plain", "Total 100.00\r\n".getBytes(StandardCharsets.UTF_8));

  private static SignatureVerifier.Result verify(byte[] bytes) {
    return new SignatureVerifier(new ChainCheck(TrustAnchors.of(List.of(PKI.anchor())), PKI.responses(), ChainCheck.Missing.UNKNOWN), Instant.now()).verify(bytes);
  }

  private static SmimeSigner signer(Kind kind, SmimeSigner.Form form) {
    return new SmimeSigner(PKI.leaf(kind), DigestAlgorithm.SHA256, form, TransferEncoding.BASE64);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Test
  void aSignedMessageWithinASignedMessageIsTwoSignatures() throws Exception {
    for (var inner : SmimeSigner.Form.values()) {
      for (var outer : SmimeSigner.Form.values()) {
        var message = signer(Kind.RSA_2048, outer).sign(signer(Kind.P_256, inner).sign(TEXT));
        var result = verify(message.bytes());
        assertEquals(2, result.signatures().size(), () -> inner + " in " + outer + ": " + result);
        assertTrue(result.valid(), () -> inner + " in " + outer + ": " + result);
      }
    }
    var changed = signer(Kind.RSA_2048, SmimeSigner.Form.CLEAR).sign(MimeEntity.of("message/rfc822", bytes(text(signer(Kind.P_256, SmimeSigner.Form.CLEAR).sign(TEXT).bytes()).replace("100.00", "900.00"))));
    var result = verify(changed.bytes());
    assertEquals(List.of(Verdict.VALID, Verdict.INVALID), result.signatures().stream().map(each -> each.verdict().verdict()).toList(), result::toString);
    assertFalse(result.valid());
  }

  @Test
  void whatIsCompressedAroundASignatureIsExpandedWithinBounds() throws Exception {
    var compression = new SmimeCompression(SmimeLimits.DEFAULT, TransferEncoding.BASE64);
    var result = verify(compression.compress(signer(Kind.P_256, SmimeSigner.Form.CLEAR).sign(TEXT)).bytes());
    assertTrue(result.valid(), result::toString);
    var bomb = verify(compression.compress(MimeEntity.of("text/plain", new byte[64 << 20])).bytes());
    assertFalse(bomb.valid());
    assertTrue(bomb.remarks().stream().anyMatch(each -> each.code().equals(Reason.TOO_MUCH)), bomb::toString);
  }

  @Test
  void aMailWithLongHeadersIsAMail() throws Exception {
    var headers = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      headers.append("Received: from mail").append(i).append(".example.org by another.example.org with ESMTP\r\n\tid 1234567890; Sun, 22 Nov 2026 12:00:00 +0000\r\n");
    }
    var result = verify(bytes(headers + text(signer(Kind.P_256, SmimeSigner.Form.CLEAR).sign(TEXT).bytes())));
    assertEquals(SignatureVerifier.Form.MAIL, result.form());
    assertTrue(result.valid(), result::toString);
  }

  @Test
  void whatStandsBesideASignedPartIsNotTakenForSigned() throws Exception {
    var signed = text(signer(Kind.P_256, SmimeSigner.Form.CLEAR).sign(TEXT).bytes());
    var mail = "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"out\"\r\n\r\n--out\r\nContent-Type: text/plain\r\n\r\nTotal 900.00\r\n--out\r\n" + signed + "\r\n--out--\r\n";
    var result = verify(bytes(mail));
    assertEquals(1, result.signatures().size(), result::toString);
    assertEquals(Verdict.VALID, result.signatures().get(0).verdict().verdict(), result::toString);
    assertEquals(Coverage.PART, result.signatures().get(0).verdict().coverage());
    assertFalse(result.valid());
    assertTrue(verify(bytes("Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\na\r\n--x--\r\n")).remarks().stream().anyMatch(each -> each.code().equals(Reason.NONE)));
  }

  @Test
  void anInvoiceThatIsAttachedAsP7mIsFoundWhateverItsTypeSays() throws Exception {
    var p7m = Base64.getMimeEncoder().encodeToString(new CadesSigner(PKI.leaf(Kind.P_256), SignatureLevel.B, Authorities.NONE).attached(bytes("<Invoice/>"), Instant.now()));
    for (var type : List.of("application/pkcs7-mime; name=\"a.xml.p7m\"", "application/octet-stream; name=\"a.xml.p7m\"")) {
      var result = verify(bytes("Content-Type: multipart/mixed; boundary=\"out\"\r\n\r\n--out\r\nContent-Type: text/plain\r\n\r\nSee attached.\r\n--out\r\nContent-Type: " + type
          + "\r\nContent-Transfer-Encoding: base64\r\n\r\n" + p7m + "\r\n--out--\r\n"));
      assertEquals(1, result.signatures().size(), result::toString);
      assertEquals(Verdict.VALID, result.signatures().get(0).verdict().verdict(), result::toString);
      assertEquals(Coverage.PART, result.signatures().get(0).verdict().coverage());
    }
  }

  @Test
  void messagesWithoutAnEndAreLookedAtOnlySoDeep() throws Exception {
    var entity = TEXT;
    for (int i = 0; i < 9; i++) {
      entity = MimeEntity.of("message/rfc822", entity.bytes());
    }
    var result = verify(entity.bytes());
    assertTrue(result.remarks().stream().anyMatch(each -> each.code().equals(Reason.TOO_MUCH)), result::toString);
  }
}
