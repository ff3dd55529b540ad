package io.bordereau.signing.pades;

import io.bordereau.signing.keys.DigestAlgorithm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSString;

/** What is added behind a PDF (ISO 32000-2 7.5.6): new objects, new versions of old ones, and a table of them of the kind that the file has already. */
final class Increment {
  /** Four numbers of ten digits, and what stands between them. */
  private static final int BYTE_RANGE = 46;
  private static final long LARGEST = 9_999_999_999L;
  /** PDF/A has no more objects (ISO 19005-3 6.1.12), nor has any reader. */
  private static final long MOST_OBJECTS = 8_388_607;
  private static final int ID_LENGTH = 16;

  private final OpenPdf pdf;
  private final Map<COSObjectKey, COSBase> objects = new TreeMap<>();
  private final Map<COSObjectKey, byte[]> streams = new TreeMap<>();
  private long next;
  private COSObjectKey signature;
  private int contents;

  Increment(OpenPdf pdf) {
    this.pdf = pdf;
    this.next = pdf.firstFree();
  }

  /**
   * What was made, still without its signature.
   *
   * @param bytes of the increment
   * @param from where the hexadecimal digits of the signature begin, without their bracket
   * @param digits how many there are
   */
  record Written(byte[] bytes, int from, int digits) {
    /** Both brackets are left out of what is signed, too. */
    void digest(MessageDigest digest) {
      digest.update(bytes, 0, from - 1);
      digest.update(bytes, from + digits + 1, bytes.length - from - digits - 1);
    }

    /** The increment with the signature in it; what is left of its place stays zeros. */
    byte[] with(byte[] signature) {
      byte[] signed = bytes.clone();
      byte[] digits = Increment.digits(signature);
      System.arraycopy(digits, 0, signed, from, digits.length);
      return signed;
    }
  }

  /** Bytes as the hexadecimal digits of a string in a PDF. */
  static byte[] digits(byte[] value) {
    byte[] digits = new byte[2 * value.length];
    for (int i = 0; i < value.length; i++) {
      digits[2 * i] = (byte) Character.toUpperCase(Character.forDigit(value[i] >> 4 & 15, 16));
      digits[2 * i + 1] = (byte) Character.toUpperCase(Character.forDigit(value[i] & 15, 16));
    }
    return digits;
  }

  /** A new object. */
  COSObject add(COSBase value) throws Refusal {
    COSObjectKey key = new COSObjectKey(next++, 0);
    if (key.getNumber() > MOST_OBJECTS) throw Refusal.malformed("it has more objects than a PDF may have");
    objects.put(key, value);
    return new COSObject(value, key);
  }

  /** A new stream. */
  COSObject addStream(COSDictionary dictionary, byte[] bytes) throws Refusal {
    dictionary.setInt(COSName.LENGTH, bytes.length);
    COSObject reference = add(dictionary);
    streams.put(reference.getKey(), bytes);
    return reference;
  }

  /** A new signature dictionary with a place for so many bytes of a signature, and for the range that it covers. */
  COSObject addSignature(COSDictionary dictionary, int place) throws Refusal {
    COSObject reference = add(dictionary);
    signature = reference.getKey();
    contents = place;
    return reference;
  }

  /** Another size for the place of the signature. */
  void enlarge(int place) {
    contents = place;
  }

  /** A new version of an old dictionary, to be changed; the same at each call. */
  COSDictionary edit(COSObject old) throws Refusal {
    COSBase edited = objects.get(old.getKey());
    if (edited == null) {
      if (!(old.getObject() instanceof COSDictionary dictionary) || old.getKey() == null) throw Refusal.malformed("an object of it is missing");
      edited = new COSDictionary(dictionary);
      objects.put(old.getKey(), edited);
    }
    return (COSDictionary) edited;
  }

  /** Another version of an old object. */
  void replace(COSObject old, COSBase value) {
    objects.put(old.getKey(), value);
  }

  /** An array in a dictionary with something more at its end, wherever it stands: a new version of it, or of the dictionary. */
  void append(COSDictionary edited, COSName key, COSBase value) {
    COSBase raw = edited.getItem(key);
    COSArray longer = new COSArray();
    COSBase old = raw instanceof COSObject reference && objects.get(reference.getKey()) instanceof COSArray array ? array : edited.getDictionaryObject(key);
    if (old instanceof COSArray array) {
      for (int i = 0; i < array.size(); i++) longer.add(array.get(i));
    }
    longer.add(value);
    if (raw instanceof COSObject reference && old instanceof COSArray) {
      replace(reference, longer);
    } else {
      edited.setItem(key, longer);
    }
  }

