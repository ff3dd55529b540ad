package io.bordereau.pdf.supplied;

import io.bordereau.mapping.Finding;
import io.bordereau.pdf.bounds.Effort;
import io.bordereau.pdf.bounds.OpenPdf;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/** What pages look like: drawn at 150 dpi and compared pixel for pixel. */
final class Looks {
  static final int DPI = 150;

  private Looks() {}

  /** The first page that looks different; empty when none does. */
  static Optional<Finding> differ(OpenPdf before, OpenPdf after) throws IOException {
    int pages = before.document().getNumberOfPages();
    if (pages != after.document().getNumberOfPages()) return Optional.of(PageFindings.looks(Math.min(pages, after.document().getNumberOfPages()) + 1, -1));
    var first = new Drawing(before.document(), before.effort());
    var second = new Drawing(after.document(), before.effort());
    for (int page = 0; page < pages; page++) {
      before.effort().time();
      int pixels = differ(first.page(page), second.page(page));
      if (pixels != 0) return Optional.of(PageFindings.looks(page + 1, pixels));
    }
    return Optional.empty();
  }

  /** How many pixels of two pictures differ; all of them when their sizes do. */
  static int differ(BufferedImage a, BufferedImage b) {
    if (a.getWidth() != b.getWidth() || a.getHeight() != b.getHeight()) return a.getWidth() * a.getHeight();
    var left = ((DataBufferInt) a.getRaster().getDataBuffer()).getData();
    var right = ((DataBufferInt) b.getRaster().getDataBuffer()).getData();
    int different = 0;
    for (int i = 0; i < left.length; i++) if (left[i] != right[i]) different++;
    return different;
  }

  /** Draws pages as long as there is time. */
  static final class Drawing extends PDFRenderer {
    private final Effort effort;

    Drawing(PDDocument document, Effort effort) {
      super(document);
      this.effort = effort;
    }

    BufferedImage page(int number) throws IOException {
      return page(number, DPI);
    }

    BufferedImage page(int number, int dpi) throws IOException {
      var box = document.getPage(number).getCropBox();
      float unit = document.getPage(number).getUserUnit();
      effort.picture((long) Math.ceil(box.getWidth() * unit * dpi / 72.0), (long) Math.ceil(box.getHeight() * unit * dpi / 72.0));
      return renderImageWithDPI(number, dpi, ImageType.RGB);
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
      return new Drawer(parameters, effort);
    }
  }

  private static final class Drawer extends PageDrawer {
    private final Effort effort;

    private Drawer(PageDrawerParameters parameters, Effort effort) throws IOException {
      super(parameters);
      this.effort = effort;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
      effort.operator();
      // A picture within the page's own instructions says its size only now.
      if (operator.getImageParameters() != null) inline(operator.getImageParameters());
      super.processOperator(operator, operands);
    }

    private void inline(COSDictionary picture) throws IOException {
      effort.picture(Math.max(0, picture.getInt(COSName.W, COSName.WIDTH, 0)), Math.max(0, picture.getInt(COSName.H, COSName.HEIGHT, 0)));
    }
  }
}
