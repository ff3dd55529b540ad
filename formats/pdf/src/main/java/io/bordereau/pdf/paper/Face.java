package io.bordereau.pdf.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * A font face with what setting text needs: which glyph a character has, how wide it is, how two of them are kerned. Read once from the TrueType file
 * (ISO/IEC 14496-22: head, hhea, hmtx, cmap format 4, kern format 0) and shared by all documents; immutable.
 */
public final class Face {
  /** Liberation Sans: Latin Extended, Greek and Cyrillic; its figures are tabular. */
  public static final Face REGULAR = load("LiberationSans-Regular");

  /** Liberation Sans Bold. */
  public static final Face BOLD = load("LiberationSans-Bold");

  /** Kerning of pairs of the commonest characters is looked up in a table instead of a map. */
  private static final int COMMON = 256;

  /** Numbers of glyphs that are made here: lowered and raised figures, as small as this share of the full ones in percent. */
  static final int SMALL = 0x10000;
  static final int RAISED = SMALL + 0x100;
  static final int SHARE = 60;

  final String name;
  final ByteBuffer file;
  final Map<String, int[]> tables = new HashMap<>();
  final int[] offsets;
  final int unitsPerEm;
  final int ascent;
  final int descent;
  final int[] box = new int[4];
  private final char[] glyphs = new char[0x10000];
  private final short[] advances;
  private final Map<Integer, Short> pairs = new HashMap<>();
  private final short[] common = new short[COMMON * COMMON];

  private Face(String name, byte[] bytes) {
    this.name = name;
    file = ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    int count = file.getShort(4);
    for (int i = 0; i < count; i++) {
      int at = 12 + 16 * i;
      var tag = new StringBuilder();
      for (int k = 0; k < 4; k++) tag.append((char) file.get(at + k));
      tables.put(tag.toString(), new int[] {file.getInt(at + 8), file.getInt(at + 12)});
    }
    int head = at("head");
    unitsPerEm = file.getShort(head + 18);
    for (int i = 0; i < 4; i++) box[i] = file.getShort(head + 36 + 2 * i);
    int hhea = at("hhea");
    ascent = file.getShort(hhea + 4);
    descent = -file.getShort(hhea + 6);
    int all = file.getChar(at("maxp") + 4);
    offsets = offsets(all, file.getShort(head + 50) != 0);
    advances = advances(all, file.getChar(hhea + 34));
    characters();
    kerning();
  }

