package io.bordereau.edi;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Tree;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads X12 data: any number of interchanges in a row, each transaction set as a {@link Tree}. Reads leniently: what departs from the
 * standard but can be understood becomes a finding; nothing is thrown. Texts are UTF-8 where the whole data is, else Latin-1. Not
 * thread-safe; one reader may read many times and reuses its memory.
 */
public final class X12Reader {
  private static final int ISA = Tokenizer.tag("ISA");
  private static final int IEA = Tokenizer.tag("IEA");
  private static final int TA1 = Tokenizer.tag("TA1");
  private static final int GS = Tokenizer.tag("GS");
  private static final int GE = Tokenizer.tag("GE");
  private static final int ST = Tokenizer.tag("ST");
  private static final int SE = Tokenizer.tag("SE");

  private Tree tree = new Tree(EdiNames.SHARED.child());
  private byte[] bytes;
  private Charset charset;
  private Tokenizer tokens;
  private Delimiters delimiters;
  private Consumer<TransactionSet> each;
  private final List<Finding> around = new ArrayList<>();
  private Interchange interchange;
  private FunctionalGroup group;
  private int groups;
  private int sets;
  private int read;

  /**
   * Reads all transaction sets, in order. A set's tree is valid only until its consumer returns.
   *
   * @return what is wrong around the transaction sets: envelopes, counts of groups and sets, data outside
   */
  public List<Finding> read(byte[] data, Consumer<TransactionSet> consumer) {
    around.clear();
    each = consumer;
    interchange = null;
    group = null;
    read = 0;
    bytes = unwrapped(data);
    charset = charset(bytes);
    tokens = null;
    int at = skip(start(bytes));
    if (!IsaReader.at(bytes, at)) {
      around.add(X12Finding.NOT_X12.at(null, null));
      return List.copyOf(around);
    }
    while (at >= 0 && at < bytes.length) at = interchange(at);
    if (read == 0 && around.stream().noneMatch(Finding::isError)) around.add(X12Finding.NO_SET.at(null, null));
    return List.copyOf(around);
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
    delimiters = IsaReader.read(bytes, at, around);
    if (delimiters == null) return -1;
    tokens = new Tokenizer(bytes, at, bytes.length, delimiters);
    if (!tokens.next()) return -1;
    interchange = isa();
    group = null;
    groups = 0;
    while (tokens.next()) {
      int tag = tokens.tag();
      if (tag == GS) group();
      else if (tag == ST) set();
      else if (tag == GE) endGroup();
      else if (tag == IEA) {
        endInterchange();
        return next();
      } else if (tag == ISA && IsaReader.at(bytes, tokens.offset())) {
        around.add(X12Finding.TRAILER_MISSING.at("IEA", null));
        return tokens.offset();
      } else if (tag != TA1) around.add(X12Finding.STRAY.at(tokens.latin1(0), null));
      if (around.size() > 200) {
        around.add(X12Finding.MORE.at(null, null));
        return -1;
      }
    }
    around.add(X12Finding.TRAILER_MISSING.at(group == null ? "IEA" : "GE", null));
    return -1;
  }

  /** Where the next interchange begins behind an IEA; what stands between is noted. */
  private int next() {
    int at = skip(tokens.position());
    if (at >= bytes.length || IsaReader.at(bytes, at)) return at;
    around.add(X12Finding.STRAY.at(null, null));
    while (at < bytes.length && !IsaReader.at(bytes, at)) at++;
    return at;
  }

  private Interchange isa() {
    return new Interchange(tokens.latin1(5), tokens.latin1(6), tokens.latin1(7), tokens.latin1(8), tokens.latin1(9), tokens.latin1(10),
        tokens.latin1(12), tokens.latin1(13), tokens.latin1(14), tokens.latin1(15), delimiters);
  }

  private void group() {
    if (group != null) around.add(X12Finding.TRAILER_MISSING.at("GE", null));
    groups++;
    sets = 0;
    group = new FunctionalGroup(tokens.latin1(1), tokens.latin1(2), tokens.latin1(3), tokens.latin1(4), tokens.latin1(5), tokens.latin1(6),
        tokens.latin1(7), tokens.latin1(8));
  }

