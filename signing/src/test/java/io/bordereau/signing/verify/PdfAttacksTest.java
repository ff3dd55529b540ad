package io.bordereau.signing.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.signing.authorities.RevocationSource;
import io.bordereau.signing.cades.CadesSigner;
import io.bordereau.signing.keys.KeyMaterial;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.pades.PadesSigner;
import io.bordereau.signing.pades.PdfBytes;
import io.bordereau.signing.pades.PdfLimits;
import io.bordereau.signing.pades.PdfOutcome;
import io.bordereau.signing.pades.Seal;
import io.bordereau.signing.pades.SignatureOrder;
import io.bordereau.signing.pki.Kind;
import io.bordereau.signing.pki.TestPki;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.SignatureLevel;
import io.bordereau.signing.smime.Content;
import io.bordereau.signing.verify.SignatureVerdict.Coverage;
import io.bordereau.signing.verify.SignatureVerdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What attackers do to signed PDFs: saving changes behind the signature, replacing what was prepared before it, forging its dictionary, wrapping it around other
 * content, drawing over it. None may be called whole and valid.
 */
class PdfAttacksTest {
  static final TestPki PKI = TestPki.shared();
  static final String ROOT = "/Size 60 /Root 1 0 R /Info 12 0 R";
  static final String PAGE = "/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources <</Font <</F 5 0 R>>>>";
  private static final String CATALOGUE = "/Type /Catalog /Pages 2 0 R /AcroForm 8 0 R";
  static final String GOOD = "BT /F 12 Tf 72 700 Td (Total 100.00 EUR) Tj ET";
  static final String BAD = "BT /F 12 Tf 72 700 Td (Total 999.00 EUR) Tj ET";
  static final byte[] SIGNED = sign(plain("", "", ""), leaf(), false);

  static KeyMaterial leaf() {
    return PKI.leaf(Kind.P_256);
  }

  /** A page with a text, a field, an annotation, an attached file and a second content that is not shown. */
  static RawPdf open(String catalogue, String page, String form) {
    return RawPdf.begun().object(1, "<<" + CATALOGUE + catalogue + ">>").object(2, "<</Type /Pages /Kids [3 0 R] /Count 1>>")
        .object(3, "<<" + PAGE + " /Contents 4 0 R /Annots [6 0 R]" + page + ">>").stream(4, "", GOOD)
        .object(5, "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>")
        .object(6, "<</Type /Annot /Subtype /Widget /FT /Tx /T (total) /V (100.00) /Rect [72 600 172 620] /AP <</N 7 0 R>> /P 3 0 R>>")
        .stream(7, "/Type /XObject /Subtype /Form /BBox [0 0 100 20]", "BT /F 12 Tf 2 4 Td (100.00) Tj ET")
        .object(8, "<</Fields [6 0 R] /DR <</Font <</F 5 0 R>>>> /DA (/F 12 Tf)" + form + ">>").stream(9, "", BAD)
        .object(12, "<</Title (Invoice 4711)>>");
  }

  private static byte[] plain(String catalogue, String page, String form) {
    return open(catalogue, page, form).end(ROOT);
  }

