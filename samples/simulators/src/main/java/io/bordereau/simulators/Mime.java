package io.bordereau.simulators;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A part of a message (RFC 2045, 2046), byte by byte as it came: signatures and digests are made over these bytes.
 *
 * @param bytes headers, blank line and body
 * @param headers by their names in lower case, unfolded; the last of a name counts
 * @param body what follows the blank line
 */
record Mime(byte[] bytes, Map<String, String> headers, byte[] body) {
  /** A part of headers and body. */
  static Mime read(byte[] bytes) {
    var headers = new LinkedHashMap<String, String>();
    String name = null;
    int at = 0;
    while (at < bytes.length) {
      int end = at;
      while (end < bytes.length && bytes[end] != '\n') end++;
      var line = new String(bytes, at, end - at, StandardCharsets.ISO_8859_1);
      if (line.endsWith("\r")) line = line.substring(0, line.length() - 1);
      at = Math.min(end + 1, bytes.length);
      if (line.isEmpty()) break;
      int colon = line.indexOf(':');
      if (name != null && (line.startsWith(" ") || line.startsWith("\t"))) {
        headers.merge(name, " " + line.strip(), String::concat);
      } else if (colon > 0) {
        name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        headers.put(name, line.substring(colon + 1).strip());
      }
    }
    return new Mime(bytes, headers, Arrays.copyOfRange(bytes, at, bytes.length));
  }

  /** The media type without parameters, in lower case. */
  String type() {
    return headers.getOrDefault("content-type", "text/plain").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** The body without its transfer encoding. */
  byte[] content() {
    var encoding = headers.getOrDefault("content-transfer-encoding", "binary");
    return encoding.equalsIgnoreCase("base64") ? java.util.Base64.getMimeDecoder().decode(body) : body;
  }

  /**
   * The parts of a multipart.
   *
   * @throws Unfit when it is none, or is not closed
   */
  List<Mime> parts() throws Unfit {
    var boundary = boundary(headers.getOrDefault("content-type", ""));
    if (!type().startsWith("multipart/") || boundary == null) throw new Unfit(type() + " is no multipart with a boundary");
    var delimiter = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    var parts = new ArrayList<Mime>();
    int from = -1;
    for (int at = 0; at <= body.length; ) {
      int line = find(delimiter, at);
      if (line < 0) break;
      if (from >= 0) parts.add(read(Arrays.copyOfRange(body, from, before(line, from))));
      int after = line + delimiter.length;
      if (after + 1 < body.length && body[after] == '-' && body[after + 1] == '-') return parts;
      while (after < body.length && body[after] != '\n') after++;
      from = after + 1;
      at = from;
    }
    throw new Unfit("the multipart is not closed");
  }

  /** The end of a part: the line end before a delimiter belongs to the delimiter. */
  private int before(int line, int from) {
    int end = line - 1;
    if (end > from && body[end - 1] == '\r') end--;
    return Math.max(from, end);
  }

  /** Where the next line begins that starts with the delimiter; -1 when none does. */
  private int find(byte[] delimiter, int from) {
    for (int i = from; i + delimiter.length <= body.length; i++) {
      if ((i == 0 || body[i - 1] == '\n') && Arrays.equals(body, i, i + delimiter.length, delimiter, 0, delimiter.length)) return i;
    }
    return -1;
  }

  private static String boundary(String type) {
    int at = type.toLowerCase(Locale.ROOT).indexOf("boundary=");
    if (at < 0) return null;
    var value = type.substring(at + 9).strip();
    if (value.startsWith("\"")) return value.indexOf('"', 1) < 0 ? null : value.substring(1, value.indexOf('"', 1));
    return value.split("[; \t]", 2)[0];
  }

  /** A multipart of parts. */
  static Mime multipart(String type, String boundary, List<Mime> parts) {
    var out = new java.io.ByteArrayOutputStream();
    for (var part : parts) {
      out.writeBytes(("--" + boundary + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      out.writeBytes(part.bytes());
      out.writeBytes("\r\n".getBytes(StandardCharsets.ISO_8859_1));
    }
    out.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.ISO_8859_1));
    return of("Content-Type: " + type + "; boundary=\"" + boundary + "\"", out.toByteArray());
  }

  /** A part of header lines, separated by line feeds, and a body. */
  static Mime of(String headers, byte[] body) {
    var out = new java.io.ByteArrayOutputStream();
    out.writeBytes((headers.replace("\n", "\r\n") + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
    out.writeBytes(body);
    return read(out.toByteArray());
  }
}
