package io.bordereau.edi;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Character sets of interchanges: those that UNB names (ISO 9735, data element 0001), and what X12 data turns out to be. */
final class Charsets {
  private static final Map<String, Charset> NAMED =
      Map.ofEntries(
          Map.entry("UNOA", StandardCharsets.ISO_8859_1),
          Map.entry("UNOB", StandardCharsets.ISO_8859_1),
          Map.entry("UNOC", StandardCharsets.ISO_8859_1),
          Map.entry("UNOD", Charset.forName("ISO-8859-2")),
          Map.entry("UNOE", Charset.forName("ISO-8859-5")),
          Map.entry("UNOF", Charset.forName("ISO-8859-7")),
          Map.entry("UNOG", Charset.forName("ISO-8859-3")),
          Map.entry("UNOH", Charset.forName("ISO-8859-4")),
          Map.entry("UNOI", Charset.forName("ISO-8859-6")),
          Map.entry("UNOJ", Charset.forName("ISO-8859-8")),
          Map.entry("UNOK", Charset.forName("ISO-8859-9")),
          Map.entry("UNOL", Charset.forName("ISO-8859-15")),
          Map.entry("UNOW", StandardCharsets.UTF_8),
          Map.entry("UNOX", StandardCharsets.UTF_8),
          Map.entry("UNOY", StandardCharsets.UTF_8));

  private Charsets() {}

  /**
   * What a syntax identifier means for these bytes; null when it is unknown. Levels A to C are often written in UTF-8, which is taken where
   * the bytes are nothing else.
   */
  static Charset of(String identifier, byte[] bytes) {
    var named = NAMED.get(identifier.toUpperCase(Locale.ROOT));
    return named == StandardCharsets.ISO_8859_1 ? guess(bytes) : named;
  }

  /** The character set of a syntax identifier when writing; null when it is unknown. */
  static Charset of(String identifier) {
    return NAMED.get(identifier.toUpperCase(Locale.ROOT));
  }

  /** The syntax identifier of a character set when writing: UNOC for Latin-1, UNOW for UTF-8. */
  static String name(Charset charset) {
    if (charset.equals(StandardCharsets.ISO_8859_1)) return "UNOC";
    if (charset.equals(StandardCharsets.UTF_8)) return "UNOW";
    for (var e : NAMED.entrySet()) if (e.getValue().equals(charset)) return e.getKey();
    throw new IllegalArgumentException("no syntax identifier for " + charset);
  }

  /** UTF-8 where the bytes are, else Latin-1. */
  static Charset guess(byte[] b) {
    boolean ascii = true;
    for (byte x : b) {
      if (x < 0) {
        ascii = false;
        break;
      }
    }
    if (ascii) return StandardCharsets.ISO_8859_1;
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(b));
      return StandardCharsets.UTF_8;
    } catch (CharacterCodingException e) {
      return StandardCharsets.ISO_8859_1;
    }
  }
}
