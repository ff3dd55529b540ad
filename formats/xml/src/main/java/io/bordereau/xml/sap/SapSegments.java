package io.bordereau.xml.sap;

import io.bordereau.law.Table;
import java.util.ArrayList;
import java.util.List;

/** The segments of INVOIC02 and where their fields stand in the flat form: one list for every reader of it. */
public final class SapSegments {
  private SapSegments() {}

  /** The segments, the control record first. */
  public static final List<Segment> ALL = load();

  /**
   * A segment.
   *
   * @param name its type, such as {@code E1EDK01}
   * @param below the segment that it stands below; null for none
   * @param fields its fields in their order
   */
  public record Segment(String name, String below, List<Field> fields) {
    public Segment {
      fields = List.copyOf(fields);
    }
  }

  /**
   * A field.
   *
   * @param name its name
   * @param length in characters
   */
  public record Field(String name, int length) {}

  private static List<Segment> load() {
    var all = new ArrayList<Segment>();
    for (var row : Table.load(SapSegments.class, "segments.csv").rows()) {
      var fields = new ArrayList<Field>();
      for (var field : row.get("fields").split(" ")) {
        int colon = field.indexOf(':');
        fields.add(new Field(field.substring(0, colon), Integer.parseInt(field.substring(colon + 1))));
      }
      all.add(new Segment(row.get("segment"), row.get("below").isEmpty() ? null : row.get("below"), fields));
    }
    return List.copyOf(all);
  }
}
