package io.bordereau.formats;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a format demands of the documents that the law tests make by chance, where it can only carry certain shapes of them. Whatever is not said
 * here a format must carry or name in its account.
 *
 * @param format id of the format, or the beginning of several ids followed by {@code *}
 * @param kind the canonical document
 * @param values the values that a slot may have, by its path
 * @param always slots that every document has
 * @param never slots that no document has
 * @param single lists that have one member
 * @param members lists that have one member for each of some values, by the path of the component that has them
 * @param why for people
 */
record Need(
    String format, Class<?> kind, Map<String, List<String>> values, Set<String> always, Set<String> never, Set<String> single,
    Map<String, List<String>> members, String why) {

  /** No demand. */
  static Need none(Class<?> kind) {
    return new Need("*", kind, Map.of(), Set.of(), Set.of(), Set.of(), Map.of(), "none");
  }

  /** Slots that every document has. */
  static Need always(String format, Class<?> kind, String why, String... paths) {
    return new Need(format, kind, Map.of(), Set.of(paths), Set.of(), Set.of(), Map.of(), why);
  }

  /** Slots that no document has. */
  static Need never(String format, Class<?> kind, String why, String... paths) {
    return new Need(format, kind, Map.of(), Set.of(), Set.of(paths), Set.of(), Map.of(), why);
  }

  /** Lists that have one member. */
  static Need single(String format, Class<?> kind, String why, String... paths) {
    return new Need(format, kind, Map.of(), Set.of(), Set.of(), Set.of(paths), Map.of(), why);
  }

  /** A slot that every document has, with one of these values. */
  static Need values(String format, Class<?> kind, String why, String path, String... values) {
    return new Need(format, kind, Map.of(path, List.of(values)), Set.of(path), Set.of(), Set.of(), Map.of(), why);
  }

  /** A list that every document has, with one member for each of these values of a component. */
  static Need members(String format, Class<?> kind, String why, String list, String component, String... values) {
    var path = list + "." + component;
    return new Need(format, kind, Map.of(), Set.of(list, path), Set.of(), Set.of(), Map.of(path, List.of(values)), why);
  }

  /** Whether it is a demand of that format on that kind of document. */
  boolean of(String id, Class<?> document) {
    return kind == document && (format.endsWith("*") ? id.startsWith(format.substring(0, format.length() - 1)) : id.equals(format));
  }

  /** Both demands. */
  Need and(Need more) {
    return new Need(format, kind, Needs.both(values, more.values), Needs.both(always, more.always), Needs.both(never, more.never), Needs.both(single, more.single),
        Needs.both(members, more.members), why);
  }
}
