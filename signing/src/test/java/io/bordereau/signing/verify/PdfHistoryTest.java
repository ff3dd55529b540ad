package io.bordereau.signing.verify;

import static io.bordereau.signing.verify.PdfAttacksTest.BAD;
import static io.bordereau.signing.verify.PdfAttacksTest.GOOD;
import static io.bordereau.signing.verify.PdfAttacksTest.PAGE;
import static io.bordereau.signing.verify.PdfAttacksTest.PKI;
import static io.bordereau.signing.verify.PdfAttacksTest.ROOT;
import static io.bordereau.signing.verify.PdfAttacksTest.SIGNED;
import static io.bordereau.signing.verify.PdfAttacksTest.body;
import static io.bordereau.signing.verify.PdfAttacksTest.bytes;
import static io.bordereau.signing.verify.PdfAttacksTest.filled;
import static io.bordereau.signing.verify.PdfAttacksTest.leaf;
import static io.bordereau.signing.verify.PdfAttacksTest.open;
import static io.bordereau.signing.verify.PdfAttacksTest.sign;
import static io.bordereau.signing.verify.PdfAttacksTest.signedByHand;
import static io.bordereau.signing.verify.PdfAttacksTest.text;
import static io.bordereau.signing.verify.PdfAttacksTest.verify;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.signing.pki.Kind;
import io.bordereau.signing.verify.SignatureVerdict.Coverage;
import io.bordereau.signing.verify.SignatureVerdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every revision behind a signature is judged, not the last one alone: what was changed and taken back, what stands between two signatures, what a certification allows. */
class PdfHistoryTest {
  private static final String HOLE = "<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange [0 0000000001 0000000002 0000000003] /Contents <"
      + "0".repeat(12_000) + ">>>";
  private static final String LOOK = "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources <</Font <</F 5 0 R>>>>";

  /** The first signature is not whole and valid in any of them. */
  private static void first(byte[] file, String code) {
    var result = verify(file);
    assertFalse(result.valid(), () -> result.toString());
    var first = result.signatures().isEmpty() ? null : result.signatures().get(0).verdict();
    boolean silent = result.remarks().stream().allMatch(each -> each.weight() == Reason.Weight.NOTE);
    assertFalse(first != null && first.verdict() == Verdict.VALID && first.coverage() == Coverage.WHOLE && silent, () -> result.toString());
    if (code != null) {
      var reasons = Stream.concat(result.remarks().stream(), result.signatures().stream().flatMap(each -> each.reasons().stream()));
      assertTrue(reasons.anyMatch(each -> each.code().equals(code)), () -> result.toString());
    }
  }

  private static byte[] changed(byte[] file) {
    return RawPdf.after(file).stream(4, "", BAD).end(ROOT);
  }

  /** The content of before, written once more. */
  private static byte[] restored(byte[] file) {
    return RawPdf.after(file).stream(4, "", GOOD).end(ROOT);
  }

  /** The content of before, by a table that names its old place again. */
  private static byte[] pointed(byte[] file) {
    return RawPdf.after(file).place(4, text(SIGNED).indexOf("\n4 0 obj") + 1).end(ROOT);
  }

  private static byte[] second(byte[] file) {
    return sign(file, PKI.leaf(Kind.RSA_2048), false);
  }

  private record Case(String name, byte[] file) {}

