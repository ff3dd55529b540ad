package io.bordereau.routes.agreements;

import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code ${name}} and {@code ${name:default}} in a text: the system property of that name, else the environment variable with dots and
 * hyphens as underscores in capitals ({@code demo.port} is {@code DEMO_PORT}), else the default.
 */
final class Placeholders {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9._-]*)(?::([^{}]*))?}");

  private Placeholders() {}

  /** What the running process knows. */
  static String process(String name) {
    String property = System.getProperty(name);
    return property != null ? property : System.getenv(name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
  }

  /** The name of a placeholder without a value, or null, and the text with all others filled in. */
  record Filled(String text, String missing) {}

  static Filled fill(String text, UnaryOperator<String> values) {
    if (!text.contains("${")) {
      return new Filled(text, null);
    }
    Matcher matcher = PLACEHOLDER.matcher(text);
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      String value = values.apply(matcher.group(1));
      String filled = value != null ? value : matcher.group(2);
      if (filled == null) {
        return new Filled(text, matcher.group(1));
      }
      matcher.appendReplacement(out, Matcher.quoteReplacement(filled));
    }
    return new Filled(matcher.appendTail(out).toString(), null);
  }
}
