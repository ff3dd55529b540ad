package io.bordereau.pdf.supplied;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;

/** Writes PDF files byte by byte, as programs of all ages do, and as no program should. Object 1 is the catalog. */
public final class RawPdf {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<Integer> offsets = new ArrayList<>();
  private final String version;

  /** A file of this version, such as {@code 1.4}. */
  public RawPdf(String version) {
    this.version = version;
    text("%PDF-" + version + "\n%\u00e2\u00e3\u00cf\u00d3\n");
  }

  /** Adds an object; returns its number. */
  public int object(String body) {
    int number = begin();
    text(body + "\nendobj\n");
    return number;
  }

  private int begin() {
    offsets.add(out.size());
    text(offsets.size() + " 0 obj\n");
    return offsets.size();
  }

  /** Adds a stream with these entries in its dictionary besides the length; returns its number. */
  public int stream(String entries, byte[] content) {
    int number = begin();
    text("<< " + entries + " /Length " + content.length + " >>\nstream\n");
    out.writeBytes(content);
    text("\nendstream\nendobj\n");
    return number;
  }

  /** The number that the next object gets. */
  public int next() {
    return offsets.size() + 1;
  }

  /** The file with a table as of old. */
  public byte[] table(String trailer) {
    int at = out.size();
    text(entries(offsets, 1, true) + "trailer\n<< /Size " + (offsets.size() + 1) + " /Root 1 0 R " + trailer + " >>\nstartxref\n" + at + "\n%%EOF\n");
    return out.toByteArray();
  }

  private static String entries(List<Integer> offsets, int first, boolean zero) {
    var b = new StringBuilder("xref\n");
    if (zero) b.append("0 ").append(offsets.size() + 1).append("\n0000000000 65535 f \n");
    else b.append(first).append(' ').append(offsets.size()).append('\n');
    for (int o : offsets) b.append(String.format(Locale.ROOT, "%010d 00000 n \n", o));
    return b.toString();
  }

  /** The file with a stream for a table, as PDF 1.5 has them; the catalog and the objects behind it may lie in an object stream of their own. */
  public byte[] tableStream(List<String> packed, String trailer) {
    var numbers = new StringBuilder();
    var bodies = new StringBuilder();
    int first = offsets.size() + 2;
    for (int i = 0; i < packed.size(); i++) {
      numbers.append(first + i).append(' ').append(bodies.length()).append(' ');
      bodies.append(packed.get(i)).append('\n');
    }
    int holder = stream("/Type /ObjStm /N " + packed.size() + " /First " + numbers.length() + " /Filter /FlateDecode", deflated((numbers.toString() + bodies).getBytes(StandardCharsets.ISO_8859_1)));
    var table = new ByteArrayOutputStream();
    row(table, 0, 0, 255);
    for (int o : offsets) row(table, 1, o, 0);
    for (int i = 0; i < packed.size(); i++) row(table, 2, holder, i);
    int at = out.size();
    row(table, 1, at, 0);
    int size = first + packed.size() + 1;
    var content = deflated(table.toByteArray());
    text((size - 1) + " 0 obj\n<< /Type /XRef /Size " + size + " /W [1 4 1] /Root " + trailer + " /Filter /FlateDecode /Length " + content.length + " >>\nstream\n");
    out.writeBytes(content);
    text("\nendstream\nendobj\nstartxref\n" + at + "\n%%EOF\n");
    return out.toByteArray();
  }

  private static void row(ByteArrayOutputStream table, int type, int second, int third) {
    table.write(type);
    for (int shift = 24; shift >= 0; shift -= 8) table.write(second >>> shift);
    table.write(third);
  }

  /** A file with a table as of old, which says that another one of the new kind knows more: what word processors write. */
  public byte[] hybrid() {
    int at = out.size();
    var table = new ByteArrayOutputStream();
    row(table, 1, offsets.get(0), 0);
    var content = deflated(table.toByteArray());
    int number = offsets.size() + 1;
    text(number + " 0 obj\n<< /Type /XRef /Size " + (number + 1) + " /Index [1 1] /W [1 4 1] /Root 1 0 R /Filter /FlateDecode /Length " + content.length + " >>\nstream\n");
    out.writeBytes(content);
    text("\nendstream\nendobj\n");
    return table("/XRefStm " + at);
  }

  /** The same file with a first table at its beginning, which holds the last objects, as files made for the web have it. */
  public static byte[] linearised(List<String> objects) {
    var bodies = new ArrayList<byte[]>();
    for (int i = 0; i < objects.size(); i++) bodies.add(((i + 1) + " 0 obj\n" + objects.get(i) + "\nendobj\n").getBytes(StandardCharsets.ISO_8859_1));
    var head = "%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n".getBytes(StandardCharsets.ISO_8859_1);
    int count = objects.size() + 1;
    var dictionary = count + " 0 obj\n<< /Linearized 1 /L %010d /H [0 0] /O 3 /E %010d /N 1 /T %010d >>\nendobj\n";
    int dictionaryLength = String.format(Locale.ROOT, dictionary, 0, 0, 0).length();
    int firstTable = head.length + dictionaryLength;
    var tableOne = "xref\n" + count + " 1\n%010d 00000 n \ntrailer\n<< /Size " + (count + 1) + " /Root 1 0 R /Prev %010d >>\nstartxref\n0\n%%%%EOF\n";
    int at = firstTable + String.format(Locale.ROOT, tableOne, 0, 0).length();
    var offsets = new ArrayList<Integer>();
    for (var b : bodies) {
      offsets.add(at);
      at += b.length;
    }
    var last = entries(offsets, 1, true) + "trailer\n<< /Size " + count + " >>\nstartxref\n" + firstTable + "\n%%EOF\n";
    var out = new ByteArrayOutputStream();
    out.writeBytes(head);
    out.writeBytes(String.format(Locale.ROOT, dictionary, at + last.length(), at, at).getBytes(StandardCharsets.ISO_8859_1));
    out.writeBytes(String.format(Locale.ROOT, tableOne, head.length, at).getBytes(StandardCharsets.ISO_8859_1));
    bodies.forEach(out::writeBytes);
    out.writeBytes(last.getBytes(StandardCharsets.ISO_8859_1));
    return out.toByteArray();
  }

  /** Bytes so far, for offsets of one's own. */
  public byte[] soFar() {
    return out.toByteArray();
  }

  /** Text as it is. */
  public void text(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Packed as PDFs pack. */
  public static byte[] deflated(byte[] content) {
    var deflater = new Deflater(9);
    deflater.setInput(content);
    deflater.finish();
    var out = new ByteArrayOutputStream();
    var piece = new byte[8192];
    while (!deflater.finished()) out.write(piece, 0, deflater.deflate(piece));
    deflater.end();
    return out.toByteArray();
  }

  /** Zeros, packed; the bomb of every format. */
  public static byte[] zeros(long count) {
    var deflater = new Deflater(9);
    var out = new ByteArrayOutputStream();
    var piece = new byte[1 << 16];
    var packed = new byte[1 << 16];
    for (long left = count; left > 0; left -= piece.length) {
      deflater.setInput(piece, 0, (int) Math.min(left, piece.length));
      while (!deflater.needsInput()) out.write(packed, 0, deflater.deflate(packed));
    }
    deflater.finish();
    while (!deflater.finished()) out.write(packed, 0, deflater.deflate(packed));
    deflater.end();
    return out.toByteArray();
  }
}
