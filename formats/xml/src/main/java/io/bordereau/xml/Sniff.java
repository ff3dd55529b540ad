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

  /** The system id of the DOCTYPE in the prolog; null when there is none. Comments and processing instructions before it are passed over. */
  static String systemId(byte[] b) {
    var head = head(b);
    int at = 0;
    while (at < head.length()) {
      if (head.startsWith("<!--", at)) at = after(head, "-->", at);
      else if (head.startsWith("<?", at)) at = after(head, "?>", at);
      else if (head.startsWith("<!DOCTYPE", at)) return literal(head.substring(at, after(head, ">", at)));
      else if (head.charAt(at) == '<') return null;
      else at++;
    }
    return null;
  }

  private static int after(String head, String end, int from) {
    int at = head.indexOf(end, from);
    return at < 0 ? head.length() : at + end.length();
  }

  /** The last text between quotes of a DOCTYPE. */
  private static String literal(String doctype) {
    int last = Math.max(doctype.lastIndexOf('"'), doctype.lastIndexOf('\''));
    int first = last < 1 ? -1 : doctype.lastIndexOf(doctype.charAt(last), last - 1);
    return first < 0 ? null : doctype.substring(first + 1, last);
  }

  private static Charset charset(byte[] b) {
    if (b.length > 1 && (b[0] == (byte) 0xFE && b[1] == (byte) 0xFF || b[0] == 0 && b[1] == '<')) return StandardCharsets.UTF_16BE;
    if (b.length > 1 && (b[0] == (byte) 0xFF && b[1] == (byte) 0xFE || b[0] == '<' && b[1] == 0)) return StandardCharsets.UTF_16LE;
    return StandardCharsets.ISO_8859_1;
  }
}
