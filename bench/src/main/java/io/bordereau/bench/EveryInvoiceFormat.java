package io.bordereau.bench;

import io.bordereau.document.Invoice;
import io.bordereau.formats.Formats;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The same invoice of 20 lines in every invoice format: bytes to a record with its loss account, and back to bytes. It has no peer; it tells what
 * a format costs beside another one, and its drift.
 */
@State(Scope.Benchmark)
public class EveryInvoiceFormat {
  private static final int LINES = 20;

  /** The format's id. */
  @Param({"cxml-1.2", "ubl-2.1", "peppol-bis-3", "cii-d16b", "xrechnung-3", "factur-x", "rosettanet-3c3", "x12-004010-810", "x12-005010-810",
      "edifact-d96a-invoic", "edifact-d01b-invoic", "edifact-d14b-invoic"})
  public String format;

  private Format chosen;
  private byte[] invoice;

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    Measured.run(EveryInvoiceFormat.class);
  }

  /** Makes the invoice, and stops the run unless all lines of it come back, and the same document from what was written again. */
  @Setup
  public void wholeWork() {
    chosen = Formats.byId(format).orElseThrow();
    invoice = SampleInvoices.in(chosen, LINES);
    var first = read(invoice);
    if (first.lines().size() != LINES) throw new IllegalStateException(first.lines().size() + " lines came back");
    if (!first.equals(read(readAndWritten()))) throw new IllegalStateException("another document came back");
    System.out.printf("%n%s: %d bytes%n", format, invoice.length);
  }

  /** One document, read and written. */
  @Benchmark
  public byte[] readAndWritten() {
    var read = chosen.read(invoice, Context.NEUTRAL).getFirst();
    return chosen.write(read.document().orElseThrow(), read.rest(), Context.NEUTRAL).bytes();
  }

  private Invoice read(byte[] bytes) {
    var read = chosen.read(bytes, Context.NEUTRAL).getFirst();
    if (read.findings().stream().anyMatch(Finding::isError)) throw new IllegalStateException(format + ": " + read.findings());
    return (Invoice) read.document().orElseThrow();
  }
}
