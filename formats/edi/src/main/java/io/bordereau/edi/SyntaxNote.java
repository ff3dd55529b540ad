package io.bordereau.edi;

/**
 * A syntax note: a condition on which elements of a segment stand together. In the notation of X12.6 a letter and the positions of elements,
 * two digits each ({@code P0304}); the dependency notes of EDIFACT (ISO 9735-1, clause 11) are of the same kinds;
 * D1, one and only one, is an {@code R} and an {@code E}. D7, if the first then none of the others, stands in no directory that is kept here.
 *
 * @param kind what is demanded
 * @param first the first element, on which {@code C} and {@code L} depend, as a bit
 * @param all all elements, as bits: bit 1 is element 1
 * @param positions the elements in the order of the note
 */
record SyntaxNote(Kind kind, long first, long all, int[] positions) {
  /** What a note demands. */
  enum Kind {
    /** Paired: if one stands, all must (EDIFACT D2). */
    P,
    /** Required: at least one must stand (D3). */
    R,
    /** Exclusion: not more than one may stand (D4). */
    E,
    /** Conditional: if the first stands, all others must (D5). */
    C,
    /** List conditional: if the first stands, at least one of the others must (D6). */
    L
  }

  /** A note in its notation. */
  static SyntaxNote of(String text) {
    int n = (text.length() - 1) / 2;
    var positions = new int[n];
    long all = 0;
    for (int i = 0; i < n; i++) {
      positions[i] = Integer.parseInt(text.substring(1 + 2 * i, 3 + 2 * i));
      all |= 1L << positions[i];
    }
    return new SyntaxNote(Kind.valueOf(text.substring(0, 1)), 1L << positions[0], all, positions);
  }

  /** Whether the elements that stand, as bits, satisfy it. */
  boolean holds(long standing) {
    long have = standing & all;
    return switch (kind) {
      case P -> have == 0 || have == all;
      case R -> have != 0;
      case E -> (have & have - 1) == 0;
      case C -> (have & first) == 0 || have == all;
      case L -> (have & first) == 0 || have != first;
    };
  }

  /** What is wrong when it does not hold. */
  EdiFinding wrong() {
    return kind == Kind.E ? EdiFinding.ELEMENT_EXCLUDED : EdiFinding.ELEMENT_CONDITION;
  }

  /** The element that a finding is about: the first that is missing, or the last that should not stand. */
  int element(long standing) {
    if (kind == Kind.E) {
      int last = 0;
      for (int p : positions) if ((standing & 1L << p) != 0) last = p;
      return last;
    }
    for (int p : positions) if ((standing & 1L << p) == 0) return p;
    return positions[0];
  }

  /** The demand in words, with the elements' positions. */
  String words() {
    var list = new StringBuilder();
    for (int i = kind == Kind.C || kind == Kind.L ? 1 : 0; i < positions.length; i++) {
      list.append(list.isEmpty() ? "" : ", ").append(positions[i] < 10 ? "0" : "").append(positions[i]);
    }
    var head = (positions[0] < 10 ? "0" : "") + positions[0];
    return switch (kind) {
      case P -> "all or none of " + list;
      case R -> "at least one of " + list;
      case E -> "only one of " + list;
      case C -> "with " + head + " also " + list;
      case L -> "with " + head + " also one of " + list;
    };
  }
}
