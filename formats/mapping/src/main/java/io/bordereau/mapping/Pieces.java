package io.bordereau.mapping;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into pieces of bounded length, between words where it can. */
final class Pieces {
  private Pieces() {}

  static List<String> of(String text, int width) {
    var pieces = new ArrayList<String>();
    int from = 0;
    while (text.length() - from > width) {
      int cut = text.lastIndexOf(' ', from + width);
      if (cut <= from) {
        cut = from + width;
        if (Character.isLowSurrogate(text.charAt(cut))) cut--;
        pieces.add(text.substring(from, cut));
        from = cut;
      } else {
        pieces.add(text.substring(from, cut));
        from = cut + 1;
      }
    }
    if (from < text.length()) pieces.add(text.substring(from));
    return pieces;
  }
}
