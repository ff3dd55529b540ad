package io.bordereau.pdf.page;

import io.bordereau.law.Table;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The paper of a country, and where the window of its envelopes shows the address. Lengths in points.
 *
 * @param width width of the paper
 * @param height height of the paper
 * @param left left edge of the address
 * @param top upper edge of the window
 * @param wide width of the address
 * @param high height of the window
 */
record Letter(float width, float height, float left, float top, float wide, float high) {
  /** Points in a millimetre. */
  static final float MM = 72 / 25.4f;

  private static final Map<String, Letter> BY_COUNTRY = load();

  /** The letter of a country; of one that is not known, or null, that of the left window on A4. */
  static Letter of(String country) {
    return BY_COUNTRY.getOrDefault(country == null ? "DE" : country, BY_COUNTRY.get("DE"));
  }

  /** Whether the window is on the right: then the facts of the document stand on the left. */
  boolean right() {
    return left > width / 3;
  }

  private static Map<String, Letter> load() {
    var letters = new LinkedHashMap<String, Letter>();
    for (var row : Table.load(Letter.class, "letters.csv").rows()) {
      boolean us = row.get("paper").equals("Letter");
      letters.put(row.get("country"), new Letter(us ? 612 : 210 * MM, us ? 792 : 297 * MM, mm(row, "left"), mm(row, "top"), mm(row, "width"), mm(row, "height")));
    }
    return Map.copyOf(letters);
  }

  private static float mm(Map<String, String> row, String column) {
    return Float.parseFloat(row.get(column)) * MM;
  }
}
