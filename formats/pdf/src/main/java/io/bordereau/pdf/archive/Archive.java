package io.bordereau.pdf.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * Makes a document the container that archives want: output intent, metadata, associated files, file identifier. What is on its pages is the business
 * of who made them. The same document and facts give the same bytes.
 */
public final class Archive {
  private static final float VERSION = 1.7f;
  private static final COSName DEST_PROFILE = COSName.getPDFName("DestOutputProfile");

  private Archive() {}

  /**
   * Gives a document all that the facts ask for. An output intent that it has already is kept.
   *
   * @param files files to embed; those with the name of one that is there already take its place
   */
  public static void make(PDDocument document, ArchiveFacts facts, List<AssociatedFile> files) throws IOException {
    if (document.getVersion() < VERSION) document.setVersion(VERSION);
    var catalog = document.getDocumentCatalog();
    if (facts.language() != null) catalog.setLanguage(facts.language());
    information(document, facts);
    var metadata = new PDMetadata(document, new ByteArrayInputStream(XmpPacket.of(facts)));
    metadata.getCOSObject().setName(COSName.TYPE, "Metadata");
    metadata.getCOSObject().setName(COSName.SUBTYPE, "XML");
    catalog.setMetadata(metadata);
    if (facts.claimsArchive()) intent(document);
    AssociatedFiles.embed(document, files);
  }

  /**
   * The bytes of a document. The file identifier is made from the seed, so that the same content is the same file; the first half of one that the
   * document has already stays.
   *
   * @param seed what tells this document from all others, such as its facts and its content
   */
  public static byte[] bytes(PDDocument document, byte[] seed) throws IOException {
    document.setDocumentId(number(seed));
    document.setAllSecurityToBeRemoved(false);
    var out = new ByteArrayOutputStream(1 << 16);
    document.save(out, CompressParameters.DEFAULT_COMPRESSION);
    return out.toByteArray();
  }

  private static long number(byte[] seed) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(seed);
      return java.nio.ByteBuffer.wrap(digest).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The old dictionary says the same as the metadata, so that readers of either agree. */
  private static void information(PDDocument document, ArchiveFacts facts) {
    var info = new PDDocumentInformation();
    info.setTitle(facts.title());
    info.setAuthor(facts.author());
    info.setSubject(facts.subject());
    info.setKeywords(facts.keywords());
    info.setCreator(facts.creator());
    info.setProducer(facts.producer());
    if (facts.created() != null) info.setCreationDate(calendar(facts.created()));
    if (facts.modified() != null) info.setModificationDate(calendar(facts.modified()));
    document.setDocumentInformation(info);
  }

  private static void intent(PDDocument document) throws IOException {
    var catalog = document.getDocumentCatalog().getCOSObject();
    var intents = catalog.getCOSArray(COSName.OUTPUT_INTENTS);
    if (intents != null && intents.size() > 0) return;
    var profile = new PDStream(document, new ByteArrayInputStream(ColourProfile.sRgb()), COSName.FLATE_DECODE);
    profile.getCOSObject().setInt(COSName.N, 3);
    var intent = new COSDictionary();
    intent.setItem(COSName.TYPE, COSName.getPDFName("OutputIntent"));
    intent.setItem(COSName.S, COSName.getPDFName("GTS_PDFA1"));
    intent.setString(COSName.OUTPUT_CONDITION_IDENTIFIER, ColourProfile.name());
    intent.setString(COSName.INFO, ColourProfile.name());
    intent.setItem(DEST_PROFILE, profile);
    var all = new COSArray();
    all.add(intent);
    catalog.setItem(COSName.OUTPUT_INTENTS, all);
  }

  /** A moment as PDFs write it: to the second, in universal time. */
  static COSString date(Instant at) {
    var t = at.atOffset(ZoneOffset.UTC);
    var text = String.format(Locale.ROOT, "D:%04d%02d%02d%02d%02d%02d+00'00'", t.getYear(), t.getMonthValue(), t.getDayOfMonth(), t.getHour(), t.getMinute(),
        t.getSecond());
    return new COSString(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static Calendar calendar(Instant at) {
    var calendar = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
    calendar.setTimeInMillis(at.getEpochSecond() * 1000);
    return calendar;
  }
}
