package io.bordereau.signing.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.signing.cades.CadesSigner;
import io.bordereau.signing.pki.Kind;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.SignatureLevel;
import io.bordereau.signing.smime.Content;
import io.bordereau.signing.verify.SignatureVerdict.Coverage;
import io.bordereau.signing.verify.SignatureVerdict.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Calendar;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signed PDFs that are encrypted: a signature covers the encrypted bytes; what opens without a password is looked into, what wants one is said to. */
class EncryptedPdfTest {
  @TempDir
  private Path folder;

  private static byte[] encrypted(int bits, boolean aes, boolean packed, String password) throws Exception {
    try (var document = new PDDocument()) {
      document.setVersion(1.7f);
      var page = new PDPage();
      document.addPage(page);
      try (var content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        content.newLineAtOffset(72, 700);
        content.showText("Total 100.00 EUR");
        content.endText();
      }
      var policy = new StandardProtectionPolicy("owner", password, new AccessPermission());
      policy.setEncryptionKeyLength(bits);
      policy.setPreferAES(aes);
      document.protect(policy);
      var out = new ByteArrayOutputStream();
      document.save(out, packed ? CompressParameters.DEFAULT_COMPRESSION : CompressParameters.NO_COMPRESSION);
      return out.toByteArray();
    }
  }

  private static byte[] sign(byte[] pdf, String password, Kind kind) throws Exception {
    try (var document = Loader.loadPDF(pdf, password)) {
      document.setAllSecurityToBeRemoved(false);
      var signature = new PDSignature();
      signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
      signature.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
      signature.setSignDate(Calendar.getInstance());
      signature.setReason("a string that is encrypted");
      document.addSignature(signature);
      var out = new ByteArrayOutputStream();
      var external = document.saveIncrementalForExternalSigning(out);
      external.setSignature(new CadesSigner(PdfAttacksTest.PKI.leaf(kind), SignatureLevel.B, Authorities.NONE).detached(Content.of(external.getContent().readAllBytes()), Instant.now()));
      return out.toByteArray();
    }
  }

  @ParameterizedTest
  @CsvSource({"40,false,false", "128,false,false", "128,true,false", "256,true,false", "128,true,true", "256,true,true"})
  void whatOpensWithoutAPasswordIsVerified(int bits, boolean aes, boolean packed) throws Exception {
    var once = sign(encrypted(bits, aes, packed, ""), "", Kind.P_256);
    assertTrue(new String(once, StandardCharsets.ISO_8859_1).contains("/Encrypt"));
    var result = PdfAttacksTest.verify(once);
    assertTrue(result.valid(), () -> result.toString());
    assertEquals(Coverage.WHOLE, result.signatures().get(0).verdict().coverage());
    // signed once more by another program: its revision is looked into as well
    var twice = PdfAttacksTest.verify(sign(once, "", Kind.RSA_2048));
    assertEquals(2, twice.signatures().size(), () -> twice.toString());
    assertTrue(twice.valid(), () -> twice.toString());
    var file = Files.write(folder.resolve("signed.pdf"), once);
    var process = new ProcessBuilder("pdfsig", "-nocert", file.toString()).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    assertTrue(said.contains("Signature Validation: Signature is Valid."), said);
  }

  @Test
  void whatWantsAPasswordIsSaidToWantOne() throws Exception {
    for (boolean packed : new boolean[] {false, true}) {
      var result = PdfAttacksTest.verify(sign(encrypted(packed ? 256 : 128, true, packed, "secret"), "secret", Kind.P_256));
      assertFalse(result.valid());
      assertTrue(result.remarks().stream().anyMatch(each -> each.code().equals(Reason.PASSWORD) && each.weight() == Reason.Weight.UNKNOWN), () -> result.toString());
      assertTrue(result.signatures().stream().noneMatch(each -> each.verdict().verdict() == Verdict.INVALID), () -> "nothing speaks against it: " + result);
    }
  }

  @ParameterizedTest
  @CsvSource({"128,false", "256,false", "256,true"})
  void anEncryptedChangeIsAChange(int bits, boolean packed) throws Exception {
    var signed = sign(encrypted(bits, true, packed, ""), "", Kind.P_256);
    byte[] changed;
    try (var document = Loader.loadPDF(signed, "")) {
      document.setAllSecurityToBeRemoved(false);
      var content = (COSStream) document.getPage(0).getCOSObject().getDictionaryObject("Contents");
      try (var out = content.createOutputStream()) {
        out.write("BT /F1 12 Tf 72 700 Td (Total 999.00 EUR) Tj ET".getBytes(StandardCharsets.US_ASCII));
      }
      content.setNeedToBeUpdated(true);
      var out = new ByteArrayOutputStream();
      document.saveIncremental(out);
      changed = out.toByteArray();
    }
    var result = PdfAttacksTest.verify(changed);
    assertFalse(result.valid());
    assertEquals(Coverage.PART, result.signatures().get(0).verdict().coverage(), () -> result.toString());
    assertTrue(result.signatures().get(0).reasons().stream().anyMatch(each -> each.code().equals(Reason.LATER)), () -> result.toString());
  }

  @Test
  void anotherFirstPartOfTheFilesNumberOpensNothing() throws Exception {
    var signed = sign(encrypted(128, true, true, ""), "", Kind.P_256);
    byte[] moved;
    try (var document = Loader.loadPDF(signed, "")) {
      document.setAllSecurityToBeRemoved(false);
      document.getDocument().getDocumentID().set(0, new COSString("another file of its own".getBytes(StandardCharsets.US_ASCII)));
      document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
      var out = new ByteArrayOutputStream();
      document.saveIncremental(out);
      moved = out.toByteArray();
    }
    assertFalse(PdfAttacksTest.verify(moved).valid());
    assertFalse(new ByteArrayInputStream(moved).readAllBytes().length == signed.length);
  }
}
