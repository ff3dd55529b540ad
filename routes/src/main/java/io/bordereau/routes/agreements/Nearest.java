package io.bordereau.routes.agreements;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The nearest of some names to one that is not among them. */
public final class Nearest {
  private Nearest() {}

  /** The nearest name, when it is near enough that somebody may have meant it. */
  static Optional<String> to(String wrong, Collection<String> names) {
    return names.stream()
        .min(Comparator.comparingInt((String name) -> distance(wrong, name)).thenComparing(Comparator.naturalOrder()))
        .filter(name -> distance(wrong, name) <= Math.max(2, Math.max(wrong.length(), name.length()) / 3));
  }

  /** {@code ; did you mean x?}, or a full stop: the end of a sentence. */
  public static String hint(String wrong, Collection<String> names) {
    return to(wrong, names).map(name -> "; did you mean " + name + "?").orElse(".");
  }

  /** Edits (insert, delete, replace, swap of neighbours) from one to the other; letter case, hyphens and underscores cost nothing. */
  static int distance(String one, String other) {
    String a = plain(one);
    String b = plain(other);
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + same, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }

  private static String plain(String text) {
    String bounded = text.length() > 100 ? text.substring(0, 100) : text;
    return bounded.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
  }
}
