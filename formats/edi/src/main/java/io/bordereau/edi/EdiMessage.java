package io.bordereau.edi;

/**
 * A kind of document in one directory, as its envelope names it.
 *
 * @param directory its directory
 * @param id the transaction set (810) or message type (INVOIC)
 * @param group GS01, such as IN; null in EDIFACT
 * @param version GS08, such as 004010; or version and release, such as D:96A:UN
 */
record EdiMessage(Directory directory, String id, String group, String version) {
  private static final String NEUTRAL = "BORDEREAU";

  /** A transaction set of X12. */
  static EdiMessage x12(Directory directory, String id, String group) {
    return new EdiMessage(directory, id, group, directory.id().substring(4));
  }

  /** A message of EDIFACT. */
  static EdiMessage edifact(Directory directory, String id) {
    return new EdiMessage(directory, id, null, "D:" + directory.id().substring(9).toUpperCase(java.util.Locale.ROOT) + ":UN");
  }

  /** A service message of EDIFACT, whose version is that of the syntax. */
  static EdiMessage service(Directory directory, String id) {
    return new EdiMessage(directory, id, null, directory == Directory.S4 ? "4:1:UN" : "D:3:UN");
  }

  /** The format's id: {@code x12-004010-810}, {@code edifact-d96a-invoic}. */
  String format() {
    return directory.id() + "-" + id.toLowerCase(java.util.Locale.ROOT);
  }

  /** Whether the document has no opening and closing of its own (TA1). */
  boolean alone() {
    return id.equals("TA1");
  }

  /** Writes the neutral interchange's beginning. */
  void head(Serializer out, Delimiters d, Repertoire repertoire) {
    switch (directory.dialect()) {
      case X12 -> {
        var party = NEUTRAL + " ".repeat(15 - NEUTRAL.length());
        var blank = " ".repeat(10);
        boolean repeats = d.repetition() >= 0;
        out.segment("ISA").element("00").element(blank).element("00").element(blank).element("ZZ").element(party).element("ZZ").element(party)
            .element("000101").element("0000").raw(repeats ? (char) d.repetition() : 'U').element(version.substring(0, 5))
            .element("000000001").element("0").element("T").raw((char) d.component()).end();
        if (!alone()) {
          out.segment("GS").element(group).element(NEUTRAL).element(NEUTRAL).element("20000101").element("0000").element("1").element("X")
              .element(version).end();
        }
      }
      case EDIFACT -> {
        out.service("UNA", d);
        var syntax = d.repetition() >= 0 ? "4" : repertoire.syntax();
        out.segment("UNB").composite(repertoire.name(), syntax).element(NEUTRAL).element(NEUTRAL);
        out.composite(syntax.equals("4") ? "20000101" : "000101", "0000").element("1");
        for (int i = 6; i < 11; i++) out.element(null);
        out.element("1").end();
      }
    }
  }

  /** Writes the document's opening segment. */
  void open(Serializer out) {
    switch (directory.dialect()) {
      case X12 -> out.segment("ST").element(id).element("0001").end();
      case EDIFACT -> {
        var parts = version.split(":");
        out.segment("UNH").element("1");
        if (parts.length > 3) out.composite(id, parts[0], parts[1], parts[2], parts[3]);
        else out.composite(id, parts[0], parts[1], parts[2]);
        out.end();
      }
    }
  }

  /** Writes the document's closing segment. */
  void close(Serializer out, int segments) {
    switch (directory.dialect()) {
      case X12 -> out.segment("SE").element(Integer.toString(segments)).element("0001").end();
      case EDIFACT -> out.segment("UNT").element(Integer.toString(segments)).element("1").end();
    }
  }

  /** Writes the neutral interchange's end. */
  void tail(Serializer out) {
    switch (directory.dialect()) {
      case X12 -> {
        if (!alone()) out.segment("GE").element("1").element("1").end();
        out.segment("IEA").element(alone() ? "0" : "1").element("000000001").end();
      }
      case EDIFACT -> out.segment("UNZ").element("1").element("1").end();
    }
  }
}
