package io.bordereau.pdf;

import io.bordereau.document.Attachment;
import io.bordereau.pdf.archive.AssociatedFile;
import io.bordereau.pdf.archive.Relationship;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The files that an ePDF takes along: the data of the invoice, and its supporting documents (BG-24). */
final class EmbeddedFiles {
  private EmbeddedFiles() {}

  static List<AssociatedFile> of(EpdfOrder order) {
    var files = new ArrayList<AssociatedFile>();
    if (order.data() != null) files.add(order.data());
    var taken = new HashSet<String>();
    files.forEach(f -> taken.add(f.name()));
    int number = 0;
    for (var each : order.invoice().attachments()) {
      number++;
      if (each.content() == null) continue;
      var name = name(each, number);
      for (int again = 2; !taken.add(name); again++) name = again + "-" + name(each, number);
      files.add(new AssociatedFile(name, each.mime(), Relationship.SUPPLEMENT, each.description(), made(order), each.content()));
    }
    return files;
  }

  /** The name without any folder: a sender's path is no path of the receiver's. */
  private static String name(Attachment attachment, int number) {
    var name = attachment.filename() == null ? attachment.id() : attachment.filename();
    if (name == null) return "attachment-" + number;
    var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).strip();
    return last.isEmpty() || last.equals("..") ? "attachment-" + number : last;
  }

  /** The instant of the document: its date, at the time that it states. */
  static Instant made(EpdfOrder order) {
    var issued = order.invoice().issued();
    if (issued == null) return Instant.EPOCH;
    var time = issued.time() == null ? issued.date().atStartOfDay() : issued.date().atTime(issued.time());
    return time.toInstant(issued.offset() == null ? ZoneOffset.UTC : issued.offset());
  }
}
