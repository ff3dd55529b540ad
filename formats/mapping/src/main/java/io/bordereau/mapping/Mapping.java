package io.bordereau.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A document in a format, as one table: reading, writing, the loss account, the trace, the guide and the coverage matrix are
 * interpreters of it. Immutable once built; compiled against the canonical record and the format's names when built.
 *
 * @param <T> the canonical document
 */
public final class Mapping<T> {
  private final Class<T> type;
  private final String name;
  private final String family;
  private final Names names;
  private final String root;
  private final Group group;
  private final List<Part> parts;
  private final Map<String, Binding> bindings;
  private final Map<Class<?>, As<?>> usual;
  final int rootId;
  int givens;
  final Map<Slot, String> losses = new IdentityHashMap<>();
  final List<Part.Regroup> regroups = new ArrayList<>();

  /**
   * A choice that a source makes for a whole document.
   *
   * @param reading from the root place; null when the source does not tell, empty when the choice does not concern it (no option of
   *     an agreement then makes it)
   * @param writing from the document and the context; null when there is nothing to choose
   */
  public record Binding(Function<Place, String> reading, BiFunction<Object, Context, String> writing) {}

  private Mapping(Builder<T> b) {
    type = b.type;
    name = b.name;
    family = b.family;
    names = b.names;
    root = b.root;
    bindings = Map.copyOf(b.bindings);
    usual = Map.copyOf(b.usual);
    group = Group.of(type);
    parts = Rows.of(b.parts);
    rootId = names.id(root);
    bind(parts, group, new HashMap<>());
  }

  /** Starts a mapping. */
  public static <T> Builder<T> of(Class<T> type) {
    return new Builder<>(type);
  }

  /** Collects what a mapping consists of. */
  public static final class Builder<T> {
    private final Class<T> type;
    private final Map<String, Binding> bindings = new LinkedHashMap<>();
    private final Map<Class<?>, As<?>> usual = new HashMap<>();
    private String name;
    private String family;
    private Names names;
    private String root;
    private Extent extent;
    private List<Part> parts;

    private Builder(Class<T> type) {
      this.type = type;
    }

    /** The name for people. */
    public Builder<T> named(String value) {
      name = value;
      return this;
    }

    /** The family of formats that share residue, and its table of names. */
    public Builder<T> family(String value, Names table) {
      family = value;
      names = table;
      return this;
    }

    /** A choice that a source makes for a whole document; {@code Scope.binding} shows it to the forms of values. */
    public Builder<T> binding(String key, Function<Place, String> reading, BiFunction<Object, Context, String> writing) {
      bindings.put(key, new Binding(reading, writing));
      return this;
    }

    /**
     * Only the places that a profile has: rows of others are left out, and what they would carry is lost. A place is a path of element names
     * below the root, such as {@code cac:OrderLine/cac:LineItem/cbc:ID}; an attribute goes with its element.
     */
    public Builder<T> within(Predicate<String> places) {
      if (places == null) return this; // all of them
      return room(place -> places.test(place) ? Integer.MAX_VALUE : 0);
    }

    /** Only the places that a profile has, and each as often as it has it. */
    public Builder<T> room(Extent value) {
      extent = value;
      return this;
    }

    /** The form of all values of a type whose rows name none, where it is another than {@link Forms} has for the type. */
    public <V> Builder<T> usual(Class<V> type, As<V> form) {
      usual.put(type, form);
      return this;
    }

    /** The root's name and the rows. */
    public Mapping<T> root(String value, Part... rows) {
      root = value;
      parts = extent == null ? List.of(rows) : new Narrowed(extent).rows(List.of(rows), "");
      return new Mapping<>(this);
    }
  }

  /** The canonical document. */
  public Class<T> type() {
    return type;
  }

  /** The name for people. */
  public String name() {
    return name;
  }

  /** The family of formats that share residue. */
  public String family() {
    return family;
  }

  /** The table of names. */
  public Names names() {
    return names;
  }

  /** The name of the root. */
  public String root() {
    return root;
  }

  /** The rows. */
  public List<Part> parts() {
    return parts;
  }

  /** The choices that a source makes for a whole document. */
  public Map<String, Binding> bindings() {
    return bindings;
  }

  Group group() {
    return group;
  }

  /** Reads a tree whose root has the name of this mapping's root. Never throws on input. */
  public Read<T> read(Tree tree, Context context) {
    return new Reader<>(this, tree, context, false).read();
  }

