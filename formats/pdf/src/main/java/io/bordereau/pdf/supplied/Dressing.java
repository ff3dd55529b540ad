package io.bordereau.pdf.supplied;

import io.bordereau.pdf.archive.Archive;
import io.bordereau.pdf.archive.ArchiveFacts;
import io.bordereau.pdf.archive.AssociatedFile;
import io.bordereau.pdf.archive.AssociatedFiles;
import io.bordereau.pdf.archive.Conformance;
import io.bordereau.pdf.archive.Relationship;
import io.bordereau.pdf.archive.XmpPacket;
import io.bordereau.pdf.bounds.OpenPdf;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;

/** Gives a PDF that {@linkplain Archivable can} be an archive what an archive has, and takes away what one may not have and nobody sees. */
final class Dressing {
  private static final Set<String> RECODED = Set.of("LZWDecode", "LZW", "ASCII85Decode", "A85", "ASCIIHexDecode", "AHx", "RunLengthDecode", "RL", "FlateDecode", "Fl");
  private static final int PRINTED = 4;

  private Dressing() {}

  /** The bytes of the archive. The document is changed by it. */
  static byte[] bytes(OpenPdf pdf, Wishes wishes, byte[] seed) throws IOException {
    var document = pdf.document();
    var catalog = document.getDocumentCatalog().getCOSObject();
    for (var key : new ArrayList<>(document.getDocument().getXrefTable().keySet())) {
      pdf.effort().time();
      var object = document.getDocument().getObjectFromPool(key).getObject();
      if (object instanceof COSStream stream) recode(stream);
      if (object instanceof COSDictionary d) clean(d, catalog);
    }
    for (var key : List.of("AA", "Requirements", "NeedsRendering", "Collection", "Perms", "Legal", "Version", "Extensions")) catalog.removeItem(COSName.getPDFName(key));
    var names = catalog.getCOSDictionary(COSName.NAMES);
    if (names != null) names.removeItem(COSName.getPDFName("AlternatePresentations"));
    for (var page : document.getPages()) {
      // What a page inherits may stay above it in a PDF, but not in an archive.
      if (page.getResources() != null) page.setResources(page.getResources());
      page.getCOSObject().removeItem(COSName.AA);
    }
    document.getDocument().setVersion(1.7f);
    var before = facts(pdf);
    var facts = new ArchiveFacts(before.title(), before.author(), before.subject(), before.keywords(), before.language(), before.creator(), before.producer(), before.created(),
        wishes.when(), 3, level(before), before.accessible(), wishes.mark() != null ? wishes.mark() : before.facturX());
    var files = new ArrayList<AssociatedFile>();
    for (var file : AssociatedFiles.of(document)) files.add(whole(file, wishes.when()));
    files.removeIf(old -> wishes.files().stream().anyMatch(f -> f.name().equals(old.name())));
    files.addAll(wishes.files());
    Archive.make(document, facts, files);
    return Archive.bytes(document, seed);
  }

  /** A level that was reached before is reached still: nothing of the pages changes. */
  private static Conformance level(ArchiveFacts before) {
    return before.part() >= 2 && before.conformance() != null ? before.conformance() : Conformance.B;
  }

  private static AssociatedFile whole(AssociatedFile file, Instant when) {
    return new AssociatedFile(file.name().isEmpty() ? "file" : file.name(), file.mime() == null ? "application/octet-stream" : file.mime(),
        file.relationship() == null ? Relationship.UNSPECIFIED : file.relationship(), file.description(), file.modified() == null ? when : file.modified(), file.content());
  }

  /** What the PDF says about itself: by its metadata, or by its old dictionary. */
  static ArchiveFacts facts(OpenPdf pdf) throws IOException {
    var document = pdf.document();
    var metadata = document.getDocumentCatalog().getMetadata();
    var said = metadata == null ? ArchiveFacts.NONE : XmpPacket.read(metadata.toByteArray());
    var info = document.getDocumentInformation();
    var language = document.getDocumentCatalog().getLanguage();
    return new ArchiveFacts(or(said.title(), info.getTitle()), or(said.author(), info.getAuthor()), or(said.subject(), info.getSubject()), or(said.keywords(), info.getKeywords()),
        or(language, said.language()), or(said.creator(), info.getCreator()), or(said.producer(), info.getProducer()),
        said.created() != null ? said.created() : instant(info.getCreationDate()), said.modified() != null ? said.modified() : instant(info.getModificationDate()), said.part(),
        said.conformance(), said.accessible(), said.facturX());
  }

  private static String or(String first, String second) {
    return first != null && !first.isBlank() ? first : second == null || second.isBlank() ? null : second;
  }

  private static Instant instant(Calendar calendar) {
    return calendar == null ? null : calendar.toInstant();
  }

  /** An old packing that archives may not use is replaced by the usual one. */
  private static void recode(COSStream stream) throws IOException {
    var filters = stream.getFilters();
    var names = filters instanceof COSName one ? List.of(one.getName()) : filters instanceof COSArray several ? several.toCOSNameStringList() : List.<String>of();
    if (names.stream().noneMatch(n -> n.equals("LZWDecode") || n.equals("LZW")) || !RECODED.containsAll(names)) return;
    byte[] content;
    try (var in = stream.createInputStream()) {
      content = in.readAllBytes();
    }
    stream.removeItem(COSName.DECODE_PARMS);
    try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(content);
    }
  }

  private static void clean(COSDictionary d, COSDictionary catalog) {
    if (d != catalog) d.removeItem(COSName.METADATA);
    if (d instanceof COSStream && "Image".equals(d.getNameAsString(COSName.SUBTYPE)) && d.getBoolean(COSName.INTERPOLATE, false)) d.setBoolean(COSName.INTERPOLATE, false);
    // A list of the glyphs in a part of a font may be wrong, and need not be there.
    d.removeItem(COSName.getPDFName("CIDSet"));
    if (d.containsKey(COSName.FONT_NAME)) d.removeItem(COSName.getPDFName("CharSet"));
    if ("Link".equals(d.getNameAsString(COSName.SUBTYPE)) && d.containsKey(COSName.RECT)) d.setInt(COSName.F, d.getInt(COSName.F, 0) & ~0b1_0010_0011 | PRINTED);
  }
}
