package io.bordereau.mapping;

import java.util.ArrayList;
import java.util.List;

/**
 * A partner's deviations from a format: rows over its mapping. Writing, they change the tree behind the mapping, what they take away is in the
 * loss account, and a rule that is broken is a finding before anything is sent; reading, they are undone, and a broken rule is a warning.
 *
 * @param partner the partner's name, for findings
 * @param deviations the rules, in the order in which they are applied
 */
public record Overlay(String partner, List<Deviation> deviations) {
  /** No deviation. */
  public static final Overlay NONE = new Overlay("", List.of());

  /** Keeps the rules. */
  public Overlay {
    deviations = List.copyOf(deviations);
  }

  /** Whether there is none. */
  boolean isEmpty() {
    return deviations.isEmpty();
  }

  /** The rules that move a term. */
  List<Deviation.Move> moves() {
    var moves = new ArrayList<Deviation.Move>();
    for (var d : deviations) if (d instanceof Deviation.Move m) moves.add(m);
    return moves;
  }

  /**
   * What is wrong with the moves for a mapping: a path that leads to no text or number, or through more than one list. Empty when nothing is.
   */
  public List<String> wrong(Mapping<?> mapping) {
    var wrong = new ArrayList<String>();
    for (var m : moves()) {
      try {
        var path = mapping.group().path(m.term());
        var last = path.getLast();
        long lists = path.stream().filter(s -> s.kind() == Slot.Kind.GROUPS).count();
        boolean plain = last.type() == String.class || last.type() == io.bordereau.document.Decimal.class;
        if (last.kind() != Slot.Kind.VALUE || !plain) wrong.add(m.term() + " is neither a text nor a number");
        else if (lists > 1 || lists == 1 && path.getFirst().kind() != Slot.Kind.GROUPS) wrong.add(m.term() + " is in a list within another group");
      } catch (IllegalArgumentException e) {
        wrong.add(m.term() + " is no path of components of the document");
      }
    }
    return wrong;
  }
}
