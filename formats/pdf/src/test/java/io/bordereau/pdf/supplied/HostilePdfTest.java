package io.bordereau.pdf.supplied;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.mapping.Finding;
import io.bordereau.pdf.supplied.SuppliedPdfs.Kind;
import io.bordereau.pdf.supplied.Taken.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.junit.jupiter.api.Test;

/** Whatever comes, there is an answer soon, and it says why. */
class HostilePdfTest {
  private static final Instant WHEN = Instant.parse("2026-02-10T08:00:00Z");
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String CATALOG = "<< /Type /Catalog /Pages 2 0 R >>";

  @Test
  void whatIsNoPdfOrLostItsEnd() throws Exception {
    answers(new byte[0], "PDF-20");
    answers("<Invoice/>".getBytes(StandardCharsets.UTF_8), "PDF-20");
    var whole = SuppliedPdfs.pdfbox(Kind.COMPOSITE, 1.7f, true, d -> { });
    for (double part : new double[] {0.2, 0.5, 0.9}) answers(Arrays.copyOf(whole, (int) (whole.length * part)), "PDF-20");
  }

  @Test
  void aTableOfContentsThatIsWrongIsMendedWhereTheFileCanBeWrittenAnewAndRefusedElsewhere() throws Exception {
    var text = new String(SuppliedPdfs.pdfbox(Kind.COMPOSITE, 1.4f, false, d -> { }), StandardCharsets.ISO_8859_1);
    var wrong = text.replaceAll("startxref\\s+\\d+", "startxref\n17").getBytes(StandardCharsets.ISO_8859_1);
    var taken = answers(wrong, "PDF-27", "PDF-30");
    assertEquals(Outcome.ARCHIVED, taken.outcome());
    var raw = new String(SuppliedPdfs.raw("1.4", "", SuppliedPdfs.PAGE), StandardCharsets.ISO_8859_1).replaceAll("startxref\\s+\\d+", "startxref\n17");
    assertEquals(Outcome.REFUSED, answers(raw.getBytes(StandardCharsets.ISO_8859_1), "PDF-27", "PDF-28").outcome());
  }

