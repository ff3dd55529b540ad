package io.bordereau.edi;

import io.bordereau.mapping.Guide;
import io.bordereau.mapping.Mapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/** Holds the structure of a document against its mapping: which segments and elements no row names. */
final class Unmapped {
  private final Set<String> named = new HashSet<>();
  private final List<String> found = new ArrayList<>();

  private Unmapped(Mapping<?> mapping) {
    for (var row : Guide.of(mapping)) {
      if (row.use().equals("lost")) continue;
      for (var place : all(row.place())) for (var at = place; !at.isEmpty(); at = above(at)) named.add(at);
    }
  }

  /** The places of a document that a mapping does not name; of a segment that it does not name at all, the segment alone. */
  static List<String> of(Mapping<?> mapping, SegmentUse root) {
    var it = new Unmapped(mapping);
    for (var place : root.places()) it.segment(root.tag(), place);
    return List.copyOf(it.found);
  }

  /** A row of pairs names a run of elements: {@code IT1/06..25}. */
  private static List<String> all(String place) {
    var grouped = ElementGroups.elements(place);
    if (!grouped.isEmpty()) return grouped;
    int dots = place.indexOf("..");
    if (dots < 2) return List.of(place);
    var all = new ArrayList<String>();
    var segment = above(place.substring(0, dots));
    int last = Integer.parseInt(place.substring(dots + 2));
    for (int i = Integer.parseInt(place.substring(dots - 2, dots)); i <= last; i++) {
      all.add(segment + "/" + EdiNames.SHARED.name(EdiNames.position(EdiNames.SHARED, i)));
    }
    return all;
  }

  private static String above(String place) {
    int slash = place.lastIndexOf('/');
    return slash < 0 ? "" : place.substring(0, slash);
  }

  private void segment(String above, SegmentUse place) {
    var path = above + "/" + place.tag();
    if (!named.contains(path)) {
      found.add(path);
      return;
    }
    elements(path, place.elements().length, i -> place.elements()[i]);
    for (var below : place.places()) segment(path, below);
  }

  private void elements(String above, int count, IntFunction<Element> row) {
    for (int i = 0; i < count; i++) {
      var path = above + "/" + EdiNames.SHARED.name(EdiNames.position(EdiNames.SHARED, i + 1));
      if (!named.contains(path)) found.add(path);
      else if (row.apply(i).components() != null) elements(path, row.apply(i).components().length, at(row.apply(i)));
    }
  }

  private static IntFunction<Element> at(Element composite) {
    return i -> composite.components()[i];
  }
}
