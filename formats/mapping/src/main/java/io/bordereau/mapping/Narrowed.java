package io.bordereau.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The interpreter that cuts rows down to the places of a profile: one mapping serves a whole family, and no profile is a copy of it. */
final class Narrowed {
  private final Predicate<String> places;

  Narrowed(Predicate<String> places) {
    this.places = places;
  }

  /** The rows of a frame that the profile has. */
  List<Part> rows(List<Part> parts, String at) {
    var kept = new ArrayList<Part>();
    for (var p : parts) {
      var row = row(p, at);
      if (row != null) kept.add(row);
    }
    return kept;
  }

  private boolean has(String at, String path) {
    var place = under(at, path);
    int attribute = place.indexOf('@');
    if (attribute == 0) return true;
    return place.isEmpty() || places.test(attribute < 0 ? place : place.substring(0, attribute - 1));
  }

  private static String under(String at, String path) {
    if (path.equals(".")) return at;
    return at.isEmpty() ? path : at + "/" + path;
  }

  private Part row(Part part, String at) {
    return switch (part) {
      case Part.Node n -> {
        var place = under(at, n.path);
        var kept = !has(at, n.path) || blind(n.parts, place) ? List.<Part>of() : rows(n.parts, place);
        yield kept.isEmpty() ? null : new Part.Node(n.path, n.always, n.along, kept);
      }
      case Part.Into i -> {
        var kept = rows(i.parts, at);
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
        var kept = rows(f.parts, at);
        yield kept.isEmpty() ? null : new Part.First(f.slotPath, f.which, kept);
      }
      case Part.Some s -> {
        var kept = s.paths.stream().filter(p -> has(at, p)).toList();
        yield kept.isEmpty() ? null : new Part.Some(kept);
      }
      case Part.Usual u -> has(at, u.path) ? u : null;
      case Part.Spare s -> has(at, s.at.path) ? s : null;
      case Part.Given g -> {
        var kept = rows(g.parts, at);
        yield kept.isEmpty() ? null : new Part.Given(g.binding, g.value, kept);
      }
      case Part.Follows f -> new Part.Follows(f.slotPath, f.says, f.binding, f.fromPaths, f.compute, rows(f.stated, at));
      case Part.Pairs p -> p.places.stream().allMatch(place -> has(at, place)) ? p : null;
      case Part.Each e -> {
        var kept = e.alternatives.stream().map(o -> occurrence(o, at)).filter(o -> o != null).toList();
        yield kept.isEmpty() ? null : new Part.Each(e.slotPath, kept, e.row);
      }
      case Part.Values v -> has(at, v.name) && has(under(at, v.name), v.path) && !blind(v.parts, under(at, v.name)) ? v : null;
      case Part.Split s -> has(at, s.name) && has(under(at, s.name), s.path) && !blind(s.parts, under(at, s.name)) ? s : null;
      case Part.Regroup r -> {
        var place = under(at, r.name);
        var each = has(at, r.name) ? (Part.Each) row(r.each, place) : null;
        yield each == null ? null : new Part.Regroup(r.name, r.keyPaths, rows(r.head, place), each);
      }
      case Part.Choose c ->
          new Part.Choose(c.alternatives.stream().map(a -> new Part.Alternative(a.label(), a.reading(), a.writing(), rows(a.parts(), at))).toList());
      case Part.Bound b -> has(at, b.path) ? b : null;
      case Part.Fact f -> f;
      case Part.Derive d -> has(at, d.path) ? d : null;
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

  private Part.Occurrence occurrence(Part.Occurrence o, String at) {
    var place = under(at, o.name);
    if (!has(at, o.name) || blind(o.parts, place)) return null;
    var kept = rows(o.parts, place);
    return kept.stream().allMatch(p -> p instanceof Part.Fact || p instanceof Part.Is) ? null : new Part.Occurrence(o.name, o.writing, kept);
  }

  /** Whether a constant that tells these places apart has no place in the profile: they could not be told from others. */
  private boolean blind(List<Part> parts, String at) {
    return parts.stream().anyMatch(p -> p instanceof Part.Is i && !has(at, i.path));
  }
}
