package io.bordereau.xml.rosettanet;

import io.bordereau.law.Table;
import io.bordereau.mapping.As;
import io.bordereau.mapping.BadValue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A code list of RosettaNet and the canonical words for its codes. A code without a word is kept as {@code rosettanet:code}; one that the
 * list does not have is wrong. Several words may share a code: the first that is listed is how the code is read.
 */
final class PipList {
  static final String ORIGIN = "rosettanet:";

  private static final Map<String, Set<String>> CODES = load();

  private final String name;
  private final Set<String> codes;
  private final Map<String, String> out = new LinkedHashMap<>();
  private final Map<String, String> in = new HashMap<>();

  private PipList(String name) {
    this.name = name;
    codes = CODES.get(name);
    if (codes == null) throw new IllegalArgumentException("no code list " + name);
  }

  private static Map<String, Set<String>> load() {
    var all = new HashMap<String, Set<String>>();
    for (var row : Table.load(PipList.class, "codes.csv").rows()) all.put(row.get("list"), Set.of(row.get("codes").split(" ")));
    return all;
  }

  /** A list by its name in the standard; each pair is {@code word=CODE}. */
  static PipList of(String name, String... pairs) {
    var list = new PipList(name);
    for (var p : pairs) {
      int eq = p.indexOf('=');
      list.pair(p.substring(0, eq), p.substring(eq + 1));
    }
    return list;
  }

  /** The units of measure, whose words are the codes of UN/ECE Recommendation 20. */
  static PipList units() {
    var list = new PipList("UnitOfMeasure");
    for (var row : Table.load(PipList.class, "units.csv").rows()) list.pair(row.get("rec20"), row.get("rosettanet"));
    return list;
  }

  private void pair(String word, String code) {
    if (!codes.contains(code)) throw new IllegalArgumentException(code + " is not in " + name);
    out.putIfAbsent(word, code);
    in.putIfAbsent(code, word);
  }

  /** Whether a word, or a code with its origin, has a code here. */
  boolean holds(String word) {
    return word != null && (out.containsKey(word) || word.startsWith(ORIGIN) && codes.contains(word.substring(ORIGIN.length())));
  }

  /** Whether the list has that code. */
  boolean has(String code) {
    return codes.contains(code);
  }

  /** The form; a word without a code cannot be written. */
  As<String> form() {
    return form(null);
  }

  /** The form; a word without a code is written as a code that says less, and counts as lost. */
  As<String> form(String fallback) {
    return As.of(
        name + " code of RosettaNet",
        (t, s) -> {
          if (!codes.contains(t)) throw new BadValue("'" + t + "' is not in RosettaNet's list " + name);
          var word = in.get(t);
          if (word == null) return ORIGIN + t;
          if (!t.equals(out.get(word))) s.odd();
          return word;
        },
        (v, s) -> {
          var code = out.get(v);
          if (code != null && !v.equals(in.get(code))) s.lossy("RosettaNet has one code, " + code + ", for this and '" + in.get(code) + "'");
          if (code != null) return code;
          if (v.startsWith(ORIGIN) && codes.contains(v.substring(ORIGIN.length())) && !in.containsKey(v.substring(ORIGIN.length()))) return v.substring(ORIGIN.length());
          if (fallback == null) throw new BadValue("'" + v + "' has no code in RosettaNet's list " + name);
          s.lossy("RosettaNet's list " + name + " has no code for it");
          return fallback;
        });
  }
}
