package io.bordereau.pdf.archive;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The colour space sRGB (IEC 61966-2-1) as an ICC profile of version 2 (ICC.1:2001-04), made from the numbers of the standard: three primaries, adapted
 * to D50, and one curve. The same bytes on every machine, and nobody's licence.
 */
public final class ColourProfile {
  private static final String NAME = "sRGB IEC61966-2.1";
  private static final int ENTRIES = 1024;
  private static final int HEADER = 128;
  private static final double[] WHITE = {0.9642, 1.0, 0.8249};
  private static final double[] RED = {0.43607, 0.22249, 0.01392};
  private static final double[] GREEN = {0.38515, 0.71687, 0.09708};
  private static final double[] BLUE = {0.14307, 0.06061, 0.71410};
  private static final byte[] SRGB = make();

  private ColourProfile() {}

  /** The name by which an output intent calls it. */
  public static String name() {
    return NAME;
  }

  /** A copy of the profile. */
  public static byte[] sRgb() {
    return SRGB.clone();
  }

  private static byte[] make() {
    var tags = new LinkedHashMap<String, byte[]>();
    tags.put("desc", description());
    tags.put("cprt", text("No copyright, use freely"));
    tags.put("wtpt", xyz(WHITE));
    tags.put("rXYZ", xyz(RED));
    tags.put("gXYZ", xyz(GREEN));
    tags.put("bXYZ", xyz(BLUE));
    int data = HEADER + 4 + 12 * (tags.size() + 3);
    byte[] curve = curve();
    int size = data + curve.length + tags.values().stream().mapToInt(t -> padded(t.length)).sum();
    var out = ByteBuffer.allocate(size);
    header(out, size);
    out.position(HEADER);
    out.putInt(tags.size() + 3);
    int at = data;
    for (Map.Entry<String, byte[]> tag : tags.entrySet()) {
      entry(out, tag.getKey(), at, tag.getValue().length);
      at += padded(tag.getValue().length);
    }
    for (var channel : new String[] {"rTRC", "gTRC", "bTRC"}) entry(out, channel, at, curve.length);
    for (var tag : tags.values()) out.put(tag).position(padded(out.position()));
    return out.put(curve).array();
  }

  private static void header(ByteBuffer out, int size) {
    out.putInt(0, size);
    out.putInt(8, 0x02100000);
    out.put(12, ascii("mntrRGB XYZ "));
    short[] date = {2000, 1, 1, 0, 0, 0};
    for (int i = 0; i < date.length; i++) out.putShort(24 + 2 * i, date[i]);
    out.put(36, ascii("acsp"));
    for (int i = 0; i < 3; i++) out.putInt(68 + 4 * i, fixed(WHITE[i]));
  }

  private static void entry(ByteBuffer out, String tag, int at, int length) {
    out.put(ascii(tag)).putInt(at).putInt(length);
  }

  private static byte[] description() {
    var out = ByteBuffer.allocate(12 + NAME.length() + 1 + 8 + 70);
    out.put(ascii("desc")).putInt(0).putInt(NAME.length() + 1).put(ascii(NAME));
    return out.array();
  }

  private static byte[] text(String words) {
    return ByteBuffer.allocate(8 + words.length() + 1).put(ascii("text")).putInt(0).put(ascii(words)).array();
  }

  private static byte[] xyz(double[] values) {
    var out = ByteBuffer.allocate(20).put(ascii("XYZ ")).putInt(0);
    for (double v : values) out.putInt(fixed(v));
    return out.array();
  }

  private static byte[] curve() {
    var out = ByteBuffer.allocate(12 + 2 * ENTRIES).put(ascii("curv")).putInt(0).putInt(ENTRIES);
    for (int i = 0; i < ENTRIES; i++) {
      double v = i / (ENTRIES - 1.0);
      double linear = v <= 0.04045 ? v / 12.92 : StrictMath.pow((v + 0.055) / 1.055, 2.4);
      out.putShort((short) StrictMath.round(linear * 65535));
    }
    return out.array();
  }

  private static int fixed(double value) {
    return (int) StrictMath.round(value * 65536);
  }

  private static int padded(int length) {
    return (length + 3) & ~3;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
