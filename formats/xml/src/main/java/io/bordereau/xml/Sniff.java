package io.bordereau.xml;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The beginning of a document as text, for telling formats apart. */
final class Sniff {
  private Sniff() {}

  private static final int MOST = 16_384;

  /** The first kilobytes; UTF-16 is recognised by its byte order mark or by its zeros. */
  static String head(byte[] b) {
    return new String(b, 0, Math.min(b.length, MOST), charset(b));
  }

  private static Charset charset(byte[] b) {
    if (b.length > 1 && (b[0] == (byte) 0xFE && b[1] == (byte) 0xFF || b[0] == 0 && b[1] == '<')) return StandardCharsets.UTF_16BE;
    if (b.length > 1 && (b[0] == (byte) 0xFF && b[1] == (byte) 0xFE || b[0] == '<' && b[1] == 0)) return StandardCharsets.UTF_16LE;
    return StandardCharsets.ISO_8859_1;
  }
}
