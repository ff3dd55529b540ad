package io.bordereau.signing.verify.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether every byte behind a revision belongs to something that the cross references know: what they do not know, a program that repairs files may find and show. */
final class PdfTail {
  private static final byte[] END = {'%', '%', 'E', 'O', 'F'};

  private final PdfFile whole;
  private final int from;
  private final List<Integer> ends = new ArrayList<>();
  private boolean ending;

  PdfTail(PdfFile whole, int from) {
    this.whole = whole;
    this.from = from;
  }

  /** The ends of the revisions behind it, the last one's among them, after {@link #stray()} found nothing. */
  List<Integer> ends() {
    return ends;
  }

  /** Where the first stray byte stands; -1 when there is none. */
  int stray() {
    ends.clear();
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
      if (parser.whole() < 0) {
        return -1;
      }
      ending = true;
      return parser.at();
    }
    if (bytes[at] != '%') {
      return -1;
    }
    if (ending && at + END.length <= whole.end() && Arrays.equals(bytes, at, at + END.length, END, 0, END.length)) {
      ends.add(at + END.length);
      ending = false;
    }
    int line = at;
    while (line < whole.end() && bytes[line] != '\r' && bytes[line] != '\n') {
      line++;
    }
    // a comment is bounded: a long one could be something that a program which repairs files reads
    return line - at > 200 ? -1 : line;
  }
}
