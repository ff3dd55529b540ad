package io.bordereau.signing.pades;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** Liberation Sans, read once, of which a seal embeds the glyphs that it has: the Latin, Greek and Cyrillic alphabets. */
final class SealFont {
  private static final String RESOURCE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  /** What a font in a PDF needs (ISO 32000-2 9.9). */
  private static final List<String> TABLES = List.of("head", "hhea", "loca", "maxp", "cvt ", "prep", "glyf", "hmtx", "fpgm");
  private static final int FLAGS_SYMBOLIC = 4;
  private static final int STEM = 80;
  private static final char UNKNOWN = '?';

  private static final class Held {
    private static final SealFont ONE = new SealFont();
  }

  private final TrueTypeFont font;
  private final CmapLookup characters;
  private final float unit;

  private SealFont() {
    try (InputStream in = SealFont.class.getResourceAsStream(RESOURCE)) {
      font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
      characters = font.getUnicodeCmapLookup();
      unit = 1000f / font.getUnitsPerEm();
    } catch (IOException e) {
      throw new IllegalStateException("the font of seals is missing", e);
    }
  }

  static SealFont get() {
    return Held.ONE;
  }

  /** The text with what the font has no glyph for replaced, and without control characters. */
  String writable(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().forEach(c -> out.appendCodePoint(Character.isWhitespace(c) ? ' ' : characters.getGlyphId(c) == 0 || Character.isISOControl(c) ? UNKNOWN : c));
    return out.toString().strip();
  }

  /** How wide a writable text is, for a size of one point. */
  synchronized float width(String text) {
    float width = 0;
    for (int c : text.codePoints().toArray()) {
      width += advance(characters.getGlyphId(c));
    }
    return width / 1000;
  }

  private float advance(int glyph) {
    try {
      return font.getAdvanceWidth(glyph) * unit;
    } catch (IOException e) {
      throw new IllegalStateException("a font in memory cannot be read", e);
    }
  }

  /** How far the letters reach above the line, for a size of one point. */
  float ascent() {
    try {
      return font.getHorizontalHeader().getAscender() * unit / 1000;
    } catch (IOException e) {
      throw new IllegalStateException("a font in memory cannot be read", e);
    }
  }

  /**
   * A font in a PDF, and by which codes its glyphs are called.
   *
   * @param reference the font
   * @param codes of characters
   */
  record Embedded(COSObject reference, Map<Integer, Integer> codes) {
    /** A text as a string of two-byte codes. */
    String codesOf(String text) {
      StringBuilder hex = new StringBuilder("<");
      text.codePoints().forEach(c -> hex.append(String.format(Locale.ROOT, "%04X", codes.get(c))));
      return hex.append('>').toString();
    }
  }

  /** Embeds the glyphs of some writable texts. */
  synchronized Embedded embed(Increment increment, List<String> texts) throws Refusal {
    TreeSet<Integer> used = new TreeSet<>();
    texts.forEach(each -> each.codePoints().forEach(used::add));
    try {
      TTFSubsetter subsetter = new TTFSubsetter(font, TABLES);
      used.forEach(subsetter::add);
      ByteArrayOutputStream program = new ByteArrayOutputStream();
      subsetter.writeToStream(program);
      Map<Integer, Integer> oldByNew = new TreeMap<>(subsetter.getGIDMap());
      Map<Integer, Integer> newByOld = new TreeMap<>();
      oldByNew.forEach((code, old) -> newByOld.put(old, code));
      Map<Integer, Integer> codes = new TreeMap<>();
      used.forEach(c -> codes.put(c, newByOld.get(characters.getGlyphId(c))));
      String name = tag(used) + "+LiberationSans";
      COSDictionary file = new COSDictionary();
      file.setInt(COSName.LENGTH1, program.size());
      return new Embedded(composite(increment, name, increment.addStream(file, program.toByteArray()), oldByNew, codes), codes);
    } catch (IOException e) {
      throw new IllegalStateException("a font in memory cannot be read", e);
    }
  }

