package io.bordereau.pdf.paper;

/**
 * A column of a {@link Table}.
 *
 * @param title its header
 * @param side where its content stands
 * @param flexible whether it takes the room that the others leave; one column of a table does
 */
public record Column(String title, Side side, boolean flexible) {
  /** Where the content of a column stands. */
  public enum Side {
    /** At the left edge. */
    LEFT,
    /** At the right edge; numbers one below the other by their decimal marks. */
    RIGHT
  }
}
