package io.bordereau.signing.pades;

/**
 * How much of a PDF is taken on.
 *
 * @param bytes how long a file may be
 * @param nodes how many nodes of its trees (pages, fields, numbers) are visited
 * @param decoded how many bytes one of its compressed tables may have when it is expanded
 */
public record PdfLimits(long bytes, int nodes, long decoded) {
  /** Half a gigabyte, 200,000 nodes, 64 MB. */
  public static final PdfLimits DEFAULT = new PdfLimits(512L << 20, 200_000, 64L << 20);
}
