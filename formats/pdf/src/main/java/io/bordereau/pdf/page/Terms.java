package io.bordereau.pdf.page;

import io.bordereau.mapping.Group;
import io.bordereau.mapping.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A record of the canonical document as it comes onto the page. Whatever is asked for here is shown, and what it is shown as is noted: so what no template
 * asked for is known at the end, and an eye, or a test, can look for each value on the page.
 */
final class Terms {
  /**
   * A value that no template asked for.
   *
   * @param path its canonical path, such as {@code lines[2].item.batch}
   * @param slot its slot
   * @param words what it is, seen from the record that was asked
   * @param value the value
   */
  record Left(String path, Slot slot, String words, Object value) {}

  /** Components whose values need no name. */
  private static final java.util.Set<String> SPEAKING = java.util.Set.of("value", "kind", "text", "id", "name", "amount", "what", "unit", "code");

  private final Terms above;
  private final Group group;
  private final Object record;
  private final Slot slot;
  private final int index;
  private final String[] shown;
  private final Map<Slot, List<Terms>> below = new HashMap<>();

  private Terms(Terms above, Group group, Object record, Slot slot, int index) {
    this.above = above;
    this.group = group;
    this.record = record;
    this.slot = slot;
    this.index = index;
    shown = new String[group.slots().size()];
  }

  /** The terms of a document. */
  static Terms of(Object document) {
    return new Terms(null, Group.of(document.getClass()), document, null, -1);
  }

  private Slot slot(String name) {
    var found = group.find(name);
    if (found == null) throw new IllegalArgumentException(group.type().getSimpleName() + " has no component '" + name + "'");
    return found;
  }

  /** Whether a component has a value. */
  boolean has(String name) {
    var value = slot(name).get(record);
    return value != null && !(value instanceof List<?> l && l.isEmpty());
  }

  /** The value, which is not noted as shown; null when it is absent. */
  Object look(String name) {
    return slot(name).get(record);
  }

  /** The value as a form shows it; null when it is absent. */
  <V> String show(String name, Class<V> type, Function<V, String> form) {
    var found = slot(name);
    var value = type.cast(found.get(record));
    if (value == null) return null;
    var text = form.apply(value);
    shown[group.slots().indexOf(found)] = text;
    return text;
  }

  /** The value as it is; null when it is absent or blank. */
  String text(String name) {
    var text = show(name, Object.class, Object::toString);
    return text == null || text.isBlank() ? null : text;
  }

  /** The value as it is, unless it is shown already. */
  String fresh(String name) {
    return shown[group.slots().indexOf(slot(name))] == null ? text(name) : null;
  }

  /** Whether any of these is not shown yet. */
  boolean anew(String... names) {
    for (var name : names) if (has(name) && shown[group.slots().indexOf(slot(name))] == null) return true;
    return false;
  }

  /** Notes that a value is shown by what stands on the page already: a tax rate by the row that it heads. */
  void shownAs(String name, String text) {
    shown[group.slots().indexOf(slot(name))] = text;
  }

  /** The group in a component; one without any value when it is absent. */
  Terms in(String name) {
    var found = slot(name);
    var value = found.get(record);
    if (value == null) return new Terms(this, found.group(), found.group().build(new Object[found.group().slots().size()]), found, -1);
    return below.computeIfAbsent(found, s -> List.of(new Terms(this, s.group(), value, s, -1))).getFirst();
  }

  /** The groups in a list. */
  List<Terms> each(String name) {
    var found = slot(name);
    var list = (List<?>) found.get(record);
    if (list == null || list.isEmpty()) return List.of();
    return below.computeIfAbsent(found, s -> {
      var all = new ArrayList<Terms>(list.size());
      for (var each : list) all.add(new Terms(this, s.group(), each, s, all.size()));
      return all;
    });
  }

  /** The record. */
  <R> R record(Class<R> type) {
    return type.cast(record);
  }

  /** The canonical path; empty for the document. */
  String path() {
    if (above == null) return "";
    var own = index < 0 ? slot.name() : slot.name() + "[" + (index + 1) + "]";
    var p = above.path();
    return p.isEmpty() ? own : p + "." + own;
  }

  private String path(Slot s) {
    var p = path();
    return p.isEmpty() ? s.name() : p + "." + s.name();
  }

  /** What was not asked for, here and below, in the order of the model. */
  List<Left> left() {
    var all = new ArrayList<Left>();
    left("", all::add);
    return all;
  }

  private void left(String words, Consumer<Left> to) {
    var slots = group.slots();
    for (int i = 0; i < slots.size(); i++) {
      var s = slots.get(i);
      var value = s.get(record);
      if (value == null || value instanceof List<?> l && l.isEmpty()) continue;
      var named = words.isEmpty() ? own(s) : words + " " + own(s);
      switch (s.kind()) {
        case VALUE, VALUES -> {
          if (shown[i] == null) to.accept(new Left(path(s), s, named, value));
        }
        case GROUP -> in(s.name()).left(named, to);
        case GROUPS -> {
          var each = each(s.name());
          for (var one : each) one.left(each.size() > 1 ? named + " " + (one.index + 1) : named, to);
        }
      }
    }
  }

  /** A component's name in words: {@code priorPayments} is prior payments. */
  private static String own(Slot s) {
    var text = new StringBuilder();
    for (char c : s.name().toCharArray()) {
      if (Character.isUpperCase(c)) text.append(' ').append(Character.toLowerCase(c));
      else text.append(c);
    }
    return text.toString();
  }

  /** Takes the rest of a record: what it is in the words of the model, and its values with their names. */
  @FunctionalInterface
  interface Taker {
    void take(String words, String text);
  }

  /** Shows what was not asked for, each record below as one text, its values with their names where they do not speak for themselves. */
  void rest(Function<Object, String> form, Taker to) {
    String record = null;
    String named = null;
    var text = new StringBuilder();
    for (var each : left()) {
      var owner = owner(each.slot(), each.path());
      var value = form.apply(each.value());
      owner.shownAs(each.slot().name(), value);
      if (owner == this) {
        to.take(each.words(), value);
        continue;
      }
      if (record != null && !owner.path().equals(record)) {
        to.take(named, text.toString());
        text.setLength(0);
      }
      record = owner.path();
      var own = own(each.slot());
      named = each.words().substring(0, each.words().length() - own.length() - 1);
      if (!text.isEmpty()) text.append(" · ");
      if (!SPEAKING.contains(each.slot().name())) text.append(own).append(' ');
      text.append(value);
    }
    if (!text.isEmpty()) to.take(named, text.toString());
  }

  private Terms owner(Slot s, String path) {
    var found = find(s, path);
    if (found == null) throw new IllegalStateException("no terms at " + path);
    return found;
  }

  private Terms find(Slot s, String path) {
    if (s.owner().equals(group) && path(s).equals(path)) return this;
    for (var list : below.values()) {
      for (var each : list) {
        var found = path.startsWith(each.path() + ".") ? each.find(s, path) : null;
        if (found != null) return found;
      }
    }
    return null;
  }

  /** Every value that is shown, by its path, with the text that shows it. */
  Map<String, String> shown() {
    var all = new java.util.LinkedHashMap<String, String>();
    shown(all);
    return all;
  }

  private void shown(Map<String, String> all) {
    var slots = group.slots();
    for (int i = 0; i < slots.size(); i++) {
      if (shown[i] != null && slots.get(i).get(record) != null) all.put(path(slots.get(i)), shown[i]);
    }
    below.forEach((s, list) -> list.forEach(each -> each.shown(all)));
  }

  @Override
  public String toString() {
    return path() + Arrays.toString(shown);
  }
}