  /** All of it as bytes, for the end of the file. */
  Written write() throws IOException, Refusal {
    long base = pdf.length();
    ByteArrayOutputStream out = new ByteArrayOutputStream(4096 + 2 * contents);
    if (!pdf.endsWithLine()) out.write('\n');
    Map<COSObjectKey, Long> offsets = new TreeMap<>();
    int from = 0;
    int range = 0;
    for (Map.Entry<COSObjectKey, COSBase> each : objects.entrySet()) {
      COSObjectKey key = each.getKey();
      offsets.put(key, base + out.size());
      CosText.ascii(out, key.getNumber() + " " + key.getGeneration() + " obj\n");
      if (key.equals(signature)) {
        CosText.ascii(out, "<<");
        for (Map.Entry<COSName, COSBase> entry : ((COSDictionary) each.getValue()).entrySet()) {
          entry.getKey().writePDF(out);
          out.write(' ');
          CosText.write(out, entry.getValue());
          out.write('\n');
        }
        CosText.ascii(out, "/ByteRange ");
        range = out.size();
        CosText.ascii(out, " ".repeat(BYTE_RANGE) + "\n/Contents <");
        from = out.size();
        byte[] zeros = new byte[2 * contents];
        Arrays.fill(zeros, (byte) '0');
        out.write(zeros);
        CosText.ascii(out, ">\n>>");
      } else {
        CosText.write(out, each.getValue());
      }
      if (streams.containsKey(key)) {
        CosText.ascii(out, "\nstream\n");
        out.write(streams.get(key));
        CosText.ascii(out, "\nendstream");
      }
      CosText.ascii(out, "\nendobj\n");
    }
    COSDictionary trailer = trailer(out.toByteArray());
    long start = base + out.size();
    if (start > LARGEST) throw new Refusal(PdfOutcome.Reason.TOO_LARGE, "it is longer than a table of objects can tell");
    if (pdf.tableIsStream()) {
      tableAsStream(out, offsets, trailer, start);
    } else {
      table(out, offsets, trailer);
    }
    CosText.ascii(out, "startxref\n" + start + "\n%%EOF\n");
    byte[] bytes = out.toByteArray();
    if (signature != null) {
      long end = base + from + 2L * contents + 1;
      byte[] text = ("[0 " + (base + from - 1) + " " + end + " " + (base + bytes.length - end) + "]").getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(text, 0, bytes, range, text.length);
    }
    return new Written(bytes, from, 2 * contents);
  }

  private COSDictionary trailer(byte[] written) {
    COSDictionary old = pdf.trailer();
    COSDictionary trailer = new COSDictionary();
    trailer.setItem(COSName.ROOT, old.getItem(COSName.ROOT));
    if (old.getItem(COSName.INFO) instanceof COSObject info) trailer.setItem(COSName.INFO, info);
    trailer.setLong(COSName.PREV, pdf.startOfTable());
    // the second half changes with the file (ISO 32000-2 14.4), and by nothing but what is in it
    MessageDigest digest = DigestAlgorithm.SHA256.start();
    COSArray ids = old.getCOSArray(COSName.ID);
    boolean known = ids != null && ids.size() == 2 && ids.getObject(0) instanceof COSString && ids.getObject(1) instanceof COSString;
    if (known) digest.update(((COSString) ids.getObject(1)).getBytes());
    COSString second = new COSString(Arrays.copyOf(digest.digest(written), ID_LENGTH));
    COSArray changed = new COSArray();
    changed.add(known ? ids.getObject(0) : second);
    changed.add(second);
    trailer.setItem(COSName.ID, changed);
    trailer.setLong(COSName.SIZE, next);
    return trailer;
  }

  private void table(ByteArrayOutputStream out, Map<COSObjectKey, Long> offsets, COSDictionary trailer) throws IOException {
    CosText.ascii(out, "xref\n");
    for (long[] run : runs(offsets)) {
      CosText.ascii(out, run[0] + " " + run[1] + "\n");
      for (Map.Entry<COSObjectKey, Long> each : offsets.entrySet()) {
        long number = each.getKey().getNumber();
        if (number >= run[0] && number < run[0] + run[1]) {
          CosText.ascii(out, String.format(Locale.ROOT, "%010d %05d n \n", each.getValue(), each.getKey().getGeneration()));
        }
      }
    }
    CosText.ascii(out, "trailer\n");
    CosText.write(out, trailer);
    out.write('\n');
  }

  private void tableAsStream(ByteArrayOutputStream out, Map<COSObjectKey, Long> offsets, COSDictionary trailer, long start) throws IOException {
    COSObjectKey own = new COSObjectKey(next, 0);
    offsets.put(own, start);
    ByteBuffer rows = ByteBuffer.allocate(8 * offsets.size());
    offsets.forEach((key, offset) -> rows.put((byte) 1).put((byte) (offset >>> 32)).putInt(offset.intValue()).putShort((short) key.getGeneration()));
    COSArray index = new COSArray();
    for (long[] run : runs(offsets)) {
      index.add(COSInteger.get(run[0]));
      index.add(COSInteger.get(run[1]));
    }
    trailer.setItem(COSName.TYPE, COSName.XREF);
    trailer.setLong(COSName.SIZE, next + 1);
    trailer.setItem(COSName.INDEX, index);
    trailer.setItem(COSName.W, COSArray.ofCOSIntegers(List.of(1, 5, 2)));
    trailer.setInt(COSName.LENGTH, rows.capacity());
    CosText.ascii(out, own.getNumber() + " 0 obj\n");
    CosText.write(out, trailer);
    CosText.ascii(out, "\nstream\n");
    out.write(rows.array());
    CosText.ascii(out, "\nendstream\nendobj\n");
  }

  /** Numbers in a row: the first, and how many. */
  private static List<long[]> runs(Map<COSObjectKey, Long> offsets) {
    List<long[]> runs = new ArrayList<>();
    for (Iterator<COSObjectKey> keys = offsets.keySet().iterator(); keys.hasNext();) {
      long number = keys.next().getNumber();
      long[] last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
      if (last != null && last[0] + last[1] == number) {
        last[1]++;
      } else {
        runs.add(new long[] {number, 1});
      }
    }
    return runs;
  }
}
