package io.bordereau.mapping;

import io.bordereau.document.Term;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A canonical record type at one place of use, with the terms that its components have there. */
public final class Group {
  private static final Map<Class<?>, Group> ROOTS = new ConcurrentHashMap<>();

  private final Class<?> type;
  private final Slot slot;
  private final Slot[] slots;
  private final Map<String, Slot> byName = new HashMap<>();
  private final int[] nested;
  private final MethodHandle constructor;
  private final Map<String, String> terms;

  /** The group of a whole document. */
  public static Group of(Class<?> document) {
    return ROOTS.computeIfAbsent(document, d -> new Group(d, null));
  }

  Group(Class<?> type, Slot slot) {
    this.type = type;
    this.slot = slot;
    this.terms = slot == null ? Map.of() : renamed(slot);
    try {
      var lookup = MethodHandles.publicLookup();
      var components = type.getRecordComponents();
      slots = new Slot[components.length];
      var types = new Class<?>[components.length];
      for (int i = 0; i < components.length; i++) {
        var c = components[i];
        types[i] = c.getType();
        slots[i] = slot(c, i, lookup.unreflect(c.getAccessor()).asType(MethodType.methodType(Object.class, Object.class)));
        byName.put(c.getName(), slots[i]);
      }
      nested = java.util.stream.IntStream.range(0, slots.length)
          .filter(i -> slots[i].kind() == Slot.Kind.GROUP || slots[i].kind() == Slot.Kind.GROUPS).toArray();
      constructor =
          lookup
              .findConstructor(type, MethodType.methodType(void.class, types))
              .asSpreader(Object[].class, types.length)
              .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("not a public record: " + type, e);
    }
  }

  private Slot slot(RecordComponent c, int index, MethodHandle accessor) {
    var annotation = c.getAnnotation(Term.class);
    if (annotation == null) throw new IllegalStateException(type.getSimpleName() + "." + c.getName() + " has no term");
    var term = terms.getOrDefault(c.getName(), annotation.value());
    Class<?> held = c.getType();
    boolean list = held == List.class;
    if (list) held = (Class<?>) ((ParameterizedType) c.getGenericType()).getActualTypeArguments()[0];
    boolean group = held.isRecord() && java.util.Arrays.stream(held.getRecordComponents()).allMatch(r -> r.isAnnotationPresent(Term.class));
    var kind = group ? (list ? Slot.Kind.GROUPS : Slot.Kind.GROUP) : (list ? Slot.Kind.VALUES : Slot.Kind.VALUE);
    return new Slot(this, index, c.getName(), term, kind, held, accessor);
  }

  /** The renamings that the component of this group, and those above it, ask for. */
  private static Map<String, String> renamed(Slot slot) {
    var all = new HashMap<String, String>();
    var prefix = slot.name() + ".";
    slot.owner.terms.forEach((k, v) -> {
      if (k.startsWith(prefix)) all.put(k.substring(prefix.length()), v);
    });
    for (var c : slot.owner.type.getRecordComponents())
      if (c.getName().equals(slot.name()))
        for (var pair : c.getAnnotation(Term.class).within().split(" "))
          if (!pair.isBlank()) all.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    return all;
  }

  /** The record type. */
  public Class<?> type() {
    return type;
  }

  /** The slot that holds this group; null for a document. */
  public Slot slot() {
    return slot;
  }

  /** The slots, in the order of the record's components. */
  public List<Slot> slots() {
    return List.of(slots);
  }

  int width() {
    return slots.length;
  }

  /** The slots that hold groups. */
  int[] nested() {
    return nested;
  }

  Slot at(int index) {
    return slots[index];
  }

  /** The slot of that name, or null. */
  public Slot find(String name) {
    return byName.get(name);
  }

  /**
   * The slots along a dotted path.
   *
   * @throws IllegalArgumentException when there is no such component: a mistake in a mapping
   */
  public List<Slot> path(String path) {
    var chain = new ArrayList<Slot>();
    var g = this;
    for (var name : path.split("\\.")) {
      var s = g.find(name);
      if (s == null) throw new IllegalArgumentException(g.type.getSimpleName() + " has no component '" + name + "' (" + path + ")");
      chain.add(s);
      if (s.kind() == Slot.Kind.GROUP || s.kind() == Slot.Kind.GROUPS) g = s.group();
    }
    return chain;
  }

  /** Makes a record; one value per slot, null where it is absent. */
  public Object build(Object[] values) {
    try {
      return (Object) constructor.invokeExact(values);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
