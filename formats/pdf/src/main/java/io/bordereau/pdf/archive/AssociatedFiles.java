package io.bordereau.pdf.archive;

import io.bordereau.document.Blob;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.util.DateConverter;

/** The files inside of a PDF: written as PDF/A-3 wants them (ISO 19005-3, 6.8), read as they come. */
public final class AssociatedFiles {
  private static final COSName AF = COSName.getPDFName("AF");
  private static final COSName RELATIONSHIP = COSName.getPDFName("AFRelationship");
  private static final COSName CHECK_SUM = COSName.getPDFName("CheckSum");
  private static final COSName FILE_ATTACHMENT = COSName.getPDFName("FileAttachment");
  private static final int DEEPEST = 40;
  private static final int MOST = 1_000;
  private static final int MOST_PAGES = 2_000;

  private AssociatedFiles() {}

  /** Embeds files, beside those that are there; one of the same name takes the other's place. */
  static void embed(PDDocument document, List<AssociatedFile> files) throws IOException {
    if (files.isEmpty()) return;
    var catalog = document.getDocumentCatalog().getCOSObject();
    var tree = new TreeMap<String, COSBase>(named(document));
    var names = new HashSet<String>();
    var associated = catalog.getCOSArray(AF) == null ? new COSArray() : catalog.getCOSArray(AF);
    for (var file : files) names.add(file.name());
    for (int i = associated.size() - 1; i >= 0; i--) {
      if (associated.getObject(i) instanceof COSDictionary spec && names.contains(name(spec, ""))) associated.remove(i);
    }
    tree.values().removeIf(spec -> spec instanceof COSDictionary d && names.contains(name(d, "")));
    for (var file : files) {
      var spec = specification(document, file);
      tree.put(file.name(), spec);
      associated.add(spec);
    }
    var flat = new COSArray();
    tree.forEach((name, spec) -> {
      flat.add(new COSString(name));
      flat.add(spec);
    });
    var leaf = new COSDictionary();
    leaf.setItem(COSName.NAMES, flat);
    var all = catalog.getCOSDictionary(COSName.NAMES) == null ? new COSDictionary() : catalog.getCOSDictionary(COSName.NAMES);
    all.setItem(COSName.EMBEDDED_FILES, leaf);
    catalog.setItem(COSName.NAMES, all);
    catalog.setItem(AF, associated);
  }

  private static COSDictionary specification(PDDocument document, AssociatedFile file) throws IOException {
    var content = file.content().bytes();
    var stream = new PDStream(document, new ByteArrayInputStream(content), COSName.FLATE_DECODE).getCOSObject();
    stream.setItem(COSName.TYPE, COSName.EMBEDDED_FILE);
    stream.setItem(COSName.SUBTYPE, COSName.getPDFName(file.mime()));
    var params = new COSDictionary();
    params.setInt(COSName.SIZE, content.length);
    params.setItem(COSName.MOD_DATE, Archive.date(file.modified()));
    params.setItem(CHECK_SUM, new COSString(checkSum(content)));
    stream.setItem(COSName.PARAMS, params);
    var spec = new COSDictionary();
    spec.setItem(COSName.TYPE, COSName.FILESPEC);
    spec.setString(COSName.F, file.name());
    spec.setString(COSName.UF, file.name());
    if (file.description() != null) spec.setString(COSName.DESC, file.description());
    spec.setItem(RELATIONSHIP, COSName.getPDFName(file.relationship().pdf()));
    var streams = new COSDictionary();
    streams.setItem(COSName.F, stream);
    streams.setItem(COSName.UF, stream);
    spec.setItem(COSName.EF, streams);
    return spec;
  }

