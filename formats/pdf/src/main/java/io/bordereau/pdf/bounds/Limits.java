package io.bordereau.pdf.bounds;

import java.time.Duration;

/**
 * How much of a PDF is taken before it is refused.
 *
 * @param bytes of the file
 * @param objects in the file
 * @param pages in the file
 * @param unpackedStream bytes of one unpacked stream
 * @param unpackedAll bytes of all unpacked streams together
 * @param pixels of one picture, and of one page at 150 dpi
 * @param operators drawn or read on all pages together, what is drawn repeatedly counted each time
 * @param characters on all pages together
 * @param time for one piece of work on the file, from its first byte to the answer
 */
public record Limits(
    long bytes, int objects, int pages, long unpackedStream, long unpackedAll, long pixels, long operators, int characters, Duration time) {
  /** What the hub takes: an invoice of 2,000 pages, a page scanned in colour at 600 dpi. */
  public static final Limits HOUSE =
      new Limits(64L << 20, 300_000, 2_000, 128L << 20, 512L << 20, 40_000_000, 20_000_000, 10_000_000, Duration.ofSeconds(60));

  /** The same limits with another time. */
  public Limits within(Duration other) {
    return new Limits(bytes, objects, pages, unpackedStream, unpackedAll, pixels, operators, characters, other);
  }
}
