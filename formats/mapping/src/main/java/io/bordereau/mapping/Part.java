package io.bordereau.mapping;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A row, or a frame around rows, of a mapping: it ties a place of a format to a slot of the canonical document. A part belongs to one
 * mapping and is made by the functions of {@link Parts}. The interpreters ({@link Reader}, {@link Writer}, {@link Guide}) are one
 * exhaustive switch each.
 */
public sealed interface Part {

  /** Enters a place: the first not yet taken child of that name that satisfies the selectors among its rows. */
  final class Node implements Part {
    final String path;
    final List<Part> parts;
    final boolean always;
    final boolean along;
    int[] above;
    int name;
    int nth = 1;
    Part[] selectors;
    boolean ranked;
    boolean demands;

    Node(String path, boolean always, boolean along, List<Part> parts) {
      this.along = along;
      this.path = path;
      this.always = always;
      this.parts = Rows.of(parts);
    }
  }

  /** Enters a group of the document without moving in the format. */
  final class Into implements Part {
    final String slotPath;
    final List<Part> parts;
    Slot[] slots;

    Into(String slotPath, List<Part> parts) {
      this.slotPath = slotPath;
      this.parts = Rows.of(parts);
    }
  }

  /** One place and one term. */
  final class At implements Part {
    final String path;
    final String slotPath;
    As<Object> as;
    final boolean required;
    final boolean next;
    int[] steps;
    Slot[] slots;

    At(String path, String slotPath, As<Object> as, boolean required) {
      this.next = path.endsWith("+");
      this.path = next ? path.substring(0, path.length() - 1) : path;
      this.slotPath = slotPath;
      this.as = as;
      this.required = required;
    }
  }

  /** Reads any of several places, writes the first that can hold the value. */
  final class Prefer implements Part {
    final List<At> places;

    Prefer(List<At> places) {
      this.places = List.copyOf(places);
    }
  }

  /** A constant, or one of several (the first is written); among the rows of a place it selects the place. */
  final class Is implements Part {
    final String path;
    final List<String> values;
    final boolean written;
    int[] steps;

    Is(String path, List<String> values, boolean written) {
      this.path = path;
      this.values = List.copyOf(values);
      this.written = written;
    }
  }

  /** Selects a place by what is not there: nothing at the path, or none of these values; or by something being there. */
  final class Not implements Part {
    final String path;
    final List<String> values;
    final boolean present;
    int[] steps;

    Not(String path, List<String> values, boolean present) {
      this.present = present;
      this.path = path;
      this.values = List.copyOf(values);
    }
  }

  /** A term of the whole document repeated in place: written along, compared when read; as a selector it must be equal. */
  final class Echo implements Part {
    final String path;
    final String slotPath;
    final boolean selects;
    final boolean gives;
    int[] steps;
    Slot[] slots;
    As<Object> as;

    Echo(String path, String slotPath, boolean selects, boolean gives, As<Object> as) {
      this.gives = gives;
      this.as = as;
      this.path = path;
      this.slotPath = slotPath;
      this.selects = selects;
    }
  }

  /** One place whose text holds several terms, all of them texts. */
  final class Composite implements Part {
    final String path;
    final String label;
    final List<String> slotPaths;
    final Function<String, String[]> apart;
    final Function<String[], String> together;
    int[] steps;
    Slot[][] slots;

    Composite(String path, String label, List<String> slotPaths, Function<String, String[]> apart, Function<String[], String> together) {
      this.path = path;
      this.label = label;
      this.slotPaths = List.copyOf(slotPaths);
      this.apart = apart;
      this.together = together;
    }
  }

  /** One term in several places. */
  final class Joined implements Part {
    final String slotPath;
    final String label;
    final List<String> paths;
    final Function<String[], Object> together;
    final Function<Object, String[]> apart;
    int[][] steps;
    Slot[] slots;

    Joined(String slotPath, String label, List<String> paths, Function<String[], Object> together, Function<Object, String[]> apart) {
      this.slotPath = slotPath;
      this.label = label;
      this.paths = List.copyOf(paths);
      this.together = together;
      this.apart = apart;
    }
  }

  /** Further places for the first member of a list of groups that satisfies a test, wherever else its members stand. */
  final class First implements Part {
    final String slotPath;
    final Predicate<Object> which;
    final List<Part> parts;
    Slot[] slots;

