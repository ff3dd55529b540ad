package io.bordereau.signing.pades;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** A PDF whose structure is read, strictly and within bounds: as much of it as signing needs. */
final class OpenPdf implements AutoCloseable {
  private static final COSName LOCK = COSName.getPDFName("Lock");
  private static final COSName TRANSFORM_METHOD = COSName.getPDFName("TransformMethod");
  private static final int NOTHING_MAY_CHANGE = 1;
  private static final float FIRST_WITH_EXTENSIONS = 1.7f;
  private static final float FIRST_WITHOUT_NEED = 2.0f;

  private final PdfLimits limits;
  private final RandomAccessRead source;
  private final PDDocument document;
  private final COSDocument cos;
  private final COSObject catalogReference;
  private final boolean tableIsStream;

  /**
   * A signature that is in the file.
   *
   * @param field its field
   * @param dictionary the signature dictionary
   * @param encoded what /Contents has, without the zeros behind it
   * @param stamp whether it is a document time-stamp
   */
  record Found(COSDictionary field, COSDictionary dictionary, byte[] encoded, boolean stamp) {}

  private OpenPdf(PdfBytes bytes, PdfLimits limits) throws IOException, Refusal {
    this.limits = limits;
    if (bytes.length() > limits.bytes()) throw new Refusal(PdfOutcome.Reason.TOO_LARGE, "it has " + bytes.length() + " bytes, and " + limits.bytes() + " are taken on");
    source = bytes.open();
    PDDocument parsed = null;
    try {
      parsed = new BoundedParser(source, limits.decoded()).parse(false);
      document = parsed;
      cos = parsed.getDocument();
      if (cos.isEncrypted() || cos.getTrailer().getItem(COSName.ENCRYPT) != null) throw new Refusal(PdfOutcome.Reason.ENCRYPTED, "it is encrypted");
      if (!(cos.getTrailer().getItem(COSName.ROOT) instanceof COSObject root) || !(root.getObject() instanceof COSDictionary)) throw Refusal.malformed("it has no catalog");
      catalogReference = root;
      tableIsStream = tableIsAt(cos.getStartXref());
    } catch (InvalidPasswordException e) {
      source.close();
      throw new Refusal(PdfOutcome.Reason.ENCRYPTED, "it is encrypted");
    } catch (BoundedParser.TooLarge e) {
      source.close();
      throw new Refusal(PdfOutcome.Reason.TOO_LARGE, e.getMessage());
    } catch (IOException | RuntimeException e) {
      boolean encrypted = encryptedByItsEnd(source);
      source.close();
      if (encrypted) throw new Refusal(PdfOutcome.Reason.ENCRYPTED, "it is encrypted");
      throw Refusal.malformed("its structure cannot be read without mending it");
    } catch (Refusal e) {
      parsed.close();
      source.close();
      throw e;
    }
  }

  /** What is encrypted for certificates, or in a manner that nobody knows, is broken for the parser; its trailer tells. */
  private static boolean encryptedByItsEnd(RandomAccessRead source) throws IOException {
    byte[] end = new byte[(int) Math.min(source.length(), 4096)];
    source.seek(source.length() - end.length);
    int n = source.read(end, 0, end.length);
    return n > 0 && new String(end, 0, n, StandardCharsets.ISO_8859_1).contains("/Encrypt");
  }

  static OpenPdf of(PdfBytes bytes, PdfLimits limits) throws IOException, Refusal {
    return new OpenPdf(bytes, limits);
  }

  private boolean tableIsAt(long offset) throws IOException, Refusal {
    if (offset <= 0 || offset >= source.length()) throw Refusal.malformed("its table of objects is not where it should be");
    source.seek(offset);
    int first = source.read();
    while (first == ' ' || first == '\n' || first == '\r' || first == '\t') first = source.read();
    if (first != 'x' && !Character.isDigit(first)) throw Refusal.malformed("its table of objects is not where it should be");
    return first != 'x';
  }

  long length() throws IOException {
    return source.length();
  }

  boolean endsWithLine() throws IOException {
    source.seek(source.length() - 1);
    int last = source.read();
    return last == '\n' || last == '\r';
  }

  boolean tableIsStream() {
    return tableIsStream;
  }

  long startOfTable() {
    return cos.getStartXref();
  }

  COSDictionary trailer() {
    return cos.getTrailer();
  }

  /** The first object number that nobody has. */
  long firstFree() {
    return Math.max(Math.max(cos.getTrailer().getLong(COSName.SIZE, 1), 1), cos.getXrefTable().keySet().stream().mapToLong(COSObjectKey::getNumber).max().orElse(0) + 1);
  }

  COSObject catalogReference() {
    return catalogReference;
  }

  COSDictionary catalog() {
    return (COSDictionary) catalogReference.getObject();
  }

  /** Whether what we add is an extension of the version that it claims to be of: PDF 1.7 does not know it yet, older ones have no word for it, and PDF 2.0 knows it. */
  boolean wantsExtension() {
    float version = document.getVersion();
    return version >= FIRST_WITH_EXTENSIONS && version < FIRST_WITHOUT_NEED;
  }

