package io.bordereau.pdf.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A list of labels with their values, the labels in a column of their own: tagged as a list whose items have a label and a body. */
public final class Pairs implements Block {
  /** One of them. */
  private record Pair(Paragraph label, Paragraph value) {}

  private final float labels;
  private final float gap;
  private final float between;
  private final List<Pair> pairs = new ArrayList<>();
  private Element[] list = new Element[1];

  /**
   * An empty list.
   *
   * @param labels width of the column of labels
   * @param gap room between a label and its value
   * @param between room between two pairs
   */
  public Pairs(float labels, float gap, float between) {
    this.labels = labels;
    this.gap = gap;
    this.between = between;
  }

  /** Adds a pair; both paragraphs are content of the elements around them. */
  public Pairs add(Paragraph label, Paragraph value) {
    pairs.add(new Pair(label, value));
    return this;
  }

  /** How many there are. */
  public int size() {
    return pairs.size();
  }

  private float height(Pair pair, float width) {
    return Math.max(pair.label.height(labels), pair.value.height(width - labels - gap));
  }

  @Override
  public float height(float width) {
    float height = 0;
    for (var pair : pairs) height += height(pair, width) + between;
    return Math.max(0, height - between);
  }

  @Override
  public void draw(Canvas page, float x, float y, float width, Element within) {
    if (pairs.isEmpty()) return;
    if (within != null && list[0] == null) list[0] = within.child("L");
    float top = y;
    for (var pair : pairs) {
      var item = within == null ? null : list[0].child("LI");
      pair.label.draw(page, x, top, labels, item == null ? null : item.child("Lbl"));
      pair.value.draw(page, x + labels + gap, top, width - labels - gap, item == null ? null : item.child("LBody"));
      top += height(pair, width) + between;
    }
  }

  @Override
  public Optional<Parts> split(float width, float room) {
    var first = part();
    var rest = part();
    float left = room + 0.01f;
    for (var pair : pairs) {
      float height = height(pair, width);
      if (rest.pairs.isEmpty() && height <= left) {
        first.pairs.add(pair);
        left -= height + between;
      } else rest.pairs.add(pair);
    }
    if (first.pairs.isEmpty() && !rest.pairs.isEmpty() && rest.pairs.getFirst().value.split(width - labels - gap, room).isPresent()) {
      var pair = rest.pairs.removeFirst();
      var parts = pair.value.split(width - labels - gap, room).get();
      return Optional.of(new Parts(new Cut(pair.label, parts.first(), labels, gap), new Stack(null, false).add(new Cut(null, parts.rest(), labels, gap)).add(rest)));
    }
    return first.pairs.isEmpty() || rest.pairs.isEmpty() ? Optional.empty() : Optional.of(new Parts(first, rest));
  }

  private Pairs part() {
    var part = new Pairs(labels, gap, between);
    part.list = list;
    return part;
  }

  /** A part of a pair that is too high for a page. */
  private record Cut(Paragraph label, Block value, float labels, float gap) implements Block {
    @Override
    public float height(float width) {
      return Math.max(label == null ? 0 : label.height(labels), value.height(width - labels - gap));
    }

    @Override
    public void draw(Canvas page, float x, float y, float width, Element within) {
      if (label != null) label.draw(page, x, y, labels, within == null ? null : within.child("P"));
      value.draw(page, x + labels + gap, y, width - labels - gap, within == null ? null : within.child("P"));
    }

    @Override
    public Optional<Parts> split(float width, float room) {
      return value.split(width - labels - gap, room)
          .map(parts -> new Parts(new Cut(label, parts.first(), labels, gap), new Cut(null, parts.rest(), labels, gap)));
    }
  }
}
