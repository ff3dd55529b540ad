package io.bordereau.signing.verify.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads values from bytes, strictly: what the standard does not allow is refused, because others may read it otherwise. */
final class PdfParser {
  private static final int DEEPEST = 100;

  private final byte[] bytes;
  private final int end;
  private final boolean inFile;
  private int at;
  private int depth;

  /**
   * A parser of a part of a file.
   *
   * @param inFile whether positions are those of the file
   */
  PdfParser(byte[] bytes, int at, int end, boolean inFile) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
    this.inFile = inFile;
  }

  int at() {
    return at;
  }

  /** Goes on at another byte. */
  void jump(int to) {
    at = to;
  }

  static boolean white(int c) {
    return c == 0 || c == 9 || c == 10 || c == 12 || c == 13 || c == 32;
  }

  private static boolean delimiter(int c) {
    return c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']' || c == '{' || c == '}' || c == '/' || c == '%';
  }

  private int peek() {
    return at < end ? bytes[at] & 0xFF : -1;
  }

  /** Passes white space and comments. */
  void space() {
    while (at < end) {
      int c = peek();
      if (c == '%') {
        while (at < end && peek() != '\r' && peek() != '\n') {
          at++;
        }
      } else if (white(c)) {
        at++;
      } else {
        return;
      }
    }
  }

  /** Whether a word stands here, with an end behind it; passes it then. */
  boolean word(String text) {
    int from = at;
    for (int i = 0; i < text.length(); i++, from++) {
      if (from >= end || bytes[from] != text.charAt(i)) {
        return false;
      }
    }
    if (from < end && !white(bytes[from] & 0xFF) && !delimiter(bytes[from] & 0xFF)) {
      return false;
    }
    at = from;
    return true;
  }

  /** A whole number that is not negative; -1 when none stands here. */
  long whole() {
    int from = at;
    long value = 0;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      value = value * 10 + bytes[at++] - '0';
      if (at - from > 15) {
        at = from;
        return -1;
      }
    }
    if (at == from || at < end && !white(peek()) && !delimiter(peek())) {
      at = from;
      return -1;
    }
    return value;
  }

  /** The value that stands here. */
  PdfValue value() throws PdfBroken {
    space();
    int c = peek();
    if (c < 0) {
      throw broken("it ends within a value");
    }
    if (++depth > DEEPEST) {
      throw PdfBroken.tooMuch("its values are nested deeper than " + DEEPEST);
    }
    PdfValue value = switch (c) {
      case '/' -> name();
      case '(' -> text();
      case '[' -> array();
      case '<' -> at + 1 < end && bytes[at + 1] == '<' ? dict() : hex();
      default -> c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.' ? number() : word();
    };
    depth--;
    return value;
  }

  private PdfValue word() throws PdfBroken {
    for (String each : List.of("null", "true", "false")) {
      if (word(each)) {
        return each.equals("null") ? PdfValue.NULL : new PdfValue.Word(each);
      }
    }
    throw broken("there is no value");
  }

  private PdfValue number() throws PdfBroken {
    int from = at;
    long first = whole();
    if (first >= 0 && first <= Integer.MAX_VALUE) {
      int behind = at;
      space();
      long second = whole();
      if (second >= 0 && second <= 65535) {
        space();
        if (word("R")) {
          return new PdfValue.Ref((int) first, (int) second);
        }
      }
      at = behind;
      return new PdfValue.Number(Long.toString(first));
    }
    at = from;
    while (at < end && !white(peek()) && !delimiter(peek())) {
      int c = peek();
      if (!(c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.') || at - from > 40) {
        throw broken("there is no number");
      }
      at++;
    }
    return new PdfValue.Number(new String(bytes, from, at - from, StandardCharsets.ISO_8859_1));
  }

  private PdfValue.Name name() throws PdfBroken {
    at++;
    StringBuilder text = new StringBuilder();
    while (at < end && !white(peek()) && !delimiter(peek())) {
      int c = peek();
      at++;
      if (c == '#') {
        int high = digit(peek());
        int low = at + 1 < end ? digit(bytes[at + 1] & 0xFF) : -1;
        if (high < 0 || low < 0) {
          throw broken("a name has an escape that is none");
        }
        c = high << 4 | low;
        at += 2;
      }
      text.append((char) c);
      if (text.length() > 4096) {
        throw PdfBroken.tooMuch("a name of it is longer than 4096 bytes");
      }
    }
    return new PdfValue.Name(text.toString());
  }

  private static int digit(int c) {
    return c < 0 ? -1 : Character.digit(c, 16);
  }

  private PdfValue.Text hex() throws PdfBroken {
    int from = at++;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int high = -1;
    while (true) {
      int c = peek();
      if (c < 0) {
        throw broken("a string has no end");
      }
      at++;
      if (c == '>') {
        break;
      }
      if (white(c)) {
        continue;
      }
      int digit = digit(c);
      if (digit < 0) {
        throw broken("a string in hexadecimal digits has something else");
      }
      if (high < 0) {
        high = digit;
      } else {
        out.write(high << 4 | digit);
        high = -1;
      }
    }
    if (high >= 0) {
      out.write(high << 4);
    }
    return new PdfValue.Text(out.toByteArray(), inFile ? from : -1, inFile ? at : -1, true);
  }

  private PdfValue.Text text() throws PdfBroken {
    int from = at++;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int open = 1;
    while (true) {
      int c = peek();
      if (c < 0) {
        throw broken("a string has no end");
      }
      at++;
      if (c == '\\') {
        escaped(out);
        continue;
      }
      if (c == '(') {
        open++;
      } else if (c == ')' && --open == 0) {
        return new PdfValue.Text(out.toByteArray(), inFile ? from : -1, inFile ? at : -1, false);
      }
      if (c == '\r') {
        at += peek() == '\n' ? 1 : 0;
        c = '\n';
      }
      out.write(c);
    }
  }

  private void escaped(ByteArrayOutputStream out) {
    int c = peek();
    at++;
    switch (c) {
      case 'n' -> out.write('\n');
      case 'r' -> out.write('\r');
      case 't' -> out.write('\t');
      case 'b' -> out.write('\b');
      case 'f' -> out.write('\f');
      case '\r' -> at += peek() == '\n' ? 1 : 0;
      case '\n' -> { }
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        int value = c - '0';
        for (int i = 0; i < 2 && peek() >= '0' && peek() <= '7'; i++) {
          value = value << 3 | peek() - '0';
          at++;
        }
        out.write(value);
      }
      default -> out.write(c);
    }
  }

  private PdfValue.Array array() throws PdfBroken {
    at++;
    List<PdfValue> items = new ArrayList<>();
    while (true) {
      space();
      if (peek() == ']') {
        at++;
        return new PdfValue.Array(items);
      }
      items.add(value());
    }
  }

  PdfValue.Dict dict() throws PdfBroken {
    at += 2;
    Map<String, PdfValue> entries = new LinkedHashMap<>();
    while (true) {
      space();
      if (peek() == '>' && at + 1 < end && bytes[at + 1] == '>') {
        at += 2;
        return new PdfValue.Dict(entries);
      }
      if (peek() != '/') {
        throw broken("a dictionary has a key that is no name");
      }
      String key = name().text();
      PdfValue value = value();
      if (entries.put(key, value) != null) {
        throw broken("a dictionary has the key " + key + " twice");
      }
    }
  }

  PdfBroken broken(String words) {
    return new PdfBroken("near byte " + at + " " + words);
  }
}
