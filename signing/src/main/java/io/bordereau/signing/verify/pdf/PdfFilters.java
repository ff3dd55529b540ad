package io.bordereau.signing.verify.pdf;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks the streams that the structure of a file itself is written in: cross references and packed objects. */
final class PdfFilters {
  private static final int MOST = 128 << 20;

  private PdfFilters() {}

  static byte[] unpacked(PdfFile file, PdfValue.Stream stream) throws PdfBroken {
    PdfValue filter = file.direct(stream.dict().get("Filter"));
    PdfValue parameters = file.direct(stream.dict().get("DecodeParms"));
    if (filter instanceof PdfValue.Array several) {
      if (several.items().size() > 1) {
        throw new PdfBroken("its structure is packed in a way that is not known");
      }
      filter = several.items().isEmpty() ? PdfValue.NULL : file.direct(several.items().get(0));
      parameters = parameters instanceof PdfValue.Array list && !list.items().isEmpty() ? file.direct(list.items().get(0)) : parameters;
    }
    if (filter.equals(PdfValue.NULL)) {
      return stream.raw().bytes();
    }
    if (!(filter instanceof PdfValue.Name name) || !name.text().equals("FlateDecode") && !name.text().equals("Fl")) {
      throw new PdfBroken("its structure is packed in a way that is not known");
    }
    byte[] inflated = inflate(stream.raw());
    if (!(parameters instanceof PdfValue.Dict dict) || !(file.direct(dict.get("Predictor")) instanceof PdfValue.Number predictor) || predictor.whole() == 1) {
      return inflated;
    }
    if (predictor.whole() < 10 || predictor.whole() > 15) {
      throw new PdfBroken("its structure is packed in a way that is not known");
    }
    return predicted(inflated, number(file, dict, "Columns", 1), number(file, dict, "Colors", 1) * number(file, dict, "BitsPerComponent", 8));
  }

  private static int number(PdfFile file, PdfValue.Dict dict, String key, int otherwise) throws PdfBroken {
    PdfValue value = file.direct(dict.get(key));
    if (value.equals(PdfValue.NULL)) {
      return otherwise;
    }
    if (value instanceof PdfValue.Number number && number.whole() > 0 && number.whole() < 10_000) {
      return (int) number.whole();
    }
    throw new PdfBroken("its structure is packed in a way that is not known");
  }

  private static byte[] inflate(PdfValue.Slice raw) throws PdfBroken {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(raw.file(), raw.from(), raw.to() - raw.from());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[1 << 14];
      while (!inflater.finished()) {
        int n = inflater.inflate(buffer);
        if (n == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          throw new PdfBroken("a part of its structure is packed and cut off");
        }
        out.write(buffer, 0, n);
        if (out.size() > MOST) {
          throw PdfBroken.tooMuch("a part of its structure has more than " + MOST + " bytes unpacked");
        }
      }
      return out.toByteArray();
    } catch (DataFormatException e) {
      throw new PdfBroken("a part of its structure cannot be unpacked");
    } finally {
      inflater.end();
    }
  }

  /** Undoes the predictors of PNG (ISO 32000-2 7.4.4.4). */
  private static byte[] predicted(byte[] in, int columns, int bits) throws PdfBroken {
    int width = (columns * bits + 7) / 8;
    int step = Math.max(1, bits / 8);
    int rows = in.length / (width + 1);
    byte[] out = new byte[rows * width];
    for (int row = 0; row < rows; row++) {
      int type = in[row * (width + 1)];
      for (int i = 0; i < width; i++) {
        int here = row * width + i;
        int left = i >= step ? out[here - step] & 0xFF : 0;
        int up = row > 0 ? out[here - width] & 0xFF : 0;
        int corner = row > 0 && i >= step ? out[here - width - step] & 0xFF : 0;
        int add = switch (type) {
          case 0 -> 0;
          case 1 -> left;
          case 2 -> up;
          case 3 -> (left + up) / 2;
          case 4 -> paeth(left, up, corner);
          default -> throw new PdfBroken("its structure is packed in a way that is not known");
        };
        out[here] = (byte) (in[row * (width + 1) + 1 + i] + add);
      }
    }
    return out;
  }

  private static int paeth(int left, int up, int corner) {
    int p = left + up - corner;
    int a = Math.abs(p - left);
    int b = Math.abs(p - up);
    int c = Math.abs(p - corner);
    return a <= b && a <= c ? left : b <= c ? up : corner;
  }
}
