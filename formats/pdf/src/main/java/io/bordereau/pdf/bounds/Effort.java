package io.bordereau.pdf.bounds;

/** What is spent on one PDF: time, operators, characters. Whoever works on it asks now and then, and is stopped when it is enough. */
public final class Effort {
  private static final int SELDOM = 1 << 8;

  private final Limits limits;
  private final long end;
  private long operators;
  private long characters;
  private volatile boolean stopped;

  /** The clock runs from now. */
  public Effort(Limits limits) {
    this.limits = limits;
    this.end = System.nanoTime() + limits.time().toNanos();
  }

  /** The limits that hold. */
  public Limits limits() {
    return limits;
  }

  /** Nothing more is allowed: nobody waits for it any more. */
  void stop() {
    stopped = true;
  }

  /** Whether less than a part of the time is left, 0.5 for half of it. */
  public boolean late(double part) {
    return end - System.nanoTime() < limits.time().toNanos() * part;
  }

  /** Stops when the time is over. */
  public void time() throws PdfRefused {
    if (stopped || System.nanoTime() - end > 0) throw new PdfRefused(PdfFindings.slow(limits.time()));
  }

  /** One operator of a page. */
  public void operator() throws PdfRefused {
    if (++operators > limits.operators()) throw new PdfRefused(PdfFindings.large("drawing operators", limits.operators()));
    if (operators % SELDOM == 0) time();
  }

  /** One character of a page; whether it is still taken. */
  public boolean character() {
    return ++characters <= limits.characters();
  }

  /** Refuses a picture of too many pixels. */
  public void picture(long width, long height) throws PdfRefused {
    if (width > 0 && height > limits.pixels() / width) throw new PdfRefused(PdfFindings.large("pixels in one picture", limits.pixels()));
  }
}
