package io.bordereau.signing.verify.pdf;

/** A file that cannot be read, or that programs may read in different ways; its message says where in words. */
public final class PdfBroken extends Exception {
  private static final long serialVersionUID = 1L;
  private final boolean bound;
  private boolean locked;
  private boolean none;

  /** With what is wrong. */
  public PdfBroken(String words) {
    this(words, false);
  }

  private PdfBroken(String words, boolean bound) {
    super(words, null, false, false);
    this.bound = bound;
  }

  /** Because there is more of something than is looked at. */
  static PdfBroken tooMuch(String words) {
    return new PdfBroken(words, true);
  }

  /** Because it is encrypted. */
  static PdfBroken locked() {
    PdfBroken broken = new PdfBroken("its objects are encrypted");
    broken.locked = true;
    return broken;
  }

  /** Because it is no PDF at all. */
  static PdfBroken none(String words) {
    PdfBroken broken = new PdfBroken(words);
    broken.none = true;
    return broken;
  }

  /** Whether it is no PDF at all. */
  public boolean isNone() {
    return none;
  }

  /** Whether it is encrypted, and may be good for whom it can be read by. */
  public boolean isLocked() {
    return locked;
  }

  /** Whether there is more of something than is looked at. */
  public boolean tooMuch() {
    return bound;
  }
}
