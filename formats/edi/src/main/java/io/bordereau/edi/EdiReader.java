package io.bordereau.edi;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads EDI data of both dialects: any number of interchanges in a row, each document as a {@link Tree}. Reads leniently: what departs from
 * the standard but can be understood becomes a finding; nothing is thrown. Bytes and a stream are read by the same code and give the same
 * findings; of a stream no more than one document is kept. Not thread-safe; one reader may read many times and reuses its memory.
 */
public final class EdiReader {
  private static final int TA1 = Tokenizer.tag("TA1");
  private static final int UNO = Tokenizer.tag("UNO");
  private static final int UNP = Tokenizer.tag("UNP");

  /** How far the beginning of an interchange is looked at: an ISA of odd width and what follows it. */
  private static final int AHEAD = 1024;

  /** How much of what stands outside documents is shown. */
  private static final int SHOWN = 200;

  /** The most findings of one kind about envelopes. */
  private static final int MOST = 50;

  /** The most control numbers that are compared with each other. */
  private static final int NUMBERS = 10_000;

  private final List<OwnMessage> own;
  private Tree tree = new Tree(EdiNames.SHARED.child());
  private Window window;
  private long limit;
  private Charset charset;
  private Tokenizer tokens;
  private Dialect dialect;
  private Delimiters delimiters;
  private Consumer<TransactionSet> each;
  private Envelopes envelopes = Envelopes.UNHEARD;
  private final List<Finding> around = new ArrayList<>();
  private final Map<EdiFinding, Integer> seen = new EnumMap<>(EdiFinding.class);
  private final Set<String> numbers = new HashSet<>();
  private final Set<String> groupNumbers = new HashSet<>();
  private Interchange interchange;
  private FunctionalGroup group;
  private int groups;
  private int sets;
  private int loose;
  private long read;

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
    begin(consumer, listener, Long.MAX_VALUE);
    var bytes = Wrapping.without(data);
    if (bytes != data) around(EdiFinding.WRAPPED, null, null, "");
    window = new Window(bytes, bytes.length);
    return all();
  }

  /**
   * Reads all documents of a stream, in order. A document's tree is valid only until its consumer returns. The stream is read to its end
   * and not closed.
   *
   * @param most the most bytes that a document may have; a larger one is refused with a finding, its neighbours are read
   * @return what is wrong around the documents
   * @throws IOException when the stream cannot be read
   */
  public List<Finding> read(InputStream data, long most, Consumer<TransactionSet> consumer) throws IOException {
    begin(consumer, Envelopes.UNHEARD, most);
    try {
      window = new Window(Wrapping.without(data, () -> around(EdiFinding.WRAPPED, null, null, "")));
      window.show(0, AHEAD);
      return all();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void begin(Consumer<TransactionSet> consumer, Envelopes listener, long most) {
    around.clear();
    seen.clear();
    envelopes = listener;
    each = consumer;
    interchange = null;
    group = null;
    dialect = Dialect.X12;
    read = 0;
    limit = most;
  }

  private List<Finding> all() {
    int at = meaning(Wrapping.start(window.bytes(), window.end()));
    at -= window.show(at, AHEAD);
    if (UnaSegment.interactive(window.bytes(), window.end(), at)) {
      dialect = Dialect.EDIFACT;
      around(EdiFinding.INTERACTIVE, "UIB", null, "");
    } else if (!begins(at)) {
      around(EdiFinding.NOT_EDI, null, null, "");
    } else {
      while (at >= 0 && at < window.end()) at = interchange(at);
      if (read == 0 && around.stream().noneMatch(Finding::isError)) around(EdiFinding.NO_SET, null, null, "");
    }
    return List.copyOf(around);
  }

  private void around(EdiFinding kind, String where, String value, String more) {
    int n = seen.merge(kind, 1, Integer::sum);
    if (n <= MOST) around.add(kind.at(dialect, where, value, more));
    else if (n == MOST + 1) around.add(EdiFinding.MORE.at(dialect, null, null, "(" + kind.code() + ")"));
    envelopes.wrong(Flaw.around(kind, where, value));
  }

  /** Whether an interchange, or an EDIFACT group or message without one, begins at a position. */
  private boolean begins(int at) {
    return IsaSegment.at(window.bytes(), window.end(), at) || UnaSegment.at(window.bytes(), window.end(), at);
  }

  /** Whether another interchange begins at the tokenizer's segment. */
  private boolean another() {
    if (!mayBegin(tokens.bytes(), tokens.offset())) return false;
    tokens.show(64);
    var b = tokens.bytes();
    return IsaSegment.at(b, window.end(), tokens.offset()) || UnaSegment.interchange(b, window.end(), tokens.offset());
  }

  /** Whether the first bytes are those of an interchange, whatever its delimiters are: only then is it worth looking ahead. */
  private boolean mayBegin(byte[] b, int at) {
    if (at + 2 >= window.end()) return false;
    return b[at] == 'I' && b[at + 1] == 'S' && b[at + 2] == 'A' || b[at] == 'U' && b[at + 1] == 'N' && (b[at + 2] == 'A' || b[at + 2] == 'B');
  }

  /** The next position that holds anything but blanks and line ends; the end of the window when there is none. */
  private int meaning(int at) {
    while (true) {
      while (at < window.end() && Wrapping.filler(window.bytes()[at])) at++;
      if (at < window.end()) return at;
      int moved = window.more(at);
      if (moved < 0) return at;
      at -= moved;
    }
  }

  /** Reads the interchange at a position; gives the position of the next one, or -1. */
  private int interchange(int at) {
    group = null;
    interchange = null;
    groups = 0;
    sets = 0;
    loose = 0;
    numbers.clear();
    groupNumbers.clear();
    at -= window.show(at, AHEAD);
    var b = window.bytes();
    int end = window.end();
    dialect = IsaSegment.at(b, end, at) ? Dialect.X12 : Dialect.EDIFACT;
    int known = around.size();
    delimiters = dialect == Dialect.X12 ? IsaSegment.read(b, end, at, around) : UnaSegment.read(b, end, at, around);
    if (delimiters == null) {
      envelopes.wrong(Flaw.around(dialect == Dialect.X12 ? EdiFinding.ISA_UNCLEAR : EdiFinding.UNA_UNCLEAR, null, null));
      return -1;
    }
    boolean announced = dialect == Dialect.EDIFACT && b[at + 2] == 'A';
    tokens = new Tokenizer(window, dialect == Dialect.X12 ? at : UnaSegment.first(b, end, at), delimiters);
    var frame = dialect.interchange();
    if (!tokens.next()) return -1;
    if (tokens.tag() == frame.opens()) {
      open(announced);
      if (around.size() > known && dialect == Dialect.X12) envelopes.wrong(Flaw.around(EdiFinding.ISA_WIDTH, "ISA", null));
    } else {
      around(EdiFinding.NO_ENVELOPE, frame.open(), null, "");
      charset = null;
      tokens.back();
      envelopes.begins((Interchange) null);
    }
    while (tokens.next()) {
      int tag = tokens.tag();
      if (tag == dialect.group().opens()) group();
      else if (tag == dialect.document().opens()) set();
      else if (tag == dialect.group().closes()) endGroup();
      else if (tag == frame.closes()) {
        endInterchange();
        return beginning(tokens.position());
      } else if (another()) {
        around(EdiFinding.TRAILER_MISSING, frame.close(), null, "");
        return tokens.offset();
      } else if (tag == TA1 && dialect == Dialect.X12 && group == null) acknowledgement();
      else if (tag == UNO && dialect == Dialect.EDIFACT) pack();
      else if (tag == dialect.document().closes()) headless();
      else if (tag != UNP || dialect != Dialect.EDIFACT) around(EdiFinding.STRAY, tokens.name(), tokens.segment(SHOWN), "");
    }
    if (interchange != null) around(EdiFinding.TRAILER_MISSING, group == null ? frame.close() : dialect.group().close(), null, "");
    return -1;
  }

  /** A document whose opening segment cannot be told: it refuses itself, its neighbours are read. */
  private void headless() {
    sets++;
    if (group == null) loose++;
    read++;
    var findings = new Findings(dialect);
    var control = tokens.latin1(2);
    findings.add(EdiFinding.HEADLESS, dialect.document().close(), control);
    each.accept(new TransactionSet(interchange, group, "", control, "", "", "", null, null, 1, tokens.whole(tokens.offset()),
        tokens.whole(tokens.position()), findings.list(), findings.flaws()));
  }

  /** Where the next interchange begins behind a trailer; what stands between is noted. */
  private int beginning(int from) {
    int at = meaning(from);
    at -= window.show(at, AHEAD);
    if (at >= window.end() || begins(at)) return at;
    int shown = Math.min(window.end() - at, SHOWN);
    around(EdiFinding.STRAY, null, new String(window.bytes(), at, shown, StandardCharsets.ISO_8859_1).strip(), "");
    while (true) {
      if (window.end() - at < AHEAD) at -= Math.max(0, window.more(Math.max(0, at - 1)));
      if (at >= window.end()) return -1;
      if (!word(at - 1) && opens(at)) return at;
      at++;
    }
  }

  private boolean opens(int at) {
    return IsaSegment.at(window.bytes(), window.end(), at) || UnaSegment.interchange(window.bytes(), window.end(), at);
  }

  private boolean word(int at) {
    return at >= 0 && Character.isLetterOrDigit(window.bytes()[at]);
  }

  private void open(boolean announced) {
    switch (dialect) {
      case X12 -> {
        var version = tokens.latin1(12);
        int repetition = tokens.end(11) > tokens.start(11) ? tokens.bytes()[tokens.start(11)] & 255 : -1;
        boolean repeats = version.compareTo("00402") >= 0 && repetition > ' ' && !Character.isLetterOrDigit(repetition);
        if (repeats && !delimiters.has(repetition)) delimiters = delimiters.repeating(repetition);
        charset = null;
        interchange = new Interchange(dialect, tokens.latin1(5), tokens.latin1(6), tokens.latin1(7), tokens.latin1(8), tokens.latin1(9),
            tokens.latin1(10), version, tokens.latin1(13), tokens.latin1(14), tokens.latin1(15), delimiters);
      }
      case EDIFACT -> {
        var level = tokens.latin1(1, 1);
        var version = tokens.latin1(1, 2);
        delimiters = UnaSegment.forSyntax(delimiters, version, announced);
        charset = charset(level);
        interchange = new Interchange(dialect, tokens.latin1(2, 2), tokens.latin1(2, 1), tokens.latin1(3, 2), tokens.latin1(3, 1),
            tokens.latin1(4, 1), tokens.latin1(4, 2), level + ":" + version, tokens.latin1(5), tokens.latin1(9),
            tokens.latin1(11).equals("1") ? "T" : "P", delimiters);
      }
    }
    tokens.delimiters(delimiters);
    envelopes.begins(interchange);
    switch (dialect) {
      case X12 -> EnvelopeRules.isa(tokens, (kind, where, value) -> around(kind, where, value, ""));
      case EDIFACT -> EnvelopeRules.unb(tokens, (kind, where, value) -> around(kind, where, value, ""));
    }
  }

  /** The character set that UNB names; null where each text is taken for what it looks like. */
  private Charset charset(String level) {
    var repertoire = Repertoire.level(level);
    if (repertoire == null) {
      around(EdiFinding.CHARSET_UNKNOWN, "UNB/01/01", level, "");
      return null;
    }
    tokens.escapes(repertoire == Repertoire.UNOX);
    var named = repertoire.charset();
    return named == StandardCharsets.ISO_8859_1 ? null : named; // level A to C is often written in UTF-8
  }

  private void group() {
    if (group != null) around(EdiFinding.TRAILER_MISSING, dialect.group().close(), null, "");
    if (loose > 0) around(EdiFinding.GROUPS_MIXED, dialect.group().open(), null, "");
    loose = 0;
    groups++;
    sets = 0;
    if (dialect == Dialect.X12) numbers.clear(); // unique within a group; in EDIFACT within the interchange
    group = switch (dialect) {
      case X12 -> new FunctionalGroup(tokens.latin1(1), tokens.latin1(2), tokens.latin1(3), tokens.latin1(4), tokens.latin1(5),
          tokens.latin1(6), tokens.latin1(7), tokens.latin1(8));
      case EDIFACT -> new FunctionalGroup(tokens.latin1(1), tokens.latin1(2, 1), tokens.latin1(3, 1), tokens.latin1(4, 1),
          tokens.latin1(4, 2), tokens.latin1(5), tokens.latin1(6), tokens.latin1(7, 1) + "." + tokens.latin1(7, 2));
    };
    envelopes.begins(group);
    switch (dialect) {
      case X12 -> EnvelopeRules.gs(tokens, own, (kind, where, value) -> around(kind, where, value, ""));
      case EDIFACT -> EnvelopeRules.ung(tokens, four(), (kind, where, value) -> around(kind, where, value, ""));
    }
    if (!group.control().isEmpty() && groupNumbers.size() < NUMBERS && !groupNumbers.add(group.control())) {
      around(EdiFinding.CONTROL_REPEATED, dialect.group().open() + "/0" + dialect.group().control(), group.control(), "");
    }
  }

  private boolean four() {
    return interchange != null && interchange.version().endsWith(":4");
  }

  private void endGroup() {
    var close = dialect.group().close();
    if (group == null) around(EdiFinding.STRAY, close, null, "");
    else {
      count(tokens.latin1(1), sets, close + "/01");
      if (sets == 0 && dialect == Dialect.EDIFACT) around(EdiFinding.ENVELOPE_VALUE, close + "/01", tokens.latin1(1), "");
      control(tokens.latin1(2), group.control(), close + "/02");
      envelopes.ends(group, tokens.latin1(1), sets);
    }
    group = null;
  }

  private void endInterchange() {
    var close = dialect.interchange().close();
    if (group != null) around(EdiFinding.TRAILER_MISSING, dialect.group().close(), null, "");
    if (groups > 0 && loose > 0) around(EdiFinding.GROUPS_MIXED, close, null, "");
    count(tokens.latin1(1), groups == 0 && dialect == Dialect.EDIFACT ? sets : groups, close + "/01");
    if (interchange != null) control(tokens.latin1(2), interchange.control(), close + "/02");
    group = null;
    envelopes.ends(interchange);
  }

  private void count(String stated, int counted, String where) {
    if (number(stated) != counted) around(EdiFinding.COUNT, where, stated, "(" + counted + ")");
  }

  private void control(String stated, String expected, String where) {
    if (!same(stated, expected)) around(EdiFinding.CONTROL_NUMBER, where, stated, "(" + expected + ")");
  }

  /** Whether two control numbers are equal: X12's are numbers, those of EDIFACT are texts. */
  private boolean same(String a, String b) {
    return a.equals(b) || dialect == Dialect.X12 && number(a) >= 0 && number(a) == number(b);
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

  /** An object between UNO and UNP (ISO 9735-8), which may have any bytes: it is passed by its stated length. */
  private void pack() {
    sets++;
    read++;
    around(EdiFinding.PACKAGE, "UNO", tokens.latin1(1), "");
    tokens.jump(Math.max(0, number(tokens.latin1(4, 1))));
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
    each.accept(new TransactionSet(interchange, null, "TA1", interchange.control(), interchange.version(), "", "",
        directory == null ? null : directory.id(), builder == null ? null : tree, 1, tokens.whole(tokens.offset()), tokens.whole(tokens.position()),
        findings.list(), findings.flaws()));
  }

  private SetBuilder builder(Directory directory, String id, Findings findings) {
    if (tree.names().met() > 500 || tree.size() > 500_000) tree = new Tree(EdiNames.SHARED.child()); // names first met in input live as long as one document
    tree.clear();
    return new SetBuilder(directory, tokens, charset, delimiters, tree, directory.set(id), findings);
  }

  /** Reads one document, from the tokenizer's ST or UNH to its SE or UNT. */
  private void set() {
    sets++;
    if (group == null) loose++;
    read++;
    long offset = tokens.whole(tokens.offset());
    var findings = new Findings(dialect);
    var frame = dialect.document();
    var control = tokens.latin1(frame.control());
    var id = dialect == Dialect.X12 ? tokens.latin1(1) : tokens.latin1(2, 1);
    var version = dialect == Dialect.X12 ? group == null ? "" : group.version() : tokens.latin1(2, 2) + "." + tokens.latin1(2, 3);
    var agency = dialect == Dialect.X12 ? "" : tokens.latin1(2, 4);
    var implementation = dialect == Dialect.X12 ? tokens.latin1(3) : tokens.latin1(2, 5);
    EnvelopeRules.opening(tokens, dialect, group, (kind, where, value) -> findings.add(kind, where, value.isEmpty() ? null : value));
    if (!control.isEmpty() && numbers.size() < NUMBERS && !numbers.add(control)) {
      findings.add(EdiFinding.CONTROL_REPEATED, () -> frame.open() + "/0" + frame.control(), control, "");
    }
    var directory = directory(id, version, findings);
    var builder = directory == null ? null : builder(directory, id, findings);
    int segments = 1;
    boolean ended = false;
    while (!ended) {
      if (!tokens.next()) break;
      int tag = tokens.tag();
      if (tag == frame.closes()) {
        segments++;
        ended = true;
        var stated = trailer(findings, segments, control, id);
        if (control.isEmpty()) control = stated; // an acknowledgement can at least name the end of the document
      } else if (tag == frame.opens() || tag == dialect.group().closes() || tag == dialect.interchange().closes() || tag == dialect.group().opens()
          || another()) {
        tokens.back();
        break;
      } else {
        segments++;
        boolean large = tokens.oversize() || tokens.whole(tokens.position()) - offset > limit;
        if (builder != null && (large || !builder.take())) {
          findings.add(EdiFinding.TOO_LARGE, id, null);
          builder = null;
        }
      }
      if (!tokens.terminated() && !tokens.oversize() && !ended) break;
    }
    if (!ended) findings.add(EdiFinding.TRUNCATED, id + "/" + frame.close(), null);
    else if (builder != null) builder.end();
    each.accept(new TransactionSet(interchange, group, id, control, version, agency, implementation, directory == null ? null : directory.id(),
        builder == null ? null : tree, segments, offset, tokens.whole(tokens.position()), findings.list(), findings.flaws()));
  }

  /** Whether a text looks like a version of X12: a zero and four digits, and whatever an industry puts behind. */
  private static boolean isVersion(String text) {
    return text.length() >= 5 && text.charAt(0) == '0' && plain(text, 1, 5, false);
  }

  /** Whether a text looks like version and release of a message: up to three characters, a point, up to four. */
  private static boolean isRelease(String text) {
    int point = text.indexOf('.');
    return point > 0 && point < 4 && text.length() - point > 1 && text.length() - point < 6 && plain(text, 0, point, true) && plain(text, point + 1, text.length(), true);
  }

  private static boolean plain(String text, int from, int to, boolean letters) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (!(c >= '0' && c <= '9' || letters && c >= 'A' && c <= 'Z')) return false;
    }
    return true;
  }

  /** The directory to read a document by; null, with a finding, when there is none. */
  private Directory directory(String id, String version, Findings findings) {
    var where = dialect == Dialect.X12 ? "GS/08" : "UNH/02";
    if (dialect == Dialect.X12 && group == null) {
      findings.add(EdiFinding.ENVELOPE, id, null);
      return null;
    }
    boolean known = dialect == Dialect.X12 ? isVersion(version) : isRelease(version);
    if (!known && dialect == Dialect.EDIFACT && (version.startsWith(".") || version.endsWith("."))) return null; // what is missing is said
    if (!known) {
      findings.add(EdiFinding.VERSION, () -> where, version, "(" + version + ")");
      return null;
    }
    var release = dialect == Dialect.X12 ? version : Directory.release(version);
    for (var o : own) if (o.is(dialect, id)) return o.directory(release);
    var directory = Directory.nearest(dialect, release, id);
    if (directory == null && !id.isEmpty() && (dialect == Dialect.EDIFACT || id.length() == 3)) findings.add(EdiFinding.SET, () -> dialect == Dialect.X12 ? "ST/01" : "UNH/02/01", id, "(" + id + ")");
    else if (directory != null && !directory.is(release)) findings.add(EdiFinding.VERSION_NEAREST, () -> where, version, "(" + directory.id() + ")");
    return directory;
  }

  private String trailer(Findings findings, int segments, String control, String id) {
    var close = dialect.document().close();
    var stated = tokens.latin1(1);
    if (number(stated) != segments) findings.add(EdiFinding.COUNT, () -> id + "/" + close + "/01", stated, "(" + segments + ")");
    var trailer = tokens.latin1(2);
    if (trailer.isEmpty()) findings.add(EdiFinding.IDENTITY, id + "/" + close + "/02", null);
    else if (!control.isEmpty() && !same(trailer, control)) findings.add(EdiFinding.CONTROL_NUMBER, () -> id + "/" + close + "/02", trailer, "(" + control + ")");
    return trailer;
  }
}
