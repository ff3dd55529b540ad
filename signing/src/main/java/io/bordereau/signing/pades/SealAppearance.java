package io.bordereau.signing.pades;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;

/** How a seal looks: a frame, a heading, words as large as the box allows. Nothing is painted behind the words: readers show a calibrated white each in its own way. */
final class SealAppearance {
  private static final float LARGEST = 9;
  private static final float SMALLEST = 4;
  private static final float STEP = 0.5f;
  private static final float HEADING = 1.15f;
  private static final float LEADING = 1.25f;
  private static final float FRAME = 0.5f;
  private static final float PADDING = 4;
  private static final COSName FONT = COSName.getPDFName("F1");

  private final OpenPdf pdf;
  private final Increment increment;
  private final Seal seal;

  SealAppearance(OpenPdf pdf, Increment increment, Seal seal) {
    this.pdf = pdf;
    this.increment = increment;
    this.seal = seal;
  }

  private record Line(String text, float size) {}

  /** Gives the widget its place and its looks. */
  void onto(COSDictionary widget, COSDictionary page) throws Refusal {
    float[] box = visible(page);
    int turn = turn(page);
    float seenWidth = turn % 180 == 0 ? box[2] - box[0] : box[3] - box[1];
    float seenHeight = turn % 180 == 0 ? box[3] - box[1] : box[2] - box[0];
    if (seal.left() < 0 || seal.bottom() < 0 || seal.left() + seal.width() > seenWidth || seal.bottom() + seal.height() > seenHeight) {
      throw new Refusal(PdfOutcome.Reason.SEAL_DOES_NOT_FIT, "the seal does not stand on the page, which is " + Math.round(seenWidth) + " by " + Math.round(seenHeight) + " points");
    }
    float w = seal.width();
    float h = seal.height();
    // the page is turned clockwise when it is seen; the seal is turned against that, and stands upright
    COSArray rectangle = switch (turn) {
      case 90 -> Widget.numbers(box[2] - seal.bottom() - h, box[1] + seal.left(), box[2] - seal.bottom(), box[1] + seal.left() + w);
      case 180 -> Widget.numbers(box[2] - seal.left() - w, box[3] - seal.bottom() - h, box[2] - seal.left(), box[3] - seal.bottom());
      case 270 -> Widget.numbers(box[0] + seal.bottom(), box[3] - seal.left() - w, box[0] + seal.bottom() + h, box[3] - seal.left());
      default -> Widget.numbers(box[0] + seal.left(), box[1] + seal.bottom(), box[0] + seal.left() + w, box[1] + seal.bottom() + h);
    };
    List<Line> lines = set();
    SealFont.Embedded font = SealFont.get().embed(increment, lines.stream().map(Line::text).toList());
    COSDictionary fonts = new COSDictionary();
    fonts.setItem(FONT, font.reference());
    COSDictionary resources = new COSDictionary();
    resources.setItem(COSName.FONT, fonts);
    resources.setItem(COSName.COLORSPACE, greys());
    COSDictionary form = new COSDictionary();
    form.setItem(COSName.TYPE, COSName.XOBJECT);
    form.setItem(COSName.SUBTYPE, COSName.FORM);
    form.setItem(COSName.BBOX, Widget.numbers(0, 0, w, h));
    if (turn != 0) form.setItem(COSName.MATRIX, matrix(turn));
    form.setItem(COSName.RESOURCES, resources);
    COSDictionary appearance = new COSDictionary();
    appearance.setItem(COSName.N, increment.addStream(form, content(lines, font)));
    widget.setItem(COSName.RECT, rectangle);
    widget.setItem(COSName.AP, appearance);
    if (turn != 0) {
      COSDictionary looks = new COSDictionary();
      looks.setInt(COSName.R, turn);
      widget.setItem(COSName.MK, looks);
    }
  }

  /** Grey tones that no output intent need explain: PDF/A has files without one (ISO 19005-3 6.2.4.2). */
  private static COSDictionary greys() {
    COSDictionary light = new COSDictionary();
    light.setItem(COSName.WHITE_POINT, Widget.numbers(0.9505f, 1, 1.089f));
    light.setItem(COSName.GAMMA, new COSFloat(2.2f));
    COSArray calibrated = new COSArray();
    calibrated.add(COSName.CALGRAY);
    calibrated.add(light);
    COSDictionary spaces = new COSDictionary();
    spaces.setItem(COSName.getPDFName("C0"), calibrated);
    return spaces;
  }

