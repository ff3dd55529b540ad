package io.bordereau.pdf.archive;

import java.util.Optional;

/** What an associated file is to the document (ISO 32000-2, 7.11.3, {@code AFRelationship}). */
public enum Relationship {
  /** The document was made from it. */
  SOURCE("Source"),
  /** Data that the document shows, or shows a part of. */
  DATA("Data"),
  /** The same content in another form: the usual one of the XML of a Factur-X. */
  ALTERNATIVE("Alternative"),
  /** Something beside the document. */
  SUPPLEMENT("Supplement"),
  /** Unknown, or none of the others. */
  UNSPECIFIED("Unspecified");

  private final String pdf;

  Relationship(String pdf) {
    this.pdf = pdf;
  }

  /** The name in the PDF. */
  public String pdf() {
    return pdf;
  }

  /** By its name in the PDF; empty when it is none of these, or null. */
  public static Optional<Relationship> of(String pdf) {
    for (var r : values()) if (r.pdf.equals(pdf)) return Optional.of(r);
    return Optional.empty();
  }
}
