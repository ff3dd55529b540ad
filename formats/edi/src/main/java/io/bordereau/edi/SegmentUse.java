package io.bordereau.edi;

/**
 * One place of a segment in a transaction set; with places below it, the trigger of a loop.
 *
 * @param tag the segment
 * @param code its tag as {@link Tokenizer#tag()} gives it
 * @param name its tag as a name id of {@link EdiNames#SHARED}
 * @param least fewest occurrences
 * @param most most occurrences
 * @param elements its elements, in order
 * @param places the loop's other segments in order; empty for a segment that opens no loop
 * @param notes which of its elements stand together
 */
record SegmentUse(String tag, int code, int name, int least, int most, Element[] elements, SegmentUse[] places, SyntaxNote[] notes) {
  /** Whether this segment opens a loop. */
  boolean loop() {
    return places.length > 0;
  }

  /** The first place of that tag at or behind an index; -1 when there is none. */
  int find(int tagCode, int from, int to) {
    for (int i = from; i < to; i++) if (places[i].code == tagCode) return i;
    return -1;
  }
}
