package io.bordereau.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The vocabulary in which mappings are written.
 *
 * <p>A place is a path of names relative to the frame around it: {@code cbc:ID}, {@code cac:TaxScheme/cbc:ID}, {@code @schemeID},
 * {@code 02}; {@code .} is the frame's own text. A term is a path of record components relative to the frame: {@code number},
 * {@code address.city}; a leading {@code /} starts at the document. {@code Street+} is the next occurrence that no row has read yet;
 * entering a list of groups enters its first member.
 */
public final class Parts {
  private Parts() {}

  /** Enters a place; written when something in it was. The last name of the path is matched by selectors,
      those before it are found or made. */
  public static Part node(String path, Part... parts) {
    return new Part.Node(path, false, false, List.of(parts));
  }

  /** Enters a place that is written even when nothing of the document stands in it. */
  public static Part always(String path, Part... parts) {
    return new Part.Node(path, true, false, List.of(parts));
  }

  /** Enters a place that is written whenever its surroundings are, even when nothing of the document stands in it. */
  public static Part along(String path, Part... parts) {
    return new Part.Node(path, false, true, List.of(parts));
  }

  /** Enters a group of the document. */
  public static Part into(String slot, Part... parts) {
    return new Part.Into(slot, List.of(parts));
  }

  /** A place and a term in the usual form of its type. */
  public static Part.At at(String path, String slot) {
    return new Part.At(path, slot, null, false);
  }

  /** A place and a term in a form of its own. */
  public static Part.At at(String path, String slot, As<?> as) {
    return new Part.At(path, slot, cast(as), false);
  }

  /** A place that the format demands, and a term. */
  public static Part.At must(String path, String slot) {
    return new Part.At(path, slot, null, true);
  }

  /** A place that the format demands, and a term in a form of its own. */
  public static Part.At must(String path, String slot, As<?> as) {
    return new Part.At(path, slot, cast(as), true);
  }

  /** Several places for one term. */
  public static Part prefer(Part.At... places) {
    return new Part.Prefer(List.of(places));
  }

  /** A constant. */
  public static Part is(String path, String value) {
    return new Part.Is(path, List.of(value), true);
  }

  /** One of several constants; the first is written. */
  public static Part oneOf(String path, String... values) {
    return new Part.Is(path, List.of(values), true);
  }

  /** Selects places where one of these values stands; some other row writes it. */
  public static Part among(String path, String... values) {
    return new Part.Is(path, List.of(values), false);
  }

  /**
   * One place whose text holds several texts.
   *
   * @param label the form in words
   * @param apart one text per slot, null where it says nothing
   * @param together the reverse; null when there is nothing to write
   */
  public static Part composite(
      String path, String label, List<String> slots, Function<String, String[]> apart, Function<String[], String> together) {
    return new Part.Composite(path, label, slots, apart, together);
  }

  /** Selects places without anything at the path. */
  public static Part absent(String path) {
    return new Part.Not(path, List.of(), false);
  }

  /** Selects places where something stands at the path. */
  public static Part present(String path) {
    return new Part.Not(path, List.of(), true);
  }

  /** Selects places where something else than these values stands, or nothing. */
  public static Part not(String path, String... values) {
    return new Part.Not(path, List.of(values), false);
  }

  /** Further places for the first member of a list of groups, wherever else its members stand. */
  public static Part first(String slot, Part... parts) {
    return new Part.First(slot, null, List.of(parts));
  }

  /** Further places for the first member of a list of groups that satisfies a test; reading, the rows of the members come before. */
  public static Part first(String slot, Predicate<Object> which, Part... parts) {
    return new Part.First(slot, which, List.of(parts));
  }

  /** Selects places where something stands at one of these paths. */
  public static Part some(String... paths) {
    return new Part.Some(List.of(paths));
  }

  /** A place with a usual value, which is written; another one when read is kept. */
  public static Part usual(String path, String value) {
    return new Part.Usual(path, value);
  }

  /** A second place for a term: read when nothing has given it yet, written when nothing has held it yet. */
  public static Part spare(Part.At at) {
    return new Part.Spare(at);
  }