  /** What {@link #read} finds where. Trees are reused, so a trace is worked out by reading again, and only when asked for. */
  public List<Trace.Step> trace(Tree tree, Context context) {
    var reader = new Reader<>(this, tree, context, true);
    return reader.read().document().isPresent() ? reader.steps() : List.of();
  }

  /** What {@link #write} puts where. */
  public List<Trace.Step> trace(T document, Residue rest, Context context, Tree tree) {
    return trace(document, rest, context, tree, Limit.NONE);
  }

  /** What {@link #write(Object, Residue, Context, Tree, Limit) write} puts where. */
  public List<Trace.Step> trace(T document, Residue rest, Context context, Tree tree, Limit limit) {
    var writer = new Writer<>(this, document, rest, context, tree);
    writer.write(Set.of(), limit);
    return writer.steps();
  }

  /**
   * Writes a document into an empty tree. Never throws on a document.
   *
   * @return what was lost, and what there is to say; its bytes are empty
   */
  public Written write(T document, Residue rest, Context context, Tree tree) {
    return write(document, rest, context, tree, Limit.NONE);
  }

  /** Writes as {@link #write(Object, Residue, Context, Tree) write} does, without what the limit forbids. */
  public Written write(T document, Residue rest, Context context, Tree tree, Limit limit) {
    return new Writer<>(this, document, rest, context, tree).write(Set.of(), limit);
  }

  /**
   * Writes as {@link #write(Object, Residue, Context, Tree) write} would if the mapping had no row for some terms, as a partner's overlay
   * may ask: their values are in the account.
   *
   * @param without paths of components from the document, such as {@code lines.item.name}
   */
  public Written write(T document, Residue rest, Context context, Tree tree, Set<String> without) {
    var slots = new HashSet<Slot>();
    for (var path : without) slots.add(group.path(path).getLast());
    return new Writer<>(this, document, rest, context, tree).write(slots, Limit.NONE);
  }

  // ---- binding of rows to names and slots ---------------------------------------------------------------------------------------

  private int[] steps(String path) {
    if (path.equals(".")) return new int[0];
    var s = path.split("/");
    var ids = new int[s.length];
    for (int i = 0; i < s.length; i++) ids[i] = names.id(s[i]);
    return ids;
  }

  private Slot[] slots(String path, Group at) {
    if (path.isEmpty()) return new Slot[0];
    var chain = path.startsWith("/") ? group.path(path.substring(1)) : at.path(path);
    return chain.toArray(Slot[]::new);
  }

  @SuppressWarnings("unchecked")
  private As<Object> form(As<Object> as, Slot[] slots) {
    if (as != null) return as;
    var type = slots[slots.length - 1].type();
    return (As<Object>) usual.getOrDefault(type, Forms.of(type));
  }

  private void bind(List<Part> rows, Group g, Map<Integer, Integer> nth) {
    for (var row : rows) bind(row, g, nth);
  }

