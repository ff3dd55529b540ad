package io.bordereau.pdf.bounds;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;

/**
 * Takes the encryption off a PDF that opens for everybody, with the empty password. What the streams hold is counted as soon as they are deciphered and
 * before anything unpacks them, as {@link Census} does with those that are not encrypted.
 *
 * @param plain the same PDF without encryption
 * @param protection what it was protected against
 */
record Deciphering(byte[] plain, Protection protection) {

  /**
   * Deciphers what was opened.
   *
   * @throws PdfRefused when it holds too much
   */
  static Deciphering of(PDDocument document, Effort effort) throws IOException {
    var protection = protection(document.getCurrentAccessPermission());
    count(document, effort);
    document.setAllSecurityToBeRemoved(true);
    // The same file gives the same bytes: their id must not come from the clock.
    document.setDocumentId(0L);
    var out = new ByteArrayOutputStream();
    document.save(out, CompressParameters.NO_COMPRESSION);
    return new Deciphering(out.toByteArray(), protection);
  }

  /** Opens a PDF, with the empty password where it is encrypted. */
  static PDDocument open(byte[] bytes, Effort effort) throws IOException {
    var parser = new Guarded(new BoundedBytes(bytes, effort), effort);
    try {
      return parser.parse(true);
    } catch (IOException | RuntimeException e) {
      // The parser may have taken the refusal for a broken object.
      if (parser.refused != null) throw parser.refused;
      throw e;
    }
  }

  private static Protection protection(AccessPermission may) {
    var forbidden = new ArrayList<String>();
    if (!may.isOwnerPermission()) {
      if (!may.canModify()) forbidden.add("to change it");
      if (!may.canExtractContent()) forbidden.add("to copy from it");
      if (!may.canPrint()) forbidden.add("to print it");
    }
    return new Protection(List.copyOf(forbidden));
  }

  private static void count(PDDocument document, Effort effort) throws IOException {
    var keys = new ArrayList<COSObjectKey>(document.getDocument().getXrefTable().keySet());
    if (keys.size() > effort.limits().objects()) throw new PdfRefused(PdfFindings.large("objects", effort.limits().objects()));
    var counted = new Counted(effort);
    for (var key : keys) {
      effort.time();
      try {
        if (document.getDocument().getObjectFromPool(key).getObject() instanceof COSStream stream) counted.stream(stream);
      } catch (IllegalStateException | IllegalArgumentException | ClassCastException broken) {
        continue; // An object that nobody can read holds nothing.
      }
    }
  }

  /** Counts what streams of objects hold before the parser unpacks them. */
  private static final class Guarded extends PDFParser {
    private final Counted counted;
    private final Set<Long> seen = new HashSet<>();
    private PdfRefused refused;

    Guarded(RandomAccessRead bytes, Effort effort) throws IOException {
      super(bytes);
      this.counted = new Counted(effort);
    }

    @Override
    protected COSBase parseObjectStreamObject(long number, COSObjectKey key) throws IOException {
      // Those that are not encrypted were counted before.
      if (securityHandler != null && seen.add(number) && parseObjectDynamically(new COSObjectKey(number, 0), false) instanceof COSStream stream) {
        try {
          counted.stream(stream);
        } catch (PdfRefused e) {
          refused = e;
          throw e;
        }
      }
      return super.parseObjectStreamObject(number, key);
    }
  }

  /** The sum of what was unpacked. */
  private static final class Counted {
    private final Effort effort;
    private long all;

    Counted(Effort effort) {
      this.effort = effort;
    }

    void stream(COSStream stream) throws IOException {
      var filters = stream.getFilters();
      var names = filters instanceof COSName one ? List.of(one.getName()) : filters instanceof COSArray several ? several.toCOSNameStringList() : List.<String>of();
      var packed = names.stream().filter(n -> Unpacking.of(n, java.io.InputStream.nullInputStream()) != null).toList();
      if (packed.size() > Census.MOST_FILTERS) throw new PdfRefused(PdfFindings.large("filters around one stream", Census.MOST_FILTERS));
      for (int depth = 1; depth <= packed.size(); depth++) {
        var in = stream.createRawInputStream();
        for (int i = 0; i < depth; i++) in = Unpacking.of(packed.get(i), in);
        all = Census.count(in, all, effort);
      }
    }
  }
}
