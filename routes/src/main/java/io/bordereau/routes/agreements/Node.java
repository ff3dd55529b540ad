package io.bordereau.routes.agreements;

import java.util.List;

/** A piece of a YAML file, with its place. */
public sealed interface Node {
  /** Where it begins. */
  Place place();

  /** What it is, in words. */
  default String kind() {
    return switch (this) {
      case Text text -> "a text";
      case Many many -> "a list";
      case Fields fields -> "a group of fields";
      case Nothing nothing -> "nothing";
    };
  }

  /**
   * A place in a file.
   *
   * @param line counted from 1
   * @param column counted from 1
   */
  record Place(int line, int column) {}

  /** A scalar, as it was written: nothing is made of {@code 0088} or {@code NO}. */
  record Text(Place place, String text) implements Node {}

  /** A sequence. */
  record Many(Place place, List<Node> items) implements Node {}

  /** A mapping; names may be doubled, which the binder reports. */
  record Fields(Place place, List<Entry> entries) implements Node {}

  /** An empty value. */
  record Nothing(Place place) implements Node {}

  /**
   * One field of a mapping.
   *
   * @param place where its name stands
   * @param name its name
   * @param value its value
   */
  record Entry(Place place, String name, Node value) {}
}
