package io.bordereau.edi;

/**
 * The two families of EDI syntax, as rows: which segments open and close an interchange, a group and a document, and where their control
 * numbers stand. A closing segment says in both how many parts there were (element 1) and repeats the number of its opening (element 2).
 */
public enum Dialect {
  /** ASC X12 (X12.5 interchange control structures, X12.6 application control structure). */
  X12(new Frame("ISA", "IEA", 13), new Frame("GS", "GE", 6), new Frame("ST", "SE", 2)),
  /** UN/EDIFACT (ISO 9735). */
  EDIFACT(new Frame("UNB", "UNZ", 5), new Frame("UNG", "UNE", 5), new Frame("UNH", "UNT", 1));

  /**
   * A pair of segments around something.
   *
   * @param open tag of the segment before it
   * @param close tag of the segment behind it
   * @param control element of the opening segment that has the control number
   * @param opens the first tag as a number
   * @param closes the second tag as a number
   */
  record Frame(String open, String close, int control, int opens, int closes) {
    Frame(String open, String close, int control) {
      this(open, close, control, Tokenizer.tag(open), Tokenizer.tag(close));
    }
  }

  private final Frame interchange;
  private final Frame group;
  private final Frame document;

  Dialect(Frame interchange, Frame group, Frame document) {
    this.interchange = interchange;
    this.group = group;
    this.document = document;
  }

  Frame interchange() {
    return interchange;
  }

  Frame group() {
    return group;
  }

  Frame document() {
    return document;
  }
}
