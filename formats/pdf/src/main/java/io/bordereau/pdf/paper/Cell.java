package io.bordereau.pdf.paper;

/** A cell of a {@link Table}: a block, or a number that stands with others one below the other. */
public sealed interface Cell {
  /**
   * Text, or several blocks.
   *
   * @param block the content; its structure type is null when it is the content of the cell itself
   * @param span how many columns it covers
   */
  record Content(Block block, int span) implements Cell {}

  /**
   * A number on one line, set so that the decimal marks of a column stand one below the other.
   *
   * @param text the number as it is to be read
   * @param style its style
   * @param mark index of the decimal mark; the length of the text when it has none
   */
  record Number(String text, Style style, int mark) implements Cell {
    float before() {
      return style.face().units(text, 0, mark) * style.size() / style.face().unitsPerEm;
    }

    float after() {
      return style.face().units(text, mark, text.length()) * style.size() / style.face().unitsPerEm;
    }
  }

  /** Nothing. */
  record Empty() implements Cell {}

  /** An empty cell. */
  Cell EMPTY = new Empty();

  /** A cell with a block. */
  static Cell of(Block block) {
    return new Content(block, 1);
  }

  /** A cell with text. */
  static Cell of(Style style, String words) {
    return words == null || words.isEmpty() ? EMPTY : new Content(Paragraph.of(null, style, words), 1);
  }

  /** A cell with a number; the mark is the last of the given character in it. */
  static Cell number(Style style, String text, char decimal) {
    int mark = text.lastIndexOf(decimal);
    return new Number(text, style, mark < 0 ? digits(text) : mark);
  }

  /** A cell with a text that ends at the right edge of its column. */
  static Cell right(Style style, String text) {
    return new Number(text, style, text.length());
  }

  private static int digits(String text) {
    int end = text.length();
    while (end > 0 && !Character.isDigit(text.charAt(end - 1))) end--;
    return end == 0 ? text.length() : end;
  }
}
