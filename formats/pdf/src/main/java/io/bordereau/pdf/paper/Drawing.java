package io.bordereau.pdf.paper;

/** A block of a fixed height whose content is drawn by hand: a logo, a payment part. */
public final class Drawing implements Block {
  /** What draws it. */
  @FunctionalInterface
  public interface Pen {
    /** Draws at this place; {@code within} is the element that it is a part of, or null for an artifact. */
    void draw(Canvas page, float x, float y, float width, Element within);
  }

  private final float height;
  private final Pen pen;

  /** A block of that height. */
  public Drawing(float height, Pen pen) {
    this.height = height;
    this.pen = pen;
  }

  /**
   * A picture as a figure.
   *
   * @param words what it shows
   */
  public static Drawing figure(Picture picture, float wide, float high, String words) {
    return new Drawing(high, (page, x, y, width, within) -> {
      if (within == null) page.artifact();
      else page.tag(within.child("Figure").alternative(words).box(x, page.height() - y - high, x + wide, page.height() - y));
      page.picture(picture, x, y, wide, high);
    });
  }

  @Override
  public float height(float width) {
    return height;
  }

  @Override
  public void draw(Canvas page, float x, float y, float width, Element within) {
    pen.draw(page, x, y, width, within);
  }
}