  @Test
  void scriptsAndProgramsThatItStarts() throws Exception {
    answers(SuppliedPdfs.pdfbox(Kind.COMPOSITE, 1.7f, true, d -> d.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"))), "PDF-24");
    answers(SuppliedPdfs.pdfbox(Kind.COMPOSITE, 1.7f, true, d -> {
      var launch = new PDActionLaunch();
      launch.setF("cmd.exe");
      d.getDocumentCatalog().setOpenAction(launch);
    }), "PDF-24");
    answers(SuppliedPdfs.raw("1.7", "/Names << /JavaScript << /Names [(a) << /S /J#61vaScript /JS (app.alert\\(1\\)) >>] >> >>", SuppliedPdfs.PAGE), "PDF-24");
    answers(SuppliedPdfs.raw("1.7", "", SuppliedPdfs.PAGE.replace("/Contents", "/Annots [<< /Type /Annot /Subtype /RichMedia /Rect [0 0 9 9] >>] /Contents")), "PDF-24");
    answers(SuppliedPdfs.raw("1.7", "/AcroForm << /XFA [(template) (x)] /Fields [] >>", SuppliedPdfs.PAGE), "PDF-26");
  }

  @Test
  void aProgramInside() throws Exception {
    var taken = answers(SuppliedPdfs.pdfbox(Kind.COMPOSITE, 1.7f, true, d -> {
      var spec = new PDComplexFileSpecification();
      spec.setFile("Rechnung.pdf.EXE ");
      spec.getCOSObject().setItem(COSName.EF, new org.apache.pdfbox.cos.COSDictionary());
      d.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("AF"), spec);
    }), "PDF-25");
    assertTrue(taken.findings().get(0).message().contains("EXE"));
  }

  @Test
  void tenThousandPages() {
    var pdf = new RawPdf("1.4");
    pdf.object(CATALOG);
    var kids = new StringBuilder();
    for (int i = 0; i < 10_000; i++) kids.append(3 + i).append(" 0 R ");
    pdf.object("<< /Type /Pages /Count 10000 /Kids [" + kids + "] >>");
    for (int i = 0; i < 10_000; i++) pdf.object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>");
    answers(pdf.table(""), "PDF-22");
  }

  @Test
  void onePageTenThousandTimesAndTreesWithoutEnd() {
    var pdf = new RawPdf("1.4");
    pdf.object(CATALOG);
    pdf.object("<< /Type /Pages /Count 10000 /Kids [" + "3 0 R ".repeat(10_000) + "] >>");
    pdf.object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>");
    answers(pdf.table(""), "PDF-22");
    var circle = new RawPdf("1.4");
    circle.object(CATALOG);
    circle.object("<< /Type /Pages /Count 1 /Kids [2 0 R] >>");
    answers(circle.table(""), "PDF-20");
    var deep = new RawPdf("1.4");
    deep.object(CATALOG);
    for (int i = 0; i < 500; i++) deep.object("<< /Type /Pages /Count 1 /Kids [" + (i + 3) + " 0 R] >>");
    deep.object("<< /Type /Page /Parent 501 0 R /MediaBox [0 0 595 842] >>");
    answers(deep.table(""), "PDF-22");
  }

  @Test
  void bombsInOneFilterInSeveralAndInOnesThatHide() {
    var zeros = RawPdf.zeros(200L << 20);
    answers(bomb("/Filter /FlateDecode", zeros), "PDF-22");
    answers(bomb("/Filter /F#6cateDecode", zeros), "PDF-22");
    answers(bomb("/Filter [/FlateDecode /FlateDecode]", RawPdf.deflated(zeros)), "PDF-22");
    answers(bomb("/Filter [/Fl#61teDecode /FlateDecode /FlateDecode]", RawPdf.deflated(RawPdf.deflated(RawPdf.zeros(2L << 30)))), "PDF-22");
    answers(bomb("/Filter [/ASCIIHexDecode /FlateDecode]", (java.util.HexFormat.of().formatHex(zeros) + ">").getBytes(StandardCharsets.US_ASCII)), "PDF-22");
    answers(bomb("/Filter 6 0 R", zeros), "PDF-22");
  }

  static byte[] bomb(String filter, byte[] content) {
    var pdf = new RawPdf("1.7");
    pdf.object(CATALOG);
    pdf.object(SuppliedPdfs.PAGES);
    pdf.object(SuppliedPdfs.PAGE);
    pdf.stream(filter, content);
    pdf.object(SuppliedPdfs.HELVETICA);
    pdf.object("/FlateDecode");
    return pdf.table("");
  }

  @Test
  void aBombThatHoldsTheTableOfContents() {
    var pdf = new RawPdf("1.7");
    pdf.object(CATALOG);
    int at = pdf.soFar().length;
    pdf.stream("/Type /XRef /Size 3 /W [1 4 1] /Root 1 0 R /Filter /FlateDecode", RawPdf.zeros(300L << 20));
    pdf.text("startxref\n" + at + "\n%%EOF\n");
    answers(pdf.soFar(), "PDF-22");
  }

  @Test
  void aPictureThatIsLargerThanAnyPage() {
    for (var size : List.of("/Width 100000 /Height 100000", "/Width 2147483647 /Height 2")) {
      var pdf = new RawPdf("1.7");
      pdf.object(CATALOG);
      pdf.object(SuppliedPdfs.PAGES);
      pdf.object(SuppliedPdfs.PAGE.replace("/Font", "/XObject << /I 6 0 R >> /Font"));
      pdf.stream("", (SuppliedPdfs.instructions() + "q 595 0 0 842 0 0 cm /I Do Q").getBytes(StandardCharsets.ISO_8859_1));
      pdf.object(SuppliedPdfs.HELVETICA);
      pdf.stream("/Type /XObject /Subtype /Image " + size + " /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode", RawPdf.zeros(1000));
      answers(pdf.table(""), "PDF-22");
    }
  }

  @Test
  void partsThatDrawEachOtherWithoutEnd() {
    var pdf = new RawPdf("1.7");
    pdf.object(CATALOG);
    pdf.object(SuppliedPdfs.PAGES);
    pdf.object(SuppliedPdfs.PAGE.replace("/Font", "/XObject << /A 6 0 R >> /Font"));
    pdf.stream("", (SuppliedPdfs.instructions() + "/A Do").getBytes(StandardCharsets.ISO_8859_1));
    pdf.object(SuppliedPdfs.HELVETICA);
    for (int i = 0; i < 12; i++) {
      pdf.stream("/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Resources << /XObject << /A " + (pdf.next() + 1) + " 0 R >> >>", "/A Do ".repeat(40).getBytes(StandardCharsets.US_ASCII));
    }
    pdf.stream("/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Resources << >>", "0 0 m 1 1 l S".getBytes(StandardCharsets.US_ASCII));
    var taken = take(pdf.table(""), Duration.ofSeconds(5));
    assertTrue(List.of("PDF-22", "PDF-23").contains(taken.findings().get(0).code()), taken.findings().toString());
  }

  @Test
  void bracketsWithoutEndAndObjectsWithoutNumber() {
    var pdf = new RawPdf("1.7");
    pdf.object(CATALOG.replace(">>", "/X " + "[".repeat(200_000) + " >>"));
    pdf.object(SuppliedPdfs.PAGES);
    assertEquals(Outcome.REFUSED, take(pdf.table(""), SOON).outcome());
    var many = new RawPdf("1.4");
    many.object(CATALOG);
    for (int i = 0; i < 310_000; i++) many.object("null");
    answers(many.table(""), "PDF-22");
  }

  @Test
  void moreBytesThanAreTaken() {
    var large = new byte[(64 << 20) + 1];
    System.arraycopy("%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII), 0, large, 0, 9);
    answers(large, "PDF-22");
  }

  @Test
  void anyByteChangedStillGivesAnAnswer() throws Exception {
    var whole = SuppliedPdfs.pdfbox(Kind.COMPOSITE, 1.4f, false, d -> { });
    var random = new Random(4711);
    for (int i = 0; i < 40; i++) {
      var changed = whole.clone();
      for (int k = 0; k < 1 + random.nextInt(6); k++) changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      assertTrue(take(changed, SOON).findings().stream().allMatch(f -> f.next() != null));
    }
  }

  @Test
  void severalBombsAtOnceLeaveRoomForAnHonestPage() throws Exception {
    var bomb = bomb("/Filter /FlateDecode", RawPdf.zeros(200L << 20));
    var honest = SuppliedPdfs.pdfbox(Kind.COMPOSITE, 1.4f, false, d -> { });
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 6; i++) threads.add(Thread.startVirtualThread(() -> take(bomb, SOON)));
    assertEquals(Outcome.ARCHIVED, take(honest, SOON).outcome());
    for (var t : threads) t.join();
  }

  private static Taken answers(byte[] pdf, String... codes) {
    long start = System.nanoTime();
    var taken = take(pdf, SOON);
    assertEquals(List.of(codes), taken.findings().stream().map(Finding::code).toList(), taken.findings().toString());
    assertTrue(Duration.ofNanos(System.nanoTime() - start).compareTo(SOON) < 0);
    return taken;
  }

  private static Taken take(byte[] pdf, Duration time) {
    var plain = Wishes.plain(WHEN);
    return SuppliedPage.take(pdf, Invoices.usual(), new Wishes(true, List.of(), null, plain.wordless(), WHEN, plain.limits().within(time)));
  }
}
