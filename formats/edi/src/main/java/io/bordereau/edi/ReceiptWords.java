package io.bordereau.edi;

import java.util.HashMap;
import java.util.Map;

/**
 * What the codes of acknowledgements mean for a finance person, from a resource: the code with its list before it, such as {@code AK403:5},
 * as a {@link io.bordereau.document.ReceiptError} has it.
 *
 * @param wrong what is wrong, as the rest of a sentence: {@code the value is too long}
 * @param next what to do, as a sentence
 */
public record ReceiptWords(String wrong, String next) {
  private static final Map<String, ReceiptWords> ROWS = new HashMap<>();

  static {
    for (var row : Directory.lines("receipt-words.txt")) {
      var parts = row.split(" \\| ");
      ROWS.put(parts[0], new ReceiptWords(parts[1], parts[2]));
    }
  }

  /** The words for a code; null for one without, such as those that a partner made up for itself (824, APERAK). */
  public static ReceiptWords of(String code) {
    return code == null ? null : ROWS.get(code);
  }
}
