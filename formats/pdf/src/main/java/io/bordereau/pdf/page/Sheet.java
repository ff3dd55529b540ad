package io.bordereau.pdf.page;

import io.bordereau.pdf.paper.Paper;

/**
 * The measures of a page.
 *
 * @param paper the document
 * @param letter paper and window of the country
 * @param left left margin
 * @param right where the right margin begins
 * @param top where the text of all pages but the first begins
 * @param bottom where the text of all pages ends
 */
record Sheet(Paper paper, Letter letter, float left, float right, float top, float bottom) {
  static Sheet of(Letter letter) {
    return new Sheet(new Paper(letter.width(), letter.height()), letter, 25 * Letter.MM, letter.width() - 20 * Letter.MM, 28 * Letter.MM,
        letter.height() - 21 * Letter.MM);
  }

  float width() {
    return right - left;
  }
}
