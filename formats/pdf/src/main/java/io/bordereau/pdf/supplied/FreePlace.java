package io.bordereau.pdf.supplied;

import io.bordereau.document.Invoice;
import io.bordereau.pdf.bounds.Bounded;
import io.bordereau.pdf.bounds.Effort;
import io.bordereau.pdf.bounds.Limits;
import io.bordereau.pdf.bounds.OpenPdf;
import io.bordereau.pdf.bounds.PdfRefused;
import io.bordereau.pdf.paper.SealPlace;
import io.bordereau.pdf.slips.QrBillPart;
import io.bordereau.pdf.slips.QrBills;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * Where a seal hides nothing of a page of others: a corner, or the middle of an edge, that is white when it is drawn, and where nothing can be clicked or filled in.
 * The first page comes first, then the last.
 */
public final class FreePlace {
  private static final int DPI = 100;
  private static final float POINT = DPI / 72f;
  private static final float MM = 72 / 25.4f;
  private static final float MARGIN = 5 * MM;
  /** White around it as well. */
  private static final float AROUND = 1.5f * MM;
  private static final int WHITE = 250;
  /** Wide and low, as in a foot; then a narrower one, as beside something. */
  private static final List<float[]> SIZES = List.of(new float[] {76 * MM, 13.5f * MM}, new float[] {55 * MM, 18 * MM});

  private FreePlace() {}

  /**
   * A place; empty when there is none, when the page is signed already (what others signed is not drawn on), or when it cannot be drawn within the limits.
   *
   * @param invoice the document: a Swiss payment part belongs to the bank
   */
  public static Optional<SealPlace> of(byte[] bytes, Invoice invoice, Limits limits) {
    try {
      return Bounded.work(limits, effort -> find(bytes, QrBills.of(invoice).it().isPresent() ? QrBillPart.HEIGHT : 0, effort));
    } catch (PdfRefused refused) {
      return Optional.empty();
    }
  }

  private static Optional<SealPlace> find(byte[] bytes, float slip, Effort effort) throws IOException {
    try (var pdf = OpenPdf.of(bytes, effort)) {
      if (pdf.signed()) return Optional.empty();
      int pages = pdf.document().getNumberOfPages();
      var drawing = new Looks.Drawing(pdf.document(), effort);
      for (int page : pages == 1 ? List.of(0) : List.of(0, pages - 1)) {
        var place = on(pdf.document().getPage(page), page, drawing.page(page, DPI), slip);
        if (place.isPresent()) return place;
      }
      return Optional.empty();
    }
  }

  private static Optional<SealPlace> on(PDPage page, int number, BufferedImage picture, float slip) throws IOException {
    if (page.getUserUnit() != 1 || page.getRotation() != 0 && !page.getAnnotations().isEmpty()) return Optional.empty();
    float width = picture.getWidth() / POINT;
    float height = picture.getHeight() / POINT;
    for (var size : SIZES) {
      for (float bottom : new float[] {slip + MARGIN, height - MARGIN - size[1]}) {
        for (float left : new float[] {width - MARGIN - size[0], MARGIN, (width - size[0]) / 2}) {
          if (left < MARGIN || bottom < MARGIN || bottom + size[1] + MARGIN > height) continue;
          var place = new SealPlace(number + 1, left, bottom, size[0], size[1]);
          if (white(picture, place, height) && untouched(page, place)) return Optional.of(place);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean white(BufferedImage picture, SealPlace place, float height) {
    int left = Math.max(0, (int) Math.floor((place.left() - AROUND) * POINT));
    int right = Math.min(picture.getWidth(), (int) Math.ceil((place.left() + place.width() + AROUND) * POINT));
    int top = Math.max(0, (int) Math.floor((height - place.bottom() - place.height() - AROUND) * POINT));
    int bottom = Math.min(picture.getHeight(), (int) Math.ceil((height - place.bottom() + AROUND) * POINT));
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        int pixel = picture.getRGB(x, y);
        if ((pixel >> 16 & 255) < WHITE || (pixel >> 8 & 255) < WHITE || (pixel & 255) < WHITE) return false;
      }
    }
    return true;
  }

  /** Links and fields are there though they may show nothing. */
  private static boolean untouched(PDPage page, SealPlace place) throws IOException {
    var crop = page.getCropBox();
    for (var each : page.getAnnotations()) {
      var box = each.getRectangle();
      if (box == null) continue;
      float left = box.getLowerLeftX() - crop.getLowerLeftX();
      float bottom = box.getLowerLeftY() - crop.getLowerLeftY();
      boolean beside = left + box.getWidth() < place.left() || left > place.left() + place.width() || bottom + box.getHeight() < place.bottom() || bottom > place.bottom() + place.height();
      if (!beside) return false;
    }
    return true;
  }
}
