package io.bordereau.edi;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Tree;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads EDI data of both dialects: any number of interchanges in a row, each document as a {@link Tree}. Reads leniently: what departs from
 * the standard but can be understood becomes a finding; nothing is thrown. Not thread-safe; one reader may read many times and reuses its
 * memory.
 */
public final class EdiReader {
  private static final int TA1 = Tokenizer.tag("TA1");

  private final List<OwnMessage> own;
  private Tree tree = new Tree(EdiNames.SHARED.child());
  private byte[] bytes;
  private Charset charset;
  private Tokenizer tokens;
  private Dialect dialect;
  private Delimiters delimiters;
  private Consumer<TransactionSet> each;
  private Envelopes envelopes = Envelopes.UNHEARD;
  private final List<Finding> around = new ArrayList<>();
  private Interchange interchange;
  private FunctionalGroup group;
  private int groups;
  private int sets;
  private int read;

  /** A reader of the documents that the directories have. */
  public EdiReader() {
    this(List.of());
  }

  /** A reader that knows some partners' own documents as well; they go before those of the directories. */
  public EdiReader(List<OwnMessage> own) {
    this.own = List.copyOf(own);
  }

  /**
   * Reads all documents, in order. A document's tree is valid only until its consumer returns.
   *
   * @return what is wrong around the documents: envelopes, counts of groups and documents, data outside
   */
  public List<Finding> read(byte[] data, Consumer<TransactionSet> consumer) {
    return read(data, consumer, Envelopes.UNHEARD);
  }

  /** Reads all documents, in order, and tells of the envelopes around them. */
  List<Finding> read(byte[] data, Consumer<TransactionSet> consumer, Envelopes listener) {
    around.clear();
    envelopes = listener;
    each = consumer;
    interchange = null;
    group = null;
    dialect = Dialect.X12;
    read = 0;
    bytes = unwrapped(data);
    tokens = null;
    int at = skip(start(bytes));
    if (!begins(at)) {
      around(EdiFinding.NOT_EDI, null, null, "");
      return List.copyOf(around);
    }
    while (at >= 0 && at < bytes.length) at = interchange(at);
    if (read == 0 && around.stream().noneMatch(Finding::isError)) around(EdiFinding.NO_SET, null, null, "");
    return List.copyOf(around);
  }

  private void around(EdiFinding kind, String where, String value, String more) {
    around.add(kind.at(dialect, where, value, more));
    int slash = where == null ? -1 : where.indexOf('/'); // GE/01: the element of a segment
    int element = slash < 0 || where.length() < slash + 3 ? 0 : EdiNames.position(where.substring(slash + 1, slash + 3));
    envelopes.wrong(Flaw.around(kind, slash < 0 ? where : where.substring(0, slash), element, value));
  }

  private boolean begins(int at) {
    return IsaSegment.at(bytes, at) || UnaSegment.at(bytes, at);
  }

  /** Where the data begins, behind a byte order mark. */
  private static int start(byte[] b) {
    return b.length >= 3 && (b[0] & 255) == 0xEF && (b[1] & 255) == 0xBB && (b[2] & 255) == 0xBF ? 3 : 0;
  }

