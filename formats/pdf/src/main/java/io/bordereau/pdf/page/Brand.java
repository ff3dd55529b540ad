package io.bordereau.pdf.page;

import io.bordereau.law.PageWord;
import io.bordereau.pdf.paper.Picture;
import java.util.Map;

/**
 * How a company looks on its pages, and words that an agreement wants instead of the usual ones.
 *
 * @param logo its logo; null for none: then its name stands there
 * @param colour its colour: red, green and blue, a byte each
 * @param wording words that take the place of those of the language
 */
public record Brand(Picture logo, int colour, Map<PageWord, String> wording) {
  /** No logo, a quiet blue, the words of the language. */
  public static final Brand PLAIN = new Brand(null, 0x1F3A5F, Map.of());

  public Brand {
    wording = Map.copyOf(wording);
  }
}
