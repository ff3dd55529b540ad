package io.bordereau.pdf.supplied;

import io.bordereau.pdf.bounds.OpenPdf;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/** Walks over a page as if it drew it, and notes which glyphs of which fonts are drawn. */
final class GlyphUse extends PDFGraphicsStreamEngine {
  private final OpenPdf pdf;
  private final Map<COSBase, Used> fonts = new IdentityHashMap<>();
  private final Set<String> odd = new TreeSet<>();

  /**
   * One font in use.
   *
   * @param font the font
   * @param codes the codes that are drawn
   */
  record Used(PDFont font, Set<Integer> codes) {}

  private GlyphUse(OpenPdf pdf, PDPage page) {
    super(page);
    this.pdf = pdf;
  }

  /** The fonts in use on all pages; what is not to be understood on them is added to the reasons. */
  static Iterable<Used> of(OpenPdf pdf, Set<String> reasons) throws IOException {
    var all = new IdentityHashMap<COSBase, Used>();
    for (var page : pdf.document().getPages()) {
      var walk = new GlyphUse(pdf, page);
      walk.processPage(page);
      walk.fonts.forEach((key, used) -> all.merge(key, used, (a, b) -> {
        a.codes.addAll(b.codes);
        return a;
      }));
      reasons.addAll(walk.odd);
    }
    return List.copyOf(all.values());
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    pdf.effort().operator();
    super.processOperator(operator, operands);
  }

  @Override
  protected void operatorException(Operator operator, List<COSBase> operands, IOException e) throws IOException {
    odd.add("an instruction that cannot be carried out: " + operator.getName());
    super.operatorException(operator, operands, e);
  }

  @Override
  protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
    if (getGraphicsState().getTextState().getRenderingMode() != RenderingMode.NEITHER) {
      fonts.computeIfAbsent(font.getCOSObject(), f -> new Used(font, new TreeSet<>())).codes.add(code);
    }
  }

  @Override
  public void drawImage(PDImage image) {
    // Looked at as an object, not as a use.
  }

  @Override
  public void appendRectangle(Point2D a, Point2D b, Point2D c, Point2D d) {
    // No glyph.
  }

  @Override
  public void clip(int rule) {
    // No glyph.
  }

  @Override
  public void moveTo(float x, float y) {
    // No glyph.
  }

  @Override
  public void lineTo(float x, float y) {
    // No glyph.
  }

  @Override
  public void curveTo(float a, float b, float c, float d, float e, float f) {
    // No glyph.
  }

  @Override
  public Point2D getCurrentPoint() {
    return new Point2D.Float();
  }

  @Override
  public void closePath() {
    // No glyph.
  }

  @Override
  public void endPath() {
    // No glyph.
  }

  @Override
  public void strokePath() {
    // No glyph.
  }

  @Override
  public void fillPath(int rule) {
    // No glyph.
  }

  @Override
  public void fillAndStrokePath(int rule) {
    // No glyph.
  }

  @Override
  public void shadingFill(COSName name) {
    // No glyph.
  }
}
