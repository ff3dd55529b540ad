package io.bordereau.pdf.page;

import io.bordereau.law.PageWord;
import io.bordereau.pdf.paper.Paragraph;

/** Small facts in one running paragraph, with room between each two. */
final class Details {
  private final Wording words;
  private final Paragraph paragraph = new Paragraph("P");

  Details(Wording words) {
    this.words = words;
  }

  /** Adds a fact under a word of the page. */
  Details add(PageWord word, String text) {
    return add(words.word(word), null, text);
  }

  /** Adds a fact under a label. */
  Details add(String label, String language, String text) {
    if (text == null || text.isBlank()) return this;
    separate();
    paragraph.add(Type.SMALL, label + "\u00a0", language).add(Type.SMALL_INK, text);
    return this;
  }

  /** Adds a fact that needs no label. */
  Details add(String text) {
    if (text == null || text.isBlank()) return this;
    separate();
    paragraph.add(Type.SMALL_INK, text);
    return this;
  }

  private void separate() {
    if (!paragraph.isEmpty()) paragraph.add(Type.SMALL, "    ");
  }

  /** Adds what no template asked for, each by what it is in the words of the model. */
  Details rest(Terms terms) {
    terms.rest(words::any, (named, text) -> add(Wording.plain(named), "en", text));
    return this;
  }

  boolean isEmpty() {
    return paragraph.isEmpty();
  }

  Paragraph paragraph() {
    return paragraph;
  }
}
