package io.bordereau.pdf.paper;

import java.util.Optional;

/** Something that is set from top to bottom: text, a list, a table, or several of them. Its height depends on the width that it is given. */
public interface Block {
  /**
   * What remains when a block does not fit on a page.
   *
   * @param first what fits
   * @param rest what comes on the next page
   */
  record Parts(Block first, Block rest) {}

  /** Its height in points. */
  float height(float width);

  /**
   * Draws it.
   *
   * @param x left edge
   * @param y upper edge
   * @param within the element that it is a part of; null to draw an artifact
   */
  void draw(Canvas page, float x, float y, float width, Element within);

  /** Splits it so that the first part is at most that high; empty when not even a part fits. */
  default Optional<Parts> split(float width, float room) {
    return Optional.empty();
  }

  /** Whether it is only room, which falls away at the top of a page. */
  default boolean blank() {
    return false;
  }

  /** Room between blocks. */
  static Block space(float height) {
    return new Block() {
      @Override
      public float height(float width) {
        return height;
      }

      @Override
      public void draw(Canvas page, float x, float y, float width, Element within) {}

      @Override
      public boolean blank() {
        return true;
      }
    };
  }

  /** A line across. */
  static Block rule(float thickness, int colour) {
    return new Block() {
      @Override
      public float height(float width) {
        return thickness;
      }

      @Override
      public void draw(Canvas page, float x, float y, float width, Element within) {
        page.rule(x, y + thickness / 2, x + width, y + thickness / 2, thickness, colour);
      }
    };
  }
}
