package io.bordereau.signing.pades;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import eu.europa.esig.dss.enumerations.Indication;
import io.bordereau.signing.judges.DssJudge;
import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.pki.Kind;
import io.bordereau.signing.pki.TestPki;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.SignatureLevel;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that mean harm, or are just broken: each has an outcome, in bounded time and memory, and nothing is thrown. */
class HostilePdfsTest {
  private static final TestPki PKI = TestPki.shared();
  private static final Seal SEAL = new Seal(0, 20, 20, 200, 60, "Sealed", List.of("by the test"));

  private static PdfOutcome sign(byte[] pdf, PdfLimits limits) throws Exception {
    var order = new SignatureOrder(Instant.now(), null, null, null, "Signature", "Time-stamp", null, Optional.of(SEAL));
    var signer = new PadesSigner(PKI.leaf(Kind.P_256), SignatureLevel.B, Authorities.NONE, limits);
    return assertTimeoutPreemptively(Duration.ofSeconds(20), () -> signer.sign(PdfBytes.of(pdf), order));
  }

  private static PdfOutcome.Reason refused(byte[] pdf) throws Exception {
    var outcome = sign(pdf, PdfLimits.DEFAULT);
    return assertInstanceOf(PdfOutcome.Refused.class, outcome, outcome::toString).reason();
  }

  private static void signed(byte[] pdf) throws Exception {
    var outcome = sign(pdf, PdfLimits.DEFAULT);
    var bytes = assertInstanceOf(PdfOutcome.Signed.class, outcome, outcome::toString).pdf().bytes();
    assertEquals(Indication.TOTAL_PASSED, DssJudge.today(PKI).judge(bytes).indication());
  }

