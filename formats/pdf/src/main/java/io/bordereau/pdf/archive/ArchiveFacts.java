package io.bordereau.pdf.archive;

import java.time.Instant;

/**
 * What a PDF says about itself.
 *
 * @param title title; null for none, which PDF/UA does not allow
 * @param author who made it; null for none
 * @param subject what it is about; null for none
 * @param keywords key words; null for none
 * @param language language of the text as a tag of BCP 47; null for none
 * @param creator program that the page comes from; null for none
 * @param producer program that wrote the PDF; null for none
 * @param created when it was made, to the second; null when unknown
 * @param modified when it was last changed, to the second; null when unknown
 * @param part part of ISO 19005 that it conforms to; 0 for none
 * @param conformance its level; null for none
 * @param accessible whether it is PDF/UA-1 (ISO 14289-1)
 * @param facturX the mark of a hybrid invoice; null when it is none
 */
public record ArchiveFacts(
    String title,
    String author,
    String subject,
    String keywords,
    String language,
    String creator,
    String producer,
    Instant created,
    Instant modified,
    int part,
    Conformance conformance,
    boolean accessible,
    FacturXMark facturX) {
  /** Nothing is known. */
  public static final ArchiveFacts NONE = new ArchiveFacts(null, null, null, null, null, null, null, null, null, 0, null, false, null);

  /** The same facts of a PDF/A-3 of this level. */
  public ArchiveFacts archive(Conformance level) {
    return new ArchiveFacts(title, author, subject, keywords, language, creator, producer, created, modified, 3, level, accessible, facturX);
  }

  /** The same facts of a hybrid invoice. */
  public ArchiveFacts hybrid(FacturXMark mark) {
    return new ArchiveFacts(title, author, subject, keywords, language, creator, producer, created, modified, part, conformance, accessible, mark);
  }

  /** Whether it says that it is a PDF/A. */
  public boolean claimsArchive() {
    return part > 0;
  }
}
