package io.bordereau.pdf.page;

import io.bordereau.pdf.paper.Face;
import io.bordereau.pdf.paper.Look;
import io.bordereau.pdf.paper.Style;

/** The few sizes and colours of the page. */
final class Type {
  /** Colour of text. */
  static final int INK = 0x1B1D21;
  /** Colour of labels: readable on white with 5.6 to 1. */
  static final int GREY = 0x666A70;
  /** Colour of hair lines. */
  static final int HAIR = 0xD3D6DA;

  /** Text of the page. */
  static final Style BODY = new Style(Face.REGULAR, 8.5f, 12, INK);
  /** What stands out in it. */
  static final Style STRONG = BODY.in(Face.BOLD);
  /** A label beside text of the page. */
  static final Style LABEL = BODY.in(GREY);
  /** Small print, on white. */
  static final Style SMALL = new Style(Face.REGULAR, 7, 10, GREY);
  /** Small print that is to be read as text. */
  static final Style SMALL_INK = SMALL.in(INK);
  /** The address in the window. */
  static final Style ADDRESS = new Style(Face.REGULAR, 9.5f, 13, INK);
  /** The line above the address. */
  static final Style SENDER = new Style(Face.REGULAR, 6.5f, 9, GREY);
  /** The title of the document. */
  static final Style TITLE = new Style(Face.BOLD, 19, 24, INK);
  /** The number beside the title. */
  static final Style NUMBER = new Style(Face.REGULAR, 19, 24, INK);
  /** What is to be paid. */
  static final Style DUE = new Style(Face.BOLD, 11, 15, INK);

  /** A table of lines. */
  static final Look LINES = new Look(SMALL, 11, 4, 4.5f, 0.4f, HAIR, INK);
  /** A table of sums. */
  static final Look SUMS = new Look(SMALL, 12, 1, 1, 0, HAIR, INK);
  /** A table within a section. */
  static final Look FACTS = new Look(SMALL, 12, 3, 3, 0.4f, HAIR, HAIR);

  private Type() {}
}
