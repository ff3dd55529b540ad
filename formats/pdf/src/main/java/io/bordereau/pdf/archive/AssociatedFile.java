package io.bordereau.pdf.archive;

import io.bordereau.document.Blob;
import java.time.Instant;

/**
 * A file inside of a PDF.
 *
 * @param name file name, without a folder
 * @param mime media type, such as {@code text/xml}; null when the PDF that was read does not say it
 * @param relationship what it is to the document; null when the PDF that was read does not say it
 * @param description in words; null for none
 * @param modified when it was last changed, to the second; null when the PDF that was read does not say it
 * @param content the file itself
 */
public record AssociatedFile(String name, String mime, Relationship relationship, String description, Instant modified, Blob content) {
}
