package io.bordereau.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The interpreter that cuts rows down to the places of a profile: one mapping serves a whole family, and no profile is a copy of it. */
final class Narrowed {
  private final Extent extent;

  Narrowed(Extent extent) {
    this.extent = extent;
  }

  /** The rows of a frame that the profile has. */
  List<Part> rows(List<Part> parts, String at) {
    return rows(parts, at, new HashMap<>());
  }

  /** With the occurrences of bounded places that rows before have for themselves. */
  private List<Part> rows(List<Part> parts, String at, Map<String, Integer> taken) {
    var kept = new ArrayList<Part>();
    for (var p : parts) {
      var row = row(p, at, taken);
      if (row != null) kept.add(row);
    }
    return kept;
  }

  private boolean has(String at, String path) {
    var place = under(at, path);
    int attribute = place.indexOf('@');
    if (attribute == 0) return true;
    return place.isEmpty() || extent.room(attribute < 0 ? place : place.substring(0, attribute - 1)) > 0;
  }

  /** How many of a place are left for a row. */
  private int left(String at, String name, Map<String, Integer> taken) {
    if (name.equals(".")) return Integer.MAX_VALUE;
    int room = extent.room(under(at, name));
    return room == Integer.MAX_VALUE ? room : Math.max(0, room - taken.getOrDefault(name, 0));
  }

  private static String under(String at, String path) {
    if (path.equals(".")) return at;
    return at.isEmpty() ? path : at + "/" + path;
  }

  private Part row(Part part, String at, Map<String, Integer> taken) {
    return switch (part) {
      case Part.Node n -> {
        var place = under(at, n.path);
        var kept = left(at, n.path, taken) == 0 || blind(n.parts, place) ? List.<Part>of() : rows(n.parts, place);
        if (kept.isEmpty() && (!n.always || left(at, n.path, taken) == 0)) yield null;
        taken.merge(n.path, 1, Integer::sum);
        yield new Part.Node(n.path, n.always, n.along, kept);
      }
      case Part.Into i -> {
        var kept = rows(i.parts, at, taken);
        yield kept.isEmpty() ? null : new Part.Into(i.slotPath, kept);
      }
      case Part.At a -> has(at, a.path) ? a : null;
      case Part.Prefer p -> {
        var kept = p.places.stream().filter(a -> has(at, a.path)).toList();
        yield kept.isEmpty() ? null : new Part.Prefer(kept);
      }
      case Part.Is i -> has(at, i.path) ? i : null;
      case Part.Not n -> has(at, n.path) ? n : null;
      case Part.Echo e -> has(at, e.path) ? e : null;
      case Part.Composite c -> has(at, c.path) ? c : null;
      case Part.Joined j -> joined(j, at);
      case Part.First f -> {
        var kept = rows(f.parts, at, taken);
        yield kept.isEmpty() ? null : new Part.First(f.slotPath, f.which, kept);
      }
      case Part.Some s -> {
        var kept = s.paths.stream().filter(p -> has(at, p)).toList();
        yield kept.isEmpty() ? null : new Part.Some(kept);
      }
      case Part.Usual u -> has(at, u.path) ? u : null;
      case Part.Spare s -> has(at, s.at.path) ? s : null;
      case Part.Given g -> {
        var kept = rows(g.parts, at, taken);
        yield kept.isEmpty() ? null : new Part.Given(g.binding, g.value, kept);
      }
      case Part.Follows f -> new Part.Follows(f.slotPath, f.says, f.binding, f.fromPaths, f.compute, rows(f.stated, at, taken));
      case Part.Pairs p -> p.places.stream().allMatch(place -> has(at, place)) ? p : null;
      case Part.Each e -> {
        var kept = e.alternatives.stream().map(o -> occurrence(o, at, taken)).filter(o -> o != null).toList();
        yield kept.isEmpty() ? null : new Part.Each(e.slotPath, kept, e.row);
      }
      case Part.Values v -> {
        int left = left(at, v.name, taken);
        if (left == 0 || !has(under(at, v.name), v.path) || blind(v.parts, under(at, v.name))) yield null;
        yield left >= v.most ? v : new Part.Values(v.name, v.path, v.slotPath, left, v.as, v.parts);
      }
      case Part.Split s -> has(at, s.name) && has(under(at, s.name), s.path) && !blind(s.parts, under(at, s.name)) ? s : null;
      case Part.Regroup r -> {
        var place = under(at, r.name);
        var each = has(at, r.name) ? (Part.Each) row(r.each, place, new HashMap<>()) : null;
        yield each == null ? null : new Part.Regroup(r.name, r.keyPaths, rows(r.head, place), each);
      }
      case Part.Choose c ->
          new Part.Choose(c.alternatives.stream().map(a -> new Part.Alternative(a.label(), a.reading(), a.writing(), rows(a.parts(), at, new HashMap<>(taken)))).toList());
      case Part.Bound b -> has(at, b.path) ? b : null;
      case Part.Fact f -> f;
      case Part.Derive d -> has(at, d.path) ? d : null;
      case Part.Below b -> left(at, b.name, taken) > 0 ? b : null;
      case Part.Lose l -> l;
    };
  }

  /** A joined term keeps its first place, and those of the others that the profile has. */
  private Part joined(Part.Joined j, String at) {
    if (!has(at, j.paths.getFirst())) return null;
    var kept = new ArrayList<Integer>();
    for (int i = 0; i < j.paths.size(); i++) if (has(at, j.paths.get(i))) kept.add(i);
    if (kept.size() == j.paths.size()) return j;
    return new Part.Joined(
        j.slotPath,
        j.label,
        kept.stream().map(j.paths::get).toList(),
        some -> {
          var all = new String[j.paths.size()];
          for (int i = 0; i < kept.size(); i++) all[kept.get(i)] = some[i];
          return j.together.apply(all);
        },
        value -> {
          var all = j.apart.apply(value);
          return kept.stream().map(i -> all[i]).toArray(String[]::new);
        });
  }

  private Part.Occurrence occurrence(Part.Occurrence o, String at, Map<String, Integer> taken) {
    var place = under(at, o.name);
    int left = left(at, o.name, taken);
    if (left == 0 || blind(o.parts, place)) return null;
    var kept = rows(o.parts, place);
    return kept.stream().allMatch(p -> p instanceof Part.Fact || p instanceof Part.Is) ? null : new Part.Occurrence(o.name, Math.min(o.most, left), o.writing, kept);
  }

  /** Whether what tells these places apart has no place in the profile: they could not be told from others. */
  private boolean blind(List<Part> parts, String at) {
    return parts.stream().anyMatch(p -> p instanceof Part.Is i && !has(at, i.path) || p instanceof Part.Not n && n.present && !has(at, n.path));
  }
}