  @TestFactory
  Stream<DynamicTest> whatWasChangedAndChangedBackIsSeen() {
    byte[] note = RawPdf.after(SIGNED).object(3, body(SIGNED, 3).replaceFirst("/Annots *\\[([^]]*)]", "/Annots [$1 20 0 R]"))
        .object(20, "<</Type /Annot /Subtype /FreeText /Rect [60 690 300 720] /Contents (Total 999.00 EUR)>>").end(ROOT);
    byte[] catalogue = RawPdf.after(SIGNED).object(1, "<</Type /Catalog /Pages 30 0 R>>").object(30, "<</Type /Pages /Kids [31 0 R] /Count 1>>")
        .object(31, "<<" + PAGE + " /Contents 9 0 R>>").end(ROOT);
    byte[] form = RawPdf.after(SIGNED).object(8, body(SIGNED, 8).replace("[6 0 R", "[6 0 R 20 0 R")).object(20, "<</FT /Tx /T (more) /V (999.00)>>").end(ROOT);
    byte[] font = RawPdf.after(SIGNED).object(5, "<</Type /Font /Subtype /Type1 /BaseFont /Symbol>>").end(ROOT);
    byte[] root = RawPdf.after(SIGNED).object(30, "<</Type /Catalog /Pages 31 0 R>>").object(31, "<</Type /Pages /Kids [32 0 R] /Count 1>>")
        .object(32, "<<" + PAGE + " /Contents 9 0 R>>").end("/Size 60 /Root 30 0 R");
    byte[] broken = RawPdf.after(SIGNED).stream(4, "", BAD).end("/Size 60 /Root 99 0 R");
    List<Case> all = new ArrayList<>(List.of(
        new Case("written again", restored(changed(SIGNED))), new Case("pointed back", pointed(changed(SIGNED))),
        new Case("changed twice and back", restored(changed(restored(changed(SIGNED))))),
        new Case("back before a second signature", second(restored(changed(SIGNED)))), new Case("back behind a second signature", restored(second(changed(SIGNED)))),
        new Case("a note that was taken away again", RawPdf.after(note).object(3, body(SIGNED, 3)).end(ROOT)),
        new Case("another catalogue for a while", RawPdf.after(catalogue).object(1, body(SIGNED, 1)).end(ROOT)),
        new Case("another root for a while", RawPdf.after(root).object(20, "<<>>").end(ROOT)),
        new Case("another form for a while", RawPdf.after(form).object(8, body(SIGNED, 8)).end(ROOT)),
        new Case("another font for a while", RawPdf.after(font).object(5, body(SIGNED, 5)).end(ROOT)),
        new Case("a revision without a catalogue", RawPdf.after(broken).stream(4, "", GOOD).end(ROOT))));
    return all.stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> first(each.file(), each.name().contains("behind a second") ? null : Reason.BETWEEN)));
  }

  @Test
  void whoSignsAfterAChangeAnswersForItAndTheFirstSignatureIsNotTakenForIt() {
    var result = verify(second(restored(changed(SIGNED))));
    assertEquals(Verdict.INVALID, result.signatures().get(0).verdict().verdict(), () -> result.toString());
    assertEquals(Coverage.PART, result.signatures().get(0).verdict().coverage());
    assertEquals(Verdict.VALID, result.signatures().get(1).verdict().verdict(), () -> result.toString());
    assertTrue(result.signatures().get(0).verdict().why().get(0).contains("revision 1 of the 3"), () -> result.toString());
    var behind = verify(restored(changed(second(SIGNED))));
    behind.signatures().forEach(each -> assertEquals(Verdict.INVALID, each.verdict().verdict(), () -> behind.toString()));
  }

  @Test
  void bytesThatBelongToNothingHideNoRevisionBehindALaterSignature() {
    byte[] stray = second(RawPdf.after(SIGNED).hidden(4, "<</Length 1>>\nstream\nx\nendstream").object(20, "<<>>").end(ROOT));
    var before = verify(stray);
    assertEquals(Verdict.VALID, before.signatures().get(1).verdict().verdict(), () -> before.toString());
    verify(restored(changed(stray))).signatures().forEach(each -> assertEquals(Coverage.PART, each.verdict().coverage()));
  }

  @Test
  void aFieldThatIsMadeInOneRevisionAndSignedInTheNextIsPartOfSigning() {
    byte[] first = signedByHand("");
    String field = "<</FT /Sig /T (Second) %s/Type /Annot /Subtype /Widget /Rect [0 0 0 0] /P 3 0 R /F 132>>";
    byte[] open = RawPdf.after(first).object(8, "<</Fields [6 0 R 20 0 R 30 0 R] /SigFlags 3>>").object(30, field.formatted("")).end(ROOT);
    byte[] signed = filled(text(RawPdf.after(open).object(30, field.formatted("/V 31 0 R "))
        .object(31, HOLE).end(ROOT)), 12_000);
    var result = verify(signed);
    assertTrue(result.valid(), () -> result.toString());
    first(open, Reason.LATER);
    byte[] scripted = RawPdf.after(first).object(8, "<</Fields [6 0 R 20 0 R 30 0 R] /SigFlags 3>>")
        .object(30, field.formatted("/AA <</E <</S /JavaScript /JS (x)>>>> ")).end(ROOT);
    first(filled(text(RawPdf.after(scripted).object(30, field.formatted("/V 31 0 R "))
        .object(31, HOLE).end(ROOT)), 12_000), Reason.BETWEEN);
  }

  @Test
  void moreRevisionsThanAreLookedAtAreSaidToBeSo() {
    byte[] file = SIGNED;
    for (int i = 0; i < 101; i++) {
      file = RawPdf.after(file).object(40, "<</I " + i + ">>").end(ROOT);
    }
    byte[] many = file;
    org.junit.jupiter.api.Assertions.assertTimeout(java.time.Duration.ofSeconds(10), () -> first(many, Reason.TOO_MUCH));
  }

  /** Streams of objects whose beginning, and tables whose rows, mean something else once another object is changed. */
  @TestFactory
  Stream<DynamicTest> tablesAndPackedObjectsHaveOneMeaning() {
    String two = "13 0 14 9 <</A 1 >> <</A 2 >>";
    byte[] moving = sign(packed("/First 50 0 R", two, "10"), leaf(), false);
    byte[] lengthened = sign(packed("/First 10 /Length 50 0 R", two, String.valueOf(two.length())), leaf(), false);
    assertTrue(verify(moving).valid() && verify(lengthened).valid(), () -> verify(moving) + " " + verify(lengthened));
    String twice = "xref\n4 1\n%010d 00000 n \n4 1\n%010d 00000 n \n";
    RawPdf pdf = RawPdf.after(SIGNED);
    int content = pdf.size();
    pdf.hidden(4, "<</Length " + BAD.length() + ">>\nstream\n" + BAD + "\nendstream");
    int table = pdf.size();
    int old = text(SIGNED).indexOf("\n4 0 obj") + 1;
    String trailer = "trailer\n<<" + ROOT + " /Prev " + RawPdf.startxref(SIGNED) + ">>\nstartxref\n" + table + "\n%%EOF\n";
    RawPdf other = RawPdf.after(SIGNED).raw(text(pdf.bytes()).substring(text(pdf.bytes()).indexOf("4 0 obj", content)));
    RawPdf hybrid = RawPdf.after(SIGNED);
    int hidden = hybrid.size();
    hybrid.hidden(4, "<</Length " + BAD.length() + ">>\nstream\n" + BAD + "\nendstream");
    String row = String.format("01%08x00", hidden);
    int stream = hybrid.size();
    hybrid.object(40, "<</Type /XRef /W [1 4 1] /Index [4 1] /Size 60 /Length 6>>\nstream\n" + text(java.util.HexFormat.of().parseHex(row)) + "\nendstream");
    return Stream.of(
        new Case("where a stream of objects begins is changed", RawPdf.after(moving).object(50, "19").end(ROOT)),
        new Case("how long a stream of objects is is changed", RawPdf.after(lengthened).object(50, "20").end(ROOT)),
        new Case("a table names one object twice", bytes(text(pdf.bytes()) + twice.formatted(old, content) + trailer)),
        new Case("a table names one object twice, the old place last", bytes(text(other.bytes()) + twice.formatted(content, old) + trailer)),
        new Case("a hidden table contradicts the table that names the old place", hybrid.place(4, old).end(ROOT + " /XRefStm " + stream)),
        new Case("two tables that lead to each other", RawPdf.after(SIGNED).object(20, "<<>>").end(ROOT, SIGNED.length + "20 0 obj\n<<>>\nendobj\n".length())))
        .map(each -> DynamicTest.dynamicTest(each.name(), () -> first(each.file(), null)));
  }

  /** A file whose page needs an object that is packed. */
  private static byte[] packed(String how, String content, String fifty) {
    RawPdf pdf = open("", " /Foo 13 0 R", "").object(50, fifty);
    pdf.object(41, "<</Type /ObjStm /N 2 " + how + (how.contains("/Length") ? "" : " /Length " + content.length()) + ">>\nstream\n" + content + "\nendstream");
    // a table cannot name a packed object: a stream of cross references does
    return pdf.streamed(ROOT, 42, 13, 41, 0, 14, 41, 1);
  }

  private static String reference(String method, String parameters) {
    return "/Reference [<</Type /SigRef /TransformMethod /" + method + " /TransformParams <</Type /TransformParams /V /1.2 " + parameters + ">>>>]";
  }

  @TestFactory
  Stream<DynamicTest> whateverACertificationAllowsNobodyFillsInOrCommentsOnAnInvoice() {
    return Stream.of(1, 2, 3).flatMap(level -> {
      byte[] certified = signedByHand(reference("DocMDP", "/P " + level));
      String page = body(certified, 3);
      return Stream.of(
          new Case("a field is filled in at level " + level, RawPdf.after(certified).object(6, body(certified, 6).replace("(100.00)", "(999.00)")).end(ROOT)),
          new Case("a look is exchanged at level " + level, RawPdf.after(certified).stream(7, "/Type /XObject /Subtype /Form /BBox [0 0 100 20]", "BT /F 12 Tf (999.00) Tj ET").end(ROOT)),
          new Case("evil annotation at level " + level, RawPdf.after(certified).object(3, page.replace("[6 0 R", "[6 0 R 40 0 R"))
              .object(40, "<</Type /Annot /Subtype /FreeText /Rect [60 690 300 720] /Contents (Total 999.00 EUR) /AP <</N 41 0 R>>>>").stream(41, LOOK, BAD).end(ROOT)),
          new Case("evil stamp at level " + level, RawPdf.after(certified).object(3, page.replace("[6 0 R", "[6 0 R 40 0 R"))
              .object(40, "<</Type /Annot /Subtype /Stamp /Rect [0 0 595 842] /AP <</N 41 0 R>>>>").stream(41, LOOK, BAD).end(ROOT)),
          new Case("sneaky signature that holds nothing at level " + level, RawPdf.after(certified).object(8, body(certified, 8).replace("20 0 R", "20 0 R 40 0 R"))
              .object(3, page.replace("[6 0 R", "[6 0 R 40 0 R")).object(40, "<</FT /Sig /T (More) /V 42 0 R /Type /Annot /Subtype /Widget /Rect [0 0 595 842] /P 3 0 R /AP <</N 41 0 R>>>>")
              .stream(41, LOOK, BAD).object(42, "<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange [0 1 2 3] /Contents <00>>>").end(ROOT)),
          new Case("sneaky field that is not signed at level " + level, RawPdf.after(certified).object(8, body(certified, 8).replace("20 0 R", "20 0 R 40 0 R"))
              .object(3, page.replace("[6 0 R", "[6 0 R 40 0 R")).object(40, "<</FT /Sig /T (More) /Type /Annot /Subtype /Widget /Rect [0 0 595 842] /P 3 0 R /AP <</N 41 0 R>>>>")
              .stream(41, LOOK, BAD).end(ROOT)));
    }).map(each -> DynamicTest.dynamicTest(each.name(), () -> first(each.file(), null)));
  }

  @Test
  void aLockOnSomeFieldsIsBelieved() {
    for (String parameters : new String[] {"/Action /Include /Fields [(Second)]", "/Action /Exclude /Fields [(total)]", "/Action /All"}) {
      byte[] locked = signedByHand(reference("FieldMDP", parameters));
      assertTrue(verify(locked).valid());
      first(PdfAttacksTest.signedAgain(locked), Reason.FORBIDDEN);
    }
    for (String parameters : new String[] {"/Action /Include /Fields [(total)]", "/Action /Exclude /Fields [(Second)]"}) {
      var result = verify(PdfAttacksTest.signedAgain(signedByHand(reference("FieldMDP", parameters))));
      assertTrue(result.valid(), () -> result.toString());
    }
  }
}
