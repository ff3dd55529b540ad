package io.bordereau.signing.verify.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.encryption.PDEncryption;
import org.apache.pdfbox.pdmodel.encryption.SecurityHandler;
import org.apache.pdfbox.pdmodel.encryption.StandardDecryptionMaterial;
import org.apache.pdfbox.pdmodel.encryption.StandardSecurityHandler;

/**
 * What opens the strings and streams of a file that is encrypted and wants no password (ISO 32000-2 7.6.4, standard security handler with the empty user
 * password). A signature covers the bytes as they stand there, encrypted; this is for looking at what they mean.
 */
final class PdfDecryption {
  private static final int DEEPEST = 60;

  private final SecurityHandler<?> handler;

  private PdfDecryption(SecurityHandler<?> handler) {
    this.handler = handler;
  }

  /** What opens a file; null when it wants a password or a key. */
  static PdfDecryption of(PdfFile file) {
    try {
      if (!(file.dict(file.trailer(), "Encrypt") instanceof PdfValue.Dict dict) || !dict.is("Filter", "Standard")) {
        return null;
      }
      COSArray ids = new COSArray();
      for (PdfValue each : file.items(file.trailer().get("ID"))) {
        if (file.direct(each) instanceof PdfValue.Text text) {
          ids.add(new COSString(text.bytes()));
        }
      }
      StandardSecurityHandler handler = new StandardSecurityHandler();
      handler.prepareForDecryption(new PDEncryption((COSDictionary) cos(file, dict, 0)), ids, new StandardDecryptionMaterial(""));
      return new PdfDecryption(handler);
    } catch (IOException | PdfBroken | RuntimeException e) {
      return null; // another password, or nothing that can be opened
    }
  }

  /** A value in the words of the library. */
  private static COSBase cos(PdfFile file, PdfValue value, int depth) throws PdfBroken {
    if (depth > DEEPEST) {
      throw new PdfBroken("its encryption is described too deeply");
    }
    switch (file.direct(value)) {
      case PdfValue.Dict dict -> {
        COSDictionary all = new COSDictionary();
        for (Map.Entry<String, PdfValue> each : dict.entries().entrySet()) {
          all.setItem(COSName.getPDFName(each.getKey()), cos(file, each.getValue(), depth + 1));
        }
        return all;
      }
      case PdfValue.Array array -> {
        COSArray all = new COSArray();
        for (PdfValue each : array.items()) {
          all.add(cos(file, each, depth + 1));
        }
        return all;
      }
      case PdfValue.Text text -> {
        return new COSString(text.bytes());
      }
      case PdfValue.Name name -> {
        return COSName.getPDFName(name.text());
      }
      case PdfValue.Number number -> {
        return COSInteger.get((long) number.real());
      }
      case PdfValue.Word word -> {
        return word.text().equals("null") ? COSNull.NULL : COSBoolean.getBoolean(word.text().equals("true"));
      }
      case PdfValue.Stream stream -> {
        return COSNull.NULL;
      }
      case PdfValue.Ref ref -> {
        return COSNull.NULL;
      }
    }
  }

  /** The bytes of a stream, still packed as its filters say. */
  PdfValue.Stream stream(PdfValue.Stream stream, int number, int generation) throws PdfBroken {
    try (Encrypted open = new Encrypted(stream.raw())) {
      for (String key : List.of("Type", "Subtype")) {
        if (stream.dict().get(key) instanceof PdfValue.Name name) {
          open.setItem(COSName.getPDFName(key), COSName.getPDFName(name.text()));
        }
      }
      handler.decryptStream(open, number, generation);
      byte[] bytes = open.decrypted();
      return new PdfValue.Stream(stream.dict(), new PdfValue.Slice(bytes, 0, bytes.length));
    } catch (IOException | RuntimeException e) {
      throw new PdfBroken("the stream " + number + " cannot be decrypted");
    }
  }

  /** A stream that is read from here and written there: the library reads one and writes the other at once. */
  private static final class Encrypted extends COSStream {
    private final PdfValue.Slice raw;

    Encrypted(PdfValue.Slice raw) {
      this.raw = raw;
    }

    @Override
    public InputStream createRawInputStream() {
      return new ByteArrayInputStream(raw.file(), raw.from(), raw.to() - raw.from());
    }

    byte[] decrypted() throws IOException {
      // what the library leaves untouched, as the filter Identity has it, is not written at all
      if (!hasData()) {
        return raw.bytes();
      }
      try (InputStream in = super.createRawInputStream()) {
        return in.readAllBytes();
      }
    }
  }

  /** A value with its strings opened, save for the one that holds a signature, which is never encrypted. */
  PdfValue strings(PdfValue value, int number, int generation) throws PdfBroken {
    return strings(value, number, generation, 0);
  }

  private PdfValue strings(PdfValue value, int number, int generation, int depth) throws PdfBroken {
    if (depth > DEEPEST * 10) {
      throw new PdfBroken("the object " + number + " is nested too deeply");
    }
    switch (value) {
      case PdfValue.Text text -> {
        try {
          return handler.decrypt(new COSString(text.bytes()), number, generation) instanceof COSString open ? new PdfValue.Text(open.getBytes(), text.from(), text.to(), text.hex()) : text;
        } catch (IOException | RuntimeException e) {
          throw new PdfBroken("a string of the object " + number + " cannot be decrypted");
        }
      }
      case PdfValue.Array array -> {
        List<PdfValue> all = new ArrayList<>(array.items().size());
        for (PdfValue each : array.items()) {
          all.add(strings(each, number, generation, depth + 1));
        }
        return new PdfValue.Array(all);
      }
      case PdfValue.Dict dict -> {
        return dict(dict, number, generation, depth);
      }
      case PdfValue.Stream stream -> {
        return stream.dict().is("Type", "XRef") ? stream : new PdfValue.Stream(dict(stream.dict(), number, generation, depth), stream.raw());
      }
      case PdfValue.Word word -> {
        return word;
      }
      case PdfValue.Number plain -> {
        return plain;
      }
      case PdfValue.Name name -> {
        return name;
      }
      case PdfValue.Ref ref -> {
        return ref;
      }
    }
  }

  private PdfValue.Dict dict(PdfValue.Dict dict, int number, int generation, int depth) throws PdfBroken {
    Map<String, PdfValue> all = new LinkedHashMap<>();
    boolean signature = dict.entries().containsKey("ByteRange");
    for (Map.Entry<String, PdfValue> each : dict.entries().entrySet()) {
      all.put(each.getKey(), signature && each.getKey().equals("Contents") ? each.getValue() : strings(each.getValue(), number, generation, depth + 1));
    }
    return new PdfValue.Dict(all);
  }
}
