package io.bordereau.xml.rosettanet;

import io.bordereau.law.Table;
import io.bordereau.mapping.As;
import io.bordereau.mapping.BadValue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A code list of the DTD generation, whose codes are English words, and the canonical words for them. No list is at hand for every version, so
 * that a code without a canonical word is kept as {@code rosettanet:} and the code.
 */
final class DtdWords {
  private final String name;
  private final Map<String, String> out = new LinkedHashMap<>();
  private final Map<String, String> in = new HashMap<>();

  private DtdWords(String name) {
    this.name = name;
  }

  /** A list; each pair is {@code canonical=Code}, the first of a code is how it is read. */
  static DtdWords of(String name, String... pairs) {
    var list = new DtdWords(name);
    for (var p : pairs) list.pair(p.substring(0, p.indexOf('=')), p.substring(p.indexOf('=') + 1));
    return list;
  }

  /** The units of measure, whose canonical words are the codes of UN/ECE Recommendation 20. */
  static DtdWords units() {
    var list = new DtdWords("GlobalProductUnitOfMeasureCode");
    for (var row : Table.load(DtdWords.class, "dtd-units.csv").rows()) list.pair(row.get("rec20"), row.get("rosettanet"));
    return list;
  }

  private void pair(String word, String code) {
    out.putIfAbsent(word, code);
    in.putIfAbsent(code, word);
  }

  /** Whether a canonical word, or a code with its origin, has a code here. */
  boolean holds(String word) {
    return word != null && (out.containsKey(word) || foreign(word) != null);
  }

  /** The code behind its origin; null when it is none, or one that has a canonical word. */
  private String foreign(String word) {
    if (!word.startsWith(PipList.ORIGIN)) return null;
    var code = word.substring(PipList.ORIGIN.length());
    return code.isBlank() || !code.equals(code.strip()) || in.containsKey(code) ? null : code;
  }

  /** The form; a word without a code cannot be written. */
  As<String> form() {
    return form(null);
  }

  /** The form; a word without a code is written as a code that says less, and counts as lost. */
  As<String> form(String fallback) {
    return As.of(
        name + " of RosettaNet",
        (t, s) -> {
          var word = in.get(t);
          if (word == null) return PipList.ORIGIN + t;
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
