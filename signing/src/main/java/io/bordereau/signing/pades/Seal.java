package io.bordereau.signing.pades;

import java.util.List;
import java.util.Objects;

/**
 * What is seen of a signature: a framed box with words on one page, in calibrated grey tones, which PDF/A allows everywhere.
 *
 * @param page its number from 1 on; 0 for the last
 * @param left from the left edge of the page as it is seen, in points
 * @param bottom from its lower edge
 * @param width of the box
 * @param height of the box
 * @param heading the first line, larger
 * @param lines the others; they are broken where they are too long for the box
 */
public record Seal(int page, float left, float bottom, float width, float height, String heading, List<String> lines) {
  public Seal {
    lines = List.copyOf(lines);
    Objects.requireNonNull(heading);
    if (page < 0 || !(width > 0) || !(height > 0)) throw new IllegalArgumentException("a seal stands on a page and has a size");
  }
}
