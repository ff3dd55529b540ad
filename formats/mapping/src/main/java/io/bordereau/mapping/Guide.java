package io.bordereau.mapping;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The explaining interpreter of a mapping: its rows as a table for people, and the names and terms that it uses. */
public final class Guide {
  private final List<Row> rows = new ArrayList<>();

  private Guide() {}

  /**
   * A row of a guide.
   *
   * @param place the place in the format
   * @param term the term, or empty
   * @param path the canonical path, or empty
   * @param says the form, the constant or the rule
   * @param use {@code 1..1}, {@code 0..1}, {@code 0..n}, {@code constant}, {@code repeated}, {@code computed}, {@code lost}
   */
  public record Row(String place, String term, String path, String says, String use) {}

  /** The rows of a mapping, in its order. */
  public static List<Row> of(Mapping<?> m) {
    var g = new Guide();
    g.rows(m.parts(), m.root(), false);
    return List.copyOf(g.rows);
  }

  /** Every name that a mapping's places use. */
  public static Set<String> names(Mapping<?> m) {
    var names = new LinkedHashSet<String>();
    for (var r : of(m))
      for (var n : r.place().split("/")) if (!n.isEmpty() && !n.equals(".")) names.add(n);
    return names;
  }

  private void rows(List<Part> parts, String at, boolean many) {
    for (var p : parts) row(p, at, many);
  }

  private static String under(String at, String path) {
    return path.equals(".") ? at : at + "/" + path;
  }

  private void add(String place, Slot slot, String says, String use) {
    rows.add(new Row(place, slot == null ? "" : slot.term(), slot == null ? "" : slot.path(), says, use));
  }

  private static Slot last(Slot[] s) {
    return s[s.length - 1];
  }

  private void row(Part part, String at, boolean many) {
    var optional = many ? "0..n" : "0..1";
    switch (part) {
      case Part.Node n -> rows(n.parts, under(at, n.path), many);
      case Part.Into i -> rows(i.parts, at, many);
      case Part.At a -> add(under(at, a.path), last(a.slots), a.as.says(), a.required ? many ? "1..n" : "1..1" : optional);
      case Part.Prefer p -> {
        for (var a : p.places) row(a, at, many);
      }
      case Part.Is i -> add(under(at, i.path), null, String.join(" or ", i.values), i.written ? "constant" : "selector");
      case Part.Not n -> add(under(at, n.path), null, n.present ? "present" : n.values.isEmpty() ? "absent" : "not " + String.join(", ", n.values), "selector");
      case Part.Echo e -> add(under(at, e.path), last(e.slots), e.as.says(), "repeated");
      case Part.Composite c -> {
        for (var s : c.slots) add(under(at, c.path), last(s), c.label, optional);
      }
      case Part.Joined j -> {
        for (var path : j.paths) add(under(at, path), last(j.slots), j.label, optional);
      }
      case Part.First f -> rows(f.parts, at, many);
      case Part.Some s -> add(at + "/" + String.join(" or ", s.paths), null, "something stands", "selector");
      case Part.Usual u -> add(under(at, u.path), null, "usually " + u.value, "constant");
      case Part.Spare s -> row(s.at, at, many);
      case Part.Given w -> rows(w.parts, at, many);
      case Part.Follows f -> {
        add(at, last(f.slots), f.says, "implied");
        rows(f.stated, at, many);
      }
      case Part.Pairs p -> {
        var places = at + "/" + p.places.get(0) + ".." + p.places.get(p.places.size() - 1);
        for (var k : p.known) add(places, last(k.slots), "pair " + String.join(" or ", k.qualifiers), optional);
        if (p.list != null) {
          add(places, p.kindSlot, p.kindAs.says(), "0..n");
          add(places, p.valueSlot, "the pair's value", "0..n");
        }
      }
      case Part.Each e -> {
        for (var o : e.alternatives) rows(o.parts, under(at, o.name), true);
      }
      case Part.Values v -> {
        rows(v.parts, under(at, v.name), true);
        add(under(under(at, v.name), v.path), last(v.slots), v.as.says(), "0..n");
      }
      case Part.Split s -> {
        rows(s.parts, under(at, s.name), true);
        add(under(under(at, s.name), s.path), last(s.slots), "text in pieces of " + s.width, "0..n");
      }
      case Part.Regroup r -> {
        rows(r.head, under(at, r.name), true);
        row(r.each, under(at, r.name), true);
      }
      case Part.Choose c -> {
        for (var a : c.alternatives) rows(a.parts(), at, many);
      }
      case Part.Bound b -> add(under(at, b.path), null, "the document's " + b.binding, "repeated");
      case Part.Fact f -> add(at, last(f.slots), "'" + f.value + "' by its place", "implied");
      case Part.Derive d -> add(under(at, d.path), null, d.label, "computed");
      case Part.Below b -> add(under(at, b.name), b.parent, "below the one it belongs to, with the rows of that", "0..n");
      case Part.Lose l -> add("", l.slot, l.why, "lost");
    }
  }
}