  /** Rows that hold while a binding of the document has a value; the empty one when it has none. */
  public static Part given(String binding, String value, Part... parts) {
    return new Part.Given(binding, value, List.of(parts));
  }

  /**
   * A term that follows from others where the format does not state it.
   *
   * @param binding a binding that says {@code stated} where a source states it throughout; null when there is none
   * @param from the terms that it follows from
   * @param compute the value from theirs, which are null where they are absent; groups are records
   * @param stated the rows that state it where it differs
   */
  public static Part follows(
      String slot, String says, String binding, List<String> from, Function<Object[], Object> compute, Part... stated) {
    return new Part.Follows(slot, says, binding, from, compute, List.of(stated));
  }

  /**
   * Pairs of a qualifier and a value.
   *
   * @param places qualifier, value, qualifier, value ...
   * @param list where pairs with other qualifiers go, null for nowhere; with the components of qualifier and value
   */
  public static Part pairs(List<String> places, List<Part.Pair> known, String list, String kind, String value, As<?> kindAs) {
    return new Part.Pairs(places, known, list, kind, value, cast(kindAs));
  }

  /** A term among pairs; the first of its qualifiers is written. */
  public static Part.Pair pair(String slot, String... qualifiers) {
    return new Part.Pair(List.of(qualifiers), slot, v -> qualifiers[0]);
  }

  /** A term among pairs whose value tells the qualifier. */
  public static Part.Pair pair(String slot, Function<String, String> which, String... qualifiers) {
    return new Part.Pair(List.of(qualifiers), slot, which);
  }

  /** A term of the whole document repeated in place. */
  public static Part echo(String path, String slot) {
    return new Part.Echo(path, slot, false, false, null);
  }

  /** A term of the whole document that stands nowhere but in such repetitions: the first that is read gives it. */
  public static Part shared(String path, String slot) {
    return new Part.Echo(path, slot, false, true, null);
  }

  /** A term of the whole document that stands nowhere but in such repetitions, in a form of its own. */
  public static Part.Echo shared(String path, String slot, As<?> as) {
    return new Part.Echo(path, slot, false, true, cast(as));
  }

  /** A term of the whole document repeated in place, in a form of its own. */
  public static Part echo(String path, String slot, As<?> as) {
    return new Part.Echo(path, slot, false, false, cast(as));
  }

  /** Selects the place whose text equals a term of the whole document, and writes that term there. */
  public static Part same(String path, String slot) {
    return new Part.Echo(path, slot, true, false, null);
  }

  /** A list of groups and the occurrences of a place. */
  public static Part.Each each(String slot, String name, Part... parts) {
    return new Part.Each(slot, List.of(new Part.Occurrence(name, Integer.MAX_VALUE, r -> true, List.of(parts))));
  }

  /** A list of groups whose members stand in the format in one of several ways. */
  public static Part.Each each(String slot, Part.Occurrence... alternatives) {
    return new Part.Each(slot, List.of(alternatives));
  }

  /**
   * A list of groups that a format does not nest: what their members hold is written in the frame itself, one after the other. Read, it
   * belongs to no such group.
   */
  public static Part.Each apart(String slot, Part... parts) {
    return each(slot, ".", parts);
  }

  /** A list of groups and a row of places that hold a member each (AK502 to AK506); further members have no place. */
  public static Part.Each row(String slot, List<String> places, Part... parts) {
    return new Part.Each(slot, places.stream().map(p -> as(p, r -> true, parts)).toList(), true);
  }

  /** A list of groups that a format knows one by one: each way holds one member, told by its test; further members have no place. */
  public static Part.Each once(String slot, Part.Occurrence... ways) {
    return new Part.Each(slot, List.of(ways), true);
  }