  /** The standard asks for MD5: it tells a damaged file, and protects nothing. */
  private static byte[] checkSum(byte[] content) {
    try {
      return MessageDigest.getInstance("MD5").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }

  /**
   * All files inside of a document, each once: those of the tree of names, those associated with the document or with a page, those pinned to a page.
   * What is not a file there is passed over.
   */
  public static List<AssociatedFile> of(PDDocument document) {
    var specs = Collections.<COSDictionary>newSetFromMap(new IdentityHashMap<>());
    var found = new ArrayList<AssociatedFile>();
    var streams = Collections.<COSStream>newSetFromMap(new IdentityHashMap<>());
    named(document).forEach((name, spec) -> add(spec, name, specs, streams, found));
    all(document.getDocumentCatalog().getCOSObject().getDictionaryObject(AF), specs, streams, found);
    int pages = 0;
    for (var page : document.getPages()) {
      if (++pages > MOST_PAGES) break;
      all(page.getCOSObject().getDictionaryObject(AF), specs, streams, found);
      var annotations = page.getCOSObject().getCOSArray(COSName.ANNOTS);
      for (int i = 0; annotations != null && i < Math.min(annotations.size(), MOST); i++) {
        if (annotations.getObject(i) instanceof COSDictionary a && FILE_ATTACHMENT.equals(a.getCOSName(COSName.SUBTYPE))) {
          add(a.getDictionaryObject(COSName.FS), "", specs, streams, found);
        }
      }
    }
    return List.copyOf(found);
  }

  private static void all(COSBase list, Set<COSDictionary> seen, Set<COSStream> streams, List<AssociatedFile> found) {
    if (list instanceof COSArray array) for (int i = 0; i < Math.min(array.size(), MOST); i++) add(array.getObject(i), "", seen, streams, found);
    else add(list, "", seen, streams, found);
  }

  private static void add(COSBase spec, String called, Set<COSDictionary> seen, Set<COSStream> streams, List<AssociatedFile> found) {
    if (!(spec instanceof COSDictionary d) || found.size() >= MOST || !seen.add(d)) return;
    var content = stream(d);
    if (content == null || !streams.add(content)) return;
    try (var in = content.createInputStream()) {
      var modified = content.getCOSDictionary(COSName.PARAMS) == null ? null : instant(content.getCOSDictionary(COSName.PARAMS).getString(COSName.MOD_DATE));
      found.add(new AssociatedFile(name(d, called), content.getNameAsString(COSName.SUBTYPE), Relationship.of(d.getNameAsString(RELATIONSHIP)).orElse(null),
          d.getString(COSName.DESC), modified, Blob.of(in.readAllBytes())));
    } catch (IOException damaged) {
      return; // A file that cannot be taken out is none.
    }
  }

  private static COSStream stream(COSDictionary spec) {
    var streams = spec.getCOSDictionary(COSName.EF);
    if (streams == null) return null;
    for (var key : List.of(COSName.UF, COSName.F, COSName.UNIX, COSName.MAC, COSName.DOS)) if (streams.getCOSStream(key) != null) return streams.getCOSStream(key);
    return null;
  }

  /** The name without any folder; of one that has none, how the tree of names calls it. */
  private static String name(COSDictionary spec, String called) {
    var name = spec.getString(COSName.UF) != null ? spec.getString(COSName.UF) : spec.getString(COSName.F);
    if (name == null || name.isBlank()) name = called;
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).strip();
  }

  private static Instant instant(String date) {
    var calendar = date == null ? null : DateConverter.toCalendar(date);
    return calendar == null ? null : calendar.toInstant();
  }

  private static TreeMap<String, COSBase> named(PDDocument document) {
    var found = new TreeMap<String, COSBase>();
    var names = document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.NAMES);
    if (names != null) walk(names.getCOSDictionary(COSName.EMBEDDED_FILES), found, Collections.newSetFromMap(new IdentityHashMap<>()), DEEPEST);
    return found;
  }

  private static void walk(COSDictionary node, TreeMap<String, COSBase> found, Set<COSDictionary> seen, int left) {
    if (node == null || left == 0 || found.size() > MOST || !seen.add(node)) return;
    var names = node.getCOSArray(COSName.NAMES);
    for (int i = 0; names != null && i + 1 < names.size() && found.size() <= MOST; i += 2) {
      if (!(names.getObject(i) instanceof COSString name)) continue;
      // Two under one name hide nothing from us: both are files.
      var key = name.getString();
      while (found.containsKey(key)) key = key + "#";
      found.put(key, names.getObject(i + 1));
    }
    var kids = node.getCOSArray(COSName.KIDS);
    for (int i = 0; kids != null && i < Math.min(kids.size(), MOST); i++) {
      if (kids.getObject(i) instanceof COSDictionary kid) walk(kid, found, seen, left - 1);
    }
  }
}
