package io.bordereau.routes.agreements;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Single values of configuration files: from text to the type of a record's part. */
final class Scalars {
  /** What a span of time looks like; JSON Schema knows the same pattern. */
  static final String DURATION = "[0-9]{1,6}(ms|s|m|h|d)";

  private static final Pattern SPAN = Pattern.compile("([0-9]{1,6})(ms|s|m|h|d)");

  private Scalars() {}

  /**
   * A value, or what would have been allowed.
   *
   * @param value the value; null when the text is not allowed
   * @param allowed what is allowed, in words; null when the text is
   * @param choices the names allowed, for a choice
   */
  record Result(Object value, String allowed, List<String> choices) {}

  static Result read(String text, Class<?> type) {
    if (type == String.class) {
      return text.isBlank() ? not("a text that is not blank") : new Result(text, null, List.of());
    }
    if (type == Boolean.class) {
      return text.matches("true|false") ? new Result(Boolean.valueOf(text), null, List.of()) : not("true or false");
    }
    if (type == int.class || type == Integer.class) {
      return text.matches("-?[0-9]{1,9}") ? new Result(Integer.valueOf(text), null, List.of()) : not("a whole number");
    }
    if (type == long.class) {
      return text.matches("-?[0-9]{1,18}") ? new Result(Long.valueOf(text), null, List.of()) : not("a whole number");
    }
    if (type == double.class) {
      return text.matches("-?[0-9]{1,9}(\\.[0-9]{1,9})?") ? new Result(Double.valueOf(text), null, List.of()) : not("a number such as 0.5");
    }
    if (type == Duration.class) {
      return duration(text);
    }
    if (type == LocalDate.class) {
      try {
        return new Result(LocalDate.parse(text), null, List.of());
      } catch (DateTimeException e) {
        return not("a day such as 2026-01-31");
      }
    }
    if (type.isEnum()) {
      for (Object one : type.getEnumConstants()) {
        if (name((Enum<?>) one).equals(text)) {
          return new Result(one, null, List.of());
        }
      }
      return new Result(null, "one of a few names", names(type));
    }
    throw new IllegalStateException("no configuration file has values of " + type);
  }

  /** The names of a choice, as configuration files write them. */
  static List<String> names(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(one -> name((Enum<?>) one)).toList();
  }

  /** One name of a choice, as configuration files write it. */
  static String name(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A bound without a useless fraction. */
  static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15 ? Long.toString((long) number) : Double.toString(number);
  }

  private static Result duration(String text) {
    Matcher matcher = SPAN.matcher(text);
    if (!matcher.matches()) {
      return not("a number and a unit (ms, s, m, h, d), such as 30s");
    }
    long count = Long.parseLong(matcher.group(1));
    Duration duration = switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      case String days -> Duration.ofDays(count);
    };
    return new Result(duration, null, List.of());
  }

  private static Result not(String allowed) {
    return new Result(null, allowed, List.of());
  }
}