  static byte[] sign(byte[] pdf, KeyMaterial key, boolean seal) {
    try {
      var where = new Seal(1, 60, 690, 200, 60, "Signed", List.of("Total 999.00 EUR"));
      var order = new SignatureOrder(Instant.now(), null, null, null, "Signature", "Time-stamp", null, seal ? Optional.of(where) : Optional.empty());
      var outcome = new PadesSigner(key, SignatureLevel.B, Authorities.NONE, PdfLimits.DEFAULT).sign(PdfBytes.of(pdf), order);
      return assertInstanceOf(PdfOutcome.Signed.class, outcome, outcome::toString).pdf().bytes();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static SignatureVerifier.Result verify(byte[] pdf) {
    // the authorities of a stranger are not asked
    RevocationSource known = (certificate, issuer, at) -> {
      if (!issuer.equals(PKI.anchor()) && !issuer.equals(Certificates.normal(PKI.anchor())) && !issuer.equals(Certificates.normal(PKI.intermediate().certificate()))) {
        throw new SigningFailed("nobody answers", true);
      }
      return PKI.responses().proof(certificate, issuer, at);
    };
    return new SignatureVerifier(new ChainCheck(TrustAnchors.of(List.of(PKI.anchor())), known, ChainCheck.Missing.UNKNOWN), Instant.now()).verify(pdf);
  }

  private static RawPdf more() {
    return RawPdf.after(SIGNED);
  }

  static String text(byte[] file) {
    return new String(file, StandardCharsets.ISO_8859_1);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The catalogue and the form as the signer left them. */
  static String body(byte[] file, int number) {
    String text = text(file);
    int at = text.lastIndexOf("\n" + number + " 0 obj");
    int from = text.indexOf("obj", at) + 3;
    return text.substring(from, text.indexOf("endobj", from)).strip();
  }

  static String with(int number, String more) {
    String body = body(SIGNED, number);
    return body.substring(0, body.lastIndexOf(">>")) + more + ">>";
  }

  private record Attack(String name, byte[] file) {}

  private static Attack attack(String name, byte[] file) {
    return new Attack(name, file);
  }

  @Test
  void beforeTheAttackTheSignatureIsWholeAndValid() {
    var result = verify(SIGNED);
    assertTrue(result.valid(), () -> result.toString());
    var again = verify(sign(SIGNED, PKI.leaf(Kind.RSA_2048), true));
    assertTrue(again.valid(), () -> again.toString());
    var saved = verify(more().object(13, "<<>>").end(ROOT));
    assertTrue(saved.valid(), () -> "an object that nobody uses changes nothing: " + saved);
    var stored = verify(more().object(1, with(1, " /DSS 14 0 R")).object(14, "<</Type /DSS /Certs [15 0 R]>>").stream(15, "", "x").end(ROOT));
    assertTrue(stored.valid(), () -> stored.toString());
  }

  @TestFactory
  Stream<DynamicTest> noAttackIsWholeAndValid() {
    return Stream.of(saved(), redirected(), outside(), prepared(), forged(), drawn()).flatMap(List::stream).map(each -> DynamicTest.dynamicTest(each.name(), () -> {
      var result = verify(each.file());
      boolean fooled = result.valid() || !result.signatures().isEmpty() && result.signatures().get(0).verdict().verdict() == Verdict.VALID
          && result.signatures().get(0).verdict().coverage() == Coverage.WHOLE && result.remarks().stream().allMatch(remark -> remark.weight() == Reason.Weight.NOTE);
      assertFalse(fooled, () -> result.toString());
      assertTrue(result.remarks().stream().anyMatch(remark -> remark.weight() != Reason.Weight.NOTE)
          || result.signatures().stream().anyMatch(judged -> !judged.verdict().why().isEmpty()), "and it is said why");
    }));
  }

  /** Incremental saving: what was signed is replaced by a later revision. */
  private static List<Attack> saved() {
    return List.of(
        attack("the content of a page is exchanged", more().stream(4, "", BAD).end(ROOT)),
        attack("a page shows another content", more().object(3, with(3, " /Rotate 0").replace("4 0 R", "9 0 R")).end(ROOT)),
        attack("a page is turned", more().object(3, with(3, " /Rotate 180")).end(ROOT)),
        attack("a page is cut", more().object(3, with(3, " /CropBox [0 0 10 10]")).end(ROOT)),
        attack("a page gets a second content", more().object(3, body(SIGNED, 3).replace("/Contents 4 0 R", "/Contents [4 0 R 9 0 R]")).end(ROOT)),
        attack("a page is added", more().object(2, "<</Type /Pages /Kids [3 0 R 20 0 R] /Count 2>>").object(20, "<<" + PAGE + " /Contents 9 0 R>>").end(ROOT)),
        attack("the pages are exchanged", more().object(2, "<</Type /Pages /Kids [20 0 R] /Count 1>>").object(20, "<<" + PAGE + " /Contents 9 0 R>>").end(ROOT)),
        attack("a page is taken away", more().object(2, "<</Type /Pages /Kids [] /Count 0>>").end(ROOT)),
        attack("a note is put over the page", more().object(3, body(SIGNED, 3).replace("[6 0 R", "[20 0 R 6 0 R"))
            .object(20, "<</Type /Annot /Subtype /FreeText /Rect [60 690 300 720] /Contents (Total 999.00 EUR) /DA (/F 12 Tf)>>").end(ROOT)),
        attack("a note is put behind the others", more().object(3, body(SIGNED, 3).replaceFirst("/Annots *\\[([^]]*)]", "/Annots [$1 20 0 R]"))
            .object(20, "<</Type /Annot /Subtype /Stamp /Rect [60 690 300 720]>>").end(ROOT)),
        attack("an annotation is taken away", more().object(3, body(SIGNED, 3).replace("/Annots [6 0 R", "/Annots [")).end(ROOT)),
        attack("the value of a field changes", more().object(6, body(SIGNED, 6).replace("100.00", "999.00")).end(ROOT)),
        attack("the look of a field changes", more().stream(7, "/Type /XObject /Subtype /Form /BBox [0 0 100 20]", "BT /F 12 Tf 2 4 Td (999.00) Tj ET").end(ROOT)),
        attack("a field is hidden", more().object(6, with(6, " /F 2")).end(ROOT)),
        attack("a font is exchanged", more().object(5, "<</Type /Font /Subtype /Type1 /BaseFont /Symbol>>").end(ROOT)),
        attack("something runs when it is opened", more().object(1, with(1, " /OpenAction <</S /JavaScript /JS (x)>>")).end(ROOT)),
        attack("scripts are added", more().object(1, with(1, " /Names <</JavaScript <</Names [(a) <</S /JavaScript /JS (x)>>]>>>>")).end(ROOT)),
        attack("layers are added", more().object(1, with(1, " /OCProperties <</OCGs [] /D <<>>>>")).end(ROOT)),
        attack("fields are drawn anew by the reader", more().object(8, with(8, " /NeedAppearances true")).end(ROOT)),
        attack("the form has an XFA beside it", more().object(8, with(8, " /XFA (x)")).end(ROOT)),
        attack("a field is added", more().object(8, body(SIGNED, 8).replace("[6 0 R", "[6 0 R 20 0 R")).object(20, "<</FT /Tx /T (more) /V (999.00)>>").end(ROOT)),
        attack("the title changes", more().object(12, "<</Title (Invoice 4712)>>").end(ROOT)),
        attack("an object vanishes", more().place(4, -1).end(ROOT)));
  }

  /** The cross references lead elsewhere. */
  private static List<Attack> redirected() {
    RawPdf both = open("", "", "");
    int at = both.size();
    byte[] prepared = sign(both.hidden(4, "<</Length " + BAD.length() + ">>\nstream\n" + BAD + "\nendstream").end(ROOT), leaf(), false);
    byte[] another = more().object(30, "<</Type /Catalog /Pages 31 0 R>>").object(31, "<</Type /Pages /Kids [32 0 R] /Count 1>>").object(32, "<<" + PAGE + " /Contents 9 0 R /Parent 31 0 R>>")
        .end("/Size 60 /Root 30 0 R");
    RawPdf hybrid = RawPdf.after(prepared);
    int stream = hybrid.size();
    String entry = String.format("%02x%08x%02x", 1, at, 0);
    hybrid.object(40, "<</Type /XRef /W [1 4 1] /Index [4 1] /Size 60 /Length " + entry.length() / 2 + ">>\nstream\n" + text(java.util.HexFormat.of().parseHex(entry)) + "\nendstream");
    RawPdf packed = more();
    String content = "4 0 <</Length 3 0 R>>";
    packed.stream(41, "/Type /ObjStm /N 1 /First 4", content);
    int table = packed.size();
    String rows = String.format("01%08x00", text(packed.bytes()).lastIndexOf("\n41 0 obj") + 1) + String.format("02%08x00", 41);
    packed.raw("42 0 obj\n<</Type /XRef /W [1 4 1] /Index [41 1 4 1] " + ROOT + " /Prev " + RawPdf.startxref(SIGNED) + " /Length 12>>\nstream\n"
        + text(java.util.HexFormat.of().parseHex(rows)) + "\nendstream\nendobj\nstartxref\n" + table + "\n%%EOF\n");
    return List.of(
        attack("a content that was hidden before signing is shown by a new table", RawPdf.after(prepared).place(4, at).end(ROOT)),
        attack("the table names another object's place", more().place(4, text(SIGNED).indexOf("\n9 0 obj") + 1).end(ROOT)),
        attack("the whole document is exchanged", another),
        attack("the revisions before are left out", rewritten()),
        attack("a hidden table shows what others do not see", hybrid.end(ROOT + " /XRefStm " + stream)),
        attack("an object is replaced from within a stream of objects", packed.bytes()),
        attack("an object of another generation takes its place", RawPdf.after(SIGNED).raw("4 1 obj\n<<>>\nendobj\nxref\n4 1\n" + String.format("%010d 00001 n \n", SIGNED.length
            + (SIGNED[SIGNED.length - 1] == '\n' ? 0 : 1)) + "trailer\n<<" + ROOT + " /Prev " + RawPdf.startxref(SIGNED) + ">>\nstartxref\n"
            + (SIGNED.length + (SIGNED[SIGNED.length - 1] == '\n' ? 0 : 1) + "4 1 obj\n<<>>\nendobj\n".length()) + "\n%%EOF\n").bytes()),
        attack("the tables go in a circle", more().object(20, "<<>>").end(ROOT, SIGNED.length + 30)));
  }

  /** Every object is written again behind the signed file, one of them changed, and the tables of before are left out. */
  private static byte[] rewritten() {
    RawPdf pdf = more();
    for (int number : new int[] {1, 2, 3, 5, 6, 7, 8, 12}) {
      pdf.object(number, body(SIGNED, number));
    }
    String field = body(SIGNED, 8).replaceAll(".*\\[6 0 R (\\d+) 0 R.*", "$1").replaceAll("(?s)[^0-9].*", "");
    int signature = Integer.parseInt(signature(SIGNED).split(" ")[0]);
    pdf.place(signature, text(SIGNED).indexOf("\n" + signature + " 0 obj") + 1);
    pdf.place(Integer.parseInt(field), text(SIGNED).indexOf("\n" + field + " 0 obj") + 1);
    return pdf.stream(4, "", BAD).end(ROOT, -1);
  }

  private static byte[] concat(byte[] one, byte[] other, int from) {
    byte[] both = Arrays.copyOf(one, one.length + other.length - from);
    System.arraycopy(other, from, both, one.length, other.length - from);
    return both;
  }

  /** Bytes that the cross references do not know, which programs that repair files find. */
  private static List<Attack> outside() {
    String hidden = "4 0 obj\n<</Length " + BAD.length() + ">>\nstream\n" + BAD + "\nendstream\nendobj\n";
    return List.of(
        attack("objects behind the end", bytes(text(SIGNED) + hidden)),
        attack("objects and an end behind the end", bytes(text(SIGNED) + hidden + "startxref\n" + RawPdf.startxref(SIGNED) + "\n%%EOF\n")),
        attack("objects and a trailer without a table", bytes(text(SIGNED) + hidden + "trailer\n<<" + ROOT + ">>\nstartxref\n" + RawPdf.startxref(SIGNED) + "\n%%EOF\n")),
        attack("objects between others that the table does not know", more().hidden(4, "<</Length 1>>\nstream\nx\nendstream").object(20, "<<>>").end(ROOT)),
        attack("objects in a long comment", more().raw("%" + hidden.replace("\n", " ").repeat(4) + "\n").object(20, "<<>>").end(ROOT)),
        attack("something before the beginning", bytes("junk\n" + text(SIGNED))),
        attack("another file before it", concat(plain("", "", ""), SIGNED, 0)),
        attack("a byte of it", bytes(text(SIGNED).replaceFirst("100.00", "109.00"))),
        attack("its end is cut off", Arrays.copyOf(SIGNED, SIGNED.length - 40)),
        attack("a byte behind the end", bytes(text(SIGNED) + "x")));
  }

  /** Shadow attacks: the document is prepared before somebody signs it. */
  private static List<Attack> prepared() {
    byte[] dangling = sign(plain("", " /Foo 99 0 R", ""), leaf(), false);
    byte[] nothing = sign(open("", "", "").object(3, "<<" + PAGE + " /Contents [4 0 R 50 0 R] /Annots [6 0 R]>>").end(ROOT), leaf(), false);
    byte[] shared = sign(open(" /DSS 50 0 R", "", "").object(50, "<</Type /DSS /Certs [4 0 R]>>").end(ROOT), leaf(), false);
    byte[] overlay = sign(open("", "", "").object(3, "<<" + PAGE + " /Contents [4 0 R 51 0 R] /Annots [6 0 R]>>").stream(51, "", "1 1 1 rg 0 0 595 842 re f").end(ROOT), leaf(), false);
    byte[] invisible = sign(open(" /OCProperties 52 0 R", "", "").object(52, "<</OCGs [53 0 R] /D <</OFF [53 0 R]>>>>").object(53, "<</Type /OCG /Name (x)>>").end(ROOT), leaf(), false);
    return List.of(
        attack("hide: what lay over the content is taken away", RawPdf.after(overlay).stream(51, "", " ").end(ROOT)),
        attack("hide: an object that lay over the content is unlinked", RawPdf.after(overlay).place(51, -1).end(ROOT)),
        attack("replace: the look of a value", more().object(6, body(SIGNED, 6).replace("/AP", "/MK <</CA (999.00)>> /AP")).end(ROOT)),
        attack("replace: a layer is switched on", RawPdf.after(invisible).object(52, "<</OCGs [53 0 R] /D <<>>>>").end(ROOT)),
        attack("a reference that led nowhere leads to a content", RawPdf.after(nothing).stream(50, "", BAD).end(ROOT)),
        attack("a reference that led nowhere leads somewhere", RawPdf.after(dangling).object(99, "<</A /B>>").end(ROOT)),
        attack("the validation data is the content of a page", RawPdf.after(shared).stream(4, "", BAD).end(ROOT)));
  }

  /** Universal forgery and wrapping: the signature's dictionary says something else than it should. */
  private static List<Attack> forged() {
    String text = text(SIGNED);
    String range = text.substring(text.indexOf("/ByteRange"), text.indexOf(']', text.indexOf("/ByteRange")) + 1);
    String[] numbers = range.replaceAll("[^0-9 ]", " ").strip().split("\\s+");
    int hole = Integer.parseInt(numbers[1]);
    int resume = Integer.parseInt(numbers[2]);
    String contents = text.substring(hole, resume);
    java.util.function.Function<String, byte[]> ranged = other -> bytes(text.replace(range, (other + " ".repeat(range.length())).substring(0, Math.max(range.length(), other.length()))));
    return List.of(
        attack("no range", ranged.apply("/ByteRanger [0]")),
        attack("a range of nothing", ranged.apply("/ByteRange [0 0 0 0]")),
        attack("a range that is null", ranged.apply("/ByteRange null")),
        attack("a range with negative numbers", ranged.apply("/ByteRange [0 -1 2 3]")),
        attack("a range of three numbers", ranged.apply("/ByteRange [0 1 2]")),
        attack("a range that does not begin with the file", ranged.apply("/ByteRange [1 " + (hole - 1) + " " + resume + " 10]")),
        attack("no signature", bytes(text.substring(0, hole) + "<" + "0".repeat(contents.length() - 2) + ">" + text.substring(resume))),
        attack("an empty signature", bytes(text.substring(0, hole) + "<>" + " ".repeat(contents.length() - 2) + text.substring(resume))),
        attack("a signature that is null", bytes(text.substring(0, hole) + "null" + " ".repeat(contents.length() - 4) + text.substring(resume))),
        attack("something beside the signature in the hole", bytes(text.substring(0, resume - 13) + ">/Evil true  " + text.substring(resume))),
        attack("the signature wrapped around another document", wrapped(text, hole, resume, contents)),
        attack("its certificate and all in the field of somebody else", more().object(8, body(SIGNED, 8).replace("[6 0 R", "[6 0 R 20 0 R"))
            .object(20, "<</FT /Sig /T (Boss) /V " + signature(SIGNED) + " /Type /Annot /Subtype /Widget /Rect [60 690 300 720] /AP <</N 21 0 R>> /P 3 0 R>>")
            .stream(21, "/Type /XObject /Subtype /Form /BBox [0 0 240 30] /Resources <</Font <</F 5 0 R>>>>", BAD).object(3, body(SIGNED, 3).replace("[6 0 R", "[6 0 R 20 0 R")).end(ROOT)));
  }

  private static String signature(byte[] file) {
    String text = text(file);
    int at = text.lastIndexOf(" obj", text.indexOf("/ByteRange"));
    return text.substring(text.lastIndexOf('\n', at) + 1, at) + " R";
  }

  /** The signed bytes stay, the second half of them further behind; between them stands another document whose table stands where the old one was. */
  private static byte[] wrapped(String text, int hole, int resume, String contents) {
    int table = RawPdf.startxref(bytes(text));
    String behind = text.substring(resume);
    RawPdf pdf = new RawPdf().raw(text.substring(0, hole)).raw(contents).raw("\n");
    pdf.raw(" ".repeat(table - pdf.size()));
    String number = signature(bytes(text)).split(" ")[0];
    String places = "xref\n4 1\n%010d 00000 n \n" + number + " 1\n%010d 00000 n \ntrailer\n<<" + ROOT + " /Prev %010d>>\n";
    int content = table + String.format(places, 0, 0, 0).length();
    String page = "4 0 obj\n<</Length " + BAD.length() + ">>\nstream\n" + BAD + "\nendstream\nendobj\n";
    // the table of the signed document goes on behind ours, moved as a whole: its own objects lie before the hole
    int dictionary = content + page.length();
    int length = dictionary + contents.length() + 1000;
    String forged = number + " 0 obj\n<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange [0 " + hole + " " + length + " " + behind.length() + "] /Contents " + contents
        + ">>\nendobj\n";
    pdf.raw(String.format(places, content, dictionary, length + table - resume)).raw(page).raw(forged);
    return pdf.raw(" ".repeat(length - pdf.size())).raw(behind).bytes();
  }

  /** Those who sign later draw over what was signed, or were not allowed to sign at all. */
  private static List<Attack> drawn() {
    KeyMaterial stranger;
    try (TestPki other = TestPki.start()) {
      stranger = other.leaf(Kind.P_256);
    }
    byte[] broken = bytes(text(signedAgain(signedByHand(""))).replace("(Second)", "(Secund)"));
    byte[] late = sign(SIGNED, PKI.leaf(Kind.RSA_2048), false);
    return List.of(
        attack("a stranger signs with a picture over the total", sign(SIGNED, stranger, true)),
        attack("somebody whose certificate is over signs with a picture", sign(SIGNED, PKI.expired(Kind.P_256), true)),
        attack("a later signature that does not hold", broken),
        attack("a change behind a later signature", RawPdf.after(late).stream(4, "", BAD).end(ROOT)),
        attack("a change before a later signature", sign(more().stream(4, "", BAD).end(ROOT), PKI.leaf(Kind.RSA_2048), false)),
        attack("a note before a later signature", sign(more().object(3, body(SIGNED, 3).replace("[6 0 R", "[6 0 R 20 0 R"))
            .object(20, "<</Type /Annot /Subtype /FreeText /Rect [60 690 300 720] /Contents (999)>>").end(ROOT), PKI.leaf(Kind.RSA_2048), false)));
  }

  /** A file signed by hand, so that its dictionary can say whatever a test wants. */
  static byte[] signedByHand(String more) {
    int room = 12_000;
    String hole = "<" + "0".repeat(room) + ">";
    String file = text(open("", "", "").object(8, "<</Fields [6 0 R 20 0 R] /SigFlags 3>>")
        .object(20, "<</FT /Sig /T (Signer) /V 21 0 R /Type /Annot /Subtype /Widget /Rect [0 0 0 0] /P 3 0 R /F 132>>")
        .object(21, "<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange [0 0000000001 0000000002 0000000003] " + more + " /Contents " + hole + ">>").end(ROOT));
    return filled(file, room);
  }

  /** Fills in the last hole of a file. */
  static byte[] filled(String open, int room) {
    int from = open.lastIndexOf("<" + "0".repeat(room) + ">");
    int to = from + room + 2;
    String file = open.replace("0000000001", String.format("%010d", from)).replace("0000000002", String.format("%010d", to)).replace("0000000003", String.format("%010d", open.length() - to));
    try {
      String value = java.util.HexFormat.of().formatHex(new CadesSigner(leaf(), SignatureLevel.B, Authorities.NONE)
          .detached(Content.of(bytes(file.substring(0, from) + file.substring(to))), Instant.now()));
      return bytes(file.substring(0, from) + "<" + value + "0".repeat(room - value.length()) + ">" + file.substring(to));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String certified(int allowed) {
    return "/Reference [<</Type /SigRef /TransformMethod /DocMDP /TransformParams <</Type /TransformParams /P " + allowed + " /V /1.2>>>>]";
  }

  @Test
  void whoCertifiesThatNothingMayBeAddedIsBelieved() {
    for (int allowed : new int[] {1, 2, 3}) {
      byte[] first = signedByHand(certified(allowed));
      var before = verify(first);
      assertTrue(before.valid(), () -> before.toString());
      // our own signer would not do it
      byte[] free = signedByHand(certified(9));
      var later = verify(sign(free, PKI.leaf(Kind.RSA_2048), false));
      assertTrue(later.valid(), () -> later.toString());
      byte[] second = signedAgain(first);
      var after = verify(second);
      assertEquals(allowed == 1, after.signatures().get(0).reasons().stream().anyMatch(reason -> reason.code().equals(Reason.FORBIDDEN)), () -> after.toString());
      assertEquals(allowed != 1, after.valid(), () -> after.toString());
      var filled = verify(RawPdf.after(first).object(6, body(first, 6).replace("(100.00)", "(999.00)")).end(ROOT));
      assertFalse(filled.valid(), "whatever it allows, nobody fills in an invoice after it was signed");
    }
  }

  /** A second signature by hand, in a revision of its own. */
  static byte[] signedAgain(byte[] first) {
    int room = 12_000;
    String hole = "<" + "0".repeat(room) + ">";
    String file = text(RawPdf.after(first).object(8, "<</Fields [6 0 R 20 0 R 30 0 R] /SigFlags 3>>")
        .object(30, "<</FT /Sig /T (Second) /V 31 0 R /Type /Annot /Subtype /Widget /Rect [0 0 0 0] /P 3 0 R /F 132>>")
        .object(31, "<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange [0 0000000001 0000000002 0000000003] /Contents " + hole + ">>").end(ROOT));
    return filled(file, room);
  }

  @Test
  void aStrangerWhoDrawsOverTheTotalIsNamed() {
    var stranger = drawn().get(0);
    var result = verify(stranger.file());
    assertFalse(result.valid(), () -> result.toString());
    assertTrue(result.signatures().stream().anyMatch(judged -> judged.reasons().stream().anyMatch(reason -> reason.code().equals(Reason.DRAWN))), () -> result.toString());
  }

  @Test
  void aStrangersSignatureWithoutAPictureLeavesTheFirstOneWhole() throws Exception {
    try (TestPki other = TestPki.start()) {
      var result = verify(sign(SIGNED, other.leaf(Kind.P_256), false));
      assertEquals(Verdict.VALID, result.signatures().get(0).verdict().verdict());
      assertEquals(Coverage.WHOLE, result.signatures().get(0).verdict().coverage());
      assertEquals(Verdict.UNKNOWN, result.signatures().get(1).verdict().verdict());
      assertFalse(result.valid());
    }
  }
}
