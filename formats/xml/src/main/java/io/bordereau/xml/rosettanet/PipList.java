package io.bordereau.xml.rosettanet;

import io.bordereau.law.Table;
import io.bordereau.mapping.As;
import io.bordereau.mapping.BadValue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A code list of RosettaNet and the canonical words for its codes. A code without a word is kept as {@code rosettanet:code}. A closed list (the
 * XSD generation) knows all its codes, and one that it does not have is wrong; an open one (the DTD generation, whose codes are English words and
 * whose lists are not at hand for every version) takes any. Several words may share a code: the first that is listed is how the code is read.
 */
final class PipList {
  static final String ORIGIN = "rosettanet:";

  private static final Map<String, Set<String>> CODES = load();

  private final String name;
  private final Set<String> codes;
  private final Map<String, String> out = new LinkedHashMap<>();
  private final Map<String, String> in = new HashMap<>();

  /** A list with these codes; null where it is open. */
  private PipList(String name, Set<String> codes) {
    this.name = name;
    this.codes = codes;
  }

  private static Map<String, Set<String>> load() {
    var all = new HashMap<String, Set<String>>();
    for (var row : Table.load(PipList.class, "codes.csv").rows()) all.put(row.get("list"), Set.of(row.get("codes").split(" ")));
    return all;
  }

  /** A closed list by its name in the standard; each pair is {@code word=CODE}. */
  static PipList of(String name, String... pairs) {
    return closed(name).pairs(pairs);
  }

  /** An open list by its name in the standard; each pair is {@code word=Code}. */
  static PipList open(String name, String... pairs) {
    return new PipList(name, null).pairs(pairs);
  }

  /** The units of measure of the XSD generation, whose words are the codes of UN/ECE Recommendation 20. */
  static PipList units() {
    return closed("UnitOfMeasure").pairs("units.csv");
  }

  /** The units of measure of the DTD generation. */
  static PipList openUnits() {
    return new PipList("GlobalProductUnitOfMeasureCode", null).pairs("dtd-units.csv");
  }

  private static PipList closed(String name) {
    var codes = CODES.get(name);
    if (codes == null) throw new IllegalArgumentException("no code list " + name);
    return new PipList(name, codes);
  }

  private PipList pairs(String[] pairs) {
    for (var p : pairs) pair(p.substring(0, p.indexOf('=')), p.substring(p.indexOf('=') + 1));
    return this;
  }

  private PipList pairs(String table) {
    for (var row : Table.load(PipList.class, table).rows()) pair(row.get("rec20"), row.get("rosettanet"));
    return this;
  }

  private void pair(String word, String code) {
    if (!has(code)) throw new IllegalArgumentException(code + " is not in " + name);
    out.putIfAbsent(word, code);
    in.putIfAbsent(code, word);
  }

  /** Whether a word, or a code with its origin, has a code here. */
  boolean holds(String word) {
    return word != null && (out.containsKey(word) || foreign(word) != null);
  }

  /** Whether the list has that code. */
  boolean has(String code) {
    return codes == null ? !code.isBlank() && code.equals(code.strip()) : codes.contains(code);
  }

  /** The code behind its origin; null when it is none, or one that has a canonical word. */
  private String foreign(String word) {
    if (!word.startsWith(ORIGIN)) return null;
    var code = word.substring(ORIGIN.length());
    return has(code) && !in.containsKey(code) ? code : null;
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
          if (!has(t)) throw new BadValue("'" + t + "' is not in RosettaNet's list " + name);
          var word = in.get(t);
          if (word == null) return ORIGIN + t;
          if (!t.equals(out.get(word))) s.odd();
          return word;
        },
        (v, s) -> {
          var code = out.get(v);
          if (code != null && !v.equals(in.get(code))) s.lossy("RosettaNet has one code, " + code + ", for this and '" + in.get(code) + "'");
          if (code != null) return code;
          if (foreign(v) != null) return foreign(v);
          if (fallback == null) throw new BadValue("'" + v + "' has no code in RosettaNet's list " + name);
          s.lossy("RosettaNet's list " + name + " has no code for it");
          return fallback;
        });
  }
}
