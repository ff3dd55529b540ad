package io.bordereau.pdf.supplied;

import io.bordereau.pdf.bounds.OpenPdf;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/**
 * The text of the pages of a PDF, line by line as it is seen.
 *
 * @param lines the lines, without empty ones
 * @param seen how many characters a reader sees
 * @param hidden how many are there but not drawn: the text that a program recognised in a scanned picture
 * @param wordless how many glyphs are drawn without saying which character they are
 */
public record PageText(List<String> lines, long seen, long hidden, long wordless) {
  private static final int LONGEST_LINE = 4_000;
  private static final int LEAST = 20;

  public PageText {
    lines = List.copyOf(lines);
  }

  /** Whether there is enough text to compare anything with: most of the glyphs say what they are, and there are more than a few. */
  public boolean comparable() {
    return seen + hidden >= LEAST && wordless * 3 < seen + hidden;
  }

  /** Whether what is compared is mostly the text behind a picture, as well as a program recognised it. */
  public boolean recognised() {
    return hidden > seen;
  }

  /** Takes the text off the pages. */
  public static PageText of(OpenPdf pdf) throws IOException {
    var stripper = new Stripper(pdf);
    var text = new StringWriter();
    try {
      stripper.writeText(pdf.document(), text);
    } catch (UncheckedIOException refused) {
      throw refused.getCause();
    }
    stripper.fields(text);
    var lines = text.toString().lines().map(String::strip).filter(l -> !l.isEmpty())
        .map(l -> l.length() > LONGEST_LINE ? l.substring(0, LONGEST_LINE) : l).toList();
    return new PageText(lines, stripper.seen, stripper.hidden, stripper.wordless);
  }

  private static final class Stripper extends PDFTextStripper {
    private final OpenPdf pdf;
    private long seen;
    private long hidden;
    private long wordless;

    private Stripper(OpenPdf pdf) {
      this.pdf = pdf;
      setSortByPosition(true);
      setLineSeparator("\n");
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
      pdf.effort().operator();
      super.processOperator(operator, operands);
    }

    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
      if (font.toUnicode(code) == null) wordless++;
      super.showGlyph(matrix, font, code, displacement);
    }

    @Override
    protected void processTextPosition(TextPosition text) {
      var box = getCurrentPage().getCropBox();
      float x = text.getTextMatrix().getTranslateX();
      float y = text.getTextMatrix().getTranslateY();
      boolean outside = x < -1 || y < -1 || x > box.getWidth() + 1 || y > box.getHeight() + 1;
      if (outside || !pdf.effort().character()) return;
      if (getGraphicsState().getTextState().getRenderingMode() == RenderingMode.NEITHER) hidden++;
      else if (!text.getUnicode().isBlank()) seen++;
      super.processTextPosition(text);
    }

    /** What stands in the fields of a form, and in texts written upon a page, is seen as well. */
    private void fields(StringWriter text) throws IOException {
      for (var page : pdf.document().getPages()) {
        pdf.effort().time();
        var annotations = page.getCOSObject().getCOSArray(COSName.ANNOTS);
        for (int i = 0; annotations != null && i < annotations.size(); i++) {
          if (!(annotations.getObject(i) instanceof COSDictionary a)) continue;
          var value = a.getDictionaryObject(COSName.V);
          if (value == null && a.getCOSDictionary(COSName.PARENT) != null) value = a.getCOSDictionary(COSName.PARENT).getDictionaryObject(COSName.V);
          if (value == null && COSName.getPDFName("FreeText").equals(a.getCOSName(COSName.SUBTYPE))) value = a.getDictionaryObject(COSName.CONTENTS);
          if (!(value instanceof COSString words)) continue;
          seen += words.getString().length();
          text.append('\n').append(words.getString()).append('\n');
        }
      }
    }
  }
}
