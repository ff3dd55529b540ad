package io.bordereau.edi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A segment directory and the transaction sets built on it, read from the rows of a resource folder. Immutable; made once. */
final class Directory {
  /** Version 004010 of X12. */
  static final Directory X12_004010 = new Directory("x12-004010", "810");

  private final Map<String, Element[]> segments = new HashMap<>();
  private final Map<String, SegmentUse> sets = new HashMap<>();

  private Directory(String folder, String... sets) {
    var rows = lines(folder + "/segments.txt");
    for (var row : rows) {
      int colon = row.indexOf(':');
      var elements = new ArrayList<Element>();
      for (var e : row.substring(colon + 1).split(";")) elements.add(element(e.trim()));
      segments.put(row.substring(0, colon), elements.toArray(Element[]::new));
    }
    for (var set : sets) {
      var at = new int[1];
      var structure = lines(folder + "/" + set + ".txt");
      this.sets.put(set, new SegmentUse(set, Tokenizer.tag("ST"), EdiNames.SHARED.id(set), 1, 1, new Element[0], places(structure, at, 0)));
    }
  }

  /** A transaction set as the place of its root; null when this directory does not have it. */
  SegmentUse set(String id) {
    return sets.get(id);
  }

  /** The elements of a segment; null when the directory does not know it. */
  Element[] segment(String tag) {
    return segments.get(tag);
  }

  private Element element(String row) {
    var words = row.split(" ");
    boolean mandatory = words[0].equals("M");
    if (words.length == 2) return new Element(mandatory, Element.Type.COMPOSITE, 0, 0, segments.get(words[1]));
    int slash = words[2].indexOf('/');
    int least = Integer.parseInt(words[2].substring(0, slash));
    return new Element(mandatory, Element.Type.valueOf(words[1]), least, Integer.parseInt(words[2].substring(slash + 1)), null);
  }

  private SegmentUse[] places(List<String> rows, int[] at, int depth) {
    var places = new ArrayList<SegmentUse>();
    while (at[0] < rows.size() && depth(rows.get(at[0])) == depth) {
      var row = rows.get(at[0]++).trim();
      int blank = row.indexOf(' ');
      int slash = row.indexOf('/');
      var tag = row.substring(0, blank);
      var most = row.substring(slash + 1);
      int least = Integer.parseInt(row.substring(blank + 1, slash));
      var below = places(rows, at, depth + 1);
      int limit = most.equals("*") ? Integer.MAX_VALUE : Integer.parseInt(most);
      places.add(new SegmentUse(tag, Tokenizer.tag(tag), EdiNames.SHARED.id(tag), least, limit, segment(tag), below));
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
