package io.bordereau.pdf.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Blocks beside each other, with the same upper edge. */
public final class Columns implements Block {
  private final float gap;
  private final List<Block> blocks = new ArrayList<>();
  private final List<Float> shares = new ArrayList<>();

  /** No columns yet, with this room between them. */
  public Columns(float gap) {
    this.gap = gap;
  }

  /**
   * Adds a column.
   *
   * @param share its share of the width beside the gaps, compared with those of the others
   */
  public Columns add(float share, Block block) {
    blocks.add(block);
    shares.add(share);
    return this;
  }

  private float wide(int column, float width) {
    float all = 0;
    for (float share : shares) all += share;
    return (width - gap * (blocks.size() - 1)) * shares.get(column) / all;
  }

  @Override
  public float height(float width) {
    float height = 0;
    for (int i = 0; i < blocks.size(); i++) height = Math.max(height, blocks.get(i).height(wide(i, width)));
    return height;
  }

  @Override
  public void draw(Canvas page, float x, float y, float width, Element within) {
    float left = x;
    for (int i = 0; i < blocks.size(); i++) {
      float wide = wide(i, width);
      page.paper.placement().enter(page, left, y, wide, blocks.get(i).height(wide));
      blocks.get(i).draw(page, left, y, wide, within);
      page.paper.placement().leave();
      left += wide + gap;
    }
  }

  @Override
  public Optional<Parts> split(float width, float room) {
    var first = new Columns(gap);
    var rest = new Columns(gap);
    boolean some = false;
    for (int i = 0; i < blocks.size(); i++) {
      var block = blocks.get(i);
      float wide = wide(i, width);
      var parts = block.height(wide) <= room ? Optional.of(new Parts(block, new Stack(null, false))) : block.split(wide, room);
      if (parts.isEmpty()) return Optional.empty();
      some |= parts.get().rest().height(wide) > 0;
      first.add(shares.get(i), parts.get().first());
      rest.add(shares.get(i), parts.get().rest());
    }
    return some ? Optional.of(new Parts(first, rest)) : Optional.empty();
  }
}
