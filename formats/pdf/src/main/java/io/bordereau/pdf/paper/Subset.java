package io.bordereau.pdf.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;

/**
 * The glyphs of a {@link Face} that one document uses, numbered in the order of their first use, so that equal documents have equal bytes. Hints are left
 * out: no viewer needs them at these sizes, and they are half of the bytes.
 */
final class Subset {
  private static final int WORDS = 1;
  private static final int OFFSETS = 2;
  private static final int SCALE = 8;
  private static final int MORE = 32;
  private static final int SCALES = 64;
  private static final int MATRIX = 128;
  private static final int INSTRUCTIONS = 256;

  final Face face;
  private final Map<Integer, Integer> made = new HashMap<>(2);
  private final int[] numbers;
  private int[] glyphs = new int[128];
  private int[] characters = new int[128];
  private int count = 1;

  Subset(Face face) {
    this.face = face;
    numbers = new int[face.offsets.length];
  }

  /** Whether any glyph is used. */
  boolean used() {
    return count > 1;
  }

  /** The number in this document of the glyph that shows a character. */
  int number(int character) {
    int glyph = face.shown(character);
    if (glyph >= Face.SMALL) {
      var known = made.get(glyph);
      if (known == null) made.put(glyph, known = add(glyph, character));
      return known;
    }
    int number = numbers[glyph];
    return number != 0 ? number : add(glyph, face.glyph(character) != 0 ? character : face.glyph(Face.sibling(character)) != 0 ? Face.sibling(character) : '?');
  }

  private int add(int glyph, int character) {
    if (count == glyphs.length) {
      glyphs = Arrays.copyOf(glyphs, 2 * count);
      characters = Arrays.copyOf(characters, 2 * count);
    }
    glyphs[count] = glyph;
    characters[count] = character;
    if (glyph < Face.SMALL) numbers[glyph] = count;
    return count++;
  }