  /** A file of given objects with a right table. */
  private static byte[] file(Map<Integer, String> objects, String trailer) {
    var out = new StringBuilder("%PDF-1.7\n");
    var offsets = new TreeMap<Integer, Integer>();
    new TreeMap<>(objects).forEach((number, text) -> {
      offsets.put(number, out.length());
      out.append(number).append(" 0 obj\n").append(text).append("\nendobj\n");
    });
    int start = out.length();
    out.append("xref\n0 1\n0000000000 65535 f \n");
    offsets.forEach((number, offset) -> out.append(number).append(" 1\n").append(String.format("%010d 00000 n \n", offset)));
    out.append("trailer\n<</Root 1 0 R ").append(trailer).append(">>\nstartxref\n").append(start).append("\n%%EOF\n");
    return out.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static final String PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>";

  @Test
  void theLeastOfFilesIsSigned() throws Exception {
    signed(file(Map.of(1, "<</Type/Catalog/Pages 2 0 R>>", 2, "<</Type/Pages/Kids[3 0 R]/Count 1>>", 3, PAGE), "/Size 4"));
  }

  @Test
  void aTableThatExpandsToAGigabyteIsNotExpanded() throws Exception {
    var zeros = new ByteArrayOutputStream();
    try (var deflater = new DeflaterOutputStream(zeros)) {
      var block = new byte[1 << 20];
      for (int i = 0; i < 1024; i++) deflater.write(block);
    }
    for (var kind : List.of("/Type/XRef/Size 100000000/W[1 8 2]/Root 1 0 R", "/Type/ObjStm/N 1/First 4")) {
      var out = new ByteArrayOutputStream();
      out.write("%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n".getBytes(StandardCharsets.ISO_8859_1));
      int bomb = out.size();
      out.write(("9 0 obj\n<<" + kind + "/Filter/FlateDecode/Length " + zeros.size() + ">>\nstream\n").getBytes(StandardCharsets.ISO_8859_1));
      zeros.writeTo(out);
      out.write("\nendstream\nendobj\n".getBytes(StandardCharsets.ISO_8859_1));
      int start = out.size();
      if (kind.contains("ObjStm")) {
        // a table of its own says that the pages stand in the bomb
        var rows = new byte[] {1, 0, 9, 0, 2, 0, 9, 0};
        out.write("10 0 obj\n<</Type/XRef/Size 11/Index[1 2]/W[1 2 1]/Root 1 0 R/Length 8>>\nstream\n".getBytes(StandardCharsets.ISO_8859_1));
        out.write(rows);
        out.write("\nendstream\nendobj\n".getBytes(StandardCharsets.ISO_8859_1));
      }
      out.write(("startxref\n" + (kind.contains("ObjStm") ? start : bomb) + "\n%%EOF\n").getBytes(StandardCharsets.ISO_8859_1));
      long before = used();
      var reason = refused(out.toByteArray());
      assertTrue(reason == PdfOutcome.Reason.TOO_LARGE || reason == PdfOutcome.Reason.MALFORMED, reason::toString);
      assertTrue(used() - before < 200L << 20, "memory");
    }
  }

  private static long used() {
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void aChainOfTablesWithoutEndEnds() throws Exception {
    var pdf = new String(file(Map.of(1, "<</Type/Catalog/Pages 2 0 R>>", 2, "<</Type/Pages/Kids[3 0 R]/Count 1>>", 3, PAGE), "/Size 4/Prev 00000"), StandardCharsets.ISO_8859_1);
    int start = pdf.indexOf("xref\n");
    sign(pdf.replace("/Prev 00000", String.format("/Prev %05d", start)).getBytes(StandardCharsets.ISO_8859_1), PdfLimits.DEFAULT);
  }

  @Test
  void pagesThatGoRoundInACircleHaveNoSeal() throws Exception {
    assertEquals(PdfOutcome.Reason.MALFORMED, refused(file(Map.of(1, "<</Type/Catalog/Pages 2 0 R>>", 2, "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1>>"), "/Size 3")));
  }

  @Test
  void aMillionReferencesToOnePageAreNotAllVisited() throws Exception {
    var kids = "3 0 R ".repeat(1_000_000);
    sign(file(Map.of(1, "<</Type/Catalog/Pages 2 0 R>>", 2, "<</Type/Pages/Kids[" + kids + "]/Count 1000000>>", 3, PAGE), "/Size 4"), PdfLimits.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "<</A"})
  void whatIsNestedWithoutEndIsRefusedOrLeftAlone(String open) throws Exception {
    var nested = open.repeat(300_000);
    sign(file(Map.of(1, "<</Type/Catalog/Pages 2 0 R/X " + nested, 2, "<</Type/Pages/Kids[3 0 R]/Count 1>>", 3, PAGE), "/Size 4"), PdfLimits.DEFAULT);
  }

  @Test
  void numbersOfObjectsAreNotUsedUp() throws Exception {
    var objects = Map.of(1, "<</Type/Catalog/Pages 2 0 R>>", 2, "<</Type/Pages/Kids[3 0 R]/Count 1>>", 3, PAGE);
    assertEquals(PdfOutcome.Reason.MALFORMED, refused(file(objects, "/Size 2147483647")));
    assertEquals(PdfOutcome.Reason.MALFORMED, refused(file(objects, "/Size 99999999999999")));
  }

  @Test
  void tenThousandPagesAreNoTrouble() throws Exception {
    var objects = new TreeMap<Integer, String>();
    var kids = new StringBuilder();
    for (int i = 3; i < 10_003; i++) {
      kids.append(i).append(" 0 R ");
      objects.put(i, PAGE);
    }
    objects.put(1, "<</Type/Catalog/Pages 2 0 R>>");
    objects.put(2, "<</Type/Pages/Kids[" + kids + "]/Count 10000>>");
    assertInstanceOf(PdfOutcome.Signed.class, sign(file(objects, "/Size 10003"), PdfLimits.DEFAULT));
    var few = new PdfLimits(PdfLimits.DEFAULT.bytes(), 100, PdfLimits.DEFAULT.decoded());
    var order = new SignatureOrder(Instant.now(), null, null, null, "Signature", "", null, Optional.of(new Seal(5000, 20, 20, 200, 60, "Sealed", List.of())));
    var outcome = new PadesSigner(PKI.leaf(Kind.P_256), SignatureLevel.B, Authorities.NONE, few).sign(PdfBytes.of(file(objects, "/Size 10003")), order);
    assertInstanceOf(PdfOutcome.Refused.class, outcome);
  }

  @Test
  void aFileThatIsTooLargeIsNotOpened() throws Exception {
    var outcome = sign(SamplePdf.tagged(1, false), new PdfLimits(1000, 1000, 1000));
    assertEquals(PdfOutcome.Reason.TOO_LARGE, assertInstanceOf(PdfOutcome.Refused.class, outcome).reason());
  }

  @Test
  void anEncryptedFileIsRefused() throws Exception {
    for (var password : List.of("", "secret")) {
      var pdf = SamplePdf.changed(SamplePdf.tagged(1, false), d -> protect(d, password));
      assertEquals(PdfOutcome.Reason.ENCRYPTED, refused(pdf));
    }
  }

  private static void protect(PDDocument document, String password) {
    try {
      var policy = new StandardProtectionPolicy("owner", password, new AccessPermission());
      policy.setEncryptionKeyLength(256);
      document.protect(policy);
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatIsCertifiedAgainstAllChangesIsNotSignedAgain() throws Exception {
    var pdf = SamplePdf.changed(SamplePdf.tagged(1, false), document -> {
      var parameters = new COSDictionary();
      parameters.setInt(COSName.P, 1);
      var reference = new COSDictionary();
      reference.setName(COSName.getPDFName("TransformMethod"), "DocMDP");
      reference.setItem(COSName.getPDFName("TransformParams"), parameters);
      var references = new COSArray();
      references.add(reference);
      var signature = new COSDictionary();
      signature.setItem(COSName.TYPE, COSName.SIG);
      signature.setItem(COSName.CONTENTS, new org.apache.pdfbox.cos.COSString(new byte[] {0x30, 0}));
      signature.setItem(COSName.BYTERANGE, COSArray.ofCOSIntegers(List.of(0, 1, 2, 3)));
      signature.setItem(COSName.getPDFName("Reference"), references);
      var field = new COSDictionary();
      field.setItem(COSName.FT, COSName.SIG);
      field.setItem(COSName.V, signature);
      var fields = new COSArray();
      fields.add(field);
      var form = new COSDictionary();
      form.setItem(COSName.FIELDS, fields);
      document.getDocumentCatalog().getCOSObject().setItem(COSName.ACRO_FORM, form);
    });
    assertEquals(PdfOutcome.Reason.LOCKED, refused(pdf));
  }

  @Test
  void aSealThatDoesNotFitIsRefusedInWords() throws Exception {
    for (var seal : List.of(new Seal(0, 500, 20, 200, 60, "Beside the page", List.of()), new Seal(9, 20, 20, 200, 60, "On page 9 of 1", List.of()),
        new Seal(0, 20, 20, 30, 10, "Words that do not fit into so small a box", List.of("neither do these")))) {
      var order = new SignatureOrder(Instant.now(), null, null, null, "Signature", "", null, Optional.of(seal));
      var outcome = new PadesSigner(PKI.leaf(Kind.P_256), SignatureLevel.B, Authorities.NONE, PdfLimits.DEFAULT).sign(PdfBytes.of(SamplePdf.tagged(1, false)), order);
      assertEquals(PdfOutcome.Reason.SEAL_DOES_NOT_FIT, assertInstanceOf(PdfOutcome.Refused.class, outcome).reason());
    }
  }

  @Test
  void whatIsNoPdfIsRefused() throws Exception {
    for (var text : List.of("", "%PDF-1.7", "%PDF-1.7\n%%EOF", "<html></html>", "%PDF-1.7\nstartxref\n-5\n%%EOF", "%PDF-1.7\nstartxref\n99999999999999999999\n%%EOF")) {
      assertEquals(PdfOutcome.Reason.MALFORMED, refused(text.getBytes(StandardCharsets.US_ASCII)));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void brokenFilesHaveAnOutcomeAndRaisingThemToo(boolean compressed) throws Exception {
    var order = SignatureOrder.plain(Instant.now(), "Signature", "");
    var authorities = PadesSignerTest.responders();
    var pdf = assertInstanceOf(PdfOutcome.Signed.class, new PadesSigner(PKI.leaf(Kind.P_256), SignatureLevel.LT, authorities, PdfLimits.DEFAULT)
        .sign(PdfBytes.of(SamplePdf.tagged(1, compressed)), order)).pdf().bytes();
    var upgrade = new PadesUpgrade(authorities, DigestAlgorithm.SHA256, "", null, PdfLimits.DEFAULT);
    var random = new Random(117);
    for (int i = 0; i < 150; i++) {
      var broken = i % 3 == 0 ? Arrays.copyOf(pdf, random.nextInt(pdf.length)) : pdf.clone();
      if (i % 3 != 0) {
        // near the end, where the tables are, more often than elsewhere
        for (int n = 0; n < 20; n++) broken[broken.length - 1 - random.nextInt(i % 3 == 1 ? 4000 : broken.length)] = (byte) random.nextInt(256);
      }
      sign(broken, PdfLimits.DEFAULT);
      try {
        upgrade.raise(PdfBytes.of(broken), SignatureLevel.LTA, Instant.now());
      } catch (SigningFailed e) {
        // a certificate in it whose issuer nobody knows any more
        continue;
      }
    }
  }

  @Test
  void aNumberTreeWithoutEndIsNotFollowed() throws Exception {
    var pdf = SamplePdf.changed(SamplePdf.tagged(1, false), document -> {
      var tree = document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.STRUCT_TREE_ROOT).getCOSDictionary(COSName.PARENT_TREE);
      var kids = new COSArray();
      for (int i = 0; i < 20; i++) kids.add(tree);
      tree.setItem(COSName.KIDS, kids);
      tree.setItem(COSName.NUMS, COSArray.ofCOSIntegers(List.of(5, 5)));
      document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.STRUCT_TREE_ROOT).setItem(COSName.PARENT_TREE_NEXT_KEY, COSInteger.ONE);
    });
    assertEquals(PdfOutcome.Reason.TOO_LARGE, refused(pdf));
  }
}