  /** A page by its number from 1 on; 0 for the last. */
  COSObject page(int number) throws Refusal {
    Deque<COSBase> open = new ArrayDeque<>();
    Set<COSObjectKey> seen = new HashSet<>();
    open.push(catalog().getItem(COSName.PAGES) == null ? new COSDictionary() : catalog().getItem(COSName.PAGES));
    int at = 0;
    for (int visited = 0; !open.isEmpty(); visited++) {
      if (visited > limits.nodes()) throw new Refusal(PdfOutcome.Reason.TOO_LARGE, "it has more than " + limits.nodes() + " pages and groups of pages");
      if (!(open.pop() instanceof COSObject reference) || !(reference.getObject() instanceof COSDictionary node) || !seen.add(reference.getKey())) continue;
      COSArray kids = node.getCOSArray(COSName.KIDS);
      if (kids == null) {
        if (number == 0 || ++at == number) return reference;
      } else if (number == 0) {
        for (int i = 0; i < Math.min(kids.size(), limits.nodes()); i++) open.push(kids.get(i));
      } else {
        for (int i = Math.min(kids.size(), limits.nodes()) - 1; i >= 0; i--) open.push(kids.get(i));
      }
    }
    throw new Refusal(number <= 1 ? PdfOutcome.Reason.MALFORMED : PdfOutcome.Reason.SEAL_DOES_NOT_FIT, number <= 1 ? "it has no page" : "it has only " + at + " pages");
  }

  /** An attribute of a page, its own or inherited. */
  COSBase inherited(COSDictionary page, COSName key) {
    COSDictionary node = page;
    for (int depth = 0; node != null && depth < 50; depth++, node = node.getCOSDictionary(COSName.PARENT)) {
      COSBase value = node.getDictionaryObject(key);
      if (value != null) return value;
    }
    return null;
  }

  /** The names of the fields on the first floor: a new one has another. */
  Set<String> fieldNames() {
    Set<String> names = new HashSet<>();
    COSDictionary form = catalog().getCOSDictionary(COSName.ACRO_FORM);
    COSArray fields = form == null ? null : form.getCOSArray(COSName.FIELDS);
    for (int i = 0; fields != null && i < Math.min(fields.size(), limits.nodes()); i++) {
      if (fields.getObject(i) instanceof COSDictionary field && field.getDictionaryObject(COSName.T) instanceof COSString name) names.add(name.getString());
    }
    return names;
  }

  /** All signatures of the form, in its order. */
  List<Found> signatures() throws Refusal {
    List<Found> found = new ArrayList<>();
    Deque<COSBase> open = new ArrayDeque<>();
    Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    COSDictionary form = catalog().getCOSDictionary(COSName.ACRO_FORM);
    if (form != null && form.getCOSArray(COSName.FIELDS) != null) push(open, form.getCOSArray(COSName.FIELDS));
    for (int visited = 0; !open.isEmpty(); visited++) {
      if (visited > limits.nodes()) throw new Refusal(PdfOutcome.Reason.TOO_LARGE, "it has more than " + limits.nodes() + " fields");
      COSBase each = open.pop();
      if (!((each instanceof COSObject reference ? reference.getObject() : each) instanceof COSDictionary field) || !seen.add(field)) continue;
      if (field.getCOSArray(COSName.KIDS) != null) push(open, field.getCOSArray(COSName.KIDS));
      COSDictionary value = field.getCOSDictionary(COSName.V);
      if (value != null && value.getDictionaryObject(COSName.CONTENTS) instanceof COSString contents && value.getCOSArray(COSName.BYTERANGE) != null) {
        found.add(new Found(field, value, derOf(contents.getBytes()), "ETSI.RFC3161".equals(value.getNameAsString(COSName.SUB_FILTER))));
      }
    }
    return found;
  }

  private void push(Deque<COSBase> open, COSArray all) {
    for (int i = Math.min(all.size(), limits.nodes()) - 1; i >= 0; i--) open.push(all.get(i));
  }

  /** What stands before the zeros: its own length says it, and where that is indefinite, all of it. */
  private static byte[] derOf(byte[] padded) {
    if (padded.length < 2 || (padded[1] & 0xff) == 0x80) return padded;
    int first = padded[1] & 0xff;
    long length = first;
    int head = 2;
    if (first > 0x80) {
      length = 0;
      head += first & 0x7f;
      for (int i = 2; i < head && i < padded.length; i++) length = Math.min(length << 8 | padded[i] & 0xff, Integer.MAX_VALUE);
    }
    return head + length >= padded.length ? padded : Arrays.copyOf(padded, (int) (head + length));
  }

  /** Whether a signature says that nothing at all may be added: only what proves signatures may be then (ISO 32000-2 12.8.2.2, 12.7.5.5). */
  boolean locked() throws Refusal {
    for (Found each : signatures()) {
      COSDictionary lock = each.field().getCOSDictionary(LOCK);
      if (lock != null && lock.getInt(COSName.P) == NOTHING_MAY_CHANGE) return true;
      COSArray references = each.dictionary().getCOSArray(COSName.getPDFName("Reference"));
      for (int i = 0; references != null && i < Math.min(references.size(), 100); i++) {
        if (references.getObject(i) instanceof COSDictionary reference && "DocMDP".equals(reference.getNameAsString(TRANSFORM_METHOD))) {
          COSDictionary parameters = reference.getCOSDictionary(COSName.getPDFName("TransformParams"));
          if (parameters != null && parameters.getInt(COSName.P) == NOTHING_MAY_CHANGE) return true;
        }
      }
    }
    return false;
  }

  PdfLimits limits() {
    return limits;
  }

  @Override
  public void close() throws IOException {
    document.close();
    source.close();
  }
}
