package io.bordereau.edi;

import io.bordereau.document.Receipt;
import io.bordereau.document.ReceiptDocument;
import io.bordereau.document.ReceiptGroup;
import io.bordereau.mapping.As;
import io.bordereau.mapping.BadValue;
import io.bordereau.mapping.Part;
import io.bordereau.mapping.Parts;
import java.util.List;

/**
 * A code list of verdicts on an interchange, a group or a document. A code that has no word (AK501 M: its authentication failed) is kept
 * beside the word {@code rejected}: no such code accepts.
 *
 * @param list its name, which stands before a code that has no word
 * @param otherwise the code that is written for a word without one of its own
 * @param rows {@code word=code}
 */
record Verdict(String list, String otherwise, List<String> rows) {
  Verdict(String list, String otherwise, String... rows) {
    this(list, otherwise, List.of(rows));
  }

  /** The rows of a verdict at a place, into the terms {@code verdict} and {@code code}. */
  Part at(String path) {
    return Parts.choose(
        Parts.when(
            "code without a word",
            p -> p.has(path) && word(p.text(path)) == null,
            this::coded,
            Parts.at(path, "code", X12Forms.own(list)),
            Parts.follows("verdict", "rejected: no code without a word accepts", null, List.of("code"), v -> v[0] == null ? null : "rejected")),
        Parts.when("verdict", p -> true, r -> true, Parts.at(path, "verdict", words())));
  }

  /** A verdict as a code. */
  As<String> words() {
    return As.of(
        "verdict in " + list,
        (t, s) -> {
          var word = word(t);
          if (word == null) throw new BadValue("'" + t + "' is no verdict of " + list);
          if (!t.equals(code(word))) s.odd();
          return word;
        },
        (v, s) -> {
          var code = code(v);
          if (code == null) s.lossy(list + " says " + otherwise + " for '" + v + "'");
          return code == null ? otherwise : code;
        });
  }

  /** The verdict that a reader finds where this record was written in this list; null when it has none. */
  String said(Object of) {
    if (coded(of)) return "rejected";
    var verdict = verdict(of);
    return verdict == null ? null : code(verdict) == null ? word(otherwise) : verdict;
  }

  private boolean coded(Object of) {
    var code = switch (of) {
      case ReceiptGroup g -> g.code();
      case ReceiptDocument d -> d.code();
      case Receipt r -> r.code();
      case Object other -> null;
    };
    return code != null && code.startsWith(list + ":");
  }

  private static String verdict(Object of) {
    return switch (of) {
      case ReceiptGroup g -> g.verdict();
      case ReceiptDocument d -> d.verdict();
      case Receipt r -> r.verdict();
      case Object other -> null;
    };
  }

  private String word(String code) {
    for (var row : rows) if (row.endsWith("=" + code)) return row.substring(0, row.indexOf('='));
    return null;
  }

  private String code(String word) {
    for (var row : rows) if (row.startsWith(word + "=")) return row.substring(word.length() + 1);
    return null;
  }
}
