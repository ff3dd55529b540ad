package io.bordereau.pdf.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Text that runs over as many lines as it needs: broken at blanks, after hyphens, slashes and the like, and, where a word is longer than a line, within it. A
 * part of two lines at least stands on each page. Line ends of the text are kept.
 */
public final class Paragraph implements Block {
  private static final int FEWEST = 2;

  /** A stretch of text in one style. */
  private record Run(Style style, String language, int from, int to) {}

  /** What the parts of a paragraph that goes over several pages have in common. */
  private static final class Text {
    final StringBuilder characters = new StringBuilder();
    final List<Run> runs = new ArrayList<>(2);
    final String type;
    boolean right;
    Element element;

    Text(String type) {
      this.type = type;
    }
  }

  private final Text text;
  private final int start;
  private float known = -1;
  private int[] breaks;
  private int lines;
  private float leading;

  /**
   * An empty paragraph.
   *
   * @param type its structure type, such as P or H1; null when it is the content of the element around it
   */
  public Paragraph(String type) {
    this(new Text(type), 0);
  }

  private Paragraph(Text text, int start) {
    this.text = text;
    this.start = start;
  }

  /** A paragraph of one style. */
  public static Paragraph of(String type, Style style, String words) {
    return new Paragraph(type).add(style, words);
  }

  /** Adds text. */
  public Paragraph add(Style style, String words) {
    return add(style, words, null);
  }

  /**
   * Adds text in a language of its own.
   *
   * @param language tag of BCP 47; null for that of the document
   */
  public Paragraph add(Style style, String words, String language) {
    int from = text.characters.length();
    var plain = style.face().composed(words);
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c == '\n') text.characters.append(c);
      else if (c == '\t') text.characters.append(' ');
      else if (c >= ' ' && c != 0x7F && !(c >= 0x80 && c < 0xA0) && c != 0xAD && c != 0xFEFF && !(c >= 0x200B && c <= 0x200F)) text.characters.append(c);
    }
    int to = text.characters.length();
    if (to > from) text.runs.add(new Run(style, language, from, to));
    known = -1;
    return this;
  }

  /** Sets its lines against the right edge. */
  public Paragraph right() {
    text.right = true;
    return this;
  }

  /** Whether it has no text. */
  public boolean isEmpty() {
    return text.runs.isEmpty();
  }

  /** The width of the longest line when none is broken. */
  public float natural() {
    float widest = 0;
    int from = 0;
    for (int i = 0; i <= text.characters.length(); i++) {
      if (i == text.characters.length() || text.characters.charAt(i) == '\n') {
        widest = Math.max(widest, width(from, i));
        from = i + 1;
      }
    }
    return widest;
  }

  @Override
  public float height(float width) {
    set(width);
    return lines * leading;
  }

  private void set(float width) {
    if (known == width) return;
    known = width;
    breaks = new int[4];
    lines = 0;
    leading = 0;
    for (var run : text.runs) if (run.to > start) leading = Math.max(leading, run.style.leading());
    int length = text.characters.length();
    int from = start;
    while (from < length) {
      int to = line(from, length, width);
      if (2 * lines + 2 > breaks.length) breaks = java.util.Arrays.copyOf(breaks, 2 * breaks.length);
      breaks[2 * lines] = from;
      breaks[2 * lines + 1] = to;
      lines++;
      from = to;
    }
  }

  /** Where the line that begins there ends. */
  private int line(int from, int length, float width) {
    float x = 0;
    int chance = -1;
    int runs = 0;
    char before = 0;
    var all = text.runs;
    while (runs < all.size() && all.get(runs).to <= from) runs++;
    for (int i = from; i < length; i++) {
      while (i >= all.get(runs).to) {
        runs++;
        before = 0;
      }
      char c = text.characters.charAt(i);
      if (c == '\n') return i + 1;
      var style = all.get(runs).style;
      if (!Character.isLowSurrogate(c)) {
        int units = style.face().advance(style.face().shown(c)) + (before == 0 ? 0 : style.face().kern(before, c));
        x += units * style.size() / style.face().unitsPerEm;
      }
      if (c == ' ') chance = i + 1;
      else if (x > width + 0.01f && i > from) return chance > from ? chance : Character.isLowSurrogate(c) && i - 1 > from ? i - 1 : i;
      else if (afterwards(c) && i + 1 < length && Character.isLetter(text.characters.charAt(i + 1))) chance = i + 1;
      before = c;
    }
    return length;
  }

  private static boolean afterwards(char c) {
    return switch (c) {
      case '-', '/', '\u2013', '\u2014', '\u2010', ';', '|', '_', '@', '\\', '+', '&', '=', '?' -> true;
      default -> false;
    };
  }

  private float width(int from, int to) {
    float width = 0;
    for (var run : text.runs) {
      int a = Math.max(from, run.from);
      int b = Math.min(to, run.to);
      if (a < b) width += run.style.face().units(text.characters, a, b) * run.style.size() / run.style.face().unitsPerEm;
    }
    return width;
  }

  /** The end of a line without the blanks and the line end that nobody sees. */
  private int seen(int from, int to) {
    int end = to;
    while (end > from && (text.characters.charAt(end - 1) == ' ' || text.characters.charAt(end - 1) == '\n')) end--;
    return end;
  }

  @Override
  public void draw(Canvas page, float x, float y, float width, Element within) {
    set(width);
    if (lines == 0) return;
    if (text.element == null && within != null) text.element = text.type == null ? within : within.child(text.type);
    for (int i = 0; i < lines; i++) {
      int from = breaks[2 * i];
      int to = breaks[2 * i + 1];
      int end = seen(from, to);
      float wide = width(from, end);
      float left = text.right ? x + width - wide : x;
      float top = y + i * leading;
      if (end > from) page.paper.placement().line(page, text.characters.substring(from, end), left, top, wide, leading);
      // A blank at the end of a line that is read on keeps its words apart.
      int drawn = i < lines - 1 && end < to && text.characters.charAt(end) == ' ' ? end + 1 : end;
      draw(page, left, top, from, drawn, within == null ? null : text.element);
    }
  }

  private void draw(Canvas page, float x, float top, int from, int to, Element element) {
    float left = x;
    for (var run : text.runs) {
      int a = Math.max(from, run.from);
      int b = Math.min(to, run.to);
      if (a >= b) continue;
      page.tag(element == null || run.language == null ? element : element.child("Span").language(run.language));
      page.text(left, top + run.style.base() + (leading - run.style.leading()) / 2, run.style, text.characters, a, b);
      left += run.style.face().units(text.characters, a, b) * run.style.size() / run.style.face().unitsPerEm;
    }
  }

  @Override
  public Optional<Parts> split(float width, float room) {
    set(width);
    int fit = (int) ((room + 0.01f) / leading);
    if (lines - fit < FEWEST) fit = lines - FEWEST;
    if (fit < FEWEST) return Optional.empty();
    return Optional.of(new Parts(new Head(this, fit), new Paragraph(text, breaks[2 * fit])));
  }

  /** The first lines of a paragraph. */
  private record Head(Paragraph whole, int count) implements Block {
    @Override
    public float height(float width) {
      whole.set(width);
      return count * whole.leading;
    }

    @Override
    public void draw(Canvas page, float x, float y, float width, Element within) {
      whole.set(width);
      int all = whole.lines;
      whole.lines = count;
      whole.draw(page, x, y, width, within);
      whole.lines = all;
    }
  }
}
