package io.bordereau.edi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A segment directory and the documents built on it, read from the rows of a resource folder: {@code segments.txt} has the elements of each
 * segment, {@code notes.txt} which of them stand together, {@code codes.txt} the codes of EDIFACT lists, {@code 810.txt} or
 * {@code INVOIC.txt} the segments of a document. Immutable; a document is read when it is first asked for.
 */
final class Directory {
  /** Version 004010 of X12. */
  static final Directory X12_004010 = new Directory("x12-004010", Dialect.X12, 4010);

  /** Version 005010 of X12. */
  static final Directory X12_005010 = new Directory("x12-005010", Dialect.X12, 5010);

  /** Directory D.96A of EDIFACT. */
  static final Directory D96A = new Directory("edifact-d96a", Dialect.EDIFACT, halfYears("96A"));

  /** Directory D.01B of EDIFACT. */
  static final Directory D01B = new Directory("edifact-d01b", Dialect.EDIFACT, halfYears("01B"));

  /** Directory D.14B of EDIFACT, which EN 16931-3-4 binds its terms to. */
  static final Directory D14B = new Directory("edifact-d14b", Dialect.EDIFACT, halfYears("14B"));

  /** The service messages (CONTRL) of EDIFACT syntax versions 1 to 3. */
  static final Directory S3 = new Directory("edifact-s3", Dialect.EDIFACT, 3);

  /** The service messages of EDIFACT syntax version 4. */
  static final Directory S4 = new Directory("edifact-s4", Dialect.EDIFACT, 4);

  /** All directories of business documents; of two that are equally near to a version the earlier one is taken. */
  static final List<Directory> ALL = List.of(X12_004010, X12_005010, D96A, D01B, D14B);

  private static final SyntaxNote[] NONE = new SyntaxNote[0];

  private final String folder;
  private final Dialect dialect;
  private final int age;
  private final Map<String, Element[]> segments;
  private final Map<String, SyntaxNote[]> notes;
  private final Map<String, Optional<SegmentUse>> sets = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> codes = new HashMap<>();
  private final boolean flat;

  private Directory(String folder, Dialect dialect, int age) {
    this.folder = folder;
    this.dialect = dialect;
    this.age = age;
    this.flat = false;
    segments = new HashMap<>();
    for (var row : lines(folder + "/segments.txt")) {
      int colon = row.indexOf(':');
      var elements = new ArrayList<Element>();
      for (var e : row.substring(colon + 1).split(";")) if (!e.isBlank()) elements.add(element(e.trim()));
      segments.put(row.substring(0, colon), elements.toArray(Element[]::new));
    }
    notes = new HashMap<>();
    for (var row : rows("notes.txt")) {
      int colon = row.indexOf(':');
      notes.put(row.substring(0, colon), Stream.of(row.substring(colon + 1).trim().split(" ")).map(SyntaxNote::of).toArray(SyntaxNote[]::new));
    }
    for (var row : rows("codes.txt")) {
      int colon = row.indexOf(':');
      codes.computeIfAbsent(row.substring(0, colon), e -> new HashSet<>()).addAll(List.of(row.substring(colon + 2).split(" ")));
    }
  }

  /** The rows of a resource that not every directory has. */
  private List<String> rows(String name) {
    return Directory.class.getResource(folder + "/" + name) == null ? List.of() : lines(folder + "/" + name);
  }

  /** Whether the code list of a data element has a code; of an element whose list is not kept here every code is taken. */
  boolean has(String element, String code) {
    var list = codes.get(element);
    return list == null || list.contains(code);
  }

  /** Where the value of an element stands that is simple in some directories and the first component of a composite in others. */
  String simple(String tag, int position) {
    var path = position < 10 ? "0" + position : Integer.toString(position);
    return segments.get(tag)[position - 1].type() == Element.Type.COMPOSITE ? path + "/01" : path;
  }

  /** The most characters of an element, or of a component of one. */
  int width(String tag, int position, int component) {
    var element = segments.get(tag)[position - 1];
    return component == 0 ? element.most() : element.components()[component - 1].most();
  }

  /** The segments of a directory, and one document that only some partner has: its segments may be such as the directory does not know. */
  private Directory(Directory base, String set, List<String> rows) {
    folder = base.folder;
    dialect = base.dialect;
    age = base.age;
    segments = base.segments;
    notes = base.notes;
    flat = rows.isEmpty();
    sets.put(set, Optional.of(root(set, rows, true)));
  }

  /** This directory with the structure of one more document; without rows its segments stand side by side. */
  Directory with(String set, List<String> rows) {
    return new Directory(this, set, rows);
  }

  /** Whether documents are read without a structure. */
  boolean flat() {
    return flat;
  }

  /** Its name, such as {@code x12-004010}: the first part of the ids of formats. */
  String id() {
    return folder;
  }

  Dialect dialect() {
    return dialect;
  }

  /** A document as the place of its root; null when this directory does not have it. */
  SegmentUse set(String id) {
    return sets.computeIfAbsent(id, this::structure).orElse(null);
  }

