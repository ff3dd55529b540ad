package io.bordereau.simulators;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The little JSON that the books and answers need: objects, arrays, strings, numbers, true, false and null, on one line. */
final class Json {
  private static final int MAX_DEPTH = 32;

  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /** Writes maps, iterables, strings, numbers, booleans and nulls. */
  static String write(Object value) {
    var out = new StringBuilder();
    write(out, value);
    return out.toString();
  }

  private static void write(StringBuilder out, Object value) {
    switch (value) {
      case null -> out.append("null");
      case Map<?, ?> map -> {
        char separator = '{';
        for (var e : map.entrySet()) {
          out.append(separator);
          quote(out, e.getKey().toString());
          out.append(':');
          write(out, e.getValue());
          separator = ',';
        }
        out.append(separator == '{' ? "{}" : "}");
      }
      case Iterable<?> items -> {
        char separator = '[';
        for (var item : items) {
          out.append(separator);
          write(out, item);
          separator = ',';
        }
        out.append(separator == '[' ? "[]" : "]");
      }
      case BigDecimal number -> quote(out, number.toPlainString());
      case Number number -> out.append(number);
      case Boolean bool -> out.append(bool);
      case Object other -> quote(out, other.toString());
    }
  }

  private static void quote(StringBuilder out, String s) {
    out.append('"');
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c == '"' || c == '\\') out.append('\\').append(c);
      else if (c < 0x20 || c == 0x7f) out.append(String.format("\\u%04x", (int) c));
      else out.append(c);
    }
    out.append('"');
  }

  /**
   * Reads one JSON object.
   *
   * @throws IllegalArgumentException when the text is not one
   */
  static Map<String, Object> read(String text) {
    var json = new Json(text);
    json.skip();
    if (json.peek() != '{') throw json.error("an object is expected");
    var value = json.object(0);
    json.skip();
    if (json.at < text.length()) throw json.error("the text goes on after the object");
    return value;
  }

  private Object value(int depth) {
    if (depth > MAX_DEPTH) throw error("nested too deeply");
    skip();
    return switch (peek()) {
      case '{' -> object(depth + 1);
      case '[' -> array(depth + 1);
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private Map<String, Object> object(int depth) {
    var map = new LinkedHashMap<String, Object>();
    at++;
    skip();
    if (peek() == '}') {
      at++;
      return map;
    }
    while (true) {
      skip();
      if (peek() != '"') throw error("a member name is expected");
      var name = string();
      skip();
      expect(':');
      map.put(name, value(depth));
      skip();
      if (peek() == ',') {
        at++;
      } else {
        expect('}');
        return map;
      }
    }
  }

  private List<Object> array(int depth) {
    var list = new ArrayList<>();
    at++;
    skip();
    if (peek() == ']') {
      at++;
      return list;
    }
    while (true) {
      list.add(value(depth));
      skip();
      if (peek() == ',') {
        at++;
      } else {
        expect(']');
        return list;
      }
    }
  }

  private String string() {
    var out = new StringBuilder();
    at++;
    while (peek() != '"') {
      char c = text.charAt(at++);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      char escape = peek();
      at++;
      switch (escape) {
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 't' -> out.append('\t');
        case '"', '\\', '/' -> out.append(escape);
        case 'u' -> {
          if (at + 4 > text.length()) throw error("an escape is cut off");
          out.append((char) Integer.parseInt(text, at, at + 4, 16));
          at += 4;
        }
        default -> throw error("unknown escape");
      }
    }
    at++;
    return out.toString();
  }

  private Object word(String word, Object value) {
    if (!text.startsWith(word, at)) throw error("'" + word + "' is expected");
    at += word.length();
    return value;
  }

  private BigDecimal number() {
    int from = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) at++;
    if (at == from || at - from > 40) throw error("a value is expected");
    return new BigDecimal(text.substring(from, at));
  }

  private void skip() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at++;
  }

  private char peek() {
    if (at >= text.length()) throw error("the text is cut off");
    return text.charAt(at);
  }

  private void expect(char c) {
    if (peek() != c) throw error("'" + c + "' is expected");
    at++;
  }

  private IllegalArgumentException error(String what) {
    return new IllegalArgumentException("not JSON at character " + at + ": " + what);
  }
}
