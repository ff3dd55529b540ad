package io.bordereau.bench;

import org.openjdk.jmh.annotations.Param;

/**
 * {@link EveryInvoiceFormat} with all formats in turns in one JVM, as the hub has them: what is shared is warm for all, and on a busy machine,
 * where a JVM for each format hardly gets warm by the clock, the CPU time of the one thread still says something.
 */
public final class EveryInvoiceFormatInTurns {
  private EveryInvoiceFormatInTurns() {}

  /** Runs the race; a document is what is done once. */
  public static void main(String[] args) throws Exception {
    var race = new Race("One invoice of 20 lines, bytes to record to bytes");
    for (var id : EveryInvoiceFormat.class.getField("format").getAnnotation(Param.class).value()) {
      var benchmark = new EveryInvoiceFormat();
      benchmark.format = id;
      benchmark.wholeWork();
      race.with(id, benchmark::readAndWritten);
    }
    race.run();
  }
}
