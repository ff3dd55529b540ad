package io.bordereau.pdf.paper;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One page to draw on. Everything drawn belongs to the element that was last named by {@link #tag}, or, after {@link #artifact}, to none: rules, running
 * heads, repeated header rows. Lengths are points, measured from the upper left corner of the page.
 */
public final class Canvas {
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

  final Paper paper;
  final int index;
  final float width;
  final float height;
  final List<Element> marked = new ArrayList<>();
  private byte[] bytes = new byte[8192];
  private int length;
  private Element current;
  private boolean open;
  private int fill = -1;
  private int stroke = -1;
  private float pen = -1;

  Canvas(Paper paper, int index, float width, float height) {
    this.paper = paper;
    this.index = index;
    this.width = width;
    this.height = height;
  }

  /** The width of the page. */
  public float width() {
    return width;
  }

  /** The height of the page. */
  public float height() {
    return height;
  }

  /** The number of the page, from 1. */
  public int number() {
    return index + 1;
  }

  /** What is drawn from now on belongs to this element; null for an artifact. */
  public Canvas tag(Element element) {
    if (open && element == current) return this;
    close();
    if (element == null) put("/Artifact BMC\n");
    else {
      put('/').put(element.type).put("<</MCID ").put(marked.size()).put(">>BDC\n");
      element.kids.add(new Element.Marked(index, marked.size()));
      marked.add(element);
    }
    current = element;
    open = true;
    return this;
  }

  /** What is drawn from now on is decoration, or repeats what stands elsewhere: a reader for the blind passes over it. */
  public Canvas artifact() {
    return tag(null);
  }

  private void close() {
    if (open) put("EMC\n");
    open = false;
  }

  /**
   * Writes one line of text.
   *
   * @param x left edge
   * @param y base line
   */
  public Canvas text(float x, float y, Style style, CharSequence text) {
    return text(x, y, style, text, 0, text.length());
  }

  /** Writes one line of text that ends at a right edge. */
  public Canvas right(float edge, float y, Style style, CharSequence text) {
    return text(edge - style.width(text), y, style, text);
  }

  /** Writes a part of a text on one line. */
  public Canvas text(float x, float y, Style style, CharSequence text, int from, int to) {
    if (to <= from) return this;
    if (!open) artifact();
    var face = style.face();
    var subset = paper.subset(face);
    fill(style.colour());
    put("BT/").put(face == Face.BOLD ? "B " : "R ").put(style.size()).put(" Tf ").put(x).put(' ').put(height - y).put(" Td[<");
    int before = 0;
    for (int i = from; i < to; i++) {
      int c = text.charAt(i);
      if (c >= 0xD800 && c <= 0xDFFF) {
        if (Character.isLowSurrogate((char) c)) continue;
        paper.missing(Character.codePointAt(text, i), text);
      } else if (!face.shows(c)) paper.missing(c, text);
      int kern = before == 0 ? 0 : face.kern(before, c);
      if (kern != 0) put('>').put(-kern * 1000f / face.unitsPerEm).put('<');
      hex(subset.number(c));
      before = c;
    }
    put(">]TJ ET\n");
    return this;
  }

  /** Draws a line; it is an artifact. */
  public Canvas rule(float x1, float y1, float x2, float y2, float thickness, int colour) {
    artifact();
    stroke(colour, thickness);
    put(x1).put(' ').put(height - y1).put(" m ").put(x2).put(' ').put(height - y2).put(" l S\n");
    return this;
  }

  /** Draws a dashed line; it is an artifact. */
  public Canvas dashes(float x1, float y1, float x2, float y2, float thickness, float dash, int colour) {
    artifact();
    put("q[").put(dash).put("]0 d\n");
    rule(x1, y1, x2, y2, thickness, colour);
    put("Q\n");
    stroke = -1;
    pen = -1;
    return this;
  }

  /** Fills a rectangle, in the element that is open. */
  public Canvas fill(float x, float y, float wide, float high, int colour) {
    if (!open) artifact();
    fill(colour);
    put(x).put(' ').put(height - y - high).put(' ').put(wide).put(' ').put(high).put(" re f\n");
    return this;
  }

  /** Fills a shape with straight sides, in the element that is open: x and y of each corner in turn. */
  public Canvas shape(int colour, float... corners) {
    if (!open) artifact();
    fill(colour);
    for (int i = 0; i + 1 < corners.length; i += 2) {
      put(corners[i]).put(' ').put(height - corners[i + 1]).put(i == 0 ? " m " : " l ");
    }
    put("f\n");
    return this;
  }

  /**
   * Draws a square symbol of dark modules, such as a QR code, in the element that is open. Neighbours in a row are one rectangle: no hair lines between them.
   *
   * @param dark by row and column
   * @param side length of the whole
   */
  public Canvas symbol(boolean[][] dark, float x, float y, float side, int colour) {
    if (!open) artifact();
    fill(colour);
    float module = side / dark.length;
    for (int row = 0; row < dark.length; row++) {
      for (int column = 0; column < dark.length; column++) {
        int from = column;
        while (column < dark.length && dark[row][column]) column++;
        if (column > from) {
          put(x + from * module).put(' ').put(height - y - (row + 1) * module).put(' ').put((column - from) * module).put(' ').put(module).put(" re ");
        }
      }
    }
    put("f\n");
    return this;
  }

  /** Draws a picture in the element that is open. */
  public Canvas picture(Picture picture, float x, float y, float wide, float high) {
    if (!open) artifact();
    put("q ").put(wide).put(" 0 0 ").put(high).put(' ').put(x).put(' ').put(height - y - high).put(" cm/P").put(paper.number(picture)).put(" Do Q\n");
    return this;
  }

  private void fill(int colour) {
    if (colour == fill) return;
    fill = colour;
    colour(colour).put(" rg\n");
  }

  private void stroke(int colour, float thickness) {
    if (thickness != pen) {
      pen = thickness;
      put(thickness).put(" w ");
    }
    if (colour != stroke) {
      stroke = colour;
      colour(colour).put(" RG\n");
    }
  }

  private Canvas colour(int colour) {
    return put((colour >> 16 & 255) / 255f).put(' ').put((colour >> 8 & 255) / 255f).put(' ').put((colour & 255) / 255f);
  }

  /** The content stream; nothing may be drawn afterwards. */
  byte[] content() {
    close();
    return Arrays.copyOf(bytes, length);
  }

  private void room(int more) {
    if (length + more > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
  }

  private Canvas put(String ascii) {
    int n = ascii.length();
    room(n);
    for (int i = 0; i < n; i++) bytes[length++] = (byte) ascii.charAt(i);
    return this;
  }

  private Canvas put(char c) {
    room(1);
    bytes[length++] = (byte) c;
    return this;
  }

  private void hex(int value) {
    room(4);
    bytes[length++] = HEX[value >> 12 & 15];
    bytes[length++] = HEX[value >> 8 & 15];
    bytes[length++] = HEX[value >> 4 & 15];
    bytes[length++] = HEX[value & 15];
  }

  private Canvas put(int value) {
    room(11);
    if (value < 0) {
      bytes[length++] = '-';
      value = -value;
    }
    int power = 1;
    while (value / power >= 10) power *= 10;
    for (; power > 0; power /= 10) bytes[length++] = (byte) ('0' + value / power % 10);
    return this;
  }

  /** Three decimals are a 1/72,000 of an inch. */
  private Canvas put(float value) {
    int thousandths = Math.round(value * 1000);
    if (thousandths < 0) {
      put('-');
      thousandths = -thousandths;
    }
    put(thousandths / 1000);
    int rest = thousandths % 1000;
    if (rest == 0) return this;
    put('.');
    room(3);
    bytes[length++] = (byte) ('0' + rest / 100);
    if (rest % 100 != 0) bytes[length++] = (byte) ('0' + rest / 10 % 10);
    if (rest % 10 != 0) bytes[length++] = (byte) ('0' + rest % 10);
    return this;
  }
}
