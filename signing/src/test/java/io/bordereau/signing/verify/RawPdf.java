package io.bordereau.signing.verify;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A PDF written by hand, revision after revision, so that a test can write what no library would. */
final class RawPdf {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final TreeMap<Integer, Integer> offsets = new TreeMap<>();
  private int last = -1;

  /** A new file. */
  static RawPdf begun() {
    RawPdf pdf = new RawPdf();
    pdf.raw("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n");
    return pdf;
  }

  /** One more revision of a file. */
  static RawPdf after(byte[] file) {
    RawPdf pdf = new RawPdf();
    pdf.out.writeBytes(file);
    pdf.last = startxref(file);
    if (file[file.length - 1] != '\n') {
      pdf.raw("\n");
    }
    return pdf;
  }

  static int startxref(byte[] file) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    return Integer.parseInt(text.substring(text.lastIndexOf("startxref") + 9).strip().split("\\s")[0]);
  }

  RawPdf raw(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  /** An object that the cross references will name. */
  RawPdf object(int number, String body) {
    offsets.put(number, out.size());
    return raw(number + " 0 obj\n" + body + "\nendobj\n");
  }

  /** An object that the cross references will not name. */
  RawPdf hidden(int number, String body) {
    return raw(number + " 0 obj\n" + body + "\nendobj\n");
  }

  RawPdf stream(int number, String dict, String content) {
    return object(number, "<<" + dict + " /Length " + content.length() + ">>\nstream\n" + content + "\nendstream");
  }

  /** Lets the cross references name another place. */
  RawPdf place(int number, int offset) {
    offsets.put(number, offset);
    return this;
  }

  int size() {
    return out.size();
  }

  /** The end of a revision, with a table. */
  byte[] end(String trailer) {
    return end(trailer, last);
  }

  byte[] end(String trailer, int previous) {
    int at = out.size();
    raw("xref\n");
    if (previous < 0) {
      raw("0 1\n0000000000 65535 f \n");
    }
    for (List<Integer> run : runs()) {
      raw(run.get(0) + " " + run.size() + "\n");
      for (int number : run) {
        int offset = offsets.get(number);
        raw(String.format("%010d %05d %s \n", Math.max(offset, 0), offset < 0 ? 1 : 0, offset < 0 ? "f" : "n"));
      }
    }
    raw("trailer\n<<" + trailer + (previous < 0 ? "" : " /Prev " + previous) + ">>\nstartxref\n" + at + "\n%%EOF\n");
    return bytes();
  }

  /** The end of a first revision, with a stream of cross references; behind its own number come packed objects, each with its stream and its index. */
  byte[] streamed(String trailer, int number, int... packed) {
    int at = out.size();
    offsets.put(number, at);
    StringBuilder index = new StringBuilder("0 1");
    StringBuilder rows = new StringBuilder("000000000000");
    offsets.forEach((object, offset) -> {
      index.append(' ').append(object).append(" 1");
      rows.append(String.format("01%08x00", offset));
    });
    for (int i = 0; i < packed.length; i += 3) {
      index.append(' ').append(packed[i]).append(" 1");
      rows.append(String.format("02%08x%02x", packed[i + 1], packed[i + 2]));
    }
    String table = new String(java.util.HexFormat.of().parseHex(rows.toString()), StandardCharsets.ISO_8859_1);
    raw(number + " 0 obj\n<</Type /XRef /W [1 4 1] /Index [" + index + "] " + trailer + " /Length " + table.length() + ">>\nstream\n" + table + "\nendstream\nendobj\nstartxref\n" + at
        + "\n%%EOF\n");
    return bytes();
  }

  private List<List<Integer>> runs() {
    List<List<Integer>> runs = new ArrayList<>();
    for (int number : offsets.keySet()) {
      if (runs.isEmpty() || runs.get(runs.size() - 1).get(runs.get(runs.size() - 1).size() - 1) != number - 1) {
        runs.add(new ArrayList<>());
      }
      runs.get(runs.size() - 1).add(number);
    }
    return runs;
  }

  byte[] bytes() {
    return out.toByteArray();
  }
}
