package io.bordereau.edi;

import io.bordereau.mapping.Finding;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Collects findings, at most a few of each kind, so that a broken document of a million segments does not give a million findings. */
final class Findings {
  private static final int MOST = 50;

  private final Dialect dialect;
  private final List<Finding> list = new ArrayList<>();
  private final List<Flaw> flaws = new ArrayList<>();
  private final Map<EdiFinding, Integer> seen = new EnumMap<>(EdiFinding.class);

  Findings(Dialect dialect) {
    this.dialect = dialect;
  }

  /** Adds a finding; its place and positions are worked out only when there is room for it. */
  void add(EdiFinding kind, Supplier<String> where, String value, String more, Supplier<Flaw> flaw) {
    int n = seen.merge(kind, 1, Integer::sum);
    if (n <= MOST) {
      list.add(kind.at(dialect, where.get(), value, more));
      flaws.add(flaw.get());
    } else if (n == MOST + 1) list.add(EdiFinding.MORE.at(dialect, null, null, "(" + kind.code() + ")"));
  }

  /** Adds a finding about the document as a whole or the segments around it. */
  void add(EdiFinding kind, Supplier<String> where, String value, String more) {
    add(kind, where, value, more, () -> Flaw.around(kind, where.get(), value));
  }

  void add(EdiFinding kind, String where, String value) {
    add(kind, () -> where, value, "");
  }

  /** The findings that have positions, with them. */
  List<Flaw> flaws() {
    return flaws;
  }

  List<Finding> list() {
    return list;
  }
}
