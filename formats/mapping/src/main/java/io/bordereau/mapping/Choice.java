package io.bordereau.mapping;

import java.util.List;

/**
 * A choice that a partner's agreement may make about a format, by {@link Context#option}. What is not declared is not allowed in an agreement,
 * so that a slip of the pen cannot turn a sign.
 *
 * @param name its name in the agreement
 * @param values what it may be; empty when any text will do
 * @param meaning what it decides, in words
 */
public record Choice(String name, List<String> values, String meaning) {
  public Choice {
    values = List.copyOf(values);
  }

  /** Whether it may have a value. */
  public boolean allows(String value) {
    return values.isEmpty() || values.contains(value);
  }
}
