package io.bordereau.envelopes;

import java.nio.charset.StandardCharsets;

/**
 * What stands before the root of an XML document (XML 1.0, production 22). The reader of the Java runtime passes over an internal DTD subset
 * in silence when DTDs are off; here it is found, so that it can be refused.
 */
public final class XmlProlog {
  private final String text;
  private int at;
  private int doctypeAt = -1;
  private int doctypeEnd = -1;

  private XmlProlog(byte[] body) {
    // One character per byte: all that matters here is ASCII, in every encoding that is let through.
    text = new String(body, StandardCharsets.ISO_8859_1);
  }

  /**
   * Whether the prolog is one that may be read on: nothing but white space, comments, processing instructions, and a DOCTYPE without an
   * internal subset. Encodings in which ASCII is not ASCII (UTF-16, EBCDIC) are not.
   */
  public static boolean isHarmless(byte[] body) {
    XmlProlog prolog = new XmlProlog(body);
    prolog.at = prolog.text.startsWith("\u00ef\u00bb\u00bf") ? 3 : 0;
    return prolog.harmless();
  }

  /** The DOCTYPE as it stands in a harmless prolog, from {@code <!DOCTYPE} to its {@code >}; empty when there is none. */
  public static String doctype(byte[] body) {
    XmlProlog prolog = new XmlProlog(body);
    prolog.at = prolog.text.startsWith("\u00ef\u00bb\u00bf") ? 3 : 0;
    return !prolog.harmless() || prolog.doctypeAt < 0 ? ""
        : prolog.text.substring(prolog.doctypeAt, prolog.doctypeEnd);
  }

  private boolean harmless() {
    while (true) {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      if (text.startsWith("<?", at)) {
        if (!skip("?>")) {
          return false;
        }
      } else if (text.startsWith("<!--", at)) {
        if (!skip("-->")) {
          return false;
        }
      } else if (text.startsWith("<!DOCTYPE", at)) {
        if (doctypeAt >= 0) {
          return false;
        }
        doctypeAt = at;
        if (!doctype()) {
          return false;
        }
        doctypeEnd = at;
      } else {
        return at + 1 < text.length() && text.charAt(at) == '<' && text.charAt(at + 1) > ' ';
      }
    }
  }

  private boolean skip(String end) {
    int to = text.indexOf(end, at);
    at = to + end.length();
    return to >= 0;
  }

  private boolean doctype() {
    char quote = 0;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '[') {
        return false;
      } else if (c == '>') {
        at++;
        return true;
      }
    }
    return false;
  }
}
