package io.bordereau.mapping;

import java.util.AbstractList;
import java.util.List;

/** Rows of one frame. */
final class Rows extends AbstractList<Part> {
  private final Part[] parts;
  private volatile Plan plan;

  private Rows(Part[] parts) {
    this.parts = parts;
  }

  static List<Part> of(List<Part> parts) {
    return parts instanceof Rows ? parts : new Rows(parts.toArray(Part[]::new));
  }

  @Override
  public Part get(int index) {
    return parts[index];
  }

  @Override
  public int size() {
    return parts.length;
  }

  /** How they are read; only after names and slots are bound. */
  Plan plan() {
    var known = plan;
    return known != null ? known : (plan = Plan.of(parts));
  }
}
