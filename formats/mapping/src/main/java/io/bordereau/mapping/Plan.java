package io.bordereau.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of one frame as they are read: what {@link Parts#all} and {@link Parts#into} only gather stands in one row of rows, and of each is
 * known which names of children it needs. Most rows of a mapping name a child that a given document does not have: they are passed over by one
 * comparison, before a group of the document is made for them.
 */
final class Plan {
  /** A row that is to be tried whatever children there are. */
  static final long ALWAYS = -1;

  /** A row that reads nothing: it selects, or accounts for what is written. */
  private static final long NEVER = 0;

  private static final Slot[] HERE = {};

  /** The rows that may read something, in order. */
  final Part[] rows;
  /** For each row the groups that it is in, counted from the frame's. */
  final Slot[][] groups;
  /** For each row the {@link Children#bit bits} of names of which one must be among the children, or {@link #ALWAYS}. */
  final long[] needs;

  private Plan(List<Part> rows, List<Slot[]> groups) {
    this.rows = rows.toArray(Part[]::new);
    this.groups = groups.toArray(Slot[][]::new);
    needs = rows.stream().mapToLong(Plan::need).toArray();
  }

  /** The plan of rows whose names and slots are bound. */
  static Plan of(Part[] parts) {
    var rows = new ArrayList<Part>();
    var groups = new ArrayList<Slot[]>();
    gather(parts, HERE, rows, groups);
    return new Plan(rows, groups);
  }

  private static void gather(Part[] parts, Slot[] within, List<Part> rows, List<Slot[]> groups) {
    for (var p : parts) {
      if (p instanceof Part.Into i && Arrays.stream(i.slots).allMatch(s -> s.kind() == Slot.Kind.GROUP)) {
        var deeper = Arrays.copyOf(within, within.length + i.slots.length);
        System.arraycopy(i.slots, 0, deeper, within.length, i.slots.length);
        gather(i.parts.toArray(Part[]::new), deeper, rows, groups);
      } else if (need(p) != NEVER) {
        rows.add(p);
        groups.add(within);
      }
    }
  }

  private static long first(int[] steps) {
    return steps.length == 0 ? ALWAYS : Children.bit(steps[0]);
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
      case Part.Node n -> n.demands ? ALWAYS : n.above.length > 0 ? Children.bit(n.above[0]) : Children.bit(n.name);
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
      case Part.Values v -> Children.bit(v.nameId);
      case Part.Split s -> Children.bit(s.nameId);
      case Part.Regroup r -> Children.bit(r.nameId);
      case Part.Into i -> any(i.parts);
      case Part.First f -> any(f.parts);
      case Part.Given g -> any(g.parts);
      case Part.Each e -> {
        long all = 0;
        for (var o : e.alternatives) all |= Children.bit(o.nameId);
        yield all;
      }
      case Part.Pairs p -> {
        long all = 0;
        for (int id : p.ids) all |= Children.bit(id);
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
      case Part.Below b -> Children.bit(b.nameId);
      case Part.Follows f -> ALWAYS;
      case Part.Fact f -> ALWAYS;
      case Part.Not n -> NEVER;
      case Part.Some s -> NEVER;
      case Part.Lose l -> NEVER;
    };
  }
}
