package io.bordereau.envelopes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.codec.EncoderUtil;

/** Names and words in the headers of MIME parts (RFC 2045, 2047, 2183, 2231). A file name is never a path. */
final class MimeNames {
  private static final int LONGEST_NAME = 200;

  private MimeNames() {}

  /** The file name of a part, without what looks like folders; null when there is none. */
  static String filename(MimePart part) {
    var disposition = part.header("Content-Disposition");
    var extended = MimePart.parameter(disposition, "filename*");
    var plain = MimePart.parameter(disposition, "filename");
    var said = !extended.isEmpty() ? extended(extended) : words(!plain.isEmpty() ? plain : MimePart.parameter(part.header("Content-Type"), "name"));
    var path = said.replace('\\', '/');
    var last = path.substring(path.lastIndexOf('/') + 1).replaceAll("[\\p{Cntrl}<>:\"|?*]", "_").strip();
    return last.isEmpty() || last.equals(".") || last.equals("..") || last.length() > LONGEST_NAME ? null : last;
  }

  /** A value in the extended notation of RFC 2231. */
  private static String extended(String value) {
    var bytes = value.substring(value.lastIndexOf('\'') + 1).getBytes(StandardCharsets.UTF_8);
    var out = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
      out.write(low < 0 ? bytes[i] : high << 4 | low);
      if (low >= 0) i += 2;
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** The same in the extended notation. */
  static String toExtended(String text) {
    var b = new StringBuilder("UTF-8''");
    for (byte x : text.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = x >= 'a' && x <= 'z' || x >= 'A' && x <= 'Z' || x >= '0' && x <= '9' || x == '-' || x == '.' || x == '_';
      b.append(plain ? String.valueOf((char) x) : String.format(Locale.ROOT, "%%%02X", x & 0xFF));
    }
    return b.toString();
  }

  /** A text in which encoded words may stand. */
  static String words(String text) {
    return DecoderUtil.decodeEncodedWords(text, DecodeMonitor.SILENT);
  }

  /** The text in encoded words, one on a line. */
  static String toWords(String text) {
    return EncoderUtil.encodeEncodedWord(text, EncoderUtil.Usage.TEXT_TOKEN, 0, StandardCharsets.UTF_8, EncoderUtil.Encoding.B).replace("?= =?", "?=\r\n =?");
  }
}