  private void endGroup() {
    if (group == null) around.add(X12Finding.STRAY.at("GE", null));
    else {
      count(tokens.latin1(1), sets, "GE/01");
      control(tokens.latin1(2), group.control(), "GE/02");
    }
    group = null;
  }

  private void endInterchange() {
    if (group != null) around.add(X12Finding.TRAILER_MISSING.at("GE", null));
    count(tokens.latin1(1), groups, "IEA/01");
    control(tokens.latin1(2), interchange.control(), "IEA/02");
    group = null;
  }

  private void count(String stated, int counted, String where) {
    if (number(stated) != counted) around.add(X12Finding.COUNT.at(where, stated, "(" + counted + ")"));
  }

  private void control(String stated, String expected, String where) {
    if (!sameNumber(stated, expected)) around.add(X12Finding.CONTROL_NUMBER.at(where, stated, "(" + expected + ")"));
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

  /** Reads one transaction set, from the tokenizer's ST to its SE. */
  private void set() {
    sets++;
    read++;
    var findings = new Findings();
    var id = tokens.latin1(1);
    var control = tokens.latin1(2);
    var root = place(id, findings);
    SetBuilder builder = null;
    if (root != null) {
      if (tree.names().met() > 500 || tree.size() > 500_000) tree = new Tree(EdiNames.SHARED.child()); // names first met in input live as long as one document
      tree.clear();
      builder = new SetBuilder(tokens, bytes, charset, delimiters, tree, root, findings);
    }
    int segments = 1;
    boolean ended = false;
    while (!ended) {
      int before = tokens.position();
      if (!tokens.next()) break;
      int tag = tokens.tag();
      if (tag == SE) {
        segments++;
        ended = true;
        trailer(findings, segments, control, id);
      } else if (tag == ST || tag == GE || tag == IEA || tag == GS || tag == ISA) {
        tokens.position(before);
        break;
      } else {
        segments++;
        if (builder != null && !builder.take()) {
          findings.add(X12Finding.TOO_LARGE, id, null);
          builder = null;
        }
      }
      if (!tokens.terminated() && !ended) break;
    }
    if (!ended) findings.add(X12Finding.TRUNCATED, id + "/SE", null);
    else if (builder != null) builder.end();
    each.accept(new TransactionSet(interchange, group, id, control, builder == null ? null : tree, segments, findings.list()));
  }

  private SegmentUse place(String id, Findings findings) {
    if (group == null) {
      findings.add(X12Finding.ENVELOPE, id, null);
      return null;
    }
    if (!group.version().startsWith("004010")) {
      findings.add(X12Finding.VERSION, () -> "GS/08", group.version(), "(" + group.version() + ")");
      return null;
    }
    var root = Directory.X12_004010.set(id);
    if (root == null) findings.add(X12Finding.SET, () -> "ST/01", id, "(" + id + ")");
    return root;
  }

  private void trailer(Findings findings, int segments, String control, String id) {
    var stated = tokens.latin1(1);
    if (number(stated) != segments) findings.add(X12Finding.COUNT, () -> id + "/SE/01", stated, "(" + segments + ")");
    var trailer = tokens.latin1(2);
    if (!sameNumber(trailer, control)) findings.add(X12Finding.CONTROL_NUMBER, () -> id + "/SE/02", trailer, "(" + control + ")");
  }

  /** UTF-8 where the bytes are, else Latin-1. */
  private static Charset charset(byte[] b) {
    boolean ascii = true;
    for (byte x : b) {
      if (x < 0) {
        ascii = false;
        break;
      }
    }
    if (ascii) return StandardCharsets.ISO_8859_1;
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(b));
      return StandardCharsets.UTF_8;
    } catch (CharacterCodingException e) {
      return StandardCharsets.ISO_8859_1;
    }
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
    if (!IsaReader.at(b, from) || width < 20 || width >= 104 || from + width >= b.length) return b;
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
    around.add(X12Finding.WRAPPED.at(null, null));
    return java.util.Arrays.copyOf(whole, used);
  }
}
