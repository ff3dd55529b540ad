package io.bordereau.edi;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The characters that an interchange may hold, and how they become bytes: the levels of UNB (ISO 9735, data element 0001) and the two
 * character sets of X12.6. What X12 data is written in, no segment says.
 */
enum Repertoire {
  /** Capitals, digits and some signs. */
  UNOA(Dialect.EDIFACT, StandardCharsets.ISO_8859_1, " .,-()/=!\"%&*;<>'+:?", false),
  /** Level A with small letters. */
  UNOB(Dialect.EDIFACT, StandardCharsets.ISO_8859_1, " .,-()/=!\"%&*;<>'+:?", true),
  /** Latin 1. */
  UNOC(Dialect.EDIFACT, StandardCharsets.ISO_8859_1),
  /** Latin 2, for central Europe. */
  UNOD(Dialect.EDIFACT, Charset.forName("ISO-8859-2")),
  /** Latin and Cyrillic. */
  UNOE(Dialect.EDIFACT, Charset.forName("ISO-8859-5")),
  /** Latin and Greek. */
  UNOF(Dialect.EDIFACT, Charset.forName("ISO-8859-7")),
  /** Latin 3; this and those behind it since syntax 4. */
  UNOG(Dialect.EDIFACT, Charset.forName("ISO-8859-3")),
  /** Latin 4, for northern Europe. */
  UNOH(Dialect.EDIFACT, Charset.forName("ISO-8859-4")),
  /** Latin and Arabic. */
  UNOI(Dialect.EDIFACT, Charset.forName("ISO-8859-6")),
  /** Latin and Hebrew. */
  UNOJ(Dialect.EDIFACT, Charset.forName("ISO-8859-8")),
  /** Latin 5, for Turkish. */
  UNOK(Dialect.EDIFACT, Charset.forName("ISO-8859-9")),
  /** Latin 9, with the euro sign. */
  UNOL(Dialect.EDIFACT, Charset.forName("ISO-8859-15")),
  /** Every character, as UTF-8; not in the first edition of syntax 4. */
  UNOW(Dialect.EDIFACT, StandardCharsets.UTF_8),
  /** Code extension by escape sequences (ISO 2022), which is read only where there are none. */
  UNOX(Dialect.EDIFACT, StandardCharsets.UTF_8),
  /** Every character; as UTF-8 in practice. This project writes it where Latin-1 does not do. */
  UNOY(Dialect.EDIFACT, StandardCharsets.UTF_8),
  /** The basic character set of X12.6: capitals, digits and some signs. */
  BASIC(Dialect.X12, StandardCharsets.US_ASCII, " !\"&'()*+,-./:;?=", false),
  /** The extended character set of X12.6 in ASCII: small letters and more signs. */
  EXTENDED(Dialect.X12, StandardCharsets.US_ASCII),
  /** X12 data with the accented letters of western Europe. */
  LATIN(Dialect.X12, StandardCharsets.ISO_8859_1),
  /** X12 data with any character. */
  UTF8(Dialect.X12, StandardCharsets.UTF_8);

  private final Dialect dialect;
  private final Charset charset;
  private final String signs;
  private final boolean small;

  Repertoire(Dialect dialect, Charset charset) {
    this(dialect, charset, null, true);
  }

  Repertoire(Dialect dialect, Charset charset, String signs, boolean small) {
    this.dialect = dialect;
    this.charset = charset;
    this.signs = signs;
    this.small = small;
  }

  /** How its characters become bytes. */
  Charset charset() {
    return charset;
  }

  /** Whether a character that its {@link #charset} can say may stand in a text. */
  boolean has(char c) {
    return signs == null || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || small && c >= 'a' && c <= 'z' || signs.indexOf(c) >= 0;
  }

  /** Whether it has capitals only. */
  boolean capitals() {
    return !small;
  }

  /** The version of the syntax that has it: 3, or 4 for those that came with it. */
  String syntax() {
    return ordinal() > UNOF.ordinal() && dialect == Dialect.EDIFACT ? "4" : "3";
  }

  /** A level of UNB by its identifier; null when there is none of that name. */
  static Repertoire level(String identifier) {
    if (identifier.length() != 4 || !identifier.startsWith("UNO")) return null;
    for (var r : values()) if (r.name().equals(identifier)) return r;
    return null;
  }

  /**
   * What an agreement asks for: UNOA to UNOY, {@code basic}, {@code extended}, {@code ISO-8859-1} or {@code UTF-8}; null when it asks for
   * nothing that the dialect has.
   */
  static Repertoire agreed(Dialect dialect, String wanted) {
    var name = switch (wanted.toUpperCase(Locale.ROOT)) {
      case "ISO-8859-1" -> dialect == Dialect.X12 ? "LATIN" : "UNOC";
      case "UTF-8" -> dialect == Dialect.X12 ? "UTF8" : "UNOY";
      case String other -> other;
    };
    for (var r : values()) if (r.dialect == dialect && r.name().equals(name)) return r;
    return null;
  }

  /**
   * The character set of some bytes that nobody names, or that a name of level A to C does not promise: UTF-8 where they are nothing else,
   * otherwise Latin-1.
   */
  static Charset guess(byte[] b, int from, int to) {
    boolean high = false;
    for (int i = from; i < to; i++) {
      if (b[i] >= 0) continue;
      high = true;
      int lead = b[i] & 255;
      int more = lead >= 0xC2 && lead < 0xE0 ? 1 : lead >= 0xE0 && lead < 0xF0 ? 2 : lead >= 0xF0 && lead < 0xF5 ? 3 : 0;
      if (more == 0 || i + more >= to) return StandardCharsets.ISO_8859_1;
      int second = b[i + 1] & 255;
      boolean overlong = lead == 0xE0 && second < 0xA0 || lead == 0xF0 && second < 0x90;
      boolean noCharacter = lead == 0xED && second >= 0xA0 || lead == 0xF4 && second >= 0x90;
      if (overlong || noCharacter) return StandardCharsets.ISO_8859_1;
      for (; more > 0; more--) if ((b[++i] & 0xC0) != 0x80) return StandardCharsets.ISO_8859_1;
    }
    return high ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
  }
}
