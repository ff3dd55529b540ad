package io.bordereau.mapping;

import java.lang.invoke.MethodHandle;

/** One component of a canonical record at one place of use: a seller's city and a buyer's city are two slots. */
public final class Slot {
  /** What a slot holds. */
  public enum Kind {
    /** A value. */
    VALUE,
    /** A list of values. */
    VALUES,
    /** A group of slots. */
    GROUP,
    /** A list of groups. */
    GROUPS
  }

  final Group owner;
  final int index;
  private final String name;
  private final String term;
  private final Kind kind;
  private final Class<?> type;
  private final MethodHandle accessor;
  private volatile Group group;

  Slot(Group owner, int index, String name, String term, Kind kind, Class<?> type, MethodHandle accessor) {
    this.owner = owner;
    this.index = index;
    this.name = name;
    this.term = term;
    this.kind = kind;
    this.type = type;
    this.accessor = accessor;
  }

  /** The component's name. */
  public String name() {
    return name;
  }

  /** The term at this place of use, such as {@code BT-37}. */
  public String term() {
    return term;
  }

  /** What it holds. */
  public Kind kind() {
    return kind;
  }

  /** The type of the value, or of a list's elements. */
  public Class<?> type() {
    return type;
  }

  /** The group that this slot is part of. */
  public Group owner() {
    return owner;
  }

  /** The group that it holds; only for {@link Kind#GROUP} and {@link Kind#GROUPS}. Resolved when first asked for: groups may nest without end. */
  public Group group() {
    var known = group;
    return known != null ? known : made();
  }

  private synchronized Group made() {
    if (group == null) group = new Group(type, this);
    return group;
  }

  /** The path from the document, without indices: {@code lines.price.net}. */
  public String path() {
    return owner.slot() == null ? name : owner.slot().path() + "." + name;
  }

  /** What it is in words: the name of its term, such as {@code seller city}; for our own terms the path, such as {@code shipment carrier}. */
  public String words() {
    var named = TermWords.of(term);
    if (named != null) return named;
    var own = name.replaceAll("([A-Z])", " $1").toLowerCase(java.util.Locale.ROOT);
    return owner.slot() == null ? own : owner.slot().words() + " " + own;
  }

  /** The component of a record of the owning group; null when it is absent. */
  public Object get(Object of) {
    try {
      return (Object) accessor.invokeExact(of);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return term + " " + path();
  }
}
