package io.bordereau.pdf.paper;

/**
 * How text is set.
 *
 * @param face the face
 * @param size size of the type in points
 * @param leading from base line to base line in points
 * @param colour red, green and blue, a byte each
 */
public record Style(Face face, float size, float leading, int colour) {
  /** The same in another colour. */
  public Style in(int other) {
    return new Style(face, size, leading, other);
  }

  /** The same in another face. */
  public Style in(Face other) {
    return new Style(other, size, leading, colour);
  }

  /** The width of a text in points. */
  public float width(CharSequence text) {
    return face.width(text, size);
  }

  /** From the upper edge of a line to its base line, in points. */
  public float base() {
    float high = face.ascent * size / face.unitsPerEm;
    float low = face.descent * size / face.unitsPerEm;
    return (leading - high - low) / 2 + high;
  }
}
