package io.bordereau.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Interned names of one family of formats: a name is an {@code int}. Names that mappings use are fixed when the mapping is compiled;
 * names first met in input get ids in a {@link #child} table that lives as long as one tree, so that hostile input cannot fill the
 * shared one.
 */
public final class Names {
  /** How many paths are kept: those that rows ask for are few. */
  private static final int PATHS = 4096;

  private final Names shared;
  private final int base;
  private final Map<String, Integer> ids = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final Map<String, int[]> paths;

  /** An empty shared table. */
  public Names() {
    this(null);
  }

  private Names(Names shared) {
    this.shared = shared;
    this.base = shared == null ? 0 : 1 << 24;
    this.paths = shared == null ? new ConcurrentHashMap<>() : Map.of();
  }

  /** A table for names met in input, on top of this one. */
  public Names child() {
    return new Names(this);
  }

  /** The id of a name, interned when new. Shared tables are filled while mappings are compiled, before any reading. */
  public synchronized int id(String name) {
    if (shared != null) {
      int known = shared.find(name);
      if (known >= 0) return known;
    }
    var id = ids.get(name);
    if (id == null) {
      id = base + names.size();
      ids.put(name, id);
      names.add(name);
    }
    return id;
  }

  /** The id of a name, or -1. */
  public int find(String name) {
    if (shared != null) {
      int known = shared.find(name);
      if (known >= 0) return known;
    }
    var id = ids.get(name);
    return id == null ? -1 : id;
  }

  /** The ids of the names along a path such as {@code CUX/02/01}; null when one of them is unknown. Paths of shared names are kept. */
  int[] path(String path) {
    var kept = shared == null ? this : shared;
    var known = kept.paths.get(path);
    if (known != null) return known;
    var steps = path.split("/");
    var ids = new int[steps.length];
    boolean all = true;
    for (int i = 0; i < ids.length; i++) {
      ids[i] = find(steps[i]);
      if (ids[i] < 0) return null;
      all &= isShared(ids[i]);
    }
    if (all && kept.paths.size() < PATHS) kept.paths.put(path, ids);
    return ids;
  }

  /** The name of an id. */
  public String name(int id) {
    return id < base ? shared.name(id) : names.get(id - base);
  }

  /** The shared table below this one; null for a shared one. */
  public Names shared() {
    return shared;
  }

  /** How many names this table itself holds. */
  public int met() {
    return names.size();
  }

  /** Whether an id is of the shared table. */
  public static boolean isShared(int id) {
    return id < 1 << 24;
  }
}
