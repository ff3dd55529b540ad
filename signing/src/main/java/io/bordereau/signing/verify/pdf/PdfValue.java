package io.bordereau.signing.verify.pdf;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A value of a PDF (ISO 32000-2 7.3). Equal values are equal in content, wherever they stand. */
public sealed interface PdfValue {
  /** {@code null}, and whatever a reference to nothing means. */
  PdfValue NULL = new Word("null");

  /** {@code null}, {@code true}, {@code false}. */
  record Word(String text) implements PdfValue {}

  /** A number as it is written. */
  record Number(String text) implements PdfValue {
    /** As a whole number that is not negative; -1 when it is none. */
    public long whole() {
      if (text.isEmpty() || text.length() > 15) {
        return -1;
      }
      long value = 0;
      for (int i = text.charAt(0) == '+' ? 1 : 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c < '0' || c > '9') {
          return -1;
        }
        value = value * 10 + c - '0';
      }
      return value;
    }

    /** As a number; 0 when it is none. */
    public double real() {
      try {
        return Double.parseDouble(text);
      } catch (NumberFormatException e) {
        return 0;
      }
    }
  }

  /** A name, its escapes resolved, each byte as one character. */
  record Name(String text) implements PdfValue {}

  /**
   * A string.
   *
   * @param bytes its bytes
   * @param from where its first delimiter stands in the file; -1 when it stands in a compressed object
   * @param to behind its last delimiter
   * @param hex whether it is written in hexadecimal digits
   */
  record Text(byte[] bytes, int from, int to, boolean hex) implements PdfValue {
    @Override
    public boolean equals(Object other) {
      return other instanceof Text text && Arrays.equals(bytes, text.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }

  /** A reference to an object. */
  record Ref(int number, int generation) implements PdfValue {}

  /** An array. */
  record Array(List<PdfValue> items) implements PdfValue {}

  /** A dictionary. */
  record Dict(Map<String, PdfValue> entries) implements PdfValue {
    /** The value of a key as it stands there; {@link PdfValue#NULL} when there is none. */
    public PdfValue get(String key) {
      return entries.getOrDefault(key, NULL);
    }

    /** Whether a key has this name as its value. */
    public boolean is(String key, String name) {
      return entries.get(key) instanceof Name found && found.text.equals(name);
    }
  }

  /**
   * A stream.
   *
   * @param dict what is said of it
   * @param raw its bytes as they stand in the file
   */
  record Stream(Dict dict, Slice raw) implements PdfValue {}

  /** Some bytes of the file, equal to others of the same content. */
  record Slice(byte[] file, int from, int to) {
    /** A copy. */
    public byte[] bytes() {
      return Arrays.copyOfRange(file, from, to);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Slice slice && Arrays.equals(file, from, to, slice.file, slice.from, slice.to);
    }

    @Override
    public int hashCode() {
      return to - from;
    }
  }
}