  private int skip(int at) {
    while (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r' || bytes[at] == '\n' || bytes[at] == 0
        || bytes[at] == 0x1A)) at++;
    return at;
  }

  /** Reads the interchange at a position; gives the position of the next one, or -1. */
  private int interchange(int at) {
    group = null;
    interchange = null;
    groups = 0;
    sets = 0;
    dialect = IsaSegment.at(bytes, at) ? Dialect.X12 : Dialect.EDIFACT;
    int known = around.size();
    delimiters = dialect == Dialect.X12 ? IsaSegment.read(bytes, at, around) : UnaSegment.read(bytes, at, around);
    if (delimiters == null) {
      envelopes.wrong(Flaw.around(dialect == Dialect.X12 ? EdiFinding.ISA_UNCLEAR : EdiFinding.UNA_UNCLEAR, null, 0, null));
      return -1;
    }
    tokens = new Tokenizer(bytes, dialect == Dialect.X12 ? at : UnaSegment.first(bytes, at), bytes.length, delimiters);
    var frame = dialect.interchange();
    int before = tokens.position();
    if (!tokens.next()) return -1;
    if (tokens.tag() == frame.opens()) {
      open();
      if (around.size() > known && dialect == Dialect.X12) envelopes.wrong(Flaw.around(EdiFinding.ISA_WIDTH, "ISA", 0, null));
    } else {
      around(EdiFinding.NO_ENVELOPE, frame.open(), null, "");
      charset = Charsets.guess(bytes);
      tokens.position(before);
      envelopes.begins((Interchange) null);
    }
    while (tokens.next()) {
      int tag = tokens.tag();
      if (tag == dialect.group().opens()) group();
      else if (tag == dialect.document().opens()) set();
      else if (tag == dialect.group().closes()) endGroup();
      else if (tag == frame.closes()) {
        endInterchange();
        return next();
      } else if (begins(tokens.offset())) {
        around(EdiFinding.TRAILER_MISSING, frame.close(), null, "");
        return tokens.offset();
      } else if (tag == TA1 && dialect == Dialect.X12 && group == null) acknowledgement();
      else around(EdiFinding.STRAY, tokens.latin1(0), null, "");
      if (around.size() > 200) {
        around(EdiFinding.MORE, null, null, "");
        return -1;
      }
    }
    if (interchange != null) around(EdiFinding.TRAILER_MISSING, group == null ? frame.close() : dialect.group().close(), null, "");
    return -1;
  }

  /** Where the next interchange begins behind a trailer; what stands between is noted. */
  private int next() {
    int at = skip(tokens.position());
    if (at >= bytes.length || begins(at)) return at;
    around(EdiFinding.STRAY, null, null, "");
    while (at < bytes.length && !begins(at)) at++;
    return at;
  }

  private void open() {
    switch (dialect) {
      case X12 -> {
        var version = tokens.latin1(12);
        int repetition = tokens.end(11) > tokens.start(11) ? bytes[tokens.start(11)] & 255 : -1;
        boolean repeats = version.compareTo("00402") >= 0 && repetition > ' ' && !Character.isLetterOrDigit(repetition);
        if (repeats && !delimiters.has(repetition)) delimiters = delimiters.repeating(repetition);
        charset = Charsets.guess(bytes);
        interchange = new Interchange(dialect, tokens.latin1(5), tokens.latin1(6), tokens.latin1(7), tokens.latin1(8), tokens.latin1(9),
            tokens.latin1(10), version, tokens.latin1(13), tokens.latin1(14), tokens.latin1(15), delimiters);
      }
      case EDIFACT -> {
        var version = tokens.latin1(1, 2);
        delimiters = UnaSegment.forSyntax(delimiters, version);
        charset = Charsets.of(tokens.latin1(1, 1), bytes);
        if (charset == null) {
          around(EdiFinding.CHARSET_UNKNOWN, "UNB/01/01", tokens.latin1(1, 1), "");
          charset = StandardCharsets.ISO_8859_1;
        }
        interchange = new Interchange(dialect, tokens.latin1(2, 2), tokens.latin1(2, 1), tokens.latin1(3, 2), tokens.latin1(3, 1),
            tokens.latin1(4, 1), tokens.latin1(4, 2), tokens.latin1(1, 1) + ":" + version, tokens.latin1(5), tokens.latin1(9),
            tokens.latin1(11).equals("1") ? "T" : "P", delimiters);
      }
    }
    tokens.delimiters(delimiters);
    envelopes.begins(interchange);
  }

  private void group() {
    if (group != null) around(EdiFinding.TRAILER_MISSING, dialect.group().close(), null, "");
    groups++;
    sets = 0;
    group = switch (dialect) {
      case X12 -> new FunctionalGroup(tokens.latin1(1), tokens.latin1(2), tokens.latin1(3), tokens.latin1(4), tokens.latin1(5),
          tokens.latin1(6), tokens.latin1(7), tokens.latin1(8));
      case EDIFACT -> new FunctionalGroup(tokens.latin1(1), tokens.latin1(2, 1), tokens.latin1(3, 1), tokens.latin1(4, 1),
          tokens.latin1(4, 2), tokens.latin1(5), tokens.latin1(6), tokens.latin1(7, 1) + "." + tokens.latin1(7, 2));
    };
    envelopes.begins(group);
  }

  private void endGroup() {
    var close = dialect.group().close();
    if (group == null) around(EdiFinding.STRAY, close, null, "");
    else {
      count(tokens.latin1(1), sets, close + "/01");
      control(tokens.latin1(2), group.control(), close + "/02");
      envelopes.ends(group, tokens.latin1(1), sets);
    }
    group = null;
  }

  private void endInterchange() {
    var close = dialect.interchange().close();
    if (group != null) around(EdiFinding.TRAILER_MISSING, dialect.group().close(), null, "");
    count(tokens.latin1(1), groups == 0 && dialect == Dialect.EDIFACT ? sets : groups, close + "/01");
    if (interchange != null) control(tokens.latin1(2), interchange.control(), close + "/02");
    group = null;
  }

  private void count(String stated, int counted, String where) {
    if (number(stated) != counted) around(EdiFinding.COUNT, where, stated, "(" + counted + ")");
  }

  private void control(String stated, String expected, String where) {
    if (!sameNumber(stated, expected)) around(EdiFinding.CONTROL_NUMBER, where, stated, "(" + expected + ")");
  }

  private static boolean sameNumber(String a, String b) {
    return a.equals(b) || number(a) >= 0 && number(a) == number(b);
  }

  private static long number(String s) {
    if (s.isEmpty() || s.length() > 15) return -1;
    long n = 0;
    for (int i = 0; i < s.length(); i++) {
      int digit = s.charAt(i) - '0';
      if (digit < 0 || digit > 9) return -1;
      n = n * 10 + digit;
    }
    return n;
  }

  /** An interchange acknowledgement stands between ISA and IEA without ST and SE; it is a document of one segment. */
  private void acknowledgement() {
    read++;
    var findings = new Findings(dialect);
    var directory = Directory.nearest(dialect, "004010", "TA1");
    var builder = directory == null ? null : builder(directory, "TA1", findings);
    if (builder == null) findings.add(EdiFinding.SET, "TA1", "TA1");
    else {
      builder.take();
      builder.end();
    }
    each.accept(new TransactionSet(interchange, null, "TA1", interchange.control(), interchange.version(), "",
        directory == null ? null : directory.id(), builder == null ? null : tree, 1, tokens.offset(), tokens.position(), findings.list(), findings.flaws()));
  }

  private SetBuilder builder(Directory directory, String id, Findings findings) {
    if (tree.names().met() > 500 || tree.size() > 500_000) tree = new Tree(EdiNames.SHARED.child()); // names first met in input live as long as one document
    tree.clear();
    return new SetBuilder(directory, tokens, bytes, charset, delimiters, tree, directory.set(id), findings);
  }

  /** Reads one document, from the tokenizer's ST or UNH to its SE or UNT. */
  private void set() {
    sets++;
    read++;
    int offset = tokens.offset();
    var findings = new Findings(dialect);
    var frame = dialect.document();
    var control = tokens.latin1(frame.control());
    var id = dialect == Dialect.X12 ? tokens.latin1(1) : tokens.latin1(2, 1);
    var version = dialect == Dialect.X12 ? group == null ? "" : group.version() : tokens.latin1(2, 2) + "." + tokens.latin1(2, 3);
    var implementation = dialect == Dialect.X12 ? tokens.latin1(3) : tokens.latin1(2, 5);
    var directory = directory(id, version, findings);
    var builder = directory == null ? null : builder(directory, id, findings);
    int segments = 1;
    boolean ended = false;
    while (!ended) {
      int before = tokens.position();
      if (!tokens.next()) break;
      int tag = tokens.tag();
      if (tag == frame.closes()) {
        segments++;
        ended = true;
        trailer(findings, segments, control, id);
      } else if (tag == frame.opens() || tag == dialect.group().closes() || tag == dialect.interchange().closes() || tag == dialect.group().opens()
          || begins(tokens.offset())) {
        tokens.position(before);
        break;
      } else {
        segments++;
        if (builder != null && !builder.take()) {
          findings.add(EdiFinding.TOO_LARGE, id, null);
          builder = null;
        }
      }
      if (!tokens.terminated() && !ended) break;
    }
    if (!ended) findings.add(EdiFinding.TRUNCATED, id + "/" + frame.close(), null);
    else if (builder != null) builder.end();
    each.accept(new TransactionSet(interchange, group, id, control, version, implementation, directory == null ? null : directory.id(),
        builder == null ? null : tree, segments, offset, tokens.position(), findings.list(), findings.flaws()));
  }

  /** The directory to read a document by; null, with a finding, when there is none. */
  private Directory directory(String id, String version, Findings findings) {
    var where = dialect == Dialect.X12 ? "GS/08" : "UNH/02";
    if (dialect == Dialect.X12 && group == null) {
      findings.add(EdiFinding.ENVELOPE, id, null);
      return null;
    }
    boolean known = version.matches(dialect == Dialect.X12 ? "0[0-9]{4}.*" : "[0-9A-Z]{1,3}\\.[0-9A-Z]{1,4}");
    if (!known) {
      findings.add(EdiFinding.VERSION, () -> where, version, "(" + version + ")");
      return null;
    }
    var release = dialect == Dialect.X12 ? version : version.substring(version.indexOf('.') + 1);
    for (var o : own) if (o.is(dialect, id)) return o.directory(release);
    var directory = Directory.nearest(dialect, release, id);
    if (directory == null) findings.add(EdiFinding.SET, () -> dialect == Dialect.X12 ? "ST/01" : "UNH/02/01", id, "(" + id + ")");
    else if (!directory.is(release)) findings.add(EdiFinding.VERSION_NEAREST, () -> where, version, "(" + directory.id() + ")");
    return directory;
  }

  private void trailer(Findings findings, int segments, String control, String id) {
    var close = dialect.document().close();
    var stated = tokens.latin1(1);
    if (number(stated) != segments) findings.add(EdiFinding.COUNT, () -> id + "/" + close + "/01", stated, "(" + segments + ")");
    var trailer = tokens.latin1(2);
    if (!sameNumber(trailer, control)) findings.add(EdiFinding.CONTROL_NUMBER, () -> id + "/" + close + "/02", trailer, "(" + control + ")");
  }

  /**
   * Data that some systems cut into lines of equal length (80 bytes, as on punched cards), made whole again. It is recognised by a line
   * end inside ISA and by every line but the last having that length.
   */
  private byte[] unwrapped(byte[] b) {
    int from = start(b);
    while (from < b.length && (b[from] == ' ' || b[from] == '\r' || b[from] == '\n')) from++;
    int width = 0;
    while (from + width < b.length && width < 105 && b[from + width] != '\n' && b[from + width] != '\r') width++;
    if (!IsaSegment.at(b, from) || width < 20 || width >= 104 || from + width >= b.length) return b;
    var whole = new byte[b.length - from];
    int used = 0;
    for (int at = from; at < b.length; ) {
      int end = at;
      while (end < b.length && b[end] != '\n' && b[end] != '\r') end++;
      int next = end;
      while (next < b.length && (b[next] == '\n' || b[next] == '\r')) next++;
      if (end - at != width && next < b.length) return b;
      System.arraycopy(b, at, whole, used, end - at);
      used += end - at;
      at = next;
    }
    around(EdiFinding.WRAPPED, null, null, "");
    return java.util.Arrays.copyOf(whole, used);
  }
}
