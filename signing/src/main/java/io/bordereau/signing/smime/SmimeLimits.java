package io.bordereau.signing.smime;

/**
 * How much is read of what somebody sends.
 *
 * @param content the most bytes of a content, opened or not
 * @param structure the most bytes of signatures, certificates and recipients
 * @param headers the most bytes of the headers of one part
 * @param ratio how many times larger a content may be than its compressed form, beyond the first mebibyte
 */
public record SmimeLimits(long content, int structure, int headers, int ratio) {
  /** 2 GiB of content, 1 MiB of structure, 32 KiB of headers, one to a hundred. */
  public static final SmimeLimits DEFAULT = new SmimeLimits(2L << 30, 1 << 20, 32 << 10, 100);

  /** The same with another limit for the content. */
  public SmimeLimits content(long most) {
    return new SmimeLimits(most, structure, headers, ratio);
  }
}