    First(String slotPath, Predicate<Object> which, List<Part> parts) {
      this.which = which;
      this.slotPath = slotPath;
      this.parts = Rows.of(parts);
    }
  }

  /** Selects places where something stands at one of these paths. */
  final class Some implements Part {
    final List<String> paths;
    int[][] steps;

    Some(List<String> paths) {
      this.paths = List.copyOf(paths);
    }
  }

  /** A place that has a usual value: that is written; another one when read is kept as a spelling of it. */
  final class Usual implements Part {
    final String path;
    final String value;
    int[] steps;

    Usual(String path, String value) {
      this.path = path;
      this.value = value;
    }
  }

  /** A second place for a term: read when nothing has given it yet, written when nothing has held it yet. */
  final class Spare implements Part {
    final At at;

    Spare(At at) {
      this.at = at;
    }
  }

  /** Rows that hold while a binding of the document has a value. */
  final class Given implements Part {
    final String binding;
    final String value;
    final List<Part> parts;
    int nth;

    Given(String binding, String value, List<Part> parts) {
      this.binding = binding;
      this.value = value;
      this.parts = Rows.of(parts);
    }
  }

  /**
   * A term that follows from others where the format does not state it; stated where it differs from what follows, and throughout
   * while a binding of the document says {@code stated}.
   */
  final class Follows implements Part {
    final String slotPath;
    final String says;
    final String binding;
    final List<String> fromPaths;
    final Function<Object[], Object> compute;
    final List<Part> stated;
    Slot[] slots;
    Slot[][] from;
    boolean[] ofDocument;

    Follows(
        String slotPath, String says, String binding, List<String> fromPaths, Function<Object[], Object> compute, List<Part> stated) {
      this.slotPath = slotPath;
      this.says = says;
      this.binding = binding;
      this.fromPaths = List.copyOf(fromPaths);
      this.compute = compute;
      this.stated = Rows.of(stated);
    }
  }

  /**
   * Pairs of a qualifier and a value in a row of places (X12 IT106 to IT125, PER03 to PER08): each known qualifier has a term, all
   * others go to a list.
   */
  final class Pairs implements Part {
    final List<String> places;
    final List<Pair> known;
    final String listPath;
    final String kind;
    final String value;
    final As<Object> kindAs;
    int[] ids;
    Slot[] list;
    Slot kindSlot;
    Slot valueSlot;

    Pairs(List<String> places, List<Pair> known, String listPath, String kind, String value, As<Object> kindAs) {
      this.places = List.copyOf(places);
      this.known = List.copyOf(known);
      this.listPath = listPath;
      this.kind = kind;
      this.value = value;
      this.kindAs = kindAs;
    }
  }

  /** One term among {@link Pairs}: its qualifiers, the first of which is written unless the value tells which. */
  final class Pair {
    final List<String> qualifiers;
    final String slotPath;
    final Function<String, String> which;
    Slot[] slots;

    Pair(List<String> qualifiers, String slotPath, Function<String, String> which) {
      this.qualifiers = List.copyOf(qualifiers);
      this.slotPath = slotPath;
      this.which = which;
    }
  }

  /** A list of groups and the occurrences of a place; with several alternatives, each occurrence is one of them. */
  final class Each implements Part {
    final String slotPath;
    final List<Occurrence> alternatives;
    final boolean row;
    final boolean limited;
    Slot slot;

    Each(String slotPath, List<Occurrence> alternatives) {
      this(slotPath, alternatives, false);
    }

    /** With {@code row}, each way takes one member: places in a row. */
    Each(String slotPath, List<Occurrence> alternatives, boolean row) {
      this.slotPath = slotPath;
      this.alternatives = List.copyOf(alternatives);
      this.row = row;
      this.limited = alternatives.stream().anyMatch(o -> o.most < Integer.MAX_VALUE);
    }

    /** The same list where each way has room for so many members in a frame: further ones are lost. All that stand are read. */
    public Each most(int members) {
      return new Each(slotPath, alternatives.stream().map(o -> new Occurrence(o.name, members, o.writing, o.parts)).toList(), row);
    }
  }

  /** Members of the list that name this one as the one they belong to: they stand below it, with the same rows (UBL sub lines). A row of the way itself. */
  final class Below implements Part {
    final String name;
    final String keyPath;
    final String parentPath;
    int nameId;
    Slot list;
    Slot key;
    Slot parent;
    Occurrence way;

