package io.bordereau.xml;

import io.bordereau.mapping.Names;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The names of a family of XML formats: which prefix stands for which namespace in mappings and in output, whatever prefixes a sender
 * chose. The empty prefix stands for the namespace of the root.
 */
public final class Namespaces {
  private final Names names = new Names();
  private final Map<String, String> prefixes = new HashMap<>();
  private final Map<String, String> uris = new LinkedHashMap<>();
  private final Map<String, String> roots = new HashMap<>();
  private final Map<String, Map<String, Integer>> known = new HashMap<>();
  private final Map<String, String> stems = new HashMap<>();
  private boolean versioned;

  /** Declares a namespace and its prefix. */
  public Namespaces with(String prefix, String uri) {
    prefixes.put(uri, prefix);
    uris.put(prefix, uri);
    stems.put(stem(uri), uri);
    return this;
  }

  /** The last part of a namespace, behind its last colon, is a version: any other version has the same names (RosettaNet). */
  public Namespaces anyVersion() {
    versioned = true;
    return this;
  }

  /** The declared namespace of which this one is another version; null when there is none. */
  private String declared(String uri) {
    return versioned && uri.length() < 300 ? stems.get(stem(uri)) : null;
  }

  private static String stem(String uri) {
    int colon = uri.lastIndexOf(':');
    return colon < 0 ? uri : uri.substring(0, colon);
  }

  /** Declares the namespace of a root element, which needs no prefix. */
  public Namespaces root(String local, String uri) {
    prefixes.put(uri, "");
    roots.put(local, uri);
    stems.put(stem(uri), uri);
    return this;
  }

  /** The shared table of names. */
  public Names names() {
    return names;
  }

  /** The namespace of a root; the empty string when it has none. */
  public String rootUri(String root) {
    return roots.getOrDefault(root, "");
  }

  /** The declared prefixes and their namespaces, in order. */
  Map<String, String> declared() {
    return uris;
  }

  /** The namespace of a declared prefix, or null. */
  public String uri(String prefix) {
    return uris.get(prefix);
  }

  /** Whether the namespace is one of this family's. */
  public boolean knows(String uri) {
    return uri == null || uri.isEmpty() || prefixes.containsKey(uri) || declared(uri) != null;
  }

  /** The name in mappings: {@code cbc:ID}; <code>{uri}local</code> for a namespace that is not declared. */
  public String name(String uri, String local) {
    if (uri == null || uri.isEmpty()) return local;
    var p = prefixes.get(uri);
    if (p == null && declared(uri) != null) p = prefixes.get(declared(uri));
    if (p == null) return "{" + uri + "}" + local;
    return p.isEmpty() ? local : p + ":" + local;
  }

  /** The id of a name in the shared table; -1 when no mapping uses it. Called once per element of input. */
  int find(String uri, String local) {
    var byLocal = known.get(uri == null ? "" : uri);
    if (byLocal == null && versioned && uri != null) byLocal = known.get(declared(uri));
    if (byLocal == null) return -1;
    var id = byLocal.get(local);
    return id == null ? -1 : id;
  }

  /** Makes the names that mappings use quick to find; called once, when the mappings are compiled. */
  void index(Iterable<String> used) {
    for (var n : used) {
      if (n.startsWith("@")) continue;
      int colon = n.indexOf(':');
      var local = colon < 0 ? n : n.substring(colon + 1);
      int id = names.id(n);
      if (colon >= 0) known.computeIfAbsent(uris.getOrDefault(n.substring(0, colon), ""), k -> new HashMap<>()).put(local, id);
      else if (roots.isEmpty()) known.computeIfAbsent("", k -> new HashMap<>()).put(local, id);
      else for (var u : roots.values()) known.computeIfAbsent(u, k -> new HashMap<>()).put(local, id);
    }
  }
}
