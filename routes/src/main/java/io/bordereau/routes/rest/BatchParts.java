package io.bordereau.routes.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipInputStream;

/**
 * Takes a batch apart into its documents: a JSON array, JSON objects one a line, a ZIP file, or the parts of a form (multipart). In JSON an element is a document of the internal
 * format as it is, or an object with {@code content} (a text) or {@code base64} and, if wanted, {@code key}, {@code format} and {@code name}.
 */
final class BatchParts {
  static final int MOST = 10_000;
  private static final long MOST_BYTES = 256L << 20;
  private static final JsonFactory JSON = new JsonFactory();

  private final long largest;
  private final List<Part> parts = new ArrayList<>();
  private long total;

  /**
   * One document of a batch.
   *
   * @param key its own key; null for its place in the batch
   * @param format its format; null when its content says it
   * @param name a name for people; null for none
   * @param bytes the document; null when it is too large or cannot be read
   */
  record Part(String key, String format, String name, byte[] bytes) {}

  private BatchParts(long largest) {
    this.largest = largest;
  }

  /**
   * The documents of a batch, in their order.
   *
   * @param type the media type of the body; may be null
   * @param largest the most bytes of one document
   * @throws Unwelcome 400 or 413 when it cannot be taken apart
   */
  static List<Part> of(byte[] body, String type, long largest) {
    var apart = new BatchParts(largest);
    try {
      if (body.length > 3 && body[0] == 'P' && body[1] == 'K') apart.zip(body);
      else if (type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/")) apart.form(body, type);
      else apart.json(body);
    } catch (IOException | IllegalArgumentException e) {
      throw broken("it breaks off or is malformed behind document " + apart.parts.size());
    }
    if (apart.parts.isEmpty()) throw broken("there is no document in it");
    return apart.parts;
  }

  private static Unwelcome broken(String why) {
    return new Unwelcome(400, "INT-23", "The batch cannot be taken apart: " + why + ". Nothing of it was taken.",
        "Send a JSON array, JSON objects one a line, a ZIP file or a multipart form, complete, under the same key.");
  }

  private void add(Part part) {
    total += part.bytes == null ? 0 : part.bytes.length;
    if (parts.size() >= MOST || total > MOST_BYTES) {
      throw new Unwelcome(413, "INT-24", "The batch has more than " + MOST + " documents, or more than " + MOST_BYTES + " bytes unpacked. Nothing of it was taken.",
          "Send several smaller batches, each under a key of its own.");
    }
    parts.add(part);
  }

  private byte[] fit(byte[] bytes) {
    return bytes.length > largest ? null : bytes;
  }

  private void json(byte[] body) throws IOException {
    try (var parser = JSON.createParser(body)) {
      boolean array = false;
      for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_ARRAY && !array && parts.isEmpty()) array = true;
        else if (token == JsonToken.START_OBJECT) element(parser, body);
        else if (token != JsonToken.END_ARRAY || !array) throw new IOException("neither an array nor objects");
      }
    }
  }

  /** One element: the very bytes of it, or what it wraps. */
  private void element(JsonParser parser, byte[] body) throws IOException {
    int from = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
    String key = null;
    String format = null;
    String name = null;
    byte[] wrapped = null;
    boolean wraps = false;
    for (var field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
      var token = parser.nextToken();
      if (token == JsonToken.VALUE_STRING) {
        switch (field) {
          case "key" -> key = parser.getText();
          case "format" -> format = parser.getText();
          case "name" -> name = parser.getText();
          case "content" -> {
            wraps = true;
            wrapped = parser.getText().getBytes(StandardCharsets.UTF_8);
          }
          case "base64" -> {
            wraps = true;
            wrapped = decoded(parser.getText());
          }
          default -> { }
        }
      } else {
        parser.skipChildren();
      }
    }
    int to = Math.toIntExact(parser.currentLocation().getByteOffset());
    if (wraps) add(new Part(key, format, name, wrapped == null ? null : fit(wrapped)));
    else add(new Part(null, null, null, fit(Arrays.copyOfRange(body, from, to))));
  }

  private static byte[] decoded(String text) {
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return null; // refused by itself, as a document that cannot be read
    }
  }

  private void zip(byte[] body) throws IOException {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(body))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.isDirectory()) continue;
        byte[] bytes = zip.readNBytes((int) Math.min(largest + 1, Integer.MAX_VALUE - 8));
        add(new Part(null, null, entry.getName(), fit(bytes)));
      }
    }
  }

  /** RFC 7578, as far as it is about files. */
  private void form(byte[] body, String type) throws IOException {
    int at = type.indexOf("boundary=");
    if (at < 0) throw new IOException("no boundary");
    String said = type.substring(at + 9).split(";")[0].strip().replace("\"", "");
    byte[] boundary = ("--" + said).getBytes(StandardCharsets.ISO_8859_1);
    int from = find(body, boundary, 0);
    while (from >= 0) {
      int begin = from + boundary.length;
      if (begin + 1 < body.length && body[begin] == '-' && body[begin + 1] == '-') return;
      int end = find(body, boundary, begin);
      if (end < 0) throw new IOException("the last boundary is missing");
      int head = find(body, "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1), begin);
      if (head < 0 || head > end) throw new IOException("a part without a head");
      part(new String(body, begin, head - begin, StandardCharsets.UTF_8), Arrays.copyOfRange(body, head + 4, Math.max(head + 4, end - 2)));
      from = end;
    }
    throw new IOException("no boundary");
  }

  private void part(String head, byte[] bytes) {
    String key = null;
    String format = null;
    String name = null;
    for (String line : head.split("\r\n")) {
      int colon = line.indexOf(':');
      if (colon < 0) continue;
      String value = line.substring(colon + 1).strip();
      switch (line.substring(0, colon).strip().toLowerCase(Locale.ROOT)) {
        case "idempotency-key" -> key = value;
        case "bordereau-format" -> format = value;
        case "content-disposition" -> name = parameter(value, "filename", parameter(value, "name", null));
        default -> { }
      }
    }
    add(new Part(key, format, name, fit(bytes)));
  }

  private static String parameter(String text, String parameter, String otherwise) {
    int at = text.indexOf(" " + parameter + "=\"");
    int end = at < 0 ? -1 : text.indexOf('"', at + parameter.length() + 3);
    return end < 0 ? otherwise : text.substring(at + parameter.length() + 3, end);
  }

  private static int find(byte[] in, byte[] what, int from) {
    for (int i = from; i + what.length <= in.length; i++) {
      int n = 0;
      while (n < what.length && in[i + n] == what[n]) n++;
      if (n == what.length) return i;
    }
    return -1;
  }
}