  private static COSArray matrix(int turn) {
    return switch (turn) {
      case 90 -> Widget.numbers(0, 1, -1, 0, 0, 0);
      case 180 -> Widget.numbers(-1, 0, 0, -1, 0, 0);
      default -> Widget.numbers(0, -1, 1, 0, 0, 0);
    };
  }

  private byte[] content(List<Line> lines, SealFont.Embedded font) {
    StringBuilder out = new StringBuilder();
    out.append(String.format(Locale.ROOT, "q\n/C0 cs /C0 CS 0.45 SC %.2f w %.2f %.2f %.2f %.2f re S\nBT 0 sc\n", FRAME, FRAME, FRAME, seal.width() - 2 * FRAME, seal.height() - 2 * FRAME));
    // in the middle of its box
    float y = seal.height() - PADDING - (seal.height() - 2 * PADDING - height(lines)) / 2;
    for (Line each : lines) {
      y -= each == lines.get(0) ? SealFont.get().ascent() * each.size() : LEADING * each.size();
      out.append(String.format(Locale.ROOT, "/F1 %.2f Tf 1 0 0 1 %.2f %.2f Tm %s Tj\n", each.size(), PADDING, y, font.codesOf(each.text())));
    }
    return out.append("ET\nQ\n").toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** The lines, as large as they fit. */
  private List<Line> set() throws Refusal {
    for (float size = LARGEST; size >= SMALLEST; size -= STEP) {
      List<Line> lines = new ArrayList<>();
      boolean fits = broken(lines, seal.heading(), size * HEADING);
      for (String each : seal.lines()) fits &= broken(lines, each, size);
      if (fits && !lines.isEmpty() && height(lines) <= seal.height() - 2 * PADDING) return lines;
    }
    throw new Refusal(PdfOutcome.Reason.SEAL_DOES_NOT_FIT, "the words of the seal do not fit into its box");
  }

  private static float height(List<Line> lines) {
    float height = SealFont.get().ascent() * lines.get(0).size();
    for (Line each : lines.subList(1, lines.size())) height += LEADING * each.size();
    return height + 0.25f * lines.get(lines.size() - 1).size();
  }

  /** Breaks a text at its spaces; false when a word is too long. */
  private boolean broken(List<Line> lines, String text, float size) {
    SealFont font = SealFont.get();
    float room = seal.width() - 2 * PADDING;
    String line = "";
    for (String word : font.writable(text).split(" ")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (font.width(longer) * size <= room) {
        line = longer;
        continue;
      }
      if (line.isEmpty() || font.width(word) * size > room) return false;
      lines.add(new Line(line, size));
      line = word;
    }
    if (!line.isEmpty()) lines.add(new Line(line, size));
    return true;
  }

  /** What of the page is seen: left, bottom, right, top. */
  private float[] visible(COSDictionary page) throws Refusal {
    COSBase box = pdf.inherited(page, COSName.CROP_BOX) instanceof COSArray crop ? crop : pdf.inherited(page, COSName.MEDIA_BOX);
    if (!(box instanceof COSArray four) || four.size() != 4) throw Refusal.malformed("a page has no size");
    float[] edges = new float[4];
    for (int i = 0; i < 4; i++) {
      if (!((four.get(i) instanceof COSObject reference ? reference.getObject() : four.get(i)) instanceof COSNumber number)) throw Refusal.malformed("a page has no size");
      edges[i] = number.floatValue();
    }
    return new float[] {Math.min(edges[0], edges[2]), Math.min(edges[1], edges[3]), Math.max(edges[0], edges[2]), Math.max(edges[1], edges[3])};
  }

  private int turn(COSDictionary page) {
    return pdf.inherited(page, COSName.ROTATE) instanceof COSInteger turn ? Math.floorMod(turn.intValue() / 90 * 90, 360) : 0;
  }
}
