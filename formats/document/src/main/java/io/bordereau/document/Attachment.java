package io.bordereau.document;

/**
 * A supporting document (BG-24).
 *
 * @param id reference (BT-122)
 * @param description description (BT-123)
 * @param location external location (BT-124)
 * @param content the document itself (BT-125)
 * @param mime MIME type (BT-125-1)
 * @param filename file name (BT-125-2)
 * @param type UNTDID 1001 code of the document (BX-165)
 * @param scheme scheme of the reference (BX-166)
 * @param typeText kind of the document in words (BX-901)
 * @param role {@code page} for the page of the document itself, as the seller's system made it: the image of the paper invoice; null for
 *     anything else (BX-930)
 */
public record Attachment(
    @Term("BT-122") String id,
    @Term("BT-123") String description,
    @Term("BT-124") String location,
    @Term("BT-125") Blob content,
    @Term("BT-125-1") String mime,
    @Term("BT-125-2") String filename,
    @Term("BX-165") String type,
    @Term("BX-166") String scheme,
    @Term("BX-901") String typeText,
    @Term("BX-930") String role) {
  /** The role of the page of the document itself. */
  public static final String PAGE = "page";

  /** A supporting document that plays no role of its own. */
  public Attachment(
      String id, String description, String location, Blob content, String mime, String filename, String type, String scheme, String typeText) {
    this(id, description, location, content, mime, filename, type, scheme, typeText, null);
  }

  /** Whether it is the page of the document itself. */
  public boolean isPage() {
    return PAGE.equals(role);
  }
}
