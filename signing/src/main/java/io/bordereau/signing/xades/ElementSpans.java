package io.bordereau.signing.xades;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Where the elements of a document stand in its bytes, so that something can be put in without writing the document anew. Only for what a real parser has found well-formed, and
 * for encodings in which ASCII is ASCII.
 */
final class ElementSpans {
  /**
   * One element.
   *
   * @param start of its start-tag
   * @param content behind its start-tag
   * @param close of its end-tag; the same as end when it has none
   * @param end behind the element
   */
  record Span(int start, int content, int close, int end) {
    boolean empty() {
      return content == end;
    }
  }

  private final byte[] bytes;
  private final List<int[]> spans = new ArrayList<>();
  private int doctype = -1;
  private boolean subset;
  private boolean entities;

  private ElementSpans(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Goes once over the bytes; never fails, whatever they are. */
  static ElementSpans of(byte[] bytes) {
    ElementSpans all = new ElementSpans(bytes);
    all.scan();
    return all;
  }

  boolean hasDoctype() {
    return doctype >= 0;
  }

  /** Whether the DOCTYPE has declarations of its own. */
  boolean hasSubset() {
    return subset;
  }

  /** Whether an entity is used other than the five of XML and characters by number. */
  boolean usesEntities() {
    return entities;
  }

  /** Where an element of the document that was read from these bytes stands. */
  Span span(Document document, Element wanted) {
    int at = 0;
    for (Node n = document.getDocumentElement(); n != wanted; n = XmlNames.next(n)) {
      if (n == null) throw new IllegalStateException("the element is none of the document's");
      if (n instanceof Element) at++;
    }
    int[] span = spans.get(at);
    if (!named(span[0] + 1, wanted.getNodeName())) throw new IllegalStateException("the bytes and the document are not the same");
    return new Span(span[0], span[1], span[2], span[3]);
  }

  private boolean named(int at, String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 0x80) return true;
      if (at + i >= bytes.length || bytes[at + i] != c) return false;
    }
    return true;
  }

  private void scan() {
    Deque<int[]> open = new ArrayDeque<>();
    int at = 0;
    while (at < bytes.length) {
      byte b = bytes[at];
      if (b == '&') {
        entities |= !known(at);
        at++;
      } else if (b != '<') {
        at++;
      } else if (is(at, "<!--")) {
        at = behind(at + 4, "-->");
      } else if (is(at, "<![CDATA[")) {
        at = behind(at + 9, "]]>");
      } else if (is(at, "<?")) {
        at = behind(at + 2, "?>");
      } else if (is(at, "<!")) {
        doctype = at;
        at = tag(at, true);
      } else if (is(at, "</")) {
        int end = tag(at, false);
        if (open.isEmpty()) return;
        int[] span = open.pop();
        span[2] = at;
        span[3] = end;
        at = end;
      } else {
        int end = tag(at, false);
        int[] span = {at, end, end, end};
        spans.add(span);
        if (bytes[end - 2] != '/') open.push(span);
        at = end;
      }
    }
  }

  private boolean known(int at) {
    return is(at, "&#") || is(at, "&amp;") || is(at, "&lt;") || is(at, "&gt;") || is(at, "&quot;") || is(at, "&apos;");
  }

  private boolean is(int at, String text) {
    if (at + text.length() > bytes.length) return false;
    for (int i = 0; i < text.length(); i++) {
      if (bytes[at + i] != text.charAt(i)) return false;
    }
    return true;
  }

  private int behind(int at, String end) {
    for (int i = at; i < bytes.length; i++) {
      if (bytes[i] == end.charAt(0) && is(i, end)) return i + end.length();
    }
    return bytes.length;
  }

  /** Behind the next {@code >} that stands in no quotes. */
  private int tag(int from, boolean declaration) {
    byte quote = 0;
    for (int i = from; i < bytes.length; i++) {
      byte b = bytes[i];
      if (quote != 0) {
        if (b == '&') entities |= !known(i);
        if (b == quote) quote = 0;
      } else if (b == '"' || b == '\'') {
        quote = b;
      } else if (b == '[' && declaration) {
        subset = true;
      } else if (b == '>') {
        return i + 1;
      }
    }
    return bytes.length;
  }
}
