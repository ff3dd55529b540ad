package io.bordereau.mapping;

import java.util.HashMap;
import java.util.Map;

/** What a representation may know while it reads or writes a value: the bindings of the document, and a way to say what it lost. */
public final class Scope {
  final Map<String, String> bindings = new HashMap<>();
  boolean odd;
  int along = Tree.NONE;
  String loss;

  Draft owner;

  /** Another component of the record that the value belongs to, or with {@code ../} of the one above it; null when it has none. Reading,
      only what was read before. */
  public Object beside(String component) {
    var at = owner;
    var name = component;
    for (; at != null && name.startsWith("../"); name = name.substring(3)) at = at.above;
    if (at == null) return null;
    var slot = at.group.find(name);
    return slot == null ? null : at.values[slot.index];
  }

  /** The value that a binding of the mapping has for this document; null when it has none. */
  public String binding(String name) {
    return bindings.get(name);
  }

  /** Reading: the text is another spelling than the one that would be written. */
  public void odd() {
    odd = true;
  }

  /** Reading: a neighbouring place belongs to the text; it counts as read, and is kept with the text where that is another spelling. */
  public void along(Tree tree, int node) {
    tree.flag(node, Marks.DERIVED);
    along = node;
  }

  /** Writing: the value went in, but not whole; says why. */
  public void lossy(String why) {
    loss = why;
  }
}
