package io.bordereau.routes.intake;

import io.bordereau.xml.sap.SapSegments;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file of fixed-length records, as the parameters of {@link RecordXmlReader} declare it.
 *
 * @param type where the type of a record stands
 * @param records the records by their types, in the order of the declaration
 * @param charset the characters of the file
 * @param idoc whether the file holds IDocs of SAP, whose segments are told as SAP tells them in XML
 */
record RecordLayout(Span type, Map<String, Kind> records, Charset charset, boolean idoc) {
  /** The administrative part of a data record of an IDoc: its name, client, number, and place in the hierarchy. */
  static final int ADMINISTRATION = 63;

  private static final int LONGEST = 100_000;

  /**
   * Some characters of a record.
   *
   * @param from the first, from 1
   * @param to the last
   */
  record Span(int from, int to) {
    /** What stands there, without blanks behind; empty where the record is shorter. */
    String of(String record) {
      return from > record.length() ? "" : record.substring(from - 1, Math.min(to, record.length())).stripTrailing();
    }

    @Override
    public String toString() {
      return from + "-" + to;
    }
  }

  /**
   * One type of record.
   *
   * @param below the type that it stands below; null for none
   * @param fields its fields
   */
  record Kind(String below, Map<String, Span> fields) {
    /** The last character that a field has. */
    int end() {
      return fields.values().stream().mapToInt(Span::to).max().orElse(0);
    }
  }

  /**
   * The layout that parameters declare.
   *
   * @param type where the type stands, such as {@code 1-3}
   * @param records the records, their fields and their nesting
   * @param layout a layout that the hub has: {@code sap-invoic02}
   * @param encoding the character set; ISO-8859-1 when absent
   * @throws IllegalArgumentException saying what is wrong, as the end of a sentence
   */
  static RecordLayout of(Optional<String> type, Optional<String> records, Optional<String> layout, Optional<String> encoding) {
    var charset = encoding.map(String::strip).map(RecordLayout::charset).orElse(StandardCharsets.ISO_8859_1);
    var own = records.map(RecordLayout::records).orElse(new LinkedHashMap<>());
    if (layout.isEmpty()) {
      if (own.isEmpty()) throw new IllegalArgumentException("there are no records");
      return new RecordLayout(span(type.orElseThrow(() -> new IllegalArgumentException("type does not say where the type of a record stands"))), own, charset, false);
    }
    if (!layout.get().strip().equals("sap-invoic02")) throw new IllegalArgumentException("there is no layout '" + layout.get().strip() + "'; there is sap-invoic02");
    var all = new LinkedHashMap<String, Kind>();
    for (var s : SapSegments.ALL) {
      int at = s.name().equals("EDI_DC40") ? 1 : ADMINISTRATION + 1;
      var fields = new LinkedHashMap<String, Span>();
      for (var f : s.fields()) {
        fields.put(f.name(), new Span(at, at + f.length() - 1));
        at += f.length();
      }
      all.put(s.name(), new Kind(s.below(), fields));
    }
    all.putAll(own);
    return new RecordLayout(new Span(1, 30), all, charset, true);
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("there is no encoding '" + name + "'", e);
    }
  }

  /** Rows such as {@code LIN POS:4-7 ARTICLE:8-25}; two blanks further in stands what belongs below the row above. */
  private static Map<String, Kind> records(String text) {
    var all = new LinkedHashMap<String, Kind>();
    var open = new ArrayList<String>();
    for (String row : EdiSyntax.rows(text)) {
      int indent = (row.length() - row.stripLeading().length()) / 2;
      if (indent > open.size()) throw new IllegalArgumentException("'" + row.strip() + "' stands too far in");
      var words = row.strip().split(" +");
      open.subList(indent, open.size()).clear();
      var fields = new LinkedHashMap<String, Span>();
      for (int i = 1; i < words.length; i++) {
        int colon = words[i].indexOf(':');
        if (colon < 1 || !EdiSelector.isName(words[i].substring(0, colon))) throw new IllegalArgumentException("'" + words[i] + "' is no field such as ARTICLE:8-25");
        if (fields.put(words[i].substring(0, colon), span(words[i].substring(colon + 1))) != null) {
          throw new IllegalArgumentException("the field " + words[i].substring(0, colon) + " stands twice in " + words[0]);
        }
      }
      if (!EdiSelector.isName(words[0])) throw new IllegalArgumentException("'" + words[0] + "' cannot be the type of a record");
      if (all.put(words[0], new Kind(indent == 0 ? null : open.get(indent - 1), fields)) != null) throw new IllegalArgumentException("the record " + words[0] + " stands twice");
      open.add(words[0]);
    }
    return all;
  }

  private static Span span(String text) {
    var parts = text.strip().split("-", -1);
    try {
      int from = Integer.parseInt(parts[0]);
      int to = parts.length == 1 ? from : Integer.parseInt(parts[1]);
      if (parts.length <= 2 && from >= 1 && to >= from && to <= LONGEST) return new Span(from, to);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is no place such as 8-25", e);
    }
    throw new IllegalArgumentException("'" + text + "' is no place such as 8-25");
  }

  /** The type of a record. SAP names a segment after its version: E2EDKA1003 is a version of E1EDKA1. */
  String type(String record) {
    if (!idoc) return type.of(record);
    if (record.startsWith("EDI_DC40")) return "EDI_DC40";
    var name = type.of(record);
    if (records.containsKey(name)) return name;
    var plain = name.startsWith("E2") ? "E1" + name.substring(2) : name;
    if (records.containsKey(plain)) return plain;
    return plain.length() > 3 && plain.substring(plain.length() - 3).chars().allMatch(c -> c >= '0' && c <= '9') ? plain.substring(0, plain.length() - 3) : plain;
  }

  /** The first type of record that a file begins with. */
  String first() {
    return records.keySet().iterator().next();
  }

  /** Whether a type stands below another, at any depth. */
  boolean isBelow(String inner, String outer) {
    for (var k = records.get(inner); k != null && k.below() != null; k = records.get(k.below())) if (k.below().equals(outer)) return true;
    return false;
  }

  /** The records of a text, without their line ends; a text without line ends is cut by the lengths that SAP has. */
  List<String> cut(String text) {
    if (!idoc || text.indexOf('\n') >= 0 || text.length() <= 524) return text.lines().toList();
    var all = new ArrayList<String>();
    for (int at = 0; at < text.length(); ) {
      int end = Math.min(text.length(), at + (text.startsWith("EDI_DC40", at) ? 524 : 1063));
      all.add(text.substring(at, end));
      at = end;
    }
    return all;
  }
}