  private static Face load(String name) {
    try (var in = Face.class.getResourceAsStream("/liberation/" + name + ".ttf")) {
      if (in == null) throw new IllegalStateException("the font " + name + " is not on the class path");
      return new Face(name, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int at(String table) {
    return tables.get(table)[0];
  }

  private int[] offsets(int all, boolean wide) {
    int loca = at("loca");
    var found = new int[all + 1];
    for (int i = 0; i <= all; i++) found[i] = wide ? file.getInt(loca + 4 * i) : 2 * file.getChar(loca + 2 * i);
    return found;
  }

  private short[] advances(int all, int stated) {
    int hmtx = at("hmtx");
    var found = new short[all];
    for (int i = 0; i < all; i++) found[i] = file.getShort(hmtx + 4 * Math.min(i, stated - 1));
    return found;
  }

  private void characters() {
    int cmap = at("cmap");
    int count = file.getChar(cmap + 2);
    for (int i = 0; i < count; i++) {
      int table = cmap + file.getInt(cmap + 8 + 8 * i);
      if (file.getChar(table) == 4) segments(table);
    }
  }

  private void segments(int table) {
    int twice = file.getChar(table + 6);
    for (int s = 0; s < twice; s += 2) {
      int end = file.getChar(table + 14 + s);
      int start = file.getChar(table + 16 + twice + s);
      int delta = file.getShort(table + 16 + 2 * twice + s);
      int range = table + 16 + 3 * twice + s;
      int offset = file.getChar(range);
      for (int c = start; c <= end && c != 0xFFFF; c++) {
        int glyph = offset == 0 ? c + delta & 0xFFFF : file.getChar(range + offset + 2 * (c - start));
        if (offset != 0 && glyph != 0) glyph = glyph + delta & 0xFFFF;
        if (glyph != 0) glyphs[c] = (char) glyph;
      }
    }
  }

  /** Pairs of figures stay apart as they are: columns of numbers stand one below the other. */
  private void kerning() {
    if (!tables.containsKey("kern")) return;
    int table = at("kern") + 4;
    int count = file.getChar(table + 6);
    for (int i = 0; i < count; i++) {
      int at = table + 14 + 6 * i;
      pairs.put(file.getInt(at), file.getShort(at + 4));
    }
    for (int left = 0; left < COMMON; left++) {
      for (int right = 0; right < COMMON; right++) {
        var kern = glyphs[left] == 0 ? null : pairs.get(glyphs[left] << 16 | glyphs[right]);
        if (kern != null && !(figure(left) && figure(right))) common[left * COMMON + right] = kern;
      }
    }
  }

  private static boolean figure(int c) {
    return c >= '0' && c <= '9';
  }

  /** The glyph of a character; 0 when the face has none. */
  public int glyph(int character) {
    return character < 0x10000 ? glyphs[character] : 0;
  }

  /** The advance of a glyph in units of the em. */
  int advance(int glyph) {
    return glyph < SMALL ? advances[glyph] : advances[glyphs[glyph - SMALL & 0xFF]] * SHARE / 100;
  }

  /** How much two characters come closer (negative) or apart, in units of the em. */
  int kern(int left, int right) {
    if (left < COMMON && right < COMMON) return common[left * COMMON + right];
    if (left >= 0x10000 || right >= 0x10000) return 0;
    var kern = pairs.get(glyphs[left] << 16 | glyphs[right]);
    return kern == null ? 0 : kern;
  }

  /** The width of a text in units of the em, kerned. Characters without a glyph count as the replacement character. */
  int units(CharSequence text, int from, int to) {
    int width = 0;
    int before = 0;
    for (int i = from; i < to; i++) {
      int c = text.charAt(i);
      if (Character.isLowSurrogate((char) c)) continue;
      width += advance(shown(c));
      if (before != 0) width += kern(before, c);
      before = c;
    }
    return width;
  }

  /** The width of a text in points. */
  public float width(CharSequence text, float size) {
    return units(text, 0, text.length()) * size / unitsPerEm;
  }

  /** The glyph that stands for a character: its own, that of a wider sibling of a space or hyphen, or the replacement character. */
  int shown(int c) {
    int glyph = c < 0x10000 ? glyphs[c] : 0;
    if (glyph != 0) return glyph;
    int figure = small(c);
    if (figure >= 0) return (c < 0x2080 ? RAISED : SMALL) + figure;
    glyph = glyphs[sibling(c)];
    return glyph != 0 ? glyph : glyphs['?'];
  }

  /** What stands for a character that the face lacks: kinds of spaces and hyphens have siblings, others the replacement character. */
  static char sibling(int c) {
    return switch (c) {
      case 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200A, 0x202F, 0x205F, '\t' -> 0xA0;
      case 0x2010, 0x2011 -> '-';
      case 0x2300, 0x2205 -> '\u00D8'; // a diameter is drawn as the letter
      default -> 0xFFFD;
    };
  }

  /** Whether a character can be shown as itself. */
  public boolean shows(int c) {
    return c < 0x10000 && glyphs[c] != 0 || small(c) >= 0 || sibling(c) != 0xFFFD;
  }

  /** The figure that a raised or lowered one is made from; -1 for any other character, and for those that the face has. */
  int small(int c) {
    if (c >= 0x2080 && c <= 0x2089) return glyphs[c] != 0 ? -1 : '0' + c - 0x2080;
    if (c == 0x2070 || c >= 0x2074 && c <= 0x2079) return glyphs[c] != 0 ? -1 : '0' + c - 0x2070;
    return -1;
  }

  /**
   * A text as the face can show it: letters and their accents in one, and where a character has no glyph but those that Unicode holds for its equals have
   * (NFKC: U+2103 is a degree sign and a C), these.
   */
  String composed(String text) {
    boolean plain = true;
    for (int i = 0; i < text.length() && plain; i++) {
      char c = text.charAt(i);
      plain = c < 0x300 || c >= 0x370 && c < 0x1E00 && glyphs[c] != 0 || c >= 0x2010 && c < 0x2070;
    }
    if (plain) return text;
    var composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    var out = new StringBuilder();
    composed.codePoints().forEach(c -> {
      var equal = shows(c) || c < 0x20 ? null : Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
      if (equal != null && equal.codePoints().allMatch(this::shows)) out.append(equal);
      else out.appendCodePoint(c);
    });
    return out.toString();
  }
}
