package io.bordereau.xml.cxml;

import io.bordereau.law.Table;
import io.bordereau.mapping.Limit;
import io.bordereau.mapping.Tree;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which version of cXML knows what, from {@code cxml-versions.csv}: an element or attribute is written only where the DTD that is named has
 * it. Versions compare as texts: each part has the same number of digits.
 */
final class CxmlVersions {
  private CxmlVersions() {}

  /** By parent, then by child, or attribute behind an at sign, or attribute and value; with a plus for the second and further ones. */
  private static final Map<String, Map<String, String>> SINCE = since();

  private static final Map<String, Limit> LIMITS = new ConcurrentHashMap<>();

  private static Map<String, Map<String, String>> since() {
    var all = new HashMap<String, Map<String, String>>();
    for (var r : Table.load(CxmlVersions.class, "cxml-versions.csv").rows()) all.computeIfAbsent(r.get("parent"), p -> new HashMap<>()).put(r.get("child"), r.get("since"));
    return Map.copyOf(all);
  }

  /** Whether a version knows a child or attribute of a parent. */
  static boolean knows(String version, String parent, String child) {
    var since = SINCE.getOrDefault(parent, Map.of()).get(child);
    return since == null || since.compareTo(version) <= 0;
  }

  /** What a version does not know. */
  static Limit limit(String version) {
    boolean all = SINCE.values().stream().allMatch(c -> c.values().stream().allMatch(s -> s.compareTo(version) <= 0));
    return all ? Limit.NONE : LIMITS.computeIfAbsent(version.length() > 12 ? version.substring(0, 12) : version, v -> (tree, node) -> forbids(v, tree, node));
  }

  /** Whether another of that name stands before. */
  private static boolean follows(Tree tree, int node) {
    return tree.child(tree.parent(node), tree.nameId(node)) != node;
  }

  private static String forbids(String version, Tree tree, int node) {
    var children = SINCE.get(tree.name(tree.parent(node)));
    if (children == null) return null;
    var since = children.get(tree.name(node));
    if (since == null && follows(tree, node)) since = children.get(tree.name(node) + "+");
    return since == null || since.compareTo(version) <= 0 ? null : "cXML knows it since " + since + ", and " + version + " is agreed";
  }
}
