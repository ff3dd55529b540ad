package io.bordereau.edi;

import java.util.ArrayList;
import java.util.Arrays;

/**
 * What the first document of some EDI data is, found by reading no further than its opening segment.
 *
 * @param dialect X12 or EDIFACT
 * @param version 004010, or the release of the directory such as 96A; empty when there is none
 * @param id 810 or INVOIC; empty when no document was found
 */
record EdiHead(Dialect dialect, String version, String id) {
  private static final int TA1 = Tokenizer.tag("TA1");
  private static final int FAR = 1 << 14;

  /** The head of EDI data; null when the bytes are none. */
  static EdiHead of(byte[] data) {
    var b = Wrapping.without(data.length > FAR ? Arrays.copyOf(data, FAR) : data);
    int at = Wrapping.start(b, b.length);
    boolean x12 = IsaSegment.at(b, b.length, at);
    if (!x12 && UnaSegment.interactive(b, b.length, at)) return new EdiHead(Dialect.EDIFACT, "", "");
    if (!x12 && !UnaSegment.at(b, b.length, at)) return null;
    var dialect = x12 ? Dialect.X12 : Dialect.EDIFACT;
    var delimiters = x12 ? IsaSegment.read(b, b.length, at, new ArrayList<>()) : UnaSegment.read(b, b.length, at, new ArrayList<>());
    if (delimiters == null) return new EdiHead(dialect, "", "");
    var tokens = new Tokenizer(b, x12 ? at : UnaSegment.first(b, b.length, at), b.length, delimiters);
    var version = "";
    for (int n = 0; n < 20 && tokens.next(); n++) {
      int tag = tokens.tag();
      if (x12 && tag == dialect.group().opens()) version = tokens.latin1(8);
      else if (tag == TA1 && x12) return new EdiHead(dialect, "004010", "TA1");
      else if (tag == dialect.document().opens()) {
        if (x12) return new EdiHead(dialect, version, tokens.latin1(1));
        return new EdiHead(dialect, Directory.release(tokens.latin1(2, 2) + "." + tokens.latin1(2, 3)), tokens.latin1(2, 1));
      }
    }
    return new EdiHead(dialect, version, "");
  }
}