  private COSObject composite(Increment increment, String name, COSObject program, Map<Integer, Integer> oldByNew, Map<Integer, Integer> codes) throws Refusal, IOException {
    COSDictionary descriptor = new COSDictionary();
    descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
    descriptor.setName(COSName.FONT_NAME, name);
    descriptor.setInt(COSName.FLAGS, FLAGS_SYMBOLIC);
    descriptor.setItem(COSName.FONT_BBOX, Widget.numbers(font.getHeader().getXMin() * unit, font.getHeader().getYMin() * unit, font.getHeader().getXMax() * unit,
        font.getHeader().getYMax() * unit));
    descriptor.setInt(COSName.ITALIC_ANGLE, 0);
    descriptor.setInt(COSName.ASCENT, Math.round(font.getHorizontalHeader().getAscender() * unit));
    descriptor.setInt(COSName.DESCENT, Math.round(font.getHorizontalHeader().getDescender() * unit));
    descriptor.setInt(COSName.CAP_HEIGHT, Math.round(font.getOS2Windows().getCapHeight() * unit));
    descriptor.setInt(COSName.STEM_V, STEM);
    descriptor.setItem(COSName.FONT_FILE2, program);
    descriptor.setItem(COSName.CID_SET, increment.addStream(new COSDictionary(), present(oldByNew.size())));
    COSDictionary system = new COSDictionary();
    system.setItem(COSName.REGISTRY, new COSString("Adobe"));
    system.setItem(COSName.ORDERING, new COSString("Identity"));
    system.setInt(COSName.SUPPLEMENT, 0);
    COSArray widths = new COSArray();
    for (int old : oldByNew.values()) widths.add(COSInteger.get(Math.round(advance(old))));
    COSArray all = new COSArray();
    all.add(COSInteger.get(0));
    all.add(widths);
    COSDictionary descendant = new COSDictionary();
    descendant.setItem(COSName.TYPE, COSName.FONT);
    descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
    descendant.setName(COSName.BASE_FONT, name);
    descendant.setItem(COSName.CIDSYSTEMINFO, system);
    descendant.setItem(COSName.FONT_DESC, increment.add(descriptor));
    descendant.setItem(COSName.CID_TO_GID_MAP, COSName.IDENTITY);
    descendant.setInt(COSName.DW, 0);
    descendant.setItem(COSName.W, all);
    COSArray descendants = new COSArray();
    descendants.add(increment.add(descendant));
    COSDictionary composite = new COSDictionary();
    composite.setItem(COSName.TYPE, COSName.FONT);
    composite.setItem(COSName.SUBTYPE, COSName.TYPE0);
    composite.setName(COSName.BASE_FONT, name);
    composite.setItem(COSName.ENCODING, COSName.IDENTITY_H);
    composite.setItem(COSName.DESCENDANT_FONTS, descendants);
    composite.setItem(COSName.TO_UNICODE, increment.addStream(new COSDictionary(), toUnicode(codes)));
    return increment.add(composite);
  }

  /** Which glyphs there are, a bit for each, as PDF/A-1 wants to know (ISO 19005-1 6.3.5): all of them. */
  private static byte[] present(int glyphs) {
    byte[] bits = new byte[(glyphs + 7) / 8];
    for (int i = 0; i < glyphs; i++) bits[i / 8] |= (byte) (0x80 >> i % 8);
    return bits;
  }

  /** Which characters the codes stand for (ISO 32000-2 9.10.3), so that the words can be searched and read aloud. */
  private static byte[] toUnicode(Map<Integer, Integer> codes) {
    StringBuilder map = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        + "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    List<Map.Entry<Integer, Integer>> all = List.copyOf(codes.entrySet());
    for (int i = 0; i < all.size(); i += 100) {
      List<Map.Entry<Integer, Integer>> some = all.subList(i, Math.min(i + 100, all.size()));
      map.append(some.size()).append(" beginbfchar\n");
      for (Map.Entry<Integer, Integer> each : some) {
        map.append(String.format(Locale.ROOT, "<%04X> <", each.getValue()));
        for (char unit : Character.toChars(each.getKey())) map.append(String.format(Locale.ROOT, "%04X", (int) unit));
        map.append(">\n");
      }
      map.append("endbfchar\n");
    }
    return map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** Six letters that tell subsets apart (ISO 32000-2 9.9.2), by what is in them. */
  private static String tag(TreeSet<Integer> used) {
    long hash = used.hashCode() & 0xffffffffL;
    StringBuilder tag = new StringBuilder();
    for (int i = 0; i < 6; i++, hash /= 26) tag.append((char) ('A' + hash % 26));
    return tag.toString();
  }
}
