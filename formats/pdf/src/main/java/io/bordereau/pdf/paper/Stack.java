package io.bordereau.pdf.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Blocks one below the other. */
public final class Stack implements Block {
  private final String type;
  private final boolean together;
  private final List<Block> blocks = new ArrayList<>();
  private Block lead;
  private Element[] element = new Element[1];

  /**
   * An empty stack.
   *
   * @param type its structure type; null when its blocks are parts of the element around it
   * @param together whether it goes to the next page as a whole when it does not fit on this one, and is split only when it is too high for any page
   */
  public Stack(String type, boolean together) {
    this.type = type;
    this.together = together;
  }

  /** Sets a block above all others that falls away where the stack is the first on its page: a line between it and what is before. */
  public Stack lead(Block block) {
    lead = block;
    blocks.addFirst(block);
    return this;
  }

  /** The same as it is at the top of a page. */
  Stack bare() {
    if (lead == null) return this;
    var bare = new Stack(type, together);
    bare.element = element;
    for (var block : blocks) if (block != lead && !(bare.blocks.isEmpty() && block.blank())) bare.blocks.add(block);
    return bare;
  }

  /** Adds a block. */
  public Stack add(Block block) {
    blocks.add(block);
    return this;
  }

  /** Adds room. */
  public Stack space(float height) {
    return add(Block.space(height));
  }

  /** Whether nothing is in it. */
  public boolean isEmpty() {
    return blocks.isEmpty();
  }

  /** Whether it goes to the next page as a whole. */
  boolean together() {
    return together;
  }

  @Override
  public float height(float width) {
    float height = 0;
    for (var block : blocks) height += block.height(width);
    return height;
  }

  @Override
  public void draw(Canvas page, float x, float y, float width, Element within) {
    if (blocks.isEmpty()) return;
    if (element[0] == null && within != null) element[0] = type == null ? within : within.child(type);
    float top = y;
    for (var block : blocks) {
      block.draw(page, x, top, width, within == null ? null : element[0]);
      top += block.height(width);
    }
  }

  @Override
  public Optional<Parts> split(float width, float room) {
    var first = part();
    var rest = part();
    float left = room + 0.01f;
    boolean full = false;
    for (var block : blocks) {
      float height = full ? 0 : block.height(width);
      if (full) {
        if (!rest.isEmpty() || !block.blank()) rest.add(block);
      } else if (height <= left) {
        first.add(block);
        left -= height;
      } else {
        full = true;
        var parts = block.blank() ? Optional.<Parts>empty() : block.split(width, left);
        parts.ifPresent(p -> first.add(p.first()));
        if (parts.isPresent()) rest.add(parts.get().rest());
        else if (!block.blank()) rest.add(block);
      }
    }
    boolean nothing = first.blocks.stream().allMatch(Block::blank);
    return nothing || rest.isEmpty() ? Optional.empty() : Optional.of(new Parts(first, rest));
  }

  private Stack part() {
    var part = new Stack(type, false);
    part.element = element;
    return part;
  }
}
