package io.bordereau.pdf.paper;

/** Sets blocks down the pages, and begins a new page where one is full. */
public final class Flow {
  /** A block that is kept together leaves no more of a page empty than this share. */
  private static final float EMPTY = 0.45f;

  private final Paper paper;
  private final float x;
  private final float width;
  private final float top;
  private final float bottom;
  private Canvas page;
  private float y;
  private boolean fresh;

  /**
   * A flow that begins on a page.
   *
   * @param page the first page
   * @param first where it begins on the first page
   * @param x left edge
   * @param width width
   * @param top where it begins on the other pages
   * @param bottom where it ends on all pages
   */
  public Flow(Paper paper, Canvas page, float first, float x, float width, float top, float bottom) {
    this.paper = paper;
    this.page = page;
    this.x = x;
    this.width = width;
    this.top = top;
    this.bottom = bottom;
    y = first;
  }

  /** The page that it is on. */
  public Canvas page() {
    return page;
  }

  /** Where the next block begins. */
  public float y() {
    return y;
  }

  /** The room that is left on the page. */
  public float room() {
    return bottom - y;
  }

  /** Goes on at the top of a new page. */
  public void turn() {
    page = paper.page();
    y = top;
    fresh = true;
  }

  /** Sets a block where the last one ended. */
  public void place(Block block, Element within) {
    if (block.blank()) {
      if (!fresh) y = Math.min(bottom, y + block.height(width));
      return;
    }
    var rest = block;
    while (rest != null) rest = some(rest, within);
  }

  /** Sets as much as fits; what is left of it, or null. */
  private Block some(Block given, Element within) {
    var block = fresh && given instanceof Stack stack ? stack.bare() : given;
    float height = block.height(width);
    if (height <= room() + 0.01f) {
      set(block, height, within);
      return null;
    }
    boolean whole = block instanceof Stack stack && stack.together() && height <= bottom - top && room() < EMPTY * (bottom - top);
    var parts = whole ? java.util.Optional.<Block.Parts>empty() : block.split(width, room());
    if (parts.isPresent()) {
      var first = parts.get().first();
      set(first, first.height(width), within);
      turn();
      return parts.get().rest();
    }
    if (fresh) { // not even an empty page has room for it
      set(block, height, within);
      return null;
    }
    turn();
    return block;
  }

  private void set(Block block, float height, Element within) {
    paper.placement().enter(page, x, y, width, bottom - y);
    paper.placement().enter(page, x, y, width, height);
    block.draw(page, x, y, width, within);
    paper.placement().leave();
    paper.placement().leave();
    y += height;
    fresh = false;
  }
}