  /**
   * One term in several places, such as a day and the time of day.
   *
   * @param label the form in words
   * @param together the value of the texts, which are null where a place is empty; null when they say nothing; may throw {@link BadValue}
   * @param apart the reverse: a text for each place, null for none
   */
  @SuppressWarnings("unchecked")
  public static <V> Part joined(String slot, String label, List<String> paths, Function<String[], V> together, Function<V, String[]> apart) {
    return new Part.Joined(slot, label, paths, (Function<String[], Object>) (Function<String[], ?>) together, v -> apart.apply((V) v));
  }

  /**
   * Members of a flat list that stand below the one that they belong to, with the same rows; a row of {@link #as} or {@link #each} itself.
   *
   * @param name the place of such a member
   * @param key component that names a member
   * @param parent component that names the member it belongs to
   */
  public static Part below(String name, String key, String parent) {
    return new Part.Below(name, key, parent);
  }

  /** One way of several: the name of the place, which records go there, and the rows. */
  public static Part.Occurrence as(String name, Predicate<Object> writing, Part... parts) {
    return new Part.Occurrence(name, Integer.MAX_VALUE, writing, List.of(parts));
  }

  /** A list of values and the occurrences of a place. */
  public static Part values(String slot, String name) {
    return new Part.Values(name, ".", slot, Integer.MAX_VALUE, null, List.of());
  }

  /** A list of values and the first {@code most} occurrences of a place, each value at a path below it, with its constants. */
  public static Part values(String slot, String name, String path, int most, Part... constants) {
    return new Part.Values(name, path, slot, most, null, List.of(constants));
  }

  /** A long text cut into places of {@code width} characters, {@code most} of them at the most; joined by {@code joint} when read. */
  public static Part split(String slot, String name, String path, int width, int most, String joint, Part... selectors) {
    return new Part.Split(name, path, slot, width, most, joint, List.of(selectors));
  }

  /**
   * A flat list nested below groups.
   *
   * @param name the place of a group
   * @param keys components of the list's members that make the group, each {@code own} or {@code own=/header} when a header term
   *     holds the value that all members share
   * @param head rows of the group's place, relative to a member
   * @param each the list
   */
  public static Part regroup(String name, List<String> keys, List<Part> head, Part.Each each) {
    return new Part.Regroup(name, keys, head, each);
  }

  /** Exclusive alternatives. */
  public static Part choose(Part.Alternative... alternatives) {
    return new Part.Choose(List.of(alternatives));
  }

  /** One alternative. */
  public static Part.Alternative when(String label, Predicate<Place> reading, Predicate<Object> writing, Part... parts) {
    return new Part.Alternative(label, reading, writing, List.of(parts));
  }

  /** A choice of the whole document, written in place and asserted when read. */
  public static Part bound(String path, String binding) {
    return new Part.Bound(path, binding);
  }

  /** A term whose value follows from where its group stands. */
  public static Part fact(String slot, String value) {
    return new Part.Fact(slot, value, p -> true);
  }

  /** A term whose value follows from where its group stands, when the place is of some kind. */
  public static Part fact(String slot, String value, Predicate<Place> reading) {
    return new Part.Fact(slot, value, reading);
  }

  /** A computed value that stands where its surroundings stand. */
  public static Part derive(String path, String label, Function<Object, String> compute) {
    return new Part.Derive(path, label, false, cast(Forms.TEXT), (own, whole) -> compute.apply(own));
  }

  /** A computed value in a form of its own, from the group's record and the document. */
  public static Part derive(String path, String label, As<?> as, BiFunction<Object, Object, Object> compute) {
    return new Part.Derive(path, label, false, cast(as), compute);
  }

  /** A computed value that is written even when nothing else in its frame is. */
  public static Part total(String path, String label, Function<Object, String> compute) {
    return new Part.Derive(path, label, true, cast(Forms.TEXT), (own, whole) -> compute.apply(own));
  }

  /** Declares that the format has no place for a term. */
  public static Part lose(String slot, String why) {
    return new Part.Lose(slot, why);
  }

  /** Rows made by a function, spread into a frame. */
  public static Part all(Part... parts) {
    return new Part.Into("", Arrays.asList(parts));
  }

  @SuppressWarnings("unchecked")
  private static As<Object> cast(As<?> as) {
    return (As<Object>) as;
  }
}
