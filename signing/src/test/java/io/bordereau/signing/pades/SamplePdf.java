package io.bordereau.signing.pades;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;

/** Files to be signed: PDF/A-3a and PDF/UA-1, small, with the kinds of tables that files have. */
final class SamplePdf {
  private SamplePdf() {}

  /** Pages that say who they are, tagged. */
  static byte[] tagged(int pages, boolean compressed) throws IOException {
    return tagged(pages, compressed, XMP, 1.7f);
  }

  /** The same as PDF/A-1a, of PDF 1.4, which had no other fonts than whole ones and those with a list of their glyphs. */
  static byte[] old() throws IOException {
    return tagged(1, false, XMP.replace("<pdfaid:part>3<", "<pdfaid:part>1<"), 1.4f);
  }

  private static byte[] tagged(int pages, boolean compressed, String xmp, float version) throws IOException {
    try (var document = new PDDocument(); var font = PDDocument.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
      var type = PDType0Font.load(document, font, true);
      var catalog = document.getDocumentCatalog().getCOSObject();
      var root = new COSDictionary();
      root.setItem(COSName.TYPE, COSName.STRUCT_TREE_ROOT);
      var whole = element("Document", root);
      var numbers = new COSArray();
      var kids = new COSArray();
      for (int i = 0; i < pages; i++) {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        page.getCOSObject().setInt(COSName.STRUCT_PARENTS, i);
        page.getCOSObject().setItem(COSName.getPDFName("Tabs"), COSName.S);
        var id = new COSDictionary();
        id.setInt(COSName.MCID, 0);
        try (var content = new PDPageContentStream(document, page)) {
          content.beginMarkedContent(COSName.P, PDPropertyList.create(id));
          content.beginText();
          content.setFont(type, 12);
          content.newLineAtOffset(72, 760);
          content.showText("Rechnung 2026-117, Seite " + (i + 1) + ": 1 000,00 €");
          content.endText();
          content.endMarkedContent();
        }
        var paragraph = element("P", whole);
        paragraph.setItem(COSName.PG, page.getCOSObject());
        paragraph.setItem(COSName.K, COSInteger.ZERO);
        kids.add(paragraph);
        var marked = new COSArray();
        marked.add(paragraph);
        numbers.add(COSInteger.get(i));
        numbers.add(marked);
      }
      whole.setItem(COSName.K, kids);
      root.setItem(COSName.K, whole);
      var tree = new COSDictionary();
      tree.setItem(COSName.NUMS, numbers);
      root.setItem(COSName.PARENT_TREE, tree);
      root.setInt(COSName.PARENT_TREE_NEXT_KEY, pages);
      catalog.setItem(COSName.STRUCT_TREE_ROOT, root);
      var marked = new COSDictionary();
      marked.setBoolean(COSName.getPDFName("Marked"), true);
      catalog.setItem(COSName.MARK_INFO, marked);
      catalog.setItem(COSName.LANG, new COSString("de-AT"));
      var viewer = new COSDictionary();
      viewer.setBoolean(COSName.getPDFName("DisplayDocTitle"), true);
      catalog.setItem(COSName.VIEWER_PREFERENCES, viewer);
      var intent = new PDOutputIntent(document, new ByteArrayInputStream(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData()));
      intent.setOutputConditionIdentifier("sRGB");
      intent.setInfo("sRGB");
      document.getDocumentCatalog().addOutputIntent(intent);
      var metadata = new PDMetadata(document);
      metadata.importXMPMetadata(xmp.getBytes(StandardCharsets.UTF_8));
      document.getDocumentCatalog().setMetadata(metadata);
      document.setDocumentId(1L);
      document.setVersion(version);
      return saved(document, compressed);
    }
  }

  private static COSDictionary element(String kind, COSDictionary parent) {
    var element = new COSDictionary();
    element.setItem(COSName.TYPE, COSName.getPDFName("StructElem"));
    element.setName(COSName.S, kind);
    element.setItem(COSName.P, parent);
    return element;
  }

  /** The same file after a change of its structure. */
  static byte[] changed(byte[] pdf, java.util.function.Consumer<PDDocument> change) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      document.setDocumentId(1L);
      change.accept(document);
      return saved(document, false);
    }
  }

  static byte[] saved(PDDocument document, boolean compressed) throws IOException {
    var out = new ByteArrayOutputStream();
    document.save(out, compressed ? CompressParameters.DEFAULT_COMPRESSION : CompressParameters.NO_COMPRESSION);
    return out.toByteArray();
  }

  private static final String XMP = """
      <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
      <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance></rdf:Description>
      <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
      <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">Rechnung 2026-117</rdf:li></rdf:Alt></dc:title></rdf:Description>
      <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
        xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
      <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
      <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
      <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>part of PDF/UA</pdfaProperty:description></rdf:li>
      </rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag>
      </pdfaExtension:schemas></rdf:Description>
      </rdf:RDF></x:xmpmeta>
      <?xpacket end="w"?>""";
}
