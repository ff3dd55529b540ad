package io.bordereau.pdf.supplied;

import java.io.IOException;
import java.util.Set;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.font.PDCIDFontType2;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.pdmodel.font.PDTrueTypeFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType3Font;

/**
 * Whether a font is as PDF/A-3 wants it (ISO 19005-3, 6.2.11): inside of the file, every drawn glyph in it and of the width that the page reckons with, its
 * encoding unambiguous.
 */
final class FontCheck {
  private static final COSName FONT_FILE_3 = COSName.getPDFName("FontFile3");
  private static final COSName CID_TO_GID = COSName.getPDFName("CIDToGIDMap");

  private final Set<String> reasons;
  private final Set<String> missing;

  /** Adds what is wrong to the reasons, and the names of fonts that are not inside to the missing ones. */
  FontCheck(Set<String> reasons, Set<String> missing) {
    this.reasons = reasons;
    this.missing = missing;
  }

  void look(GlyphUse.Used used) throws IOException {
    var font = used.font();
    if (font instanceof PDType3Font) return; // Its glyphs are instructions of the file itself.
    var name = font.getName() == null ? "a font without a name" : font.getName();
    if (!font.isEmbedded()) {
      missing.add(name);
      return;
    }
    if (font.isDamaged()) {
      reasons.add("the font " + name + " is damaged");
      return;
    }
    if (font.getCOSObject().getDictionaryObject(COSName.BASE_FONT) == null) reasons.add("a font has no name");
    switch (font) {
      case PDType0Font composite -> composite(composite, name);
      case PDTrueTypeFont trueType -> trueType(trueType, name);
      case PDFont other -> { }
    }
    for (int code : used.codes()) glyph(font, code, name);
  }

  private void glyph(PDFont font, int code, String name) throws IOException {
    float program = font.getWidthFromFont(code);
    boolean drawn = switch (font) {
      case PDType0Font composite -> composite.codeToGID(code) != 0;
      case PDTrueTypeFont trueType -> trueType.codeToGID(code) != 0;
      case PDSimpleFont simple -> simple.getEncoding() == null || simple.getEncoding().getName(code) != null && !".notdef".equals(simple.getEncoding().getName(code));
      case PDFont other -> true;
    };
    if (!drawn) reasons.add("the font " + name + " lacks a glyph that the page draws");
    boolean explicit = font instanceof PDType0Font || font.getCOSObject().containsKey(COSName.WIDTHS);
    if (!explicit) reasons.add("the font " + name + " says no widths");
    // The standard allows a thousandth of rounding.
    if (Math.abs(font.getWidth(code) - program) > 1.0f) reasons.add("the font " + name + " says other widths than its glyphs have");
  }

  private void composite(PDType0Font font, String name) {
    var descendant = font.getDescendantFont().getCOSObject();
    boolean outlines = font.getDescendantFont() instanceof PDCIDFontType2;
    if (outlines && !(descendant.getDictionaryObject(CID_TO_GID) instanceof COSStream) && !COSName.IDENTITY.equals(descendant.getCOSName(CID_TO_GID))) {
      reasons.add("the font " + name + " does not say which glyph is which character");
    }
    if (font.getCOSObject().getDictionaryObject(COSName.ENCODING) instanceof COSStream) reasons.add("the font " + name + " brings an encoding of its own");
    var encoding = font.getCOSObject().getNameAsString(COSName.ENCODING);
    if (encoding != null && !encoding.equals("Identity-H") && !encoding.equals("Identity-V")) reasons.add("the font " + name + " uses the encoding " + encoding);
    if (descendant.getCOSDictionary(COSName.CIDSYSTEMINFO) == null) reasons.add("the font " + name + " names no character collection");
    descriptor(descendant.getCOSDictionary(COSName.FONT_DESC), name);
  }

  private void trueType(PDTrueTypeFont font, String name) throws IOException {
    TrueTypeFont program = font.getTrueTypeFont();
    var cmap = program.getCmap();
    var encoding = font.getCOSObject().getDictionaryObject(COSName.ENCODING);
    var descriptor = font.getFontDescriptor();
    boolean symbolic = descriptor == null || descriptor.isSymbolic();
    if (symbolic) {
      if (encoding != null) reasons.add("the symbolic font " + name + " has an encoding");
      int tables = cmap == null ? 0 : cmap.getCmaps().length;
      if (tables != 1 && (cmap == null || cmap.getSubtable(3, 0) == null)) reasons.add("the symbolic font " + name + " is ambiguous");
      return;
    }
    var base = encoding instanceof COSDictionary d ? d.getNameAsString(COSName.BASE_ENCODING) : encoding instanceof COSName n ? n.getName() : null;
    if (!"WinAnsiEncoding".equals(base) && !"MacRomanEncoding".equals(base)) reasons.add("the font " + name + " has no standard encoding");
    if (encoding instanceof COSDictionary d && d.containsKey(COSName.DIFFERENCES)) reasons.add("the font " + name + " has an encoding of its own");
    if (cmap == null || cmap.getCmaps().length == 0) reasons.add("the font " + name + " does not say which glyph is which character");
  }

  private void descriptor(COSDictionary descriptor, String name) {
    if (descriptor == null) reasons.add("the font " + name + " is not described");
    else if (descriptor.getCOSStream(FONT_FILE_3) != null && descriptor.getCOSStream(FONT_FILE_3).getNameAsString(COSName.SUBTYPE) == null) {
      reasons.add("the font " + name + " does not say of which kind it is");
    }
  }
}
