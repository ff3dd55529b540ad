package io.bordereau.signing.xades;

/**
 * How much of somebody's XML is looked at.
 *
 * @param bytes the document has at most so many
 * @param depth its elements stand in each other at most so deep
 * @param signatures so many are judged; a document with more is refused
 * @param references a signature has at most so many
 */
public record XmlLimits(int bytes, int depth, int signatures, int references) {
  /** For documents of business. */
  public static final XmlLimits DEFAULT = new XmlLimits(64 << 20, 200, 10, 10);
}
