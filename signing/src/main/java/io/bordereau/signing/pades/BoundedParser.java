package io.bordereau.signing.pades;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdfparser.PDFParser;

/**
 * The parser of PDFBox, which expands compressed tables in memory however large they get: here a stream is measured before it is expanded. Only structure is read through it, and
 * structure is compressed once and by Flate; anything else is an attack.
 */
final class BoundedParser extends PDFParser {
  /** No Flate stream expands by more. */
  private static final long STEEPEST = 1040;
  private static final int BUFFER = 1 << 14;

  private final long most;

  BoundedParser(RandomAccessRead source, long most) throws IOException {
    super(source);
    this.most = most;
  }

  /** A stream that is larger than is taken on. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("a compressed table is larger than is taken on");
    }
  }

  @Override
  protected COSStream parseCOSStream(COSDictionary dictionary) throws IOException {
    COSStream stream = super.parseCOSStream(dictionary);
    COSBase filter = stream.getFilters();
    if (filter instanceof COSArray several) {
      if (several.size() > 1) throw new TooLarge();
      filter = several.size() == 1 ? several.getObject(0) : null;
    }
    if (filter == null) return stream;
    if (!COSName.FLATE_DECODE.equals(filter) && !COSName.FLATE_DECODE_ABBREVIATION.equals(filter)) throw new TooLarge();
    if (stream.getLength() * STEEPEST > most) measure(stream);
    return stream;
  }

  private void measure(COSStream stream) throws IOException {
    Inflater inflater = new Inflater();
    try (InputStream in = stream.createRawInputStream()) {
      byte[] buffer = new byte[BUFFER];
      byte[] out = new byte[BUFFER];
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        inflater.setInput(buffer, 0, n);
        for (int expanded = inflater.inflate(out); expanded > 0; expanded = inflater.inflate(out)) {
          if (inflater.getBytesWritten() > most) throw new TooLarge();
        }
      }
    } catch (DataFormatException e) {
      throw new IOException("a compressed table is broken", e);
    } finally {
      inflater.end();
    }
  }
}
