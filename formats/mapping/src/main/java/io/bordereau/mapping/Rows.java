package io.bordereau.mapping;

import java.util.AbstractList;
import java.util.List;

/**
 * Rows of one frame, and for reading, which of them can find nothing: most rows of a mapping name a child that a given document does not
 * have, and are passed over by one comparison with a survey of the children's names.
 */
final class Rows extends AbstractList<Part> {
  /** A row that is to be tried whatever children there are. */
  static final long ALWAYS = -1;

  /** A row that reads nothing: it selects, or accounts for what is written. */
  private static final long NEVER = 0;

  private final Part[] parts;
  private volatile long[] needs;

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

  /** The rows themselves; not to be changed. */
  Part[] parts() {
    return parts;
  }

  /**
   * For each row the names of which one must be among the children, as {@link #bit bits}; {@link #ALWAYS} when it must be tried anyway, none
   * when it reads nothing.
   */
  long[] needs() {
    var known = needs;
    if (known != null) return known;
    var made = new long[parts.length];
    for (int i = 0; i < made.length; i++) made[i] = need(parts[i]);
    return needs = made;
  }

  /** The bit of a name; several names share one. */
  static long bit(int name) {
    return 1L << (name * 0x9E3779B97F4A7C15L >>> 58);
  }

  private static long first(int[] steps) {
    return steps.length == 0 ? ALWAYS : bit(steps[0]);
  }

  private static long any(List<Part> rows) {
    long all = 0;
    for (var r : rows) {
      long need = need(r);
      if (need == ALWAYS) return ALWAYS;
      all |= need;
    }
    return all;
  }

  private static long need(Part part) {
    return switch (part) {
      case Part.Node n -> n.demands ? ALWAYS : n.above.length > 0 ? bit(n.above[0]) : bit(n.name);
      case Part.At a -> a.required ? ALWAYS : first(a.steps);
      case Part.Spare s -> first(s.at.steps);
      case Part.Usual u -> first(u.steps);
      case Part.Is i -> first(i.steps);
      case Part.Echo e -> first(e.steps);
      case Part.Bound b -> first(b.steps);
      case Part.Derive d -> first(d.steps);
      case Part.Composite c -> first(c.steps);
      case Part.Joined j -> {
        long all = 0;
        for (var steps : j.steps) all |= first(steps);
        yield all;
      }
      case Part.Values v -> bit(v.nameId);
      case Part.Split s -> bit(s.nameId);
      case Part.Regroup r -> bit(r.nameId);
      case Part.Into i -> any(i.parts);
      case Part.First f -> any(f.parts);
      case Part.Given g -> any(g.parts);
      case Part.Each e -> {
        long all = 0;
        for (var o : e.alternatives) all |= bit(o.nameId);
        yield all;
      }
      case Part.Pairs p -> {
        long all = 0;
        for (int id : p.ids) all |= bit(id);
        yield all;
      }
      case Part.Prefer p -> {
        long all = 0;
        for (var a : p.places) all |= first(a.steps);
        yield all;
      }
      case Part.Choose c -> {
        long all = 0;
        for (var a : c.alternatives) {
          long one = any(a.parts());
          all |= one;
        }
        yield all;
      }
      case Part.Follows f -> ALWAYS;
      case Part.Fact f -> ALWAYS;
      case Part.Not n -> NEVER;
      case Part.Some s -> NEVER;
      case Part.Lose l -> NEVER;
    };
  }
}
