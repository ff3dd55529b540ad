package io.bordereau.signing.verify.pdf;

import java.util.HashMap;
import java.util.Map;

/** Whether every byte behind a revision belongs to something that the cross references know: what they do not know, a program that repairs files may find and show. */
final class PdfTail {
  private final PdfFile whole;
  private final int from;

  PdfTail(PdfFile whole, int from) {
    this.whole = whole;
    this.from = from;
  }

  /** Where the first stray byte stands; -1 when there is none. */
  int stray() {
    Map<Integer, Integer> sections = new HashMap<>();
    for (PdfFile.Section each : whole.sections()) {
      if (each.from() >= from) {
        sections.put(each.from(), each.to());
      }
    }
    Map<Integer, Integer> objects = whole.places();
    byte[] bytes = whole.bytes();
    int at = from;
    while (true) {
      while (at < whole.end() && PdfParser.white(bytes[at] & 0xFF)) {
        at++;
      }
      if (at >= whole.end()) {
        return -1;
      }
      int begun = at;
      Integer section = sections.get(at);
      if (section != null) {
        at = section;
      } else if (objects.containsKey(at)) {
        at = behind(at, objects.get(at));
      } else {
        at = ending(at);
      }
      if (at <= begun) {
        return begun;
      }
    }
  }

  /** Behind an object; -1 when it cannot be read. */
  private int behind(int at, int number) {
    try {
      return whole.behind(at, number);
    } catch (PdfBroken e) {
      return -1;
    }
  }

  /** Behind a comment, or the words at the end of a revision; -1 when it is neither. */
  private int ending(int at) {
    byte[] bytes = whole.bytes();
    PdfParser parser = new PdfParser(bytes, at, whole.end(), true);
    if (parser.word("startxref")) {
      parser.space();
      return parser.whole() < 0 ? -1 : parser.at();
    }
    if (bytes[at] != '%') {
      return -1;
    }
    int line = at;
    while (line < whole.end() && bytes[line] != '\r' && bytes[line] != '\n') {
      line++;
    }
    // a comment is bounded: a long one could be something that a program which repairs files reads
    return line - at > 200 ? -1 : line;
  }
}
