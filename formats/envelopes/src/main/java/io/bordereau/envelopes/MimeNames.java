package io.bordereau.envelopes;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Names and words in the headers of MIME parts (RFC 2045, 2047, 2183, 2231). A file name is never a path. */
final class MimeNames {
  private MimeNames() {}

  /** A parameter of a header value; null when it has none. */
  static String parameter(String header, String name) {
    int at = 0;
    while ((at = header.indexOf(';', at)) >= 0) {
      at++;
      int eq = header.indexOf('=', at);
      if (eq < 0) return null;
      var key = header.substring(at, eq).strip();
      int from = eq + 1;
      while (from < header.length() && header.charAt(from) <= ' ') from++;
      boolean quoted = from < header.length() && header.charAt(from) == '"';
      int to = quoted ? closing(header, from + 1) : end(header, from);
      if (key.equalsIgnoreCase(name)) return quoted ? header.substring(from + 1, to).replace("\\", "") : header.substring(from, to).strip();
      at = to;
    }
    return null;
  }

  private static int closing(String header, int from) {
    int at = from;
    while (at < header.length() && header.charAt(at) != '"') at += header.charAt(at) == '\\' ? 2 : 1;
    return Math.min(at, header.length());
  }

  private static int end(String header, int from) {
    int at = header.indexOf(';', from);
    return at < 0 ? header.length() : at;
  }

  /** The file name of a Content-Disposition, without what looks like folders; null when there is none. */
  static String filename(String disposition) {
    var extended = parameter(disposition, "filename*");
    var name = extended != null ? decoded(extended) : parameter(disposition, "filename");
    if (name == null) return null;
    var last = words(name).replace('\\', '/');
    last = last.substring(last.lastIndexOf('/') + 1).strip();
    return last.isEmpty() || last.equals(".") || last.equals("..") || last.length() > 200 ? null : last;
  }

  private static String decoded(String extended) {
    int text = extended.lastIndexOf('\'');
    var bytes = extended.substring(text + 1).getBytes(StandardCharsets.UTF_8);
    var out = new java.io.ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
      out.write(low < 0 ? bytes[i] : high << 4 | low);
      if (low >= 0) i += 2;
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** A text that may be one encoded word in Base64. */
  static String words(String text) {
    if (!text.regionMatches(true, 0, "=?UTF-8?B?", 0, 10) || !text.endsWith("?=")) return text;
    try {
      return new String(Base64.getMimeDecoder().decode(text.substring(10, text.length() - 2)), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
