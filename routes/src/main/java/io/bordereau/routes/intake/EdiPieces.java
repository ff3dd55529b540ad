package io.bordereau.routes.intake;

import io.bordereau.edi.Delimiters;
import io.bordereau.edi.Dialect;
import io.bordereau.edi.EdiFinding;
import io.bordereau.edi.EdiReader;
import io.bordereau.edi.Interchange;
import io.bordereau.edi.Tokenizer;
import io.bordereau.edi.TransactionSet;
import io.bordereau.mapping.Finding;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Cuts EDI data into its messages, each as an interchange of its own with the envelope that it came in. */
final class EdiPieces {
  /**
   * One message.
   *
   * @param set the message; its tree is gone
   * @param first number of its first segment among the segments of all messages, from 1
   * @param bytes it alone, in its envelope
   * @param values how many values it has at most, empty ones counted
   */
  record Piece(TransactionSet set, int first, byte[] bytes, int values) {}

  private final byte[] bytes;
  private final List<Piece> pieces = new ArrayList<>();
  private final List<Finding> around;
  private final ByteArrayOutputStream opening = new ByteArrayOutputStream();
  private final ByteArrayOutputStream group = new ByteArrayOutputStream();
  private Interchange interchange;
  private int end;
  private int segments = 1;

  private EdiPieces(byte[] data, EdiSyntax syntax) {
    bytes = data;
    around = new EdiReader(syntax.own()).read(bytes, this::add);
  }

  /** The pieces of some data. */
  static EdiPieces of(byte[] data, EdiSyntax syntax) {
    var pieces = new EdiPieces(data, syntax);
    // the offsets in a file that is wrapped into lines of equal length are those without the line ends
    boolean wrapped = pieces.around.stream().anyMatch(f -> f.code().equals(EdiFinding.WRAPPED.code()));
    return wrapped ? new EdiPieces(unwrapped(data), syntax) : pieces;
  }

  /** The messages, in their order. */
  List<Piece> all() {
    return pieces;
  }

  /** What is wrong around them. */
  List<Finding> around() {
    return around;
  }

  private static byte[] unwrapped(byte[] data) {
    var out = new ByteArrayOutputStream(data.length);
    for (byte b : data) if (b != '\r' && b != '\n') out.write(b);
    return out.toByteArray();
  }

  private void add(TransactionSet set) {
    byte[] alone = alone(set);
    pieces.add(new Piece(set, segments, alone, values(alone)));
    segments += set.segments();
    end = Math.toIntExact(set.end());
  }

  private int values(byte[] message) {
    Delimiters d = interchange == null ? Delimiters.EDIFACT : interchange.delimiters();
    int n = 0;
    for (byte b : message) if (d.has(b & 255)) n++;
    return n;
  }

  private byte[] alone(TransactionSet set) {
    int offset = Math.toIntExact(set.offset());
    if (set.interchange() != interchange || interchange == null) open(set, offset);
    else segments(end, offset);
    var out = new ByteArrayOutputStream();
    out.writeBytes(opening.toByteArray());
    boolean grouped = set.group() != null && group.size() > 0;
    if (grouped) out.writeBytes(group.toByteArray());
    out.write(bytes, offset, Math.toIntExact(set.end()) - offset);
    if (interchange == null) return out.toByteArray();
    boolean x12 = interchange.dialect() == Dialect.X12;
    if (grouped) trailer(out, interchange.delimiters(), x12 ? "GE" : "UNE", set.group().control());
    trailer(out, interchange.delimiters(), x12 ? "IEA" : "UNZ", interchange.control());
    return out.toByteArray();
  }

  /** A new interchange began behind the last message. */
  private void open(TransactionSet set, int offset) {
    Delimiters before = interchange == null ? null : interchange.delimiters();
    interchange = set.interchange();
    opening.reset();
    group.reset();
    int una = find("UNA", end, offset, before);
    if (una >= 0) opening.write(bytes, una, 9);
    if (interchange == null) return;
    int open = find(interchange.dialect() == Dialect.X12 ? "ISA" : "UNB", una >= 0 ? una + 9 : end, offset, before);
    if (open < 0) return;
    int first = segments(open, offset);
    opening.write(bytes, open, (first < 0 ? offset : first) - open);
  }

  /** What stands between two messages: the end of a group, the beginning of another. Gives where the first group begins, or -1. */
  private int segments(int from, int offset) {
    var tokens = new Tokenizer(bytes, from, offset, interchange.delimiters());
    int opens = Tokenizer.tag(interchange.dialect() == Dialect.X12 ? "GS" : "UNG");
    int first = -1;
    while (tokens.next()) {
      if (tokens.tag() != opens) continue;
      if (first < 0) first = tokens.offset();
      group.reset();
      group.write(bytes, tokens.offset(), tokens.position() - tokens.offset());
    }
    return first;
  }

  private static void trailer(ByteArrayOutputStream out, Delimiters d, String tag, String control) {
    out.writeBytes(tag.getBytes(StandardCharsets.ISO_8859_1));
    out.write(d.element());
    out.write('1');
    out.write(d.element());
    out.writeBytes(control.getBytes(StandardCharsets.ISO_8859_1));
    out.write(d.terminator());
  }

  /** Where a segment begins that opens an interchange: at the beginning, behind a blank or line end, or behind the last interchange. */
  private int find(String tag, int from, int to, Delimiters before) {
    for (int i = from; i + 9 < to; i++) {
      int n = 0;
      while (n < tag.length() && bytes[i + n] == tag.charAt(n)) n++;
      if (n < tag.length() || Character.isLetterOrDigit(bytes[i + n])) continue;
      if (i == from || bytes[i - 1] <= ' ' || before != null && (bytes[i - 1] & 255) == before.terminator()) return i;
    }
    return -1;
  }
}
