package io.bordereau.signing.pades;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSString;

/** Objects of a PDF as they are written (ISO 32000-2 7.3): strings in hexadecimal digits, references by number. */
final class CosText {
  private static final int DEEPEST = 500;

  private CosText() {}

  static void ascii(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }

  static void write(OutputStream out, COSBase value) throws IOException {
    write(out, value, 0);
  }

  private static void write(OutputStream out, COSBase value, int depth) throws IOException {
    if (depth > DEEPEST) throw new IOException("nested too deeply");
    switch (value) {
      case COSObject reference -> reference(out, reference);
      case COSDictionary dictionary -> {
        ascii(out, "<<");
        for (Map.Entry<COSName, COSBase> each : dictionary.entrySet()) {
          each.getKey().writePDF(out);
          out.write(' ');
          write(out, each.getValue(), depth + 1);
          out.write('\n');
        }
        ascii(out, ">>");
      }
      case COSArray array -> {
        out.write('[');
        for (int i = 0; i < array.size(); i++) {
          if (i > 0) out.write(i % 16 == 0 ? '\n' : ' ');
          write(out, array.get(i), depth + 1);
        }
        out.write(']');
      }
      case COSName name -> name.writePDF(out);
      case COSInteger number -> number.writePDF(out);
      case COSFloat number -> number.writePDF(out);
      case COSBoolean truth -> truth.writePDF(out);
      case COSString string -> ascii(out, "<" + HexFormat.of().withUpperCase().formatHex(string.getBytes()) + ">");
      case null, default -> ascii(out, "null");
    }
  }

  private static void reference(OutputStream out, COSObject reference) throws IOException {
    COSObjectKey key = reference.getKey();
    ascii(out, key == null ? "null" : key.getNumber() + " " + key.getGeneration() + " R");
  }
}
