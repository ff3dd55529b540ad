package io.bordereau.pdf.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Where the boxes of a document stand. Boxes nest: a line of text in its cell, a cell in its row, a row in the body of the page. Nothing may run out of the
 * box around it, and no two lines of text may overlap.
 */
public final class Placement {
  /** A line of type may reach out of its box by this: rounding. */
  private static final float TOLERANCE = 0.06f;

  /**
   * One box.
   *
   * @param page index of the page, from 0
   * @param text the text of a line; null for a box that holds others
   * @param x left edge
   * @param y upper edge
   * @param width width
   * @param height height
   */
  public record Box(int page, String text, float x, float y, float width, float height) {}

  private final List<Box> boxes = new ArrayList<>();
  private final List<Box> around = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  /** Opens a box: what is placed until {@link #leave} stands in it. */
  public void enter(Canvas page, float x, float y, float width, float height) {
    var box = new Box(page.index, null, x, y, width, height);
    within(box);
    around.add(box);
  }

  /** Closes the box that was opened last. */
  public void leave() {
    around.removeLast();
  }

  /** Places a line of text. */
  public void line(Canvas page, String text, float x, float y, float width, float height) {
    var box = new Box(page.index, text, x, y, width, height);
    within(box);
    boxes.add(box);
  }

  private void within(Box box) {
    if (around.isEmpty()) return;
    var outer = around.getLast();
    boolean fits = box.page == outer.page && box.x >= outer.x - TOLERANCE && box.y >= outer.y - TOLERANCE
        && box.x + box.width <= outer.x + outer.width + TOLERANCE && box.y + box.height <= outer.y + outer.height + TOLERANCE;
    if (!fits) faults.add("out of its box: " + box + " in " + outer);
  }

  /** The lines of text, in the order of their placing. */
  public List<Box> lines() {
    return List.copyOf(boxes);
  }

  /** What runs out of its box, and which lines overlap, in words for an engineer; empty when all is well. */
  public List<String> faults() {
    var found = new ArrayList<>(faults);
    var sorted = boxes.toArray(Box[]::new);
    Arrays.sort(sorted, Comparator.comparingInt(Box::page).thenComparingDouble(Box::y));
    for (int i = 0; i < sorted.length; i++) {
      var a = sorted[i];
      for (int k = i + 1; k < sorted.length; k++) {
        var b = sorted[k];
        if (b.page != a.page || b.y >= a.y + a.height - TOLERANCE) break;
        if (b.x < a.x + a.width - TOLERANCE && a.x < b.x + b.width - TOLERANCE) found.add("overlap: " + a + " and " + b);
      }
    }
    return found;
  }
}
