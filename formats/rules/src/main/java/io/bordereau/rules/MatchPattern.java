package io.bordereau.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The text of an XSLT match pattern, taken apart as far as a style sheet of Schematron needs it. */
final class MatchPattern {
  private static final Pattern TEXT = Pattern.compile("'[^']*'|\"[^\"]*\"");
  private static final Pattern PREDICATE = Pattern.compile("\\[[^\\[\\]]*]");
  private static final Pattern CALL = Pattern.compile("\\([^()]*\\)");
  private static final Pattern NAME = Pattern.compile("\\*|[A-Za-z_][\\w.-]*:[A-Za-z_][\\w.-]*");
  private MatchPattern() {}

  /**
   * The alternatives of a union, each a pattern of its own: {@code a | b[c | d]} gives {@code a} and {@code b[c | d]}. A predicate behind a
   * union in parentheses goes to each of them where it is certainly a condition and no position. The axis at the beginning of {@code //a}
   * is left out: every element stands below a document here.
   */
  static List<String> alternatives(String match) {
    List<String> alternatives = new ArrayList<>();
    for (String part : union(match)) {
      int close = part.startsWith("(") ? closing(part, 0) : -1;
      String filter = part.substring(close + 1);
      if (close > 0 && filter.startsWith("[") && closing(filter, 0) == filter.length() - 1 && isCondition(filter)) {
        union(part.substring(1, close)).forEach(p -> alternatives.add(p + filter));
      } else {
        alternatives.add(part.startsWith("//") ? part.substring(2) : part);
      }
    }
    return alternatives;
  }

  private static boolean isCondition(String filter) {
    String inner = filter.substring(1, filter.length() - 1);
    String top = inner;
    for (String before = ""; !before.equals(top);) {
      before = top;
      top = CALL.matcher(TEXT.matcher(top).replaceAll("")).replaceAll("");
    }
    return top.contains(" and ") || top.contains(" or ");
  }

  /** Where the bracket that opens at a position closes; -1 when it does not. */
  private static int closing(String expression, int from) {
    int nested = 0;
    char quote = 0;
    for (int i = from; i < expression.length(); i++) {
      char c = expression.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '[' || c == '(') {
        nested++;
      } else if ((c == ']' || c == ')') && --nested == 0) {
        return i;
      }
    }
    return -1;
  }

  private static List<String> union(String match) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int nested = 0;
    char quote = 0;
    for (char c : match.toCharArray()) {
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '[' || c == '(') {
        nested++;
      } else if (c == ']' || c == ')') {
        nested--;
      } else if (c == '|' && nested == 0) {
        parts.add(part.toString().strip());
        part.setLength(0);
        continue;
      }
      part.append(c);
    }
    parts.add(part.toString().strip());
    return parts;
  }

  /** The name test of the last step: {@code cbc:ID} or {@code *}; null when the pattern does not end in the name of an element. */
  static String element(String alternative) {
    String steps = bare(alternative).strip();
    String last = steps.substring(steps.lastIndexOf('/') + 1).strip();
    return NAME.matcher(last).matches() ? last : null;
  }

  /** An expression without texts and predicates. */
  static String bare(String expression) {
    String bare = TEXT.matcher(expression).replaceAll("");
    for (String before = ""; !before.equals(bare);) {
      before = bare;
      bare = PREDICATE.matcher(bare).replaceAll("");
    }
    return bare;
  }
}
