package io.bordereau.pdf.page;

import io.bordereau.law.PageWord;
import io.bordereau.pdf.paper.Pairs;
import io.bordereau.pdf.paper.Paragraph;
import io.bordereau.pdf.paper.Style;

/** Labels and values one below the other; what has no value does not stand there. */
final class Facts {
  private final Wording words;
  private final Style label;
  private final Style value;
  private final Pairs pairs;

  /** A list whose labels have a column of that width. */
  Facts(Wording words, Style label, Style value, float labels) {
    this.words = words;
    this.label = label;
    this.value = value;
    pairs = new Pairs(labels, 9, 0);
  }

  /** Adds a fact under a word of the page. */
  Facts add(PageWord word, String text) {
    return add(words.word(word), null, text);
  }

  /** Adds a fact under a label of its own. */
  Facts add(String named, String text) {
    return add(named, null, text);
  }

  /**
   * Adds a fact.
   *
   * @param language language of the label; null for that of the page
   */
  Facts add(String named, String language, String text) {
    if (text != null && !text.isBlank()) pairs.add(new Paragraph(null).add(label, named, language), Paragraph.of(null, value, text));
    return this;
  }

  /** Adds what no template asked for, each by what it is in the words of the model. */
  Facts rest(Terms terms) {
    terms.rest(words::any, (named, text) -> add(Wording.plain(named), "en", text));
    return this;
  }

  boolean isEmpty() {
    return pairs.size() == 0;
  }

  Pairs pairs() {
    return pairs;
  }
}
