package io.bordereau.pdf.bounds;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks over the bytes of a PDF before anything understands them: how many objects it has, and how much its streams hold when they are unpacked. A
 * reader of PDFs unpacks while it opens a file, so that a bomb has to be found before; nothing is kept of what comes out here.
 */
final class Census {
  private static final byte[] STREAM = ascii("stream");
  private static final byte[] END = ascii("end");
  private static final byte[] OBJECT = ascii("obj");
  private static final int FARTHEST = 1 << 14;
  /** More filters around one stream than anyone needs. */
  static final int MOST_FILTERS = 6;
  private static final List<String> GUESS = List.of("FlateDecode", "FlateDecode", "FlateDecode");
  private static final long MOST_COLUMNS = 1_000_000;

  private final byte[] bytes;
  private final Effort effort;
  private long all;

  private Census(byte[] bytes, Effort effort) {
    this.bytes = bytes;
    this.effort = effort;
  }

  /** Refuses what holds too much. */
  static void take(byte[] bytes, Effort effort) throws PdfRefused {
    var limits = effort.limits();
    if (bytes.length > limits.bytes()) throw new PdfRefused(PdfFindings.large("bytes", limits.bytes()));
    if (!isPdf(bytes)) throw new PdfRefused(PdfFindings.unreadable("it does not begin as a PDF does"));
    new Census(bytes, effort).run();
  }

  /** Whether the bytes begin as a PDF does; the standard allows some before. */
  static boolean isPdf(byte[] bytes) {
    int most = Math.min(bytes.length - 4, 1024);
    for (int i = 0; i < most; i++) if (bytes[i] == '%' && bytes[i + 1] == 'P' && bytes[i + 2] == 'D' && bytes[i + 3] == 'F') return true;
    return false;
  }

  private void run() throws PdfRefused {
    int objects = 0;
    int last = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 'o' && here(OBJECT, i) && i > 1 && bytes[i - 1] <= ' ' && bytes[i - 2] >= '0' && bytes[i - 2] <= '9') {
        if (++objects > effort.limits().objects()) throw new PdfRefused(PdfFindings.large("objects", effort.limits().objects()));
        last = i + OBJECT.length;
      } else if (bytes[i] == 's' && here(STREAM, i) && !(i >= END.length && here(END, i - END.length))) {
        stream(Math.max(last, i - FARTHEST), i);
        i += STREAM.length - 1;
      }
    }
  }

  private void stream(int dictionary, int keyword) throws PdfRefused {
    effort.time();
    var names = names(dictionary, keyword);
    int data = keyword + STREAM.length;
    while (data < bytes.length && bytes[data] <= ' ' && bytes[data] >= 0) data++;
    int start = keyword + STREAM.length;
    if (start < bytes.length && bytes[start] == '\r') start++;
    if (start < bytes.length && bytes[start] == '\n') start++;
    if (names.contains("DCTDecode") || names.contains("DCT")) jpeg(start);
    var filters = names.stream().filter(n -> Unpacking.of(n, InputStream.nullInputStream()) != null).toList();
    if (filters.size() > MOST_FILTERS) throw new PdfRefused(PdfFindings.large("filters around one stream", MOST_FILTERS));
    if (!filters.isEmpty()) count(filters, start);
    // What does not name its filter here, or names it in another object, may still be packed.
    if (filters.isEmpty() || names.contains("#")) count(GUESS, start);
    if (data != start) count(GUESS, data);
  }

  /** Unpacks one filter after the other, each over what the one before gives, and counts the last; each one before is no longer than its data. */
  private void count(List<String> filters, int start) throws PdfRefused {
    for (int depth = 1; depth <= filters.size(); depth++) {
      long before = all;
      InputStream in = new ByteArrayInputStream(bytes, start, bytes.length - start);
      for (int i = 0; i < depth; i++) in = Unpacking.of(filters.get(i), in);
      all = count(in, all, effort);
      if (all - before < 16) return; // by chance: no data of this filter
    }
  }

  /** Reads to the end and counts; the sum, to which that of other streams before belongs. */
  static long count(InputStream in, long before, Effort effort) throws PdfRefused {
    long most = effort.limits().unpackedStream();
    long all = before;
    var piece = new byte[1 << 14];
    try (var unpacked = in) {
      int n = unpacked.read(piece);
      while (n > 0) {
        all += n;
        if (all - before > most) throw new PdfRefused(PdfFindings.large("bytes in one unpacked stream", most));
        if (all > effort.limits().unpackedAll()) throw new PdfRefused(PdfFindings.large("bytes in all unpacked streams", effort.limits().unpackedAll()));
        effort.time();
        n = unpacked.read(piece);
      }
    } catch (PdfRefused refused) {
      throw refused;
    } catch (IOException notPacked) {
      return all; // What is broken ends here for the reader of PDFs as well.
    }
    return all;
  }

  /** The size that a picture says itself, which is what memory is taken for; the PDF around it may say another one. */
  private void jpeg(int start) throws PdfRefused {
    int most = Math.min(bytes.length - 9, start + (1 << 20));
    for (int i = start; i < most; i++) {
      int marker = bytes[i + 1] & 0xff;
      boolean frame = (bytes[i] & 0xff) == 0xff && marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
      if (!frame) continue;
      int length = two(i + 2);
      // A frame of one to four colours: other bytes may look like its beginning.
      if (length < 11 || length > 20) continue;
      effort.picture(two(i + 7), two(i + 5));
      return;
    }
  }

  private int two(int at) {
    return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
  }

  /** The names in a dictionary in their order; {@code #} among them when a filter is named by reference. */
  private List<String> names(int from, int to) throws PdfRefused {
    var names = new ArrayList<String>();
    boolean filter = false;
    for (int i = from; i < to; i++) {
      if (bytes[i] != '/') {
        if (filter && bytes[i] == 'R' && bytes[i - 1] <= ' ') names.add("#");
        continue;
      }
      var name = new StringBuilder();
      int end = i + 1;
      while (end < to && regular(bytes[end]) && name.length() < 64) {
        int high = bytes[end] == '#' && end + 2 < to ? Character.digit(bytes[end + 1], 16) : -1;
        int low = high < 0 ? -1 : Character.digit(bytes[end + 2], 16);
        name.append(low < 0 ? (char) (bytes[end] & 0xff) : (char) (high << 4 | low));
        end += low < 0 ? 1 : 3;
      }
      filter = name.compareTo(new StringBuilder("Filter")) == 0 || filter && Unpacking.of(name.toString(), InputStream.nullInputStream()) != null;
      if (name.compareTo(new StringBuilder("Columns")) == 0 && number(end, to) > MOST_COLUMNS) throw new PdfRefused(PdfFindings.large("columns of one picture", MOST_COLUMNS));
      names.add(name.toString());
      i = end - 1;
    }
    return names;
  }

  private long number(int from, int to) {
    long number = 0;
    int i = from;
    while (i < to && bytes[i] <= ' ') i++;
    for (; i < to && bytes[i] >= '0' && bytes[i] <= '9' && number < Long.MAX_VALUE / 100; i++) number = number * 10 + (bytes[i] - '0');
    return number;
  }

  private static boolean regular(byte b) {
    return b < 0 || b > ' ' && "()<>[]{}/%".indexOf(b) < 0;
  }

  private boolean here(byte[] word, int at) {
    if (at < 0 || at + word.length > bytes.length) return false;
    for (int i = 0; i < word.length; i++) if (bytes[at + i] != word[i]) return false;
    return true;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