    Below(String name, String keyPath, String parentPath) {
      this.name = name;
      this.keyPath = keyPath;
      this.parentPath = parentPath;
    }
  }

  /** One way in which a member of a list stands in the format. */
  final class Occurrence {
    final String name;
    final Predicate<Object> writing;
    final int most;
    final List<Part> parts;
    int nameId;
    Part[] selectors;
    Below below;

    Occurrence(String name, int most, Predicate<Object> writing, List<Part> parts) {
      this.most = most;
      this.name = name;
      this.writing = writing;
      this.parts = Rows.of(parts);
    }

    /** The name of the place. */
    public String name() {
      return name;
    }
  }

  /** A list of values and the occurrences of a place. */
  final class Values implements Part {
    final String name;
    final String path;
    final String slotPath;
    final int most;
    final List<Part> parts;
    As<Object> as;
    int nameId;
    int[] steps;
    Slot[] slots;
    Part[] selectors;

    Values(String name, String path, String slotPath, int most, As<Object> as, List<Part> parts) {
      this.parts = Rows.of(parts);
      this.name = name;
      this.path = path;
      this.slotPath = slotPath;
      this.most = most;
      this.as = as;
    }
  }

  /** One long text and several places that hold a piece each; read they are joined. */
  final class Split implements Part {
    final String name;
    final String path;
    final String slotPath;
    final int width;
    final int most;
    final String joint;
    int nameId;
    int[] steps;
    Slot[] slots;
    Part[] selectors;
    final List<Part> parts;

    Split(String name, String path, String slotPath, int width, int most, String joint, List<Part> parts) {
      this.name = name;
      this.path = path;
      this.slotPath = slotPath;
      this.width = width;
      this.most = most;
      this.joint = joint;
      this.parts = Rows.of(parts);
    }
  }

  /** A flat list and a format that nests it below groups by a key: lines of several orders. */
  final class Regroup implements Part {
    final String name;
    final List<String> keyPaths;
    final List<Part> head;
    final Each each;
    int nameId;
    Slot[] keys;
    Slot[] hoists;

    Regroup(String name, List<String> keyPaths, List<Part> head, Each each) {
      this.name = name;
      this.keyPaths = List.copyOf(keyPaths);
      this.head = Rows.of(head);
      this.each = each;
    }
  }

  /** Exclusive alternatives: the first whose test holds. */
  final class Choose implements Part {
    final List<Alternative> alternatives;

    Choose(List<Alternative> alternatives) {
      this.alternatives = List.copyOf(alternatives);
    }
  }

  /**
   * One of exclusive alternatives.
   *
   * @param label in words
   * @param reading a test of the place
   * @param writing a test of the group's record
   * @param parts the rows
   */
  record Alternative(String label, Predicate<Place> reading, Predicate<Object> writing, List<Part> parts) {
    /** Keeps the rows. */
    public Alternative {
      parts = Rows.of(parts);
    }
  }

  /** A choice of the whole document (a binding of the mapping), written in place and asserted when read. */
  final class Bound implements Part {
    final String path;
    final String binding;
    int[] steps;

    Bound(String path, String binding) {
      this.path = path;
      this.binding = binding;
    }
  }

  /** A term whose value follows from where its group stands. */
  final class Fact implements Part {
    final String slotPath;
    final String value;
    final Predicate<Place> reading;
    Slot[] slots;

    Fact(String slotPath, String value, Predicate<Place> reading) {
      this.slotPath = slotPath;
      this.value = value;
      this.reading = reading;
    }
  }

  /** A computed value: written, and compared when read. */
  final class Derive implements Part {
    final String path;
    final String label;
    final boolean says;
    final As<Object> as;
    final BiFunction<Object, Object, Object> compute;
    int[] steps;

    /** The function sees the group's record and the document's. */
    Derive(String path, String label, boolean says, As<Object> as, BiFunction<Object, Object, Object> compute) {
      this.as = as;
      this.path = path;
      this.label = label;
      this.says = says;
      this.compute = compute;
    }
  }

  /** Declares that the format has no place for a slot, and why. */
  final class Lose implements Part {
    final String slotPath;
    final String why;
    Slot slot;

    Lose(String slotPath, String why) {
      this.slotPath = slotPath;
      this.why = why;
    }
  }
}
