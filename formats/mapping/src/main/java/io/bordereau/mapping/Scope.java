package io.bordereau.mapping;

import java.util.HashMap;
import java.util.Map;

/** What a representation may know while it reads or writes a value: the bindings of the document, and a way to say what it lost. */
public final class Scope {
  final Map<String, String> bindings = new HashMap<>();
  boolean odd;
  String loss;

  /** The value that a binding of the mapping has for this document; null when it has none. */
  public String binding(String name) {
    return bindings.get(name);
  }

  /** Reading: the text is another spelling than the one that would be written. */
  public void odd() {
    odd = true;
  }

  /** Writing: the value went in, but not whole; says why. */
  public void lossy(String why) {
    loss = why;
  }
}
