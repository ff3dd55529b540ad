package io.bordereau.signing.verify;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Files that are made to keep a verifier busy, or to bring it down: each gets an answer, in bounded time. */
class HostilePdfTest {
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final String SIGNATURE = "<</Type /Sig /Filter /A /SubFilter /ETSI.CAdES.detached /ByteRange [0 10 20 30] /Contents <00>>>";

  private record Hostile(String name, byte[] file) {}

  private static SignatureVerifier.Result verify(byte[] file) {
    return new SignatureVerifier(ChainCheck.offline(TrustAnchors.NONE), Instant.now()).verify(file);
  }

  private static RawPdf open(String form) {
    return RawPdf.begun().object(1, "<</Type /Catalog /Pages 2 0 R /AcroForm " + form + ">>").object(2, "<</Type /Pages /Kids [] /Count 0>>");
  }

  private static byte[] end(RawPdf pdf) {
    return pdf.end("/Size 9 /Root 1 0 R");
  }

  private static String bomb(int size) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      byte[] zeros = new byte[1 << 16];
      for (int i = 0; i < size; i += zeros.length) {
        deflater.write(zeros);
      }
    }
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  @TestFactory
  Stream<DynamicTest> eachGetsAnAnswerInTime() throws Exception {
    String packed = bomb(1 << 29);
    RawPdf many = open("<</Fields [3 0 R]>>");
    for (int i = 3; i < 20_000; i++) {
      many.object(i, "<</T (a) /FT /Sig /Kids [" + (i + 1) + " 0 R]>>");
    }
    StringBuilder wide = new StringBuilder();
    for (int i = 0; i < 30_000; i++) {
      wide.append("4 0 R ");
    }
    StringBuilder nested = new StringBuilder();
    RawPdf overlapping = open("3 0 R");
    StringBuilder places = new StringBuilder();
    int at = overlapping.size() + "3 0 obj\n(".length();
    for (int i = 0; i < 3000; i++) {
      places.append(10 + i).append(" 0 obj (");
    }
    overlapping.raw("3 0 obj\n(" + places + ")".repeat(3001) + "\nendobj\n");
    for (int i = 0; i < 3000; i++) {
      overlapping.place(10 + i, at);
      at += (10 + i + " 0 obj (").length();
    }
    RawPdf pages = RawPdf.begun().object(1, "<</Type /Catalog /Pages 2 0 R /AcroForm <</Fields [3 0 R]>>>>").object(3, "<</FT /Sig /T (a) /V 4 0 R>>").object(4, SIGNATURE);
    StringBuilder kids = new StringBuilder();
    for (int i = 10; i < 10_010; i++) {
      pages.object(i, "<</Type /Page /Parent 2 0 R>>");
      kids.append(i).append(" 0 R ");
    }
    pages.object(2, "<</Type /Pages /Count 10000 /Kids [" + kids + "]>>");
    return Stream.of(
        new Hostile("a bomb in place of the tables", RawPdf.begun().raw("1 0 obj\n<</Type /XRef /Filter /FlateDecode /W [1 4 1] /Size 9 /Root 1 0 R /Length " + packed.length() + ">>\nstream\n" + packed
            + "\nendstream\nendobj\nstartxref\n15\n%%EOF\n").bytes()),
        new Hostile("a bomb of packed objects", RawPdf.begun().object(1, "<</Type /Catalog /AcroForm 7 0 R>>").stream(3, "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", packed)
            .raw("5 0 obj\n<</Type /XRef /W [1 4 1] /Index [7 1] /Size 9 /Root 1 0 R /Length 6>>\nstream\n\u0002\0\0\0\u0003\0\nendstream\nendobj\nstartxref\n"
                + 0 + "\n%%EOF\n").bytes()),
        new Hostile("a form that is its own field", end(open("3 0 R").object(3, "<</Fields [3 0 R] /Kids [3 0 R] /T (a)>>"))),
        new Hostile("fields under fields", end(many)),
        new Hostile("one field thirty thousand times", end(open("<</Fields [3 0 R]>>").object(3, "<</FT /Sig /Kids [" + wide + "]>>").object(4, "<<>>"))),
        new Hostile("arrays within arrays", end(open("[".repeat(100_000) + "]".repeat(100_000)))),
        new Hostile("dictionaries within dictionaries", end(open("<</A ".repeat(50_000) + "1" + ">>".repeat(50_000)))),
        new Hostile("a reference to itself", end(open("3 0 R").object(3, "3 0 R"))),
        new Hostile("a stream whose length is itself", end(open("3 0 R").object(3, "<</Length 3 0 R>>\nstream\nx\nendstream"))),
        new Hostile("objects within objects", end(overlapping)),
        new Hostile("a table of a billion", RawPdf.begun().raw("xref\n0 1000000000\ntrailer\n<<>>\nstartxref\n15\n%%EOF\n").bytes()),
        new Hostile("a table behind a table in a circle", RawPdf.begun().raw("xref\n0 0\ntrailer\n<</Prev 15>>\nstartxref\n15\n%%EOF\n").bytes()),
        new Hostile("ten thousand pages", end(pages)),
        new Hostile("a string without an end", end(open("(" + "(".repeat(1_000_000)))),
        new Hostile("nothing but a beginning", "%PDF-1.7".getBytes(StandardCharsets.ISO_8859_1)),
        new Hostile("spaces", ("%PDF-1.7" + " ".repeat(10_000_000) + nested).getBytes(StandardCharsets.ISO_8859_1)))
        .map(each -> DynamicTest.dynamicTest(each.name(), () -> {
          long begun = System.nanoTime();
          var result = verify(each.file());
          assertTrue(System.nanoTime() - begun < LONGEST.toNanos(), "in time");
          assertFalse(result.valid());
          assertFalse(result.remarks().isEmpty() && result.signatures().isEmpty(), "it says something");
        }));
  }

  @Test
  void whatIsTooShortForAPdfIsSaidToBeNone() throws Exception {
    for (String text : List.of("%PDF-", "%PDF-1.7\n%%EOF\n")) {
      var remark = verify(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII)).remarks().get(0);
      assertTrue(remark.words().startsWith("The file is no PDF: it has " + text.length() + " bytes"), remark.words());
    }
  }

  @Test
  void noDamageToASignedFileMakesItThrowOrWhole() throws Exception {
    byte[] good = end(RawPdf.begun().object(1, "<</Type /Catalog /Pages 2 0 R /AcroForm <</Fields [3 0 R]>>>>").object(2, "<</Type /Pages /Kids [] /Count 0>>")
        .object(3, "<</FT /Sig /T (a) /V 4 0 R>>").object(4, SIGNATURE));
    Random random = new Random(42);
    for (int i = 0; i < 3000; i++) {
      byte[] damaged = good.clone();
      for (int j = 0; j < 1 + random.nextInt(4); j++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      assertFalse(verify(random.nextInt(5) == 0 ? Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged).valid());
    }
    assertFalse(List.of(verify(good)).get(0).valid());
  }
}
