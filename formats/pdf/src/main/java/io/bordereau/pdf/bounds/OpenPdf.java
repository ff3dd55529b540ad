package io.bordereau.pdf.bounds;

import io.bordereau.mapping.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** A PDF that was opened within the limits, and looked through: it holds nothing dangerous. */
public final class OpenPdf implements AutoCloseable {
  private static final int TAIL = 2_048;

  private final PDDocument document;
  private final Effort effort;
  private final boolean signed;
  private final boolean external;
  private final boolean mended;
  private final byte[] bytes;
  private final Protection protection;

  private OpenPdf(PDDocument document, Effort effort, Inspection seen, boolean mended, byte[] bytes, Protection protection) {
    this.document = document;
    this.bytes = bytes;
    this.protection = protection;
    this.effort = effort;
    this.signed = seen.signed();
    this.external = seen.external();
    this.mended = mended;
  }

  /**
   * Opens one, reads every object of it, and refuses what is too large, wants a password, or does more than show pages. One that is encrypted and opens for
   * everybody is deciphered first.
   *
   * @throws PdfRefused with the reason
   */
  public static OpenPdf of(byte[] bytes, Effort effort) throws PdfRefused {
    return of(bytes, effort, null);
  }

  private static OpenPdf of(byte[] bytes, Effort effort, Protection protection) throws PdfRefused {
    Census.take(bytes, effort);
    if (!ended(bytes)) throw new PdfRefused(PdfFindings.unreadable("its end is missing"));
    PDDocument document = null;
    try {
      document = Deciphering.open(bytes, effort);
      if (document.isEncrypted()) {
        var deciphered = Deciphering.of(document, effort);
        document.close();
        return of(deciphered.plain(), effort, deciphered.protection());
      }
      var seen = Inspection.of(document, effort);
      return new OpenPdf(document, effort, seen, !sound(bytes, effort), bytes, protection);
    } catch (InvalidPasswordException password) {
      close(document);
      throw new PdfRefused(PdfFindings.encrypted());
    } catch (IOException | RuntimeException | StackOverflowError e) {
      close(document);
      var refused = PdfRefused.in(e);
      throw refused != null ? refused : new PdfRefused(PdfFindings.broken(e));
    }
  }

  /** Whether the bytes begin as a PDF does. */
  public static boolean isPdf(byte[] bytes) {
    return Census.isPdf(bytes);
  }

  /** A file that says where its table is has not lost its end. */
  private static boolean ended(byte[] bytes) {
    var tail = new String(bytes, Math.max(0, bytes.length - TAIL), Math.min(TAIL, bytes.length), StandardCharsets.ISO_8859_1);
    return tail.contains("startxref");
  }

  /** Whether a reader that mends nothing finds its way to the pages. */
  private static boolean sound(byte[] bytes, Effort effort) throws PdfRefused {
    try (var strict = new PDFParser(new BoundedBytes(bytes, effort)).parse(false)) {
      return strict.getDocumentCatalog().getCOSObject().getItem(COSName.PAGES) != null && strict.getNumberOfPages() > 0;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      var refused = PdfRefused.in(e);
      if (refused != null) throw refused;
      return false;
    }
  }

  private static void close(PDDocument document) {
    try {
      if (document != null) document.close();
    } catch (IOException nothingLeft) {
      return; // It is not used any more.
    }
  }

  /** The document. */
  public PDDocument document() {
    return document;
  }

  /** Its bytes: those that were given, or, when they were encrypted, the same PDF without encryption. */
  public byte[] bytes() {
    return bytes;
  }

  /** What it was encrypted for; empty when it was not. */
  public Optional<Protection> protection() {
    return Optional.ofNullable(protection);
  }

  /** What may still be spent on it. */
  public Effort effort() {
    return effort;
  }

  /** Whether it bears a signature, or a time stamp. */
  public boolean signed() {
    return signed;
  }

  /** Whether a part of it lies in another file or place. */
  public boolean external() {
    return external;
  }

  /** Whether its table of contents was wrong. */
  public boolean mended() {
    return mended;
  }

  /** What there is to say about its structure. */
  public List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    if (mended) findings.add(PdfFindings.mended());
    return findings;
  }

  @Override
  public void close() {
    close(document);
  }
}
