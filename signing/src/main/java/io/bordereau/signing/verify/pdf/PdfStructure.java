package io.bordereau.signing.verify.pdf;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was added to the structure that is read aloud (ISO 32000-2 14.7): each field of a later signature has its place at the end of the reading order, in a form
 * element that holds nothing but the field. What was there stays in its order.
 */
final class PdfStructure {
  private static final int MOST = 2_000_000;
  private static final Set<String> OF_ELEMENT = Set.of("Type", "S", "P", "Pg", "Alt", "Lang", "K", "T", "ID");

  private final PdfFile signed;
  private final PdfFile today;
  private final Set<Integer> widgets;
  /** The objects of the tree that may have more than they had: the root, the elements right below it, and the nodes of the parent tree. */
  private final Set<Integer> growing = new HashSet<>();
  private int visits;

  PdfStructure(PdfFile signed, PdfFile today, Set<Integer> widgets) throws PdfBroken {
    this.signed = signed;
    this.today = today;
    this.widgets = widgets;
    PdfValue top = signed.catalogue().get("StructTreeRoot");
    name(top);
    if (signed.direct(top) instanceof PdfValue.Dict root) {
      kids(signed, root).forEach(this::name);
      name(root.get("K"));
      name(root.get("ParentTree"));
      flat(signed, root.get("ParentTree"), growing);
    }
  }

  private void name(PdfValue value) {
    if (value instanceof PdfValue.Ref ref) {
      growing.add(ref.number());
    }
  }

  /** Objects whose changes this judges. */
  Set<Integer> growing() {
    return growing;
  }

  /** Whether nothing but form elements of later signatures was added. */
  boolean explained(Set<Integer> used) throws PdfBroken {
    if (!(signed.direct(signed.catalogue().get("StructTreeRoot")) instanceof PdfValue.Dict then)
        || !(today.direct(today.catalogue().get("StructTreeRoot")) instanceof PdfValue.Dict now)) {
      return false;
    }
    if (!same(then, now, Set.of("K", "ParentTree", "ParentTreeNextKey")) || !appended(then, now, used)) {
      return false;
    }
    for (PdfValue each : kids(signed, then)) {
      if (signed.direct(each) instanceof PdfValue.Dict before && (!(today.direct(each) instanceof PdfValue.Dict after) || !same(before, after, Set.of("K")) || !appended(before, after, used))) {
        return false;
      }
    }
    Map<Long, PdfValue> before = flat(signed, then.get("ParentTree"), new HashSet<>());
    Map<Long, PdfValue> after = flat(today, now.get("ParentTree"), new HashSet<>());
    for (Map.Entry<Long, PdfValue> each : before.entrySet()) {
      if (!each.getValue().equals(after.remove(each.getKey()))) {
        return false;
      }
    }
    for (PdfValue each : after.values()) {
      if (!form(each, used)) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(PdfValue.Dict then, PdfValue.Dict now, Set<String> free) {
    Map<String, PdfValue> before = new HashMap<>(then.entries());
    Map<String, PdfValue> after = new HashMap<>(now.entries());
    before.keySet().removeAll(free);
    after.keySet().removeAll(free);
    return before.equals(after);
  }

  private static List<PdfValue> kids(PdfFile file, PdfValue.Dict element) throws PdfBroken {
    PdfValue kids = element.get("K");
    return file.direct(kids) instanceof PdfValue.Array array ? array.items() : kids.equals(PdfValue.NULL) ? List.of() : List.of(kids);
  }

  private boolean appended(PdfValue.Dict then, PdfValue.Dict now, Set<Integer> used) throws PdfBroken {
    List<PdfValue> before = kids(signed, then);
    List<PdfValue> after = kids(today, now);
    if (after.size() < before.size() || !after.subList(0, before.size()).equals(before)) {
      return false;
    }
    for (PdfValue each : after.subList(before.size(), after.size())) {
      if (!form(each, used)) {
        return false;
      }
    }
    return true;
  }

  /** Whether something is a new element that holds the field of a later signature and nothing else. */
  private boolean form(PdfValue value, Set<Integer> used) throws PdfBroken {
    return value instanceof PdfValue.Ref ref && !used.contains(ref.number()) && today.direct(ref) instanceof PdfValue.Dict element && element.is("S", "Form")
        && OF_ELEMENT.containsAll(element.entries().keySet()) && today.direct(element.get("K")) instanceof PdfValue.Dict object && object.is("Type", "OBJR")
        && object.get("Obj") instanceof PdfValue.Ref widget && widgets.contains(widget.number());
  }

  /** A tree of numbers, flat; its nodes' objects go to a set. */
  private Map<Long, PdfValue> flat(PdfFile file, PdfValue top, Set<Integer> nodes) throws PdfBroken {
    Map<Long, PdfValue> all = new HashMap<>();
    Set<Integer> seen = new HashSet<>();
    Deque<PdfValue> open = new ArrayDeque<>(List.of(top));
    while (!open.isEmpty()) {
      PdfValue node = open.pop();
      if (++visits > MOST) {
        throw PdfBroken.tooMuch("its structure has more elements than are looked at");
      }
      if (node instanceof PdfValue.Ref ref && !seen.add(ref.number()) || !(file.direct(node) instanceof PdfValue.Dict dict)) {
        continue;
      }
      for (PdfValue each : List.of(node, dict.get("Nums"), dict.get("Kids"))) {
        if (each instanceof PdfValue.Ref ref) {
          nodes.add(ref.number());
        }
      }
      file.items(dict.get("Kids")).forEach(open::push);
      List<PdfValue> pairs = file.items(dict.get("Nums"));
      for (int i = 0; i + 1 < pairs.size(); i += 2) {
        if (file.direct(pairs.get(i)) instanceof PdfValue.Number key) {
          all.put(key.whole(), pairs.get(i + 1));
        }
      }
    }
    return all;
  }
}
