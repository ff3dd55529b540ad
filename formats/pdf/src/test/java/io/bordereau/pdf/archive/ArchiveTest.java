package io.bordereau.pdf.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Blob;
import io.bordereau.signing.judges.PdfaJudge;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.junit.jupiter.api.Test;
import org.verapdf.pdfa.flavours.PDFAFlavour;

class ArchiveTest {
  private static final Instant WHEN = Instant.parse("2026-11-20T10:15:30Z");
  private static final byte[] XML = "<rsm:CrossIndustryInvoice/>".getBytes(StandardCharsets.UTF_8);

  private static final ArchiveFacts FACTS = new ArchiveFacts("Rechnung 4711 <Müller & Söhne>", "Nordwind GmbH", "Rechnung", "4711", "de-DE", "ERP 1", "Bordereau", WHEN, WHEN, 0,
      null, false, null).archive(Conformance.U).hybrid(FacturXMark.of("EN 16931"));

  private static final List<AssociatedFile> FILES = List.of(
      new AssociatedFile("Stück liste.csv", "text/csv", Relationship.SUPPLEMENT, null, WHEN, Blob.of(new byte[] {1, 2, 3})),
      new AssociatedFile("factur-x.xml", "text/xml", Relationship.ALTERNATIVE, "The invoice as data", WHEN, Blob.of(XML)));

  @Test
  void aPageWithItsFontBecomesAnArchiveWithFilesThatTheJudgeFindsInOrder() throws Exception {
    var pdf = made(FACTS, FILES);
    assertEquals(List.of(), PdfaJudge.wrong(pdf, PDFAFlavour.PDFA_3_U));
    assertEquals(List.of(), PdfaJudge.wrong(pdf, PDFAFlavour.PDFA_3_B));
    assertFalse(PdfaJudge.wrong(made(ArchiveFacts.NONE, List.of()), PDFAFlavour.PDFA_3_B).isEmpty(), "the judge sees the difference");
  }

  @Test
  void theAccessibleAndTheHybridMarkStandInOneListOfExtensionSchemas() {
    var facts = new ArchiveFacts("T", null, null, null, "de", null, null, null, null, 3, Conformance.A, true, FacturXMark.of("XRECHNUNG"));
    var text = new String(XmpPacket.of(facts), StandardCharsets.UTF_8);
    assertEquals(text.indexOf("<pdfaExtension:schemas>"), text.lastIndexOf("<pdfaExtension:schemas>"));
    assertTrue(text.contains("<pdfaSchema:prefix>fx</pdfaSchema:prefix>") && text.contains("<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"));
    assertEquals(facts, XmpPacket.read(XmpPacket.of(facts)));
  }

  @Test
  void whatWasWrittenIsReadAgain() throws IOException {
    try (var document = Loader.loadPDF(made(FACTS, FILES))) {
      assertEquals(FACTS, XmpPacket.read(document.getDocumentCatalog().getMetadata().toByteArray()));
      assertEquals(FILES, AssociatedFiles.of(document));
      assertEquals("Rechnung 4711 <Müller & Söhne>", document.getDocumentInformation().getTitle());
    }
  }

  @Test
  void aFileOfTheSameNameTakesTheOthersPlace() throws IOException {
    try (var document = Loader.loadPDF(made(FACTS, FILES))) {
      var other = new AssociatedFile("factur-x.xml", "text/xml", Relationship.DATA, null, WHEN, Blob.of(new byte[] {7}));
      Archive.make(document, FACTS, List.of(other));
      try (var again = Loader.loadPDF(Archive.bytes(document, XML))) {
        assertEquals(List.of("Stück liste.csv", "factur-x.xml"), AssociatedFiles.of(again).stream().map(AssociatedFile::name).toList());
        assertEquals(Blob.of(new byte[] {7}), AssociatedFiles.of(again).get(1).content());
      }
    }
  }

  @Test
  void theSameDocumentIsTheSameBytesAndAnotherSeedAnotherIdentifier() throws IOException {
    assertArrayEquals(made(FACTS, FILES), made(FACTS, FILES));
    try (var a = page(); var b = page()) {
      Archive.make(a, FACTS, List.of());
      Archive.make(b, FACTS, List.of());
      assertFalse(java.util.Arrays.equals(Archive.bytes(a, new byte[] {1}), Archive.bytes(b, new byte[] {2})));
    }
  }

  @Test
  void theColourProfileIsTheOneThatEveryoneCallsSrgb() {
    var ours = new ICC_ColorSpace(ICC_Profile.getInstance(ColourProfile.sRgb()));
    var theirs = ColorSpace.getInstance(ColorSpace.CS_sRGB);
    for (float r : new float[] {0, 0.1f, 0.5f, 0.8f, 1}) {
      for (float g : new float[] {0, 0.3f, 1}) {
        var colour = new float[] {r, g, 0.6f};
        assertArrayEquals(theirs.toCIEXYZ(colour), ours.toCIEXYZ(colour), 0.003f);
      }
    }
  }

  @Test
  void metadataThatAreNoneOrWantSomethingFetchedSayNothing() {
    assertEquals(ArchiveFacts.NONE, XmpPacket.read("nothing".getBytes(StandardCharsets.UTF_8)));
    assertEquals(ArchiveFacts.NONE, XmpPacket.read(null));
    var hostile = "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><x:xmpmeta xmlns:x=\"adobe:ns:meta/\">&e;</x:xmpmeta>";
    assertEquals(ArchiveFacts.NONE, XmpPacket.read(hostile.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void metadataInAttributesAreReadAsWell() {
    var packet = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description xmlns:pdfaid='http://www.aiim.org/pdfa/ns/id/'"
        + " rdf:about='' pdfaid:part='1' pdfaid:conformance='b'/></rdf:RDF></x:xmpmeta>";
    var facts = XmpPacket.read(packet.getBytes(StandardCharsets.UTF_8));
    assertEquals(1, facts.part());
    assertEquals(Conformance.B, facts.conformance());
    assertNull(facts.facturX());
  }

  private static byte[] made(ArchiveFacts facts, List<AssociatedFile> files) throws IOException {
    try (var document = page()) {
      Archive.make(document, facts, files);
      return Archive.bytes(document, XML);
    }
  }

  private static PDDocument page() throws IOException {
    var document = new PDDocument();
    var page = new PDPage();
    document.addPage(page);
    try (var in = ArchiveTest.class.getResourceAsStream("/liberation/LiberationSans-Regular.ttf"); var content = new PDPageContentStream(document, page)) {
      var font = PDType0Font.load(document, in, true);
      content.beginText();
      content.setFont(font, 11);
      content.newLineAtOffset(72, 700);
      content.showText("Rechnung 4711 über 119,00 €");
      content.endText();
    }
    return document;
  }
}