  private Optional<SegmentUse> structure(String id) {
    if (!id.matches("[A-Z0-9]{3,6}") || Directory.class.getResource(folder + "/" + id + ".txt") == null) return Optional.empty();
    return Optional.of(root(id, lines(folder + "/" + id + ".txt"), false));
  }

  private SegmentUse root(String id, List<String> rows, boolean own) {
    return new SegmentUse(id, dialect.document().opens(), EdiNames.SHARED.id(id), 1, 1, new Element[0], places(rows, new int[1], 0, own), NONE);
  }

  /** The syntax notes of a segment. */
  SyntaxNote[] notes(String tag) {
    return notes.getOrDefault(tag, NONE);
  }

  /** The elements of a segment; null when the directory does not know it. */
  Element[] segment(String tag) {
    return segments.get(tag);
  }

  /**
   * The directory that has a document and is nearest to a version; null when none has it.
   *
   * @param version {@code 004010}, or {@code 96A}
   */
  static Directory nearest(Dialect dialect, String version, String set) {
    if (dialect == Dialect.EDIFACT && S3.set(set) != null) return S4.is(version) ? S4 : S3;
    int wanted = age(dialect, version);
    Directory best = null;
    for (var d : ALL) {
      if (d.dialect != dialect || d.set(set) == null) continue;
      if (best == null || Math.abs(d.age - wanted) < Math.abs(best.age - wanted)) best = d;
    }
    return best;
  }

  /** The directory that is nearest to a version. */
  static Directory nearest(Dialect dialect, String version) {
    int wanted = age(dialect, version);
    Directory best = null;
    for (var d : ALL) if (d.dialect == dialect && (best == null || Math.abs(d.age - wanted) < Math.abs(best.age - wanted))) best = d;
    return best;
  }

  /**
   * The release that a message of EDIFACT names by version and release (0052, 0054), such as 96A for {@code D.96A}; S3 and S4 for service
   * messages, whose release is that of the syntax: {@code D.3} and {@code 2.2}, {@code 4.1}.
   */
  static String release(String version) {
    var release = version.substring(version.indexOf('.') + 1);
    return version.startsWith("4.") ? "S4" : release.length() == 1 ? "S3" : release;
  }

  /** Whether this directory is that very version. */
  boolean is(String version) {
    return age == age(dialect, version);
  }

  private static int age(Dialect dialect, String version) {
    return switch (dialect) {
      case X12 -> version.matches("0[0-9]{5}.*") ? Integer.parseInt(version.substring(0, 6)) : 4009;
      case EDIFACT -> version.matches("[0-9]{2}[AB]") ? halfYears(version) : version.matches("S[34]") ? version.charAt(1) - '0' : halfYears("96B");
    };
  }

  private static int halfYears(String release) {
    int year = Integer.parseInt(release.substring(0, 2));
    return 2 * (year < 80 ? year + 100 : year) + (release.charAt(2) - 'A');
  }

  private Element element(String row) {
    int cross = row.lastIndexOf(" x");
    int repeats = cross < 0 ? 1 : Integer.parseInt(row.substring(cross + 2));
    var words = (cross < 0 ? row : row.substring(0, cross)).split(" ");
    boolean mandatory = words[0].equals("M");
    if (words.length == 2) return new Element(mandatory, Element.Type.COMPOSITE, 0, 0, repeats, composite(words[1]));
    int slash = words[2].indexOf('/');
    int least = Integer.parseInt(words[2].substring(0, slash));
    return new Element(mandatory, Element.Type.valueOf(words[1]), least, Integer.parseInt(words[2].substring(slash + 1)), repeats, null);
  }

  private Element[] composite(String name) {
    var rows = segments.get(name);
    if (rows == null) throw new IllegalStateException(folder + ": the composite " + name + " must stand before the segment that uses it");
    return rows;
  }

  private SegmentUse[] places(List<String> rows, int[] at, int depth, boolean own) {
    var places = new ArrayList<SegmentUse>();
    while (at[0] < rows.size() && depth(rows.get(at[0])) == depth) {
      var row = rows.get(at[0]++).trim();
      int blank = row.indexOf(' ');
      int slash = row.indexOf('/');
      var tag = row.substring(0, blank);
      var most = row.substring(slash + 1);
      int least = Integer.parseInt(row.substring(blank + 1, slash));
      var below = places(rows, at, depth + 1, own);
      int limit = most.equals("*") ? Integer.MAX_VALUE : Integer.parseInt(most);
      var elements = segment(tag);
      if (elements == null && !own) throw new IllegalStateException(folder + ": no segment " + tag);
      places.add(new SegmentUse(tag, Tokenizer.tag(tag), EdiNames.SHARED.id(tag), least, limit, elements, below, notes(tag)));
    }
    return places.toArray(SegmentUse[]::new);
  }

  private static int depth(String row) {
    int blanks = 0;
    while (row.charAt(blanks) == ' ') blanks++;
    return blanks / 2;
  }

  /** The rows of a resource, without comments. */
  static List<String> lines(String name) {
    try (var in = Directory.class.getResourceAsStream(name);
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
