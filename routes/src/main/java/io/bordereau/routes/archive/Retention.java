package io.bordereau.routes.archive;

/** How long documents are kept. */
final class Retention {
  /** The fact of an entry: digests of the bytes that were erased, with blanks between them. */
  static final String ERASED = "erased";

  private Retention() {}
}