  /** The composite font of this subset (ISO 32000-1, 9.7) with its font program and its map to Unicode. */
  COSDictionary font() throws IOException {
    int shown = count;
    var program = program();
    var tagged = COSName.getPDFName(tag(shown) + "+" + face.name);
    var descriptor = new COSDictionary();
    descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
    descriptor.setItem(COSName.FONT_NAME, tagged);
    descriptor.setInt(COSName.FLAGS, 32);
    var box = new COSArray();
    for (int each : face.box) box.add(COSInteger.get(thousandth(each)));
    descriptor.setItem(COSName.FONT_BBOX, box);
    descriptor.setInt(COSName.ITALIC_ANGLE, 0);
    descriptor.setInt(COSName.ASCENT, thousandth(face.ascent));
    descriptor.setInt(COSName.DESCENT, -thousandth(face.descent));
    descriptor.setInt(COSName.CAP_HEIGHT, 729);
    descriptor.setInt(COSName.STEM_V, face == Face.BOLD ? 140 : 80);
    var file = stream(program);
    file.setInt(COSName.LENGTH1, program.length);
    descriptor.setItem(COSName.FONT_FILE2, file);
    var system = new COSDictionary();
    system.setItem(COSName.REGISTRY, new COSString("Adobe"));
    system.setItem(COSName.ORDERING, new COSString("Identity"));
    system.setInt(COSName.SUPPLEMENT, 0);
    var descendant = new COSDictionary();
    descendant.setItem(COSName.TYPE, COSName.FONT);
    descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
    descendant.setItem(COSName.BASE_FONT, tagged);
    descendant.setItem(COSName.CIDSYSTEMINFO, system);
    descendant.setItem(COSName.FONT_DESC, descriptor);
    descendant.setItem(COSName.CID_TO_GID_MAP, COSName.IDENTITY);
    var widths = new COSArray();
    for (int i = 0; i < shown; i++) widths.add(COSInteger.get(thousandth(face.advance(glyphs[i]))));
    var all = new COSArray();
    all.add(COSInteger.ZERO);
    all.add(widths);
    descendant.setItem(COSName.W, all);
    var font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE0);
    font.setItem(COSName.BASE_FONT, tagged);
    font.setItem(COSName.ENCODING, COSName.IDENTITY_H);
    var descendants = new COSArray();
    descendants.add(descendant);
    font.setItem(COSName.DESCENDANT_FONTS, descendants);
    font.setItem(COSName.TO_UNICODE, stream(unicode(shown)));
    return font;
  }

  private static COSStream stream(byte[] bytes) throws IOException {
    var stream = new COSStream();
    try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(bytes);
    }
    return stream;
  }

  private int thousandth(int units) {
    return Math.round(units * 1000f / face.unitsPerEm);
  }

  /** Six letters that differ when the glyphs differ. */
  private String tag(int shown) {
    long hash = face.name.hashCode();
    for (int i = 0; i < shown; i++) hash = hash * 31 + glyphs[i];
    var tag = new StringBuilder();
    for (int i = 0; i < 6; i++, hash = Math.floorDiv(hash, 26L)) tag.append((char) ('A' + Math.floorMod(hash, 26L)));
    return tag.toString();
  }

  private byte[] unicode(int shown) {
    var map = new StringBuilder("""
        /CIDInit /ProcSet findresource begin
        12 dict begin
        begincmap
        /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
        /CMapName /Adobe-Identity-UCS def
        /CMapType 2 def
        1 begincodespacerange
        <0000> <FFFF>
        endcodespacerange
        """);
    for (int i = 1; i < shown; i += 100) {
      int end = Math.min(i + 100, shown);
      map.append(end - i).append(" beginbfchar\n");
      for (int k = i; k < end; k++) {
        map.append('<');
        hex(map, k);
        map.append("> <");
        hex(map, characters[k]);
        map.append(">\n");
      }
      map.append("endbfchar\n");
    }
    map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    return map.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }

  static void hex(StringBuilder out, int value) {
    for (int shift = 12; shift >= 0; shift -= 4) out.append("0123456789ABCDEF".charAt(value >> shift & 15));
  }

  /** The TrueType program with the used glyphs, and the parts that composite ones consist of. */
  private byte[] program() {
    var outlines = new ByteArrayOutputStream();
    var places = new ArrayList<Integer>();
    for (int i = 0; i < count; i++) { // grows while parts of composites are added
      places.add(outlines.size());
      outline(glyphs[i], outlines);
      while (outlines.size() % 4 != 0) outlines.write(0);
    }
    places.add(outlines.size());
    var loca = ByteBuffer.allocate(4 * places.size());
    places.forEach(loca::putInt);
    var hmtx = ByteBuffer.allocate(4 * count);
    int metrics = face.tables.get("hmtx")[0];
    for (int i = 0; i < count; i++) {
      hmtx.putShort((short) face.advance(glyphs[i]));
      hmtx.putShort(glyphs[i] >= Face.SMALL ? 0 : face.file.getShort(metrics + 4 * glyphs[i] + 2));
    }
    var head = table("head");
    head.putInt(8, 0);
    head.putShort(50, (short) 1);
    var hhea = table("hhea");
    hhea.putShort(34, (short) count);
    var maxp = table("maxp");
    maxp.putShort(4, (short) count);
    return file(List.of("glyf", "head", "hhea", "hmtx", "loca", "maxp"),
        List.of(outlines.toByteArray(), head.array(), hhea.array(), hmtx.array(), loca.array(), maxp.array()));
  }

  private ByteBuffer table(String name) {
    var place = face.tables.get(name);
    var bytes = new byte[place[1]];
    face.file.get(place[0], bytes);
    return ByteBuffer.wrap(bytes);
  }

  /** A figure made small: a composite of one part, with a scale and an offset. */
  private void small(int glyph, ByteArrayOutputStream out) {
    int figure = face.glyph(glyph - Face.SMALL & 0xFF);
    int part = numbers[figure] != 0 ? numbers[figure] : add(figure, glyph - Face.SMALL & 0xFF);
    int shift = (glyph >= Face.RAISED ? 34 : -10) * face.unitsPerEm / 100;
    var bytes = ByteBuffer.allocate(10 + 10);
    bytes.putShort((short) -1);
    int at = face.tables.get("glyf")[0] + face.offsets[figure];
    for (int i = 1; i <= 4; i++) bytes.putShort((short) (face.file.getShort(at + 2 * i) * Face.SHARE / 100 + (i % 2 == 0 ? shift : 0)));
    bytes.putShort((short) (WORDS | OFFSETS | SCALE)).putShort((short) part).putShort((short) 0).putShort((short) shift);
    bytes.putShort((short) (Face.SHARE * 0x4000 / 100));
    out.writeBytes(bytes.array());
  }

  private void outline(int glyph, ByteArrayOutputStream out) {
    if (glyph >= Face.SMALL) {
      small(glyph, out);
      return;
    }
    int from = face.offsets[glyph];
    int length = face.offsets[glyph + 1] - from;
    if (length == 0) return;
    var bytes = new byte[length];
    face.file.get(face.tables.get("glyf")[0] + from, bytes);
    var data = ByteBuffer.wrap(bytes);
    int contours = data.getShort(0);
    if (contours >= 0) {
      int at = 10 + 2 * contours;
      int hints = data.getChar(at);
      out.write(bytes, 0, at);
      out.write(0);
      out.write(0);
      out.write(bytes, at + 2 + hints, length - at - 2 - hints);
      return;
    }
    int at = 10;
    int flags;
    do {
      flags = data.getShort(at);
      int part = data.getChar(at + 2);
      data.putShort(at, (short) (flags & ~INSTRUCTIONS));
      data.putShort(at + 2, (short) (numbers[part] != 0 ? numbers[part] : add(part, 0)));
      at += (flags & WORDS) != 0 ? 8 : 6;
      if ((flags & SCALE) != 0) at += 2;
      else if ((flags & SCALES) != 0) at += 4;
      else if ((flags & MATRIX) != 0) at += 8;
    } while ((flags & MORE) != 0);
    out.write(bytes, 0, at);
  }

  private static byte[] file(List<String> names, List<byte[]> tables) {
    int size = 12 + 16 * names.size();
    for (var table : tables) size += table.length + 3 & ~3;
    var out = ByteBuffer.allocate(size);
    int power = Integer.highestOneBit(names.size());
    out.putInt(0x00010000).putShort((short) names.size()).putShort((short) (16 * power))
        .putShort((short) Integer.numberOfTrailingZeros(power)).putShort((short) (16 * (names.size() - power)));
    int at = 12 + 16 * names.size();
    int head = 0;
    for (int i = 0; i < names.size(); i++) {
      var table = tables.get(i);
      out.put(names.get(i).getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt(sum(ByteBuffer.wrap(Arrays.copyOf(table, table.length + 3 & ~3))))
          .putInt(at).putInt(table.length);
      if (names.get(i).equals("head")) head = at;
      System.arraycopy(table, 0, out.array(), at, table.length);
      at += table.length + 3 & ~3;
    }
    out.putInt(head + 8, 0xB1B0AFBA - sum(ByteBuffer.wrap(out.array())));
    return out.array();
  }

  private static int sum(ByteBuffer words) {
    int sum = 0;
    while (words.remaining() >= 4) sum += words.getInt();
    return sum;
  }
}