  private void bind(Part row, Group g, Map<Integer, Integer> nth) {
    switch (row) {
      case Part.Node n -> {
        var s = steps(n.path);
        n.name = s[s.length - 1];
        n.above = java.util.Arrays.copyOf(s, s.length - 1);
        n.nth = n.above.length > 0 ? 1 : nth.merge(n.name, 1, Integer::sum);
        bind(n.parts, g, new HashMap<>());
        n.selectors = selectors(n.parts);
        n.ranked = Selection.ranked(n.selectors);
        n.demands = n.parts.stream().anyMatch(p -> p instanceof Part.At a && a.required);
      }
      case Part.Into i -> {
        i.slots = slots(i.slotPath, g);
        bind(i.parts, i.slots.length == 0 ? g : i.slots[i.slots.length - 1].group(), nth);
      }
      case Part.At a -> {
        a.steps = steps(a.path);
        a.slots = slots(a.slotPath, g);
        a.as = form(a.as, a.slots);
      }
      case Part.Prefer p -> p.places.forEach(a -> bind(a, g, nth));
      case Part.Is i -> i.steps = steps(i.path);
      case Part.Not n -> n.steps = steps(n.path);
      case Part.Echo e -> {
        e.steps = steps(e.path);
        e.slots = slots(e.slotPath.startsWith("/") ? e.slotPath : "/" + e.slotPath, group);
        e.as = form(e.as, e.slots);
      }
      case Part.Composite c -> {
        c.steps = steps(c.path);
        c.slots = c.slotPaths.stream().map(p -> slots(p, g)).toArray(Slot[][]::new);
      }
      case Part.Joined j -> {
        j.steps = j.paths.stream().map(this::steps).toArray(int[][]::new);
        j.slots = slots(j.slotPath, g);
      }
      case Part.First f -> {
        f.slots = slots(f.slotPath, g);
        bind(f.parts, f.slots[f.slots.length - 1].group(), nth);
      }
      case Part.Some s -> s.steps = s.paths.stream().map(this::steps).toArray(int[][]::new);
      case Part.Usual u -> u.steps = steps(u.path);
      case Part.Spare s -> bind(s.at, g, nth);
      case Part.Given w -> {
        w.nth = givens++;
        bind(w.parts, g, nth);
      }
      case Part.Follows f -> {
        f.slots = slots(f.slotPath, g);
        f.from = f.fromPaths.stream().map(p -> slots(p, g)).toArray(Slot[][]::new);
        f.ofDocument = new boolean[f.from.length];
        for (int i = 0; i < f.from.length; i++) f.ofDocument[i] = f.fromPaths.get(i).startsWith("/");
        bind(f.stated, g, nth);
      }
      case Part.Pairs p -> bindPairs(p, g);
      case Part.Each e -> bindEach(e, g);
      case Part.Values v -> {
        v.nameId = names.id(v.name);
        v.steps = steps(v.path);
        v.slots = slots(v.slotPath, g);
        v.as = form(v.as, v.slots);
        bind(v.parts, g, new HashMap<>());
        v.selectors = selectors(v.parts);
      }
      case Part.Split s -> {
        s.nameId = names.id(s.name);
        s.steps = steps(s.path);
        s.slots = slots(s.slotPath, g);
        bind(s.parts, g, new HashMap<>());
        s.selectors = selectors(s.parts);
      }
      case Part.Regroup r -> {
        r.nameId = names.id(r.name);
        bindEach(r.each, g);
        var line = r.each.slot.group();
        r.keys = new Slot[r.keyPaths.size()];
        r.hoists = new Slot[r.keys.length];
        for (int i = 0; i < r.keys.length; i++) {
          var pair = r.keyPaths.get(i).split("=");
          r.keys[i] = line.path(pair[0]).get(0);
          r.hoists[i] = pair.length == 1 ? null : slots(pair[1], g)[0];
        }
        bind(r.head, line, new HashMap<>());
        if (java.util.Arrays.stream(r.hoists).anyMatch(java.util.Objects::nonNull)) regroups.add(r); // only the document has shared keys
      }
      case Part.Choose c -> c.alternatives.forEach(a -> bind(a.parts(), g, nth));
      case Part.Bound b -> b.steps = steps(b.path);
      case Part.Fact f -> f.slots = slots(f.slotPath, g);
      case Part.Derive d -> d.steps = steps(d.path);
      case Part.Below b -> {
        b.nameId = names.id(b.name);
        b.key = g.path(b.keyPath).getLast();
        b.parent = g.path(b.parentPath).getLast();
      }
      case Part.Lose l -> {
        var s = slots(l.slotPath, g);
        l.slot = s[s.length - 1];
        losses.put(l.slot, l.why);
      }
    }
  }

  private void bindPairs(Part.Pairs p, Group g) {
    p.ids = p.places.stream().mapToInt(names::id).toArray();
    p.known.forEach(k -> k.slots = slots(k.slotPath, g));
    if (p.listPath == null) return;
    p.list = slots(p.listPath, g);
    var group = p.list[p.list.length - 1].group();
    p.kindSlot = group.find(p.kind);
    p.valueSlot = group.find(p.value);
  }

  private void bindEach(Part.Each e, Group g) {
    var s = slots(e.slotPath, g);
    e.slot = s[s.length - 1];
    if (s.length > 1 || e.slot.kind() != Slot.Kind.GROUPS) throw new IllegalArgumentException(e.slotPath + " is not a list of groups here");
    for (var o : e.alternatives) {
      o.nameId = names.id(o.name);
      bind(o.parts, e.slot.group(), new HashMap<>());
      o.selectors = selectors(o.parts);
      for (var p : o.parts)
        if (p instanceof Part.Below b) {
          b.list = e.slot;
          b.way = o;
          o.below = b;
        }
    }
  }

  /** The rows that tell a place from its like-named siblings: those of its frame, and of the groups entered without moving. */
  private static Part[] selectors(List<Part> rows) {
    var found = new ArrayList<Part>();
    selectors(rows, found);
    return found.toArray(Part[]::new);
  }

  private static void selectors(List<Part> rows, List<Part> found) {
    for (var p : rows) {
      if (p instanceof Part.Into i) selectors(i.parts, found);
      else if (p instanceof Part.Is || p instanceof Part.Not || p instanceof Part.Some || p instanceof Part.Echo e
          && e.selects) found.add(p);
    }
  }
}
