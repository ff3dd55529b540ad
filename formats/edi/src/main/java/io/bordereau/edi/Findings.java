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
  private final Map<EdiFinding, Integer> seen = new EnumMap<>(EdiFinding.class);

  Findings(Dialect dialect) {
    this.dialect = dialect;
  }

  /** Adds a finding; its place is worked out only when there is room for it. */
  void add(EdiFinding kind, Supplier<String> where, String value, String more) {
    int n = seen.merge(kind, 1, Integer::sum);
    if (n <= MOST) list.add(kind.at(dialect, where.get(), value, more));
    else if (n == MOST + 1) list.add(EdiFinding.MORE.at(dialect, null, null, "(" + kind.code() + ")"));
  }

  void add(EdiFinding kind, String where, String value) {
    add(kind, () -> where, value, "");
  }

  List<Finding> list() {
    return list;
  }
}
